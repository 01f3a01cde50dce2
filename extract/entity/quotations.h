// Which words stand in quotation marks, and who says them.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/entity/discourse.h"

namespace entente {

/// Tokens [first, last) between quotation marks.
struct Quotation {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t speaker_head = Syntax::kNone;  // head of the phrase that speaks: the subject of the verb of saying
};

class Quotations {
public:
    explicit Quotations(const Discourse& discourse);
    /// The quotation that a token stands in; nullptr where it stands in none.
    [[nodiscard]] const Quotation* at(std::uint32_t token) const;
    [[nodiscard]] const std::vector<Quotation>& all() const { return quotations_; }

private:
    void find_marks(const Discourse& discourse);
    void find_speakers(const Discourse& discourse);
    [[nodiscard]] static std::uint32_t speaker_by(const Discourse& discourse, std::uint32_t token);
    std::vector<Quotation> quotations_;  // ascending, apart
};

/// Verbs whose subject says what is quoted: by lemma.
[[nodiscard]] bool is_saying_verb(std::string_view lemma);

}  // namespace entente
