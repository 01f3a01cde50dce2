// Names are tokenised a few thousand at a time and become sequences of word numbers (alias_calls.h); their letters go
// to the stream at once. Nothing is kept for a name but numbers. At the end the sequences are sorted, checked
// (alias_claims.h), and written as a trie (alias_trie_writer.h).
#include "extract/entity/name_table_builder.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "extract/entity/alias_calls.h"
#include "extract/entity/alias_claims.h"
#include "extract/entity/alias_trie_writer.h"
#include "extract/entity/line_words.h"
#include "extract/entity/name_table.h"
#include "extract/entity/name_table_writer.h"
#include "extract/entity/number_by_hash.h"
#include "extract/entity/word_pool.h"
#include "graph/base/fold.h"
#include "graph/base/hash.h"

namespace entente {
namespace {

using name_table::Entry;

constexpr std::size_t kLinesAtOnce = 4096;

/// A name waiting to be tokenised.
struct PendingCall {
    AliasCalls::Call call;
    std::string text;
};

std::uint32_t item_number(std::string_view wikidata) {
    std::uint32_t out = 0;
    for (const char c : wikidata.substr(std::min<std::size_t>(1, wikidata.size()))) {
        out = out * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return out;
}

std::uint64_t identity_hash(const NameEntry& entry) {
    const auto kind = static_cast<std::uint64_t>(entry.kind);
    return hash_text(entry.kind == EntityKind::person ? std::string_view() : std::string_view(entry.country),
                     hash_text(folded(entry.name), kind));
}

void set_country(const std::string& code, Entry& entry) {
    if (code.size() == entry.country.size()) std::copy(code.begin(), code.end(), entry.country.begin());
}

std::uint8_t flags_of(const NameEntry& entry) {
    unsigned flags = 0;
    if (entry.latitude) flags |= name_table::kHasPoint;
    if (entry.common) flags |= name_table::kCommon;
    if (entry.gender == Gender::male) flags |= name_table::kMale;
    if (entry.gender == Gender::female) flags |= name_table::kFemale;
    return static_cast<std::uint8_t>(flags);
}

void append_number(std::string& out, std::uint32_t number) {
    out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void append_string(std::string& out, std::string_view text) {
    append_number(out, static_cast<std::uint32_t>(text.size()));
    out += text;
}

/// As NameTable::remarks reads them.
std::string packed(std::span<const Diagnostic> remarks) {
    std::string out;
    for (const Diagnostic& remark : remarks.first(std::min(kMostListRemarks, remarks.size()))) {
        append_number(out, remark.severity == Severity::error ? 1 : 0);
        append_number(out, remark.line);
        append_string(out, remark.file);
        append_string(out, remark.message);
    }
    return out;
}

}  // namespace

struct NameTableBuilder::State {
    explicit State(std::iostream& stream) : table(stream) {}

    NameTableWriter table;
    WordPool words;
    AliasCalls calls;
    std::vector<PendingCall> pending;
    ListedEntries listed;
    std::vector<std::uint64_t> name_hashes;  // of entries
    NumberByHash ids;                        // of list and id -> entry
    NumberByHash items;                      // of Wikidata's number -> entry
    NumberByHash identities;                 // of kind, name, country -> entry
    NumberByHash repeated;                   // of regions and dates -> place in the table's texts

    void refuse(std::uint32_t line, std::string message, Diagnostics& diagnostics) const;
    bool merge_item(const ListedName& name, Diagnostics& diagnostics);
    bool claim_id(const ListedName& name, Diagnostics& diagnostics);
    void append_entry(const ListedName& name);
    [[nodiscard]] std::uint32_t place(const std::string& text);
    [[nodiscard]] std::uint32_t place_once(const std::string& text);
    [[nodiscard]] std::uint32_t place_date(const std::string& date);
    [[nodiscard]] std::uint32_t place_surname(const NameEntry& entry, std::uint32_t name);
    void append_call(std::uint32_t entry, std::uint32_t text_place, const std::string& text, bool is_name);
    void append_aliases(const NameEntry& entry, std::uint32_t index);
    void flush();
    void forget_rows();
    void write_entry_texts();
};

void NameTableBuilder::State::refuse(std::uint32_t line, std::string message, Diagnostics& diagnostics) const {
    diagnostics.add({.severity = Severity::error,
                     .file = listed.lists.back(),
                     .line = line,
                     .column = 0,
                     .message = std::move(message)});
}

/// A further row of an item adds its names to the entry there is.
bool NameTableBuilder::State::merge_item(const ListedName& name, Diagnostics& diagnostics) {
    const std::uint32_t item = item_number(name.entry.wikidata);
    if (item == 0) return false;
    const auto [first, is_new] = items.try_emplace(item, static_cast<std::uint32_t>(listed.entries.size()));
    if (is_new) return false;
    if (name_hashes[first] == hash_text(name.entry.name)) {
        append_aliases(name.entry, first);
    } else {
        refuse(name.entry.where.line,
               "the Wikidata item " + name.entry.wikidata + " is taken: " + listed.where(first) + " has it for " +
                   table.text_at(listed.names[first]) + "; give the other name as an alias there",
               diagnostics);
    }
    return true;
}

bool NameTableBuilder::State::claim_id(const ListedName& name, Diagnostics& diagnostics) {
    if (name.entry.id.empty()) return true;
    const std::uint64_t hash = hash_text(name.entry.id, listed.lists.size());
    const auto [found, is_new] = ids.try_emplace(hash, static_cast<std::uint32_t>(listed.entries.size()));
    if (is_new) return true;
    refuse(name.entry.where.line,
           "the id `" + name.entry.id + "` is taken: " + listed.where(found) + " has it for " +
               table.text_at(listed.names[found]),
           diagnostics);
    return false;
}

std::uint32_t NameTableBuilder::State::place(const std::string& text) {
    return text.empty() ? 0 : table.add_text(text);
}

/// The same place for the same text: for what many entries have.
std::uint32_t NameTableBuilder::State::place_once(const std::string& text) {
    if (text.empty()) return 0;
    const auto next = static_cast<std::uint32_t>(table.text_size());
    const auto [known, is_new] = repeated.try_emplace(hash_text(text), next);
    return is_new ? table.add_text(text) : known;
}

std::uint32_t NameTableBuilder::State::place_date(const std::string& date) {
    const std::uint32_t at = place_once(date);
    if (at != 0) listed.dates.try_emplace(at, date);
    return at;
}

/// Most surnames end the name, and need no letters of their own.
std::uint32_t NameTableBuilder::State::place_surname(const NameEntry& entry, std::uint32_t name) {
    if (entry.surname.empty() || !entry.name.ends_with(entry.surname)) return place(entry.surname);
    return name + static_cast<std::uint32_t>(entry.name.size() - entry.surname.size());
}

void NameTableBuilder::State::append_entry(const ListedName& name) {
    const NameEntry& from = name.entry;
    const auto index = static_cast<std::uint32_t>(listed.entries.size());
    const std::uint32_t name_place = table.add_text(from.name);
    Entry entry;
    entry.latitude = from.latitude.value_or(0);
    entry.longitude = from.longitude.value_or(0);
    entry.wikidata = item_number(from.wikidata);
    entry.population = static_cast<std::uint32_t>(name.population);
    entry.id = place(from.id);
    entry.region = place_once(name.region);
    entry.from = place_date(name.from);
    entry.until = place_date(name.until);
    entry.surname = place_surname(from, name_place);
    set_country(from.country, entry);
    entry.kind = static_cast<std::uint8_t>(from.kind);
    entry.flags = flags_of(from);
    if (!from.id.empty() && !identities.try_emplace(identity_hash(from), index).second) {
        entry.flags = static_cast<std::uint8_t>(entry.flags | name_table::kNamesake);
    }
    listed.entries.push_back(entry);
    listed.origins.push_back({static_cast<std::uint32_t>(listed.lists.size() - 1), from.where.line});
    listed.names.push_back(name_place);
    name_hashes.push_back(hash_text(from.name));
    append_call(index, name_place, from.name, true);
    append_aliases(from, index);
}

void NameTableBuilder::State::append_call(std::uint32_t entry, std::uint32_t text_place, const std::string& text,
                                          bool is_name) {
    AliasCalls::Call call;
    call.text = text_place;
    call.entry = entry & 0x3FFFFFFFU;
    call.is_name = is_name ? 1 : 0;
    call.is_capital = text.front() >= 'A' && text.front() <= 'Z' ? 1 : 0;
    pending.push_back({call, text});
}

void NameTableBuilder::State::append_aliases(const NameEntry& entry, std::uint32_t index) {
    for (const std::string& alias : entry.aliases) append_call(index, table.add_text(alias), alias, false);
    if (pending.size() >= kLinesAtOnce) flush();
}

void NameTableBuilder::State::flush() {
    std::vector<std::string_view> lines;
    lines.reserve(pending.size());
    for (const PendingCall& one : pending) lines.push_back(one.text);
    std::string buffer;
    std::vector<std::uint32_t> numbers;
    LineWords(lines).for_each([&](std::size_t i, std::span<const std::string_view> line) {
        numbers.clear();
        for (const std::string_view word : line) {
            if (is_skipped_hyphen(word)) continue;
            buffer.clear();
            append_folded(buffer, word);
            numbers.push_back(words.intern(buffer));
        }
        calls.add(pending[i].call, numbers);
    });
    pending.clear();
}

/// What only reading needs.
void NameTableBuilder::State::forget_rows() {
    pending = {};
    name_hashes = {};
    ids = {};
    items = {};
    identities = {};
    repeated = {};
}

/// Each entry's name, then its aliases in the order of their words.
void NameTableBuilder::State::write_entry_texts() {
    std::vector<std::uint32_t> bounds(listed.entries.size() + 1, 0);
    for (std::size_t i = 0; i < listed.entries.size(); ++i) bounds[i + 1] = 1;
    for (const AliasCalls::Call& call : calls.calls()) bounds[call.entry + 1] += call.is_name == 0 ? 1 : 0;
    for (std::size_t i = 0; i < listed.entries.size(); ++i) bounds[i + 1] += bounds[i];
    std::vector<std::uint32_t> texts(bounds.back(), 0);
    std::vector<std::uint32_t> next(bounds.begin(), bounds.end() - 1);
    for (std::size_t i = 0; i < listed.entries.size(); ++i) texts[next[i]++] = listed.names[i];
    for (const AliasCalls::Call& call : calls.calls()) {
        if (call.is_name == 0) texts[next[call.entry]++] = call.text;
    }
    table.move(bounds);
    table.move(texts);
}

NameTableBuilder::NameTableBuilder(std::iostream& stream) : state_(std::make_unique<State>(stream)) {}

NameTableBuilder::~NameTableBuilder() = default;

void NameTableBuilder::begin_list(std::string_view path) {
    state_->listed.lists.emplace_back(path);
}

void NameTableBuilder::add(ListedName&& name, Diagnostics& diagnostics) {
    State& state = *state_;
    if (state.merge_item(name, diagnostics) || !state.claim_id(name, diagnostics)) return;
    state.append_entry(name);
}

void NameTableBuilder::expect(std::size_t bytes) {
    // What is never written costs no memory. Rows are rarely shorter than these.
    state_->calls.reserve(bytes / 16, bytes / 6);
    state_->listed.entries.reserve(bytes / 32);
    state_->listed.origins.reserve(bytes / 32);
    state_->listed.names.reserve(bytes / 32);
    state_->name_hashes.reserve(bytes / 32);
}

void NameTableBuilder::finish(std::uint64_t key, Diagnostics& diagnostics) {
    State& state = *state_;
    NameTableWriter& table = state.table;
    state.flush();
    state.forget_rows();
    if (table.is_full()) state.refuse(0, "the names of all lists together are too long; give fewer", diagnostics);
    state.calls.sort(state.words.size());
    check_alias_claims(state.calls, state.listed, table, diagnostics);
    check_alias_loops(state.calls, state.listed, table, diagnostics);
    table.add(std::span<const char>(state.words.bytes()));
    table.add(std::span(state.words.offsets()));
    table.add(std::span(state.words.slots()));
    std::vector<std::uint64_t> small_beginnings = write_alias_trie(state.calls, state.words, table);
    table.add(std::span<const Entry>(state.listed.entries));
    state.write_entry_texts();
    table.move(small_beginnings);
    table.add(std::span<const char>(packed(diagnostics.items())));
    table.finish(key);
}

}  // namespace entente
