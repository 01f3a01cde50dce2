// Frames that cannot fire or say what they hardly mean, entries that two frames claim, and examples that cannot hold.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "graph/base/fold.h"
#include "rules/check.h"
#include "rules/phrase.h"
#include "rules/words.h"

namespace entente {
namespace {

using Kind = PhrasePiece::Kind;

/// A noun without the -s of its plural, to compare by.
std::string_view singular(std::string_view word) {
    if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) word.remove_suffix(1);
    return word;
}

using WordSet = std::unordered_set<std::string_view>;

void add_words(const std::vector<PhrasePiece>& pieces, WordSet& out) {
    for (const PhrasePiece& piece : pieces) {
        for (const std::string& phrase : piece.words) {
            for (const std::string_view word : split_words(phrase)) out.insert(singular(word));
        }
    }
}

/// The words by which a frame fires: lemmas of its verbs, and all words of its nouns, adjectives and joints.
WordSet firing_words(const Frame& frame) {
    WordSet out;
    for (const PhraseEntry& entry : frame.verbs) out.insert(singular(entry.lemma));
    for (const NounEntry& entry : frame.nouns) {
        for (const std::string& word : entry.words) out.insert(singular(word));
    }
    for (const PhraseEntry& entry : frame.adjectives) {
        out.insert(singular(entry.lemma));
        add_words(entry.pieces, out);
    }
    for (const AdjacentEntry& entry : frame.adjacent) add_words(entry.pieces, out);
    return out;
}

void check_unless(const Frame& frame, Remarks& remarks) {
    const WordSet firing = firing_words(frame);
    std::string_view reported;  // an entry with alternatives is reported once
    for (const PhraseEntry& entry : frame.unless) {
        WordSet words = {singular(entry.lemma)};
        for (const std::string_view part : split_at(entry.lemma, '-')) words.insert(part);  // as tokens are split
        add_words(entry.pieces, words);
        if (std::any_of(words.begin(), words.end(), [&](std::string_view word) { return firing.contains(word); })) {
            continue;
        }
        if (entry.written != reported) {
            remarks.warning(entry.where, backquoted(entry.written) + " excludes nothing: no verb of " + frame.name +
                                             " is " + backquoted(entry.lemma) + ", and no noun has its words");
        }
        reported = entry.written;
    }
}

bool has_any(const PhraseEntry& entry, std::initializer_list<Kind> kinds) {
    return std::any_of(kinds.begin(), kinds.end(), [&](Kind kind) { return has_piece(entry, kind); });
}

/// A relation that needs an entity as its object, and an entry that has no place for one.
void check_object(const Frame& frame, const PhraseEntry& entry, Remarks& remarks) {
    const bool words_will_do = frame.object_text == ObjectText::optional || frame.object_text == ObjectText::only;
    if (!entry.converse && (words_will_do || frame.symmetric)) return;
    if (has_any(entry, {Kind::object, Kind::either, Kind::possessor})) return;
    if (!entry.pieces.empty() && entry.pieces.back().kind == Kind::content && entry.pieces.back().words[0] == "to") {
        remarks.warning(entry.where, backquoted(entry.written) +
                                         " ends in a bare `to`, which announces an infinitive; " +
                                         "if the object stands there, write \"to {}\"");
        return;
    }
    if (!entry.converse && frame.possessor) return;
    remarks.warning(entry.where, backquoted(entry.written) + " has no place for the " +
                                     (entry.converse ? "subject" : "object") + ", which " + frame.name +
                                     " needs; write {} where it stands");
}

bool has_vowel(std::string_view text) {
    return text.find_first_of("aeiouy") != std::string_view::npos;
}

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// A guess at what is wrong with a lemma; empty if nothing is.
std::string_view doubtful_lemma(std::string_view lemma) {
    if (lemma.ends_with("ly") && lemma.size() > 5 &&
        !is_any_of(lemma, {"supply", "comply", "multiply", "resupply", "assembly"})) {
        return "looks like an adverb: begin with the verb";
    }
    const std::string_view stem = lemma.substr(0, lemma.size() - std::min<std::size_t>(3, lemma.size()));
    if (lemma.ends_with("ing") && has_vowel(stem)) return "looks like a participle: write the verb as in a dictionary";
    if (lemma.ends_with("ed") && !lemma.ends_with("eed") && lemma.size() > 4 && has_vowel(stem) &&
        !is_any_of(lemma, {"embed", "shred", "sled"})) {
        return "looks like a past form: write the verb as in a dictionary";
    }
    return {};
}

void check_verbs(const Frame& frame, Remarks& remarks) {
    std::string_view reported;
    for (const PhraseEntry& entry : frame.verbs) {
        if (entry.written == reported) continue;
        const std::size_t before = remarks.size();
        check_object(frame, entry, remarks);
        if (const std::string_view doubt = doubtful_lemma(entry.lemma); !doubt.empty()) {
            remarks.warning(entry.where, backquoted(entry.lemma) + " " + std::string(doubt));
        }
        if (remarks.size() > before) reported = entry.written;
    }
}

void check_has_examples(const Frame& frame, Remarks& remarks) {
    const auto positive = std::count_if(frame.examples.begin(), frame.examples.end(),
                                        [](const FrameExample& example) { return !example.expect.empty(); });
    if (positive == 0) {
        remarks.warning(frame.where, frame.name + " has no example that expects a fact; add a [[relation." +
                                         frame.name + ".example]]");
    }
    if (static_cast<std::size_t>(positive) == frame.examples.size()) {
        remarks.warning(
            frame.where,
            frame.name + " has no example with expect = []; add a sentence that looks like it" + " and is not");
    }
}

bool is_silent(const Packs& packs, const Frame& frame) {
    const bool has_pattern = std::any_of(packs.patterns.begin(), packs.patterns.end(), [&](const PatternRule& pattern) {
        return packs.frames[pattern.frame].name == frame.name;
    });
    const bool implied = std::any_of(packs.frames.begin(), packs.frames.end(), [&](const Frame& other) {
        return other.is_a == frame.name || other.inverse == frame.name;
    });
    return !has_pattern && !implied && frame.verbs.empty() && frame.nouns.empty() && frame.adjectives.empty() &&
           frame.adjacent.empty();
}

}  // namespace

void check_frames(const Packs& packs, Remarks& remarks) {
    for (const Frame& frame : packs.frames) {
        if (is_silent(packs, frame)) {
            remarks.warning(frame.where,
                            frame.name + " can never fire: it has no verbs, nouns, adjectives, adjacent or patterns");
        }
        check_verbs(frame, remarks);
        check_unless(frame, remarks);
        check_has_examples(frame, remarks);
    }
    for (const ListInfo& list : packs.lists) {
        if (!list.used) remarks.warning(list.where, "no entry names the list @" + list.name);
    }
    for (const FragmentInfo& fragment : packs.fragments) {
        if (!fragment.used) remarks.warning(fragment.where, "no pattern names the fragment %" + fragment.name);
    }
}

namespace {

struct Claim {
    const Frame* frame = nullptr;
    const PhraseEntry* entry = nullptr;
};

bool share_kinds(KindSet a, KindSet b) {
    for (std::size_t i = 0; i < kEntityKindCount; ++i) {
        const auto kind = static_cast<EntityKind>(i);
        if (a.has(kind) && b.has(kind)) return true;
    }
    return false;
}

KindSet kinds_of(const PhrasePiece& piece, const Claim& claim) {
    if (!piece.kinds.empty()) return piece.kinds;
    return claim.entry->converse ? claim.frame->subject : claim.frame->object;
}

bool takes_entity(const PhrasePiece& piece) {
    return piece.kind == Kind::object || piece.kind == Kind::either;
}
bool takes_words(const PhrasePiece& piece) {
    return piece.kind == Kind::text || piece.kind == Kind::either;
}

/// Whether some words could be read as both pieces.
bool overlap(const PhrasePiece& a, const Claim& of_a, const PhrasePiece& b, const Claim& of_b) {
    if (takes_words(a) && takes_words(b)) return true;
    if (takes_entity(a) && takes_entity(b)) return share_kinds(kinds_of(a, of_a), kinds_of(b, of_b));
    if (a.kind != b.kind) return false;
    if (a.kind == Kind::possessor) return share_kinds(kinds_of(a, of_a), kinds_of(b, of_b));
    if (a.words.empty()) return true;
    return std::any_of(a.words.begin(), a.words.end(), [&](const std::string& word) {
        return std::find(b.words.begin(), b.words.end(), word) != b.words.end();
    });
}

bool overlap(const Claim& a, const Claim& b) {
    const auto& pieces_a = a.entry->pieces;
    const auto& pieces_b = b.entry->pieces;
    if (a.entry->converse != b.entry->converse || a.entry->negative != b.entry->negative) return false;
    if (pieces_a.size() != pieces_b.size()) return false;
    for (std::size_t i = 0; i < pieces_a.size(); ++i) {
        if (!overlap(pieces_a[i], a, pieces_b[i], b)) return false;
    }
    return true;
}

bool is_narrower(const Frame& a, const Frame& b) {
    return a.is_a == b.name || b.is_a == a.name;
}

void report_claim(const Packs& packs, const Claim& first, const Claim& second, Remarks& remarks) {
    remarks.warning(second.entry->where, backquoted(second.entry->written) + " is claimed by " + first.frame->name +
                                             " as well (" + to_string(packs, first.entry->where) + ", " +
                                             backquoted(first.entry->written) +
                                             "), for objects of the same kind; narrow one of them");
}

/// Whether both nouns have a preposition in common, or take the default ones.
bool share_prepositions(const NounEntry& a, const NounEntry& b) {
    if (a.prepositions.empty() || b.prepositions.empty()) return a.prepositions.empty() && b.prepositions.empty();
    return std::any_of(a.prepositions.begin(), a.prepositions.end(), [&](const NounPreposition& own) {
        return std::any_of(b.prepositions.begin(), b.prepositions.end(), [&](const NounPreposition& other) {
            return own.word == other.word && own.text == other.text;
        });
    });
}

struct NounClaim {
    const Frame* frame = nullptr;
    const NounEntry* entry = nullptr;
};

/// Nouns that two relations of one pack claim, with objects of the same kind.
void check_noun_claims(const Packs& packs, Remarks& remarks) {
    std::unordered_map<std::string, std::vector<NounClaim>> by_words;
    for (const Frame& frame : packs.frames) {
        for (const NounEntry& entry : frame.nouns) {
            std::string words;
            for (const std::string& word : entry.words) words += word + " ";
            auto& claims = by_words[words];
            for (const NounClaim& other : claims) {
                const bool apart = other.frame == &frame || other.frame->pack != frame.pack ||
                                   is_narrower(*other.frame, frame) || !share_prepositions(*other.entry, entry) ||
                                   !share_kinds(other.frame->object, frame.object);
                if (apart) continue;
                const bool in_order = other.entry->where < entry.where;
                const NounClaim mine{.frame = &frame, .entry = &entry};
                const NounClaim& first = in_order ? other : mine;
                const NounClaim& second = in_order ? mine : other;
                remarks.warning(second.entry->where, backquoted(second.entry->written) + " is claimed by " +
                                                         first.frame->name + " as well (" +
                                                         to_string(packs, first.entry->where) +
                                                         "), with objects of the same kind; narrow one of them");
            }
            claims.push_back({.frame = &frame, .entry = &entry});
        }
    }
}

}  // namespace

void check_claims(const Packs& packs, Remarks& remarks) {
    check_noun_claims(packs, remarks);
    std::unordered_map<std::string_view, std::vector<Claim>> by_lemma;
    std::unordered_set<std::string> reported;  // pairs of entries as written: alternatives count once
    for (const Frame& frame : packs.frames) {
        for (const PhraseEntry& entry : frame.verbs) {
            const Claim claim{.frame = &frame, .entry = &entry};
            auto& claims = by_lemma[entry.lemma];
            for (const Claim& other : claims) {
                if (other.frame == &frame || other.frame->pack != frame.pack || is_narrower(*other.frame, frame) ||
                    !overlap(other, claim)) {
                    continue;
                }
                if (!reported.insert(to_string(packs, other.entry->where) + to_string(packs, entry.where)).second) {
                    continue;
                }
                const bool in_order = other.entry->where < entry.where;
                report_claim(packs, in_order ? other : claim, in_order ? claim : other, remarks);
            }
            claims.push_back(claim);
        }
    }
}

namespace {

/// Folded names and aliases -> the name in the graph.
struct KnownNames {
    WordSet names;
    std::unordered_map<std::string, std::string_view> aliases;
};

KnownNames known_names(const Packs& packs) {
    KnownNames out;
    for (const NameEntry& entry : packs.names) out.names.insert(entry.name);
    for (const NameEntry& entry : packs.names) {
        for (const std::string& alias : entry.aliases) out.aliases.emplace(folded(alias), entry.name);
    }
    return out;
}

/// A name that the graph would not show is never found by the example.
void check_name(const KnownNames& known, const std::string& name, const FrameExample& example, Remarks& remarks) {
    if (name.empty() || known.names.contains(name)) return;
    if (const auto alias = known.aliases.find(folded(name)); alias != known.aliases.end()) {
        remarks.warning(example.where, "the graph's name for " + backquoted(name) + " is " + backquoted(alias->second) +
                                           "; expect that");
    } else if (folded(example.text).find(folded(name)) == std::string::npos) {
        remarks.warning(example.where, backquoted(name) + " is expected, but no pack has that name and the text does " +
                                           "not have it");
    }
}

}  // namespace

void check_examples(const Packs& packs, Remarks& remarks) {
    const KnownNames known = known_names(packs);
    for (const Frame& frame : packs.frames) {
        for (const FrameExample& example : frame.examples) {
            for (const ExpectedFact& fact : example.expect) {
                check_name(known, fact.subject, example, remarks);
                check_name(known, fact.object, example, remarks);
                check_name(known, fact.place.value_or(""), example, remarks);
                check_name(known, fact.by.value_or(""), example, remarks);
                if (fact.relation == frame.name) continue;
                remarks.warning(example.where, "only facts of " + frame.name +
                                                   " are compared here; move what expects " + fact.relation +
                                                   " to an example of that relation");
            }
        }
    }
}

}  // namespace entente
