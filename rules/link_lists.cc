#include "rules/link_lists.h"

#include <algorithm>
#include <iterator>

#include "rules/words.h"

namespace entente {
namespace {

bool is_list(std::string_view word) {
    return word.starts_with('@');
}

/// "air strike" as lemma: the lemma "air" and the word "strike".
void set_lemma(PhraseEntry& entry, std::string_view phrase) {
    const auto words = split_words(phrase);
    entry.lemma = std::string(words.front());
    std::vector<PhrasePiece> rest;
    for (std::size_t i = 1; i < words.size(); ++i) {
        rest.push_back({.kind = PhrasePiece::Kind::word, .words = {std::string(words[i])}});
    }
    entry.pieces.insert(entry.pieces.begin(), std::make_move_iterator(rest.begin()),
                        std::make_move_iterator(rest.end()));
}

/// A copy of `entry` with `phrase` in place of word `index`.
NounEntry with_words(const NounEntry& entry, std::size_t index, std::string_view phrase) {
    NounEntry out = entry;
    const auto at = out.words.erase(out.words.begin() + static_cast<std::ptrdiff_t>(index));
    std::vector<std::string> words;
    for (const std::string_view word : split_words(phrase)) words.emplace_back(word);
    out.words.insert(at, words.begin(), words.end());
    return out;
}

}  // namespace

WordLists::WordLists(std::vector<FileDraft>& drafts) {
    for (FileDraft& draft : drafts) {
        for (ListDraft& list : draft.lists) {
            List& merged =
                lists_.try_emplace(list.name.text, List{.where = list.name.where, .items = {}}).first->second;
            for (LocatedText& item : list.items) merged.items.push_back(std::move(item.text));
        }
    }
}

const std::vector<std::string>* WordLists::use(std::string_view name) {
    const auto found = lists_.find(name);
    if (found == lists_.end()) return nullptr;
    found->second.used = true;
    return &found->second.items;
}

std::vector<std::string_view> WordLists::names() const {
    std::vector<std::string_view> out;
    for (const auto& [known, list] : lists_) out.push_back(known);
    return out;
}

const std::vector<std::string>* WordLists::find(std::string_view name, SourcePlace where, Remarks& remarks) {
    name.remove_prefix(1);
    const auto* items = use(name);
    if (items == nullptr) {
        remarks.error(where, "no [list] has the name " + backquoted(name) + did_you_mean(name, names()));
    }
    return items;
}

bool WordLists::spell_out(std::vector<std::string>& words, SourcePlace where, Remarks& remarks) {
    if (std::none_of(words.begin(), words.end(), is_list)) return true;
    std::vector<std::string> out;
    for (std::string& word : words) {
        if (!is_list(word)) {
            out.push_back(std::move(word));
            continue;
        }
        const auto* items = find(word, where, remarks);
        if (items == nullptr) return false;
        out.insert(out.end(), items->begin(), items->end());
    }
    words = std::move(out);
    return !words.empty();
}

bool WordLists::spell_out(PhraseEntry& entry, Remarks& remarks) {
    return std::all_of(entry.pieces.begin(), entry.pieces.end(),
                       [&](PhrasePiece& piece) { return spell_out(piece.words, entry.where, remarks); });
}

void WordLists::spell_out(std::vector<PhraseEntry>& entries, Remarks& remarks) {
    std::vector<PhraseEntry> out;
    out.reserve(entries.size());
    for (PhraseEntry& entry : entries) {
        if (!spell_out(entry, remarks)) continue;
        if (!is_list(entry.lemma)) {
            out.push_back(std::move(entry));
            continue;
        }
        const auto* items = find(entry.lemma, entry.where, remarks);
        if (items == nullptr) continue;
        for (const std::string& item : *items) set_lemma(out.emplace_back(entry), item);
    }
    entries = std::move(out);
}

void WordLists::spell_out(std::vector<NounEntry>& entries, Remarks& remarks) {
    std::vector<NounEntry> out;
    for (std::size_t i = 0; i < entries.size(); ++i) {  // grows: an entry with two lists is spelled out twice
        const NounEntry entry = std::move(entries[i]);
        const auto word = std::find_if(entry.words.begin(), entry.words.end(), is_list);
        if (word == entry.words.end()) {
            out.push_back(entry);
            continue;
        }
        const auto* items = find(*word, entry.where, remarks);
        if (items == nullptr) continue;
        const auto index = static_cast<std::size_t>(word - entry.words.begin());
        for (const std::string& item : *items) entries.push_back(with_words(entry, index, item));
    }
    entries = std::move(out);
}

std::vector<ListInfo> WordLists::infos() const {
    std::vector<ListInfo> out;
    for (const auto& [name, list] : lists_) {
        if (!list.items.empty()) out.push_back({.where = list.where, .name = name, .used = list.used});
    }
    return out;
}

}  // namespace entente
