// A page as a flat list of text blocks with what is known of where they stood, and what its head says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/text/document.h"

namespace entente {

/// How sure it is that a place of a page holds no article text.
enum class Noise : std::uint8_t {
    none,
    likely,  // a class, an id or an element that usually says so: "related", <header>
    sure     // an element or a role that always says so: <nav>, hidden
};

struct PageBlock {
    std::string text;                   // white space collapsed; never empty
    BlockKind kind = BlockKind::other;  // other: text of a <div> and the like
    Noise noise = Noise::none;
    int heading_level = 0;         // 1 to 6, 0 for none
    std::uint32_t link_bytes = 0;  // of `text`, how many stand in links
    std::uint32_t article = 0;     // the innermost <article> by number, counted from 1; 0: in none
    bool in_main = false;
    bool in_body = false;  // in an element marked as articleBody
};

struct PageTime {
    std::string value;  // the datetime attribute
    Noise noise = Noise::none;
    bool in_article = false;
};

struct Page {
    std::vector<PageBlock> blocks;
    std::vector<std::uint32_t> article_roots = {0};         // for each article, the outermost one around it
    std::vector<std::pair<std::string, std::string>> meta;  // name, property or itemprop in lower case, and content
    std::vector<PageTime> times;
    std::vector<std::string> json_ld;
    std::string title;  // of <title>
    std::string language;
    std::string canonical;
    bool has_scripts = false;
    bool is_cut = false;  // nested deeper than kMaxHtmlDepth; the rest is missing
};

/// Elements open at one time. No page made for reading comes near it.
inline constexpr int kMaxHtmlDepth = 4000;

/// Parses well-formed UTF-8 of less than 2 GiB. Nothing but these bytes is read: no network, no files, no entities
/// other than HTML's own characters.
[[nodiscard]] Page parse_page(std::string_view html);

}  // namespace entente
