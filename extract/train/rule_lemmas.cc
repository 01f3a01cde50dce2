// Answers lines of an inflection's letter, a blank and a form with the lemma that rules give, for lemmas.py.
#include <iostream>
#include <string>

#include "extract/annotate/lemma_rules.h"

int main() {
    for (std::string line; std::getline(std::cin, line);) {
        std::string lemma;
        entente::append_rule_lemma(lemma, std::string_view(line).substr(2), static_cast<entente::Inflection>(line[0]));
        std::cout << lemma << '\n';
    }
}
