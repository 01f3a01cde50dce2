#include "extract/annotate/lemma_rules.h"

#include <algorithm>

namespace entente {
namespace {

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}
bool is_one_of(char c, std::string_view set) {
    return set.find(c) != std::string_view::npos;
}

std::size_t vowel_groups(std::string_view stem) {
    std::size_t groups = 0;
    for (std::size_t i = 0; i < stem.size(); ++i)
        groups += is_vowel(stem[i]) && (i == 0 || !is_vowel(stem[i - 1])) ? 1 : 0;
    return groups;
}

/// The consonant that inflection doubled: plann|ed, bigg|er.
bool is_doubled(std::string_view stem) {
    const std::size_t n = stem.size();
    return n > 3 && stem[n - 1] == stem[n - 2] && is_one_of(stem[n - 1], "bdgkmnprtv");
}

/// Whether a stem of more than one syllable that ends in one vowel and one consonant has lost an e: decid|ed.
bool lost_e_after_vowel(std::string_view stem) {
    const char vowel = stem[stem.size() - 2];
    switch (stem.back()) {
        case 'b': return vowel == 'i';
        case 'd':
        case 'g':
        case 'k': return true;
        case 'm': return vowel == 'u' || vowel == 'a';
        case 'n': return vowel == 'i';
        case 'p': return vowel == 'a' || vowel == 'y';
        case 'r': return is_one_of(vowel, "aiu");
        case 't': return is_one_of(vowel, "auo");
        case 'l': return vowel == 'i' || vowel == 'u';
        default: return false;
    }
}

/// Whether a stem that ends in two consonants has lost an e: handl|ed, chang|ed.
bool lost_e_after_consonant(std::string_view stem) {
    const char before = stem[stem.size() - 2];
    switch (stem.back()) {
        case 'l': return !is_one_of(before, "lrw");
        case 'g': return before == 'd' || before == 'r' || before == 'l' || before == 'n';
        case 'r': return before == 't';
        default: return false;
    }
}

bool lost_e(std::string_view stem) {
    const std::size_t n = stem.size();
    if (n < 2) return false;
    const char last = stem[n - 1];
    if (is_one_of(last, "cuv")) return true;
    if (last == 's' || last == 'z') return stem[n - 2] != last;
    if (is_vowel(last) || is_one_of(last, "hwxqj")) return false;
    if (!is_vowel(stem[n - 2])) return lost_e_after_consonant(stem);
    const bool two_vowels =
        n > 2 && is_vowel(stem[n - 3]) && !(stem[n - 3] == 'u' && n > 3 && is_one_of(stem[n - 4], "gq"));
    if (two_vowels) return false;
    return vowel_groups(stem) == 1 ? last != 'f' : lost_e_after_vowel(stem);
}

void append_stem(std::string& out, std::string_view stem) {
    if (is_doubled(stem))
        stem.remove_suffix(1);
    else if (lost_e(stem)) {
        out.append(stem).push_back('e');
        return;
    }
    out.append(stem);
}

void append_singular(std::string& out, std::string_view form) {
    if (form.ends_with("men") && form.size() > 4) {
        out.append(form.substr(0, form.size() - 2)).append("an");
        return;
    }
    if (form.ends_with("children")) form.remove_suffix(3);
    if (!form.ends_with('s') || form.size() < 3 || form.ends_with("ss")) {
        out.append(form);
        return;
    }
    if (form.ends_with("ies") && form.size() > 4) {
        out.append(form.substr(0, form.size() - 3)).push_back('y');
        return;
    }
    const std::string_view bare = form.substr(0, form.size() - 1);
    const bool hissing = bare.ends_with("sse") || bare.ends_with("she") || bare.ends_with("che") ||
                         bare.ends_with("xe") || bare.ends_with("zze") || (bare.ends_with("oe") && bare.size() > 3);
    out.append(hissing ? bare.substr(0, bare.size() - 1) : bare);
}

/// `form` without `ending`, or with the spelling that the ending changed put right.
void append_without(std::string& out, std::string_view form, std::string_view ending) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 2) {
        out.append(form);
        return;
    }
    const std::string_view stem = form.substr(0, form.size() - ending.size());
    if (stem.ends_with('i') && ending[0] == 'e' && stem.size() > 2) {
        out.append(stem.substr(0, stem.size() - 1)).push_back('y');
    } else if (stem.ends_with('e') && ending[0] == 'e') {
        out.append(stem).push_back('e');  // agreed
    } else {
        append_stem(out, stem);
    }
}

}  // namespace

void append_rule_lemma(std::string& out, std::string_view form, Inflection inflection) {
    switch (inflection) {
        case Inflection::plural:
        case Inflection::third: return append_singular(out, form);
        case Inflection::past: return append_without(out, form, "ed");
        case Inflection::gerund: return append_without(out, form, "ing");
        case Inflection::comparative: return append_without(out, form, "er");
        case Inflection::superlative: return append_without(out, form, "est");
    }
}

}  // namespace entente
