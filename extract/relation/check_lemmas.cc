#include "extract/relation/check_lemmas.h"

#include <string>
#include <string_view>

#include "extract/relation/verb_forms.h"
#include "rules/remark.h"

namespace entente {
namespace {

void check(SourcePlace where, std::string_view lemma, Remarks& remarks) {
    const std::string_view verb = lemma_of_irregular(lemma);
    if (verb.empty()) return;
    remarks.warning(where, "`" + std::string(lemma) + "` is a form of `" + std::string(verb) +
                               "`: write the verb as in a dictionary");
}

void check(const std::vector<PhraseEntry>& entries, Remarks& remarks) {
    std::string_view reported;  // an entry with alternatives is reported once for each lemma
    for (const PhraseEntry& entry : entries) {
        if (entry.lemma != reported) check(entry.where, entry.lemma, remarks);
        reported = entry.lemma;
    }
}

void check(SourcePlace where, const TokenTest& test, Remarks& remarks) {
    if (test.kind == TokenTest::Kind::lemma) {
        for (const std::string& lemma : test.values) check(where, lemma, remarks);
    }
    for (const TokenTest& part : test.parts) check(where, part, remarks);
}

}  // namespace

Diagnostics check_lemmas(const Packs& packs) {
    Remarks remarks;
    for (const Frame& frame : packs.frames) check(frame.verbs, remarks);
    check(packs.modality, remarks);
    for (const PatternRule& pattern : packs.patterns) check(pattern.where, pattern.trigger, remarks);
    return std::move(remarks).in_order(packs.files);
}

}  // namespace entente
