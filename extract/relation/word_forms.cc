#include "extract/relation/word_forms.h"

#include <vector>

#include "extract/relation/verb_forms.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

WordForms::Set verbs(const std::vector<std::string>& lemmas) {
    WordForms::Set out;
    for (const std::string& lemma : lemmas) {
        for (auto& [form, kind] : verb_forms(folded(lemma))) out.insert(form);
    }
    return out;
}

WordForms::Set nouns(const std::vector<std::string>& lemmas) {
    WordForms::Set out;
    for (const std::string& lemma : lemmas) {
        out.insert(folded(lemma));
        out.insert(plural_of(folded(lemma)));
    }
    return out;
}

WordForms::Set words(const std::vector<std::string>& forms) {
    WordForms::Set out;
    for (const std::string& form : forms) out.insert(folded(form));
    return out;
}

}  // namespace

WordForms::WordForms(const WordClasses& classes)
    : speech(verbs(classes.speech)),
      light(verbs(classes.light)),
      own(verbs(classes.own)),
      wish(verbs(classes.wish)),
      undo(verbs(classes.undo)),
      performed(words(classes.performed)),
      trait(nouns(classes.trait)),
      public_body(words(classes.public_body)),
      private_body(words(classes.private_body)),
      private_post(words(classes.private_post)),
      planned(nouns(classes.planned)),
      future(words(classes.future)),
      possible(words(classes.possible)),
      absent(words(classes.absent)) {}

bool has_words_of(std::string_view name, const WordForms::Set& set) {
    constexpr std::size_t kLongestRow = 4;
    const std::string plain = folded(name);
    std::vector<std::size_t> starts = {0};
    for (std::size_t i = 0; i + 1 < plain.size(); ++i) {
        if (plain[i] == ' ') starts.push_back(i + 1);
    }
    starts.push_back(plain.size() + 1);
    for (std::size_t first = 0; first + 1 < starts.size(); ++first) {
        for (std::size_t last = first + 1; last < starts.size() && last <= first + kLongestRow; ++last) {
            if (set.contains(plain.substr(starts[first], starts[last] - 1 - starts[first]))) return true;
        }
    }
    return false;
}

}  // namespace entente
