// A user's list of names: CSV, TSV, TOML, or JSON and CSV as Wikidata's query service exports them. docs/names.md
// describes the columns. Rows are handed over one at a time: a list may hold millions.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/base/diagnostics.h"
#include "rules/pack.h"

namespace entente {

/// A row: `entry.where` has its line. Dates are ISO 8601 (YYYY, YYYY-MM, YYYY-MM-DD), empty where open.
struct ListedName {
    NameEntry entry;
    std::string region;  // first-level region, for places
    std::string from;
    std::string until;
    std::uint64_t population = 0;
};

/// Which code a list's word for a country means: the packs' names, aliases and codes.
class CountryCodes {
public:
    explicit CountryCodes(const Packs& packs);

    /// The alpha-3 code; empty where no country is called so.
    [[nodiscard]] std::string_view find(std::string_view word) const;
    /// ". Did you mean …?", or nothing.
    [[nodiscard]] std::string hint(std::string_view word) const;
    /// Of all words and codes: what was compiled with other countries is out of date.
    [[nodiscard]] std::uint64_t hash() const { return hash_; }

private:
    std::unordered_map<std::string, std::string> codes_;  // folded word -> code
    std::uint64_t hash_ = 0;
};

/// Takes a good row.
using ListSink = std::function<void(ListedName&& name)>;

inline constexpr std::size_t kLongestName = 200;  // characters; what is longer is no name

/// Reads the text of a list. Rows that are broken are said and left out. `path` is what messages show; its suffix
/// decides between the formats. `kind` is that of rows which have none; without it the path's
/// last but one suffix may name it ("ships.facility.csv").
void read_name_list(std::string_view path, std::string_view text, std::optional<EntityKind> kind,
                    const CountryCodes& countries, const ListSink& sink, Diagnostics& diagnostics);

/// Whether a file of a pack is a list of names, by its suffix.
[[nodiscard]] bool is_name_list(std::string_view path);

}  // namespace entente
