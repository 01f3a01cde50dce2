#include "extract/entity/first_person.h"

#include <algorithm>

namespace entente {

void FirstPerson::resolve() {
    for (const Waiting& waiting : pronouns_) resolve(waiting);
    for (const Phrase& phrase : countries_) resolve(phrase);
}

void FirstPerson::enter_sentence_of(std::uint32_t token) {
    const auto& sentences = discourse_.analysis.sentences;
    const auto after = std::upper_bound(sentences.begin(), sentences.end(), token,
                                        [](std::uint32_t t, const Sentence& s) { return t < s.first; });
    discourse_.enter_sentence(static_cast<std::uint32_t>(std::prev(after) - sentences.begin()));
}

/// A person is "I"; "we" is the body or state that the speaker is or speaks for.
void FirstPerson::resolve(const Waiting& waiting) {
    const Speakers::Speaker speaker = speakers_.at(waiting.token);
    if (speaker.entity == kNoEntity) return;
    const bool singular = waiting.pronoun.sort == PronounSort::first_singular;
    if (!singular && speaker.rule != ReferenceRule::quoted_speaker) return;  // the audience is often among them
    const std::uint32_t meant = singular ? speaker.entity : roles_.speaks_for(speaker.entity);
    if (meant == kNoEntity || discourse_.is_person(meant) != singular) return;
    enter_sentence_of(waiting.token);
    discourse_.refer(waiting.token, waiting.token + 1, waiting.token, meant, MentionForm::pronoun,
                     singular ? speaker.rule : ReferenceRule::speaks_for);
}

void FirstPerson::resolve(const Phrase& phrase) {
    const Speakers::Speaker speaker = speakers_.at(phrase.head);
    if (speaker.entity == kNoEntity) return;
    const std::uint32_t land = roles_.land_of(speaker.entity);
    if (land == kNoEntity) return;
    enter_sentence_of(phrase.head);
    discourse_.refer(phrase.first, phrase.last, phrase.head, land, MentionForm::nominal, ReferenceRule::own_country);
}

}  // namespace entente
