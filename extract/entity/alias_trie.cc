#include "extract/entity/alias_trie.h"

#include <bit>
#include <string>

#include "graph/base/fold.h"

namespace entente {
namespace {

bool is_hyphen(std::string_view word) {
    return word == "-" || word == "\xE2\x80\x90" || word == "\xE2\x80\x91";
}

}  // namespace

void AliasTrie::reserve(std::size_t sequences) {
    roots_.reserve(sequences);
    values_.reserve(2 * sequences);
    if (2 * sequences > edges_.size()) resize_edges(std::bit_ceil(2 * sequences));
}

std::uint32_t AliasTrie::add(std::span<const std::string_view> words, std::uint32_t value) {
    std::uint32_t node = 0;
    std::string form;
    for (const std::string_view word : words) {
        if (is_hyphen(word)) continue;
        form.clear();
        append_folded(form, word);
        if (node == 0) first_.add(form);
        node = add_child(node, words_.intern(form));
    }
    if (node == 0) return value;
    if (values_[node] == kNone) values_[node] = value;
    return values_[node];
}

std::uint32_t AliasTrie::add_child(std::uint32_t node, std::uint32_t word) {
    const auto fresh = static_cast<std::uint32_t>(values_.size());
    if (node == 0) {
        if (word >= roots_.size()) roots_.resize(words_.size());
        if (roots_[word] == 0) roots_[word] = fresh;
        if (roots_[word] == fresh) values_.push_back(kNone);
        return roots_[word];
    }
    if (2 * (edge_count_ + 1) > edges_.size()) resize_edges(2 * edges_.size());
    Edge& edge = edges_[slot_of(node, word)];
    if (edge.next == 0) {
        edge = {node, word, fresh};
        ++edge_count_;
        values_.push_back(kNone);
    }
    return edge.next;
}

std::uint32_t AliasTrie::child(std::uint32_t node, std::uint32_t word) const {
    if (node == 0) return word < roots_.size() ? roots_[word] : 0;
    return edges_[slot_of(node, word)].next;
}

/// Where the edge is, or the free slot where it would be.
std::size_t AliasTrie::slot_of(std::uint32_t node, std::uint32_t word) const {
    constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;  // 2^64 divided by the golden ratio (Knuth, TAOCP 3, 6.4)
    const std::size_t mask = edges_.size() - 1;
    std::size_t slot = ((static_cast<std::uint64_t>(node) << 32U | word) * kMix >> 32U) & mask;
    while (edges_[slot].next != 0 && (edges_[slot].node != node || edges_[slot].word != word)) slot = (slot + 1) & mask;
    return slot;
}

void AliasTrie::resize_edges(std::size_t slots) {
    std::vector<Edge> old(slots);
    old.swap(edges_);
    for (const Edge& edge : old) {
        if (edge.next != 0) edges_[slot_of(edge.node, edge.word)] = edge;
    }
}

std::optional<std::uint32_t> AliasTrie::word_id(std::string_view word) const {
    thread_local std::string buffer;  // memory to use again; no state
    buffer.clear();
    append_folded(buffer, word);
    return words_.find(buffer);
}

void AliasTrie::find(const Words& words, std::uint32_t first, std::uint32_t last, std::vector<Match>& matches) const {
    matches.clear();
    if (first < last && !first_.may_hold(words[first])) return;
    std::uint32_t node = 0;
    for (std::uint32_t at = first; at < last; ++at) {
        if (at > first && at + 1 < last && is_hyphen(words[at])) continue;
        const auto id = word_id(words[at]);
        if (!id) return;
        node = child(node, *id);
        if (node == 0) return;
        if (values_[node] != kNone) matches.push_back({at + 1, values_[node]});
    }
}

std::optional<std::uint32_t> AliasTrie::find_one(std::string_view word) const {
    if (!first_.may_hold(word)) return std::nullopt;
    const auto id = word_id(word);
    if (!id) return std::nullopt;
    const std::uint32_t node = child(0, *id);
    if (node == 0 || values_[node] == kNone) return std::nullopt;
    return values_[node];
}

}  // namespace entente
