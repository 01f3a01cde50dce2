#include "extract/entity/alias_trie_writer.h"

#include <algorithm>
#include <span>

#include "extract/entity/first_words.h"

namespace entente {
namespace {

using name_table::Node;

class TrieWriter {
public:
    TrieWriter(const AliasCalls& calls, const WordPool& words, NameTableWriter& out)
        : calls_(calls), words_(words), out_(out) {
        written_.reserve(calls.calls().size());
        alias_entries_.reserve(calls.calls().size() + 1);
        alias_entry_.reserve(calls.calls().size());
    }

    std::vector<std::uint64_t> write() {
        write_roots();
        out_.begin_section();
        write_node({0, 1, kNoAlias});
        const std::size_t deepest = calls_.longest();
        for (std::size_t depth = 1; depth <= deepest; ++depth) write_level(depth);
        write_node({0, next_child_, kNoAlias});
        alias_entries_.push_back(static_cast<std::uint32_t>(alias_entry_.size()));
        out_.move(written_);
        out_.move(alias_entries_);
        out_.move(alias_entry_);
        return std::move(small_beginnings_);
    }

private:
    /// A node of that depth begins with this call.
    [[nodiscard]] bool begins_node(std::size_t call, std::size_t depth) const {
        return calls_.shared(call) < depth && depth <= calls_.length(call);
    }

    void write_roots() {
        std::vector<std::uint32_t> roots(words_.size(), 0);
        for (std::size_t i = 0; i < calls_.calls().size(); ++i) {
            if (begins_node(i, 1)) roots[calls_.word(i, 0)] = next_child_++;
        }
        out_.move(roots);
    }

    void write_level(std::size_t depth) {
        for (std::size_t i = 0; i < calls_.calls().size(); ++i) {
            if (begins_node(i, depth)) {
                const bool ends = calls_.length(i) == depth;
                write_node({calls_.word(i, depth - 1), next_child_, ends ? add_alias(i) : kNoAlias});
            }
            if (begins_node(i, depth + 1)) ++next_child_;
        }
    }

    void write_node(const Node& node) { out_.append(std::span(&node, 1)); }

    std::uint32_t add_alias(std::size_t call) {
        const auto same = calls_.alias_at(call);
        const auto alias = static_cast<std::uint32_t>(written_.size());
        if (same.front().is_capital == 0) note_small_beginning(words_.word(calls_.word(call, 0)));
        written_.push_back(same.front().text);
        const auto start = static_cast<std::ptrdiff_t>(alias_entry_.size());
        alias_entries_.push_back(static_cast<std::uint32_t>(start));
        for (const AliasCalls::Call& one : same) {
            const auto first = alias_entry_.begin() + start;
            if (std::find(first, alias_entry_.end(), one.entry) == alias_entry_.end()) {
                alias_entry_.push_back(one.entry);
            }
        }
        return alias;
    }

    void note_small_beginning(std::string_view word) {
        if (!FirstWords::is_plain(word)) return;  // never asked for
        const std::size_t key = FirstWords::key(word);
        small_beginnings_[key / 64] |= std::uint64_t{1} << (key % 64);
    }

    const AliasCalls& calls_;
    const WordPool& words_;
    NameTableWriter& out_;
    std::uint32_t next_child_ = 1;
    std::vector<std::uint32_t> written_;
    std::vector<std::uint32_t> alias_entries_;
    std::vector<std::uint32_t> alias_entry_;
    std::vector<std::uint64_t> small_beginnings_ = std::vector<std::uint64_t>(FirstWords::kBits / 64);
};

}  // namespace

std::vector<std::uint64_t> write_alias_trie(const AliasCalls& calls, const WordPool& words, NameTableWriter& out) {
    return TrieWriter(calls, words, out).write();
}

}  // namespace entente
