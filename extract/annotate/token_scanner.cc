#include "extract/annotate/token_scanner.h"

#include <algorithm>
#include <array>

#include "extract/annotate/abbreviations.h"
#include "extract/annotate/char_class.h"
#include "extract/annotate/clitics.h"
#include "extract/annotate/patterns.h"
#include "extract/annotate/tokenizer.h"
#include "extract/annotate/word_set.h"

namespace entente {
namespace {

constexpr char32_t kEllipsis = 0x2026;

bool is_space_at(std::string_view text) {
    return char_at(text).type == CharClass::space;
}

bool is_letter_at(std::string_view text) {
    return !text.empty() && char_at(text).type == CharClass::letter;
}

bool is_word_at(std::string_view text) {
    if (text.empty()) return false;
    const CharClass type = char_at(text).type;
    return type == CharClass::letter || type == CharClass::digit;
}

bool is_one_of(char c, std::string_view set) {
    return set.find(c) != std::string_view::npos;
}

/// Contractions without an apostrophe end in few ways (cannot, gonna, dont, im).
bool may_be_contraction(std::string_view word) {
    if (word.size() < 2) return false;
    const char last = to_lower_ascii(word.back());
    const char before = to_lower_ascii(word[word.size() - 2]);
    switch (last) {
        case 't': return before == 'n' || before == 'o';
        case 'a': return before == 'n' || before == 't';
        case 's': return before == 't' || before == 'e';
        case 'e': return before == 'v' || before == 'r';
        case 'o': return before == 'n';
        case 'm': return before == 'i';
        case 'l': return before == 'l';
        default: return false;
    }
}

// Prefixes that stay with their word: non-aligned, co-operate. In byte order.
constexpr std::array<std::string_view, 38> kPrefixes = {
    "ante", "anti",  "arch",  "bi",    "bio",   "co",    "counter", "cross", "de",    "e",
    "ex",   "extra", "hyper", "inter", "intra", "macro", "mega",    "meta",  "micro", "mid",
    "mini", "mono",  "multi", "neo",   "non",   "over",  "post",    "pre",   "pro",   "psycho",
    "re",   "semi",  "socio", "sub",   "super", "trans", "ultra",   "un",
};

// Abbreviations written with a stroke.
constexpr std::array<std::string_view, 7> kStroked = {"w/o", "w/out", "w/", "b/t", "b/c", "s/he", "l/c"};

std::size_t match_stroked(std::string_view text) {
    for (const std::string_view word : kStroked) {
        if (text.starts_with(word) && !is_word_at(text.substr(word.size()))) return word.size();
    }
    return 0;
}

// What may follow an apostrophe that opens a word.
constexpr std::array<std::string_view, 11> kClipped = {"s", "S", "ll", "re", "ve", "m", "d", "em", "til", "cause", "n"};

}  // namespace

void TokenScanner::scan(Span block) {
    at_ = block.start;
    block_end_ = block.end;
    space_ = true;
    quote_open_ = false;
    for (skip_space(); at_ < block_end_; skip_space()) {
        if (!scan_plain_word()) scan_piece();
    }
}

void TokenScanner::skip_space() {
    while (at_ < block_end_) {
        const Char c = char_at(text_.substr(at_));
        if (c.type != CharClass::space) return;
        at_ += c.size;
        space_ = true;
    }
}

/// The fast path: ASCII letters up to white space.
bool TokenScanner::scan_plain_word() {
    const std::uint32_t limit = block_end_ - at_ > kMaxTokenBytes ? at_ + kMaxTokenBytes : block_end_;
    std::uint32_t end = at_;
    while (end < limit && is_ascii_letter(text_[end])) ++end;
    if (end == at_) return false;
    if (end < block_end_ && !is_space_at(text_.substr(end))) return false;
    piece_end_ = end;
    emit_word(end);
    return true;
}

void TokenScanner::scan_piece() {
    find_piece_end();
    const std::uint32_t refill = piece_cut_ ? at_ + kMaxTokenBytes / 2 : piece_end_;
    while (at_ < refill) scan_token();
}

void TokenScanner::find_piece_end() {
    const std::uint32_t limit = block_end_ - at_ > kMaxTokenBytes ? at_ + kMaxTokenBytes : block_end_;
    std::uint32_t end = at_;
    may_hold_address_ = false;
    while (end < limit) {
        const Char c = char_at(text_.substr(end));
        if (c.type == CharClass::space || end + c.size > limit) break;
        may_hold_address_ |= c.code == '@' || c.code == ':' || c.code == 'w' || c.code == 'W';
        end += c.size;
    }
    piece_end_ = end;
    piece_cut_ = end < block_end_ && !is_space_at(text_.substr(end));
}

void TokenScanner::scan_token() {
    const CharClass type = char_at(rest()).type;
    if (type == CharClass::letter) {
        scan_word();
    } else if (type == CharClass::digit) {
        scan_number();
    } else {
        scan_mark();
    }
}

bool TokenScanner::scan_address() {
    if (!may_hold_address_) return false;
    std::size_t length = match_url(rest());
    if (length == 0) length = match_email(rest());
    if (length == 0) return false;
    emit(at_ + static_cast<std::uint32_t>(length));
    return true;
}

// Words ---------------------------------------------------------------------------------------------------------------

void TokenScanner::scan_word() {
    if (scan_address()) return;
    if (const std::size_t length = match_stroked(rest()); length != 0) {
        emit(at_ + static_cast<std::uint32_t>(length));
        return;
    }
    std::uint32_t end = with_prefix(word_end(at_));
    if (end < piece_end_ && text_[end] == '.') end = with_full_stop(end);
    if (from(end).starts_with('!') && text_.substr(at_, end - at_) == "Yahoo") ++end;  // a name with a mark
    const bool dollar = end < piece_end_ && text_[end] == '$' && end - at_ <= 3 && is_upper(text_[at_]);
    if (dollar) {
        emit(end + 1);  // US$
        return;
    }
    emit_word(end);
    emit_possessive();
}

std::uint32_t TokenScanner::letters_end(std::uint32_t at) const {
    while (at < piece_end_) {
        const Char c = char_at(from(at));
        if (c.type != CharClass::letter && c.type != CharClass::digit) break;
        at += c.size;
    }
    return at;
}

/// Letters and digits, with apostrophes (O'Brien), ampersands (AT&T) and low lines (GCP_London) between them.
std::uint32_t TokenScanner::word_end(std::uint32_t at) const {
    for (;;) {
        at = letters_end(at);
        if (at >= piece_end_) return at;
        std::size_t inner = apostrophe_at(from(at));
        if (text_[at] == '&' || text_[at] == '_') inner = 1;
        const auto next = static_cast<std::uint32_t>(at + inner);
        if (inner == 0 || next >= piece_end_ || !is_word_at(from(next))) return at;
        at = next;
    }
}

/// The word after a prefix and its hyphen belongs to it; in "non-U.S." an acronym stands by itself.
std::uint32_t TokenScanner::with_prefix(std::uint32_t end) const {
    while (end + 1 < piece_end_ && text_[end] == '-' && is_word_at(from(end + 1))) {
        const std::size_t dash = text_.substr(at_, end - at_).rfind('-');
        const std::uint32_t part = dash == std::string_view::npos ? at_ : at_ + static_cast<std::uint32_t>(dash) + 1;
        if (!contains_lower(kPrefixes, text_.substr(part, end - part))) break;
        if (is_upper(text_[end + 1]) && end + 2 < piece_end_ && text_[end + 2] == '.') break;
        end = word_end(end + 1);
    }
    return end;
}

/// The end of the token whose letters end at a full stop: with it, past it, or before it.
std::uint32_t TokenScanner::with_full_stop(std::uint32_t end) const {
    const std::uint32_t acronym = acronym_end();
    if (acronym != 0) return acronym;
    if (is_word_at(from(end + 1))) {
        const std::size_t host = match_host(rest());
        if (host != 0) return at_ + static_cast<std::uint32_t>(host);
    }
    return keeps_full_stop(text_.substr(at_, end - at_), end) ? end + 1 : end;
}

/// U.S., p.m, Ph.D.: single letters, or a capital and a small one, each with a full stop; 0 if it is none.
std::uint32_t TokenScanner::acronym_end() const {
    std::uint32_t at = at_;
    std::uint32_t stops = 0;
    bool single = false;
    while (at < piece_end_ && is_letter_at(from(at))) {
        const std::uint32_t end = letters_end(at);
        const bool one = end - at == char_at(from(at)).size;
        const bool two = end - at == 2 && is_upper(text_[at]) && is_lower(text_[at + 1]);
        if (!one && !two) break;
        const bool stop = end < piece_end_ && text_[end] == '.';
        if (!stop) return one && stops > 0 ? end : 0;
        single |= one;
        ++stops;
        at = end + 1;
    }
    if (stops < 2 || !single) return 0;
    return from(at).starts_with("..") ? at - 1 : at;  // an ellipsis follows
}

bool TokenScanner::keeps_full_stop(std::string_view word, std::uint32_t end) const {
    if (from(end).starts_with("...")) return false;  // an ellipsis
    if (char_at(word).size == word.size()) return is_initial(word, end);
    const std::string_view next = after_space(end + 1);
    switch (abbreviation(word)) {
        case Abbreviation::none: return false;
        case Abbreviation::title: return !next.empty() && (is_word_at(next) || is_one_of(next[0], "(\"'-/"));
        case Abbreviation::numeral: return !next.empty() && is_one_of(next[0], "0123456789#");
        case Abbreviation::state: return last_form() == ",";
        case Abbreviation::open: return word != "al" || last_form() == "et";
        case Abbreviation::small: return !next.empty() && !starts_upper(next);
    }
    return false;
}

/// The full stop after a single letter: George W. Bush, c. 1810.
bool TokenScanner::is_initial(std::string_view letter, std::uint32_t end) const {
    const std::string_view next = after_space(end + 1);
    if (next.empty()) return false;
    if (starts_lower(letter)) return is_digit(next[0]);
    return letter != "I" && (starts_upper(next) || next[0] == ',');
}

/// The text after `at`, white space skipped; empty at the block's end.
std::string_view TokenScanner::after_space(std::uint32_t at) const {
    while (at < block_end_) {
        const Char c = char_at(text_.substr(at));
        if (c.type != CharClass::space) break;
        at += c.size;
    }
    return text_.substr(at, block_end_ - at);
}

std::string_view TokenScanner::last_form() const {
    return tokens_.empty() ? std::string_view() : tokens_.back().span.of(text_);
}

// Numbers -------------------------------------------------------------------------------------------------------------

void TokenScanner::scan_number() {
    if (scan_address()) return;
    const std::uint32_t end = at_ + static_cast<std::uint32_t>(match_number(rest()));
    const std::uint32_t letters = letters_end(end);
    const std::string_view unit = text_.substr(end, letters - end);
    const bool times = unit.size() > 1 && unit[0] == 'x' && is_digit(unit[1]);
    if (times || is_unit(unit, after_currency())) {
        emit(end);
        return;
    }
    if (letters < piece_end_ && text_[letters] == '.' && is_word_at(from(letters + 1))) {
        if (const std::size_t host = match_host(rest()); host != 0) {
            emit(at_ + static_cast<std::uint32_t>(host));
            return;
        }
    }
    emit_word(word_end(end));
    emit_possessive();
}

bool TokenScanner::after_currency() const {
    const std::string_view form = last_form();
    return form.ends_with('$') || form == "€" || form == "£" || form == "¥" || form == "₩";
}

// Punctuation and symbols ---------------------------------------------------------------------------------------------

void TokenScanner::scan_mark() {
    if (const std::uint32_t end = apostrophe_word_end(); end != 0) {
        emit(end);
        return;
    }
    if (const std::size_t length = match_emoticon(rest()); length != 0) {
        emit(at_ + static_cast<std::uint32_t>(length));
        return;
    }
    const bool opens = at_piece_start();
    const std::uint32_t end = mark_end();
    if (apostrophe_at(rest()) != 0) quote_open_ = opens;
    if (rest().starts_with("‘")) quote_open_ = true;
    emit(end);
}

/// 's, 'em, '72 at the start of a piece; 0 if an apostrophe there is a quote.
std::uint32_t TokenScanner::apostrophe_word_end() const {
    const auto mark = static_cast<std::uint32_t>(apostrophe_at(rest()));
    if (mark == 0) return 0;
    const std::uint32_t start = at_ + mark;
    const std::uint32_t end = letters_end(start);
    const std::string_view word = text_.substr(start, end - start);
    const bool year =
        word.size() >= 2 && is_digit(word[0]) && is_digit(word[1]) && (word.size() == 2 || word[2] == 's');
    if (year && at_piece_start() && word.size() <= 3) return end;
    return std::find(kClipped.begin(), kClipped.end(), word) != kClipped.end() ? end : 0;
}

std::uint32_t TokenScanner::mark_end() const {
    const Char c = char_at(rest());
    const auto next = at_ + c.size;
    if (c.code == '.' || c.code == '!' || c.code == '?' || c.code == kEllipsis) return stops_end();
    if (c.code >= 0x80) return symbol_end();
    if (rest().starts_with("''") || rest().starts_with("``")) return at_ + 2;
    if (c.code == '-' || c.code == '=') return run_end("-=");
    const bool word_follows = next < piece_end_ && is_letter_at(from(next));
    if (is_one_of(text_[at_], "#@") && word_follows && at_piece_start()) return handle_end(next);
    const bool digit_follows = next < piece_end_ && is_digit(text_[next]);
    if (c.code == '+' && digit_follows && at_piece_start()) {
        return next + static_cast<std::uint32_t>(match_number(from(next)));
    }
    return is_one_of(text_[at_], "_*~+#<>|^/\\$") ? run_end(text_.substr(at_, 1)) : next;
}

std::uint32_t TokenScanner::run_end(std::string_view characters) const {
    std::uint32_t end = at_;
    while (end < piece_end_ && is_one_of(text_[end], characters)) ++end;
    return end;
}

/// The end of a hashtag or of somebody's handle, @name or @example.org, whose letters start at `at`.
std::uint32_t TokenScanner::handle_end(std::uint32_t at) const {
    const std::size_t host = match_host(from(at));
    return host != 0 ? at + static_cast<std::uint32_t>(host) : word_end(at);
}

/// Full stops, question and exclamation marks, ellipses: a run of dots, a run of the others, or a dot and the others.
std::uint32_t TokenScanner::stops_end() const {
    const auto is_dot = [&](std::uint32_t at) {
        return at < piece_end_ && (text_[at] == '.' || from(at).starts_with("…"));
    };
    const auto is_strong = [&](std::uint32_t at) { return at < piece_end_ && (text_[at] == '!' || text_[at] == '?'); };
    std::uint32_t end = at_;
    while (is_dot(end)) end += char_at(from(end)).size;
    const std::uint32_t dots = end - at_;
    if (dots == 1 && end < piece_end_ && is_digit(text_[end]) && (at_piece_start() || after_currency())) {
        return end + static_cast<std::uint32_t>(match_number(from(end)));  // .04
    }
    if (dots > 1) return end;
    while (is_strong(end)) ++end;
    return end;
}

/// A symbol above ASCII: a picture with its joiners and modifiers, a run of one dash, or one character.
std::uint32_t TokenScanner::symbol_end() const {
    const Char first = char_at(rest());
    std::uint32_t end = at_ + first.size;
    const bool flag = first.code >= 0x1F1E6 && first.code <= 0x1F1FF;
    bool after_joiner = false;
    while (end < piece_end_) {
        const Char c = char_at(from(end));
        const bool modifier = c.code == 0xFE0F || c.code == 0x200D || (c.code >= 0x1F3FB && c.code <= 0x1F3FF);
        const bool pair = flag && end == at_ + first.size && c.code >= 0x1F1E6 && c.code <= 0x1F1FF;
        const bool dashes = c.code == first.code && (c.code == 0x2013 || c.code == 0x2014);
        if (!modifier && !pair && !dashes && !after_joiner) break;
        after_joiner = c.code == 0x200D;
        end += c.size;
    }
    return end;
}

// Output --------------------------------------------------------------------------------------------------------------

void TokenScanner::emit(std::uint32_t end, bool joined) {
    Token& token = tokens_.emplace_back();
    token.span = {at_, end};
    token.space_before = space_;
    token.joined = joined;
    at_ = end;
    space_ = false;
}

void TokenScanner::emit_word(std::uint32_t end) {
    const std::string_view word = text_.substr(at_, end - at_);
    Cuts cuts;
    if (word.find('\'') != std::string_view::npos || word.find("’") != std::string_view::npos) {
        cuts = cut_clitics(word);
    } else if (may_be_contraction(word)) {
        cuts = cut_contraction(word);
    }
    const std::uint32_t start = at_;
    for (std::uint32_t i = 0; i < cuts.count; ++i) emit(start + cuts.at[i], i > 0);
    emit(end, cuts.count > 0);
}

/// The apostrophe after a plural: the workers' party. Where a single quote is open it closes that instead.
void TokenScanner::emit_possessive() {
    if (at_ >= piece_end_ || quote_open_) return;
    const auto mark = static_cast<std::uint32_t>(apostrophe_at(rest()));
    const std::string_view form = last_form();
    if (mark == 0 || !is_one_of(form.back(), "sSxz") || tokens_.back().joined) return;
    if (rest().starts_with("''")) return;
    emit(at_ + mark, true);
}

}  // namespace entente
