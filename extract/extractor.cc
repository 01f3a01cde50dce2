#include "extract/extractor.h"

#include <future>
#include <utility>

#include "extract/entity/gazetteer.h"
#include "extract/relation/matcher.h"
#include "extract/text/facts_joiner.h"
#include "extract/text/windows.h"
#include "extract/time/time_tagger.h"

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
    // Names and rules know nothing of each other: compiled side by side, the program starts sooner. Names take the most
    // memory, which the process's first thread gets for the fewest calls of the system.
    std::future<Result<Annotator>> model = std::async(std::launch::async, Annotator::built_in);
    std::future<RelationMatcher> rules = std::async(std::launch::async, [&packs] {
        static_cast<void>(TimeTagger::english());  // its grammar is read by whoever asks first
        return RelationMatcher(packs);
    });
    Gazetteer gazetteer(packs, std::move(names));
    RelationMatcher matcher = rules.get();
    Result<Annotator> annotator = model.get();
    if (!annotator) return std::move(annotator).error();
    return Extractor(std::make_unique<const Compiled>(*std::move(annotator), std::move(gazetteer), std::move(matcher)));
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
    const std::vector<Window> windows = windows_of(document);
    if (windows.size() == 1) {
        analyse(document, scratch);
        return to_facts(std::move(document), std::move(scratch.analysis));
    }
    FactsJoiner joiner(windows.size());
    for (const Window& window : windows) joiner.add(extract(document, window, scratch));
    return joiner.finish(std::move(document));
}

DocumentFacts Extractor::extract(const Document& document, const Window& window, Scratch& scratch) const {
    const WindowDocument part = document_of(document, window);
    analyse(part.document, scratch);
    return own_facts(part, std::move(scratch.analysis));
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
