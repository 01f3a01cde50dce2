#include "extract/pipeline.h"

#include <array>
#include <string>

#include "extract/annotate/tokenizer.h"
#include "extract/entity/identity.h"
#include "extract/entity/name_finder.h"
#include "extract/entity/references.h"
#include "extract/name_parse.h"
#include "extract/relation/matcher.h"
#include "extract/time/time_tagger.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 9> kLayerNames = {"text",  "tokens",   "sentences",  "parse",    "names",
                                                         "dates", "identity", "references", "relations"};

constexpr std::array kStages = {
    Stage{"tokens",
          {Layer::text},
          {Layer::tokens, Layer::sentences},
          [](const Knowledge&, const Document& document, Scratch& scratch) { tokenize(document, scratch.analysis); }},
    Stage{"parse",
          {Layer::tokens, Layer::sentences},
          {Layer::parse},
          [](const Knowledge& knowledge, const Document& document, Scratch& scratch) {
              parse_with_names(knowledge.annotator, knowledge.gazetteer, document, scratch.analysis, scratch.annotator);
          }},
    Stage{"names",
          {Layer::tokens, Layer::sentences, Layer::parse},
          {Layer::names},
          [](const Knowledge& knowledge, const Document& document, Scratch& scratch) {
              find_names(knowledge.gazetteer, document, scratch.analysis);
          }},
    Stage{"dates",
          {Layer::tokens, Layer::sentences},
          {Layer::dates},
          [](const Knowledge&, const Document& document, Scratch& scratch) { tag_times(document, scratch.analysis); }},
    Stage{"identity",
          {Layer::names, Layer::parse},
          {Layer::identity},
          [](const Knowledge& knowledge, const Document& document, Scratch& scratch) {
              resolve_identity(knowledge.gazetteer, document, scratch.analysis);
          }},
    Stage{"references",
          {Layer::parse, Layer::identity},
          {Layer::references},
          [](const Knowledge& knowledge, const Document& document, Scratch& scratch) {
              resolve_references(knowledge.gazetteer, document, scratch.analysis);
          }},
    Stage{"relations",
          {Layer::parse, Layer::references, Layer::dates},
          {Layer::relations},
          [](const Knowledge& knowledge, const Document& document, Scratch& scratch) {
              knowledge.matcher.match(document, scratch.analysis);
          }},
};

}  // namespace

std::string_view to_string(Layer layer) {
    return kLayerNames[static_cast<std::size_t>(layer)];
}

std::span<const Stage> pipeline() {
    return kStages;
}

Status check_pipeline(std::span<const Stage> stages) {
    std::uint32_t there = LayerSet{Layer::text}.bits();
    for (const Stage& stage : stages) {
        const std::uint32_t missing = stage.needs.bits() & ~there;
        for (std::size_t i = 0; i < kLayerNames.size(); ++i) {
            if ((missing >> i & 1U) == 0) continue;
            return Error{"stage \"" + std::string(stage.name) + "\" needs " + std::string(kLayerNames[i]) +
                         ", which no stage before it provides"};
        }
        there |= stage.provides.bits();
    }
    return Done{};
}

void analyse(const Knowledge& knowledge, const Document& document, Scratch& scratch) {
    scratch.analysis.clear();
    for (const Stage& stage : pipeline()) stage.run(knowledge, document, scratch);
}

}  // namespace entente
