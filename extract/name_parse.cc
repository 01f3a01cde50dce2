// The parser is given another document: the same tokens, but for each known name one token that points at a stand-in
// word behind the text. Afterwards its tags and heads are carried over. Invariant: `origin_[i]` is the first original
// token of collapsed token i, and ascends.
#include "extract/name_parse.h"

#include <algorithm>
#include <string>

#include "extract/tree_repair.h"

namespace entente {
namespace {

/// Words that the treebanks and word vectors know well, one for each kind of name.
std::string_view stand_in(EntityKind kind, bool after_article) {
    switch (kind) {
        case EntityKind::person: return "Clinton";
        case EntityKind::country: return after_article ? "Kremlin" : "France";
        case EntityKind::city: return "Paris";
        case EntityKind::region: return "Texas";
        case EntityKind::org: return after_article ? "Senate" : "Microsoft";
        case EntityKind::facility: return after_article ? "Pentagon" : "Heathrow";
        case EntityKind::place:
        case EntityKind::event:
        case EntityKind::other: return {};
    }
    return {};
}

bool is_all_capitals(std::string_view word) {
    return word.size() > 3 && std::all_of(word.begin(), word.end(), [](char c) { return c < 'a' || c > 'z'; });
}

constexpr std::uint32_t kLongestDateline = 16;  // tokens

bool is_dash(std::string_view word) {
    return word == "-" || word == "--" || word == "\xE2\x80\x93" || word == "\xE2\x80\x94";
}

struct Dateline {
    std::uint32_t first = 0;
    std::uint32_t dash = 0;  // one past the dash
    std::uint32_t last = 0;  // the sentence's end
};

class NameParser {
public:
    NameParser(const Gazetteer& gazetteer, const Document& document, Analysis& analysis)
        : gazetteer_(gazetteer),
          document_(document),
          analysis_(analysis),
          words_(document, analysis),
          text_(document.text) {}

    void run(const Annotator& annotator, Annotator::Scratch& scratch) {
        analysis_.known_names.assign(analysis_.tokens.size(), {});
        for (const Sentence& sentence : analysis_.sentences) collapse(sentence);
        annotator.annotate(text_, collapsed_, scratch);
        for (std::size_t i = 0; i < collapsed_.tokens.size(); ++i) restore(i);
        join_datelines();
        repair_trees(document_, analysis_);
    }

private:
    /// A dateline is parsed by itself, so that its city is no subject of what follows.
    void collapse(const Sentence& sentence) {
        const std::uint32_t dash = dateline_end(sentence);
        if (dash > sentence.first) {
            datelines_.push_back({sentence.first, dash, sentence.last});
            collapse(sentence, sentence.first, dash);
        }
        collapse(sentence, dash, sentence.last);
    }

    void collapse(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
        Sentence out = sentence;
        out.first = static_cast<std::uint32_t>(collapsed_.tokens.size());
        for (std::uint32_t at = first; at < last;) at = take(sentence, at);
        out.last = static_cast<std::uint32_t>(collapsed_.tokens.size());
        collapsed_.sentences.push_back(out);
    }

    /// One past the dash of "SEOUL, June 12 (Wire) —"; the sentence's first token where there is no dateline.
    std::uint32_t dateline_end(const Sentence& sentence) const {
        if (!is_all_capitals(words_[sentence.first])) return sentence.first;
        const std::uint32_t limit = std::min(sentence.last, sentence.first + kLongestDateline);
        for (std::uint32_t t = sentence.first + 1; t + 1 < limit; ++t) {
            const bool spaced = analysis_.tokens[t].space_before && analysis_.tokens[t + 1].space_before;
            if (spaced && is_dash(words_[t])) return t + 1;
        }
        return sentence.first;
    }

    /// Hangs a dateline on the sentence that it opens.
    void join_datelines() {
        for (const Dateline& dateline : datelines_) {
            const auto root = [&](std::uint32_t first, std::uint32_t last) {
                while (first < last && analysis_.tokens[first].head != kNoHead) ++first;
                return first;
            };
            const std::uint32_t top = root(dateline.dash, dateline.last);
            const std::uint32_t opening = root(dateline.first, dateline.dash);
            if (top == dateline.last || opening == dateline.dash) continue;
            analysis_.tokens[opening].head = static_cast<std::int32_t>(top);
            analysis_.tokens[opening].deprel = Deprel::dislocated;
        }
    }

    /// Copies the token at `at`, or puts a stand-in for the name that starts there; returns the next token.
    std::uint32_t take(const Sentence& sentence, std::uint32_t at) {
        origin_.push_back(at);
        collapsed_.tokens.push_back(analysis_.tokens[at]);
        const auto name = gazetteer_.find(words_, at, sentence.last, matches_);
        analysis_.known_names[at] = name ? KnownName{name->last, name->alias} : KnownName{0, kNoAlias};
        if (!name) return at + 1;
        const Reading reading = gazetteer_.readings(name->alias).front();
        const NameEntry& entry = gazetteer_.entry(reading.entry);
        const bool one_word = name->last == at + 1;
        if (reading.use == AliasUse::demonym || (one_word && (entry.common || at == sentence.first))) return at + 1;
        if (is_all_capitals(words_[name->last - 1])) return at + 1;
        const bool after_article = at > sentence.first && words_[at - 1] == "the";
        const std::string_view word = stand_in(entry.kind, after_article);
        if (word.empty()) return at + 1;
        const auto start = static_cast<std::uint32_t>(text_.size());
        text_ += word;
        collapsed_.tokens.back().span = {start, static_cast<std::uint32_t>(text_.size())};
        return entry.kind == EntityKind::person ? after_suffix(name->last, sentence.last) : name->last;
    }

    /// One past ", Jr." after a person's name.
    [[nodiscard]] std::uint32_t after_suffix(std::uint32_t at, std::uint32_t last) const {
        std::uint32_t suffix = at;
        if (suffix < last && words_[suffix] == ",") ++suffix;
        if (suffix >= last) return at;
        const std::string_view word = words_[suffix];
        return word == "Jr." || word == "Jr" || word == "Sr." || word == "Sr" ? suffix + 1 : at;
    }

    void restore(std::size_t i) {
        const Token& parsed = collapsed_.tokens[i];
        const std::uint32_t first = origin_[i];
        const std::uint32_t last =
            i + 1 < origin_.size() ? origin_[i + 1] : static_cast<std::uint32_t>(analysis_.tokens.size());
        for (std::uint32_t t = first; t < last; ++t) {
            Token& token = analysis_.tokens[t];
            token.upos = parsed.upos;
            token.xpos = parsed.xpos;
            token.feats = parsed.feats;
            token.deprel = t == first ? parsed.deprel : Deprel::flat;
            token.head = static_cast<std::int32_t>(first);
        }
        const bool is_root = parsed.head == kNoHead;
        analysis_.tokens[first].head =
            is_root ? kNoHead : static_cast<std::int32_t>(origin_[static_cast<std::size_t>(parsed.head)]);
    }

    const Gazetteer& gazetteer_;
    const Document& document_;
    Analysis& analysis_;
    Words words_;
    std::string text_;  // the document's, and the stand-ins behind it
    Analysis collapsed_;
    std::vector<std::uint32_t> origin_;
    std::vector<Dateline> datelines_;
    std::vector<AliasTrie::Match> matches_;
};

}  // namespace

void parse_with_names(const Annotator& annotator, const Gazetteer& gazetteer, const Document& document,
                      Analysis& analysis, Annotator::Scratch& scratch) {
    NameParser(gazetteer, document, analysis).run(annotator, scratch);
}

}  // namespace entente
