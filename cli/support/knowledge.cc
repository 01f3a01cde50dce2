#include "cli/support/knowledge.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <span>
#include <utility>

#include "cli/support/message.h"
#include "cli/support/name_files.h"
#include "cli/support/pack_path.h"
#include "extract/annotate/built_in_model.h"
#include "extract/annotate/mapped_file.h"
#include "graph/base/hash.h"
#include "graph/base/log.h"
#include "rules/pack.h"
#include "rules/pack_cache.h"

namespace entente {
namespace {

/// Of the version, the model, and each file's contents in the order of loading; not of where the files are. `names` is
/// the hash of the user's lists; 0 for none.
std::string fingerprint_of(const Packs& packs, std::uint64_t names) {
    std::uint64_t hash = hash_text(built_in_model_mark(), hash_text(ENTENTE_VERSION));
    const auto add_file = [&hash](const std::string& path) {
        const Result<MappedFile> file = MappedFile::open(path);
        const std::span<const std::byte> bytes = file ? file->bytes() : std::span<const std::byte>();
        hash = hash_text({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, hash);
    };
    for (const std::string& path : packs.files) add_file(path);
    for (const NameListFile& list : packs.name_lists) add_file(list.path);
    if (names != 0) hash = hash_text(std::to_string(names), hash);
    return std::string("entente " ENTENTE_VERSION " packs ") + std::to_string(hash);
}

/// "en 0.1.0, business 0.1.0"
std::string names_of(const Packs& packs) {
    std::string out;
    for (const PackInfo& pack : packs.packs) {
        out += (out.empty() ? "" : ", ") + pack.name;
        if (!pack.version.empty()) out += " " + pack.version;
    }
    return out;
}

ExtractionRun run_of(const Packs& packs, std::uint64_t names = 0) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {.fingerprint = fingerprint_of(packs, names),
            .program = "entente " ENTENTE_VERSION,
            .packs = names_of(packs),
            .started = std::chrono::duration_cast<std::chrono::seconds>(now).count()};
}

/// Warnings are for who writes packs (`entente rules check`); here only what stops the run is said.
bool say_errors(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics.items()) {
        if (diagnostic.severity == Severity::error) say(diagnostic);
        if (diagnostic.severity == Severity::warning) spdlog::info("{}", to_string(diagnostic));
    }
    if (!diagnostics.has_errors()) return false;
    say("a pack has errors; nothing was done");
    return true;
}

std::optional<Packs> load(const std::vector<std::string>& packs, bool alone) {
    const Result<std::vector<std::filesystem::path>> folders = pack_paths(packs, alone);
    if (!folders) return say_error(folders.error().message), std::nullopt;
    Diagnostics diagnostics;
    Packs loaded = load_packs_cached(*folders, cache_folder(), diagnostics);
    if (say_errors(diagnostics)) return std::nullopt;
    return loaded;
}

}  // namespace

std::optional<Packs> load_packs(const std::vector<std::string>& packs) {
    return load(packs, false);
}

const LoadedExtractor* load_extractor(const std::vector<std::string>& packs, bool alone,
                                      const std::vector<std::string>& names) {
    const std::optional<Packs> loaded = load(packs, alone);
    if (!loaded) return nullptr;
    const std::optional<NamesInUse> lists = load_names(*loaded, names);
    if (!lists) return nullptr;
    Result<Extractor> extractor = Extractor::open(*loaded, lists->table);
    if (!extractor) return say_error(extractor.error().message), nullptr;
    // Never taken apart, so that the end of a run need not wait for that; kept in reach, so that it is no leak.
    static auto* const kept = new std::vector<const LoadedExtractor*>;
    kept->push_back(
        new LoadedExtractor{*std::move(extractor), run_of(*loaded, names.empty() ? 0 : lists->hash), lists->broken});
    return kept->back();
}

std::optional<ExtractionRun> current_run(const std::vector<std::string>& packs, bool alone) {
    const std::optional<Packs> loaded = load(packs, alone);
    return loaded ? std::optional(run_of(*loaded)) : std::nullopt;
}

}  // namespace entente
