#include "cli/support/pack_path.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

namespace entente {

namespace fs = std::filesystem;

namespace {

bool is_built_in_name(const std::string& pack) {
    return !pack.empty() && pack.find_first_of("/\\.") == std::string::npos;
}

/// "en, business"
std::string names_of_packs(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code failure;
    for (fs::directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure)) {
        std::error_code ignored;
        if (it->is_directory(ignored)) names.push_back(it->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

Error no_such_pack(const std::string& pack, const std::optional<fs::path>& folder) {
    std::string message = "there is no pack " + pack + "; name a folder";
    if (!folder) return Error{message + " (the built-in packs are not found: set ENTENTE_PACKS to their folder)"};
    return Error{message + " or one of the built-in packs: " + names_of_packs(*folder)};
}

/// The same place in the same words, so that a pack is loaded once.
fs::path plain(const fs::path& path) {
    std::error_code failure;
    fs::path out = fs::weakly_canonical(path, failure);
    return failure ? path : out;
}

}  // namespace

std::optional<fs::path> built_in_packs() {
    std::error_code failure;
    if (const char* named = std::getenv("ENTENTE_PACKS"); named != nullptr && fs::is_directory(named, failure)) {
        return named;
    }
    const fs::path program = fs::read_symlink("/proc/self/exe", failure);
    const fs::path installed = program.parent_path().parent_path() / "share/entente/packs";
    if (!program.empty() && fs::is_directory(installed, failure)) return installed;
    if (fs::is_directory(ENTENTE_SOURCE_PACKS, failure)) return ENTENTE_SOURCE_PACKS;
    return std::nullopt;
}

Result<fs::path> pack_path(const std::string& pack) {
    std::error_code failure;
    const auto folder = built_in_packs();
    if (folder && is_built_in_name(pack) && fs::is_directory(*folder / pack, failure)) return *folder / pack;
    if (!pack.empty() && fs::exists(pack, failure)) return fs::path(pack);
    return no_such_pack(pack, folder);
}

Result<std::vector<fs::path>> pack_paths(const std::vector<std::string>& packs, bool alone) {
    std::vector<std::string> wanted = packs;
    if (!alone || packs.empty()) wanted.insert(wanted.begin(), kBasePack);
    std::vector<fs::path> out;
    for (const std::string& pack : wanted) {
        auto path = pack_path(pack);
        if (!path) return path.error();
        const bool known =
            std::any_of(out.begin(), out.end(), [&](const fs::path& other) { return plain(other) == plain(*path); });
        if (!known) out.push_back(*std::move(path));
    }
    return out;
}

}  // namespace entente
