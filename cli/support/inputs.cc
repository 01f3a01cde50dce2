#include "cli/support/inputs.h"

#include <glob.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace entente {
namespace {

namespace fs = std::filesystem;

class InputLister {
public:
    InputLister(const std::string& output, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
        std::error_code code;
        if (!output.empty()) output_ = fs::weakly_canonical(output, code);
    }

    void add(const std::string& named) {
        std::error_code code;
        const fs::file_status status = fs::status(named, code);
        if (named == "-") {
            files_.push_back({named});
        } else if (fs::is_directory(status)) {
            add_folder(named);
        } else if (fs::exists(status)) {
            add_file(fs::path(named).lexically_normal());
        } else if (!add_pattern(named)) {
            say(named, code ? code : std::make_error_code(std::errc::no_such_file_or_directory));
        }
    }

    [[nodiscard]] std::vector<InputFile> take() && { return std::move(files_); }

private:
    void say(const std::string& path, std::error_code code) {
        diagnostics_.add({Severity::error, path, 0, 0, code.message()});
    }

    void add_file(const fs::path& path) {
        std::error_code code;
        const std::uintmax_t bytes = fs::file_size(path, code);
        files_.push_back({path.string(), code ? 0 : bytes});
    }

    /// Whether `path` is the graph that is being written, or a file beside it (-wal, -shm, -journal).
    [[nodiscard]] bool is_output(const fs::path& path) const {
        if (output_.empty() || !path.filename().string().starts_with(output_.filename().string())) return false;
        std::error_code code;
        const std::string whole = fs::weakly_canonical(path, code).string();
        const std::string_view rest = std::string_view(whole).substr(std::min(output_.string().size(), whole.size()));
        return whole.starts_with(output_.string()) && (rest.empty() || rest[0] == '-');
    }

    void add_folder(const fs::path& folder) {
        std::error_code code;
        std::vector<fs::path> entries;
        for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code)) {
            entries.push_back(at->path());
        }
        if (code) say(folder.string(), code);
        std::sort(entries.begin(), entries.end(),
                  [](const fs::path& left, const fs::path& right) { return left.native() < right.native(); });
        for (const fs::path& entry : entries) add_entry(entry);
    }

    void add_entry(const fs::path& entry) {
        if (entry.filename().native().starts_with('.') || is_output(entry)) return;
        std::error_code code;
        const fs::file_status status = fs::status(entry, code);
        if (code) {
            say(entry.string(), code);
        } else if (fs::is_directory(status)) {
            if (!fs::is_symlink(fs::symlink_status(entry, code))) add_folder(entry);
        } else if (fs::is_regular_file(status)) {
            add_file(entry.lexically_normal());
        }
    }

    bool add_pattern(const std::string& pattern) {
        if (pattern.find_first_of("*?[") == std::string::npos) return false;
        glob_t found = {};
        const bool any = ::glob(pattern.c_str(), 0, nullptr, &found) == 0;
        for (std::size_t i = 0; any && i < found.gl_pathc; ++i) {
            const fs::path path = found.gl_pathv[i];
            fs::is_directory(path) ? add_folder(path) : add_file(path.lexically_normal());
        }
        ::globfree(&found);
        return any;
    }

    Diagnostics& diagnostics_;
    fs::path output_;
    std::vector<InputFile> files_;
};

}  // namespace

std::vector<InputFile> list_inputs(const std::vector<std::string>& named, const std::string& output,
                                   Diagnostics& diagnostics) {
    InputLister lister(output, diagnostics);
    for (const std::string& name : named) lister.add(name);
    return std::move(lister).take();
}

}  // namespace entente
