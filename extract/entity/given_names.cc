#include "extract/entity/given_names.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace entente {
namespace {

// Ascending. Names that men and women bear alike are left out.
constexpr std::string_view kMale[] = {
#include "extract/entity/given_names_male.inc"
};

constexpr std::string_view kFemale[] = {
#include "extract/entity/given_names_female.inc"
};

}  // namespace

Gender common_given_name(std::string_view folded_word) {
    if (std::binary_search(std::begin(kMale), std::end(kMale), folded_word)) return Gender::male;
    if (std::binary_search(std::begin(kFemale), std::end(kFemale), folded_word)) return Gender::female;
    return Gender::unknown;
}

Gender gender_of_title(std::string_view word) {
    static const std::unordered_map<std::string_view, Gender> genders = {
        {"mr", Gender::male},           {"mr.", Gender::male},           {"sir", Gender::male},
        {"king", Gender::male},         {"prince", Gender::male},        {"lord", Gender::male},
        {"chairman", Gender::male},     {"spokesman", Gender::male},     {"congressman", Gender::male},
        {"sultan", Gender::male},       {"emir", Gender::male},          {"pope", Gender::male},
        {"mrs", Gender::female},        {"mrs.", Gender::female},        {"ms", Gender::female},
        {"ms.", Gender::female},        {"queen", Gender::female},       {"princess", Gender::female},
        {"lady", Gender::female},       {"dame", Gender::female},        {"madam", Gender::female},
        {"chairwoman", Gender::female}, {"spokeswoman", Gender::female}, {"congresswoman", Gender::female},
    };
    const auto found = genders.find(word);
    return found == genders.end() ? Gender::unknown : found->second;
}

}  // namespace entente
