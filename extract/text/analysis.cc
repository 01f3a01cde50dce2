#include "extract/text/analysis.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
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

std::uint32_t count_words(std::span<const Token> tokens) {
    std::uint32_t words = 0;
    for (const Token& token : tokens) words += token.joined ? 0 : 1;
    return words;
}

/// Those at the document's edges in which something was found.
std::vector<ParagraphFact> telling_paragraphs(const Document& document, const std::vector<MentionFact>& mentions) {
    std::vector<ParagraphFact> out;
    std::uint32_t byte = 0;
    std::uint32_t code_points = 0;
    const auto advance = [&](std::uint32_t to) {
        code_points += static_cast<std::uint32_t>(count_code_points(Span{byte, to}.of(document.text)));
        byte = to;
        return code_points;
    };
    for (const EdgeParagraph& edge : edge_paragraphs(document)) {
        const std::uint32_t start = advance(edge.span.start);
        const TextRange range = {start, advance(edge.span.end)};
        const auto is_in = [range](const MentionFact& mention) {
            return mention.range.start >= range.start && mention.range.end <= range.end;
        };
        if (std::none_of(mentions.begin(), mentions.end(), is_in)) continue;
        out.push_back({range, edge.hash, edge.context});
    }
    return out;
}

/// Leaves out the entities that nothing refers to.
void drop_unused_entities(DocumentFacts& facts) {
    constexpr std::uint32_t kUnused = 0xFFFFFFFFU;
    std::vector<std::uint32_t> places(facts.entities.size(), kUnused);
    const auto use = [&](std::uint32_t entity) { places[entity] = 0; };
    const auto use_if = [&](const std::optional<std::uint32_t>& entity) {
        if (entity) use(*entity);
    };
    for (const MentionFact& mention : facts.mentions) use(mention.entity);
    for (const Relation& relation : facts.relations) {
        use(relation.subject);
        for (const auto& entity : {relation.object, relation.place, relation.speaker}) use_if(entity);
    }
    std::vector<Entity> kept;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] == kUnused) continue;
        places[i] = static_cast<std::uint32_t>(kept.size());
        kept.push_back(std::move(facts.entities[i]));
    }
    facts.entities = std::move(kept);
    for (MentionFact& mention : facts.mentions) mention.entity = places[mention.entity];
    for (Relation& relation : facts.relations) {
        relation.subject = places[relation.subject];
        for (auto* entity : {&relation.object, &relation.place, &relation.speaker}) {
            if (*entity) **entity = places[**entity];
        }
    }
}

/// What was found in the sentences from `first` on, whose text begins at byte `own`. `shift` is added to offsets.
DocumentFacts found_from(const Document& document, Analysis&& analysis, std::uint32_t own, std::uint32_t shift) {
    const auto before = [](const Sentence& sentence, std::uint32_t byte) { return sentence.span.start < byte; };
    const auto sentence = std::lower_bound(analysis.sentences.begin(), analysis.sentences.end(), own, before);
    const auto first = static_cast<std::uint32_t>(sentence - analysis.sentences.begin());
    const std::size_t token = sentence == analysis.sentences.end() ? analysis.tokens.size() : sentence->first;
    const CodePointIndex code_point(document.text);
    const auto range = [&](Span span) {
        return TextRange{code_point(span.start) + shift, code_point(span.end) + shift};
    };

    DocumentFacts facts;
    facts.words = count_words(std::span(analysis.tokens).subspan(own == 0 ? 0 : token));
    for (auto at = sentence; at != analysis.sentences.end(); ++at) facts.sentences.push_back(range(at->span));
    facts.sentence_count = static_cast<std::uint32_t>(facts.sentences.size());
    for (const Mention& mention : analysis.mentions) {
        if (mention.entity == kNoEntity || mention.sentence < first) continue;
        const bool refers = mention.rule != ReferenceRule::none;
        facts.mentions.push_back({mention.entity, mention.kind, mention.form, range(mention.span),
                                  mention.sentence - first,
                                  refers ? std::string(to_string(mention.rule)) : std::string()});
    }
    for (TimeExpression& date : analysis.dates) {
        if (date.sentence < first) continue;
        facts.dates.push_back({range(date.span), std::string(date.span.of(document.text)), std::move(date.value)});
    }
    for (Relation& relation : analysis.relations) {
        if (relation.evidence.sentence < first) continue;
        relation.evidence.sentence -= first;
        facts.relations.push_back(std::move(relation));
    }
    facts.entities = std::move(analysis.entities);
    return facts;
}

}  // namespace

void add_origin(Document&& document, DocumentFacts& facts) {
    facts.layout = encode_layout(document.blocks);
    facts.bands = story_bands(document);
    facts.paragraphs = telling_paragraphs(document, facts.mentions);
    facts.uri = std::move(document.uri);
    facts.title = std::move(document.title);
    facts.date = std::move(document.date);
    facts.language = std::move(document.language);
    facts.text = std::move(document.text);
    facts.metadata = std::move(document.metadata);
}

DocumentFacts to_facts(Document document, Analysis analysis) {
    DocumentFacts facts = found_from(document, std::move(analysis), 0, 0);
    add_origin(std::move(document), facts);
    return facts;
}

DocumentFacts own_facts(const WindowDocument& window, Analysis analysis) {
    DocumentFacts facts = found_from(window.document, std::move(analysis), window.own, window.code_points);
    drop_unused_entities(facts);
    return facts;
}

}  // namespace entente
