#include "extract/text/edge_paragraphs.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "graph/base/fold.h"
#include "graph/base/hash.h"

namespace entente {
namespace {

constexpr std::size_t kFirst = 1;  // paragraphs that count as the beginning
constexpr std::size_t kLast = 4;   // and as the end
constexpr std::size_t kLeastBytes = 30;
constexpr std::size_t kMostBytes = 700;

std::string_view value_of(const Document& document, std::string_view name) {
    for (const auto& [key, value] : document.metadata) {
        if (key == name) return value;
    }
    return {};
}

/// "https://www.news.example:443/2019/…" → "news.example"
std::string_view host_of(std::string_view address) {
    const std::size_t scheme = address.find("://");
    if (scheme == std::string_view::npos) return {};
    address.remove_prefix(scheme + 3);
    address = address.substr(0, address.find_first_of("/:?#"));
    return address.starts_with("www.") ? address.substr(4) : address;
}

std::uint64_t site_of(const Document& document) {
    const std::string_view host = host_of(value_of(document, "url"));
    return hash_text(folded(host.empty() ? value_of(document, "site") : host));
}

/// Letters and digits in lower case.
std::string words_of(std::string_view text) {
    std::string key = folded(text);
    const auto is_mark = [](char c) { return c >= 0 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'); };
    key.erase(std::remove_if(key.begin(), key.end(), is_mark), key.end());
    return key;
}

bool is_running(const Block& block) {
    const bool prose = block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item ||
                       block.kind == BlockKind::quote || block.kind == BlockKind::other;
    return prose && block.aside == Aside::none;
}

}  // namespace

std::vector<EdgeParagraph> edge_paragraphs(const Document& document) {
    std::vector<Span> running;
    for (const Block& block : document.blocks) {
        if (is_running(block)) running.push_back(block.span);
    }
    std::vector<EdgeParagraph> out;
    if (running.size() < 2) return out;
    const auto shorter = [](Span left, Span right) { return left.size() < right.size(); };
    const auto longest =
        static_cast<std::size_t>(std::max_element(running.begin(), running.end(), shorter) - running.begin());
    const std::uint64_t site = site_of(document);
    const auto context = static_cast<std::int64_t>(hash_text(words_of(running[longest].of(document.text))));
    for (std::size_t i = 0; i < running.size(); ++i) {
        const bool at_edge = i < kFirst || i + kLast >= running.size();
        if (!at_edge || i == longest || running[i].size() < kLeastBytes || running[i].size() > kMostBytes) continue;
        const std::uint64_t hash = hash_text(words_of(running[i].of(document.text)), site);
        out.push_back({running[i], static_cast<std::int64_t>(hash), context});
    }
    return out;
}

}  // namespace entente
