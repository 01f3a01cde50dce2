// Whom a noun phrase means: from the head of the phrase to entities, over coordination, titles and apposition.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/relation/sentence_view.h"
#include "graph/base/kind.h"

namespace entente {

/// Someone or something that can fill a role.
struct Filler {
    std::uint32_t entity = kNoEntity;
    EntityKind kind = EntityKind::other;
    std::uint32_t token = SentenceView::kNone;  // the phrase's head
    bool plain = true;                          // named there, not reached by a pronoun, description or those who act
};

/// The mentions of one sentence by the tokens they cover, and what phrases mean through them.
class NounPhrases {
public:
    explicit NounPhrases(const SentenceView& view);

    /// The entities that the phrase with this head means, coordinated ones too; empty where it means none known.
    [[nodiscard]] std::vector<Filler> fillers(std::uint32_t head) const;
    /// The owner or doer of a phrase: "Kim's courage", "the attack by Russia", "the Israeli strikes", "U.S. sanctions".
    [[nodiscard]] std::vector<Filler> owners(std::uint32_t head) const;
    /// Whether the phrase points at someone or some body that is not known: a pronoun, "the socialist leader".
    [[nodiscard]] bool is_unresolved(std::uint32_t head) const;
    /// Whether the token is part of a title: "president", "foreign minister".
    [[nodiscard]] bool is_title(std::uint32_t token) const;
    /// The mention that covers a token: the longest name, a description at its head; nullptr where none does.
    [[nodiscard]] const Mention* mention_at(std::uint32_t token) const;
    /// The head of a mention: its token whose own head lies outside.
    [[nodiscard]] std::uint32_t head_of(const Mention& mention) const;
    [[nodiscard]] const std::vector<const Mention*>& mentions() const { return mentions_; }

private:
    [[nodiscard]] bool is_second_post(std::uint32_t head, std::uint32_t conjunct) const;
    [[nodiscard]] std::vector<Filler> agents_behind(std::uint32_t head) const;
    void add_single(std::uint32_t head, std::vector<Filler>& out) const;
    [[nodiscard]] static Filler filler_of(const Mention& mention, std::uint32_t token, bool plain);
    [[nodiscard]] bool add_named_child(std::uint32_t head, std::vector<Filler>& out) const;
    void add_apposed(std::uint32_t head, std::vector<Filler>& out) const;
    [[nodiscard]] bool add_group(std::uint32_t head, std::vector<Filler>& out) const;
    [[nodiscard]] bool add_place_of(std::uint32_t head, std::vector<Filler>& out) const;
    bool add_site(std::uint32_t head, std::vector<Filler>& out) const;
    bool add_bodies(std::uint32_t phrase, std::uint32_t acting, std::vector<Filler>& out) const;
    [[nodiscard]] bool add_acting_for(std::uint32_t head, std::vector<Filler>& out) const;

    const SentenceView& view_;
    std::span<const MentionGroup> groups_;  // of this sentence, as the titles and mentions
    std::span<const Title> titles_;
    std::vector<const Mention*> mentions_;  // ascending
    std::vector<const Mention*> at_;        // for each token
};

}  // namespace entente
