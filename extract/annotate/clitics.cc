#include "extract/annotate/clitics.h"

#include <algorithm>

#include "extract/annotate/char_class.h"
#include "extract/annotate/word_set.h"

namespace entente {
namespace {

/// The start of the last apostrophe in `word`, or npos.
std::size_t last_apostrophe(std::string_view word) {
    for (std::size_t at = word.size(); at-- > 0;) {
        if (apostrophe_at(word.substr(at)) != 0) return at;
    }
    return std::string_view::npos;
}

/// Whether 's after `host` makes a decade or the plural of a name with digits (the 60's, E500's), not a clitic.
bool is_plural_of_digits(std::string_view host) {
    return host.ends_with('0');
}

/// Where the last clitic of `word` starts, or 0.
std::size_t last_clitic(std::string_view word) {
    const std::size_t mark = last_apostrophe(word);
    if (mark == std::string_view::npos || mark == 0) return 0;
    const std::string_view tail = word.substr(mark + apostrophe_at(word.substr(mark)));
    if (equals_lower(tail, "t")) return mark >= 2 && to_lower_ascii(word[mark - 1]) == 'n' ? mark - 1 : 0;
    if (equals_lower(tail, "s")) return is_plural_of_digits(word.substr(0, mark)) ? 0 : mark;
    const bool clitic = equals_lower(tail, "re") || equals_lower(tail, "ve") || equals_lower(tail, "ll") ||
                        equals_lower(tail, "m") || equals_lower(tail, "d");
    return clitic ? mark : 0;
}

struct Contraction {
    std::string_view word;
    std::uint8_t first;   // offset of the first clitic
    std::uint8_t second;  // offset of the next one, or 0
};

constexpr std::array kContractions = {
    Contraction{"aint", 2, 0},     Contraction{"arent", 3, 0},   Contraction{"cannot", 3, 0},
    Contraction{"cant", 2, 0},     Contraction{"couldnt", 5, 0}, Contraction{"didnt", 3, 0},
    Contraction{"doesnt", 4, 0},   Contraction{"dont", 2, 0},    Contraction{"dunno", 2, 3},
    Contraction{"gonna", 3, 0},    Contraction{"gotta", 3, 0},   Contraction{"hadnt", 3, 0},
    Contraction{"hasnt", 3, 0},    Contraction{"havent", 4, 0},  Contraction{"im", 1, 0},
    Contraction{"isnt", 2, 0},     Contraction{"ive", 1, 0},     Contraction{"outta", 3, 0},
    Contraction{"shouldnt", 6, 0}, Contraction{"thats", 4, 0},   Contraction{"theres", 5, 0},
    Contraction{"theyre", 4, 0},   Contraction{"wanna", 3, 0},   Contraction{"wasnt", 3, 0},
    Contraction{"werent", 4, 0},   Contraction{"whats", 4, 0},   Contraction{"wont", 2, 0},
    Contraction{"wouldnt", 5, 0},  Contraction{"youll", 3, 0},   Contraction{"youre", 3, 0},
    Contraction{"youve", 3, 0},
};

constexpr std::size_t kLongestContraction = 8;

/// Im and Ive are names of people as well.
bool may_be_name(std::string_view word) {
    return word.size() <= 3 && is_upper(word[0]);
}

}  // namespace

Cuts cut_clitics(std::string_view word) {
    Cuts cuts;
    while (cuts.count < cuts.at.size()) {
        const std::size_t at = last_clitic(word);
        if (at == 0) break;
        cuts.at[cuts.count++] = static_cast<std::uint32_t>(at);
        word = word.substr(0, at);
    }
    std::reverse(cuts.at.begin(), cuts.at.begin() + cuts.count);
    return cuts;
}

Cuts cut_contraction(std::string_view word) {
    if (word.size() > kLongestContraction || word.size() < 2 || may_be_name(word)) return {};
    const char first = to_lower_ascii(word[0]);
    for (const Contraction& contraction : kContractions) {
        if (contraction.word[0] != first || !equals_lower(word, contraction.word)) continue;
        return {{contraction.first, contraction.second, 0}, contraction.second == 0 ? 1U : 2U};
    }
    return {};
}

}  // namespace entente
