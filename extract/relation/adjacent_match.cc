#include "extract/relation/adjacent_match.h"

#include <algorithm>
#include <vector>

#include "extract/relation/phrase_match.h"

namespace entente {
namespace {

class AdjacentMatcher {
public:
    AdjacentMatcher(const RelationMatcher& matcher, const SentenceView& view, const NounPhrases& phrases,
                    Statements& statements)
        : matcher_(matcher), view_(view), phrases_(phrases), statements_(statements) {}

    void run() {
        const auto& mentions = phrases_.mentions();
        for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
            for (const std::uint32_t frame : matcher_.adjacent_frames()) {
                match_neighbours(frame, *mentions[i], *mentions[i + 1]);
            }
        }
    }

private:
    void match_neighbours(std::uint32_t frame_index, const Mention& left, const Mention& right) {
        const RelationMatcher::Frame& frame = matcher_.frame(frame_index);
        for (const AdjacentEntry& entry : frame.adjacent) {
            if (left.entity == kNoEntity || right.entity == kNoEntity || !joins(entry, left, right)) continue;
            const Mention& subject = entry.object_first ? right : left;
            const Mention& object = entry.object_first ? left : right;
            const KindSet narrowed = object_kinds(entry, frame.object);
            if (!narrowed.has(object.kind) || subject.form != MentionForm::name || object.form != MentionForm::name)
                continue;
            const std::vector<Filler> subjects = {{subject.entity, subject.kind, subject.first, true}};
            const std::vector<Filler> objects = {{object.entity, object.kind, object.first, true}};
            const Trigger trigger = {.token = std::min(left.last, view_.end() - 1), .is_noun = true};
            if (statements_.state({frame_index, subjects, objects, {}, "adjacent"}, trigger)) return;
        }
    }

    static KindSet object_kinds(const AdjacentEntry& entry, KindSet otherwise) {
        for (const PhrasePiece& piece : entry.pieces) {
            if (piece.kind != PhrasePiece::Kind::word && !piece.kinds.empty()) return piece.kinds;
        }
        return otherwise;
    }

    /// Whether what stands between the two mentions is what the entry says, and the right one hangs on the left.
    bool joins(const AdjacentEntry& entry, const Mention& left, const Mention& right) const {
        std::uint32_t at = left.last;
        bool marked = false;
        for (const PhrasePiece& piece : entry.pieces) {
            if (piece.kind == PhrasePiece::Kind::possessor) {
                if (at >= view_.end() || view_.token(at).xpos != Xpos::pos) return false;
                ++at;
            } else if (piece.kind != PhrasePiece::Kind::word) {
                marked = true;
            } else if (marked == entry.object_first) {  // between the two; a closing bracket stands behind them
                const std::uint32_t taken = match_alternatives(piece.words, view_, at);
                if (taken == 0) return false;
                at += taken;
            }
        }
        if (at < right.first && view_.deprel(at) == Deprel::det) ++at;
        return at == right.first && hangs_together(left, right);
    }

    bool hangs_together(const Mention& left, const Mention& right) const {
        const std::uint32_t a = phrases_.head_of(left);
        const std::uint32_t b = phrases_.head_of(right);
        return (!view_.is_root(b) && view_.head(b) == a && view_.deprel(b) != Deprel::conj) ||
               (!view_.is_root(a) && view_.head(a) == b);
    }

    const RelationMatcher& matcher_;
    const SentenceView& view_;
    const NounPhrases& phrases_;
    Statements& statements_;
};

}  // namespace

void match_adjacent(const RelationMatcher& matcher, const SentenceView& view, const NounPhrases& phrases,
                    Statements& statements) {
    AdjacentMatcher(matcher, view, phrases, statements).run();
}

}  // namespace entente
