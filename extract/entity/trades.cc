#include "extract/entity/trades.h"

#include <unordered_map>

namespace entente {

std::string_view trade_of(std::string_view noun) {
    static const std::unordered_map<std::string_view, std::string_view> trades = [] {
        std::unordered_map<std::string_view, std::string_view> out;
        const auto add = [&](std::string_view trade, std::initializer_list<std::string_view> nouns) {
            for (const std::string_view one : nouns) out.emplace(one, trade);
        };
        add("sport", {"footballer",  "player",   "striker", "goalkeeper", "midfielder", "defender", "winger",
                      "quarterback", "coach",    "referee", "swimmer",    "cyclist",    "sprinter", "runner",
                      "boxer",       "wrestler", "golfer",  "cricketer",  "batsman",    "bowler",   "jockey",
                      "gymnast",     "skier",    "skater",  "athlete",    "pitcher",    "olympian", "paralympian",
                      "rower",       "racer",    "hurdler", "fencer",     "judoka",     "diver"});
        add("arts",
            {"actor",     "actress",    "singer",     "musician",   "rapper",    "painter",   "novelist",   "poet",
             "comedian",  "filmmaker",  "composer",   "dancer",     "sculptor",  "guitarist", "pianist",    "drummer",
             "violinist", "playwright", "cartoonist", "songwriter", "ballerina", "cosplayer", "illustrator"});
        add("faith", {"bishop", "archbishop", "cardinal", "imam", "rabbi", "priest", "pope", "cleric", "vicar", "monk",
                      "pastor", "ayatollah", "nun", "missionary"});
        add("public", {"minister",       "senator",     "lawmaker",  "president",   "governor",      "mayor",
                       "ambassador",     "envoy",       "spokesman", "spokeswoman", "spokesperson",  "official",
                       "judge",          "prosecutor",  "general",   "colonel",     "admiral",       "commander",
                       "soldier",        "officer",     "secretary", "diplomat",    "legislator",    "congressman",
                       "congresswoman",  "politician",  "adviser",   "advisor",     "lawyer",        "attorney",
                       "economist",      "professor",   "scientist", "physicist",   "biologist",     "chemist",
                       "astronomer",     "historian",   "banker",    "businessman", "businesswoman", "executive",
                       "analyst",        "journalist",  "reporter",  "editor",      "detective",     "councillor",
                       "representative", "commissioner"});
        return out;
    }();
    const auto found = trades.find(noun);
    return found == trades.end() ? std::string_view() : found->second;
}

}  // namespace entente
