// A header (what it is, length, hash), then the members of each struct in their order. Structured bindings name all
// members: when a struct gains one, this file no longer compiles until it is added here.
#include "rules/packed.h"

#include <array>
#include <concepts>
#include <cstring>
#include <type_traits>

#include "graph/base/hash.h"

namespace entente {
namespace {

constexpr std::string_view kMagic = "entente packs 2\n";

template <typename T, typename Struct>
concept Is = std::same_as<std::remove_const_t<T>, Struct>;

void members(auto& archive, Is<NameEntry> auto& entry) {
    auto& [where, kind, id, name, aliases, demonyms, people, metonyms, capital, surname, gender, country, latitude,
           longitude, wikidata, common] = entry;
    archive(where, kind, id, name, aliases, demonyms, people, metonyms, capital, surname, gender, country, latitude,
            longitude, wikidata, common);
}

void members(auto& archive, Is<Holder> auto& holder) {
    auto& [person, from, until] = holder;
    archive(person, from, until);
}

void members(auto& archive, Is<Office> auto& office) {
    auto& [where, titles, descriptions, of, holders] = office;
    archive(where, titles, descriptions, of, holders);
}

void members(auto& archive, Is<PhrasePiece> auto& piece) {
    auto& [kind, words, kinds, text_head] = piece;
    archive(kind, words, kinds, text_head);
}

void members(auto& archive, Is<PhraseEntry> auto& entry) {
    auto& [where, written, lemma, pieces, negative, converse, modality] = entry;
    archive(where, written, lemma, pieces, negative, converse, modality);
}

void members(auto& archive, Is<NounPreposition> auto& preposition) {
    auto& [word, text] = preposition;
    archive(word, text);
}

void members(auto& archive, Is<NounEntry> auto& entry) {
    auto& [where, written, words, prepositions, own_text, modality] = entry;
    archive(where, written, words, prepositions, own_text, modality);
}

void members(auto& archive, Is<AdjacentEntry> auto& entry) {
    auto& [where, written, pieces, object_first] = entry;
    archive(where, written, pieces, object_first);
}

void members(auto& archive, Is<ExpectedFact> auto& fact) {
    auto& [written, subject, relation, object, object_text, polarity, modality, date, place, by] = fact;
    archive(written, subject, relation, object, object_text, polarity, modality, date, place, by);
}

void members(auto& archive, Is<FrameExample> auto& example) {
    auto& [where, text, date, expect, pending] = example;
    archive(where, text, date, expect, pending);
}

void members(auto& archive, Is<Frame> auto& frame) {
    auto& [where, pack, name, about, plover, symmetric, subject, object, object_text, possessor, confidence, is_a,
           inverse, subject_count, object_count, recipient, topic, place, verbs, nouns, adjectives, adjacent, unless,
           examples] = frame;
    archive(where, pack, name, about, plover, symmetric, subject, object, object_text, possessor, confidence, is_a,
            inverse, subject_count, object_count, recipient, topic, place, verbs, nouns, adjectives, adjacent, unless,
            examples);
}

void members(auto& archive, Is<PackInfo> auto& pack) {
    auto& [where, name, version, about] = pack;
    archive(where, name, version, about);
}

void members(auto& archive, Is<WordClasses> auto& words) {
    auto& [speech, light, own, wish, undo, performed, trait, public_body, private_body, private_post, planned, future,
           possible, absent] = words;
    archive(speech, light, own, wish, undo, performed, trait, public_body, private_body, private_post, planned, future,
            possible, absent);
}

void members(auto& archive, Is<ListInfo> auto& list) {
    auto& [where, name, used] = list;
    archive(where, name, used);
}

void members(auto& archive, Is<Repeat> auto& repeat) {
    auto& [least, most] = repeat;
    archive(least, most);
}

void members(auto& archive, Is<PathStep> auto& step) {
    auto& [kind, labels, alternatives, repeat, tests, written] = step;
    archive(kind, labels, alternatives, repeat, tests, written);
}

void members(auto& archive, Is<TokenTest> auto& test) {
    auto& [kind, values, expressions, kinds, parts, path, written] = test;
    archive(kind, values, expressions, kinds, parts, path, written);
}

void members(auto& archive, Is<RolePath> auto& role) {
    auto& [path, take] = role;
    archive(path, take);
}

void members(auto& archive, Is<SequenceItem> auto& item) {
    auto& [kind, capture, repeat, test, kinds, alternatives] = item;
    archive(kind, capture, repeat, test, kinds, alternatives);
}

void members(auto& archive, Is<PatternAnchor> auto& anchor) {
    auto& [words, lemmas, kinds] = anchor;
    archive(words, lemmas, kinds);
}

void members(auto& archive, Is<PatternRule> auto& rule) {
    auto& [where, pack, name, about, written, frame, trigger, tokens, anchor, anchor_item, subject, object, text, place,
           content, without, optional_object, optional_text, negative, modality, confidence, needs, late, specificity] =
        rule;
    archive(where, pack, name, about, written, frame, trigger, tokens, anchor, anchor_item, subject, object, text,
            place, content, without, optional_object, optional_text, negative, modality, confidence, needs, late,
            specificity);
}

void members(auto& archive, Is<NameListFile> auto& list) {
    auto& [path, kind] = list;
    archive(path, kind);
}

void members(auto& archive, Is<Packs> auto& packs) {
    auto& [infos, files, names, offices, frames, modality, lists, words, patterns, fragments, name_lists] = packs;
    archive(infos, files, names, offices, frames, modality, lists, words, patterns, fragments, name_lists);
}

/// Numbers, enumerations, and small structs of them: stored as they lie in memory.
template <typename T>
concept Plain =
    std::is_arithmetic_v<T> || std::is_enum_v<T> || std::same_as<T, SourcePlace> || std::same_as<T, KindSet>;

class Packer {
public:
    template <typename... Values>
    void operator()(const Values&... values) {
        (put(values), ...);
    }
    [[nodiscard]] std::string take() && { return std::move(out_); }

private:
    template <Plain T>
    void put(const T& value) {
        std::array<char, sizeof(T)> bytes{};
        std::memcpy(bytes.data(), &value, sizeof(T));
        out_.append(bytes.data(), bytes.size());
    }
    void put_size(std::size_t size) { put(static_cast<std::uint32_t>(size)); }
    void put(const std::string& text) {
        put_size(text.size());
        out_ += text;
    }
    template <typename T>
    void put(const std::vector<T>& values) {
        put_size(values.size());
        for (const T& value : values) put(value);
    }
    template <typename T>
    void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value) put(*value);
    }
    template <typename T>
    void put(const T& value) requires(!Plain<T>) {
        members(*this, value);
    }

    std::string out_;
};

class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

    template <typename... Values>
    void operator()(Values&... values) {
        (get(values), ...);
    }
    /// Whether all was there, and nothing more.
    [[nodiscard]] bool is_done() const { return good_ && bytes_.empty(); }

private:
    [[nodiscard]] std::string_view take(std::size_t size) {
        good_ = good_ && size <= bytes_.size();
        const std::string_view out = bytes_.substr(0, good_ ? size : 0);
        bytes_.remove_prefix(out.size());
        return out;
    }

    template <Plain T>
    void get(T& value) {
        const std::string_view bytes = take(sizeof(T));
        if (good_) std::memcpy(&value, bytes.data(), sizeof(T));
    }
    /// Each thing that is counted takes a byte at the least.
    std::size_t get_size() {
        std::uint32_t size = 0;
        get(size);
        good_ = good_ && size <= bytes_.size();
        return good_ ? size : 0;
    }
    void get(std::string& text) { text = take(get_size()); }
    template <typename T>
    void get(std::vector<T>& values) {
        const std::size_t size = get_size();
        values.reserve(size);
        for (std::size_t i = 0; i < size && good_; ++i) get(values.emplace_back());
    }
    template <typename T>
    void get(std::optional<T>& value) {
        bool there = false;
        get(there);
        if (there) get(value.emplace());
    }
    template <typename T>
    void get(T& value) requires(!Plain<T>) {
        members(*this, value);
    }

    std::string_view bytes_;
    bool good_ = true;
};

std::string header_of(std::string_view body) {
    std::string out(kMagic);
    for (const std::uint64_t number : {static_cast<std::uint64_t>(body.size()), hash_text(body)}) {
        std::array<char, sizeof(number)> bytes{};
        std::memcpy(bytes.data(), &number, sizeof(number));
        out.append(bytes.data(), bytes.size());
    }
    return out;
}

}  // namespace

std::string packed(const Packs& packs) {
    Packer packer;
    packer(packs);
    const std::string body = std::move(packer).take();
    return header_of(body) + body;
}

std::optional<Packs> unpacked(std::string_view bytes) {
    const std::size_t header = header_of({}).size();
    if (bytes.size() < header) return std::nullopt;
    const std::string_view body = bytes.substr(header);
    if (bytes.substr(0, header) != header_of(body)) return std::nullopt;
    Packs out;
    Unpacker unpacker(body);
    unpacker(out);
    if (!unpacker.is_done()) return std::nullopt;
    return out;
}

}  // namespace entente
