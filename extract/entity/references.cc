// One pass learns the roles that the text states, whatever their order; a second one walks the words as a reader does,
// so that each reference sees what was named and resolved before it. First persons wait until the speakers are known.
#include "extract/entity/references.h"

#include <algorithm>

#include "extract/entity/descriptions.h"
#include "extract/entity/discourse.h"
#include "extract/entity/first_person.h"
#include "extract/entity/pronouns.h"
#include "extract/entity/quotations.h"
#include "extract/entity/speakers.h"
#include "extract/entity/trades.h"

namespace entente {
namespace {

/// 1990 of an ISO date in the nineties; 0 of none.
std::int64_t decade_of(std::string_view date) {
    if (date.size() < 4 || !std::all_of(date.begin(), date.begin() + 4, [](char c) { return c >= '0' && c <= '9'; }))
        return 0;
    return (date[0] - '0') * 1000 + (date[1] - '0') * 100 + (date[2] - '0') * 10;
}

class ReferenceResolver {
public:
    ReferenceResolver(const Gazetteer& gazetteer, const Document& document, Analysis& analysis)
        : discourse_(gazetteer, document, analysis),
          quotations_(discourse_),
          roles_(discourse_),
          speakers_(discourse_, quotations_, roles_),
          first_person_(discourse_, speakers_, roles_),
          pronouns_(discourse_, speakers_, first_person_),
          descriptions_(discourse_, roles_, speakers_, first_person_) {}

    void run() {
        for_each_token([&](std::uint32_t t) { descriptions_.learn(t); });
        speakers_.find();
        for_each_token([&](std::uint32_t t) { read(t); });
        first_person_.resolve();
        note_traits();
        discourse_.finish();
    }

private:
    template <typename Visit>
    void for_each_token(Visit visit) {
        const auto& sentences = discourse_.analysis.sentences;
        for (std::uint32_t s = 0; s < sentences.size(); ++s) {
            discourse_.enter_sentence(s);
            for (std::uint32_t t = sentences[s].first; t < sentences[s].last; ++t) visit(t);
        }
    }

    /// What tells people of one name apart across documents, of those whom no pack knows.
    void note_traits() {
        std::vector<Entity>& entities = discourse_.analysis.entities;
        const std::int64_t decade = decade_of(discourse_.document.date);
        for (std::uint32_t i = 0; i < entities.size(); ++i) {
            Entity& person = entities[i];
            if (person.kind != EntityKind::person || person.known || discourse_.entry(i)) continue;
            person.decade = decade;
            std::string_view told;
            bool several = false;
            for (const PersonRole& role : roles_.of(i)) {
                const std::string_view trade = trade_of(role.head);
                several = several || (!trade.empty() && !told.empty() && trade != told);
                if (!trade.empty()) told = trade;
                if (person.country.empty() && role.of != kNoEntity && !role.former &&
                    discourse_.kind(role.of) == EntityKind::country)
                    person.country = entities[role.of].country;  // "Ana Lopes, the Portuguese minister"
            }
            if (!several) person.trade = told;
        }
    }

    void read(std::uint32_t token) {
        if (const Mention* named = discourse_.name_at(token)) {
            if (named->last == token + 1) see(*named);
            return;
        }
        if (!pronouns_.resolve(token)) descriptions_.resolve(token);
    }

    void see(const Mention& named) {
        discourse_.see_name(named);
        see_coordination(named);
        see_meeting(named);
    }

    /// "Macron met Putin", "Macron talked with Putin": who do something with each other are "they" afterwards.
    void see_meeting(const Mention& named) {
        const Syntax& syntax = discourse_.syntax;
        const std::uint32_t other = discourse_.head_of(named);
        if (syntax.is_root(other)) return;
        const bool with = syntax.deprel(other) == Deprel::obl && syntax.preposition(other) == "with";
        const std::uint32_t verb = syntax.head(other);
        if ((!with && syntax.deprel(other) != Deprel::obj) || !is_mutual_verb(syntax.lemma(verb))) return;
        const std::uint32_t subject = syntax.child(verb, Deprel::nsubj);
        if (subject == Syntax::kNone || subject > other) return;
        const Mention* one = discourse_.name_at(subject);
        if (one == nullptr || one->entity == named.entity) return;
        if (discourse_.kind(one->entity) == discourse_.kind(named.entity)) {
            discourse_.see_group(subject, {one->entity, named.entity});
        }
    }

    /// "Trump and Kim": both together, from the last one on.
    void see_coordination(const Mention& named) {
        const Syntax& syntax = discourse_.syntax;
        const std::uint32_t last = discourse_.head_of(named);
        if (syntax.deprel(last) != Deprel::conj || syntax.is_root(last)) return;
        const std::uint32_t first = syntax.head(last);
        std::vector<std::uint32_t> group;
        const auto add = [&](std::uint32_t t) {
            const Mention* part = discourse_.name_at(t);
            if (part == nullptr || discourse_.kind(part->entity) != discourse_.kind(named.entity)) return;
            if (std::find(group.begin(), group.end(), part->entity) == group.end()) group.push_back(part->entity);
        };
        add(first);
        for (const std::uint32_t child : syntax.children(first)) {
            if (syntax.deprel(child) == Deprel::conj) {
                if (child > last) return;  // a later member closes it
                add(child);
            }
        }
        if (group.size() >= 2) discourse_.see_group(first, group);
    }

    Discourse discourse_;
    Quotations quotations_;
    PersonRoles roles_;
    Speakers speakers_;
    FirstPerson first_person_;
    Pronouns pronouns_;
    Descriptions descriptions_;
};

}  // namespace

void resolve_references(const Gazetteer& gazetteer, const Document& document, Analysis& analysis) {
    ReferenceResolver(gazetteer, document, analysis).run();
}

}  // namespace entente
