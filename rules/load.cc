// Files are found, read each by itself in a few threads, and linked in the order of their paths.
#include <algorithm>
#include <atomic>
#include <fstream>
#include <numeric>
#include <optional>
#include <system_error>
#include <thread>

#include "rules/file.h"
#include "rules/link.h"
#include "rules/name_list.h"
#include "rules/pack.h"
#include "rules/words.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostThreads = 4;

struct PackFile {
    fs::path path;
    std::uint32_t folder = 0;
    std::uintmax_t size = 0;
};

void add_error(Diagnostics& diagnostics, const fs::path& path, std::string message) {
    diagnostics.add({.severity = Severity::error,
                     .file = path.generic_string(),
                     .line = 0,
                     .column = 0,
                     .message = std::move(message)});
}

/// All *.toml and lists of names below a folder, by path.
std::vector<fs::path> files_below(const fs::path& folder, std::error_code& failure) {
    std::vector<fs::path> out;
    for (fs::recursive_directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure)) {
        std::error_code ignored;
        const bool ours = it->path().extension() == ".toml" || is_name_list(it->path().string());
        if (ours && it->is_regular_file(ignored)) out.push_back(it->path());
    }
    std::sort(out.begin(), out.end(),
              [](const fs::path& a, const fs::path& b) { return a.generic_string() < b.generic_string(); });
    return out;
}

void find_files(const fs::path& folder, std::uint32_t index, std::vector<PackFile>& files,
                std::vector<NameListFile>& lists, Diagnostics& diagnostics) {
    std::error_code failure;
    const fs::file_status status = fs::status(folder, failure);
    if (!fs::exists(status)) {
        add_error(diagnostics, folder, "there is no such folder; name a pack's folder, or a pack that is built in");
        return;
    }
    std::vector<fs::path> paths = {folder};
    if (fs::is_directory(status)) paths = files_below(folder, failure);
    if (failure) add_error(diagnostics, folder, "cannot read this folder: " + failure.message());
    if (paths.empty() && !failure) add_error(diagnostics, folder, "no .toml file is in this folder; it is no pack");
    for (fs::path& path : paths) {
        if (is_name_list(path.string())) {
            lists.push_back({.path = path.generic_string(), .kind = std::nullopt});
            continue;
        }
        std::error_code ignored;
        const std::uintmax_t size = fs::file_size(path, ignored);
        files.push_back({.path = std::move(path), .folder = index, .size = ignored ? 0 : size});
    }
}

FileDraft unreadable_file(std::uint32_t file) {
    FileDraft out;
    out.remarks.error({.file = file, .line = 0, .column = 0}, "cannot read this file; check its permissions");
    return out;
}

std::optional<std::string> read_text(const PackFile& file) {
    std::ifstream stream(file.path, std::ios::binary);
    std::string text(file.size, '\0');
    if (!stream.is_open() || !stream.read(text.data(), static_cast<std::streamsize>(text.size()))) return std::nullopt;
    return text;
}

FileDraft read_file(const PackFile& file, std::uint32_t index, LoadOptions options) {
    const auto text = read_text(file);
    FileDraft draft = text ? read_pack_file(*text, index, options) : unreadable_file(index);
    draft.folder = file.folder;
    return draft;
}

/// Reads the largest files first, so that no thread is left with one at the end.
std::vector<FileDraft> read_files(const std::vector<PackFile>& files, LoadOptions options) {
    std::vector<FileDraft> drafts(files.size());
    std::vector<std::uint32_t> order(files.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return files[a].size > files[b].size; });
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < order.size(); i = next++) {
            drafts[order[i]] = read_file(files[order[i]], order[i], options);
        }
    };
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < std::min({kMostThreads, cores, files.size()}); ++i) threads.emplace_back(work);
    work();
    threads.clear();
    return drafts;
}

/// The [pack] table of a folder; a folder without one has its own name.
PackInfo find_pack(const fs::path& folder, std::uint32_t index, const std::vector<FileDraft>& drafts, Remarks& remarks,
                   Diagnostics& diagnostics) {
    PackInfo out;
    bool found = false;
    bool any_file = false;
    for (const FileDraft& draft : drafts) {
        if (draft.folder != index) continue;
        any_file = true;
        if (!draft.pack) continue;
        if (found) remarks.error(draft.pack->where, "a second [pack] table in this pack; one file has it, pack.toml");
        if (!found) out = *draft.pack;
        found = true;
    }
    if (found) return out;
    out.name = fs::path(folder / "").parent_path().stem().generic_string();
    if (any_file && fs::is_directory(folder)) {
        add_error(diagnostics, folder,
                  "no [pack] table is in this pack; add a file pack.toml with [pack] and name = \"" + out.name + "\"");
    }
    return out;
}

void link(std::vector<FileDraft>& drafts, Packs& packs, Remarks& remarks, Diagnostics& diagnostics) {
    for (FileDraft& draft : drafts) remarks.append(std::move(draft.remarks));
    std::vector<std::string> pack_names;
    for (const PackInfo& pack : packs.packs) pack_names.push_back(pack.name);
    link_names(drafts, packs, remarks);
    link_frames(drafts, pack_names, packs, remarks);
    diagnostics.append(std::move(remarks).in_order(packs.files));
}

}  // namespace

Packs load_packs(const std::vector<fs::path>& folders, Diagnostics& diagnostics, LoadOptions options) {
    std::vector<PackFile> files;
    Packs packs;
    for (std::uint32_t i = 0; i < folders.size(); ++i) find_files(folders[i], i, files, packs.name_lists, diagnostics);
    std::vector<FileDraft> drafts = read_files(files, options);
    for (const PackFile& file : files) packs.files.push_back(file.path.generic_string());
    Remarks remarks;
    for (std::uint32_t i = 0; i < folders.size(); ++i) {
        packs.packs.push_back(find_pack(folders[i], i, drafts, remarks, diagnostics));
    }
    link(drafts, packs, remarks, diagnostics);
    return packs;
}

std::vector<fs::path> pack_files(const std::vector<fs::path>& folders) {
    std::vector<PackFile> files;
    std::vector<NameListFile> lists;
    Diagnostics ignored;
    for (std::uint32_t i = 0; i < folders.size(); ++i) find_files(folders[i], i, files, lists, ignored);
    std::vector<fs::path> out;
    out.reserve(files.size() + lists.size());
    for (PackFile& file : files) out.push_back(std::move(file.path));
    for (const NameListFile& list : lists) out.emplace_back(list.path);
    return out;
}

Packs load_pack_text(std::string_view path, std::string_view toml, Diagnostics& diagnostics) {
    Packs packs;
    packs.files.emplace_back(path);
    std::vector<FileDraft> drafts(1);
    drafts[0] = read_pack_file(toml, 0, {});
    packs.packs.push_back(drafts[0].pack.value_or(PackInfo{}));
    if (!drafts[0].pack) packs.packs[0].name = fs::path(path).stem().generic_string();
    Remarks remarks;
    link(drafts, packs, remarks, diagnostics);
    return packs;
}

std::string to_string(const Packs& packs, SourcePlace where) {
    return packs.files[where.file] + ":" + std::to_string(where.line) + ":" + std::to_string(where.column);
}

}  // namespace entente
