// "@weapon" in an entry becomes the words of the list of that name.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rules/draft.h"

namespace entente {

class WordLists {
public:
    /// Adds up the lists of all drafts.
    explicit WordLists(std::vector<FileDraft>& drafts);

    /// Spells the lists out in each entry: a list in place of the lemma, or in a noun, gives one entry for each of its
    /// items. Entries that name no list of that name are reported and left out.
    void spell_out(std::vector<PhraseEntry>& entries, Remarks& remarks);
    void spell_out(std::vector<NounEntry>& entries, Remarks& remarks);

    /// The items of a list, which counts as used from then on; null where there is none of that name.
    [[nodiscard]] const std::vector<std::string>* use(std::string_view name);
    [[nodiscard]] std::vector<std::string_view> names() const;

    /// The lists that are of use, by name.
    [[nodiscard]] std::vector<ListInfo> infos() const;

private:
    struct List {
        SourcePlace where;
        std::vector<std::string> items;
        bool used = false;
    };
    /// The words that `word` stands for: itself, or a list's items; null where there is no such list.
    [[nodiscard]] const std::vector<std::string>* find(std::string_view name, SourcePlace where, Remarks& remarks);
    [[nodiscard]] bool spell_out(std::vector<std::string>& words, SourcePlace where, Remarks& remarks);
    [[nodiscard]] bool spell_out(PhraseEntry& entry, Remarks& remarks);

    std::map<std::string, List, std::less<>> lists_;
};

}  // namespace entente
