#include "extract/annotate/annotator.h"

#include <algorithm>
#include <cassert>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "extract/annotate/built_in_model.h"
#include "extract/annotate/mapped_file.h"
#include "extract/annotate/model.h"
#include "extract/annotate/network.h"

namespace entente {
namespace {

constexpr std::size_t kBatchTokens = 64;  // sentences are gathered until there are so many tokens

/// The sentence as pieces of at most kLongestPiece tokens.
void add_pieces(const Sentence& sentence, std::vector<Piece>& pieces) {
    for (std::uint32_t first = sentence.first; first < sentence.last; first += kLongestPiece) {
        const auto longest = static_cast<std::uint32_t>(kLongestPiece);
        const std::uint32_t last = first + std::min(longest, sentence.last - first);
        pieces.push_back({first, last, first != sentence.first});
    }
}

std::uint32_t root_from(const std::vector<Token>& tokens, std::uint32_t first) {
    while (tokens[first].head != kNoHead) ++first;
    return first;
}

/// Hangs the roots of a long sentence's later pieces on the root of the first.
void join_pieces(const Sentence& sentence, std::vector<Token>& tokens) {
    if (sentence.size() <= kLongestPiece) return;
    const std::uint32_t root = root_from(tokens, sentence.first);
    for (std::uint32_t t = root + 1; t < sentence.last; ++t) {
        if (tokens[t].head != kNoHead) continue;
        tokens[t].head = static_cast<std::int32_t>(root);
        tokens[t].deprel = Deprel::parataxis;
    }
}

}  // namespace

struct Annotator::Loaded {
    MappedFile file;
    Model model;
    std::vector<Network> networks;  // one for each of usable_kernels(), in their order

    static Result<std::shared_ptr<const Loaded>> open(MappedFile file, std::span<const std::byte> bytes,
                                                      std::string_view origin) {
        Result<Model> model = Model::open(bytes, origin);
        if (!model) return model.error();
        auto loaded = std::make_shared<Loaded>(Loaded{std::move(file), std::move(*model), {}});
        for (const Kernels* kernels : usable_kernels()) loaded->networks.emplace_back(loaded->model, *kernels);
        return std::shared_ptr<const Loaded>(std::move(loaded));
    }
};

Annotator::Scratch::Scratch() : workspace_(std::make_unique<Workspace>()) {}
Annotator::Scratch::Scratch(Scratch&&) noexcept = default;
Annotator::Scratch& Annotator::Scratch::operator=(Scratch&&) noexcept = default;
Annotator::Scratch::~Scratch() = default;

Annotator::Annotator(std::shared_ptr<const Loaded> loaded)
    : loaded_(std::move(loaded)), network_(&loaded_->networks.back()) {}

Result<Annotator> Annotator::load(const std::filesystem::path& path) {
    Result<MappedFile> file = MappedFile::open(path);
    if (!file) return file.error();
    const std::span<const std::byte> bytes = file->bytes();
    auto loaded = Loaded::open(std::move(*file), bytes, path.string());
    if (!loaded) return loaded.error();
    return Annotator(std::move(*loaded));
}

Result<Annotator> Annotator::built_in() {
    auto loaded = Loaded::open({}, built_in_model(), "the built-in model");
    if (!loaded) return loaded.error();
    return Annotator(std::move(*loaded));
}

Annotator Annotator::with(const Kernels& kernels) const {
    const auto usable = usable_kernels();
    const auto found = std::find(usable.begin(), usable.end(), &kernels);
    assert(found != usable.end());
    Annotator other = *this;
    other.network_ = &loaded_->networks[static_cast<std::size_t>(found - usable.begin())];
    return other;
}

void Annotator::annotate(std::string_view text, Analysis& analysis, Scratch& scratch) const {
    Workspace& workspace = *scratch.workspace_;
    std::vector<Piece>& batch = workspace.pieces;
    batch.clear();
    std::size_t gathered = 0;
    for (const Sentence& sentence : analysis.sentences) {
        add_pieces(sentence, batch);
        gathered += sentence.size();
        if (gathered < kBatchTokens) continue;
        network_->run(text, analysis.tokens, workspace);
        batch.clear();
        gathered = 0;
    }
    network_->run(text, analysis.tokens, workspace);
    for (const Sentence& sentence : analysis.sentences) join_pieces(sentence, analysis.tokens);
}

}  // namespace entente
