// Tags and dependency parses: what each token is, and on which it depends.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "extract/text/analysis.h"
#include "graph/base/result.h"

namespace entente {

class Network;
struct Kernels;
struct Workspace;

/// A trained model, ready to run. Immutable and shared by all threads; copies share the model.
class Annotator {
public:
    /// The memory of one thread, used again from call to call.
    class Scratch {
    public:
        Scratch();
        Scratch(Scratch&& other) noexcept;
        Scratch& operator=(Scratch&& other) noexcept;
        ~Scratch();

    private:
        friend class Annotator;
        std::unique_ptr<Workspace> workspace_;
    };

    /// The model in a file, which is mapped and must not change while it is in use.
    [[nodiscard]] static Result<Annotator> load(const std::filesystem::path& path);
    /// The model that is built into the program.
    [[nodiscard]] static Result<Annotator> built_in();

    /// Fills upos, xpos, feats, head and deprel of all tokens; reads their spans and the sentences'. Each sentence with
    /// tokens gets a tree with one root. Time is linear in the tokens but for a quadratic part that weighs little up to
    /// 1,024 tokens; longer sentences are parsed in pieces of that length, whose roots are parataxis of the first.
    /// The result depends on neither the processor nor on what else is in the batch.
    void annotate(std::string_view text, Analysis& analysis, Scratch& scratch) const;

    /// The same with other kernels, for tests and measurements: one of usable_kernels().
    [[nodiscard]] Annotator with(const Kernels& kernels) const;

private:
    struct Loaded;
    explicit Annotator(std::shared_ptr<const Loaded> loaded);

    std::shared_ptr<const Loaded> loaded_;
    const Network* network_ = nullptr;  // the fastest that this processor can run
};

}  // namespace entente
