// A maintainer's tool: tags TimeML articles so that they can be scored, tags a text to look at, measures speed.
//   timex_tool tml FOLDER OUT.db [even|odd]   a table dates(document, start, "end", text, value) of the .tml files;
//                                             even, odd: only every other file in the order of their names
//   timex_tool say DATE < TEXT                every expression of the text, one a line
//   timex_tool check RULES.toml               what is wrong with a rule file
//   timex_tool speed FOLDER                   tokens a second over the .tml files, and over their plain sentences
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/annotate/annotator.h"
#include "extract/annotate/tokenizer.h"
#include "extract/time/english_rules.h"
#include "extract/time/grammar.h"
#include "extract/time/lexer.h"
#include "extract/time/time_tagger.h"
#include "extract/time/time_value.h"
#include "graph/base/utf8.h"

namespace {

namespace fs = std::filesystem;
using entente::Analysis;
using entente::Document;
using entente::TimeExpression;

std::string read_all(std::istream& stream) {
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string_view between(std::string_view text, std::string_view open, std::string_view close) {
    const std::size_t start = text.find(open);
    if (start == std::string_view::npos) return {};
    const std::size_t from = start + open.size();
    return text.substr(from, text.find(close, from) - from);
}

/// The text without tags, entities replaced.
std::string plain_text(std::string_view marked) {
    constexpr std::array<std::pair<std::string_view, char>, 5> kEntities = {
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    std::string text;
    for (std::size_t i = 0; i < marked.size();) {
        if (marked[i] == '<') {
            i = std::min(marked.find('>', i), marked.size() - 1) + 1;
            continue;
        }
        const auto* entity = std::find_if(kEntities.begin(), kEntities.end(),
                                          [&](const auto& e) { return marked.substr(i).starts_with(e.first); });
        text.push_back(entity == kEntities.end() ? marked[i] : entity->second);
        i += entity == kEntities.end() ? 1 : entity->first.size();
    }
    return text;
}

/// A block for each run of lines without a blank one.
void add_blocks(Document& document) {
    const std::string& text = document.text;
    std::size_t start = text.find_first_not_of(" \n");
    while (start != std::string::npos) {
        const std::size_t end = std::min(text.find("\n\n", start), text.size());
        document.blocks.push_back({{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)}});
        start = text.find_first_not_of(" \n", end);
    }
}

Document make_document(std::string uri, std::string date, std::string text) {
    Document document;
    document.uri = std::move(uri);
    document.date = std::move(date);
    document.text = std::move(text);
    add_blocks(document);
    return document;
}

Document read_tml(const fs::path& path) {
    std::ifstream file(path);
    const std::string raw = read_all(file);
    const std::string_view created = between(between(raw, "<DCT>", "</DCT>"), "value=\"", "\"");
    return make_document(path.stem().string(), std::string(created.substr(0, 10)),
                         plain_text(between(raw, "<TEXT>", "</TEXT>")));
}

std::vector<Document> read_folder(const fs::path& folder, std::string_view half) {
    std::vector<fs::path> paths;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".tml") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<Document> documents;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (half.empty() || (half == "even") == (i % 2 == 0)) documents.push_back(read_tml(paths[i]));
    }
    return documents;
}

/// Tokens, with tags where the environment does not say TIMEX_PLAIN, and expressions.
void analyse(const Document& document, Analysis& analysis) {
    static const entente::Result<entente::Annotator> annotator = entente::Annotator::built_in();
    static entente::Annotator::Scratch scratch;
    entente::tokenize(document, analysis);
    const bool plain = std::getenv("TIMEX_PLAIN") != nullptr;
    if (!plain && annotator) annotator->annotate(document.text, analysis, scratch);
    entente::tag_times(document, analysis);
}

struct CloseDatabase {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
};

void write_database(const fs::path& path, const std::vector<Document>& documents) {
    fs::remove(path);
    sqlite3* opened = nullptr;
    sqlite3_open(path.c_str(), &opened);
    const std::unique_ptr<sqlite3, CloseDatabase> db(opened);
    sqlite3_exec(opened, "BEGIN; CREATE TABLE dates(document, start, \"end\", text, value)", nullptr, nullptr, nullptr);
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(opened, "INSERT INTO dates VALUES(?, ?, ?, ?, ?)", -1, &insert, nullptr);
    Analysis analysis;
    const auto bind = [&](int at, std::string_view text) {
        sqlite3_bind_text(insert, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    };
    for (const Document& document : documents) {
        const entente::CodePointIndex code_point(document.text);
        analyse(document, analysis);
        for (const TimeExpression& date : analysis.dates) {
            bind(1, document.uri);
            sqlite3_bind_int64(insert, 2, code_point(date.span.start));
            sqlite3_bind_int64(insert, 3, code_point(date.span.end));
            bind(4, date.span.of(document.text));
            bind(5, date.value);
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
    }
    sqlite3_finalize(insert);
    sqlite3_exec(opened, "COMMIT", nullptr, nullptr, nullptr);
}

void say(std::string date) {
    const Document document = make_document("-", std::move(date), read_all(std::cin));
    Analysis analysis;
    analyse(document, analysis);
    for (const TimeExpression& found : analysis.dates) {
        std::cout << found.span.of(document.text) << '\t' << found.value << '\t' << entente::view_date(found) << '\t'
                  << found.date_from << '\t' << found.date_to << '\t' << found.range << '\n';
    }
}

/// Drops the sentences that hold a digit or a trigger word.
void keep_plain_sentences(const Document& document, Analysis& analysis) {
    static const entente::timex::Grammar kGrammar = [] {
        entente::Diagnostics diagnostics;
        return entente::timex::load_grammar("en.toml", entente::timex::english_rules(), diagnostics);
    }();
    const entente::Words words(document, analysis);
    std::erase_if(analysis.sentences, [&](const entente::Sentence& sentence) {
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            if (entente::timex::may_trigger(kGrammar.lexicon, words[i])) return true;
        }
        return false;
    });
}

void speed(const std::vector<Document>& documents, bool plain) {
    std::vector<Analysis> analyses(documents.size());
    std::size_t tokens = 0;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        entente::tokenize(documents[i], analyses[i]);
        if (plain) keep_plain_sentences(documents[i], analyses[i]);
        for (const entente::Sentence& sentence : analyses[i].sentences) tokens += sentence.size();
    }
    constexpr int kRounds = 50;
    const auto start = std::chrono::steady_clock::now();
    for (int round = 0; round < kRounds; ++round) {
        for (std::size_t i = 0; i < documents.size(); ++i) entente::tag_times(documents[i], analyses[i]);
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::cout << (plain ? "sentences without a digit or trigger word: " : "all sentences: ") << tokens << " tokens, "
              << static_cast<double>(tokens) * kRounds / seconds.count() << " a second\n";
}

int check(const std::string& path) {
    std::ifstream file(path);
    entente::Diagnostics diagnostics;
    const auto tagger = entente::TimeTagger::load(path, read_all(file), diagnostics);
    for (const entente::Diagnostic& diagnostic : diagnostics.items()) std::cerr << to_string(diagnostic) << '\n';
    return diagnostics.has_errors() ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> args(argv + 1, argv + argc);
    if (args.size() >= 3 && args[0] == "tml") {
        write_database(args[2], read_folder(args[1], args.size() > 3 ? args[3] : ""));
    } else if (args.size() == 2 && args[0] == "say") {
        say(args[1]);
    } else if (args.size() == 2 && args[0] == "check") {
        return check(args[1]);
    } else if (args.size() == 2 && args[0] == "speed") {
        const std::vector<Document> documents = read_folder(args[1], "");
        speed(documents, false);
        speed(documents, true);
    } else {
        std::cerr
            << "usage: timex_tool tml FOLDER OUT.db [even|odd] | say DATE < TEXT | check RULES.toml | speed FOLDER\n";
        return 2;
    }
    return 0;
}
