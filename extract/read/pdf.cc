// PDF, by pdftotext of poppler-utils, which reads the bytes from a file in memory: no shell, no file name. What a page
// looks like on paper is mended in pdf_pages.h.
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "extract/read/reader.h"
#include "extract/read/support/article_head.h"
#include "extract/read/support/pdf_layout.h"
#include "extract/read/support/pdf_pages.h"
#include "extract/read/support/plain_blocks.h"
#include "extract/read/support/source_text.h"
#include "extract/read/support/subprocess.h"
#include "extract/read/support/written_date.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 1> kSuffixes = {".pdf"};

int recognise_pdf(std::string_view head) {
    return head.substr(0, 1024).find("%PDF-") != std::string_view::npos ? 3 : 0;
}

/// The value of a line "Title:   …" of pdfinfo.
std::string info_of(std::string_view info, std::string_view name) {
    for (std::size_t at = 0; at < info.size();) {
        const std::size_t end = std::min(info.find('\n', at), info.size());
        const std::string_view line = info.substr(at, end - at);
        if (line.starts_with(name) && line.substr(name.size()).starts_with(':')) {
            return std::string(stripped(line.substr(name.size() + 1)));
        }
        at = end + 1;
    }
    return {};
}

/// Titles that programs write where people wrote none.
bool is_title(std::string_view title) {
    return title.size() > 8 && title.find(' ') != std::string_view::npos && !title.starts_with("Microsoft Word") &&
           !title.ends_with(".doc") && !title.ends_with(".docx") && !title.ends_with(".indd") &&
           !title.starts_with("untitled");
}

void take_info(Document& document, const std::string& bytes) {
    const Result<ProgramOutput> run = run_program({"pdfinfo", "-isodates", "-enc", "UTF-8", "-"}, bytes);
    if (!run || run->status != 0) return;
    std::string info = run->out;
    normalise_text(info);
    const std::string title = info_of(info, "Title");
    if (document.title.empty() && is_title(title)) document.title = title;
    if (document.date.empty()) document.date = parse_date_field(info_of(info, "CreationDate")).value_or("");
    if (std::string author = info_of(info, "Author"); !author.empty()) {
        document.metadata.emplace_back("author", std::move(author));
    }
}

/// What kept pdftotext from reading; nothing where it read.
std::optional<std::string> fault_of(const Result<ProgramOutput>& run) {
    if (!run) {
        return "PDF needs pdftotext; install poppler-utils (apt-get install poppler-utils) (" + run.error().message +
               ")";
    }
    if (run->cut) return "pdftotext took too long or wrote too much; left out";
    if (run->errors.find("assword") != std::string::npos) return "a PDF with a password; save it without";
    if (run->status == 127) return "PDF needs pdftotext; install poppler-utils (apt-get install poppler-utils)";
    const std::string_view first = std::string_view(run->errors).substr(0, run->errors.find('\n'));
    if (run->status != 0) return "pdftotext cannot read it: " + std::string(first);
    return std::nullopt;
}

void read_pdf(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics) {
    const auto say = [&](Severity severity, std::string message) {
        diagnostics.add({severity, input.uri, 0, 0, std::move(message)});
    };
    std::string bytes;
    if (!read_bytes(input, bytes, diagnostics)) return;
    const auto pdftotext = [&](auto... option) {
        return run_program({"pdftotext", "-enc", "UTF-8", "-eol", "unix", option..., "-", "-"}, bytes);
    };
    Result<ProgramOutput> run = pdftotext("-bbox-layout");
    const bool too_long = run && run->cut && run->out.size() >= ProgramLimits().output;  // a word takes 100 bytes
    std::optional<std::string> pages;
    if (!fault_of(run)) {
        normalise_text(run->out);
        pages = read_layout(std::move(run->out));
        if (!pages) run = pdftotext();
    } else if (too_long) {
        run = pdftotext();
    }
    if (const auto fault = fault_of(run)) return say(Severity::error, *fault);
    Document document;
    document.uri = input.uri;
    if (!pages) document.replaced_bytes = normalise_text(pages.emplace(std::move(run->out)));
    document.text = mend_pages(*pages);
    if (stripped(document.text).empty()) {
        return say(Severity::error, "no text in it: scanned pages? run them through OCR first (ocrmypdf)");
    }
    if (run->errors.find("rror") != std::string::npos) {
        say(Severity::warning, "the PDF is damaged; what pdftotext could read is taken");
    }
    append_plain_blocks(document, 0);
    read_article_head(document);
    take_info(document, bytes);
    sink(std::move(document));
}

}  // namespace

extern const Reader pdf_reader;
const Reader pdf_reader = {"pdf", "PDF, by pdftotext (poppler-utils)", kSuffixes, recognise_pdf, read_pdf};

}  // namespace entente
