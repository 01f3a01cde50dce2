// Each case of tests/extract/entity/cases: a text, and every mention that is found in it, in reading order:
//     surface | form | entity
// and for phrases that mean several:  surface | group | entity + entity
// UPDATE_GOLDEN=1 writes anew what is expected; read the difference before you keep it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extract/annotate/annotator.h"
#include "extract/annotate/tokenizer.h"
#include "extract/entity/gazetteer.h"
#include "extract/entity/identity.h"
#include "extract/entity/name_finder.h"
#include "extract/entity/name_lists.h"
#include "extract/entity/references.h"
#include "rules/pack.h"
#include "tests/support/slowness.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

const fs::path& case_folder() {
    static const fs::path kFolder = fs::path(ENTENTE_SOURCE_DIR) / "tests/extract/entity/cases";
    return kFolder;
}

struct Case {
    std::string file;  // stem
    std::string name;
    std::string text;
    std::string expected;
};

void PrintTo(const Case& tested, std::ostream* out) {
    *out << tested.file << ": " << tested.name;
}

/// "=== name", the text (a line a paragraph), "---", what is expected.
std::vector<Case> read_cases(const fs::path& path) {
    std::vector<Case> out;
    std::ifstream stream(path);
    std::string* part = nullptr;
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with("=== ")) {
            out.push_back({path.stem().string(), line.substr(4), {}, {}});
            part = &out.back().text;
        } else if (line == "---") {
            part = &out.back().expected;
        } else if (part != nullptr && !line.empty()) {
            *part += line + "\n";
        }
    }
    return out;
}

std::vector<Case> all_cases() {
    std::vector<Case> out;
    for (const auto& file : fs::directory_iterator(case_folder())) {
        for (Case& read : read_cases(file.path())) out.push_back(std::move(read));
    }
    std::sort(out.begin(), out.end(),
              [](const Case& a, const Case& b) { return std::pair(a.file, a.name) < std::pair(b.file, b.name); });
    return out;
}

struct Knower {
    Annotator annotator;
    Gazetteer gazetteer;
};

const Knower& knower() {
    static const Knower kKnower = [] {
        Diagnostics diagnostics;
        const Packs packs =
            load_packs({fs::path(ENTENTE_SOURCE_DIR) / "rules/packs/en"}, diagnostics, {.examples = false});
        const LoadedNames names = load_name_lists(packs.name_lists, CountryCodes(packs), {}, diagnostics);
        return Knower{*Annotator::built_in(), Gazetteer(packs, names.table)};
    }();
    return kKnower;
}

Document document_of(const std::string& text) {
    Document document;
    document.uri = "case.txt";
    document.date = "2019-03-01";
    document.text = text;
    std::uint32_t start = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', start)) {
        document.blocks.push_back({{start, static_cast<std::uint32_t>(end)}, BlockKind::paragraph});
        start = static_cast<std::uint32_t>(end) + 1;
    }
    return document;
}

std::string_view form_name(MentionForm form) {
    return to_string(form);
}

std::string what_is_found(const std::string& text) {
    const Document document = document_of(text);
    Analysis analysis;
    Annotator::Scratch scratch;
    tokenize(document, analysis);
    knower().annotator.annotate(document.text, analysis, scratch);
    find_names(knower().gazetteer, document, analysis);
    resolve_identity(knower().gazetteer, document, analysis);
    resolve_references(knower().gazetteer, document, analysis);
    std::ostringstream out;
    for (const Mention& mention : analysis.mentions) {
        out << mention.span.of(document.text) << " | " << form_name(mention.form) << " | "
            << analysis.entities[mention.entity].name << "\n";
    }
    for (const MentionGroup& group : analysis.groups) {
        const Span span = {analysis.tokens[group.first].span.start, analysis.tokens[group.last - 1].span.end};
        out << span.of(document.text) << " | group |";
        for (const std::uint32_t entity : group.entities) {
            out << (entity == group.entities.front() ? " " : " + ") << analysis.entities[entity].name;
        }
        out << "\n";
    }
    return out.str();
}

class MentionCase : public testing::TestWithParam<Case> {};

TEST_P(MentionCase, FindsWhatIsMeant) {
    if (std::getenv("UPDATE_GOLDEN") != nullptr) GTEST_SKIP() << "written anew";
    EXPECT_EQ(what_is_found(GetParam().text), GetParam().expected);
}

std::string test_name(const testing::TestParamInfo<Case>& info) {
    std::string out = info.param.file + "_" + info.param.name;
    for (char& byte : out) {
        if (std::isalnum(static_cast<unsigned char>(byte)) == 0) byte = '_';
    }
    return out;
}

INSTANTIATE_TEST_SUITE_P(Entity, MentionCase, testing::ValuesIn(all_cases()), test_name);

TEST(MentionCases, WrittenAnewOnDemand) {
    if (std::getenv("UPDATE_GOLDEN") == nullptr) GTEST_SKIP() << "only with UPDATE_GOLDEN=1";
    for (const auto& file : fs::directory_iterator(case_folder())) {
        const auto cases = read_cases(file.path());
        std::ofstream stream(file.path());
        for (const Case& read : cases) {
            if (&read != &cases.front()) stream << "\n";
            stream << "=== " << read.name << "\n" << read.text << "---\n" << what_is_found(read.text);
        }
    }
}

TEST(References, EachKnowsItsRule) {
    const Document document = document_of("Angela Merkel met Emmanuel Macron. The French president thanked her.\n");
    Analysis analysis;
    Annotator::Scratch scratch;
    tokenize(document, analysis);
    knower().annotator.annotate(document.text, analysis, scratch);
    find_names(knower().gazetteer, document, analysis);
    resolve_identity(knower().gazetteer, document, analysis);
    resolve_references(knower().gazetteer, document, analysis);
    for (const Mention& mention : analysis.mentions) {
        const bool named = mention.form == MentionForm::name || mention.form == MentionForm::demonym;
        EXPECT_EQ(mention.rule == ReferenceRule::none, named) << mention.span.of(document.text);
    }
    EXPECT_EQ(analysis.mentions.back().rule, ReferenceRule::person_pronoun);
}

// A long document costs what its parts cost: nothing looks back without bound.
TEST(References, LongDocumentIsLinear) {
    std::string text;
    for (int i = 0; i < 3000; ++i)
        text += "Donald Trump told Mr. Moon that the president of France would meet him, and he agreed.\n";
    const Document document = document_of(text);
    Analysis analysis;
    Annotator::Scratch scratch;
    tokenize(document, analysis);
    knower().annotator.annotate(document.text, analysis, scratch);
    const std::clock_t start = std::clock();
    find_names(knower().gazetteer, document, analysis);
    resolve_identity(knower().gazetteer, document, analysis);
    resolve_references(knower().gazetteer, document, analysis);
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    RecordProperty("tokens_per_second", static_cast<int>(static_cast<double>(analysis.tokens.size()) / seconds));
    std::printf("%zu tokens, %.0f tokens/s\n", analysis.tokens.size(),
                static_cast<double>(analysis.tokens.size()) / seconds);
    EXPECT_LT(seconds, 5.0 * kSlowness);
}

}  // namespace
}  // namespace entente
