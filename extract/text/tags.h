// The tags of Universal Dependencies for English: parts of speech, Penn tags, features that rules use, relations.
// https://universaldependencies.org/en/ (UPOS, deprel), Penn Treebank with LDC additions (XPOS).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace entente {

// name in C++, name in CoNLL-U
#define ENTENTE_UPOS(X) \
    X(adj, "ADJ")       \
    X(adp, "ADP")       \
    X(adv, "ADV")       \
    X(aux, "AUX")       \
    X(cconj, "CCONJ")   \
    X(det, "DET")       \
    X(intj, "INTJ")     \
    X(noun, "NOUN")     \
    X(num, "NUM")       \
    X(part, "PART")     \
    X(pron, "PRON")     \
    X(propn, "PROPN")   \
    X(punct, "PUNCT")   \
    X(sconj, "SCONJ")   \
    X(sym, "SYM")       \
    X(verb, "VERB")     \
    X(x, "X")

#define ENTENTE_XPOS(X)  \
    X(cc, "CC")          \
    X(cd, "CD")          \
    X(dt, "DT")          \
    X(ex, "EX")          \
    X(fw, "FW")          \
    X(in, "IN")          \
    X(jj, "JJ")          \
    X(jjr, "JJR")        \
    X(jjs, "JJS")        \
    X(ls, "LS")          \
    X(md, "MD")          \
    X(nn, "NN")          \
    X(nnp, "NNP")        \
    X(nnps, "NNPS")      \
    X(nns, "NNS")        \
    X(pdt, "PDT")        \
    X(pos, "POS")        \
    X(prp, "PRP")        \
    X(prp_poss, "PRP$")  \
    X(rb, "RB")          \
    X(rbr, "RBR")        \
    X(rbs, "RBS")        \
    X(rp, "RP")          \
    X(sym, "SYM")        \
    X(to, "TO")          \
    X(uh, "UH")          \
    X(vb, "VB")          \
    X(vbd, "VBD")        \
    X(vbg, "VBG")        \
    X(vbn, "VBN")        \
    X(vbp, "VBP")        \
    X(vbz, "VBZ")        \
    X(wdt, "WDT")        \
    X(wp, "WP")          \
    X(wp_poss, "WP$")    \
    X(wrb, "WRB")        \
    X(period, ".")       \
    X(comma, ",")        \
    X(colon, ":")        \
    X(open_quote, "``")  \
    X(close_quote, "''") \
    X(lrb, "-LRB-")      \
    X(rrb, "-RRB-")      \
    X(hyph, "HYPH")      \
    X(nfp, "NFP")        \
    X(add, "ADD")        \
    X(afx, "AFX")        \
    X(gw, "GW")          \
    X(dollar, "$")       \
    X(xx, "XX")

#define ENTENTE_DEPREL(X)             \
    X(dep, "dep")                     \
    X(root, "root")                   \
    X(nsubj, "nsubj")                 \
    X(nsubj_pass, "nsubj:pass")       \
    X(nsubj_outer, "nsubj:outer")     \
    X(csubj, "csubj")                 \
    X(csubj_pass, "csubj:pass")       \
    X(csubj_outer, "csubj:outer")     \
    X(obj, "obj")                     \
    X(iobj, "iobj")                   \
    X(ccomp, "ccomp")                 \
    X(xcomp, "xcomp")                 \
    X(obl, "obl")                     \
    X(obl_agent, "obl:agent")         \
    X(obl_unmarked, "obl:unmarked")   \
    X(advcl, "advcl")                 \
    X(advcl_relcl, "advcl:relcl")     \
    X(advmod, "advmod")               \
    X(aux, "aux")                     \
    X(aux_pass, "aux:pass")           \
    X(cop, "cop")                     \
    X(mark, "mark")                   \
    X(expl, "expl")                   \
    X(discourse, "discourse")         \
    X(vocative, "vocative")           \
    X(dislocated, "dislocated")       \
    X(nmod, "nmod")                   \
    X(nmod_poss, "nmod:poss")         \
    X(nmod_unmarked, "nmod:unmarked") \
    X(nmod_desc, "nmod:desc")         \
    X(appos, "appos")                 \
    X(nummod, "nummod")               \
    X(acl, "acl")                     \
    X(acl_relcl, "acl:relcl")         \
    X(amod, "amod")                   \
    X(det, "det")                     \
    X(det_predet, "det:predet")       \
    X(case_, "case")                  \
    X(compound, "compound")           \
    X(compound_prt, "compound:prt")   \
    X(flat, "flat")                   \
    X(fixed, "fixed")                 \
    X(cc, "cc")                       \
    X(cc_preconj, "cc:preconj")       \
    X(conj, "conj")                   \
    X(list, "list")                   \
    X(parataxis, "parataxis")         \
    X(orphan, "orphan")               \
    X(goeswith, "goeswith")           \
    X(reparandum, "reparandum")       \
    X(punct, "punct")

#define ENTENTE_ENUMERATOR(name, text) name,
enum class Upos : std::uint8_t { ENTENTE_UPOS(ENTENTE_ENUMERATOR) };
enum class Xpos : std::uint8_t { ENTENTE_XPOS(ENTENTE_ENUMERATOR) };
enum class Deprel : std::uint8_t { ENTENTE_DEPREL(ENTENTE_ENUMERATOR) };
#undef ENTENTE_ENUMERATOR

[[nodiscard]] std::string_view to_string(Upos tag);
[[nodiscard]] std::string_view to_string(Xpos tag);
[[nodiscard]] std::string_view to_string(Deprel relation);

/// The tag of that name in CoNLL-U; nothing for an unknown one.
[[nodiscard]] std::optional<Upos> parse_upos(std::string_view text);
[[nodiscard]] std::optional<Xpos> parse_xpos(std::string_view text);
[[nodiscard]] std::optional<Deprel> parse_deprel(std::string_view text);

/// The relation without its subtype: nsubj for nsubj:pass.
[[nodiscard]] Deprel universal(Deprel relation);

/// Bits of Token::feats. Absent bits say nothing.
enum Feat : std::uint16_t {
    kSingular = 1U << 0U,
    kPlural = 1U << 1U,
    kPast = 1U << 2U,
    kPresent = 1U << 3U,
    kFinite = 1U << 4U,
    kInfinitive = 1U << 5U,
    kParticiple = 1U << 6U,
    kGerund = 1U << 7U,
    kPassive = 1U << 8U,
    kImperative = 1U << 9U,
    kFirstPerson = 1U << 10U,
    kSecondPerson = 1U << 11U,
    kThirdPerson = 1U << 12U,
};

}  // namespace entente
