#include "extract/annotate/annotator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "extract/annotate/kernels.h"
#include "tests/extract/annotate/annotator_fixture.h"

namespace entente {
namespace {

using testing::annotated;
using testing::describe;
using testing::kNews;
using testing::split_at_spaces;

class AnnotatorTest : public ::testing::Test {
protected:
    static const Annotator& annotator() {
        static const Result<Annotator> loaded = Annotator::built_in();
        return *loaded;
    }
    static Analysis run(std::string_view text) {
        Analysis analysis = split_at_spaces(text);
        annotator().annotate(text, analysis, scratch());
        return analysis;
    }
    static Annotator::Scratch& scratch() {
        static Annotator::Scratch scratch;
        return scratch;
    }
    /// Each sentence has one root, heads within itself, and no cycle.
    static void expect_trees(const Analysis& analysis) {
        for (const Sentence& sentence : analysis.sentences) {
            std::size_t roots = 0;
            for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
                roots += analysis.tokens[t].head == kNoHead ? 1 : 0;
                EXPECT_EQ(analysis.tokens[t].head == kNoHead, analysis.tokens[t].deprel == Deprel::root);
                EXPECT_TRUE(reaches_root(analysis, sentence, t)) << t;
            }
            EXPECT_EQ(sentence.size() > 0 ? 1U : 0U, roots);
        }
    }

private:
    static bool reaches_root(const Analysis& analysis, const Sentence& sentence, std::uint32_t token) {
        for (std::uint32_t steps = 0; steps <= sentence.size(); ++steps) {
            const std::int32_t head = analysis.tokens[token].head;
            if (head == kNoHead) return true;
            token = static_cast<std::uint32_t>(head);
            if (token < sentence.first || token >= sentence.last) return false;
        }
        return false;
    }
};

TEST_F(AnnotatorTest, SaysWhoDidWhatToWhom) {
    const std::string_view text = "Trump sanctioned Iran .";
    EXPECT_EQ(
        "Trump PROPN NNP 1 nsubj 1\n"
        "sanctioned VERB VBD 4117 root -1\n"
        "Iran PROPN NNP 1 obj 1\n"
        ". PUNCT . 0 punct 1\n",
        annotated(annotator(), text));
}

TEST_F(AnnotatorTest, KnowsThePassive) {
    const Analysis analysis = run("Two banks were sanctioned by the United States .");
    EXPECT_EQ(Deprel::nsubj_pass, analysis.tokens[1].deprel);
    EXPECT_EQ(Deprel::aux_pass, analysis.tokens[2].deprel);
    EXPECT_TRUE((analysis.tokens[3].feats & kPassive) != 0);
    EXPECT_EQ(Deprel::obl_agent, analysis.tokens[7].deprel);
}

TEST_F(AnnotatorTest, ReadsCapitalsAsItReadsSmallLetters) {
    const Analysis analysis = run("TRUMP MET KIM IN HANOI");
    EXPECT_EQ(Deprel::nsubj, analysis.tokens[0].deprel);
    EXPECT_EQ(Upos::verb, analysis.tokens[1].upos);
    EXPECT_EQ(Deprel::obj, analysis.tokens[2].deprel);
}

TEST_F(AnnotatorTest, OddInputs) {
    for (const std::string_view text :
         {"", "\n\n\n", ".", ". . . ! ? - ( )", "\xFF\xC0 \x80 ok", "\xF0\x9F\x98\x80 \xF0\x9F\x98\x80", "a",
          "……… ---- ''''", "• first\n• second"}) {
        SCOPED_TRACE(text);
        expect_trees(run(text));
    }
}

TEST_F(AnnotatorTest, NoSentencesAtAll) {
    Analysis analysis;
    annotator().annotate("", analysis, scratch());
    EXPECT_TRUE(analysis.tokens.empty());
}

TEST_F(AnnotatorTest, EmptyTokens) {
    Analysis analysis = split_at_spaces("a b c");
    analysis.tokens[1].span.end = analysis.tokens[1].span.start;
    annotator().annotate("a b c", analysis, scratch());
    expect_trees(analysis);
}

TEST_F(AnnotatorTest, OneTokenOfManyBytes) {
    const std::string text(10'000'000, 'x');
    expect_trees(run(text));
}

TEST_F(AnnotatorTest, LongSentences) {
    std::string text;
    for (int n = 0; n < 5000; ++n) text += n % 7 == 0 ? "and " : "Iran ";
    const Analysis analysis = run(text);
    EXPECT_EQ(5000U, analysis.tokens.size());
    expect_trees(analysis);
}

TEST_F(AnnotatorTest, SameEveryTime) {
    EXPECT_EQ(annotated(annotator(), kNews), annotated(annotator(), kNews));
}

TEST_F(AnnotatorTest, SameWhateverElseIsInTheBatch) {
    std::string many;
    for (int n = 0; n < 20; ++n) many += kNews;
    const std::string once = describe(kNews, run(kNews));
    const Analysis all = run(many);
    // Heads are places in the whole analysis, so the first copy can be compared as it stands.
    EXPECT_EQ(once, describe(many, all).substr(0, once.size()));

    std::string one_by_one;
    for (const std::string_view line :
         {std::string_view("Trump met Kim ."), std::string_view("Kim met Trump in Hanoi .")}) {
        one_by_one += annotated(annotator(), line);
    }
    const Analysis both = run("Trump met Kim .\nKim met Trump in Hanoi .");
    EXPECT_EQ(both.tokens[4].head, 5);
    EXPECT_EQ(2U, static_cast<std::size_t>(std::count(one_by_one.begin(), one_by_one.end(), '-')));
}

TEST_F(AnnotatorTest, SameOnAllThreads) {
    const std::string expected = annotated(annotator(), kNews);
    std::vector<std::string> found(4);
    std::vector<std::thread> threads;
    for (std::string& one : found) threads.emplace_back([&one] { one = annotated(annotator(), kNews); });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& one : found) EXPECT_EQ(expected, one);
}

}  // namespace
}  // namespace entente
