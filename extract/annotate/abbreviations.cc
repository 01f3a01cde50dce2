#include "extract/annotate/abbreviations.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

struct Entry {
    std::string_view word;
    Abbreviation kind;
};

using enum Abbreviation;

constexpr std::size_t kLongest = 6;

// Sorted below.
constexpr std::array kTable = {
    Entry{"Adm", title},   Entry{"Amb", title},    Entry{"Apr", open},     Entry{"Asst", title},
    Entry{"Attn", open},   Entry{"Atty", title},   Entry{"Aug", open},     Entry{"Ave", open},
    Entry{"Ala", state},   Entry{"Ariz", state},   Entry{"Ark", state},    Entry{"Assn", open},
    Entry{"Bhd", open},    Entry{"Bldg", open},    Entry{"Blvd", open},    Entry{"Brig", title},
    Entry{"Bros", open},   Entry{"Calif", state},  Entry{"Capt", title},   Entry{"Cf", open},
    Entry{"Cie", open},    Entry{"Cmdr", title},   Entry{"Co", open},      Entry{"Col", title},
    Entry{"Colo", state},  Entry{"Comdr", title},  Entry{"Cong", title},   Entry{"Conn", state},
    Entry{"Corp", open},   Entry{"Cpl", title},    Entry{"Dec", open},     Entry{"Del", state},
    Entry{"Dept", open},   Entry{"Det", title},    Entry{"Dr", title},     Entry{"Drs", title},
    Entry{"Eg", open},     Entry{"Ens", title},    Entry{"Esq", open},     Entry{"Esp", open},
    Entry{"Feb", open},    Entry{"Fig", numeral},  Entry{"Figs", numeral}, Entry{"Fla", state},
    Entry{"Fri", open},    Entry{"Fr", title},     Entry{"Ft", title},     Entry{"Ga", state},
    Entry{"GEN", title},   Entry{"Gen", title},    Entry{"Gov", title},    Entry{"Govs", title},
    Entry{"Hon", title},   Entry{"Ill", state},    Entry{"Inc", open},     Entry{"Ind", state},
    Entry{"Insp", title},  Entry{"Intl", open},    Entry{"JR", open},      Entry{"Jan", numeral},
    Entry{"Jr", open},     Entry{"Jul", numeral},  Entry{"Jun", numeral},  Entry{"Kan", state},
    Entry{"Ky", state},    Entry{"La", state},     Entry{"Lt", title},     Entry{"Ltd", open},
    Entry{"MR", title},    Entry{"MRS", title},    Entry{"Maj", title},    Entry{"Mar", numeral},
    Entry{"Mass", state},  Entry{"Md", state},     Entry{"Messrs", title}, Entry{"Mfg", open},
    Entry{"Mgr", title},   Entry{"Mich", state},   Entry{"Minn", state},   Entry{"Miss", state},
    Entry{"Mlle", title},  Entry{"Mme", title},    Entry{"Mo", state},     Entry{"Mon", open},
    Entry{"Mont", state},  Entry{"Mr", title},     Entry{"Mrs", title},    Entry{"Ms", title},
    Entry{"Msgr", title},  Entry{"Mt", title},     Entry{"NO", numeral},   Entry{"Neb", state},
    Entry{"Nev", state},   Entry{"No", numeral},   Entry{"Nos", numeral},  Entry{"Nov", open},
    Entry{"Oct", open},    Entry{"Okla", state},   Entry{"Ont", state},    Entry{"Op", numeral},
    Entry{"Ore", state},   Entry{"Pa", state},     Entry{"Penn", state},   Entry{"Ph", open},
    Entry{"Pfc", title},   Entry{"Pres", title},   Entry{"Prof", title},   Entry{"Profs", title},
    Entry{"Pt", numeral},  Entry{"Pte", open},     Entry{"Pty", open},     Entry{"Pvt", title},
    Entry{"Que", state},   Entry{"Rd", open},      Entry{"Rep", title},    Entry{"Reps", title},
    Entry{"Rev", title},   Entry{"Rt", title},     Entry{"SR", open},      Entry{"Sat", open},
    Entry{"Sec", title},   Entry{"Sen", title},    Entry{"Sens", title},   Entry{"Sept", open},
    Entry{"Sep", open},    Entry{"Sgt", title},    Entry{"Sq", open},      Entry{"Sr", open},
    Entry{"Sra", title},   Entry{"St", title},     Entry{"Ste", title},    Entry{"Sun", numeral},
    Entry{"Supt", title},  Entry{"Tenn", state},   Entry{"Tex", state},    Entry{"Thur", open},
    Entry{"Thurs", open},  Entry{"Treas", title},  Entry{"Tue", open},     Entry{"Tues", open},
    Entry{"Univ", open},   Entry{"Va", state},     Entry{"Vol", numeral},  Entry{"Vols", numeral},
    Entry{"Vt", state},    Entry{"Wash", state},   Entry{"Wed", numeral},  Entry{"Wis", state},
    Entry{"Wyo", state},   Entry{"al", open},      Entry{"approx", open},  Entry{"art", numeral},
    Entry{"arrv", open},   Entry{"ca", open},      Entry{"cf", open},      Entry{"ch", numeral},
    Entry{"dept", open},   Entry{"ed", numeral},   Entry{"eds", open},     Entry{"eg", open},
    Entry{"esp", open},    Entry{"est", numeral},  Entry{"etc", small},    Entry{"ext", open},
    Entry{"fig", numeral}, Entry{"figs", numeral}, Entry{"ft", open},      Entry{"govt", open},
    Entry{"hrs", open},    Entry{"ie", open},      Entry{"incl", open},    Entry{"lb", open},
    Entry{"lbs", open},    Entry{"max", numeral},  Entry{"min", numeral},  Entry{"mins", open},
    Entry{"misc", open},   Entry{"mph", open},     Entry{"no", numeral},   Entry{"nos", numeral},
    Entry{"op", numeral},  Entry{"oz", open},      Entry{"para", numeral}, Entry{"pp", numeral},
    Entry{"resp", open},   Entry{"sec", numeral},  Entry{"sq", open},      Entry{"st", title},
    Entry{"viz", open},    Entry{"vol", numeral},  Entry{"vols", numeral}, Entry{"vs", open},
    Entry{"yrs", open},
};

constexpr auto kSorted = [] {
    auto table = kTable;
    std::sort(table.begin(), table.end(), [](const Entry& a, const Entry& b) { return a.word < b.word; });
    return table;
}();

}  // namespace

Abbreviation abbreviation(std::string_view word) {
    if (word.size() < 2 || word.size() > kLongest) return none;
    const auto* found = std::lower_bound(kSorted.begin(), kSorted.end(), word,
                                         [](const Entry& entry, std::string_view w) { return entry.word < w; });
    return found != kSorted.end() && found->word == word ? found->kind : none;
}

}  // namespace entente
