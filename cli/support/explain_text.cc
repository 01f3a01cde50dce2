#include "cli/support/explain_text.h"

#include <array>
#include <iostream>
#include <memory>

#include "cli/command.h"
#include "cli/support/byte_source.h"
#include "cli/support/inputs.h"
#include "cli/support/message.h"
#include "cli/support/terminal.h"

namespace entente {
namespace {

constexpr std::size_t kMargin = 26;

std::string_view name_of(BlockKind kind) {
    constexpr std::array<std::string_view, 8> kNames = {"title",     "date line", "heading", "paragraph",
                                                        "list item", "quote",     "table",   "other"};
    return kNames[static_cast<std::size_t>(kind)];
}

/// "+ paragraph               The talks …": one line a block.
std::string line_of(char mark, std::string_view what, std::string_view text) {
    std::string line = std::string(1, mark) + ' ' + std::string(what);
    if (line.size() < kMargin) line.resize(kMargin, ' ');
    line += ' ';
    for (const char c : text) line += c == '\n' ? ' ' : c;
    return printable(line) + '\n';
}

std::string shown(const Document& document) {
    std::string out = document.uri + "\n";
    const auto head = [&out](std::string_view name, const std::string& value) {
        if (!value.empty()) out += "  " + std::string(name) + ": " + value + "\n";
    };
    head("format", document.format);
    head("title", document.title);
    head("date", document.date);
    head("language", document.language);
    head("address", document.address);
    out = printable(out);
    std::size_t left_out = 0;
    for (std::size_t i = 0; i <= document.blocks.size(); ++i) {
        for (; left_out < document.left_out.size() && document.left_out[left_out].before <= i; ++left_out) {
            const LeftOut& piece = document.left_out[left_out];
            out += line_of('-', piece.reason, piece.text);
        }
        if (i == document.blocks.size()) break;
        const Block& block = document.blocks[i];
        const bool kept = block.aside == Aside::none;
        out += line_of(kept ? '+' : '~', kept ? name_of(block.kind) : to_string(block.aside),
                       block.span.of(document.text));
    }
    return out;
}

}  // namespace

int explain_text(const std::vector<std::string>& inputs, ReadOptions options) {
    options.explain = true;
    Diagnostics diagnostics;
    bool failed = false;
    const auto tell = [&] {
        for (const Diagnostic& diagnostic : diagnostics.items()) say(diagnostic);
        failed = failed || diagnostics.has_errors();
        diagnostics = {};
    };
    const std::vector<InputFile> files = list_inputs(inputs, "", diagnostics);
    tell();
    for (const InputFile& file : files) {
        const Result<std::unique_ptr<ByteSource>> source = ByteSource::open(file.path);
        if (!source) {
            diagnostics.add({Severity::error, file.path, 0, 0, source.error().message});
        } else {
            std::istream stream(source->get());
            const auto sink = [](Document&& document) {
                std::cout << shown(document) << std::flush;
                return std::cout.good();
            };
            read_input({.uri = file.path, .stream = stream, .options = options}, (*source)->head(), sink, diagnostics);
        }
        tell();
    }
    return failed ? kExitPartly : kExitDone;
}

}  // namespace entente
