// The way of a document, as one ordered table of stages. Each stage says what it needs and what it provides; a check
// at start-up (and a test) says what is missing before any document is read.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "extract/annotate/annotator.h"
#include "extract/text/analysis.h"
#include "graph/base/result.h"

namespace entente {

class Gazetteer;
class RelationMatcher;

/// The layers of an analysis, in the order in which they can come to be.
enum class Layer : std::uint8_t { text, tokens, sentences, parse, names, dates, identity, references, relations };

class LayerSet {
public:
    constexpr LayerSet(std::initializer_list<Layer> layers) {
        for (const Layer layer : layers) bits_ |= 1U << static_cast<unsigned>(layer);
    }
    [[nodiscard]] constexpr bool has(Layer layer) const { return (bits_ >> static_cast<unsigned>(layer) & 1U) != 0; }
    [[nodiscard]] constexpr std::uint32_t bits() const { return bits_; }

private:
    std::uint32_t bits_ = 0;
};

[[nodiscard]] std::string_view to_string(Layer layer);

/// Everything immutable that stages read: compiled once from packs, shared by all threads.
struct Knowledge {
    const Annotator& annotator;
    const Gazetteer& gazetteer;
    const RelationMatcher& matcher;
};

/// The memory of one thread, used again from document to document.
struct Scratch {
    Analysis analysis;
    Annotator::Scratch annotator;
};

struct Stage {
    std::string_view name;
    LayerSet needs;
    LayerSet provides;
    void (*run)(const Knowledge& knowledge, const Document& document, Scratch& scratch);
};

/// The stages in the order in which they run.
[[nodiscard]] std::span<const Stage> pipeline();

/// Whether every stage's needs are provided by an earlier one; the error names the stage and the layer.
[[nodiscard]] Status check_pipeline(std::span<const Stage> stages);

/// Runs every stage on the document; the result is in `scratch.analysis`, which is cleared first. Safe to call from
/// several threads with the same knowledge, each with its own scratch.
void analyse(const Knowledge& knowledge, const Document& document, Scratch& scratch);

}  // namespace entente
