#include "extract/entity/name_table.h"

#include <algorithm>
#include <cstring>

#include "extract/entity/first_words.h"
#include "graph/base/fold.h"
#include "graph/base/hash.h"

namespace entente {

using name_table::Entry;
using name_table::Header;
using name_table::Node;
using name_table::Section;

namespace {

constexpr std::uint32_t kNoWord = 0xFFFFFFFFU;

Header header_of(std::span<const std::byte> bytes) {
    Header out;
    if (bytes.size() >= sizeof(Header)) std::memcpy(&out, bytes.data(), sizeof(Header));
    return out;
}

bool is_sound(const Header& header, std::size_t size) {
    if (header.magic != name_table::kMagic || header.size != size) return false;
    for (std::size_t i = 0; i + 1 < header.starts.size(); ++i) {
        if (header.starts[i] % 8 != 0 || header.starts[i] > header.starts[i + 1]) return false;
    }
    return header.starts.front() >= sizeof(Header) && header.starts.back() <= size;
}

/// The string at a place of a pool whose strings end with a zero byte.
std::string_view string_at(std::span<const char> pool, std::uint32_t place) {
    if (place >= pool.size()) return {};
    const char* const start = pool.data() + place;
    const auto* const end = static_cast<const char*>(std::memchr(start, 0, pool.size() - place));
    return end == nullptr ? std::string_view() : std::string_view(start, static_cast<std::size_t>(end - start));
}

/// Whether the string at that place is `text`.
bool is_at(std::span<const char> pool, std::uint32_t place, std::string_view text) {
    if (place >= pool.size() || pool.size() - place <= text.size() || pool[place + text.size()] != '\0') return false;
    return std::memcmp(pool.data() + place, text.data(), text.size()) == 0;
}

/// The part of `items` between two neighbouring places of `bounds`.
template <typename T>
std::span<const T> slice(std::span<const std::uint32_t> bounds, std::span<const T> items, std::size_t index) {
    if (index + 1 >= bounds.size()) return {};
    const std::size_t first = std::min<std::size_t>(bounds[index], items.size());
    const std::size_t last = std::min<std::size_t>(bounds[index + 1], items.size());
    return first < last ? items.subspan(first, last - first) : std::span<const T>();
}

/// Reads what `append_number` and `append_string` of the builder wrote.
class RemarkReader {
public:
    explicit RemarkReader(std::span<const char> bytes) : bytes_(bytes) {}

    [[nodiscard]] bool at_end() const { return bytes_.size() < 4; }

    std::uint32_t number() {
        std::uint32_t out = 0;
        if (bytes_.size() < sizeof out) return bytes_ = {}, 0;
        std::memcpy(&out, bytes_.data(), sizeof out);
        bytes_ = bytes_.subspan(sizeof out);
        return out;
    }

    std::string string() {
        const std::size_t size = std::min<std::size_t>(number(), bytes_.size());
        std::string out(bytes_.data(), size);
        bytes_ = bytes_.subspan(size);
        return out;
    }

private:
    std::span<const char> bytes_;
};

}  // namespace

bool is_skipped_hyphen(std::string_view word) {
    return word == "-" || word == "\xE2\x80\x90" || word == "\xE2\x80\x91";
}

Result<NameTable> NameTable::open(MappedFile file, std::uint64_t key) {
    return open(NameTable(std::move(file), {}), key);
}

Result<NameTable> NameTable::open(std::string bytes, std::uint64_t key) {
    return open(NameTable({}, std::move(bytes)), key);
}

Result<NameTable> NameTable::open(NameTable table, std::uint64_t key) {
    const Header header = header_of(table.all());
    if (!is_sound(header, table.all().size())) return Error{"this is no compiled list of names, or it is damaged"};
    if (header.key != key) return Error{"this compiled list is out of date"};
    table.set_sections();
    return table;
}

std::span<const std::byte> NameTable::all() const {
    return bytes_.empty() ? file_.bytes() : std::as_bytes(std::span(bytes_));
}

template <typename T>
std::span<const T> NameTable::section(Section which) const {
    const Header header = header_of(all());
    const auto index = static_cast<std::size_t>(which);
    const auto bytes = all().subspan(header.starts[index], header.starts[index + 1] - header.starts[index]);
    // Sections are aligned, and hold only numbers and bytes.
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

void NameTable::set_sections() {
    text_ = section<char>(Section::text);
    words_ = section<char>(Section::words);
    word_offsets_ = section<std::uint32_t>(Section::word_offsets);
    word_slots_ = section<std::uint32_t>(Section::word_slots);
    roots_ = section<std::uint32_t>(Section::roots);
    nodes_ = section<Node>(Section::nodes);
    written_ = section<std::uint32_t>(Section::written);
    alias_entries_ = section<std::uint32_t>(Section::alias_entries);
    alias_entry_ = section<std::uint32_t>(Section::alias_entry);
    entries_ = section<Entry>(Section::entries);
    entry_texts_ = section<std::uint32_t>(Section::entry_texts);
    entry_text_ = section<std::uint32_t>(Section::entry_text);
    small_beginnings_ = section<std::uint64_t>(Section::small_beginnings);
}

std::uint32_t NameTable::word_number(std::string_view word) const {
    if (word_slots_.empty()) return kNoWord;
    thread_local std::string buffer;  // memory to use again; no state
    buffer.clear();
    append_folded(buffer, word);
    const std::size_t mask = word_slots_.size() - 1;
    std::size_t slot = hash_text(buffer) & mask;
    for (std::size_t tries = 0; tries <= mask; ++tries, slot = (slot + 1) & mask) {
        const std::uint32_t number = word_slots_[slot];
        if (number == 0 || number > word_offsets_.size()) return kNoWord;
        if (is_at(words_, word_offsets_[number - 1], buffer)) return number - 1;
    }
    return kNoWord;
}

std::uint32_t NameTable::child(std::uint32_t node, std::uint32_t word) const {
    if (node == 0) return word < roots_.size() ? roots_[word] : 0;
    if (node + 1 >= nodes_.size()) return 0;
    const std::size_t first = std::min<std::size_t>(nodes_[node].first_child, nodes_.size());
    const std::size_t last = std::min<std::size_t>(nodes_[node + 1].first_child, nodes_.size());
    if (first >= last) return 0;
    const auto children = nodes_.subspan(first, last - first);
    const auto found = std::lower_bound(children.begin(), children.end(), word,
                                        [](const Node& child, std::uint32_t w) { return child.word < w; });
    if (found == children.end() || found->word != word) return 0;
    return static_cast<std::uint32_t>(first + static_cast<std::size_t>(found - children.begin()));
}

bool NameTable::may_begin_small(std::string_view word) const {
    if (small_beginnings_.size() < FirstWords::kBits / 64 || !FirstWords::is_plain(word)) return true;
    const std::size_t key = FirstWords::key(word);
    return (small_beginnings_[key / 64] >> (key % 64) & 1U) != 0;
}

void NameTable::find(const Words& words, std::uint32_t first, std::uint32_t last,
                     std::vector<AliasTrie::Match>& matches) const {
    std::uint32_t node = 0;
    for (std::uint32_t at = first; at < last; ++at) {
        if (at > first && at + 1 < last && is_skipped_hyphen(words[at])) continue;
        const std::uint32_t word = word_number(words[at]);
        if (word == kNoWord) return;
        node = child(node, word);
        if (node == 0 || node >= nodes_.size()) return;
        if (nodes_[node].alias < written_.size()) matches.push_back({at + 1, nodes_[node].alias});
    }
}

std::uint32_t NameTable::find(std::span<const std::string_view> words) const {
    std::uint32_t node = 0;
    for (const std::string_view word : words) {
        if (is_skipped_hyphen(word)) continue;
        const std::uint32_t number = word_number(word);
        node = number == kNoWord ? 0 : child(node, number);
        if (node == 0 || node >= nodes_.size()) return kNoAlias;
    }
    const bool ends = node != 0 && nodes_[node].alias < written_.size();
    return ends ? nodes_[node].alias : kNoAlias;
}

std::string_view NameTable::text(std::uint32_t place) const {
    return string_at(text_, place);
}

std::string_view NameTable::written(std::uint32_t alias) const {
    return alias < written_.size() ? text(written_[alias]) : std::string_view();
}

std::span<const std::uint32_t> NameTable::entries_of(std::uint32_t alias) const {
    return slice(alias_entries_, alias_entry_, alias);
}

bool NameTable::is_strong(std::uint32_t alias) const {
    const auto entries = entries_of(alias);
    return std::any_of(entries.begin(), entries.end(), [&](std::uint32_t entry) { return !is_common(entry); });
}

bool NameTable::has(std::uint32_t entry, name_table::EntryFlag flag) const {
    return entry < entries_.size() && (entries_[entry].flags & flag) != 0;
}

EntityKind NameTable::kind(std::uint32_t entry) const {
    if (entry >= entries_.size() || entries_[entry].kind >= kEntityKindCount) return EntityKind::other;
    return static_cast<EntityKind>(entries_[entry].kind);
}

std::string_view NameTable::country(std::uint32_t entry) const {
    if (entry >= entries_.size() || entries_[entry].country[0] == 0) return {};
    return {entries_[entry].country.data(), entries_[entry].country.size()};
}

std::string_view NameTable::region(std::uint32_t entry) const {
    return entry < entries_.size() ? text(entries_[entry].region) : std::string_view();
}
std::string_view NameTable::from(std::uint32_t entry) const {
    return entry < entries_.size() ? text(entries_[entry].from) : std::string_view();
}
std::string_view NameTable::until(std::uint32_t entry) const {
    return entry < entries_.size() ? text(entries_[entry].until) : std::string_view();
}
std::uint32_t NameTable::population(std::uint32_t entry) const {
    return entry < entries_.size() ? entries_[entry].population : 0;
}

NameEntry NameTable::entry(std::uint32_t index) const {
    NameEntry out;
    if (index >= entries_.size()) return out;
    const Entry& entry = entries_[index];
    out.kind = kind(index);
    out.id = text(entry.id);
    out.country = country(index);
    out.surname = text(entry.surname);
    out.common = is_common(index);
    if (has(index, name_table::kMale)) out.gender = Gender::male;
    if (has(index, name_table::kFemale)) out.gender = Gender::female;
    if (entry.wikidata != 0) out.wikidata = "Q" + std::to_string(entry.wikidata);
    if (has(index, name_table::kHasPoint)) {
        out.latitude = entry.latitude;
        out.longitude = entry.longitude;
    }
    const auto texts = slice(entry_texts_, entry_text_, index);
    if (!texts.empty()) out.name = text(texts.front());
    for (std::size_t i = 1; i < texts.size(); ++i) out.aliases.emplace_back(text(texts[i]));
    return out;
}

Diagnostics NameTable::remarks() const {
    Diagnostics out;
    RemarkReader reader(section<char>(Section::remarks));
    while (!reader.at_end()) {
        Diagnostic remark;
        remark.severity = reader.number() == 0 ? Severity::warning : Severity::error;
        remark.line = reader.number();
        remark.file = reader.string();
        remark.message = reader.string();
        if (!remark.message.empty()) out.add(std::move(remark));
    }
    return out;
}

}  // namespace entente
