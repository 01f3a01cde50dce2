#include "tests/extract/relation/oracle.h"

#include <algorithm>
#include <map>
#include <regex>
#include <tuple>

#include "extract/annotate/lemmatizer.h"
#include "extract/relation/verb_forms.h"
#include "graph/base/fold.h"

namespace entente::testing {
namespace {

const Frame& frame_named(const Packs& packs, const std::string& name) {
    return *std::find_if(packs.frames.begin(), packs.frames.end(), [&](const Frame& f) { return f.name == name; });
}

std::string line_of(const Relation& relation, const Analysis& analysis, const Packs& packs) {
    std::string subject = analysis.entities[relation.subject].key;
    std::string object = relation.object ? analysis.entities[*relation.object].key : "";
    if (frame_named(packs, relation.name).symmetric && object < subject) std::swap(subject, object);
    return std::to_string(relation.evidence.sentence) + "|" + subject + "|" + relation.name + "|" + object + "|" +
           (relation.object ? "" : relation.object_text);
}

bool is_read_by_entry(const Relation& relation) {
    return relation.evidence.construction != "adjacent" && relation.evidence.construction != "title";
}

/// Words alone say nothing where an entity says the same of the same subject in the sentence.
std::vector<Relation> without_twins(const std::vector<Relation>& relations) {
    std::vector<Relation> out;
    for (const Relation& relation : relations) {
        const bool twin =
            !relation.object && std::any_of(relations.begin(), relations.end(), [&](const Relation& other) {
                return other.object && other.name == relation.name && other.subject == relation.subject &&
                       other.evidence.sentence == relation.evidence.sentence;
            });
        if (!twin) out.push_back(relation);
    }
    return out;
}

bool fits(VerbForm form, Xpos tag) {
    switch (form) {
        case VerbForm::base: return tag == Xpos::vb || tag == Xpos::vbp;
        case VerbForm::third_person: return tag == Xpos::vbz;
        case VerbForm::past: return tag == Xpos::vbd;
        case VerbForm::participle: return tag == Xpos::vbn;
        case VerbForm::gerund: return tag == Xpos::vbg;
    }
    return false;
}

/// A title that says an office in a public body leaves no affiliation with it: "a spokeswoman for NATO".
bool holds_office_there(const Relation& affiliation, const Analysis& analysis) {
    return affiliation.name == "affiliated_with" &&
           std::any_of(analysis.relations.begin(), analysis.relations.end(), [&](const Relation& other) {
               return other.name == "holds_office" && other.subject == affiliation.subject &&
                      other.object == affiliation.object && other.evidence.sentence == affiliation.evidence.sentence;
           });
}

}  // namespace

Lines stated_lines(const Analysis& analysis, const Packs& packs) {
    Lines out;
    for (const Relation& relation : analysis.relations) {
        if (is_read_by_entry(relation)) out.insert(line_of(relation, analysis, packs));
    }
    return out;
}

/// The frame without entries, and what it implies.
Packs FrameOracle::bare(const Frame& frame) const {
    Packs out;
    std::vector<std::string> names = {frame.name};
    for (std::size_t i = 0; i < names.size(); ++i) {
        Frame copy = frame_named(packs_, names[i]);
        for (const std::string& more : {copy.is_a, copy.inverse}) {
            if (!more.empty() && std::find(names.begin(), names.end(), more) == names.end()) names.push_back(more);
        }
        copy.verbs.clear();
        copy.nouns.clear();
        copy.adjectives.clear();
        copy.adjacent.clear();
        if (i > 0) copy.unless.clear();
        out.frames.push_back(std::move(copy));
    }
    out.words.light = packs_.words.light;
    out.words.own = packs_.words.own;
    out.words.speech = packs_.words.speech;
    return out;
}

void FrameOracle::add(const Packs& packs, Sort sort, std::size_t size, const std::string& lemma) {
    const std::size_t implied = packs.frames.size() - 1;
    entries_.push_back({sort, size, implied, 0, lemma, std::make_unique<RelationMatcher>(packs)});
}

FrameOracle::FrameOracle(const Packs& packs) : packs_(packs) {
    for (const Frame& frame : packs.frames) {
        for (const PhraseEntry& entry : frame.verbs) {
            Packs alone = bare(frame);
            alone.frames[0].verbs = {entry};
            const bool copula =
                entry.lemma == "be" && !entry.pieces.empty() && entry.pieces.front().kind == PhrasePiece::Kind::word;
            add(alone, copula ? Sort::copula : Sort::verb, entry.pieces.size(), entry.lemma);
        }
        for (const NounEntry& entry : frame.nouns) {
            Packs alone = bare(frame);
            alone.frames[0].nouns = {entry};
            add(alone, Sort::noun, entry.words.size(), entry.words.back());
        }
        for (const PhraseEntry& entry : frame.adjectives) {
            Packs alone = bare(frame);
            alone.frames[0].adjectives = {entry};
            add(alone, Sort::adjective, entry.pieces.size(), entry.lemma);
        }
    }
    // A form that two verbs have ("found") is read as the one that an entry names first; modality's entries come last.
    std::map<std::string, std::size_t> seen;
    for (Entry& entry : entries_) {
        if (entry.sort == Sort::verb) entry.lemma_order = seen.emplace(entry.lemma, seen.size()).first->second;
    }
}

/// Whether the word is a form of the entry's verb that its tag allows: where the tag fits a form of any verb that some
/// entry has, only verbs that it fits are read.
bool FrameOracle::reads_form(const Entry& entry, const std::string& word, Xpos tag) const {
    bool own_fits = false;
    bool any_fits = false;
    const auto look = [&](const std::string& lemma, bool own) {
        for (const auto& [form, kind] : verb_forms(lemma)) {
            if (form != word || !fits(kind, tag)) continue;
            any_fits = true;
            own_fits = own_fits || own;
        }
    };
    look(entry.lemma, true);
    if (own_fits) return true;
    static std::map<const FrameOracle*, std::set<std::string>> lemmas;
    auto& all = lemmas[this];
    if (all.empty()) {
        for (const Entry& other : entries_) {
            if (other.sort == Sort::verb) all.insert(other.lemma);
        }
        for (const PhraseEntry& other : packs_.modality) all.insert(other.lemma);
    }
    for (const std::string& lemma : all) {
        if (lemma.front() == word.front()) look(lemma, false);  // no English verb changes its first letter but "be"
    }
    return !any_fits;
}

Lines FrameOracle::read(const Document& document, const Analysis& analysis) const {
    struct Found {
        std::uint32_t sentence, token;
        Sort sort;
        std::size_t lemma_order, size, implied, order;
        std::vector<Relation> relations;
        [[nodiscard]] auto key() const {
            return std::tuple(sentence, token, sort, lemma_order, -static_cast<long>(size), -static_cast<long>(implied),
                              order);
        }
    };
    std::vector<Found> all;
    Analysis alone = analysis;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        alone.relations.clear();
        RuleTrace trace;
        entry.matcher->match(document, alone, &trace);
        for (const RuleAttempt& attempt : trace.attempts) {
            if (!attempt.stated) continue;
            const Token& token = analysis.tokens[attempt.token];
            const std::string word = folded(token.span.of(document.text));
            if (entry.sort == Sort::verb && !reads_form(entry, word, token.xpos)) continue;
            Found& found = all.emplace_back(Found{
                attempt.sentence, attempt.token, entry.sort, entry.lemma_order, entry.size, entry.implied, i, {}});
            // By itself the entry is asked again for this word alone: what it states elsewhere is another's.
            for (const Relation& relation : alone.relations) {
                if (relation.evidence.sentence == attempt.sentence &&
                    relation.evidence.trigger == token.span.of(document.text)) {
                    found.relations.push_back(relation);
                }
            }
        }
    }
    std::sort(all.begin(), all.end(), [](const Found& a, const Found& b) { return a.key() < b.key(); });
    std::vector<Relation> kept;
    std::set<std::tuple<std::uint32_t, std::uint32_t, int>> taken;
    for (const Found& found : all) {
        // A form of "be" that says something leaves its verb alone; adjectives and nouns are read beside it.
        const int group = found.sort == Sort::copula || found.sort == Sort::verb ? 0 : static_cast<int>(found.sort);
        if (!taken.insert({found.sentence, found.token, group}).second) continue;
        kept.insert(kept.end(), found.relations.begin(), found.relations.end());
    }
    Lines out;
    for (const Relation& relation : without_twins(kept)) {
        if (!holds_office_there(relation, analysis)) out.insert(line_of(relation, analysis, packs_));
    }
    return out;
}

// ---- patterns

namespace {

bool has_value(const TokenTest& test, const std::string& text) {
    const auto same = [&](const std::string& value) { return value == text; };
    const auto matches = [&](const std::string& expression) { return std::regex_match(text, std::regex(expression)); };
    return std::any_of(test.values.begin(), test.values.end(), same) ||
           std::any_of(test.expressions.begin(), test.expressions.end(), matches);
}

bool has_label(const std::vector<std::string>& labels, std::string_view label) {
    return labels.empty() || std::any_of(labels.begin(), labels.end(), [&](const std::string& wanted) {
               if (!wanted.ends_with(":*")) return wanted == label;
               const std::string stem = wanted.substr(0, wanted.size() - 2);
               return label == stem || label.starts_with(stem + ":");
           });
}

constexpr std::string_view kFeatures[] = {"Sing", "Plur", "Past", "Pres", "Fin", "Inf", "Part",
                                          "Ger",  "Pass", "Imp",  "1",    "2",   "3"};

}  // namespace

bool PatternOracle::holds(const TokenTest& test, std::uint32_t token) const {
    const auto part = [&](const TokenTest& inner) { return holds(inner, token); };
    switch (test.kind) {
        case TokenTest::Kind::all: return std::all_of(test.parts.begin(), test.parts.end(), part);
        case TokenTest::Kind::any: return std::any_of(test.parts.begin(), test.parts.end(), part);
        case TokenTest::Kind::none: return !holds(test.parts.front(), token);
        case TokenTest::Kind::word: return has_value(test, folded(view_.word(token)));
        case TokenTest::Kind::lemma: {
            std::string lemma;
            append_lemma(lemma, view_.word(token), view_.upos(token), view_.token(token).xpos);
            return has_value(test, folded(lemma));
        }
        case TokenTest::Kind::tag:
            return has_value(test, std::string(to_string(view_.upos(token)))) ||
                   has_value(test, std::string(to_string(view_.token(token).xpos)));
        case TokenTest::Kind::dep: return has_label(test.values, to_string(view_.deprel(token)));
        case TokenTest::Kind::feat:
            for (std::size_t bit = 0; bit < std::size(kFeatures); ++bit) {
                const bool set = (view_.token(token).feats >> bit & 1U) != 0;
                if (set && has_value(test, std::string(kFeatures[bit]))) return true;
            }
            return false;
        case TokenTest::Kind::kind: {
            const Mention* mention = phrases_.mention_at(token);
            return mention != nullptr && mention->entity != kNoEntity && test.kinds.has(mention->kind);
        }
        case TokenTest::Kind::relation: return false;  // none was stated yet
        case TokenTest::Kind::path: return !reach(test.path, token).empty();
    }
    return false;
}

std::set<std::uint32_t> PatternOracle::once(const PathStep& step, std::uint32_t from) const {
    std::set<std::uint32_t> out;
    for (std::uint32_t t = view_.begin(); t < view_.end(); ++t) {
        const bool below =
            !view_.is_root(t) && view_.head(t) == from && has_label(step.labels, to_string(view_.deprel(t)));
        const bool above =
            !view_.is_root(from) && view_.head(from) == t && has_label(step.labels, to_string(view_.deprel(from)));
        if (step.kind == PathStep::Kind::down && below) out.insert(t);
        if (step.kind == PathStep::Kind::up && above) out.insert(t);
    }
    for (const Path& alternative : step.alternatives) out.merge(reach(alternative, from));
    return out;
}

std::set<std::uint32_t> PatternOracle::reach(const Path& path, std::uint32_t from) const {
    if (path.empty()) return {from};
    const Path rest(path.begin() + 1, path.end());
    std::set<std::uint32_t> out;
    // All nodes at a distance of `count` steps, for each count that is allowed.
    std::set<std::uint32_t> here = {from};
    for (std::uint32_t count = 0; count <= path.front().repeat.most; ++count) {
        for (const std::uint32_t node : here) {
            const bool good = std::all_of(path.front().tests.begin(), path.front().tests.end(),
                                          [&](const TokenTest& test) { return holds(test, node); });
            if (count >= path.front().repeat.least && good) out.merge(reach(rest, node));
        }
        std::set<std::uint32_t> next;
        for (const std::uint32_t node : here) next.merge(once(path.front(), node));
        here = std::move(next);
    }
    return out;
}

bool PatternOracle::behind(const SequenceItem& item, std::uint32_t at) const {
    for (std::uint32_t start = view_.begin(); start <= at; ++start) {
        for (const Sequence& alternative : item.alternatives) {
            if (ends(alternative, start).contains(at)) return true;
        }
    }
    return false;
}

std::set<std::uint32_t> PatternOracle::once(const SequenceItem& item, std::uint32_t start) const {
    std::set<std::uint32_t> out;
    std::set<std::uint32_t> inner;
    switch (item.kind) {
        case SequenceItem::Kind::token:
            if (start < view_.end() && holds(item.test, start)) out.insert(start + 1);
            break;
        case SequenceItem::Kind::mention:
            for (const Mention* mention : phrases_.mentions()) {
                if (mention->first == start && mention->entity != kNoEntity && item.kinds.has(mention->kind)) {
                    out.insert(mention->last);
                }
            }
            break;
        case SequenceItem::Kind::behind:
            if (behind(item, start)) out.insert(start);
            break;
        case SequenceItem::Kind::not_behind:
            if (!behind(item, start)) out.insert(start);
            break;
        default:
            for (const Sequence& alternative : item.alternatives) inner.merge(ends(alternative, start));
            if (item.kind == SequenceItem::Kind::group) return inner;
            if (inner.empty() == (item.kind == SequenceItem::Kind::not_ahead)) out.insert(start);
    }
    return out;
}

std::set<std::uint32_t> PatternOracle::ends(const Sequence& sequence, std::uint32_t start) const {
    std::set<std::uint32_t> here = {start};
    for (const SequenceItem& item : sequence) {
        std::set<std::uint32_t> after;
        for (std::uint32_t count = 0; count <= item.repeat.most && !here.empty(); ++count) {
            if (count >= item.repeat.least) after.insert(here.begin(), here.end());
            std::set<std::uint32_t> next;
            for (const std::uint32_t at : here) next.merge(once(item, at));
            here = std::move(next);
        }
        here = std::move(after);
    }
    return here;
}

}  // namespace entente::testing
