// Lemmas by tag, as the treebanks have them.
#include "extract/annotate/lemmatizer.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/annotate/conllu.h"

namespace entente {
namespace {

struct Case {
    const char* form;
    Upos upos;
    Xpos xpos;
    const char* lemma;
};

class LemmatizerTest : public ::testing::TestWithParam<Case> {};

TEST_P(LemmatizerTest, Gives) {
    std::string lemma;
    append_lemma(lemma, GetParam().form, GetParam().upos, GetParam().xpos);
    EXPECT_EQ(lemma, GetParam().lemma) << GetParam().form;
}

INSTANTIATE_TEST_SUITE_P(
    Verbs, LemmatizerTest,
    ::testing::Values(Case{"met", Upos::verb, Xpos::vbd, "meet"}, Case{"Nominated", Upos::verb, Xpos::vbn, "nominate"},
                      Case{"sanctioned", Upos::verb, Xpos::vbd, "sanction"},
                      Case{"planned", Upos::verb, Xpos::vbd, "plan"}, Case{"planes", Upos::noun, Xpos::nns, "plane"},
                      Case{"denied", Upos::verb, Xpos::vbd, "deny"}, Case{"agreed", Upos::verb, Xpos::vbd, "agree"},
                      Case{"vetoed", Upos::verb, Xpos::vbd, "veto"}, Case{"urging", Upos::verb, Xpos::vbg, "urge"},
                      Case{"dying", Upos::verb, Xpos::vbg, "die"}, Case{"travelling", Upos::verb, Xpos::vbg, "travel"},
                      Case{"criticises", Upos::verb, Xpos::vbz, "criticise"},
                      Case{"focused", Upos::verb, Xpos::vbn, "focus"}, Case{"expelled", Upos::verb, Xpos::vbd, "expel"},
                      Case{"threatened", Upos::verb, Xpos::vbd, "threaten"},
                      Case{"imposing", Upos::verb, Xpos::vbg, "impose"},
                      Case{"tweeted", Upos::verb, Xpos::vbd, "tweet"}, Case{"left", Upos::verb, Xpos::vbd, "leave"},
                      Case{"MET", Upos::verb, Xpos::vbd, "meet"}, Case{"fled", Upos::verb, Xpos::vbd, "flee"}));

INSTANTIATE_TEST_SUITE_P(
    Contractions, LemmatizerTest,
    ::testing::Values(Case{"n't", Upos::part, Xpos::rb, "not"}, Case{"n’t", Upos::part, Xpos::rb, "not"},
                      Case{"'s", Upos::aux, Xpos::vbz, "be"}, Case{"’s", Upos::part, Xpos::pos, "'s"},
                      Case{"'", Upos::part, Xpos::pos, "'s"}, Case{"wo", Upos::aux, Xpos::md, "will"},
                      Case{"'d", Upos::aux, Xpos::md, "would"}, Case{"'d", Upos::aux, Xpos::vbd, "have"}));

INSTANTIATE_TEST_SUITE_P(
    OtherWords, LemmatizerTest,
    ::testing::Values(Case{"him", Upos::pron, Xpos::prp, "he"}, Case{"his", Upos::pron, Xpos::prp_poss, "his"},
                      Case{"better", Upos::adj, Xpos::jjr, "good"}, Case{"better", Upos::adv, Xpos::rbr, "well"},
                      Case{"largest", Upos::adj, Xpos::jjs, "large"},
                      Case{"countries", Upos::noun, Xpos::nns, "country"}, Case{"talks", Upos::noun, Xpos::nns, "talk"},
                      Case{"missiles", Upos::noun, Xpos::nns, "missile"},
                      Case{"crises", Upos::noun, Xpos::nns, "crisis"}, Case{"series", Upos::noun, Xpos::nns, "series"},
                      Case{"spokeswomen", Upos::noun, Xpos::nns, "spokeswoman"},
                      Case{"non-members", Upos::noun, Xpos::nns, "non-member"},
                      Case{"1990s", Upos::noun, Xpos::nns, "1990s"}, Case{"200,000", Upos::num, Xpos::cd, "200000"}));

INSTANTIATE_TEST_SUITE_P(Names, LemmatizerTest,
                         ::testing::Values(Case{"Moscow", Upos::propn, Xpos::nnp, "Moscow"},
                                           Case{"Americans", Upos::propn, Xpos::nnps, "American"},
                                           Case{"Netherlands", Upos::propn, Xpos::nnps, "Netherlands"},
                                           Case{"Philippines", Upos::propn, Xpos::nnps, "Philippines"},
                                           Case{"Sept.", Upos::propn, Xpos::nnp, "September"},
                                           Case{"Chinese", Upos::adj, Xpos::jj, "Chinese"},
                                           Case{"Nuclear", Upos::adj, Xpos::jj, "nuclear"},
                                           Case{"al", Upos::propn, Xpos::nnp, "al"}));

TEST(Lemmatizer, FillsThePoolForEveryToken) {
    Diagnostics diagnostics;
    auto documents = read_conllu(
        "1\tIt\t_\tPRON\tPRP\t_\t2\tnsubj\t_\tSpaceAfter=No\n"
        "2\t's\t_\tAUX\tVBZ\t_\t0\troot\t_\t_\n"
        "3\tbeen\t_\tAUX\tVBN\t_\t2\tdep\t_\t_\n",
        "x", diagnostics);
    ConlluDocument& read = documents.at(0);
    read.analysis.tokens[1].joined = true;
    lemmatize(read.document, read.analysis);
    EXPECT_EQ(read.analysis.lemma(read.analysis.tokens[0]), "it");
    EXPECT_EQ(read.analysis.lemma(read.analysis.tokens[1]), "have");
    EXPECT_EQ(read.analysis.lemma(read.analysis.tokens[2]), "be");
}

TEST(Lemmatizer, AcronymsKeepTheirCapitalsAmongWordsOnly) {
    Diagnostics diagnostics;
    const std::string row = "\t_\tNOUN\tNN\t_\t_\t_\t_\t_\n";
    auto documents = read_conllu(
        "1\tour" + row + "2\tGDP" + row + "3\trose" + row + "\n1\tPEACE" + row + "2\tDEAL" + row, "x", diagnostics);
    ConlluDocument& read = documents.at(0);
    lemmatize(read.document, read.analysis);
    EXPECT_EQ(read.analysis.lemma(read.analysis.tokens[1]), "GDP");
    EXPECT_EQ(read.analysis.lemma(read.analysis.tokens[3]), "peace");
}

TEST(Lemmatizer, TakesAnyForm) {
    for (const std::string& form :
         {std::string(1, '\''), std::string("s"), std::string("ed"), std::string("ing"), std::string(5000, 's'),
          std::string("\u0301"), std::string("ies"), std::string("-s"), std::string("s-")}) {
        for (int tag = 0; tag <= static_cast<int>(Xpos::xx); ++tag) {
            std::string lemma;
            append_lemma(lemma, form, Upos::x, static_cast<Xpos>(tag));
            EXPECT_FALSE(lemma.empty()) << form << ' ' << tag;
        }
    }
}

}  // namespace
}  // namespace entente
