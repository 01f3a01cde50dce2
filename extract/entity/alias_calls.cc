#include "extract/entity/alias_calls.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace entente {

void AliasCalls::reserve(std::size_t calls, std::size_t words) {
    calls_.reserve(calls);
    sequences_.reserve(words);
}

void AliasCalls::add(Call call, std::span<const std::uint32_t> words) {
    if (words.empty()) return;
    call.begin = static_cast<std::uint32_t>(sequences_.size());
    call.first_word = words.front();
    sequences_.insert(sequences_.end(), words.begin(), words.end());
    sequences_.back() |= kLast;
    calls_.push_back(call);
}

void AliasCalls::clear() {
    *this = {};
}

bool AliasCalls::is_before(const Call& a, const Call& b) const {
    for (std::size_t i = 0;; ++i) {
        const std::uint32_t left = sequences_[a.begin + i];
        const std::uint32_t right = sequences_[b.begin + i];
        if (((left ^ right) & ~kLast) != 0) return (left & ~kLast) < (right & ~kLast);
        if (left != right) return (left & kLast) != 0;
        if ((left & kLast) != 0) break;
    }
    if (a.is_name != b.is_name) return a.is_name != 0;
    return std::tuple(a.entry, a.text) < std::tuple(b.entry, b.text);
}

/// Puts each call where those with its first word belong, in place: a million short sorts are faster than a long one.
void AliasCalls::sort_by_first_word(std::size_t words) {
    std::vector<std::uint32_t> next(words + 1, 0);
    for (const Call& call : calls_) next[call.first_word + 1] += 1;
    for (std::size_t i = 0; i < words; ++i) next[i + 1] += next[i];
    const std::vector<std::uint32_t> ends(next.begin() + 1, next.end());
    for (std::uint32_t word = 0; word < words; ++word) {
        while (next[word] < ends[word]) {
            Call& call = calls_[next[word]];
            const std::uint32_t home = call.first_word;
            if (home != word) std::swap(call, calls_[next[home]]);
            ++next[home];
        }
    }
}

void AliasCalls::sort(std::size_t words) {
    sort_by_first_word(words);
    const auto before = [this](const Call& a, const Call& b) { return is_before(a, b); };
    for (auto first = calls_.begin(); first != calls_.end();) {
        const std::uint32_t word = first->first_word;
        const auto last = std::find_if(first, calls_.end(), [&](const Call& call) { return call.first_word != word; });
        std::sort(first, last, before);
        first = last;
    }
    note_lengths();
}

void AliasCalls::note_lengths() {
    lengths_.reserve(calls_.size());
    shared_.reserve(calls_.size());
    std::span<const std::uint32_t> previous;
    for (const Call& call : calls_) {
        const auto begin = sequences_.begin() + call.begin;
        const auto last = std::find_if(begin, sequences_.end(), [](std::uint32_t word) { return word >= kLast; });
        const std::span<const std::uint32_t> own(begin, last + 1);
        std::size_t same = 0;
        while (same < std::min(own.size(), previous.size()) && (own[same] & ~kLast) == (previous[same] & ~kLast)) {
            ++same;
        }
        lengths_.push_back(static_cast<std::uint16_t>(own.size()));
        shared_.push_back(static_cast<std::uint16_t>(same));
        previous = own;
    }
}

std::span<const AliasCalls::Call> AliasCalls::alias_at(std::size_t call) const {
    std::size_t end = call + 1;
    while (end < calls_.size() && lengths_[end] == lengths_[call] && shared_[end] == lengths_[end]) ++end;
    return std::span(calls_).subspan(call, end - call);
}

std::size_t AliasCalls::longest() const {
    return lengths_.empty() ? 0 : *std::max_element(lengths_.begin(), lengths_.end());
}

}  // namespace entente
