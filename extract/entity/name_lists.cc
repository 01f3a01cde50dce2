#include "extract/entity/name_lists.h"

#include <sys/mman.h>
#include <unistd.h>

#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

#include "extract/entity/name_table_builder.h"
#include "graph/base/hash.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

struct OpenList {
    NameListFile list;
    MappedFile file;

    [[nodiscard]] std::string_view text() const {
        const auto bytes = file.bytes();
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

    /// Gives the memory back that was read; what is asked for again is read again.
    void forget() const {
        const auto bytes = file.bytes();
        if (!bytes.empty()) madvise(const_cast<std::byte*>(bytes.data()), bytes.size(), MADV_DONTNEED);
    }
};

std::vector<OpenList> open_lists(std::span<const NameListFile> lists, Diagnostics& diagnostics) {
    std::vector<OpenList> out;
    for (const NameListFile& list : lists) {
        Result<MappedFile> file = MappedFile::open(list.path);
        if (file) {
            out.push_back({list, *std::move(file)});
        } else {
            diagnostics.add({.severity = Severity::error,
                             .file = list.path,
                             .line = 0,
                             .column = 0,
                             .message = file.error().message});
        }
    }
    return out;
}

/// Where a table for these paths is kept.
fs::path cache_file(const std::vector<OpenList>& lists, const fs::path& folder) {
    std::uint64_t hash = 0;
    for (const OpenList& open : lists) {
        std::error_code failure;
        const fs::path whole = fs::absolute(open.list.path, failure);
        hash = hash_text(failure ? open.list.path : whole.string(), hash);
    }
    return folder / ("names-" + std::to_string(hash) + ".table");
}

std::optional<NameTable> from_cache(const fs::path& path, std::uint64_t key) {
    Result<MappedFile> file = MappedFile::open(path);
    if (!file) return std::nullopt;
    Result<NameTable> table = NameTable::open(*std::move(file), key);
    return table ? std::optional(*std::move(table)) : std::nullopt;
}

void read_lists(const std::vector<OpenList>& lists, const CountryCodes& countries, NameTableBuilder& builder,
                Diagnostics& remarks) {
    constexpr std::size_t kRowsAtOnce = 50'000;  // then what was read is given back
    std::size_t bytes = 0;
    for (const OpenList& open : lists) bytes += open.text().size();
    builder.expect(bytes);
    for (const OpenList& open : lists) {
        builder.begin_list(open.list.path);
        std::size_t rows = 0;
        const ListSink sink = [&](ListedName&& name) {
            builder.add(std::move(name), remarks);
            if (++rows % kRowsAtOnce == 0) open.forget();
        };
        read_name_list(open.list.path, open.text(), open.list.kind, countries, sink, remarks);
        open.forget();
    }
}

void compile_into(std::iostream& stream, const std::vector<OpenList>& lists, const CountryCodes& countries,
                  std::uint64_t key) {
    NameTableBuilder builder(stream);
    Diagnostics remarks;
    read_lists(lists, countries, builder, remarks);
    builder.finish(key, remarks);
}

/// Compiles beside the place and moves it there, so that nobody maps half a table. False where the cache cannot be
/// written.
bool compile_into(const fs::path& path, const std::vector<OpenList>& lists, const CountryCodes& countries,
                  std::uint64_t key) {
    std::error_code failure;
    fs::create_directories(path.parent_path(), failure);
    const fs::path draft = path.string() + "." + std::to_string(getpid());
    std::fstream stream(draft, std::ios::binary | std::ios::in | std::ios::out | std::ios::trunc);
    if (!stream) return false;
    compile_into(stream, lists, countries, key);
    stream.close();
    if (stream.good()) fs::rename(draft, path, failure);
    if (!stream.good() || failure) fs::remove(draft, failure);
    return stream.good() && !failure;
}

std::string compile(const std::vector<OpenList>& lists, const CountryCodes& countries, std::uint64_t key) {
    std::stringstream stream;
    compile_into(stream, lists, countries, key);
    return std::move(stream).str();
}

std::shared_ptr<const NameTable> share(Result<NameTable> table) {
    return table ? std::make_shared<const NameTable>(*std::move(table)) : nullptr;
}

}  // namespace

LoadedNames load_name_lists(std::span<const NameListFile> lists, const CountryCodes& countries,
                            const fs::path& cache_folder, Diagnostics& diagnostics) {
    LoadedNames out;
    const std::vector<OpenList> open = open_lists(lists, diagnostics);
    if (open.empty()) return out;
    for (const OpenList& list : open) {
        const auto kind = list.list.kind ? static_cast<std::uint64_t>(*list.list.kind) : kEntityKindCount;
        out.hash = hash_text(list.text(), hash_text(std::to_string(kind), out.hash));
        list.forget();
    }
    // The paths are in the remarks; another program version may read lists in another way.
    std::uint64_t key = hash_text(ENTENTE_VERSION, out.hash ^ countries.hash());
    for (const OpenList& list : open) key = hash_text(list.list.path, key);
    const fs::path cached = cache_folder.empty() ? fs::path() : cache_file(open, cache_folder);
    if (!cached.empty()) {
        if (auto table = from_cache(cached, key)) out.table = std::make_shared<const NameTable>(*std::move(table));
    }
    if (!out.table) {
        if (!cached.empty() && compile_into(cached, open, countries, key)) {
            if (auto table = from_cache(cached, key)) out.table = std::make_shared<const NameTable>(*std::move(table));
        }
        if (!out.table) out.table = share(NameTable::open(compile(open, countries, key), key));
    }
    if (out.table) diagnostics.append(out.table->remarks());
    return out;
}

}  // namespace entente
