// The test program's own helpers, and what all commands have in common.
#include "tests/cli/program.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

namespace entente::testing {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void redirect(const fs::path& path, int flags, int descriptor) {
    const int file = ::open(path.c_str(), flags, 0600);
    if (file < 0) ::_exit(126);
    ::dup2(file, descriptor);
    ::close(file);
}

void limit(int resource, std::uint64_t most) {
    const rlimit value = {most, most};
    if (most > 0) ::setrlimit(static_cast<__rlimit_resource>(resource), &value);
}

[[noreturn]] void execute(const fs::path& folder, const std::vector<std::string>& arguments) {
    std::vector<char*> argv = {const_cast<char*>(ENTENTE_PROGRAM)};
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    if (::chdir(folder.c_str()) == 0) ::execv(ENTENTE_PROGRAM, argv.data());
    ::_exit(127);
}

int status_of(pid_t process) {
    int status = 0;
    ::waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

fs::path out_file(const fs::path& folder) {
    return folder.string() + ".out";
}
fs::path err_file(const fs::path& folder) {
    return folder.string() + ".err";
}
fs::path in_file(const fs::path& folder) {
    return folder.string() + ".in";
}

constexpr int kWrite = O_WRONLY | O_CREAT | O_TRUNC;

}  // namespace

ProgramTest::ProgramTest() {
    std::string name = (fs::temp_directory_path() / "entente-test-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
}

ProgramTest::~ProgramTest() {
    fs::remove_all(folder_);
    for (const fs::path& file : {out_file(folder_), err_file(folder_), in_file(folder_)}) fs::remove(file);
}

Outcome ProgramTest::entente(const std::vector<std::string>& arguments, const RunOptions& options) const {
    std::ofstream(in_file(folder_), std::ios::binary) << options.input;
    const pid_t process = ::fork();
    if (process == 0) {
        redirect(in_file(folder_), O_RDONLY, STDIN_FILENO);
        redirect(options.output_to.empty() ? out_file(folder_) : fs::path(options.output_to), kWrite, STDOUT_FILENO);
        redirect(err_file(folder_), kWrite, STDERR_FILENO);
        limit(RLIMIT_FSIZE, options.file_limit);
        execute(folder_, arguments);
    }
    const int status = status_of(process);
    return {status, options.output_to.empty() ? content_of(out_file(folder_)) : "", content_of(err_file(folder_))};
}

void ProgramTest::write(const std::string& name, std::string_view content) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << content;
}

std::string ProgramTest::read(const std::string& name) const {
    return content_of(folder_ / name);
}

std::string ProgramTest::rows(const std::string& graph, const std::string& sql) const {
    const Outcome run = entente({"query", graph, sql, "--csv"});
    if (run.status != 0) return run.err;
    std::string rows = run.out.substr(std::min(run.out.find('\n') + 1, run.out.size()));
    if (rows.ends_with('\n')) rows.pop_back();
    return rows;
}

std::string ProgramTest::documents(const std::string& graph) const {
    if (const std::string found = rows(graph, "PRAGMA integrity_check"); found != "ok") return found;
    if (const std::string found = rows(graph, "PRAGMA foreign_key_check"); !found.empty()) return found;
    return rows(graph, "SELECT uri FROM documents ORDER BY uri");
}

void ProgramTest::write_article(const std::string& name) const {
    write(name,
          "Trump and Kim talk in Hanoi\n\nFebruary 28, 2019\n\n"
          "U.S. President Donald Trump met North Korean leader Kim Jong-un in Hanoi on Wednesday.\n");
}

void ProgramTest::make_graph(const std::string& name) const {
    write_article("article.txt");
    const Outcome run = entente({"extract", "article.txt", "-o", name});
    ASSERT_EQ(run.status, 0) << run.err;
}

RunningProgram::RunningProgram(const fs::path& folder, const std::vector<std::string>& arguments) : folder_(folder) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return;
    process_ = ::fork();
    if (process_ == 0) {
        ::dup2(ends[0], STDIN_FILENO);
        redirect(out_file(folder_), kWrite, STDOUT_FILENO);
        redirect(err_file(folder_), kWrite, STDERR_FILENO);
        execute(folder_, arguments);
    }
    ::close(ends[0]);
    input_ = ends[1];
}

RunningProgram::~RunningProgram() {
    close_input();
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        status_of(process_);
    }
}

void RunningProgram::write(std::string_view text) const {
    while (!text.empty()) {
        const ssize_t count = ::write(input_, text.data(), text.size());
        ASSERT_GT(count, 0);
        text.remove_prefix(static_cast<std::size_t>(count));
    }
}

bool RunningProgram::said(std::string_view text) const {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (std::chrono::steady_clock::now() < end) {
        if (content_of(err_file(folder_)).find(text) != std::string::npos) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
}

void RunningProgram::send(int signal) const {
    ::kill(process_, signal);
}

void RunningProgram::close_input() {
    if (input_ >= 0) ::close(input_);
    input_ = -1;
}

Outcome RunningProgram::wait() {
    const int status = status_of(process_);
    process_ = -1;
    return {status, content_of(out_file(folder_)), content_of(err_file(folder_))};
}

namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class Program : public ProgramTest {};

TEST_F(Program, WithoutACommandItTeaches) {
    const Outcome run = entente({});
    EXPECT_EQ(run.status, 2);
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, HasSubstr("entente extract articles/ -o news.db"));
}

TEST_F(Program, HelpAndVersion) {
    EXPECT_THAT(entente({"--version"}).out, StartsWith("entente "));
    EXPECT_EQ(entente({"--help"}).status, 0);
    for (const char* command : {"extract", "export", "query", "show", "explain", "demo"}) {
        const Outcome run = entente({command, "--help"});
        EXPECT_EQ(run.status, 0);
        EXPECT_THAT(run.out, HasSubstr("xample")) << command;
    }
}

TEST_F(Program, WrongUseIsSaidAndIsTwo) {
    EXPECT_EQ(entente({"extrct"}).status, 2);
    EXPECT_EQ(entente({"extract"}).status, 2);
    EXPECT_EQ(entente({"extract", "a.txt"}).status, 2);
    EXPECT_THAT(entente({"extract", "a.txt", "-o", "n.db", "--dat", "1"}).err, HasSubstr("--dat"));
    EXPECT_THAT(entente({"extract", "a.txt", "-o", "n.db", "--date", "soon"}).err, HasSubstr("'soon' is no date"));
    EXPECT_THAT(entente({"extract", "a.txt", "-o", "n.db", "-f", "xyz"}).err, HasSubstr("there are: "));
}

TEST_F(Program, AFullStandardOutputIsSaid) {
    make_graph("n.db");
    const Outcome run = entente({"query", "n.db", "SELECT * FROM relations"}, {.output_to = "/dev/full"});
    EXPECT_EQ(run.status, 1);
    EXPECT_THAT(run.err, HasSubstr("standard output cannot be written to"));
}

}  // namespace
}  // namespace entente::testing
