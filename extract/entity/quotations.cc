// Marks open and close within a block; an unclosed quotation ends with it. The speaker is the subject of the verb of
// saying nearest to the quotation in the sentences where it begins and ends; a quotation without one continues that of
// the one before it in the same block.
#include "extract/entity/quotations.h"

#include <algorithm>
#include <unordered_set>

namespace entente {
namespace {

enum class Mark : std::uint8_t { none, open, close, straight };

Mark mark_of(std::string_view word) {
    if (word == "\"") return Mark::straight;
    if (word == "\xE2\x80\x9C" || word == "``") return Mark::open;
    if (word == "\xE2\x80\x9D" || word == "''") return Mark::close;
    return Mark::none;
}

}  // namespace

bool is_saying_verb(std::string_view lemma) {
    static const std::unordered_set<std::string_view> verbs = {
        "say",      "tell",     "add",     "write",   "ask",      "reply",    "declare", "insist", "argue",   "warn",
        "announce", "call",     "note",    "state",   "explain",  "remark",   "claim",   "deny",   "promise", "joke",
        "tweet",    "describe", "vow",     "pledge",  "complain", "respond",  "quip",    "boast",  "admit",   "recall",
        "urge",     "stress",   "caution", "suggest", "continue", "conclude", "quote",   "demand", "answer",  "accuse"};
    return verbs.contains(lemma);
}

Quotations::Quotations(const Discourse& discourse) {
    find_marks(discourse);
    find_speakers(discourse);
}

void Quotations::find_marks(const Discourse& discourse) {
    std::uint32_t block = Syntax::kNone;
    std::uint32_t open = Syntax::kNone;
    std::uint32_t end = 0;
    const auto close = [&](std::uint32_t at) {
        if (open != Syntax::kNone && at > open) quotations_.push_back({open, at});
        open = Syntax::kNone;
    };
    for (const Sentence& sentence : discourse.analysis.sentences) {
        if (sentence.block != block) close(end);
        block = sentence.block;
        for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
            const Mark mark = mark_of(discourse.word(t));
            if (mark == Mark::close || (mark == Mark::straight && open != Syntax::kNone)) {
                close(t);
            } else if (mark != Mark::none && open == Syntax::kNone) {
                open = t + 1;
            }
        }
        end = sentence.last;
    }
    close(end);
}

const Quotation* Quotations::at(std::uint32_t token) const {
    const auto after = std::upper_bound(quotations_.begin(), quotations_.end(), token,
                                        [](std::uint32_t t, const Quotation& q) { return t < q.first; });
    if (after == quotations_.begin()) return nullptr;
    const Quotation& quotation = *std::prev(after);
    return token < quotation.last ? &quotation : nullptr;
}

/// Whom a word names as who says something: the subject of a verb of saying, "according to" someone.
std::uint32_t Quotations::speaker_by(const Discourse& discourse, std::uint32_t token) {
    const Syntax& syntax = discourse.syntax;
    if (syntax.token(token).upos == Upos::verb)
        return is_saying_verb(syntax.lemma(token)) ? syntax.subject(token) : Syntax::kNone;
    const bool according = syntax.deprel(token) == Deprel::case_ && discourse.lower(token) == "according";
    return according && !syntax.is_root(token) ? syntax.head(token) : Syntax::kNone;
}

void Quotations::find_speakers(const Discourse& discourse) {
    const std::vector<Sentence>& sentences = discourse.analysis.sentences;
    std::size_t s = 0;
    std::uint32_t block_before = Syntax::kNone;
    std::uint32_t speaker_before = Syntax::kNone;
    for (Quotation& quotation : quotations_) {
        while (s + 1 < sentences.size() && sentences[s].last <= quotation.first) ++s;
        std::size_t end = s;
        while (end + 1 < sentences.size() && sentences[end].last < quotation.last) ++end;
        std::uint32_t nearest = Syntax::kNone;
        const auto look = [&](const Sentence& sentence) {
            for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
                if (t >= quotation.first && t < quotation.last) continue;
                const std::uint32_t subject = speaker_by(discourse, t);
                const std::uint32_t distance = t < quotation.first ? quotation.first - t : t - quotation.last;
                if (distance >= nearest || subject == Syntax::kNone || at(subject) != nullptr) continue;
                nearest = distance;
                quotation.speaker_head = subject;
            }
        };
        look(sentences[s]);
        if (end != s) look(sentences[end]);
        if (quotation.speaker_head == Syntax::kNone && sentences[s].block == block_before) {
            quotation.speaker_head = speaker_before;
        }
        block_before = sentences[end].block;
        speaker_before = quotation.speaker_head;
    }
}

}  // namespace entente
