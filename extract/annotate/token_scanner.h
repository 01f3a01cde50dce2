// Finds the tokens of one block.
//
// Text is read in pieces: runs without white space, at most kMaxTokenBytes long. Most pieces are plain words and take
// the fast path. In others the class of the next character says what may stand here (word, number, punctuation), and
// the longest such token is taken. Every look ahead stays within the piece, and those that can fail again and again are
// bounded by a constant, so that the whole is linear.
//
// Invariant: everything before at_ is in a token or is white space.
#pragma once

#include <string_view>
#include <vector>

#include "extract/text/span.h"
#include "extract/text/token.h"

namespace entente {

class TokenScanner {
public:
    /// Appends to `tokens`; both must outlive the scanner.
    TokenScanner(std::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

    void scan(Span block);

private:
    void skip_space();
    bool scan_plain_word();
    void scan_piece();
    void find_piece_end();
    void scan_token();

    bool scan_address();
    void scan_word();
    void scan_number();
    void scan_mark();

    [[nodiscard]] std::string_view rest() const { return text_.substr(at_, piece_end_ - at_); }
    [[nodiscard]] std::string_view from(std::uint32_t at) const { return text_.substr(at, piece_end_ - at); }
    [[nodiscard]] bool at_piece_start() const { return space_; }
    [[nodiscard]] bool after_currency() const;
    [[nodiscard]] std::string_view last_form() const;
    [[nodiscard]] std::string_view after_space(std::uint32_t at) const;

    [[nodiscard]] std::uint32_t letters_end(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t word_end(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t with_prefix(std::uint32_t end) const;
    [[nodiscard]] std::uint32_t with_full_stop(std::uint32_t end) const;
    [[nodiscard]] std::uint32_t acronym_end() const;
    [[nodiscard]] bool keeps_full_stop(std::string_view word, std::uint32_t end) const;
    [[nodiscard]] bool is_initial(std::string_view letter, std::uint32_t end) const;

    [[nodiscard]] std::uint32_t apostrophe_word_end() const;
    [[nodiscard]] std::uint32_t mark_end() const;
    [[nodiscard]] std::uint32_t run_end(std::string_view characters) const;
    [[nodiscard]] std::uint32_t handle_end(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t stops_end() const;
    [[nodiscard]] std::uint32_t symbol_end() const;

    void emit(std::uint32_t end, bool joined = false);
    void emit_word(std::uint32_t end);
    void emit_possessive();

    std::string_view text_;
    std::vector<Token>& tokens_;
    std::uint32_t at_ = 0;
    std::uint32_t block_end_ = 0;
    std::uint32_t piece_end_ = 0;
    bool piece_cut_ = false;         // the piece ends where no white space is
    bool may_hold_address_ = false;  // the piece has a character that only addresses need
    bool space_ = true;              // white space stands before at_
    bool quote_open_ = false;        // a single quote was opened in this block and not closed
};

}  // namespace entente
