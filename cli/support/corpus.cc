#include "cli/support/corpus.h"

#include <istream>
#include <memory>
#include <utility>

#include "cli/support/byte_source.h"
#include "cli/support/message.h"
#include "cli/support/progress.h"
#include "export/support/escape.h"
#include "extract/read/reader.h"

namespace entente {

bool analyse_corpus(const std::vector<InputFile>& inputs, const Extractor& extractor,
                    const std::function<void(const Document&, const Analysis&)>& show) {
    Diagnostics diagnostics;
    Scratch scratch;
    std::uint64_t total = 0;
    for (const InputFile& input : inputs) total += input.bytes;
    Progress progress(total);
    std::uint64_t bytes = 0;
    std::uint64_t documents = 0;
    for (const InputFile& input : inputs) {
        Result<std::unique_ptr<ByteSource>> source = ByteSource::open(input.path);
        const Reader* reader = source ? find_reader((*source)->head(), input.path) : nullptr;
        if (reader == nullptr) {
            diagnostics.add({Severity::error, input.path, 0, 0,
                             source ? "this is no text in a format that entente reads" : source.error().message});
            continue;
        }
        std::istream stream(source->get());
        reader->read(
            {input.path, stream},
            [&](Document&& document) {
                extractor.analyse(document, scratch);
                show(document, scratch.analysis);
                progress.update(bytes + (*source)->bytes_read(), ++documents);
                return true;
            },
            diagnostics);
        bytes += (*source)->bytes_read();
    }
    progress.clear();
    for (const Diagnostic& item : diagnostics.items()) say(item);
    return !diagnostics.has_errors();
}

std::string toml_string(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

}  // namespace entente
