#include "extract/extractor.h"

#include <future>
#include <utility>

#include "extract/entity/gazetteer.h"
#include "extract/relation/matcher.h"

namespace entente {

struct Extractor::Compiled {
    Annotator annotator;
    Gazetteer gazetteer;
    RelationMatcher matcher;

    Compiled(Annotator model, Gazetteer names, RelationMatcher rules)
        : annotator(std::move(model)), gazetteer(std::move(names)), matcher(std::move(rules)) {}
};

Extractor::Extractor(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Result<Extractor> Extractor::open(const Packs& packs, std::shared_ptr<const NameTable> names) {
    if (Status status = check_pipeline(pipeline()); !status) return std::move(status).error();
    Result<Annotator> annotator = Annotator::built_in();
    if (!annotator) return std::move(annotator).error();
    // Names and rules know nothing of each other: compiled side by side, the program starts sooner.
    std::future<Gazetteer> gazetteer =
        std::async(std::launch::async, [&packs, &names] { return Gazetteer(packs, std::move(names)); });
    RelationMatcher matcher(packs);
    return Extractor(std::make_unique<const Compiled>(*std::move(annotator), gazetteer.get(), std::move(matcher)));
}

void Extractor::analyse(const Document& document, Scratch& scratch) const {
    entente::analyse({compiled_->annotator, compiled_->gazetteer, compiled_->matcher}, document, scratch);
}

RuleTrace Extractor::trace_rules(const Document& document, Scratch& scratch) const {
    RuleTrace trace;
    scratch.analysis.relations.clear();
    compiled_->matcher.match(document, scratch.analysis, &trace);
    return trace;
}

DocumentFacts Extractor::extract(Document document, Scratch& scratch) const {
    analyse(document, scratch);
    return to_facts(std::move(document), std::move(scratch.analysis));
}

std::vector<std::string> Extractor::pattern_names() const {
    std::vector<std::string> out;
    for (const CompiledPattern& pattern : compiled_->matcher.patterns().patterns()) out.push_back(pattern.name);
    return out;
}

const std::vector<RelationType>& Extractor::relation_types() const {
    return compiled_->matcher.types();
}

}  // namespace entente
