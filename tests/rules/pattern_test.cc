// The language inside a pattern's strings: how it groups, what it can be looked up by, and that no bytes break it.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "rules/pattern_parse.h"

namespace entente {
namespace {

const PatternNames& names() {
    static const std::string say = "[lemma=say|tell]";
    static const std::string clause = ">ccomp|xcomp";
    static const std::string shake = "shakes? hands";
    static const std::vector<std::string> boats = {"trawler", "fishing boat"};
    static const PatternNames names_of = {
        .fragment = [](std::string_view name) -> const std::string* {
            if (name == "say") return &say;
            if (name == "clause") return &clause;
            return name == "shake" ? &shake : nullptr;
        },
        .list = [](std::string_view name) { return name == "boat" ? &boats : nullptr; },
        .fragments = {"say", "clause", "shake"},
        .lists = {"boat"},
        .relations = {"attacked", "met"}};
    return names_of;
}

TokenTest test_of(std::string_view text) {
    auto parsed = parse_test(text, names());
    if (const auto* error = std::get_if<PatternError>(&parsed)) {
        ADD_FAILURE() << text << ": " << error->message;
        return {};
    }
    return std::get<TokenTest>(parsed);
}

TEST(PatternTests, AndBindsTighterThanOr) {
    const TokenTest test = test_of("[lemma=go & tag=VERB | word=gone]");
    ASSERT_EQ(test.kind, TokenTest::Kind::any);
    ASSERT_EQ(test.parts.size(), 2U);
    EXPECT_EQ(test.parts[0].kind, TokenTest::Kind::all);
    EXPECT_EQ(test.parts[1].kind, TokenTest::Kind::word);
}

TEST(PatternTests, AlternativesOfAValueHaveNoSpaces) {
    EXPECT_EQ(test_of("lemma=go|come").values, (std::vector<std::string>{"go", "come"}));
    EXPECT_EQ(test_of("lemma=go|tag=VERB").kind, TokenTest::Kind::any);
    EXPECT_EQ(test_of("word=\",\"|;").values, (std::vector<std::string>{",", ";"}));
    EXPECT_EQ(test_of("lemma=@boat|ship").values, (std::vector<std::string>{"trawler", "ship"}));  // one word each
}

TEST(PatternTests, NotTakesOneTest) {
    const TokenTest test = test_of("!>obj[kind=person] & lemma=go");
    ASSERT_EQ(test.kind, TokenTest::Kind::all);
    EXPECT_EQ(test.parts[0].kind, TokenTest::Kind::none);
    EXPECT_EQ(test.parts[0].parts[0].path[0].tests.size(), 1U);
}

TEST(PatternAnchors, AreTheRarestThatMustStandThere) {
    EXPECT_EQ(anchor_of(test_of("[kind=person & lemma=go]")).lemmas, std::vector<std::string>{"go"});
    EXPECT_EQ(anchor_of(test_of("[%say & word=said]")).words, std::vector<std::string>{"said"});
    EXPECT_TRUE(anchor_of(test_of("[lemma=go | tag=VERB]")).empty()) << "any verb would do";
    EXPECT_TRUE(anchor_of(test_of("[!lemma=go]")).empty());
    EXPECT_TRUE(anchor_of(test_of("[lemma=/go.*/]")).empty());
    EXPECT_EQ(anchor_of(test_of("[(lemma=go | word=left) & tag=VERB]")).words, std::vector<std::string>{"left"});
}

TEST(PatternPaths, RepeatAndTakeRoles) {
    const auto parsed = parse_role_path("%clause[relation=attacked]? .subject", names());
    EXPECT_TRUE(std::holds_alternative<PatternError>(parsed)) << "the test stands after the repeat";
    const auto good = parse_role_path("(>conj >conj | <acl){0,3} >obj|obl* .object", names());
    ASSERT_TRUE(std::holds_alternative<RolePath>(good)) << std::get<PatternError>(good).message;
    const auto& role = std::get<RolePath>(good);
    EXPECT_EQ(role.take, RolePath::Take::object);
    ASSERT_EQ(role.path.size(), 2U);
    EXPECT_EQ(role.path[0].alternatives.size(), 2U);
    EXPECT_EQ(role.path[0].repeat, (Repeat{0, 3}));
    EXPECT_EQ(role.path[1].repeat, (Repeat{0, kLongestPath}));
}

TEST(PatternSequences, CaptureAndLookAround) {
    const auto parsed =
        parse_sequence("(?<! no ) subject:{person} text:[]{1,2} (%shake | trigger:met) object:{actor}", names());
    ASSERT_TRUE(std::holds_alternative<Sequence>(parsed)) << std::get<PatternError>(parsed).message;
    const auto& items = std::get<Sequence>(parsed);
    ASSERT_EQ(items.size(), 5U);
    EXPECT_EQ(items[0].kind, SequenceItem::Kind::not_behind);
    EXPECT_EQ(items[1].capture, PatternRole::subject);
    EXPECT_EQ(items[2].repeat, (Repeat{1, 2}));
    EXPECT_EQ(items[3].alternatives.size(), 2U);
}

/// Whatever stands there, the parser returns, with an error inside the string or a value.
TEST(PatternParser, TakesAnyBytes) {
    const std::vector<std::string> seeds = {
        "[lemma=@boat & %say | !(tag=/V.*/ & dep=nsubj:*)]",
        "(>conj >conj | <acl){0,3} >obj|obl* .object",
        "(?<! no ) subject:{person} text:[]{1,2} (%shake | trigger:met)+ object:{actor} word\"",
        ">any[>any[!>any[kind=actor|place]]]",
    };
    std::mt19937 random(11);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same ones every time
    const std::string alphabet = "[](){}|&!<>?*+.,=%@:/\"' aeo1~\\\n\xC3\xA9";
    for (int round = 0; round < 20000; ++round) {
        std::string text = seeds[random() % seeds.size()];
        for (std::uint32_t i = random() % 4; i < 5 && !text.empty(); ++i) {
            const std::size_t at = random() % text.size();
            if (random() % 3 == 0) {
                text.erase(at, 1 + random() % 4);
            } else {
                text.insert(at, 1, alphabet[random() % alphabet.size()]);
            }
        }
        const auto check = [&](const auto& parsed) {
            const auto* error = std::get_if<PatternError>(&parsed);
            if (error == nullptr) return;
            EXPECT_LE(error->offset, text.size()) << text;
            EXPECT_NE(error->message, "") << text;
        };
        check(parse_test(text, names()));
        check(parse_role_path(text, names()));
        check(parse_sequence(text, names()));
    }
    const std::string deep(5000, '(');
    EXPECT_TRUE(std::holds_alternative<PatternError>(parse_sequence(deep, names())));
    EXPECT_TRUE(std::holds_alternative<PatternError>(parse_test("[" + deep, names())));
    EXPECT_TRUE(std::holds_alternative<PatternError>(parse_role_path(deep, names())));
    EXPECT_TRUE(std::holds_alternative<PatternError>(parse_test(std::string(5000, '!'), names())));
}

}  // namespace
}  // namespace entente
