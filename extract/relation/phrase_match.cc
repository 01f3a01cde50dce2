// Pieces are taken in the order of the text. A word must hang on the predicate or on a word taken before it, itself or
// by the phrase that it introduces; an object after a preposition is the phrase that the preposition belongs to, any
// other is the predicate's logical object, wherever it stands ("sanctions that the U.S. imposed on Iran").
#include "extract/relation/phrase_match.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "extract/relation/verb_forms.h"

namespace entente {
namespace {

constexpr std::uint32_t kNone = SentenceView::kNone;

bool introduces_phrase(Deprel relation) {
    return relation == Deprel::case_ || relation == Deprel::mark || relation == Deprel::fixed;
}

/// Treaties, summits, laws: what somebody joins or rejects, as words do.
bool is_matter(EntityKind kind) {
    return kind == EntityKind::event || kind == EntityKind::other;
}

std::vector<Filler> of_kinds(std::vector<Filler> fillers, KindSet kinds) {
    std::erase_if(fillers, [&](const Filler& filler) { return !kinds.has(filler.kind); });
    return fillers;
}

/// Whether `token` is the noun's plural. Most pairs are told apart without making it.
bool is_plural(std::string_view token, std::string_view noun) {
    return token.size() > noun.size() && token.ends_with('s') && token.starts_with(noun.substr(0, noun.size() - 1)) &&
           token == plural_of(noun);
}

}  // namespace

std::uint32_t match_alternatives(const std::vector<std::string>& alternatives, const SentenceView& view,
                                 std::uint32_t at) {
    if (at >= view.end() || view.folded(at).empty()) return 0;
    const char initial = view.folded(at).front();  // a noun's plural has it too
    for (const std::string& alternative : alternatives) {
        if (!alternative.starts_with(initial)) continue;
        std::uint32_t taken = 0;
        for (std::size_t from = 0; from < alternative.size() && at + taken < view.end(); ++taken) {
            const std::size_t to = std::min(alternative.find(' ', from), alternative.size());
            const std::string& token = view.folded(at + taken);
            const std::string_view word = std::string_view(alternative).substr(from, to - from);
            const bool is_last = to == alternative.size();
            if (token != word && !(is_last && is_plural(token, word))) break;
            if (is_last) return taken + 1;
            from = to + 1;
        }
    }
    return 0;
}

std::optional<PhraseMatch> PhraseMatcher::match(const std::vector<PhrasePiece>& pieces, const ObjectRule& rule,
                                                std::uint32_t after) {
    rule_ = rule;
    match_ = {};
    anchors_ = {predicate_.head};
    if (predicate_.passive) anchors_.insert(anchors_.end(), predicate_.subjects.begin(), predicate_.subjects.end());
    word_ = kNone;
    object_phrase_ = text_phrase_ = text_until_ = kNone;
    wants_owner_ = false;
    at_ = after;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        failed_piece_ = i;
        if (!take(pieces, i)) return std::nullopt;
    }
    failed_piece_ = pieces.size();
    if (leaves_particle()) return std::nullopt;
    take_named_roles();
    write_text();
    return std::move(match_);
}

bool PhraseMatcher::take(const std::vector<PhrasePiece>& pieces, std::size_t i) {
    const PhrasePiece& piece = pieces[i];
    switch (piece.kind) {
        case PhrasePiece::Kind::word: return take_word(piece);
        case PhrasePiece::Kind::gap: return true;
        case PhrasePiece::Kind::object: return take_object(pieces, i, false);
        case PhrasePiece::Kind::either: return take_object(pieces, i, true);
        case PhrasePiece::Kind::possessor: wants_owner_ = true; return true;
        case PhrasePiece::Kind::subject: return take_subject();
        case PhrasePiece::Kind::text: return take_text(pieces, i);
        case PhrasePiece::Kind::content: return take_content(piece.words.front());
    }
    return false;
}

bool PhraseMatcher::is_anchor(std::uint32_t token) const {
    return std::find(anchors_.begin(), anchors_.end(), token) != anchors_.end();
}

bool PhraseMatcher::attaches(std::uint32_t token) const {
    if (is_anchor(token)) return true;  // "is in talks": the predicate is the noun itself
    if (view_.is_root(token)) return false;
    const std::uint32_t head = view_.head(token);
    if (is_anchor(head)) return view_.deprel(token) != Deprel::conj && view_.deprel(token) != Deprel::parataxis;
    if (view_.deprel(token) == Deprel::conj && view_.deprel(head) == Deprel::obj && !view_.is_root(head)) {
        return is_anchor(view_.head(head));  // "sent tents and doctors"
    }
    return introduces_phrase(view_.deprel(token)) && !view_.is_root(head) && is_anchor(view_.head(head));
}

bool PhraseMatcher::take_word(const PhrasePiece& piece) {
    for (std::uint32_t t = at_ + 1; t < view_.end(); ++t) {
        const std::uint32_t taken = match_alternatives(piece.words, view_, t);
        if (taken > 0 && attaches(t + taken - 1)) return accept_word(piece, t + taken - 1);
    }
    // The noun of a light verb may stand before it: "sanctions were imposed", "the talks that they held".
    const std::uint32_t object = predicate_.object;
    const bool before =
        object != kNone && object < predicate_.head && match_alternatives(piece.words, view_, object) == 1;
    return before && accept_word(piece, object);
}

bool PhraseMatcher::accept_word(const PhrasePiece& piece, std::uint32_t token) {
    if (wants_owner_) {
        match_.objects = of_kinds(owners(token), rule_.kinds);
        if (match_.objects.empty()) return false;
        wants_owner_ = false;
    }
    if (text_phrase_ != kNone && token > text_phrase_) text_until_ = std::min(text_until_, token);
    const bool listed = view_.deprel(token) == Deprel::conj && !view_.is_root(token);  // the list is the text
    if (piece.text_head && text_phrase_ == kNone) set_text(listed ? view_.head(token) : token, view_.begin());
    anchors_.push_back(token);
    at_ = token;
    word_ = token;
    return true;
}

void PhraseMatcher::set_text(std::uint32_t phrase, std::uint32_t from) {
    text_phrase_ = phrase;
    text_from_ = from;
    text_until_ = kNone;
}

void PhraseMatcher::write_text() {
    if (text_phrase_ != kNone) match_.text = view_.phrase(text_phrase_, text_from_, text_until_);
}

/// The phrase that a preposition belongs to ("out of": the last word is `fixed` to the first); kNone for other words.
std::uint32_t PhraseMatcher::governed_by(std::uint32_t word) const {
    while (view_.deprel(word) == Deprel::fixed && !view_.is_root(word)) word = view_.head(word);
    if (!introduces_phrase(view_.deprel(word)) || view_.is_root(word)) return kNone;
    return view_.head(word);
}

/// The head of the phrase that an object's or text's mark stands for at this point; kNone where there is none.
std::uint32_t PhraseMatcher::phrase_here(const std::vector<PhrasePiece>& pieces, std::size_t i) const {
    if (word_ != kNone) {
        if (const std::uint32_t phrase = governed_by(word_); phrase != kNone) return phrase;
        if (view_.deprel(word_) == Deprel::obj) return kNone;  // the noun of a light verb took the object's place
    }
    if (object_phrase_ != kNone) return second_phrase();
    const bool more =
        std::any_of(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1, pieces.end(), [](const PhrasePiece& p) {
            return p.kind == PhrasePiece::Kind::text || p.kind == PhrasePiece::Kind::content || p.text_head;
        });
    if (predicate_.indirect_object != kNone && (more || predicate_.object == kNone)) return predicate_.indirect_object;
    return predicate_.object;
}

/// What stands beside an object: "offered Putin a loan", "named Biegun special representative".
std::uint32_t PhraseMatcher::second_phrase() const {
    for (const std::uint32_t child : view_.children(predicate_.head)) {
        const Deprel relation = view_.deprel(child);
        const bool beside = relation == Deprel::obj || relation == Deprel::xcomp || relation == Deprel::iobj;
        if (beside && child > object_phrase_ && child != object_phrase_ && !view_.is_verb(child)) return child;
    }
    return kNone;
}

bool PhraseMatcher::take_object(const std::vector<PhrasePiece>& pieces, std::size_t i, bool words_do) {
    const std::uint32_t phrase = phrase_here(pieces, i);
    if (phrase == kNone) return false;
    if (is_reciprocal(phrase)) {
        match_.mutual = true;
        if (word_ == kNone) object_phrase_ = phrase;
        anchors_.push_back(phrase);
        word_ = kNone;
        at_ = std::max(at_, phrase);
        return true;
    }
    const KindSet kinds = pieces[i].kinds.empty() ? rule_.kinds : pieces[i].kinds;
    const std::vector<Filler> all = phrases_.fillers(phrase);
    std::vector<Filler> found = of_kinds(all, kinds);
    if (found.empty() && rule_.possessor && all.empty()) found = of_kinds(owners(phrase), kinds);
    const bool somebody = std::any_of(all.begin(), all.end(), [](const Filler& f) { return !is_matter(f.kind); });
    if (found.empty() && (!words_do || phrases_.is_unresolved(phrase) || somebody)) return false;
    // What the object is called counts as its words where the name itself does not head the phrase.
    const Mention* mention = phrases_.mention_at(phrase);
    if ((mention == nullptr || is_matter(mention->kind)) && text_phrase_ == kNone) set_text(phrase, view_.begin());
    if (!found.empty()) match_.objects = std::move(found);
    if (word_ == kNone) object_phrase_ = phrase;
    anchors_.push_back(phrase);
    word_ = kNone;
    at_ = std::max(at_, phrase);
    return true;
}

/// "Kim's courage", "the courage of Kim"
std::vector<Filler> PhraseMatcher::owners(std::uint32_t phrase) const {
    std::vector<Filler> out = phrases_.owners(phrase);
    if (!out.empty() || !words_.trait.contains(view_.folded(phrase))) return out;
    for (const std::uint32_t child : view_.children(phrase)) {
        if (child > phrase && view_.preposition(child) == "of") return phrases_.fillers(child);
    }
    return out;
}

/// "each other", "one another"
bool PhraseMatcher::is_reciprocal(std::uint32_t phrase) const {
    const auto stands = [&](std::uint32_t first, std::string_view one, std::string_view two) {
        return first >= view_.begin() && first < view_.end() - 1 && view_.folded(first) == one &&
               view_.folded(first + 1) == two;
    };
    // The parser makes either word the head.
    return stands(phrase, "each", "other") || stands(phrase, "one", "another") || stands(phrase - 1, "each", "other") ||
           stands(phrase - 1, "one", "another");
}

bool PhraseMatcher::take_subject() {
    const std::uint32_t governed = word_ != kNone ? governed_by(word_) : kNone;
    const std::uint32_t phrase = governed != kNone ? governed : predicate_.object;
    if (phrase == kNone) return false;
    match_.subjects = phrases_.fillers(phrase);
    anchors_.push_back(phrase);
    word_ = kNone;
    at_ = std::max(at_, phrase);
    return !match_.subjects.empty();
}

/// "how many victims will it call for"
bool PhraseMatcher::asks_how_many(std::uint32_t phrase) const {
    const std::uint32_t amount = view_.child(phrase, Deprel::amod);
    if (amount == kNone) return false;
    const std::uint32_t how = view_.child(amount, Deprel::advmod);
    return how != kNone && view_.folded(how) == "how";
}

bool PhraseMatcher::take_text(const std::vector<PhrasePiece>& pieces, std::size_t i) {
    std::uint32_t phrase = phrase_here(pieces, i);
    if (phrase == predicate_.indirect_object && predicate_.object != kNone) phrase = predicate_.object;
    if (phrase == kNone || view_.upos(phrase) == Upos::pron) return false;
    if (phrase < predicate_.head && asks_how_many(phrase)) return false;
    const Mention* mention = phrases_.mention_at(phrase);
    // Somebody is no words, unless the object is there: "replaced X with Y".
    const auto& doers = predicate_.subjects;
    const bool does_it = std::find(doers.begin(), doers.end(), phrase) != doers.end();  // "was replaced by Y"
    if (mention != nullptr && kActorKinds.has(mention->kind) && (match_.objects.empty() || does_it)) return false;
    set_text(phrase, view_.begin());
    if (view_.is_verb(phrase)) match_.content = phrase;
    if (word_ == kNone) object_phrase_ = phrase;
    anchors_.push_back(phrase);
    word_ = kNone;
    at_ = std::max(at_, phrase);
    return true;
}

/// "asked him what he wanted", "asked if he would come"
bool PhraseMatcher::is_embedded_question(std::uint32_t clause) const {
    static const std::unordered_set<std::string_view> asks = {"what", "who",   "whom", "whose", "which",  "why",
                                                              "how",  "where", "when", "if",    "whether"};
    const auto& children = view_.children(clause);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
        return child < clause && child > at_ && asks.contains(view_.folded(child));
    });
}

bool PhraseMatcher::is_content(std::uint32_t token, const std::string& kind) const {
    const Deprel relation = view_.deprel(token);
    const bool is_clause = relation == Deprel::xcomp || relation == Deprel::ccomp || relation == Deprel::csubj ||
                           relation == Deprel::advcl || relation == Deprel::acl || relation == Deprel::obj ||
                           relation == Deprel::obl;
    if (!is_clause || token < at_) return false;
    const std::uint32_t mark = view_.child(token, Deprel::mark);
    const bool infinitive = mark != kNone && view_.folded(mark) == "to";
    if (kind == "to") return infinitive;
    if (kind == "-ing") return view_.token(token).xpos == Xpos::vbg && view_.folded(token).ends_with("ing");
    return (relation == Deprel::ccomp || relation == Deprel::csubj) && !infinitive && view_.folded(token).size() > 1 &&
           !is_embedded_question(token);
}

bool PhraseMatcher::take_content(const std::string& kind) {
    for (const std::uint32_t anchor : anchors_) {
        for (const std::uint32_t child : view_.children(anchor)) {
            if (!is_content(child, kind)) continue;
            const std::uint32_t mark = view_.child(child, Deprel::mark);
            match_.content = child;
            set_text(child, mark != kNone && mark < child ? mark + 1 : anchor + 1);
            return true;
        }
    }
    return false;
}

/// The first phrase on the predicate or on a word of the entry that one of the prepositions introduces.
std::uint32_t PhraseMatcher::governed_beside(std::span<const std::string> prepositions) const {
    for (const std::uint32_t anchor : anchors_) {
        for (const std::uint32_t child : view_.children(anchor)) {
            if (child < anchor || is_anchor(child)) continue;
            const std::string_view preposition = view_.preposition(child);
            if (std::find(prepositions.begin(), prepositions.end(), preposition) != prepositions.end()) return child;
        }
    }
    return kNone;
}

/// The roles that the frame names prepositions for, where the entry left them empty.
void PhraseMatcher::take_named_roles() {
    if (!rule_.recipient.empty() && match_.objects.empty()) {
        const std::uint32_t phrase = governed_beside(rule_.recipient);
        if (phrase != kNone) match_.objects = of_kinds(phrases_.fillers(phrase), rule_.kinds);
        if (!match_.objects.empty()) anchors_.push_back(phrase);
    }
    if (!rule_.topic.empty() && text_phrase_ == kNone) {
        const std::uint32_t phrase = governed_beside(rule_.topic);
        if (phrase != kNone) set_text(phrase, view_.begin());
    }
}

/// "turned down" is no "turn".
bool PhraseMatcher::leaves_particle() const {
    const std::uint32_t particle = view_.child(predicate_.head, Deprel::compound_prt);
    return particle != kNone && !is_anchor(particle);
}

}  // namespace entente
