// Entries are read left to right, one word of the string to one piece; then the end decides whether an object is
// implied there. Which words are prepositions matters only for that.
#include "rules/phrase.h"

#include <algorithm>
#include <array>
#include <span>

#include "rules/words.h"

namespace entente {
namespace {

using Kind = PhrasePiece::Kind;

constexpr std::string_view kVerbExample = R"(as in "impose ~ sanctions on" or "propose {text} to {}")";
constexpr std::string_view kNounExample = "as in \"sanctions (on, against)\" or \"demand (for {text}, on)\"";
constexpr std::size_t kMostAlternatives = 64;

/// Words that never govern the object of an entry but belong to the verb ("let ~ hostage go").
constexpr std::array<std::string_view, 15> kParticles = {"ahead", "apart", "aside",   "away",     "back",
                                                         "down",  "forth", "forward", "free",     "go",
                                                         "home",  "off",   "out",     "together", "up"};

/// Ascending.
constexpr std::array<std::string_view, 57> kPrepositions = {
    "about",   "above",  "across",  "after",      "against",    "along",  "alongside", "amid",     "among",
    "around",  "as",     "at",      "before",     "behind",     "below",  "beneath",   "beside",   "besides",
    "between", "beyond", "by",      "concerning", "despite",    "during", "for",       "from",     "in",
    "inside",  "into",   "like",    "near",       "of",         "on",     "onto",      "opposite", "outside",
    "over",    "past",   "per",     "regarding",  "round",      "since",  "than",      "through",  "throughout",
    "to",      "toward", "towards", "under",      "underneath", "until",  "upon",      "versus",   "via",
    "with",    "within", "without"};

bool is_preposition(std::string_view word) {
    return std::binary_search(kPrepositions.begin(), kPrepositions.end(), word);
}

bool is_particle(std::string_view word) {
    return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

/// Alternatives count as prepositions if the first one does: "on|upon".
bool is_preposition(const PhrasePiece& piece) {
    return piece.kind == Kind::word && is_preposition(std::string_view(piece.words.front()));
}

bool is_particle(const PhrasePiece& piece) {
    return piece.kind == Kind::word && is_particle(piece.words.front());
}

bool is_word(const PhrasePiece& piece, std::string_view word) {
    return piece.kind == Kind::word && piece.words.size() == 1 && piece.words.front() == word;
}

Error wrong(std::string message, std::string_view example = kVerbExample) {
    message += ", ";
    message += example;
    return Error{std::move(message)};
}

/// "impose|slap" to its words.
Result<std::vector<std::string>> parse_alternatives(std::string_view token, std::string_view example) {
    std::vector<std::string> out;
    for (const std::string_view word : split_at(token, '|')) {
        if (word.empty()) {
            return wrong(
                "a word is missing beside `|` in " + backquoted(token) + ": write the alternatives without spaces",
                example);
        }
        out.emplace_back(word);
    }
    if (out.size() > kMostAlternatives) return wrong("more than 64 alternatives: split the entry", example);
    return out;
}

Result<std::vector<std::string>> parse_word(std::string_view token) {
    const std::size_t bad = token.find_first_of(R"({}~()[]<>*,;:"`)");
    if (bad == std::string_view::npos) return parse_alternatives(token, kVerbExample);
    const char sign = token[bad];
    if (sign == '{' || sign == '}') {
        return wrong(backquoted(token) + " is no mark: a mark such as {} must stand by itself, with spaces around it");
    }
    if (sign == '~') return wrong("`~` must stand by itself, with spaces around it");
    if (sign == '(') return wrong("brackets belong to nouns: write {} where the object stands");
    return wrong("`" + std::string(1, sign) + "` cannot stand in an entry: write words and marks");
}

/// "{}", "{org|facility}", "{}'s", "{text}", "{subject}".
Result<PhrasePiece> parse_mark(std::string_view token) {
    if (token == "{text}") return PhrasePiece{.kind = Kind::text, .words = {}};
    if (token == "{subject}") return PhrasePiece{.kind = Kind::subject, .words = {}};
    PhrasePiece out{.kind = Kind::object, .words = {}};
    for (const std::string_view apostrophe : {"'s", "’s"}) {
        if (!token.ends_with(apostrophe)) continue;
        out.kind = Kind::possessor;
        token.remove_suffix(apostrophe.size());
    }
    if (!token.ends_with('}')) return parse_word(token).error();
    const std::string_view kinds = token.substr(1, token.size() - 2);
    if (kinds.empty()) return out;
    const auto parsed = parse_kind_set(kinds);
    if (!parsed) {
        return wrong(backquoted(token) + " is no mark: write {} for the object, {org} or {person|org} to narrow it, " +
                     "{}'s for an owner, {text} for the words, {subject} for the subject");
    }
    out.kinds = *parsed;
    return out;
}

Result<PhrasePiece> parse_piece(std::string_view token) {
    if (token == "~") return PhrasePiece{.kind = Kind::gap, .words = {}};
    if (token.front() == '{') return parse_mark(token);
    if (token == "-ing") return PhrasePiece{.kind = Kind::content, .words = {"-ing"}};
    auto words = parse_word(token);
    if (!words) return words.error();
    return PhrasePiece{.kind = Kind::word, .words = std::move(*words)};
}

std::ptrdiff_t count(const std::vector<PhrasePiece>& pieces, Kind kind) {
    return std::count_if(pieces.begin(), pieces.end(), [kind](const PhrasePiece& piece) { return piece.kind == kind; });
}

/// "to" and "that" at the end announce the content; "that" can stand nowhere else.
Status mark_content(std::vector<PhrasePiece>& pieces, PhraseRole role) {
    if (pieces.empty()) return Done{};
    if (is_word(pieces.back(), "to") || is_word(pieces.back(), "that")) pieces.back().kind = Kind::content;
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
        if (pieces[i].kind == Kind::content) return wrong("`-ing` can only stand at the end");
        if (role != PhraseRole::unless && is_word(pieces[i], "that")) {
            return wrong("`that` can only stand at the end, where it announces the content");
        }
    }
    return Done{};
}

Status check_counts(const std::vector<PhrasePiece>& pieces) {
    if (count(pieces, Kind::object) + count(pieces, Kind::possessor) > 1) {
        return wrong("`{}` stands twice: an entry has one object");
    }
    if (count(pieces, Kind::subject) > 1) return wrong("`{subject}` stands twice: an entry has one");
    if (count(pieces, Kind::text) > 1) return wrong("`{text}` stands twice: an entry has one");
    if (count(pieces, Kind::text) + count(pieces, Kind::content) > 1) {
        return wrong("`{text}` and the content after `" + pieces.back().words.front() +
                     "` are both the object_text: write one of them");
    }
    return Done{};
}

Status check_gaps(const std::vector<PhrasePiece>& pieces) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].kind != Kind::gap) continue;
        if (i + 1 == pieces.size()) return wrong("`~` at the end covers nothing: leave it out");
        if (pieces[i + 1].kind != Kind::word) return wrong("after `~` a noun is missing");
    }
    return Done{};
}

/// The noun of a light verb: the last word before the preposition, after the first `~`.
void mark_text_head(std::vector<PhrasePiece>& pieces) {
    if (count(pieces, Kind::text) + count(pieces, Kind::content) > 0) return;
    const auto gap = std::find_if(pieces.begin(), pieces.end(), [](const auto& p) { return p.kind == Kind::gap; });
    if (gap == pieces.end()) return;
    const auto end = std::find_if(gap + 2, pieces.end(), [](const PhrasePiece& piece) {
        return piece.kind != Kind::word || is_preposition(piece) || is_particle(piece);
    });
    (end - 1)->text_head = true;
}

/// Whether the entry's end governs an object that is not written: a bare verb, a preposition or particle, or a verb
/// after "to" ("refuse to meet"). An adjective that stands alone governs if it is a preposition ("against").
bool end_governs(std::string_view lemma, const std::vector<PhrasePiece>& pieces, PhraseRole role) {
    if (pieces.empty()) return role == PhraseRole::verb || is_preposition(lemma);
    if (is_preposition(pieces.back())) return true;
    if (role == PhraseRole::adjective) return false;
    const bool has_text = count(pieces, Kind::text) > 0;
    if (is_particle(pieces.back())) return !has_text && count(pieces, Kind::gap) == 0;
    // "refuse to meet" has the object of its second verb; "put {text} to death" has what it needs.
    return !has_text && pieces.size() >= 2 && is_word(pieces[pieces.size() - 2], "to") &&
           pieces.back().kind == Kind::word;
}

/// Words can stand for the object only where the entry has no other place for them.
void imply_object(std::string_view lemma, std::vector<PhrasePiece>& pieces, PhraseRole role) {
    if (role == PhraseRole::unless || role == PhraseRole::modality) return;
    if (count(pieces, Kind::object) + count(pieces, Kind::possessor) + count(pieces, Kind::content) > 0) return;
    if (!end_governs(lemma, pieces, role)) return;
    const bool words_elsewhere = count(pieces, Kind::gap) + count(pieces, Kind::text) > 0;
    pieces.push_back({.kind = words_elsewhere ? Kind::object : Kind::either, .words = {}});
}

Status check_adjective(const std::vector<PhrasePiece>& pieces) {
    const bool governs = std::any_of(pieces.begin(), pieces.end(), [](const PhrasePiece& piece) {
        return piece.kind != Kind::word && piece.kind != Kind::gap;
    });
    if (governs) return Done{};
    return wrong("an adjective needs the preposition of its object",
                 R"(as in "critical of", "loyal to {}" or "open to {text}")");
}

Result<std::vector<PhrasePiece>> parse_pieces(std::string_view lemma, std::span<const std::string_view> tokens,
                                              PhraseRole role) {
    std::vector<PhrasePiece> pieces;
    for (const std::string_view token : tokens) {
        auto piece = parse_piece(token);
        if (!piece) return piece.error();
        pieces.push_back(std::move(*piece));
    }
    if (auto status = mark_content(pieces, role); !status) return status.error();
    if (auto status = check_counts(pieces); !status) return status.error();
    if (auto status = check_gaps(pieces); !status) return status.error();
    mark_text_head(pieces);
    imply_object(lemma, pieces, role);
    if (role == PhraseRole::adjective) {
        if (auto status = check_adjective(pieces); !status) return status.error();
    }
    return pieces;
}

Result<std::vector<std::string>> parse_lemmas(std::string_view token, PhraseRole role) {
    if (role == PhraseRole::adjective && token == "{text}") return std::vector<std::string>{""};
    if (token == "~" || token.front() == '{' || token.front() == '-') {
        return wrong("an entry begins with its verb, not with " + backquoted(token));
    }
    return parse_word(token);
}

}  // namespace

bool has_piece(const PhraseEntry& entry, PhrasePiece::Kind kind) {
    return count(entry.pieces, kind) > 0;
}

std::string single_spaced(std::string_view written) {
    std::string out;
    for (const std::string_view word : split_words(written)) {
        if (!out.empty()) out += ' ';
        out += word;
    }
    return out;
}

Result<std::vector<PhraseEntry>> parse_phrase(std::string_view written, PhraseRole role) {
    const auto tokens = split_words(written);
    if (tokens.empty()) return wrong("the entry is empty: write a verb");
    auto lemmas = parse_lemmas(tokens.front(), role);
    if (!lemmas) return lemmas.error();
    const std::size_t skipped = lemmas->front().empty() ? 0 : 1;
    auto pieces = parse_pieces(lemmas->front(), std::span(tokens).subspan(skipped), role);
    if (!pieces) return pieces.error();
    std::vector<PhraseEntry> out;
    for (std::string& lemma : *lemmas) {
        PhraseEntry& entry = out.emplace_back();
        entry.written = single_spaced(written);
        entry.lemma = std::move(lemma);
        entry.pieces = *pieces;
    }
    return out;
}

void resolve_objects(PhraseEntry& entry, ObjectText object_text) {
    for (PhrasePiece& piece : entry.pieces) {
        if (piece.kind != Kind::either) continue;
        if (object_text == ObjectText::only) piece.kind = Kind::text;
        if (object_text == ObjectText::no || object_text == ObjectText::also || entry.converse) {
            piece.kind = Kind::object;
        }
    }
}

namespace {

struct NounParts {
    std::string_view words;
    std::string_view prepositions;
    bool brackets = false;
};

Result<NounParts> split_brackets(std::string_view written) {
    const std::string_view text = trimmed(written);
    const std::size_t open = text.find('(');
    if (open == std::string_view::npos) {
        if (text.find(')') != std::string_view::npos) return wrong("`)` without `(`", kNounExample);
        return NounParts{.words = text, .prepositions = {}};
    }
    if (text.find(')') != text.size() - 1) {
        return wrong("the brackets with the prepositions must be closed, once, at the end", kNounExample);
    }
    return NounParts{.words = trimmed(text.substr(0, open)),
                     .prepositions = text.substr(open + 1, text.size() - open - 2),
                     .brackets = true};
}

Result<NounPreposition> parse_preposition(std::string_view written) {
    const auto tokens = split_words(written);
    if (tokens.empty()) return wrong("a preposition is missing in the brackets", kNounExample);
    NounPreposition out{.word = std::string(tokens.front())};
    if (tokens.size() == 2 && tokens.back() == "{text}") {
        out.text = true;
    } else if (tokens.size() > 1) {
        return wrong(backquoted(trimmed(written)) + " is no preposition: separate them by commas", kNounExample);
    }
    if (out.word.find_first_of("{}()~|@") != std::string::npos) {
        return wrong(backquoted(out.word) + " is no preposition", kNounExample);
    }
    return out;
}

/// "{text}, in, of {text}": what stands in the brackets.
Status read_brackets(std::string_view brackets, NounEntry& entry) {
    for (const std::string_view part : split_at(brackets, ',')) {
        if (trimmed(part) == "{text}") {
            entry.own_text = true;
            continue;
        }
        auto preposition = parse_preposition(part);
        if (!preposition) return preposition.error();
        entry.prepositions.push_back(std::move(*preposition));
    }
    return Done{};
}

/// Adds one word with its alternatives to all combinations so far.
void multiply(std::vector<std::vector<std::string>>& combinations, const std::vector<std::string>& words) {
    std::vector<std::vector<std::string>> out;
    for (const auto& combination : combinations) {
        for (const std::string& word : words) {
            out.push_back(combination);
            out.back().push_back(word);
        }
    }
    combinations = std::move(out);
}

Result<std::vector<std::vector<std::string>>> noun_words(std::string_view written) {
    std::vector<std::vector<std::string>> out = {{}};
    for (const std::string_view token : split_words(written)) {
        if (token.find_first_of("{}~[]*") != std::string_view::npos) {
            return wrong(backquoted(token) + " cannot stand in a noun: write words, and prepositions in brackets",
                         kNounExample);
        }
        auto words = parse_alternatives(token, kNounExample);
        if (!words) return words.error();
        if (out.size() * words->size() > kMostAlternatives) {
            return wrong("more than 64 alternatives: split the entry", kNounExample);
        }
        multiply(out, *words);
    }
    return out;
}

/// "departure from": a preposition that belongs in brackets.
Status check_noun_end(const std::vector<std::string>& words) {
    if (words.size() < 2 || !is_preposition(std::string_view(words.back()))) return Done{};
    std::string noun;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) noun += (i > 0 ? " " : "") + words[i];
    return Error{R"(a noun's prepositions stand in brackets: write ")" + noun + " (" + words.back() + ")\""};
}

}  // namespace

Result<std::vector<NounEntry>> parse_noun(std::string_view written) {
    auto parts = split_brackets(written);
    if (!parts) return parts.error();
    if (parts->words.empty()) return wrong("the noun is missing", kNounExample);
    NounEntry shared;
    shared.written = single_spaced(written);
    if (parts->brackets) {
        if (auto status = read_brackets(parts->prepositions, shared); !status) return status.error();
    }
    auto combinations = noun_words(parts->words);
    if (!combinations) return combinations.error();
    std::vector<NounEntry> out;
    for (std::vector<std::string>& words : *combinations) {
        if (auto status = check_noun_end(words); !status) return status.error();
        out.push_back(shared);
        out.back().words = std::move(words);
    }
    return out;
}

namespace {

constexpr std::string_view kAdjacentExample = "as in \"in {}\", \", {}\", \"({org})\" or \"{}'s\"";

/// "({org})" to "(", "{org}", ")".
std::vector<std::string_view> adjacent_tokens(std::string_view written) {
    std::vector<std::string_view> out;
    for (std::string_view token : split_words(written)) {
        if (token.size() > 1 && token.front() == '(') {
            out.push_back(token.substr(0, 1));
            token.remove_prefix(1);
        }
        const bool closes = token.size() > 1 && token.back() == ')';
        out.push_back(closes ? token.substr(0, token.size() - 1) : token);
        if (closes) out.push_back(token.substr(token.size() - 1));
    }
    return out;
}

Result<PhrasePiece> adjacent_piece(std::string_view token) {
    if (token.front() != '{') {
        if (token.find_first_of("{}~|*@") != std::string_view::npos) {
            return wrong(backquoted(token) + " cannot join two names", kAdjacentExample);
        }
        return PhrasePiece{.kind = Kind::word, .words = {std::string(token)}};
    }
    auto piece = parse_mark(token);
    if (!piece || (piece->kind != Kind::object && piece->kind != Kind::possessor)) {
        return wrong(backquoted(token) + " is no mark for the object here", kAdjacentExample);
    }
    return piece;
}

}  // namespace

Result<AdjacentEntry> parse_adjacent(std::string_view written) {
    AdjacentEntry out;
    out.written = single_spaced(written);
    for (const std::string_view token : adjacent_tokens(written)) {
        auto piece = adjacent_piece(token);
        if (!piece) return piece.error();
        out.pieces.push_back(std::move(*piece));
    }
    if (count(out.pieces, Kind::object) + count(out.pieces, Kind::possessor) != 1) {
        return wrong("one mark must say where the object stands", kAdjacentExample);
    }
    out.object_first = out.pieces.front().kind != Kind::word;
    return out;
}

}  // namespace entente
