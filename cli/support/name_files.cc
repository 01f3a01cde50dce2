#include "cli/support/name_files.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "cli/support/message.h"
#include "extract/entity/name_lists.h"
#include "graph/base/log.h"
#include "rules/name_list.h"

namespace entente {
namespace {

constexpr std::size_t kMostMessages = 20;

/// "person=query.csv"; a file of that very name is one without a kind.
NameListFile parse_name_file(const std::string& word) {
    std::error_code failure;
    const std::size_t sign = word.find('=');
    if (sign == std::string::npos || std::filesystem::exists(word, failure))
        return {.path = word, .kind = std::nullopt};
    const auto kind = parse_entity_kind(word.substr(0, sign));
    return kind ? NameListFile{.path = word.substr(sign + 1), .kind = kind}
                : NameListFile{.path = word, .kind = std::nullopt};
}

/// Says what is wrong in the user's lists; the packs' own are for `entente rules check`.
std::size_t say_remarks(const Diagnostics& remarks, const std::vector<NameListFile>& lists, std::size_t users) {
    std::size_t said = 0;
    std::size_t errors = 0;
    for (const Diagnostic& remark : remarks.items()) {
        const bool is_users = std::any_of(lists.begin(), lists.begin() + static_cast<std::ptrdiff_t>(users),
                                          [&](const NameListFile& list) { return list.path == remark.file; });
        if (!is_users) {
            spdlog::info("{}", to_string(remark));
            continue;
        }
        errors += remark.severity == Severity::error ? 1 : 0;
        if (++said <= kMostMessages) say(remark);
    }
    if (said > kMostMessages) say("… and " + counted(said - kMostMessages, "further message") + " on lists of names");
    return errors;
}

}  // namespace

std::string cache_folder() {
    if (const char* folder = std::getenv("ENTENTE_CACHE"); folder != nullptr) return folder;
    if (const char* folder = std::getenv("XDG_CACHE_HOME"); folder != nullptr && *folder != '\0') {
        return std::string(folder) + "/entente";
    }
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') {
        return std::string(home) + "/.cache/entente";
    }
    return {};
}

std::optional<NamesInUse> load_names(const Packs& packs, const std::vector<std::string>& names) {
    std::vector<NameListFile> lists;
    lists.reserve(names.size());
    for (const std::string& word : names) lists.push_back(parse_name_file(word));
    for (const NameListFile& list : lists) {
        std::error_code failure;
        if (std::filesystem::is_regular_file(list.path, failure)) continue;
        say_error("there is no list of names " + list.path + "; name a CSV, TSV, TOML or JSON file");
        return std::nullopt;
    }
    const std::size_t users = lists.size();
    lists.insert(lists.end(), packs.name_lists.begin(), packs.name_lists.end());
    Diagnostics remarks;
    LoadedNames loaded = load_name_lists(lists, CountryCodes(packs), cache_folder(), remarks);
    const std::size_t errors = say_remarks(remarks, lists, users);
    return NamesInUse{std::move(loaded.table), loaded.hash, errors};
}

}  // namespace entente
