#include "extract/relation/word_forms.h"

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
      trait(nouns(classes.trait)),
      planned(nouns(classes.planned)),
      future(words(classes.future)),
      possible(words(classes.possible)),
      absent(words(classes.absent)) {}

}  // namespace entente
