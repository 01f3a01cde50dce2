// An entry is written beside its name and renamed, so that a reader sees a whole one or none; its hash tells a damaged
// one. The few newest entries are kept.
#include "rules/pack_cache.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

#include "graph/base/hash.h"
#include "graph/base/log.h"
#include "rules/name_list.h"
#include "rules/packed.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostEntries = 8;

std::string contents_of(const fs::path& path) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    std::string text(error ? 0 : size, '\0');
    std::ifstream stream(path, std::ios::binary);
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

/// Another build may read packs otherwise.
std::uint64_t program_hash() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    const auto time = fs::last_write_time(program, error).time_since_epoch().count();
    return hash_text(std::to_string(time) + ' ' + std::to_string(fs::file_size(program, error)));
}

std::string entry_name(const std::vector<fs::path>& folders) {
    std::uint64_t hash = program_hash();
    for (const fs::path& folder : folders) hash = hash_text(folder.native(), hash);
    for (const fs::path& file : pack_files(folders)) {
        hash = hash_text(file.generic_string(), hash);
        if (!is_name_list(file.string())) hash = hash_text(contents_of(file), hash);  // packs only name their lists
    }
    std::array<char, 32> name{};
    (void)std::snprintf(name.data(), name.size(), "packs-%016llx", static_cast<unsigned long long>(hash));
    return name.data();
}

void drop_old_entries(const fs::path& folder) {
    std::vector<std::pair<fs::file_time_type, fs::path>> entries;
    std::error_code failure;
    for (fs::directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure)) {
        if (!it->path().filename().native().starts_with("packs-")) continue;
        std::error_code gone;
        const auto time = it->last_write_time(gone);
        if (!gone) entries.emplace_back(time, it->path());
    }
    std::sort(entries.rbegin(), entries.rend());
    for (std::size_t i = kMostEntries; i < entries.size(); ++i) fs::remove(entries[i].second, failure);
}

void keep(const fs::path& folder, const std::string& name, const Packs& packs) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    static std::atomic<unsigned> writes = 0;
    const fs::path partial = folder / (name + "." + std::to_string(::getpid()) + "." + std::to_string(++writes));
    const std::string bytes = packed(packs);
    std::ofstream stream(partial, std::ios::binary);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (stream) fs::rename(partial, folder / name, failure);
    if (!stream || failure) {
        spdlog::info("the cache {} cannot be written", folder.string());
        fs::remove(partial, failure);
        return;
    }
    drop_old_entries(folder);
}

}  // namespace

Packs load_packs_cached(const std::vector<fs::path>& folders, const fs::path& cache, Diagnostics& diagnostics) {
    if (cache.empty()) return load_packs(folders, diagnostics, {.examples = false});
    const std::string name = entry_name(folders);
    if (auto known = unpacked(contents_of(cache / name))) return *std::move(known);
    const std::size_t before = diagnostics.items().size();
    Packs packs = load_packs(folders, diagnostics, {.examples = false});
    if (diagnostics.items().size() == before) keep(cache, name, packs);
    return packs;
}

}  // namespace entente
