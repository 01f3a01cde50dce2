// The whole extraction behind one immutable object: packs in, facts of one document out.
#pragma once

#include <memory>
#include <vector>

#include "extract/pipeline.h"
#include "extract/relation/rule_trace.h"
#include "extract/text/analysis.h"
#include "graph/base/result.h"
#include "graph/fact.h"
#include "rules/pack.h"

namespace entente {

class NameTable;

/// Packs and the built-in annotator, ready to run; immutable and shared by all threads. Keeps no reference to the
/// packs.
class Extractor {
public:
    /// Fails where the built-in model is broken; never for packs that loaded without errors.
    /// `names` are the packs' and the user's lists, as load_name_lists gives them.
    [[nodiscard]] static Result<Extractor> open(const Packs& packs, std::shared_ptr<const NameTable> names = nullptr);

    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;
    ~Extractor();

    /// Everything that the document says. `scratch` is memory to use again from call to call, one for each thread.
    /// A long document is worked on window by window (extract/text/windows.h), here one after the other.
    [[nodiscard]] DocumentFacts extract(Document document, Scratch& scratch) const;
    /// What one window of a long document says, for a FactsJoiner.
    [[nodiscard]] DocumentFacts extract(const Document& document, const Window& window, Scratch& scratch) const;

    /// The stages' own view, for trace and tests.
    void analyse(const Document& document, Scratch& scratch) const;
    /// Which rules the relation stage tries on what analyse() left in `scratch`, and how each came out.
    [[nodiscard]] RuleTrace trace_rules(const Document& document, Scratch& scratch) const;

    /// The relations that the packs know, ascending by name: for Store::add_relation_types.
    [[nodiscard]] const std::vector<RelationType>& relation_types() const;

    /// The names of the packs' patterns, in the order in which they are tried.
    [[nodiscard]] std::vector<std::string> pattern_names() const;

private:
    struct Compiled;
    explicit Extractor(std::unique_ptr<const Compiled> compiled);
    std::unique_ptr<const Compiled> compiled_;
};

}  // namespace entente
