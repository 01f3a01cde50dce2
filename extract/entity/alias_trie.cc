#include "extract/entity/alias_trie.h"

#include <utility>

#include "graph/base/fold.h"

namespace entente {
namespace {

bool is_hyphen(std::string_view word) {
    return word == "-" || word == "\xE2\x80\x90" || word == "\xE2\x80\x91";
}

std::uint64_t edge_key(std::uint32_t node, std::uint32_t word) {
    return static_cast<std::uint64_t>(node) << 32U | word;
}

}  // namespace

void AliasTrie::reserve(std::size_t sequences) {
    words_.reserve(sequences);
    edges_.reserve(2 * sequences);
    values_.reserve(2 * sequences);
}

std::uint32_t AliasTrie::add(std::span<const std::string_view> words, std::uint32_t value) {
    std::uint32_t node = 0;
    for (const std::string_view word : words) {
        if (is_hyphen(word)) continue;
        std::string form = folded(word);
        if (node == 0) first_.add(form);
        const auto next = static_cast<std::uint32_t>(words_.size());
        const auto id = words_.try_emplace(std::move(form), next).first->second;
        const auto [edge, is_new] = edges_.try_emplace(edge_key(node, id), static_cast<std::uint32_t>(values_.size()));
        if (is_new) values_.push_back(kNone);
        node = edge->second;
    }
    if (node == 0) return value;
    if (values_[node] == kNone) values_[node] = value;
    return values_[node];
}

std::optional<std::uint32_t> AliasTrie::word_id(std::string_view word) const {
    thread_local std::string buffer;  // memory to use again; no state
    buffer.clear();
    append_folded(buffer, word);
    const auto found = words_.find(std::string_view(buffer));
    if (found == words_.end()) return std::nullopt;
    return found->second;
}

void AliasTrie::find(const Words& words, std::uint32_t first, std::uint32_t last, std::vector<Match>& matches) const {
    matches.clear();
    if (first < last && !first_.may_hold(words[first])) return;
    std::uint32_t node = 0;
    for (std::uint32_t at = first; at < last; ++at) {
        if (at > first && at + 1 < last && is_hyphen(words[at])) continue;
        const auto id = word_id(words[at]);
        if (!id) return;
        const auto edge = edges_.find(edge_key(node, *id));
        if (edge == edges_.end()) return;
        node = edge->second;
        if (values_[node] != kNone) matches.push_back({at + 1, values_[node]});
    }
}

std::optional<std::uint32_t> AliasTrie::find_one(std::string_view word) const {
    if (!first_.may_hold(word)) return std::nullopt;
    const auto id = word_id(word);
    if (!id) return std::nullopt;
    const auto edge = edges_.find(edge_key(0, *id));
    if (edge == edges_.end() || values_[edge->second] == kNone) return std::nullopt;
    return values_[edge->second];
}

}  // namespace entente
