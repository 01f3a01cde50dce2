#include "graph/functions/search.h"

#include <algorithm>
#include <array>
#include <deque>
#include <memory>
#include <utility>

#include "graph/base/utf8.h"
#include "graph/functions/word_matcher.h"

namespace entente {
namespace {

constexpr std::array kArguments = {"words", "open_mark", "close_mark"};

constexpr std::string_view kDocuments =
    "SELECT document.id, uri, title, date, document.text FROM document_text JOIN document ON document.id = "
    "document_text.rowid WHERE document_text MATCH ?1 ORDER BY document_text.rank, uri";

constexpr std::string_view kSentences = "SELECT start, \"end\" FROM sentence WHERE document_id = ?1 ORDER BY start";

/// Code-point offsets of one text to bytes, for offsets that ascend.
class ByteWalk {
public:
    explicit ByteWalk(std::string_view text) : text_(text) {}

    std::size_t to(std::int64_t code_point) {
        for (; at_ < code_point && byte_ < text_.size(); ++at_) {
            byte_ += std::max<std::size_t>(utf8_sequence_length(text_.substr(byte_)), 1);
        }
        return byte_;
    }

private:
    std::string_view text_;
    std::int64_t at_ = 0;
    std::size_t byte_ = 0;
};

std::string marked(std::string_view sentence, const std::vector<ByteRange>& found, const std::string& open,
                   const std::string& close) {
    std::string out;
    std::size_t at = 0;
    for (const ByteRange& range : found) {
        out.append(sentence.substr(at, range.start - at)).append(open);
        out.append(sentence.substr(range.start, range.end - range.start)).append(close);
        at = range.end;
    }
    return out.append(sentence.substr(at));
}

class Hits {
public:
    static Result<RowSource> open(sqlite3* connection, std::span<const Argument> arguments) {
        const std::string text = arguments[0].text();
        const auto sought = parse_sought(text);
        if (!sought) return sought.error();
        Result<WordMatcher> matcher = WordMatcher::open(connection, *sought);
        if (!matcher) return std::move(matcher).error();
        Result<Statement> documents = Statement::prepare(connection, kDocuments);
        if (!documents) return std::move(documents).error();
        Result<Statement> sentences = Statement::prepare(connection, kSentences);
        if (!sentences) return std::move(sentences).error();
        auto hits = std::make_shared<Hits>(std::move(matcher).value());
        hits->expression_ = match_expression(*sought);
        hits->documents_ = std::move(documents).value();
        hits->documents_.bind(hits->expression_);
        hits->sentences_ = std::move(sentences).value();
        if (!arguments[1].is_null()) hits->open_ = arguments[1].text();
        if (!arguments[2].is_null()) hits->close_ = arguments[2].text();
        return RowSource([hits](CellRow& row) { return hits->next(row); });
    }

    explicit Hits(WordMatcher matcher) : matcher_(std::move(matcher)) {}

private:
    Result<bool> next(CellRow& row) {
        while (rows_.empty()) {
            Result<bool> more = documents_.step();
            if (!more || !*more) return more;
            if (Status read = read_document(); !read) return read.error();
        }
        row = std::move(rows_.front());
        rows_.pop_front();
        return true;
    }

    Status read_document() {
        const std::string_view text = documents_.text(4);
        ByteWalk walk(text);
        sentences_.bind(documents_.integer(0));
        Result<bool> more = sentences_.step();
        for (; more && *more; more = sentences_.step()) {
            const std::size_t start = walk.to(sentences_.integer(0));
            const std::size_t end = walk.to(sentences_.integer(1));
            const std::string_view sentence = text.substr(start, end - start);
            if (const auto found = matcher_.matches(sentence); !found.empty()) add(sentence, found);
        }
        sentences_.reset();
        if (!more) return more.error();
        return Done{};
    }

    void add(std::string_view sentence, const std::vector<ByteRange>& found) {
        const auto text = [this](int column) {
            return documents_.is_null(column) ? Cell() : Cell(std::string(documents_.text(column)));
        };
        rows_.push_back({text(1), text(2), text(3), std::string(sentence), marked(sentence, found, open_, close_),
                         sentences_.integer(0), sentences_.integer(1)});
    }

    WordMatcher matcher_;
    std::string expression_;
    Statement documents_;
    Statement sentences_;
    std::string open_ = "[";
    std::string close_ = "]";
    std::deque<CellRow> rows_;  // of the last document that was read
};

}  // namespace

const TableFunction kSearchFunction = {
    .name = "search",
    .columns = "document, title, date, sentence, marked, sentence_start, sentence_end",
    .arguments = kArguments,
    .required = 1,
    .usage = "search(words) wants words to look for: SELECT document, marked FROM search('light water reactor')",
    .open = Hits::open,
};

}  // namespace entente
