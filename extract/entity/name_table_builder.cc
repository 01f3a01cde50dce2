// Names are tokenised a few thousand at a time and become sequences of word numbers in one long array. Sorted, equal
// sequences are one alias, and the sequences below a node of the trie are one stretch; so the trie is written breadth
// first by cutting stretches. Nothing is kept for a name but numbers and its letters, once.
#include "extract/entity/name_table_builder.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <sstream>
#include <unordered_map>

#include "extract/entity/first_words.h"
#include "extract/entity/line_words.h"
#include "extract/entity/name_table.h"
#include "graph/base/fold.h"
#include "graph/base/hash.h"

namespace entente {
namespace {

using name_table::Entry;
using name_table::Header;
using name_table::Node;

constexpr std::size_t kLinesAtOnce = 4096;
constexpr std::size_t kMostRemarks = 1000;

/// Strings, each kept once, with a zero byte behind it.
class StringPool {
public:
    StringPool() : slots_(1024) {}

    /// The string's number.
    std::uint32_t intern(std::string_view text) {
        if ((offsets_.size() + 1) * 3 > slots_.size() * 2) grow();
        const std::size_t slot = find_slot(text);
        if (slots_[slot] == 0) {
            offsets_.push_back(static_cast<std::uint32_t>(bytes_.size()));
            bytes_.append(text).push_back('\0');
            slots_[slot] = static_cast<std::uint32_t>(offsets_.size());
        }
        return slots_[slot] - 1;
    }

    [[nodiscard]] std::uint32_t place(std::string_view text) { return offsets_[intern(text)]; }
    void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
    /// After the last intern().
    void forget_slots() {
        std::vector<std::uint32_t>().swap(slots_);
        std::vector<std::uint32_t>().swap(offsets_);
    }
    [[nodiscard]] std::string_view at(std::uint32_t place) const { return bytes_.c_str() + place; }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    [[nodiscard]] const std::vector<std::uint32_t>& offsets() const { return offsets_; }
    [[nodiscard]] const std::vector<std::uint32_t>& slots() const { return slots_; }

private:
    [[nodiscard]] std::size_t find_slot(std::string_view text) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = hash_text(text) & mask;
        while (slots_[slot] != 0 && at(offsets_[slots_[slot] - 1]) != text) slot = (slot + 1) & mask;
        return slot;
    }

    void grow() {
        slots_.assign(slots_.size() * 2, 0);
        for (std::uint32_t i = 0; i < offsets_.size(); ++i) slots_[find_slot(at(offsets_[i]))] = i + 1;
    }

    std::string bytes_;
    std::vector<std::uint32_t> offsets_;
    std::vector<std::uint32_t> slots_;
};

/// One way to call an entry: words [begin, end) of the sequences.
struct Call {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t entry = 0;
    std::uint32_t text = 0;
    bool is_name = false;
};

/// Names waiting to be tokenised.
struct PendingCall {
    std::uint32_t entry = 0;
    std::uint32_t text = 0;
    bool is_name = false;
};

struct Origin {
    std::uint32_t list = 0;
    std::uint32_t line = 0;
};

/// A stretch of sorted calls that share `depth` words.
struct Stretch {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t depth = 0;
};

void append_number(std::string& out, std::uint32_t number) {
    out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void append_string(std::string& out, std::string_view text) {
    append_number(out, static_cast<std::uint32_t>(text.size()));
    out += text;
}

/// Lays sections one after another behind the header, which is written last.
class TableWriter {
public:
    explicit TableWriter(std::ostream& out) : out_(out) { write(Header()); }

    template <typename T>
    void add(std::span<const T> items) {
        pad();
        header_.starts.at(next_++) = size_;
        out_.write(reinterpret_cast<const char*>(items.data()), static_cast<std::streamsize>(items.size_bytes()));
        size_ += items.size_bytes();
    }

    /// The same, and the items are gone.
    template <typename T>
    void move(std::vector<T>& items) {
        add(std::span<const T>(items));
        std::vector<T>().swap(items);
    }

    void finish(std::uint64_t key) {
        pad();
        header_.starts.at(next_) = size_;
        header_.magic = name_table::kMagic;
        header_.key = key;
        header_.size = size_;
        out_.seekp(0);
        write(header_);
        out_.seekp(0, std::ios::end);
    }

private:
    void write(const Header& header) {
        out_.write(reinterpret_cast<const char*>(&header), sizeof header);
        size_ = std::max<std::size_t>(size_, sizeof header);
    }

    void pad() {
        for (; size_ % 8 != 0; ++size_) out_.put('\0');
    }

    std::ostream& out_;
    Header header_;
    std::size_t next_ = 0;
    std::size_t size_ = 0;
};

/// Numbers by hashes, in two flat arrays.
class HashMap {
public:
    /// The number kept for the hash, and whether it is this one, new.
    std::pair<std::uint32_t, bool> try_emplace(std::uint64_t hash, std::uint32_t number) {
        if ((count_ + 1) * 3 > keys_.size() * 2) grow();
        const std::size_t slot = find(hash == 0 ? 1 : hash);
        if (keys_[slot] != 0) return {numbers_[slot], false};
        keys_[slot] = hash == 0 ? 1 : hash;
        numbers_[slot] = number;
        ++count_;
        return {number, true};
    }

private:
    [[nodiscard]] std::size_t find(std::uint64_t key) const {
        const std::size_t mask = keys_.size() - 1;
        std::size_t slot = (key ^ (key >> 29)) & mask;
        while (keys_[slot] != 0 && keys_[slot] != key) slot = (slot + 1) & mask;
        return slot;
    }

    void grow() {
        std::vector<std::uint64_t> keys(std::max<std::size_t>(64, keys_.size() * 2));
        std::vector<std::uint32_t> numbers(keys.size());
        keys.swap(keys_);
        numbers.swap(numbers_);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (keys[i] == 0) continue;
            const std::size_t slot = find(keys[i]);
            keys_[slot] = keys[i];
            numbers_[slot] = numbers[i];
        }
    }

    std::vector<std::uint64_t> keys_;  // 0: free
    std::vector<std::uint32_t> numbers_;
    std::size_t count_ = 0;
};

}  // namespace

struct NameTableBuilder::State {
    StringPool texts;
    StringPool words;
    std::vector<std::uint32_t> sequences;
    std::vector<Call> calls;
    std::vector<PendingCall> pending;
    std::vector<Entry> entries;
    std::vector<Origin> origins;  // of entries
    std::vector<std::string> lists;
    HashMap ids;                       // of list and id -> entry
    HashMap items;                     // of Wikidata's number -> entry
    HashMap identities;                // of kind, name, country -> entry
    std::vector<std::uint32_t> names;  // of entries: places in texts

    void say(Severity severity, std::uint32_t entry, std::string message, Diagnostics& diagnostics) const;
    [[nodiscard]] std::string where(std::uint32_t entry) const;
    bool merge_item(const ListedName& name, Diagnostics& diagnostics);
    bool claim_id(const ListedName& name, Diagnostics& diagnostics);
    void append_entry(const ListedName& name);
    void append_calls(const NameEntry& entry, std::uint32_t index, bool with_name);
    void flush();
    void sort_calls();
    void check_claims(Diagnostics& diagnostics) const;
    void check_claim(std::span<const Call> same, Diagnostics& diagnostics) const;
    [[nodiscard]] bool text_decides(std::uint32_t a, std::uint32_t b) const;
    void check_loops(Diagnostics& diagnostics) const;
    [[nodiscard]] std::size_t end_of_alias(std::size_t call) const;
    [[nodiscard]] std::span<const std::uint32_t> words_of(const Call& call) const {
        return std::span(sequences).subspan(call.begin, call.end - call.begin);
    }

    // the trie and what hangs on it
    std::vector<Node> nodes;
    std::vector<std::uint32_t> roots;
    std::vector<std::uint32_t> written;
    std::vector<std::uint32_t> alias_entries;
    std::vector<std::uint32_t> alias_entry;
    std::vector<std::uint64_t> small_beginnings = std::vector<std::uint64_t>(FirstWords::kBits / 64);
    void build_trie();
    std::uint32_t add_alias(std::span<const Call> same);
    void note_beginning(const Call& call);
    void collect_texts(std::vector<std::uint32_t>& bounds, std::vector<std::uint32_t>& out) const;
};

void NameTableBuilder::State::say(Severity severity, std::uint32_t entry, std::string message,
                                  Diagnostics& diagnostics) const {
    diagnostics.add({.severity = severity,
                     .file = lists[origins[entry].list],
                     .line = origins[entry].line,
                     .column = 0,
                     .message = std::move(message)});
}

/// "file:line" of an entry.
std::string NameTableBuilder::State::where(std::uint32_t entry) const {
    return lists[origins[entry].list] + ":" + std::to_string(origins[entry].line);
}

namespace {

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

bool is_before(std::string_view a, std::string_view b) {
    const std::size_t common = std::min(a.size(), b.size());
    return a.substr(0, common) < b.substr(0, common);
}

}  // namespace

/// A further row of an item adds its names to the entry there is.
bool NameTableBuilder::State::merge_item(const ListedName& name, Diagnostics& diagnostics) {
    const std::uint32_t item = item_number(name.entry.wikidata);
    if (item == 0) return false;
    const auto [first, is_new] = items.try_emplace(item, static_cast<std::uint32_t>(entries.size()));
    if (is_new) return false;
    if (texts.at(names[first]) != name.entry.name) {
        diagnostics.add({.severity = Severity::error,
                         .file = lists.back(),
                         .line = name.entry.where.line,
                         .column = 0,
                         .message = "the Wikidata item " + name.entry.wikidata + " is taken: " + where(first) +
                                    " has it for " + std::string(texts.at(names[first])) +
                                    "; give the other name as an alias there"});
        return true;
    }
    append_calls(name.entry, first, false);
    return true;
}

bool NameTableBuilder::State::claim_id(const ListedName& name, Diagnostics& diagnostics) {
    if (name.entry.id.empty()) return true;
    const std::uint64_t hash = hash_text(name.entry.id, lists.size());
    const auto [found, is_new] = ids.try_emplace(hash, static_cast<std::uint32_t>(entries.size()));
    if (is_new) return true;
    diagnostics.add({.severity = Severity::error,
                     .file = lists.back(),
                     .line = name.entry.where.line,
                     .column = 0,
                     .message = "the id `" + name.entry.id + "` is taken: " + where(found) + " has it for " +
                                std::string(texts.at(names[found]))});
    return false;
}

void NameTableBuilder::State::append_entry(const ListedName& name) {
    const NameEntry& from = name.entry;
    const auto index = static_cast<std::uint32_t>(entries.size());
    Entry entry;
    entry.latitude = from.latitude.value_or(0);
    entry.longitude = from.longitude.value_or(0);
    entry.wikidata = item_number(from.wikidata);
    entry.population = static_cast<std::uint32_t>(name.population);
    entry.id = texts.place(from.id);
    entry.region = texts.place(name.region);
    entry.from = texts.place(name.from);
    entry.until = texts.place(name.until);
    entry.surname = texts.place(from.surname);
    set_country(from.country, entry);
    entry.kind = static_cast<std::uint8_t>(from.kind);
    entry.flags = flags_of(from);
    if (!from.id.empty() && !identities.try_emplace(identity_hash(from), index).second) {
        entry.flags = static_cast<std::uint8_t>(entry.flags | name_table::kNamesake);
    }
    entries.push_back(entry);
    origins.push_back({static_cast<std::uint32_t>(lists.size() - 1), from.where.line});
    names.push_back(texts.place(from.name));
    append_calls(from, index, true);
}

void NameTableBuilder::State::append_calls(const NameEntry& entry, std::uint32_t index, bool with_name) {
    if (with_name) pending.push_back({index, names[index], true});
    for (const std::string& alias : entry.aliases) pending.push_back({index, texts.place(alias), false});
    if (pending.size() >= kLinesAtOnce) flush();
}

void NameTableBuilder::State::flush() {
    std::vector<std::string_view> lines;
    lines.reserve(pending.size());
    for (const PendingCall& call : pending) lines.push_back(texts.at(call.text));
    std::string buffer;
    LineWords(lines).for_each([&](std::size_t i, std::span<const std::string_view> line) {
        Call call{static_cast<std::uint32_t>(sequences.size()), 0, pending[i].entry, pending[i].text,
                  pending[i].is_name};
        for (const std::string_view word : line) {
            if (is_skipped_hyphen(word)) continue;
            buffer.clear();
            append_folded(buffer, word);
            sequences.push_back(words.intern(buffer));
        }
        call.end = static_cast<std::uint32_t>(sequences.size());
        calls.push_back(call);
    });
    pending.clear();
}

void NameTableBuilder::State::sort_calls() {
    std::sort(calls.begin(), calls.end(), [this](const Call& a, const Call& b) {
        const auto left = words_of(a);
        const auto right = words_of(b);
        const auto [l, r] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
        if (l != left.end() && r != right.end()) return *l < *r;
        if (left.size() != right.size()) return left.size() < right.size();
        if (a.is_name != b.is_name) return a.is_name;
        return std::pair(a.entry, a.text) < std::pair(b.entry, b.text);
    });
}

/// One past the calls that have the same words.
std::size_t NameTableBuilder::State::end_of_alias(std::size_t call) const {
    const auto same = words_of(calls[call]);
    std::size_t end = call + 1;
    while (end < calls.size() && std::ranges::equal(words_of(calls[end]), same)) ++end;
    return end;
}

void NameTableBuilder::State::note_beginning(const Call& call) {
    const char initial = texts.at(call.text).front();
    if (initial >= 'A' && initial <= 'Z') return;
    const std::string_view word = words.at(words.offsets()[words_of(call).front()]);
    if (!FirstWords::is_plain(word)) return;  // never asked for
    const std::size_t key = FirstWords::key(word);
    small_beginnings[key / 64] |= std::uint64_t{1} << (key % 64);
}

std::uint32_t NameTableBuilder::State::add_alias(std::span<const Call> same) {
    const auto alias = static_cast<std::uint32_t>(written.size());
    written.push_back(same.front().text);
    note_beginning(same.front());
    alias_entries.push_back(static_cast<std::uint32_t>(alias_entry.size()));
    const std::size_t start = alias_entry.size();
    for (const Call& call : same) {
        if (std::find(alias_entry.begin() + static_cast<std::ptrdiff_t>(start), alias_entry.end(), call.entry) ==
            alias_entry.end()) {
            alias_entry.push_back(call.entry);
        }
    }
    return alias;
}

void NameTableBuilder::State::build_trie() {
    roots.assign(words.offsets().size(), 0);
    // Upper bounds: what is not written costs no memory, what moves costs it twice.
    nodes.reserve(sequences.size() + 2);
    written.reserve(calls.size());
    alias_entries.reserve(calls.size() + 1);
    alias_entry.reserve(calls.size());
    nodes.push_back({0, 1, kNoAlias});
    std::vector<Stretch> level = {{0, static_cast<std::uint32_t>(calls.size()), 0}};
    std::vector<Stretch> next;
    level.reserve(calls.size());
    next.reserve(calls.size());
    std::size_t node = 0;
    while (!level.empty()) {
        next.clear();
        for (const Stretch& stretch : level) {
            std::uint32_t at = stretch.first;
            while (at < stretch.last && calls[at].end - calls[at].begin == stretch.depth) ++at;
            if (at > stretch.first && stretch.depth > 0) {
                nodes[node].alias = add_alias(std::span(calls).subspan(stretch.first, at - stretch.first));
            }
            nodes[node].first_child = static_cast<std::uint32_t>(nodes.size());
            while (at < stretch.last) {
                const std::uint32_t word = sequences[calls[at].begin + stretch.depth];
                std::uint32_t end = at + 1;
                while (end < stretch.last && sequences[calls[end].begin + stretch.depth] == word) ++end;
                if (stretch.depth == 0) roots[word] = static_cast<std::uint32_t>(nodes.size());
                nodes.push_back({word, 0, kNoAlias});
                next.push_back({at, end, stretch.depth + 1});
                at = end;
            }
            ++node;
        }
        level.swap(next);
    }
    nodes.push_back({0, static_cast<std::uint32_t>(nodes.size()), kNoAlias});
    alias_entries.push_back(static_cast<std::uint32_t>(alias_entry.size()));
}

/// Each entry's name, then its aliases in the order of their words.
void NameTableBuilder::State::collect_texts(std::vector<std::uint32_t>& bounds, std::vector<std::uint32_t>& out) const {
    std::vector<std::uint32_t> counts(entries.size() + 1, 0);
    for (const Call& call : calls) counts[call.entry] += 1;
    bounds.assign(entries.size() + 1, 0);
    for (std::size_t i = 0; i < entries.size(); ++i) bounds[i + 1] = bounds[i] + counts[i];
    out.assign(calls.size(), 0);
    std::vector<std::uint32_t> next(bounds.begin(), bounds.end() - 1);
    for (std::size_t i = 0; i < entries.size(); ++i) out[next[i]++] = names[i];
    for (const Call& call : calls) {
        if (!call.is_name) out[next[call.entry]++] = call.text;
    }
}

/// Countries, or times, that do not meet.
bool NameTableBuilder::State::text_decides(std::uint32_t a, std::uint32_t b) const {
    const Entry& left = entries[a];
    const Entry& right = entries[b];
    if (left.kind != right.kind) return true;
    if (left.country != right.country && left.country[0] != 0 && right.country[0] != 0) return true;
    if (left.region != right.region || left.population != right.population) return true;
    const auto ends_before = [&](const Entry& first, const Entry& second) {
        const std::string_view until = texts.at(first.until);
        const std::string_view from = texts.at(second.from);
        return !until.empty() && !from.empty() && is_before(until, from);
    };
    return ends_before(left, right) || ends_before(right, left);
}

void NameTableBuilder::State::check_claims(Diagnostics& diagnostics) const {
    for (std::size_t first = 0; first < calls.size();) {
        const std::size_t end = end_of_alias(first);
        if (end > first + 1) check_claim(std::span(calls).subspan(first, end - first), diagnostics);
        first = end;
    }
}

void NameTableBuilder::State::check_claim(std::span<const Call> same, Diagnostics& diagnostics) const {
    const Call& first = same.front();
    for (const Call& call : same.subspan(1)) {
        if (call.entry == first.entry || text_decides(call.entry, first.entry)) continue;
        if (diagnostics.items().size() >= kMostRemarks) return;
        const std::uint32_t later = std::max(call.entry, first.entry);
        const std::uint32_t earlier = std::min(call.entry, first.entry);
        say(Severity::warning, later,
            "`" + std::string(texts.at(call.text)) + "` means " + std::string(texts.at(names[later])) + " here and " +
                std::string(texts.at(names[earlier])) + " at " + where(earlier) +
                ", and nothing decides; give them different countries or dates, or an id and an alias of its own",
            diagnostics);
    }
}

/// An alias that is another entry's name leads from one to the other; who comes back has been round a loop.
void NameTableBuilder::State::check_loops(Diagnostics& diagnostics) const {
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> leads;
    std::vector<std::uint32_t> sources;
    for (std::size_t first = 0; first < calls.size();) {
        const std::size_t end = end_of_alias(first);
        for (std::size_t i = first + 1; i < end && calls[first].is_name; ++i) {
            if (calls[i].is_name || calls[i].entry == calls[first].entry) continue;
            std::vector<std::uint32_t>& targets = leads[calls[i].entry];
            if (targets.empty()) sources.push_back(calls[i].entry);
            targets.push_back(calls[first].entry);
        }
        first = end;
    }
    std::sort(sources.begin(), sources.end());
    std::unordered_map<std::uint32_t, std::uint32_t> seen;  // entry -> the source from which it was first reached
    for (const std::uint32_t source : sources) {
        std::vector<std::uint32_t> path = {source};
        while (!path.empty()) {
            const std::uint32_t at = path.back();
            path.pop_back();
            const auto found = leads.find(at);
            if (found == leads.end()) continue;
            for (const std::uint32_t target : found->second) {
                if (target == source && diagnostics.items().size() < kMostRemarks) {
                    say(Severity::warning, source,
                        "a loop of aliases: " + std::string(texts.at(names[source])) + " is called " +
                            std::string(texts.at(names[at == source ? target : at])) +
                            ", which is another entry's name and leads back here (" + where(at) +
                            "); make them one entry",
                        diagnostics);
                } else if (seen.try_emplace(target, source).second) {
                    path.push_back(target);
                }
            }
        }
    }
}

NameTableBuilder::NameTableBuilder() : state_(std::make_unique<State>()) {
    static_cast<void>(state_->texts.place(""));  // place 0 is the empty string
}

NameTableBuilder::~NameTableBuilder() = default;

void NameTableBuilder::begin_list(std::string_view path) {
    state_->lists.emplace_back(path);
}

void NameTableBuilder::add(ListedName&& name, Diagnostics& diagnostics) {
    State& state = *state_;
    if (state.merge_item(name, diagnostics) || !state.claim_id(name, diagnostics)) return;
    state.append_entry(name);
}

void NameTableBuilder::expect(std::size_t bytes) {
    // What is never written costs no memory. Rows are rarely shorter than these.
    state_->texts.reserve(bytes);
    state_->sequences.reserve(bytes / 6);
    state_->calls.reserve(bytes / 16);
    state_->entries.reserve(bytes / 32);
    state_->origins.reserve(bytes / 32);
    state_->names.reserve(bytes / 32);
}

std::string NameTableBuilder::finish(std::uint64_t key, Diagnostics& diagnostics) {
    std::ostringstream out;
    finish(key, diagnostics, out);
    return std::move(out).str();
}

void NameTableBuilder::finish(std::uint64_t key, Diagnostics& diagnostics, std::ostream& out) {
    State& state = *state_;
    state.flush();
    state.pending = {};
    state.ids = {};
    state.items = {};
    state.identities = {};
    state.texts.forget_slots();
    state.sort_calls();
    state.check_claims(diagnostics);
    state.check_loops(diagnostics);
    std::string remarks;
    for (const Diagnostic& remark :
         std::span(diagnostics.items()).first(std::min(kMostRemarks, diagnostics.items().size()))) {
        append_number(remarks, remark.severity == Severity::error ? 1 : 0);
        append_number(remarks, remark.line);
        append_string(remarks, remark.file);
        append_string(remarks, remark.message);
    }
    std::vector<Origin>().swap(state.origins);
    state.build_trie();
    std::vector<std::uint32_t>().swap(state.sequences);
    TableWriter writer(out);
    writer.add(std::span<const char>(state.texts.bytes()));
    state.texts = StringPool();
    writer.add(std::span<const char>(state.words.bytes()));
    writer.add(std::span(state.words.offsets()));
    writer.add(std::span(state.words.slots()));
    state.words = StringPool();
    writer.move(state.roots);
    writer.move(state.nodes);
    writer.move(state.written);
    writer.move(state.alias_entries);
    writer.move(state.alias_entry);
    writer.add(std::span<const Entry>(state.entries));
    std::vector<std::uint32_t> text_bounds;
    std::vector<std::uint32_t> entry_text;
    state.collect_texts(text_bounds, entry_text);
    writer.move(text_bounds);
    writer.move(entry_text);
    writer.move(state.small_beginnings);
    writer.add(std::span<const char>(remarks));
    writer.finish(key);
    state_ = std::make_unique<State>();
}

}  // namespace entente
