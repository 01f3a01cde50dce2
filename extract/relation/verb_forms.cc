#include "extract/relation/verb_forms.h"

#include <algorithm>
#include <iterator>

namespace entente {
namespace {

struct Irregular {
    std::string_view lemma;
    std::string_view past;
    std::string_view participle;
};

constexpr Irregular kIrregular[] = {{"arise", "arose", "arisen"},
                                    {"be", "was", "been"},
                                    {"bear", "bore", "borne"},
                                    {"beat", "beat", "beaten"},
                                    {"become", "became", "become"},
                                    {"begin", "began", "begun"},
                                    {"bid", "bid", "bid"},
                                    {"bind", "bound", "bound"},
                                    {"bite", "bit", "bitten"},
                                    {"blow", "blew", "blown"},
                                    {"break", "broke", "broken"},
                                    {"bring", "brought", "brought"},
                                    {"build", "built", "built"},
                                    {"buy", "bought", "bought"},
                                    {"cast", "cast", "cast"},
                                    {"catch", "caught", "caught"},
                                    {"choose", "chose", "chosen"},
                                    {"come", "came", "come"},
                                    {"cut", "cut", "cut"},
                                    {"deal", "dealt", "dealt"},
                                    {"do", "did", "done"},
                                    {"draw", "drew", "drawn"},
                                    {"drive", "drove", "driven"},
                                    {"eat", "ate", "eaten"},
                                    {"fall", "fell", "fallen"},
                                    {"fight", "fought", "fought"},
                                    {"find", "found", "found"},
                                    {"flee", "fled", "fled"},
                                    {"fly", "flew", "flown"},
                                    {"forbid", "forbade", "forbidden"},
                                    {"forgive", "forgave", "forgiven"},
                                    {"freeze", "froze", "frozen"},
                                    {"get", "got", "got"},
                                    {"give", "gave", "given"},
                                    {"go", "went", "gone"},
                                    {"have", "had", "had"},
                                    {"hear", "heard", "heard"},
                                    {"hit", "hit", "hit"},
                                    {"hold", "held", "held"},
                                    {"hurt", "hurt", "hurt"},
                                    {"keep", "kept", "kept"},
                                    {"know", "knew", "known"},
                                    {"lay", "laid", "laid"},
                                    {"lead", "led", "led"},
                                    {"leave", "left", "left"},
                                    {"lend", "lent", "lent"},
                                    {"let", "let", "let"},
                                    {"lose", "lost", "lost"},
                                    {"make", "made", "made"},
                                    {"meet", "met", "met"},
                                    {"overthrow", "overthrew", "overthrown"},
                                    {"pay", "paid", "paid"},
                                    {"put", "put", "put"},
                                    {"quit", "quit", "quit"},
                                    {"read", "read", "read"},
                                    {"rise", "rose", "risen"},
                                    {"run", "ran", "run"},
                                    {"say", "said", "said"},
                                    {"see", "saw", "seen"},
                                    {"seek", "sought", "sought"},
                                    {"sell", "sold", "sold"},
                                    {"send", "sent", "sent"},
                                    {"set", "set", "set"},
                                    {"shake", "shook", "shaken"},
                                    {"shoot", "shot", "shot"},
                                    {"shut", "shut", "shut"},
                                    {"sing", "sang", "sung"},
                                    {"sink", "sank", "sunk"},
                                    {"sit", "sat", "sat"},
                                    {"speak", "spoke", "spoken"},
                                    {"spend", "spent", "spent"},
                                    {"spread", "spread", "spread"},
                                    {"stand", "stood", "stood"},
                                    {"steal", "stole", "stolen"},
                                    {"stick", "stuck", "stuck"},
                                    {"strike", "struck", "struck"},
                                    {"swear", "swore", "sworn"},
                                    {"sweep", "swept", "swept"},
                                    {"take", "took", "taken"},
                                    {"teach", "taught", "taught"},
                                    {"tear", "tore", "torn"},
                                    {"tell", "told", "told"},
                                    {"think", "thought", "thought"},
                                    {"throw", "threw", "thrown"},
                                    {"understand", "understood", "understood"},
                                    {"uphold", "upheld", "upheld"},
                                    {"wage", "waged", "waged"},
                                    {"wear", "wore", "worn"},
                                    {"win", "won", "won"},
                                    {"withdraw", "withdrew", "withdrawn"},
                                    {"withhold", "withheld", "withheld"},
                                    {"write", "wrote", "written"},
                                    {"broadcast", "broadcast", "broadcast"},
                                    {"cling", "clung", "clung"},
                                    {"feed", "fed", "fed"},
                                    {"foresee", "foresaw", "foreseen"},
                                    {"hang", "hung", "hung"},
                                    {"oversee", "oversaw", "overseen"},
                                    {"retake", "retook", "retaken"},
                                    {"rebuild", "rebuilt", "rebuilt"},
                                    {"undertake", "undertook", "undertaken"},
                                    {"light", "lit", "lit"}};

bool is_vowel(char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
}

/// Verbs of two syllables that double all the same because the second is stressed.
bool stresses_last(std::string_view lemma) {
    static constexpr std::string_view kStressed[] = {
        "admit",    "commit", "compel",  "confer", "defer",   "deter",  "expel",   "incur", "infer",  "omit",
        "permit",   "prefer", "rebut",   "recur",  "refer",   "regret", "rebel",   "repel", "submit", "transfer",
        "transmit", "patrol", "control", "cancel", "quarrel", "signal", "counsel", "travel"};
    return std::find(std::begin(kStressed), std::end(kStressed), lemma) != std::end(kStressed);
}

bool doubles(std::string_view lemma) {
    const std::size_t n = lemma.size();
    if (n < 3) return false;
    const char last = lemma[n - 1];
    if (is_vowel(last) || last == 'w' || last == 'x' || last == 'y') return false;
    if (!is_vowel(lemma[n - 2]) || is_vowel(lemma[n - 3])) return false;
    const auto vowels = std::count_if(lemma.begin(), lemma.end(), is_vowel);
    return vowels == 1 || stresses_last(lemma);
}

bool ends_sibilant(std::string_view word) {
    return word.ends_with("s") || word.ends_with("x") || word.ends_with("z") || word.ends_with("ch") ||
           word.ends_with("sh");
}

bool ends_consonant_y(std::string_view word) {
    return word.size() > 1 && word.ends_with("y") && !is_vowel(word[word.size() - 2]);
}

std::string with_s(std::string_view word) {
    const std::string stem(word);
    if (ends_consonant_y(word)) return stem.substr(0, stem.size() - 1) + "ies";
    if (ends_sibilant(word) || word == "go" || word == "do" || word == "veto") return stem + "es";
    return stem + "s";
}

std::string with_ed(std::string_view lemma) {
    const std::string stem(lemma);
    if (lemma.ends_with("e")) return stem + "d";
    if (ends_consonant_y(lemma)) return stem.substr(0, stem.size() - 1) + "ied";
    if (doubles(lemma)) return stem + lemma.back() + "ed";
    return stem + "ed";
}

std::string with_ing(std::string_view lemma) {
    const std::string stem(lemma);
    if (lemma.ends_with("ie")) return stem.substr(0, stem.size() - 2) + "ying";
    if (lemma.ends_with("e") && !lemma.ends_with("ee") && lemma != "be") return stem.substr(0, stem.size() - 1) + "ing";
    if (doubles(lemma)) return stem + lemma.back() + "ing";
    return stem + "ing";
}

}  // namespace

std::vector<std::pair<std::string, VerbForm>> verb_forms(std::string_view lemma) {
    const auto* irregular = std::find_if(std::begin(kIrregular), std::end(kIrregular),
                                         [&](const Irregular& verb) { return verb.lemma == lemma; });
    const bool regular = irregular == std::end(kIrregular);
    std::vector<std::pair<std::string, VerbForm>> forms;
    forms.emplace_back(lemma, VerbForm::base);
    forms.emplace_back(lemma == "have" ? "has" : with_s(lemma), VerbForm::third_person);
    forms.emplace_back(regular ? with_ed(lemma) : std::string(irregular->past), VerbForm::past);
    forms.emplace_back(regular ? with_ed(lemma) : std::string(irregular->participle), VerbForm::participle);
    forms.emplace_back(with_ing(lemma), VerbForm::gerund);
    // British spelling of -el and -ize, American of -el without doubling.
    if (lemma.ends_with("ize")) {
        for (auto& form : verb_forms(std::string(lemma.substr(0, lemma.size() - 3)) + "ise")) forms.push_back(form);
    } else if (lemma.ends_with("el") && stresses_last(lemma)) {
        forms.emplace_back(std::string(lemma) + "ed", VerbForm::past);
        forms.emplace_back(std::string(lemma) + "ed", VerbForm::participle);
        forms.emplace_back(std::string(lemma) + "ing", VerbForm::gerund);
    }
    return forms;
}

std::string_view lemma_of_irregular(std::string_view form) {
    static constexpr std::string_view kVerbsToo[] = {"found", "felt",  "bound", "ground", "lay", "saw",
                                                     "wound", "fell",  "left",  "rose",   "lit", "shot",
                                                     "spat",  "stove", "wove",  "dove"};
    if (std::find(std::begin(kVerbsToo), std::end(kVerbsToo), form) != std::end(kVerbsToo)) return {};
    std::string_view found;
    for (const Irregular& verb : kIrregular) {
        if (verb.lemma == form) return {};
        if (verb.past == form || verb.participle == form) found = verb.lemma;
    }
    return found;
}

std::string plural_of(std::string_view noun) {
    return with_s(noun);
}

}  // namespace entente
