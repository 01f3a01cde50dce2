#include "rules/tag_names.h"

#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, 66> kTags = {
    "ADJ", "ADP",   "ADV",   "AUX",  "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB",  "X",     "CC",   "CD",    "DT",  "EX",   "FW",   "IN",  "JJ",   "JJR",  "JJS",   "LS",    "MD",
    "NN",  "NNP",   "NNPS",  "NNS",  "PDT",   "POS", "PRP",  "PRP$", "RB",  "RBR",  "RBS",  "RP",    "TO",    "UH",
    "VB",  "VBD",   "VBG",   "VBN",  "VBP",   "VBZ", "WDT",  "WP",   "WP$", "WRB",  ".",    ",",     ":",     "``",
    "''",  "-LRB-", "-RRB-", "HYPH", "NFP",   "ADD", "AFX",  "GW",   "$",   "XX"};
constexpr std::array<std::string_view, 51> kLabels = {
    "dep",         "root",       "nsubj", "nsubj:pass", "nsubj:outer",   "csubj",     "csubj:pass",   "csubj:outer",
    "obj",         "iobj",       "ccomp", "xcomp",      "obl",           "obl:agent", "obl:unmarked", "advcl",
    "advcl:relcl", "advmod",     "aux",   "aux:pass",   "cop",           "mark",      "expl",         "discourse",
    "vocative",    "dislocated", "nmod",  "nmod:poss",  "nmod:unmarked", "nmod:desc", "appos",        "nummod",
    "acl",         "acl:relcl",  "amod",  "det",        "det:predet",    "case",      "compound",     "compound:prt",
    "flat",        "fixed",      "cc",    "cc:preconj", "conj",          "list",      "parataxis",    "orphan",
    "goeswith",    "reparandum", "punct"};
constexpr std::array<std::string_view, 13> kFeatures = {"Sing", "Plur", "Past", "Pres", "Fin", "Inf", "Part",
                                                        "Ger",  "Pass", "Imp",  "1",    "2",   "3"};

}  // namespace

std::span<const std::string_view> tag_names() {
    return kTags;
}
std::span<const std::string_view> relation_label_names() {
    return kLabels;
}
std::span<const std::string_view> feature_names() {
    return kFeatures;
}

}  // namespace entente
