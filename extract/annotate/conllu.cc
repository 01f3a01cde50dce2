#include "extract/annotate/conllu.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <utility>

#include "graph/base/utf8.h"

namespace entente {
namespace {

struct FeatName {
    Feat bit;
    std::string_view name;
};

// In the order in which CoNLL-U wants them.
constexpr std::array kFeatNames = {
    FeatName{kImperative, "Mood=Imp"},  FeatName{kPlural, "Number=Plur"},      FeatName{kSingular, "Number=Sing"},
    FeatName{kFirstPerson, "Person=1"}, FeatName{kSecondPerson, "Person=2"},   FeatName{kThirdPerson, "Person=3"},
    FeatName{kPast, "Tense=Past"},      FeatName{kPresent, "Tense=Pres"},      FeatName{kFinite, "VerbForm=Fin"},
    FeatName{kGerund, "VerbForm=Ger"},  FeatName{kInfinitive, "VerbForm=Inf"}, FeatName{kParticiple, "VerbForm=Part"},
    FeatName{kPassive, "Voice=Pass"},
};

// Writing -------------------------------------------------------------------------------------------------------------

class Writer {
public:
    Writer(std::string& out, const Document& document, const Analysis& analysis)
        : out_(out), document_(document), analysis_(analysis) {}

    void write() {
        for (std::uint32_t i = 0; i < analysis_.sentences.size(); ++i) write_sentence(i);
    }

private:
    void write_sentence(std::uint32_t number) {
        const Sentence& sentence = analysis_.sentences[number];
        if (number == 0)
            document_.uri.empty() ? void(out_ += "# newdoc\n") : write_comment("newdoc id = ", document_.uri);
        if (number == 0 || analysis_.sentences[number - 1].block != sentence.block) out_ += "# newpar\n";
        write_comment("sent_id = ", std::to_string(number + 1));
        write_comment("text = ", sentence.span.of(document_.text));
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) write_token(sentence, i);
        out_.push_back('\n');
    }

    /// White space inside of a comment, line ends among it, becomes one blank.
    void write_comment(std::string_view key, std::string_view value) {
        out_.append("# ").append(key);
        for (std::size_t i = 0; i < value.size(); ++i) {
            const bool space = value[i] >= 0 && value[i] <= ' ';
            if (!space)
                out_.push_back(value[i]);
            else if (i + 1 < value.size() && !(value[i + 1] >= 0 && value[i + 1] <= ' '))
                out_.push_back(' ');
        }
        out_.push_back('\n');
    }

    void write_token(const Sentence& sentence, std::uint32_t at) {
        const Token& token = analysis_.tokens[at];
        std::uint32_t last = at;
        while (last + 1 < sentence.last && analysis_.tokens[last + 1].joined) ++last;
        const bool starts_range = !token.joined && last > at;
        if (starts_range) write_range(sentence, at, last);
        write_number(at - sentence.first + 1);
        const bool in_range = token.joined || starts_range;
        column(token.span.of(document_.text));
        column(analysis_.lemma(token));
        write_tags(token);
        write_head(sentence, token);
        out_.append("\t_\t").append(in_range || space_follows(at) ? "_" : "SpaceAfter=No").push_back('\n');
    }

    void write_range(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
        write_number(first - sentence.first + 1);
        out_.push_back('-');
        write_number(last - sentence.first + 1);
        const Span span{analysis_.tokens[first].span.start, analysis_.tokens[last].span.end};
        column(span.of(document_.text));
        out_.append("\t_\t_\t_\t_\t_\t_\t_\t").append(space_follows(last) ? "_" : "SpaceAfter=No").push_back('\n');
    }

    void write_tags(const Token& token) {
        const bool tagged = token.upos != Upos::x || token.xpos != Xpos::xx;
        column(tagged ? to_string(token.upos) : "_");
        column(tagged ? to_string(token.xpos) : "_");
        const std::size_t start = out_.size();
        for (const FeatName& feat : kFeatNames) {
            if ((token.feats & feat.bit) != 0) out_.append(out_.size() == start ? "\t" : "|").append(feat.name);
        }
        if (out_.size() == start) out_ += "\t_";
    }

    void write_head(const Sentence& sentence, const Token& token) {
        const bool root = token.head == kNoHead && token.deprel == Deprel::root;
        if (token.head == kNoHead && !root) {
            out_ += "\t_\t_";
            return;
        }
        out_.push_back('\t');
        write_number(root ? 0 : static_cast<std::uint32_t>(token.head) - sentence.first + 1);
        column(to_string(token.deprel));
    }

    void write_number(std::uint32_t number) {
        std::array<char, 10> digits{};
        char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
        out_.append(digits.data(), end);
    }

    void column(std::string_view value) { out_.append("\t").append(value.empty() ? "_" : value); }

    [[nodiscard]] bool space_follows(std::uint32_t token) const {
        return token + 1 >= analysis_.tokens.size() || analysis_.tokens[token + 1].space_before;
    }

    std::string& out_;
    const Document& document_;
    const Analysis& analysis_;
};

// Reading -------------------------------------------------------------------------------------------------------------

constexpr std::size_t kColumns = 10;
using Columns = std::array<std::string_view, kColumns>;

std::optional<Columns> split_columns(std::string_view line) {
    Columns columns;
    for (std::size_t i = 0; i < kColumns; ++i) {
        const std::size_t tab = line.find('\t');
        if ((tab == std::string_view::npos) != (i + 1 == kColumns)) return std::nullopt;
        columns[i] = line.substr(0, tab);
        if (columns[i].empty()) return std::nullopt;
        line.remove_prefix(i + 1 == kColumns ? line.size() : tab + 1);
    }
    return columns;
}

std::optional<std::uint32_t> parse_number(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::uint16_t parse_feats(std::string_view text) {
    unsigned feats = 0;
    for (const FeatName& feat : kFeatNames) {
        const std::size_t at = text.find(feat.name);
        const std::size_t end = at + feat.name.size();
        if (at == std::string_view::npos || (at > 0 && text[at - 1] != '|')) continue;
        if (end == text.size() || text[end] == '|') feats |= feat.bit;
    }
    return static_cast<std::uint16_t>(feats);
}

/// Whether following heads from some token never ends. Each token is visited once.
bool has_circle(const std::vector<Token>& tokens, const Sentence& sentence) {
    std::vector<std::uint32_t> visit(sentence.size(), 0);
    for (std::uint32_t start = sentence.first; start < sentence.last; ++start) {
        const std::uint32_t round = start - sentence.first + 1;
        auto at = static_cast<std::int32_t>(start);
        while (at != kNoHead && visit[static_cast<std::uint32_t>(at) - sentence.first] == 0) {
            visit[static_cast<std::uint32_t>(at) - sentence.first] = round;
            at = tokens[static_cast<std::uint32_t>(at)].head;
        }
        if (at != kNoHead && visit[static_cast<std::uint32_t>(at) - sentence.first] == round) return true;
    }
    return false;
}

class Reader {
public:
    Reader(std::string_view file, Diagnostics& diagnostics) : file_(file), diagnostics_(diagnostics) {}

    std::vector<ConlluDocument> read(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            std::string_view line = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
            if (line.ends_with('\r')) line.remove_suffix(1);
            ++line_;
            read_line(line);
        }
        end_sentence();
        return std::move(documents_);
    }

private:
    void read_line(std::string_view line) {
        if (line.find_first_not_of(" \t") == std::string_view::npos) {
            end_sentence();
        } else if (line[0] == '#') {
            read_comment(line.substr(1));
        } else if (const auto columns = split_columns(line)) {
            read_row(*columns);
        } else {
            report("expected ten columns, none empty, with tabs between them; the line is left out");
        }
    }

    void read_comment(std::string_view comment) {
        comment.remove_prefix(std::min(comment.find_first_not_of(' '), comment.size()));
        if (comment.starts_with("newdoc")) {
            start_document();
            const std::size_t id = comment.find("id = ");
            if (id != std::string_view::npos) document().uri = comment.substr(id + 5);
        } else if (comment.starts_with("newpar")) {
            new_block_ = true;
        }
    }

    void start_document() {
        end_sentence();
        documents_.emplace_back();
        first_ = 0;
        new_block_ = true;
        space_ = true;
    }

    void read_row(const Columns& columns) {
        const std::string_view id = columns[0];
        if (id.find('.') != std::string_view::npos) return;  // an empty node
        if (documents_.empty()) start_document();
        if (const std::size_t dash = id.find('-'); dash != std::string_view::npos) {
            start_range(columns, dash);
        } else if (parse_number(id) == words() + 1) {
            read_word(columns);
        } else {
            report("expected word number " + std::to_string(words() + 1) + ", not " + std::string(id) +
                   "; the line is left out");
        }
    }

    void start_range(const Columns& columns, std::size_t dash) {
        const auto first = parse_number(columns[0].substr(0, dash));
        const auto last = parse_number(columns[0].substr(dash + 1));
        if (first != words() + 1 || !last || *last <= *first || in_range()) {
            report("the range " + std::string(columns[0]) + " does not start at the next word; the line is left out");
            return;
        }
        append_space();
        range_last_ = *last;
        range_left_ = columns[1];
        range_first_ = *first;
        space_after_range_ = has_space_after(columns);
    }

    void read_word(const Columns& columns) {
        const bool ranged = in_range();
        if (!ranged) append_space();
        const std::string_view form = ranged ? take_from_range(columns[1]) : columns[1];
        Token token;
        token.joined = ranged && words() + 1 > range_first_;
        token.space_before = !token.joined && space_written_;
        const auto start = static_cast<std::uint32_t>(document().text.size());
        document().text += form;
        token.span = {start, static_cast<std::uint32_t>(document().text.size())};
        read_tags(token, columns);
        tokens().push_back(token);
        heads_.push_back(columns[6]);
        lines_.push_back(line_);
        if (!in_range()) space_ = ranged ? space_after_range_ : has_space_after(columns);
    }

    void read_tags(Token& token, const Columns& columns) {
        std::string& pool = documents_.back().analysis.lemmas;
        const auto start = static_cast<std::uint32_t>(pool.size());
        if (columns[2] != "_" || columns[1] == "_") pool += columns[2];
        token.lemma = {start, static_cast<std::uint32_t>(pool.size())};
        token.upos = parse_upos(columns[3]).value_or(Upos::x);
        token.xpos = parse_xpos(columns[4]).value_or(Xpos::xx);
        token.feats = parse_feats(columns[5]);
        const auto relation = parse_deprel(columns[7]);
        token.deprel =
            relation ? *relation : parse_deprel(columns[7].substr(0, columns[7].find(':'))).value_or(Deprel::dep);
    }

    /// The characters of the open range that are the word's: its form where that is how they go on, all that is left
    /// for the last word, else all but one character for each word still to come.
    std::string_view take_from_range(std::string_view form) {
        const std::uint32_t after = range_last_ - words() - 1;
        std::size_t length = range_left_.size();
        if (after > 0) {
            const bool spelt =
                range_left_.starts_with(form) && count_code_points(range_left_.substr(form.size())) >= after;
            length = spelt ? form.size() : without_last(range_left_, after);
        }
        const std::string_view taken = range_left_.substr(0, length);
        range_left_.remove_prefix(length);
        return taken;
    }

    /// The length of `text` without its last `count` code points; one stays at least where there is one.
    static std::size_t without_last(std::string_view text, std::uint32_t count) {
        const std::size_t have = count_code_points(text);
        std::size_t keep = have > count ? have - count : std::min<std::size_t>(have, 1);
        std::size_t at = 0;
        for (; keep > 0; --keep) at += utf8_sequence_length(text.substr(at));
        return at;
    }

    void append_space() {
        space_written_ = space_;
        if (space_ && !document().text.empty()) document().text.push_back(' ');
        space_ = false;
    }

    void end_sentence() {
        if (documents_.empty() || words() == 0) return reset_sentence();
        const auto last = static_cast<std::uint32_t>(tokens().size());
        Sentence sentence{{tokens()[first_].span.start, tokens().back().span.end}, first_, last, 0};
        set_heads(sentence);
        std::vector<Block>& blocks = document().blocks;
        if (new_block_ || blocks.empty()) blocks.push_back({sentence.span, BlockKind::paragraph});
        blocks.back().span.end = sentence.span.end;
        sentence.block = static_cast<std::uint32_t>(blocks.size()) - 1;
        documents_.back().analysis.sentences.push_back(sentence);
        new_block_ = false;
        reset_sentence();
    }

    void reset_sentence() {
        first_ = documents_.empty() ? 0 : static_cast<std::uint32_t>(tokens().size());
        heads_.clear();
        lines_.clear();
        range_last_ = 0;
    }

    void set_heads(const Sentence& sentence) {
        for (std::uint32_t i = 0; i < sentence.size(); ++i) set_head(sentence, i);
        if (!has_circle(tokens(), sentence)) return;
        report("the heads of the sentence that ends here go in a circle; they are left out");
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) tokens()[i].head = kNoHead;
    }

    void set_head(const Sentence& sentence, std::uint32_t word) {
        Token& token = tokens()[sentence.first + word];
        const auto head = parse_number(heads_[word]);
        if (head && *head > 0 && *head <= sentence.size()) {
            token.head = static_cast<std::int32_t>(sentence.first + *head - 1);
        } else if (head != 0 && heads_[word] != "_") {
            report_at(lines_[word], "no word has the number of the head, " + std::string(heads_[word]));
        }
    }

    static bool has_space_after(const Columns& columns) {
        return columns[9].find("SpaceAfter=No") == std::string_view::npos;
    }

    [[nodiscard]] bool in_range() const { return words() < range_last_; }
    [[nodiscard]] std::uint32_t words() const {
        return documents_.empty() ? 0 : static_cast<std::uint32_t>(documents_.back().analysis.tokens.size()) - first_;
    }
    Document& document() { return documents_.back().document; }
    std::vector<Token>& tokens() { return documents_.back().analysis.tokens; }

    void report(std::string message) { report_at(line_, std::move(message)); }
    void report_at(std::uint32_t line, std::string message) {
        diagnostics_.add({Severity::error, std::string(file_), line, 0, std::move(message)});
    }

    std::string_view file_;
    Diagnostics& diagnostics_;
    std::vector<ConlluDocument> documents_;
    std::vector<std::string_view> heads_;  // of the open sentence, as written
    std::vector<std::uint32_t> lines_;     // of its words
    std::uint32_t line_ = 0;
    std::uint32_t first_ = 0;        // the open sentence's first token
    std::uint32_t range_first_ = 0;  // the open multi-word token: its words' numbers and what is left of its form
    std::uint32_t range_last_ = 0;
    std::string_view range_left_;
    bool space_after_range_ = true;
    bool space_ = true;          // white space stands before the next token
    bool space_written_ = true;  // and stood before the last one
    bool new_block_ = false;
};

}  // namespace

void append_conllu(std::string& out, const Document& document, const Analysis& analysis) {
    Writer(out, document, analysis).write();
}

std::vector<ConlluDocument> read_conllu(std::string_view conllu, std::string_view file, Diagnostics& diagnostics) {
    std::string repaired(conllu);
    const std::size_t replaced = repair_utf8(repaired);
    std::vector<ConlluDocument> documents = Reader(file, diagnostics).read(repaired);
    if (!documents.empty()) documents[0].document.replaced_bytes = static_cast<std::uint32_t>(replaced);
    return documents;
}

}  // namespace entente
