// The program as a user runs it: in a folder of its own, with what it prints and how it ends.
#pragma once

#include <gmock/gmock.h>
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente::testing {

/// How a run ended. `status` is the exit status, or 128 + the signal that ended it.
struct Outcome {
    int status = -1;
    std::string out;
    std::string err;
};

struct RunOptions {
    std::string input{};           // standard input
    std::string output_to{};       // standard output goes to this file instead of Outcome::out
    std::uint64_t file_limit = 0;  // RLIMIT_FSIZE in bytes; 0: none
};

/// A run that goes on beside the test. Its standard input is a pipe that stays open until close_input().
class RunningProgram {
public:
    RunningProgram(const std::filesystem::path& folder, const std::vector<std::string>& arguments);
    ~RunningProgram();
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    void write(std::string_view text) const;
    /// Waits up to a minute until standard error holds `text`.
    [[nodiscard]] bool said(std::string_view text) const;
    void send(int signal) const;
    void close_input();
    [[nodiscard]] Outcome wait();

private:
    std::filesystem::path folder_;
    pid_t process_ = -1;
    int input_ = -1;
};

/// A test with an empty folder that is the program's working directory.
class ProgramTest : public ::testing::Test {
protected:
    ProgramTest();
    ~ProgramTest() override;

    [[nodiscard]] Outcome entente(const std::vector<std::string>& arguments, const RunOptions& options = {}) const;
    void write(const std::string& name, std::string_view content) const;
    [[nodiscard]] std::string read(const std::string& name) const;
    [[nodiscard]] bool exists(const std::string& name) const { return std::filesystem::exists(folder_ / name); }
    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

    /// The rows of a query as CSV, without the line of names and without the last line break.
    [[nodiscard]] std::string rows(const std::string& graph, const std::string& sql) const;
    /// The uris of the documents in a graph that passes SQLite's checks, one a line.
    [[nodiscard]] std::string documents(const std::string& graph) const;

    /// A small article, and the smallest graph made of it.
    void write_article(const std::string& name) const;
    void make_graph(const std::string& name) const;

private:
    std::filesystem::path folder_;
};

}  // namespace entente::testing
