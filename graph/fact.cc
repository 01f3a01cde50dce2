#include "graph/fact.h"

namespace entente {

std::string_view to_string(MentionForm form) {
    switch (form) {
        case MentionForm::name: return "name";
        case MentionForm::demonym: return "demonym";
        case MentionForm::nominal: return "nominal";
        case MentionForm::pronoun: return "pronoun";
    }
    return "";
}

std::string_view to_string(Polarity polarity) {
    return polarity == Polarity::affirmed ? "affirmed" : "negated";
}

std::string_view to_string(Modality modality) {
    switch (modality) {
        case Modality::actual: return "actual";
        case Modality::future: return "future";
        case Modality::possible: return "possible";
        case Modality::former: return "former";
    }
    return "";
}

}  // namespace entente
