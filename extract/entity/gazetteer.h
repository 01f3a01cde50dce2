// What the packs know of names, compiled for look-up: aliases, demonyms, seats of government, surnames, titles, and
// who held which office when; and the names of lists, looked up in their table. Entries and aliases of the lists are
// numbered behind those of the packs. Immutable; shared by all threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/entity/alias_trie.h"
#include "extract/entity/lazy_array.h"
#include "extract/entity/name_table.h"
#include "extract/entity/string_hash.h"
#include "graph/fact.h"
#include "rules/pack.h"

namespace entente {

/// How an alias stands for an entry.
enum class AliasUse : std::uint8_t { name, demonym, metonym, surname };

/// One thing that an alias may mean.
struct Reading {
    std::uint32_t entry = 0;  // index of Gazetteer::entry
    AliasUse use = AliasUse::name;
};

/// The identity of a named thing: its kind and folded name, and for places the country they lie in.
[[nodiscard]] std::string entity_key(EntityKind kind, std::string_view name, std::string_view country);

class Gazetteer {
public:
    explicit Gazetteer(const Packs& packs, std::shared_ptr<const NameTable> names = nullptr);

    /// A known name: it ends before token `last`, and `readings(alias)` says what it may mean.
    struct Match {
        std::uint32_t last = 0;
        std::uint32_t alias = kNoAlias;
    };

    /// The longest alias that starts at token `first` and ends by `last`, written as a name is (capitals where the
    /// alias has them). `matches` is scratch memory.
    [[nodiscard]] std::optional<Match> find(const Words& words, std::uint32_t first, std::uint32_t last,
                                            std::vector<AliasTrie::Match>& matches) const;

    /// The alias of a list's names that are taken on evidence alone (towns, and others marked `common`), if it is all
    /// of tokens [first, last); kNoAlias for none.
    [[nodiscard]] std::uint32_t find_weak(const Words& words, std::uint32_t first, std::uint32_t last,
                                          std::vector<AliasTrie::Match>& matches) const;

    /// Whether an alias is one of those.
    [[nodiscard]] bool is_weak(std::uint32_t alias) const {
        return alias >= aliases_.size() && !names_table_->is_strong(listed(alias));
    }

    /// The alias that is this one word; kNoAlias for none.
    [[nodiscard]] std::uint32_t alias_of(std::string_view word) const;

    /// The longest title or role that starts at token `first`: one past its last token.
    [[nodiscard]] std::optional<std::uint32_t> find_title(const Words& words, std::uint32_t first, std::uint32_t last,
                                                          std::vector<AliasTrie::Match>& matches) const;

    /// What an alias may mean: full names first, then demonyms, seats of government, surnames.
    [[nodiscard]] std::span<const Reading> readings(std::uint32_t alias) const {
        return alias < aliases_.size() ? std::span<const Reading>(aliases_[alias].readings) : listed_readings(alias);
    }
    [[nodiscard]] const NameEntry& entry(std::uint32_t index) const {
        return index < entries_.size() ? entries_[index] : listed_entry(index);
    }
    /// What only lists tell of an entry: its region, how many live there.
    [[nodiscard]] std::string_view region(std::uint32_t entry) const;
    [[nodiscard]] std::uint32_t population(std::uint32_t entry) const;
    /// Whether the entry's dates, if a list gave any, cover the ISO day.
    [[nodiscard]] bool exists_at(std::uint32_t entry, std::string_view day) const;
    /// The entry as the graph's entity, with its key and aliases.
    [[nodiscard]] Entity entity(std::uint32_t index) const;

    [[nodiscard]] std::optional<std::uint32_t> country(std::string_view code) const;
    /// The entry that a graph entity's key names.
    [[nodiscard]] std::optional<std::uint32_t> entry_of(std::string_view key) const;
    /// The entry that a name means by itself: no surname, no seat of government.
    [[nodiscard]] std::optional<std::uint32_t> find_name(std::string_view name) const;
    /// The alias that is the entry's own name; kNoAlias where it has no words.
    [[nodiscard]] std::uint32_t own_alias(std::uint32_t entry) const {
        return entry < own_alias_.size() ? own_alias_[entry] : kNoAlias;
    }
    [[nodiscard]] std::string_view written(std::uint32_t alias) const {
        return alias < aliases_.size() ? std::string_view(aliases_[alias].written)
                                       : names_table_->written(listed(alias));
    }
    [[nodiscard]] bool is_given_name(std::string_view folded_word) const;
    /// The gender of the packs' people who bear that given name; unknown where they differ.
    [[nodiscard]] Gender gender_of_given_name(std::string_view folded_word) const;

    /// The persons who held an office called `folded_title` (in country or org `of`, if given) on the ISO day `date`;
    /// with an empty date the latest holders.
    [[nodiscard]] std::vector<std::uint32_t> holders(std::string_view folded_title, std::optional<std::uint32_t> of,
                                                     std::string_view date) const;
    /// The offices that a person held on that day (with an empty date: those without an end), or ever.
    void offices_of(std::uint32_t person, std::string_view date, std::vector<const Office*>& out) const;
    [[nodiscard]] std::span<const std::uint32_t> offices_ever(std::uint32_t person) const;
    [[nodiscard]] const Office& office(std::uint32_t index) const { return offices_[index]; }
    /// Whether the person led a country or government on that day (with an empty date: ever).
    [[nodiscard]] bool is_leader(std::uint32_t person, std::string_view date) const;
    /// When the person's term as leader began that has no end in the packs; empty where there is none.
    [[nodiscard]] std::string_view leads_since(std::uint32_t person) const;

private:
    struct Alias {
        std::string written;
        std::vector<Reading> readings;
    };
    std::uint32_t add_alias(std::span<const std::string_view> words, std::string_view written, Reading reading);
    void add_entries();
    void add_titles();

    /// An alias of the packs that is one of the lists as well.
    struct Twin {
        std::uint32_t alias = 0;
        std::uint32_t listed = 0;  // the table's alias
    };
    void join(const std::vector<Twin>& twins);
    bool join_entry(std::uint32_t listed, Alias& alias);
    [[nodiscard]] std::uint32_t listed(std::uint32_t alias) const {
        return alias - static_cast<std::uint32_t>(aliases_.size());
    }
    [[nodiscard]] std::uint32_t index_of_listed(std::uint32_t listed) const;
    [[nodiscard]] std::span<const Reading> listed_readings(std::uint32_t alias) const;
    [[nodiscard]] const NameEntry& listed_entry(std::uint32_t index) const;
    [[nodiscard]] std::optional<std::uint32_t> row_of(std::uint32_t index) const;

    std::vector<NameEntry> entries_;
    std::vector<Office> offices_;
    std::vector<Alias> aliases_;
    std::vector<std::uint32_t> own_alias_;  // of entries
    AliasTrie trie_;
    FirstWords lower_first_;  // of aliases that are not written with a capital
    AliasTrie titles_;
    StringMap<std::vector<std::uint32_t>> offices_by_title_;  // folded title or description
    StringMap<std::uint32_t> countries_;
    StringMap<std::uint32_t> keys_;
    StringMap<std::uint32_t> names_;       // folded names and aliases of entries
    StringMap<std::uint8_t> given_names_;  // genders that occur: 1 male, 2 female, 3 both, 0 unknown
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> offices_held_;  // person -> offices
    std::unordered_map<std::uint32_t, std::vector<Holder>> led_;                  // person -> terms as leader

    std::shared_ptr<const NameTable> names_table_;
    std::unordered_map<std::uint32_t, std::uint32_t> joined_;  // the table's entry -> the packs' entry that it is
    std::unique_ptr<LazyArray<NameEntry>> listed_entries_;
    std::unique_ptr<LazyArray<std::vector<Reading>>> listed_readings_;
};

}  // namespace entente
