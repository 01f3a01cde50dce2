#include "extract/read/support/html_entity.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "graph/base/utf8.h"

namespace entente {
namespace {

using Named = std::pair<std::string_view, std::string_view>;

// those that occur in prose; https://html.spec.whatwg.org/entities.json has the rest
constexpr std::array kNamed = {
    Named{"amp", "&"},       Named{"lt", "<"},          Named{"gt", ">"},       Named{"quot", "\""},
    Named{"apos", "'"},      Named{"nbsp", "\u00A0"},   Named{"shy", "\u00AD"}, Named{"ensp", "\u2002"},
    Named{"emsp", "\u2003"}, Named{"thinsp", "\u2009"}, Named{"ndash", "–"},    Named{"mdash", "—"},
    Named{"lsquo", "‘"},     Named{"rsquo", "’"},       Named{"sbquo", "‚"},    Named{"ldquo", "“"},
    Named{"rdquo", "”"},     Named{"bdquo", "„"},       Named{"laquo", "«"},    Named{"raquo", "»"},
    Named{"hellip", "…"},    Named{"bull", "•"},        Named{"middot", "·"},   Named{"prime", "′"},
    Named{"deg", "°"},       Named{"sect", "§"},        Named{"para", "¶"},     Named{"copy", "©"},
    Named{"reg", "®"},       Named{"trade", "™"},       Named{"euro", "€"},     Named{"pound", "£"},
    Named{"yen", "¥"},       Named{"cent", "¢"},        Named{"frac12", "½"},   Named{"frac14", "¼"},
    Named{"frac34", "¾"},    Named{"times", "×"},       Named{"minus", "−"},    Named{"plusmn", "±"},
    Named{"agrave", "à"},    Named{"aacute", "á"},      Named{"acirc", "â"},    Named{"atilde", "ã"},
    Named{"auml", "ä"},      Named{"aring", "å"},       Named{"aelig", "æ"},    Named{"ccedil", "ç"},
    Named{"egrave", "è"},    Named{"eacute", "é"},      Named{"ecirc", "ê"},    Named{"euml", "ë"},
    Named{"iacute", "í"},    Named{"icirc", "î"},       Named{"iuml", "ï"},     Named{"ntilde", "ñ"},
    Named{"oacute", "ó"},    Named{"ocirc", "ô"},       Named{"otilde", "õ"},   Named{"ouml", "ö"},
    Named{"oslash", "ø"},    Named{"uacute", "ú"},      Named{"ucirc", "û"},    Named{"uuml", "ü"},
    Named{"szlig", "ß"},     Named{"yacute", "ý"},      Named{"scaron", "š"},   Named{"zcaron", "ž"},
    Named{"Aacute", "Á"},    Named{"Auml", "Ä"},        Named{"Aring", "Å"},    Named{"Ccedil", "Ç"},
    Named{"Eacute", "É"},    Named{"Ouml", "Ö"},        Named{"Oslash", "Ø"},   Named{"Uuml", "Ü"},
    Named{"Scaron", "Š"},    Named{"Zcaron", "Ž"},
};

std::optional<char32_t> numeric_entity(std::string_view digits) {
    const bool hex = digits.starts_with('x') || digits.starts_with('X');
    if (hex) digits.remove_prefix(1);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    const bool surrogate = value >= 0xD800 && value < 0xE000;
    return value == 0 || value > 0x10FFFF || surrogate ? std::optional<char32_t>(0xFFFD) : value;
}

}  // namespace

void append_html_entity(std::string& out, std::string_view entity) {
    if (entity.size() < 4 || !entity.starts_with('&') || !entity.ends_with(';')) {
        out += entity;
        return;
    }
    const std::string_view name = entity.substr(1, entity.size() - 2);
    if (name.starts_with('#')) {
        const auto value = numeric_entity(name.substr(1));
        if (value) append_utf8(out, *value);
        if (!value) out += entity;
        return;
    }
    const auto* const found =
        std::find_if(kNamed.begin(), kNamed.end(), [&](const Named& n) { return n.first == name; });
    out += found == kNamed.end() ? entity : found->second;
}

}  // namespace entente
