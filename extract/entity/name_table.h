// Lists of names compiled for look-up: one block of bytes, as it lies in its file, so that a million names are there as
// soon as the file is mapped and take memory only where they are looked at. name_table_builder.h makes it.
//
// Aliases are sequences of words. Words are interned: an open hash table gives a word's number. The trie of sequences
// is laid out breadth first, so that a node's children are neighbours in the order of their words; the root's are found
// by the word's number. Words are folded, hyphens skipped, as in alias_trie.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/annotate/mapped_file.h"
#include "extract/entity/alias_trie.h"
#include "graph/base/diagnostics.h"
#include "graph/base/result.h"
#include "rules/pack.h"

namespace entente {

namespace name_table {

enum class Section : std::uint8_t {
    text,           // names as written, each with a zero byte behind it; offset 0 is the empty one
    words,          // folded words, each with a zero byte behind it
    word_offsets,   // of each word's number: its place in `words`
    word_slots,     // open hash table: a word's number + 1, 0 for none
    roots,          // of each word's number: the node of the sequences that begin with it, 0 for none
    nodes,          // Node
    written,        // of each alias: its place in `text`
    alias_entries,  // of each alias, and one more: where its entries begin in `alias_entry`
    alias_entry,
    entries,           // Entry
    entry_texts,       // of each entry, and one more: where its texts begin in `entry_text`
    entry_text,        // its name, then its aliases: places in `text`
    small_beginnings,  // FirstWords' bits of the words that begin an alias written with a small letter
    remarks,           // what was wrong with the lists, for the next run that does not read them
    count
};

struct Node {
    std::uint32_t word = 0;
    std::uint32_t first_child = 0;  // its children end where those of the next node begin
    std::uint32_t alias = 0;        // kNoAlias: no sequence ends here
};

enum EntryFlag : std::uint8_t { kHasPoint = 1, kCommon = 2, kNamesake = 4, kMale = 8, kFemale = 16 };

struct Entry {
    double latitude = 0;
    double longitude = 0;
    std::uint32_t wikidata = 0;  // the item's number; 0 for none
    std::uint32_t population = 0;
    std::uint32_t id = 0;  // places in `text`
    std::uint32_t region = 0;
    std::uint32_t from = 0;
    std::uint32_t until = 0;
    std::uint32_t surname = 0;
    std::array<char, 3> country = {};
    std::uint8_t kind = 0;
    std::uint8_t flags = 0;
    std::array<char, 3> unused = {};
};

struct Header {
    std::array<char, 8> magic = {};
    std::uint64_t key = 0;   // hash of what it was made of
    std::uint64_t size = 0;  // of the whole
    std::array<std::uint64_t, static_cast<std::size_t>(Section::count) + 1> starts = {};
};

inline constexpr std::array<char, 8> kMagic = {'E', 'N', 'T', 'N', 'A', 'M', '0', '2'};

}  // namespace name_table

/// Immutable; shared by threads. Every place that the bytes name is checked when it is used: a damaged file gives
/// wrong names, never a crash.
class NameTable {
public:
    /// Fails where the bytes are no table, or not the one with that key.
    [[nodiscard]] static Result<NameTable> open(MappedFile file, std::uint64_t key);
    [[nodiscard]] static Result<NameTable> open(std::string bytes, std::uint64_t key);

    /// Whether an alias that is written with a small letter may begin with this word; never no where one does.
    [[nodiscard]] bool may_begin_small(std::string_view word) const;

    /// All aliases that start at token `first` and end before `last`, shortest first, are added to `matches`.
    void find(const Words& words, std::uint32_t first, std::uint32_t last,
              std::vector<AliasTrie::Match>& matches) const;
    /// The alias that is these words; kNoAlias for none.
    [[nodiscard]] std::uint32_t find(std::span<const std::string_view> words) const;

    [[nodiscard]] std::size_t alias_count() const { return written_.size(); }
    [[nodiscard]] std::size_t entry_count() const { return entries_.size(); }
    [[nodiscard]] std::string_view written(std::uint32_t alias) const;
    [[nodiscard]] std::span<const std::uint32_t> entries_of(std::uint32_t alias) const;
    /// Whether a capital letter alone makes this alias a name: one of its entries is not marked `common`.
    [[nodiscard]] bool is_strong(std::uint32_t alias) const;

    [[nodiscard]] NameEntry entry(std::uint32_t index) const;
    [[nodiscard]] bool is_common(std::uint32_t entry) const { return has(entry, name_table::kCommon); }
    /// Another entry has its kind, name and country: only the id tells them apart.
    [[nodiscard]] bool is_namesake(std::uint32_t entry) const { return has(entry, name_table::kNamesake); }
    [[nodiscard]] EntityKind kind(std::uint32_t entry) const;
    [[nodiscard]] std::string_view country(std::uint32_t entry) const;
    [[nodiscard]] std::string_view region(std::uint32_t entry) const;
    [[nodiscard]] std::string_view from(std::uint32_t entry) const;
    [[nodiscard]] std::string_view until(std::uint32_t entry) const;
    [[nodiscard]] std::uint32_t population(std::uint32_t entry) const;

    /// What was wrong with the lists.
    [[nodiscard]] Diagnostics remarks() const;

private:
    NameTable(MappedFile file, std::string bytes) : file_(std::move(file)), bytes_(std::move(bytes)) {}
    [[nodiscard]] static Result<NameTable> open(NameTable table, std::uint64_t key);
    template <typename T>
    [[nodiscard]] std::span<const T> section(name_table::Section which) const;
    [[nodiscard]] std::span<const std::byte> all() const;
    [[nodiscard]] std::string_view text(std::uint32_t place) const;
    [[nodiscard]] bool has(std::uint32_t entry, name_table::EntryFlag flag) const;
    [[nodiscard]] std::uint32_t word_number(std::string_view word) const;
    [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t word) const;
    void set_sections();

    MappedFile file_;
    std::string bytes_;
    std::span<const char> text_;
    std::span<const char> words_;
    std::span<const std::uint32_t> word_offsets_;
    std::span<const std::uint32_t> word_slots_;
    std::span<const std::uint32_t> roots_;
    std::span<const name_table::Node> nodes_;
    std::span<const std::uint32_t> written_;
    std::span<const std::uint32_t> alias_entries_;
    std::span<const std::uint32_t> alias_entry_;
    std::span<const name_table::Entry> entries_;
    std::span<const std::uint32_t> entry_texts_;
    std::span<const std::uint32_t> entry_text_;
    std::span<const std::uint64_t> small_beginnings_;
};

/// The folded form of a hyphen, which sequences skip.
[[nodiscard]] bool is_skipped_hyphen(std::string_view word);

}  // namespace entente
