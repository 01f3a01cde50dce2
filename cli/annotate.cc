// entente annotate: tokens, tags, lemmas and parse of a text, as CoNLL-U.
#include <CLI/CLI.hpp>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/support/byte_source.h"
#include "cli/support/inputs.h"
#include "cli/support/message.h"
#include "extract/annotate/annotator.h"
#include "extract/annotate/conllu.h"
#include "extract/annotate/lemmatizer.h"
#include "extract/annotate/tokenizer.h"
#include "extract/read/reader.h"

namespace entente {
namespace {

struct Options {
    std::vector<std::string> inputs;
    bool conllu = false;
    std::string model;
};

class AnnotationRun {
public:
    AnnotationRun(const Options& options, Annotator annotator) : options_(options), annotator_(std::move(annotator)) {}

    int run() {
        Diagnostics diagnostics;
        const std::vector<InputFile> inputs = list_inputs(options_.inputs, {}, diagnostics);
        for (const InputFile& input : inputs) read(input.path, diagnostics);
        for (const Diagnostic& diagnostic : diagnostics.items()) say(diagnostic);
        if (inputs.empty()) return kExitUsage;
        return diagnostics.has_errors() ? kExitPartly : kExitDone;
    }

private:
    void read(const std::string& path, Diagnostics& diagnostics) {
        const auto source = ByteSource::open(path);
        if (!source) return diagnostics.add({Severity::error, path, 0, 0, source.error().message});
        const std::string head((*source)->head());
        std::istream stream(source->get());
        if (options_.conllu || path.ends_with(".conllu")) return read_treebank(stream, path, diagnostics);
        const Reader* reader = find_reader(head, path);
        if (reader == nullptr) return diagnostics.add({Severity::error, path, 0, 0, "no text of a known format"});
        reader->read(
            {path, stream}, [this](Document&& document) { return annotate_text(document); }, diagnostics);
    }

    void read_treebank(std::istream& stream, const std::string& path, Diagnostics& diagnostics) {
        const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
        for (ConlluDocument& item : read_conllu(text, path, diagnostics)) annotate(item.document, item.analysis);
    }

    bool annotate_text(const Document& document) {
        analysis_.clear();
        tokenize(document, analysis_);
        annotate(document, analysis_);
        return std::cout.good();
    }

    void annotate(const Document& document, Analysis& analysis) {
        annotator_.annotate(document.text, analysis, scratch_);
        lemmatize(document, analysis);
        std::string out;
        append_conllu(out, document, analysis);
        std::cout << out;
    }

    const Options& options_;
    Annotator annotator_;
    Annotator::Scratch scratch_;
    Analysis analysis_;
};

int run(const Options& options) {
    Result<Annotator> annotator = options.model.empty() ? Annotator::built_in() : Annotator::load(options.model);
    if (!annotator) return say_error(annotator.error().message), kExitUsage;
    return AnnotationRun(options, *std::move(annotator)).run();
}

void define(CLI::App& app, int& status) {
    const auto options = std::make_shared<Options>();
    app.add_option("INPUT", options->inputs, "Files, folders, patterns; - for standard input")->required();
    app.add_flag("--conllu", options->conllu, "The input is CoNLL-U: keep its tokens (*.conllu needs no telling)");
    app.add_option("--model", options->model, "Another model file than the one built in");
    app.footer(
        "\nExamples:\n"
        "  echo 'Trump met Kim in Hanoi.' | entente annotate -\n"
        "  entente annotate dev.conllu > parsed.conllu         its tokens and sentences, our tags and heads");
    app.callback([options, &status] { status = run(*options); });
}

}  // namespace

extern const Command annotate_command;
const Command annotate_command = {"annotate", "Tag and parse texts: CoNLL-U out", define};

}  // namespace entente
