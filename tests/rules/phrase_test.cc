// What the entries of packs are read as.
#include "rules/phrase.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

using Kind = PhrasePiece::Kind;

std::string joined(const std::vector<std::string>& words, char separator) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : std::string(1, separator)) + word;
    return out;
}

/// "sanctions*": the head of the text; "<object>", "<either>", …: marks.
std::string shown(const PhrasePiece& piece) {
    switch (piece.kind) {
        case Kind::word: return joined(piece.words, '|') + (piece.text_head ? "*" : "");
        case Kind::gap: return "~";
        case Kind::object: return piece.kinds.empty() ? "<object>" : "<object narrowed>";
        case Kind::either: return "<either>";
        case Kind::possessor: return "<possessor>";
        case Kind::subject: return "<subject>";
        case Kind::text: return "<text>";
        case Kind::content: return "<content " + piece.words.front() + ">";
    }
    return {};
}

std::string shown(const PhraseEntry& entry) {
    std::string out = entry.lemma;
    for (const PhrasePiece& piece : entry.pieces) out += (out.empty() ? "" : " ") + shown(piece);
    return out;
}

std::string read(std::string_view written, PhraseRole role = PhraseRole::verb) {
    const auto entries = parse_phrase(written, role);
    if (!entries) return "error: " + entries.error().message;
    std::string out;
    for (const PhraseEntry& entry : *entries) out += (out.empty() ? "" : "; ") + shown(entry);
    return out;
}

TEST(Phrase, ObjectIsImpliedAtTheEnd) {
    EXPECT_EQ(read("praise"), "praise <either>");
    EXPECT_EQ(read("meet with"), "meet with <either>");
    EXPECT_EQ(read("sit down with"), "sit down with <either>");
    EXPECT_EQ(read("turn down"), "turn down <either>");
    EXPECT_EQ(read("refuse to meet"), "refuse to meet <either>");
    EXPECT_EQ(read("agree on|upon"), "agree on|upon <either>");
}

TEST(Phrase, NoObjectIsImpliedAfterANounOrContent) {
    EXPECT_EQ(read("agree to"), "agree <content to>");
    EXPECT_EQ(read("demand that"), "demand <content that>");
    EXPECT_EQ(read("propose -ing"), "propose <content -ing>");
    EXPECT_EQ(read("fire ~ missile|rocket"), "fire ~ missile|rocket*");
    EXPECT_EQ(read("shake hands"), "shake hands");
}

TEST(Phrase, MarksStandWhereTheyAreWritten) {
    EXPECT_EQ(read("ask {} to"), "ask <object> <content to>");
    EXPECT_EQ(read("hand {} {text}"), "hand <object> <text>");
    EXPECT_EQ(read("put {text} forward"), "put <text> forward");
    EXPECT_EQ(read("impose {text} on"), "impose <text> on <object>");
    EXPECT_EQ(read("order {} out"), "order <object> out");
    EXPECT_EQ(read("leave {org}"), "leave <object narrowed>");
    EXPECT_EQ(read("accept {}'s invitation"), "accept <possessor> invitation");
    EXPECT_EQ(read("pull {subject} out of"), "pull <subject> out of <either>");
}

TEST(Phrase, NounOfALightVerbIsTheText) {
    EXPECT_EQ(read("impose ~ sanctions on"), "impose ~ sanctions* on <object>");
    EXPECT_EQ(read("raise ~ alert level"), "raise ~ alert level*");
    EXPECT_EQ(read("let ~ hostage go"), "let ~ hostage* go");
    EXPECT_EQ(read("announce ~ plan to", PhraseRole::modality), "announce ~ plan <content to>");
    EXPECT_EQ(read("succeed {text} as ~ president of"), "succeed <text> as ~ president of <object>");
}

TEST(Phrase, EachLemmaIsAnEntry) {
    EXPECT_EQ(read("impose|slap ~ sanctions on"), "impose ~ sanctions* on <object>; slap ~ sanctions* on <object>");
}

TEST(Phrase, NothingIsImpliedInUnless) {
    EXPECT_EQ(read("meet ~ deadline", PhraseRole::unless), "meet ~ deadline*");
    EXPECT_EQ(read("leave for", PhraseRole::unless), "leave for");
    EXPECT_EQ(read("come to terms with that loss", PhraseRole::unless), "come to terms with that loss");
}

TEST(Phrase, AdjectivesNeedTheirPreposition) {
    EXPECT_EQ(read("critical of", PhraseRole::adjective), "critical of <either>");
    EXPECT_EQ(read("against", PhraseRole::adjective), "against <either>");
    EXPECT_EQ(read("{text} of {}", PhraseRole::adjective), "<text> of <object>");
    EXPECT_EQ(read("willing to", PhraseRole::adjective), "willing <content to>");
    EXPECT_TRUE(read("critical", PhraseRole::adjective).starts_with("error: "));
}

TEST(Phrase, WhatAnImpliedObjectComesTo) {
    const auto settled = [](ObjectText object_text, bool converse) {
        PhraseEntry entry = parse_phrase("reject", PhraseRole::verb)->front();
        entry.converse = converse;
        resolve_objects(entry, object_text);
        return shown(entry);
    };
    EXPECT_EQ(settled(ObjectText::no, false), "reject <object>");
    EXPECT_EQ(settled(ObjectText::also, false), "reject <object>");
    EXPECT_EQ(settled(ObjectText::optional, false), "reject <either>");
    EXPECT_EQ(settled(ObjectText::only, false), "reject <text>");
    EXPECT_EQ(settled(ObjectText::optional, true), "reject <object>");
}

std::string read_noun(std::string_view written) {
    const auto entries = parse_noun(written);
    if (!entries) return "error: " + entries.error().message;
    std::string out;
    for (const NounEntry& entry : *entries) {
        out += (out.empty() ? "" : "; ") + joined(entry.words, ' ');
        if (entry.own_text) out += " own";
        for (const NounPreposition& preposition : entry.prepositions) {
            out += " +" + preposition.word + (preposition.text ? "<text>" : "");
        }
    }
    return out;
}

TEST(Noun, WordsAndPrepositions) {
    EXPECT_EQ(read_noun("summit"), "summit");
    EXPECT_EQ(read_noun("sanctions (on, against)"), "sanctions +on +against");
    EXPECT_EQ(read_noun("demand (for {text}, on)"), "demand +for<text> +on");
    EXPECT_EQ(read_noun("nuclear test ({text}, in)"), "nuclear test own +in");
    EXPECT_EQ(read_noun("peace|trade talks"), "peace talks; trade talks");
    EXPECT_EQ(read_noun("pull-out(from)"), "pull-out +from");
}

std::string read_adjacent(std::string_view written) {
    const auto entry = parse_adjacent(written);
    if (!entry) return "error: " + entry.error().message;
    std::string out = entry->object_first ? "first:" : "last:";
    for (const PhrasePiece& piece : entry->pieces) out += " " + shown(piece);
    return out;
}

TEST(Adjacent, WordsAndTheObject) {
    EXPECT_EQ(read_adjacent("in {}"), "last: in <object>");
    EXPECT_EQ(read_adjacent(", {}"), "last: , <object>");
    EXPECT_EQ(read_adjacent("{}'s"), "first: <possessor>");
    EXPECT_EQ(read_adjacent("({org})"), "last: ( <object narrowed> )");
}

}  // namespace
}  // namespace entente
