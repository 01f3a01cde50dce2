#include "graph/functions/word_matcher.h"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

/// SQLite hands out FTS5's interface by binding a pointer to a parameter.
fts5_api* interface_of(sqlite3* connection) {
    fts5_api* found = nullptr;
    Result<Statement> statement = Statement::prepare(connection, "SELECT fts5(?1)");
    if (!statement) return nullptr;
    sqlite3_bind_pointer(statement->handle(), 1, static_cast<void*>(&found), "fts5_api_ptr", nullptr);
    const Result<bool> row = statement->step();
    return row ? found : nullptr;
}

using Stems = std::vector<std::string>;

/// A phrase as stems.
struct StemPhrase {
    Stems stems;
    bool is_prefix = false;
};

struct StemWords {
    std::vector<StemPhrase> all;
    std::vector<StemPhrase> none;
};

bool stands_at(const StemPhrase& phrase, const std::vector<IndexWord>& words, std::size_t at) {
    if (at + phrase.stems.size() > words.size()) return false;
    for (std::size_t i = 0; i < phrase.stems.size(); ++i) {
        const bool may_go_on = phrase.is_prefix && i + 1 == phrase.stems.size();
        const std::string& stem = words[at + i].stem;
        if (may_go_on ? !stem.starts_with(phrase.stems[i]) : stem != phrase.stems[i]) return false;
    }
    return true;
}

/// Adds all places of the phrase; false where there is none.
bool find(const StemPhrase& phrase, const std::vector<IndexWord>& words, std::vector<ByteRange>& found) {
    const std::size_t before = found.size();
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!stands_at(phrase, words, at)) continue;
        found.push_back({words[at].start, words[at + phrase.stems.size() - 1].end});
    }
    return found.size() > before;
}

/// In their order, those that touch or are nested as one.
std::vector<ByteRange> joined(std::vector<ByteRange> ranges) {
    std::sort(ranges.begin(), ranges.end(), [](const ByteRange& left, const ByteRange& right) {
        return std::pair(left.start, right.end) < std::pair(right.start, left.end);
    });
    std::vector<ByteRange> out;
    for (const ByteRange& range : ranges) {
        if (!out.empty() && range.start < out.back().end) {
            out.back().end = std::max(out.back().end, range.end);
        } else {
            out.push_back(range);
        }
    }
    return out;
}

}  // namespace

struct WordMatcher::State {
    fts5_tokenizer functions = {};
    Fts5Tokenizer* tokenizer = nullptr;
    std::vector<StemWords> alternatives;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (tokenizer != nullptr) functions.xDelete(tokenizer);
    }

    bool create(sqlite3* connection);
    [[nodiscard]] std::vector<IndexWord> words_of(std::string_view text, int purpose) const;
    [[nodiscard]] std::vector<StemPhrase> stemmed(const std::vector<SoughtPhrase>& phrases) const;
};

bool WordMatcher::State::create(sqlite3* connection) {
    std::array<const char*, 3> settings = {"unicode61", "remove_diacritics", "2"};  // of porter, as in schema.sql
    fts5_api* api = interface_of(connection);
    void* data = nullptr;
    return api != nullptr && api->xFindTokenizer(api, "porter", &data, &functions) == SQLITE_OK &&
           functions.xCreate(data, settings.data(), static_cast<int>(settings.size()), &tokenizer) == SQLITE_OK;
}

std::vector<IndexWord> WordMatcher::State::words_of(std::string_view text, int purpose) const {
    constexpr auto kKeep = [](void* out, int /*flags*/, const char* token, int size, int start, int end) {
        static_cast<std::vector<IndexWord>*>(out)->push_back({std::string(token, static_cast<std::size_t>(size)),
                                                              static_cast<std::size_t>(start),
                                                              static_cast<std::size_t>(end)});
        return SQLITE_OK;
    };
    std::vector<IndexWord> words;
    functions.xTokenize(tokenizer, &words, purpose, text.data(), static_cast<int>(text.size()), +kKeep);
    return words;
}

std::vector<StemPhrase> WordMatcher::State::stemmed(const std::vector<SoughtPhrase>& phrases) const {
    std::vector<StemPhrase> out;
    for (const SoughtPhrase& phrase : phrases) {
        StemPhrase stems{.stems = {}, .is_prefix = phrase.is_prefix};
        const int purpose = FTS5_TOKENIZE_QUERY | (phrase.is_prefix ? FTS5_TOKENIZE_PREFIX : 0);
        for (IndexWord& word : words_of(phrase.text, purpose)) stems.stems.push_back(std::move(word.stem));
        if (!stems.stems.empty()) out.push_back(std::move(stems));
    }
    return out;
}

WordMatcher::WordMatcher(std::unique_ptr<State> state) : state_(std::move(state)) {}
WordMatcher::WordMatcher(WordMatcher&&) noexcept = default;
WordMatcher& WordMatcher::operator=(WordMatcher&&) noexcept = default;
WordMatcher::~WordMatcher() = default;

Result<WordMatcher> WordMatcher::open(sqlite3* connection, const std::vector<SoughtWords>& alternatives) {
    auto state = std::make_unique<State>();
    if (!state->create(connection)) return Error{"search: this SQLite was built without FTS5"};
    for (const SoughtWords& words : alternatives) {
        state->alternatives.push_back({state->stemmed(words.all), state->stemmed(words.none)});
    }
    return WordMatcher(std::move(state));
}

std::vector<ByteRange> WordMatcher::matches(std::string_view sentence) const {
    const std::vector<IndexWord> words = state_->words_of(sentence, FTS5_TOKENIZE_DOCUMENT);
    std::vector<ByteRange> found;
    for (const StemWords& sought : state_->alternatives) {
        std::vector<ByteRange> here;
        std::vector<ByteRange> unwanted;
        const auto stands = [&words](std::vector<ByteRange>& places) {
            return [&words, &places](const StemPhrase& phrase) { return find(phrase, words, places); };
        };
        if (!std::all_of(sought.all.begin(), sought.all.end(), stands(here))) continue;
        if (std::any_of(sought.none.begin(), sought.none.end(), stands(unwanted))) continue;
        found.insert(found.end(), here.begin(), here.end());
    }
    return joined(std::move(found));
}

}  // namespace entente
