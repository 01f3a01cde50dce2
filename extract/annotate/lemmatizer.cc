#include "extract/annotate/lemmatizer.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extract/annotate/char_class.h"
#include "extract/annotate/lemma_rules.h"

namespace entente {
namespace {

// Lines of an inflection's letter and a form, a blank and the lemma; in byte order.
constexpr std::string_view kTable =
#include "extract/annotate/lemma_table.inc"
    ;

/// Longer words are not looked up, and their lemma is their form: they are addresses, noise, or other languages.
constexpr std::size_t kLongestWord = 48;

/// A word in lower case with plain apostrophes, in a buffer of its own.
class LowerWord {
public:
    explicit LowerWord(std::string_view form) {
        for (std::size_t at = 0; at < form.size() && size_ < buffer_.size();) {
            const std::size_t mark = form[at] == '\'' ? 0 : apostrophe_at(form.substr(at));
            buffer_[size_++] = mark != 0 ? '\'' : to_lower_ascii(form[at]);
            at += std::max<std::size_t>(mark, 1);
        }
    }
    [[nodiscard]] std::string_view view() const { return {buffer_.data(), size_}; }

private:
    std::array<char, kLongestWord> buffer_{};
    std::size_t size_ = 0;
};

std::size_t line_start(std::size_t at) {
    while (at > 0 && kTable[at - 1] != '\n') --at;
    return at;
}

/// <0, 0 or >0 as letter + form stands before, at or after the key of the table's line at `start`.
int compare_key(char letter, std::string_view form, std::size_t start) {
    if (letter != kTable[start]) return letter < kTable[start] ? -1 : 1;
    const std::size_t blank = kTable.find(' ', start);
    return form.compare(kTable.substr(start + 1, blank - start - 1));
}

/// The lemma in the table, or empty.
std::string_view find_exception(char letter, std::string_view form) {
    std::size_t low = 0;
    std::size_t high = kTable.size();
    while (low < high) {
        const std::size_t start = line_start(low + (high - low) / 2);
        const int order = compare_key(letter, form, start);
        const std::size_t end = kTable.find('\n', start);
        if (order == 0) {
            const std::size_t blank = kTable.find(' ', start);
            return kTable.substr(blank + 1, end - blank - 1);
        }
        if (order < 0) {
            high = start;
        } else {
            low = end + 1;
        }
    }
    return {};
}

struct Closed {
    std::string_view form;
    std::string_view lemma;
};

template <std::size_t N>
std::string_view find_closed(const std::array<Closed, N>& table, std::string_view form) {
    const auto* found = std::find_if(table.begin(), table.end(), [&](const Closed& c) { return c.form == form; });
    return found != table.end() ? found->lemma : std::string_view();
}

constexpr std::array kPronouns = {
    Closed{"i", "I"},        Closed{"me", "I"},         Closed{"him", "he"},   Closed{"them", "they"},
    Closed{"us", "we"},      Closed{"'s", "we"},        Closed{"s", "we"},     Closed{"em", "they"},
    Closed{"'em", "they"},   Closed{"u", "you"},        Closed{"her", "she"},  Closed{"mine", "my"},
    Closed{"yours", "your"}, Closed{"theirs", "their"}, Closed{"ours", "our"}, Closed{"hers", "her"},
    Closed{"ya", "you"},     Closed{"y'", "you"},
};
constexpr std::array kPossessives = {Closed{"yo", "your"}, Closed{"ur", "your"}};
constexpr std::array kDeterminers = {Closed{"an", "a"}, Closed{"these", "this"}, Closed{"those", "that"}};
constexpr std::array kModals = {
    Closed{"ca", "can"},   Closed{"wo", "will"}, Closed{"'ll", "will"},  Closed{"ll", "will"},
    Closed{"'d", "would"}, Closed{"d", "would"}, Closed{"sha", "shall"},
};
constexpr std::array kAdverbs = {
    Closed{"n't", "not"},    Closed{"nt", "not"},      Closed{"asap", "ASAP"},
    Closed{"aka", "a.k.a."}, Closed{"better", "well"}, Closed{"best", "well"},
};
constexpr std::array kPrepositions = {
    Closed{"vs.", "versus"},  Closed{"vs", "versus"},   Closed{"thru", "through"},   Closed{"'til", "till"},
    Closed{"til", "till"},    Closed{"w/o", "without"}, Closed{"w/", "with"},        Closed{"w/out", "without"},
    Closed{"b/t", "between"}, Closed{"b/c", "because"}, Closed{"'cause", "because"},
};
constexpr std::array kNumbers = {
    Closed{"m", "million"},  Closed{"k", "thousand"},  Closed{"b", "billion"},
    Closed{"bn", "billion"}, Closed{"tn", "trillion"},
};
constexpr std::array kNouns = {
    Closed{"pm", "p.m."},  Closed{"am", "a.m."}, Closed{"p.m", "p.m."},
    Closed{"a.m", "a.m."}, Closed{"tv", "TV"},   Closed{"t.v.", "TV"},
};
constexpr std::array kVerbs = {
    Closed{"'s", "be"},   Closed{"s", "be"},    Closed{"'re", "be"},   Closed{"re", "be"},    Closed{"r", "be"},
    Closed{"'m", "be"},   Closed{"m", "be"},    Closed{"'ve", "have"}, Closed{"ve", "have"},  Closed{"'d", "have"},
    Closed{"d", "have"},  Closed{"am", "be"},   Closed{"are", "be"},   Closed{"is", "be"},    Closed{"was", "be"},
    Closed{"were", "be"}, Closed{"been", "be"}, Closed{"being", "be"}, Closed{"has", "have"}, Closed{"had", "have"},
    Closed{"ai", "be"},   Closed{"gon", "go"},  Closed{"wan", "want"}, Closed{"got", "get"},  Closed{"du", "do"},
    Closed{"does", "do"}, Closed{"did", "do"},  Closed{"done", "do"},
};
constexpr std::array kNames = {
    Closed{"jan", "January"},    Closed{"feb", "February"},   Closed{"mar", "March"},     Closed{"apr", "April"},
    Closed{"aug", "August"},     Closed{"sept", "September"}, Closed{"sep", "September"}, Closed{"oct", "October"},
    Closed{"nov", "November"},   Closed{"dec", "December"},   Closed{"mon", "Monday"},    Closed{"tue", "Tuesday"},
    Closed{"tues", "Tuesday"},   Closed{"wed", "Wednesday"},  Closed{"thu", "Thursday"},  Closed{"thur", "Thursday"},
    Closed{"thurs", "Thursday"}, Closed{"fri", "Friday"},     Closed{"sat", "Saturday"},  Closed{"sun", "Sunday"},
};
constexpr std::array kForeign = {Closed{"etc", "etc."}, Closed{"eg", "e.g."}, Closed{"ie", "i.e."},
                                 Closed{"eg.", "e.g."}};

/// The irregular words of a tag: closed classes and contractions. Empty for others.
std::string_view find_irregular(std::string_view lower, Xpos tag) {
    switch (tag) {
        case Xpos::prp: return find_closed(kPronouns, lower);
        case Xpos::prp_poss: return find_closed(kPossessives, lower);
        case Xpos::dt: return find_closed(kDeterminers, lower);
        case Xpos::md: return find_closed(kModals, lower);
        case Xpos::rb:
        case Xpos::rbr:
        case Xpos::rbs: return find_closed(kAdverbs, lower);
        case Xpos::in: return find_closed(kPrepositions, lower);
        case Xpos::cd: return find_closed(kNumbers, lower);
        case Xpos::nn: return find_closed(kNouns, lower);
        case Xpos::fw: return find_closed(kForeign, lower);
        case Xpos::pos: return "'s";
        case Xpos::to: return lower == "na" || lower == "ta" || lower == "a" ? "to" : std::string_view();
        case Xpos::vb:
        case Xpos::vbd:
        case Xpos::vbg:
        case Xpos::vbn:
        case Xpos::vbp:
        case Xpos::vbz: return find_closed(kVerbs, lower);
        default: return {};
    }
}

std::optional<Inflection> inflection_of(Xpos tag) {
    switch (tag) {
        case Xpos::nns: return Inflection::plural;
        case Xpos::vbz: return Inflection::third;
        case Xpos::vbd:
        case Xpos::vbn: return Inflection::past;
        case Xpos::vbg: return Inflection::gerund;
        case Xpos::jjr:
        case Xpos::rbr: return Inflection::comparative;
        case Xpos::jjs:
        case Xpos::rbs: return Inflection::superlative;
        default: return std::nullopt;
    }
}

void append_uninflected(std::string& out, std::string_view lower, Inflection inflection) {
    if (is_digit(lower[0])) {  // the 1990s
        out.append(lower);
        return;
    }
    const std::string_view word = find_exception(static_cast<char>(inflection), lower);
    if (!word.empty()) {
        out.append(word);
        return;
    }
    const std::size_t hyphen = lower.rfind('-');  // non-members
    if (hyphen != std::string_view::npos && hyphen + 1 < lower.size()) {
        out.append(lower.substr(0, hyphen + 1));
        append_uninflected(out, lower.substr(hyphen + 1), inflection);
        return;
    }
    append_rule_lemma(out, lower, inflection);
}

bool is_all_upper(std::string_view form) {
    return std::any_of(form.begin(), form.end(), is_upper) && std::none_of(form.begin(), form.end(), is_lower);
}

/// A form whose capitals are in the middle or all over: iPhone, EPM, L2.
bool is_acronym(std::string_view form) {
    return form.size() > 1 && std::any_of(form.begin() + 1, form.end(), is_upper);
}

// Names that are plurals only.
constexpr std::array<std::string_view, 5> kPluralNames = {"Commons", "Netherlands", "Olympics", "Paralympics",
                                                          "Philippines"};

/// The lemma of a name's plural keeps the form's capitals: Americans -> American, STATES -> STATE.
void append_name_plural(std::string& out, std::string_view form, std::string_view lower) {
    if (std::find(kPluralNames.begin(), kPluralNames.end(), form) != kPluralNames.end()) {
        out.append(form);
        return;
    }
    std::string lemma;
    append_uninflected(lemma, lower, Inflection::plural);
    const std::size_t same = static_cast<std::size_t>(
        std::mismatch(lemma.begin(), lemma.end(), lower.begin(), lower.end()).first - lemma.begin());
    out.append(form.substr(0, std::min(same, form.size())));
    const bool shout = is_all_upper(form);
    for (const char c : std::string_view(lemma).substr(std::min(same, lemma.size()))) {
        out.push_back(shout && is_lower(c) ? static_cast<char>(c & ~0x20) : c);
    }
}

/// Names that are written small hold their particles (al, van, bin) and careless writing (london).
constexpr std::size_t kLongestParticle = 3;

void append_capitalised(std::string& out, std::string_view lower) {
    out.push_back(is_lower(lower[0]) ? static_cast<char>(lower[0] & ~0x20) : lower[0]);
    out.append(lower.substr(1));
}

void append_name(std::string& out, std::string_view form, std::string_view lower) {
    const std::string_view bare = lower.ends_with('.') ? lower.substr(0, lower.size() - 1) : lower;
    const std::string_view full = bare.size() <= 5 && bare.size() >= 3 ? find_closed(kNames, bare) : std::string_view();
    if (!full.empty() && starts_upper(form)) {
        out.append(full);
    } else if (form.size() > kLongestParticle && std::all_of(form.begin(), form.end(), is_lower)) {
        append_capitalised(out, lower);
    } else {
        out.append(form);
    }
}

void append_mark(std::string& out, std::string_view form, Xpos tag) {
    if (tag == Xpos::open_quote || tag == Xpos::close_quote) {
        if (form == "“" || form == "”" || form == "``" || form == "„") form = "\"";
        if (form == "‘" || form == "’") form = "'";
    }
    const bool colon = tag == Xpos::colon;
    if (form == "–" || (form == "—" && !colon) || (form == "--" && colon)) form = "-";
    out.append(form);
}

void append_number(std::string& out, std::string_view form, std::string_view lower) {
    if (form.find_first_not_of("IVXLCDM") == std::string_view::npos && form != "M") {
        out.append(form);
        return;
    }
    const bool digits = is_digit(lower[0]) || lower[0] == '.';
    for (const char c : lower) {
        if (!digits || c != ',') out.push_back(c);
    }
}

bool is_mark(Xpos tag) {
    switch (tag) {
        case Xpos::period:
        case Xpos::comma:
        case Xpos::colon:
        case Xpos::open_quote:
        case Xpos::close_quote:
        case Xpos::lrb:
        case Xpos::rrb:
        case Xpos::hyph:
        case Xpos::sym:
        case Xpos::dollar: return true;
        default: return false;
    }
}

/// Tags whose words keep their form whatever its case.
bool keeps_form(Xpos tag) {
    return tag == Xpos::add || tag == Xpos::ls || tag == Xpos::fw || tag == Xpos::xx;
}

/// Names that are written like verbs by the treebanks: United (States) -> Unite.
bool append_verbal_name(std::string& out, std::string_view lower, Upos upos) {
    if (upos != Upos::verb || lower.size() < 4) return false;
    const bool gerund = lower.ends_with("ing");
    if (!gerund && !lower.ends_with("ed")) return false;
    std::string lemma;
    append_uninflected(lemma, lower, gerund ? Inflection::gerund : Inflection::past);
    append_capitalised(out, lemma);
    return true;
}

void append_lower(std::string& out, std::string_view form) {
    const bool ascii =
        std::all_of(form.begin(), form.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const bool upper_wide = !ascii && static_cast<unsigned char>(form[0]) >= 0x80 && starts_upper(form);
    if (ascii || !upper_wide) {
        std::transform(form.begin(), form.end(), std::back_inserter(out), to_lower_ascii);
    } else {
        out.append(form);
    }
}

/// Whether a common word keeps its capitals: an acronym, or a capitalised adjective of a people or a creed.
bool keeps_capitals(std::string_view form, std::string_view lower, Xpos tag, bool shouted) {
    const bool adjective = tag == Xpos::jj;
    if (!adjective && tag != Xpos::nn) return false;
    if (is_all_upper(form) || is_acronym(form)) return !shouted && (form.size() > 1 || tag == Xpos::nn);
    if (!adjective || !starts_upper(form)) return false;
    if (!find_exception('A', lower).empty()) return true;
    const std::size_t hyphen = form.rfind('-');
    return hyphen != std::string_view::npos && hyphen + 1 < form.size() && is_upper(form[hyphen + 1]);
}

void append_word(std::string& out, std::string_view form, Upos upos, Xpos xpos, bool shouted) {
    const LowerWord buffer(form);
    const std::string_view lower = buffer.view();
    if (const std::string_view lemma = find_irregular(lower, xpos); !lemma.empty()) {
        out.append(lemma);
    } else if (xpos == Xpos::nnp) {
        if (!append_verbal_name(out, lower, upos)) append_name(out, form, lower);
    } else if (xpos == Xpos::nnps) {
        append_name_plural(out, form, lower);
    } else if (const auto inflection = inflection_of(xpos)) {
        append_uninflected(out, lower, *inflection);
    } else if (xpos == Xpos::cd) {
        append_number(out, form, lower);
    } else if (keeps_capitals(form, lower, xpos, shouted)) {
        out.append(form);
    } else if (xpos == Xpos::vbp || xpos == Xpos::vb) {
        out.append(lower);
    } else {
        append_lower(out, form);
    }
}

void append_lemma_in(std::string& out, std::string_view form, Upos upos, Xpos xpos, bool shouted) {
    if (form.empty()) return;
    if (is_mark(xpos)) {
        append_mark(out, form, xpos);
    } else if (form.size() > kLongestWord || (keeps_form(xpos) && xpos != Xpos::fw)) {
        out.append(form);
    } else if (xpos == Xpos::fw) {
        const LowerWord lower(form);
        const std::string_view full = find_closed(kForeign, lower.view());
        out.append(full.empty() ? form : full);
    } else {
        append_word(out, form, upos, xpos, shouted);
    }
}

/// Whether a word in capitals stands beside another one: a headline or a shout, not an acronym.
bool is_shouted(const Words& words, const Sentence& sentence, std::uint32_t token) {
    const auto is_loud = [&](std::uint32_t i) { return words[i].size() > 1 && is_all_upper(words[i]); };
    if (!is_loud(token)) return false;
    return (token > sentence.first && is_loud(token - 1)) || (token + 1 < sentence.last && is_loud(token + 1));
}

/// Whether the auxiliary 's at `token` is "has": a participle of the perfect follows (it's been, he's got).
bool is_perfect(const Words& words, const Analysis& analysis, const Sentence& sentence, std::uint32_t token) {
    for (std::uint32_t i = token + 1; i < sentence.last && i < token + 4; ++i) {
        const Token& next = analysis.tokens[i];
        if (next.xpos == Xpos::rb) continue;
        if (next.xpos != Xpos::vbn) return false;
        const LowerWord word(words[i]);
        return word.view() == "been" || word.view() == "got" || word.view() == "had" || word.view() == "become";
    }
    return false;
}

}  // namespace

void append_lemma(std::string& out, std::string_view form, Upos upos, Xpos xpos) {
    append_lemma_in(out, form, upos, xpos, false);
}

void lemmatize(const Document& document, Analysis& analysis) {
    const Words words(document, analysis);
    analysis.lemmas.clear();
    for (const Sentence& sentence : analysis.sentences) {
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            Token& token = analysis.tokens[i];
            const auto start = static_cast<std::uint32_t>(analysis.lemmas.size());
            const bool contracted = token.xpos == Xpos::vbz && token.joined && token.upos == Upos::aux;
            if (contracted && is_perfect(words, analysis, sentence, i)) {
                analysis.lemmas += "have";
            } else {
                const bool shouted = is_shouted(words, sentence, i);
                append_lemma_in(analysis.lemmas, words[i], token.upos, token.xpos, shouted);
            }
            token.lemma = {start, static_cast<std::uint32_t>(analysis.lemmas.size())};
        }
    }
}

}  // namespace entente
