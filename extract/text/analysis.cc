#include "extract/text/analysis.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/text/edge_paragraphs.h"
#include "extract/text/layout.h"
#include "extract/text/shingles.h"
#include "graph/base/utf8.h"

namespace entente {

std::string_view to_string(ReferenceRule rule) {
    static constexpr std::array<std::string_view, 28> kNames = {"none",
                                                                "apposition",
                                                                "relative-pronoun",
                                                                "reflexive",
                                                                "quoted-speaker",
                                                                "subject-ahead",
                                                                "person-pronoun",
                                                                "acting-pronoun",
                                                                "thing-pronoun",
                                                                "plural-pronoun",
                                                                "turn-speaker",
                                                                "author",
                                                                "speaks-for",
                                                                "own-country",
                                                                "counterpart",
                                                                "office-of-country",
                                                                "office-of-owner",
                                                                "repeated-role",
                                                                "government",
                                                                "capital",
                                                                "office-alone",
                                                                "administration",
                                                                "national-team",
                                                                "repeated-noun",
                                                                "country-noun",
                                                                "org-noun",
                                                                "place-noun",
                                                                "group"};
    return kNames[static_cast<std::size_t>(rule)];
}

void Analysis::clear() {
    tokens.clear();
    sentences.clear();
    lemmas.clear();
    known_names.clear();
    titles.clear();
    mentions.clear();
    groups.clear();
    undecided.clear();
    entities.clear();
    dates.clear();
    relations.clear();
}

namespace {

std::uint32_t count_words(const Analysis& analysis) {
    std::uint32_t words = 0;
    for (const Token& token : analysis.tokens) words += token.joined ? 0 : 1;
    return words;
}

/// Those at the document's edges in which something was found.
template <typename Range>
std::vector<ParagraphFact> telling_paragraphs(const Document& document, const Analysis& analysis, const Range& range) {
    std::vector<ParagraphFact> out;
    for (const EdgeParagraph& edge : edge_paragraphs(document)) {
        const auto is_in = [&edge](const Mention& mention) {
            return mention.span.start >= edge.span.start && mention.span.end <= edge.span.end;
        };
        if (std::none_of(analysis.mentions.begin(), analysis.mentions.end(), is_in)) continue;
        out.push_back({range(edge.span), edge.hash, edge.context});
    }
    return out;
}

}  // namespace

DocumentFacts to_facts(Document document, Analysis analysis) {
    const CodePointIndex code_point(document.text);
    const auto range = [&](Span span) { return TextRange{code_point(span.start), code_point(span.end)}; };

    DocumentFacts facts;
    facts.words = count_words(analysis);
    facts.sentence_count = static_cast<std::uint32_t>(analysis.sentences.size());
    for (const Sentence& sentence : analysis.sentences) facts.sentences.push_back(range(sentence.span));
    for (const Mention& mention : analysis.mentions) {
        if (mention.entity == kNoEntity) continue;
        const bool refers = mention.rule != ReferenceRule::none;
        facts.mentions.push_back({mention.entity, mention.kind, mention.form, range(mention.span), mention.sentence,
                                  refers ? std::string(to_string(mention.rule)) : std::string()});
    }
    for (const TimeExpression& date : analysis.dates) {
        facts.dates.push_back({range(date.span), std::string(date.span.of(document.text)), date.value});
    }
    facts.relations = std::move(analysis.relations);
    facts.entities = std::move(analysis.entities);
    facts.layout = encode_layout(document.blocks);
    facts.bands = story_bands(document);
    facts.paragraphs = telling_paragraphs(document, analysis, range);
    facts.uri = std::move(document.uri);
    facts.title = std::move(document.title);
    facts.date = std::move(document.date);
    facts.language = std::move(document.language);
    facts.text = std::move(document.text);
    facts.metadata = std::move(document.metadata);
    return facts;
}

}  // namespace entente
