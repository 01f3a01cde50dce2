// A long document is worked on in windows, so that the memory it takes does not grow with it.
//
// Idea: who is who, and whom "he" means, is decided from what stands near; nothing in two megabytes of text needs what
// stands two megabytes before. So each window is read by itself, as a document that begins with the head of the whole
// (title, dateline, the first paragraphs) and with the paragraphs just before the window, its context. What is found in
// those is left to the window that owns them. An entity's key tells that it is the same one in several windows.
// Invariant: windows depend on the document alone, never on threads or memory; each byte is owned by one window; a cut
// is where a paragraph begins, or, in paragraphs too long for that, where a sentence seems to.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/text/document.h"
#include "extract/text/span.h"

namespace entente {

/// In bytes of text.
struct WindowSizes {
    std::uint32_t window = std::uint32_t{2} << 20U;  // the most that a window owns, and what a document has in one
    std::uint32_t context = std::uint32_t{64} << 10U;
    std::uint32_t head = std::uint32_t{8} << 10U;
};

struct Window {
    Span own;
    std::uint32_t head = 0;         // the document's first bytes that are read before the context; 0 for none
    std::uint32_t context = 0;      // where that begins; own.start where there is none
    std::uint32_t code_points = 0;  // how many stand before the context in the document
};

/// Ascending, each beginning where the one before ends; one alone for a text that needs no cut.
[[nodiscard]] std::vector<Window> windows_of(const Document& document, const WindowSizes& sizes = {});

/// A window as a document by itself.
struct WindowDocument {
    Document document;
    std::uint32_t own = 0;          // the byte of its text where the window's own part begins
    std::uint32_t code_points = 0;  // what makes its offsets in the own part those of the whole: to be added
};

[[nodiscard]] WindowDocument document_of(const Document& whole, const Window& window);

}  // namespace entente
