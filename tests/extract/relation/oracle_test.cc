// The engine agrees with the slow oracle on sentences of its own (tests/extract/relation/sentences.txt, and the packs'
// examples) or, with ENTENTE_ORACLE_TEXT, on that file: tests/bench/oracle.sh runs it over a corpus.
#include "tests/extract/relation/oracle.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "extract/relation/pattern_match.h"

namespace entente::testing {
namespace {

constexpr std::size_t kExamples = 150;  // of the packs, beside the sentences of the file

Document document_of(std::string text) {
    Document out;
    out.uri = "sentence";
    out.text = std::move(text);
    out.date = "2018-09-01";
    out.blocks.push_back({{0, static_cast<std::uint32_t>(out.text.size())}, BlockKind::paragraph});
    return out;
}

/// One text a line.
std::vector<std::string> lines_of(const std::string& path) {
    std::vector<std::string> out;
    std::ifstream stream(path);
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty()) out.push_back(std::move(line));
    }
    return out;
}

std::vector<std::string> texts(const Packs& packs) {
    if (const char* path = std::getenv("ENTENTE_ORACLE_TEXT")) return lines_of(path);
    std::vector<std::string> out;
    for (const Frame& frame : packs.frames) {
        for (const FrameExample& example : frame.examples) out.push_back(example.text);
    }
    std::mt19937 random(7);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same ones every time
    std::shuffle(out.begin(), out.end(), random);
    out.resize(std::min(out.size(), kExamples));
    return out;
}

Packs built_in() {
    Diagnostics diagnostics;
    return load_packs({ENTENTE_SOURCE_DIR "/rules/packs/en"}, diagnostics);
}

TEST(Oracle, AgreesOnFrames) {
    Packs packs = built_in();
    packs.patterns.clear();
    const auto extractor = Extractor::open(packs);
    ASSERT_TRUE(extractor);
    const FrameOracle oracle(packs);
    Scratch scratch;
    std::size_t sentences = 0;
    std::size_t relations = 0;
    for (const std::string& text : texts(packs)) {
        const Document document = document_of(text);
        extractor->analyse(document, scratch);
        const Lines fast = stated_lines(scratch.analysis, packs);
        EXPECT_EQ(fast, oracle.read(document, scratch.analysis)) << text;
        sentences += scratch.analysis.sentences.size();
        relations += fast.size();
    }
    std::cout << "[  ORACLE  ] frames: " << sentences << " sentences, " << relations << " relations\n";
    EXPECT_GT(relations, 50U);
}

/// Patterns over words that news is full of, so that many tokens are tried.
constexpr const char* kPatterns = R"TOML(
[list]
speech = ["say", "tell", "add", "claim"]
[fragment]
name = "[kind=actor]"
[relation.a]
about = "a"
subject = "actor"
object = "actor|place"
[[relation.a.pattern]]
name = "p1"
trigger = "[lemma=@speech & tag=/V.*/ & !>advmod[word=not|never]]"
subject = ">nsubj"
object = "(>ccomp|parataxis | <conj)? >any{0,2}[kind=actor]"
[[relation.a.pattern]]
name = "p2"
trigger = "[%name & (dep=nsubj:* | dep=obl) & <any[tag=VERB & feat=Past]]"
subject = "."
object = "<any >obl|obj >nmod*[kind=actor|place]"
without = [">conj"]
[[relation.a.pattern]]
name = "p3"
trigger = "[word=with|to|of & dep=case & <case[!tag=PRON]]"
subject = "<case"
object = "<case <nmod|obl >nsubj+"
[[relation.a.pattern]]
name = "p4"
tokens = "subject:{actor} ([tag=AUX] | [tag=/RB.?/])* trigger:[tag=VERB] [tag=DET|ADJ]{0,2} object:{actor|place} (?! [word=\"'s\"])"
[[relation.a.pattern]]
name = "p5"
tokens = "(?<! [tag=DET] ) subject:{actor} (and|, {actor})? (?= [tag=/V.*/] ) [] (of | in | [lemma=with]) the? object:{actor|place}"
[[relation.a.pattern]]
name = "p6"
tokens = "(?<= , ) trigger:[lemma=@speech] subject:{person} text:[]{1,4} object:{actor} (?<! [word=from] {actor} )"
)TOML";

/// Every token that a pattern fits, found with and without the tables.
class PatternComparison {
public:
    PatternComparison(const Packs& packs, const PatternSet& set, const Document& document, const Analysis& analysis,
                      std::uint32_t sentence)
        : packs_(packs),
          set_(set),
          view_(document, analysis, sentence),
          phrases_(view_),
          fast_(set, view_, phrases_),
          slow_(view_, phrases_) {}

    std::size_t run() {
        std::size_t fitting = 0;
        for (std::uint32_t i = 0; i < set_.patterns().size(); ++i) {
            fitting += packs_.patterns[i].tokens.empty() ? compare_trigger(i) : compare_tokens(i);
        }
        return fitting;
    }

private:
    [[nodiscard]] bool is_candidate(std::uint32_t pattern, std::uint32_t token) {
        const auto candidates = fast_.candidates(token);
        return std::find(candidates.begin(), candidates.end(), pattern) != candidates.end();
    }

    std::size_t compare_trigger(std::uint32_t i) {
        const PatternRule& rule = packs_.patterns[i];
        const CompiledPattern& pattern = set_.patterns()[i];
        std::size_t fitting = 0;
        for (std::uint32_t t = view_.begin(); t < view_.end(); ++t) {
            const bool slow = slow_.holds(rule.trigger, t);
            EXPECT_EQ(is_candidate(i, t) && fast_.holds(pattern.trigger, t), slow)
                << rule.name << ": " << view_.word(t);
            if (!slow) continue;
            ++fitting;
            const auto subject = slow_.reach(rule.subject->path, t);
            const auto object = slow_.reach(rule.object->path, t);
            EXPECT_EQ(fast_.reach(pattern.subject.path, t), std::vector(subject.begin(), subject.end()));
            EXPECT_EQ(fast_.reach(pattern.object.path, t), std::vector(object.begin(), object.end()));
        }
        return fitting;
    }

    /// Whether the sentence holds the sequence at all: where it begins is the anchor's business.
    std::size_t compare_tokens(std::uint32_t i) {
        const PatternRule& rule = packs_.patterns[i];
        KindSet any = kActorKinds;
        any.add(kPlaceKinds);
        bool slow = false;
        bool fast = false;
        for (std::uint32_t t = view_.begin(); t < view_.end(); ++t) {
            slow = slow || !slow_.ends(rule.tokens, t).empty();
            fast = fast || (is_candidate(i, t) && fast_.match(set_.patterns()[i], t, {any, any}, {}));
        }
        EXPECT_EQ(fast, slow) << rule.name << ": " << view_.text(view_.begin(), view_.end());
        return slow ? 1 : 0;
    }

    const Packs& packs_;
    const PatternSet& set_;
    SentenceView view_;
    NounPhrases phrases_;
    PatternMatcher fast_;
    PatternOracle slow_;
};

TEST(Oracle, AgreesOnPatterns) {
    Diagnostics diagnostics;
    const Packs packs = load_pack_text("patterns.toml", kPatterns, diagnostics);
    for (const Diagnostic& item : diagnostics.items()) ADD_FAILURE() << to_string(item);
    const PatternSet set(packs);
    ASSERT_EQ(set.patterns().size(), 6U);
    const Packs names = built_in();
    const auto extractor = Extractor::open(names);
    ASSERT_TRUE(extractor);
    Scratch scratch;
    std::size_t sentences = 0;
    std::size_t fitting = 0;
    for (const std::string& text : texts(names)) {
        const Document document = document_of(text);
        extractor->analyse(document, scratch);
        for (std::uint32_t s = 0; s < scratch.analysis.sentences.size(); ++s, ++sentences) {
            fitting += PatternComparison(packs, set, document, scratch.analysis, s).run();
        }
    }
    std::cout << "[  ORACLE  ] patterns: " << sentences << " sentences, " << fitting << " fits\n";
    EXPECT_GT(fitting, 50U);
}

}  // namespace
}  // namespace entente::testing
