// Each construction of English over several frames, as sentences with what they state. In tests/conformance/*.txt,
// "=== name" begins a construction; a line without indent is a sentence; below it "> FACT" is what it states, written
// as in the packs' examples (an object may be left out: then any will do), or "> no RELATION". "pending" before a
// sentence marks one that is right and not read so yet.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "graph/base/fold.h"
#include "rules/expectation.h"
#include "rules/pack.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

/// Sentences that the engine cannot read yet. May shrink, never grow.
constexpr std::size_t kMostPending = 6;

struct Sentence {
    std::string text;
    bool pending = false;
    std::vector<std::string> facts;
    std::vector<std::string> absent;  // relations
};

struct ConstructionCase {
    std::string name;
    std::vector<Sentence> sentences;
};

std::vector<ConstructionCase> read_cases() {
    std::vector<fs::path> files;
    for (const auto& file : fs::directory_iterator(ENTENTE_SOURCE_DIR "/tests/conformance")) {
        if (file.path().extension() == ".txt") files.push_back(file.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<ConstructionCase> out;
    for (const fs::path& path : files) {
        std::ifstream stream(path);
        for (std::string line; std::getline(stream, line);) {
            if (line.empty() || line.starts_with('#')) continue;
            if (line.starts_with("=== ")) {
                out.push_back({line.substr(4), {}});
            } else if (line.starts_with("  > no ")) {
                out.back().sentences.back().absent.push_back(line.substr(7));
            } else if (line.starts_with("  > ")) {
                out.back().sentences.back().facts.push_back(line.substr(4));
            } else {
                const bool pending = line.starts_with("pending ");
                out.back().sentences.push_back({line.substr(pending ? 8 : 0), pending, {}, {}});
            }
        }
    }
    return out;
}

struct Reader {
    Packs packs;
    Extractor extractor;
    std::vector<std::string_view> relations;

    static const Reader& instance() {
        static const Reader reader = open();
        return reader;
    }

private:
    static Reader open() {
        Diagnostics diagnostics;
        Packs packs = load_packs({ENTENTE_SOURCE_DIR "/rules/packs/en"}, diagnostics, {.examples = false});
        Result<Extractor> extractor = Extractor::open(packs);
        Reader out{std::move(packs), *std::move(extractor), {}};
        return out;
    }
};

/// What is wrong with what was read of a sentence; empty if nothing is.
class Check {
public:
    Check(const Sentence& sentence, const DocumentFacts& facts) : sentence_(sentence), facts_(facts) {
        for (const Frame& frame : Reader::instance().packs.frames) relations_.emplace_back(frame.name);
    }

    std::string run() {
        std::set<const Relation*> expected;
        std::set<std::string> names(sentence_.absent.begin(), sentence_.absent.end());
        for (const std::string& written : sentence_.facts) {
            const ExpectedFact fact = parse(written);
            names.insert(fact.relation);
            const auto hit = std::find_if(facts_.relations.begin(), facts_.relations.end(), [&](const Relation& found) {
                return !expected.contains(&found) && matches(fact, found);
            });
            if (hit == facts_.relations.end()) {
                wrong_ += "\n  missing:    " + written;
            } else {
                expected.insert(&*hit);
            }
        }
        for (const Relation& found : facts_.relations) {
            if (names.contains(found.name) && !expected.contains(&found)) wrong_ += "\n  unexpected: " + write(found);
        }
        return std::move(wrong_);
    }

private:
    /// A fact; one that ends in its relation has any object.
    ExpectedFact parse(const std::string& written) {
        const std::string last = written.substr(written.rfind(' ') + 1);
        const bool any = std::find(relations_.begin(), relations_.end(), last) != relations_.end();
        auto fact = parse_expectation(any ? written + " \"any\"" : written, "", relations_);
        if (!fact) {
            ADD_FAILURE() << written << ": " << fact.error().message;
            return {};
        }
        if (any) fact->object_text.clear();
        return *std::move(fact);
    }

    [[nodiscard]] bool is(std::optional<std::uint32_t> entity, const std::string& name) const {
        return entity && folded(facts_.entities[*entity].name) == folded(name);
    }

    [[nodiscard]] bool matches(const ExpectedFact& fact, const Relation& found) const {
        if (found.name != fact.relation) return false;
        const auto& frames = Reader::instance().packs.frames;
        const auto frame =
            std::find_if(frames.begin(), frames.end(), [&](const Frame& f) { return f.name == found.name; });
        bool ends = is(found.subject, fact.subject) && (fact.object.empty() || is(found.object, fact.object));
        if (frame->symmetric)
            ends = ends || (is(found.object, fact.subject) && (fact.object.empty() || is(found.subject, fact.object)));
        if (!ends) return false;
        if (fact.object.empty() && !fact.object_text.empty() &&
            folded(found.object_text).find(folded(fact.object_text)) == std::string::npos) {
            return false;
        }
        return fact.polarity.value_or("affirmed") == to_string(found.polarity) &&
               (!fact.modality || *fact.modality == to_string(found.modality)) &&
               (!fact.place || is(found.place, *fact.place)) && (!fact.by || is(found.speaker, *fact.by));
    }

    [[nodiscard]] std::string write(const Relation& found) const {
        std::string out = facts_.entities[found.subject].name + " " + found.name;
        if (found.object) out += " " + facts_.entities[*found.object].name;
        if (!found.object_text.empty()) out += " \"" + found.object_text + "\"";
        out += " [" + std::string(to_string(found.polarity)) + "] [" + std::string(to_string(found.modality)) + "]";
        if (found.speaker) out += " [by " + facts_.entities[*found.speaker].name + "]";
        return out;
    }

    const Sentence& sentence_;
    const DocumentFacts& facts_;
    std::vector<std::string_view> relations_;
    std::string wrong_;
};

std::string wrong_with(const Sentence& sentence) {
    Document document;
    document.uri = "case";
    document.text = sentence.text;
    document.date = "2018-09-01";
    document.blocks.push_back({{0, static_cast<std::uint32_t>(document.text.size())}, BlockKind::paragraph});
    Scratch scratch;
    const DocumentFacts facts = Reader::instance().extractor.extract(std::move(document), scratch);
    return Check(sentence, facts).run();
}

class Conformance : public testing::TestWithParam<ConstructionCase> {};

TEST_P(Conformance, IsRead) {
    std::size_t positive = 0;
    std::size_t negative = 0;
    for (const Sentence& sentence : GetParam().sentences) {
        ++(sentence.facts.empty() ? negative : positive);
        const std::string wrong = wrong_with(sentence);
        if (sentence.pending) {
            EXPECT_NE(wrong, "") << sentence.text << "\nis read now: take its mark `pending` away";
        } else {
            EXPECT_EQ(wrong, "") << sentence.text << wrong;
        }
    }
    EXPECT_GE(positive + negative, 6U) << "each construction has six frames at least";
}

TEST(ConformancePending, DoesNotGrow) {
    std::size_t pending = 0;
    std::size_t all = 0;
    for (const ConstructionCase& construction : read_cases()) {
        for (const Sentence& sentence : construction.sentences) {
            pending += sentence.pending ? 1 : 0;
            ++all;
        }
    }
    std::cout << "[ PENDING  ] " << pending << " of " << all << " sentences\n";
    EXPECT_LE(pending, kMostPending);
}

INSTANTIATE_TEST_SUITE_P(Relation, Conformance, testing::ValuesIn(read_cases()), [](const auto& tested) {
    std::string name = tested.param.name;
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
});

}  // namespace
}  // namespace entente
