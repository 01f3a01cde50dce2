#include "extract/relation/rule_trace.h"

#include <algorithm>

namespace entente {
namespace {

/// A piece of an entry in words, for the trace.
std::string to_string(const PhrasePiece& piece) {
    switch (piece.kind) {
        case PhrasePiece::Kind::word: {
            std::string out = piece.words.front();
            for (std::size_t i = 1; i < std::min<std::size_t>(piece.words.size(), 3); ++i) out += "|" + piece.words[i];
            return "word `" + out + (piece.words.size() > 3 ? "|…`" : "`");
        }
        case PhrasePiece::Kind::gap: return "gap";
        case PhrasePiece::Kind::object: return "known object of the right kind";
        case PhrasePiece::Kind::either: return "object";
        case PhrasePiece::Kind::possessor: return "owner";
        case PhrasePiece::Kind::subject: return "known subject in the place of {subject}";
        case PhrasePiece::Kind::text: return "phrase of words";
        case PhrasePiece::Kind::content: return "content after `" + piece.words.front() + "`";
    }
    return {};
}

}  // namespace

std::string missing_piece(const PhraseEntry& entry, std::size_t piece) {
    if (piece >= entry.pieces.size()) return "the verb has a particle that the entry has not";
    return "there is no " + to_string(entry.pieces[piece]) + " for it";
}

}  // namespace entente
