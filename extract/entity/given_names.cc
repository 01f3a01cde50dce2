#include "extract/entity/given_names.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace entente {
namespace {

// Ascending; compiled by hand from common names of many countries. Names that men and women bear alike are left out.
constexpr std::string_view kMale[] = {
    "aaron",     "abdul",       "abdullah",  "abiy",     "adam",      "ahmad",     "ahmed",      "ahmet",
    "akbar",     "alain",       "alan",      "albert",   "alberto",   "alejandro", "aleksei",    "alex",
    "alexander", "alexei",      "alexey",    "ali",      "alpha",     "alvaro",    "amit",       "anatoly",
    "anders",    "andrei",      "andres",    "andrew",   "andrey",    "andrzej",   "anil",       "anthony",
    "antonio",   "arthur",      "arun",      "ashraf",   "austin",    "bandar",    "barack",     "barham",
    "bashar",    "ben",         "benjamin",  "benoit",   "bernard",   "bernie",    "bill",       "billy",
    "bjorn",     "bob",         "bobby",     "boris",    "bradley",   "brandon",   "brent",      "brian",
    "bruce",     "bryan",       "carl",      "carlos",   "cesar",     "chad",      "charles",    "chris",
    "christian", "christopher", "chuck",     "clinton",  "colin",     "craig",     "cyril",      "dan",
    "daniel",    "darren",      "dave",      "david",    "dean",      "dennis",    "derek",      "derrick",
    "diego",     "dirk",        "dmitri",    "dmitry",   "donald",    "doug",      "douglas",    "dylan",
    "eduardo",   "edward",      "elijah",    "elliott",  "emilio",    "emmanuel",  "emmerson",   "enrique",
    "eric",      "erik",        "ernest",    "ernesto",  "ethan",     "eugene",    "evgeny",     "faisal",
    "fayez",     "felipe",      "felix",     "fernando", "francesco", "francisco", "francois",   "frank",
    "fred",      "frederick",   "fritz",     "fumio",    "gabriel",   "gary",      "gennady",    "geoffrey",
    "george",    "gerald",      "gerard",    "gerhard",  "giovanni",  "giuseppe",  "glenn",      "goodluck",
    "goran",     "graham",      "greg",      "gregory",  "gustavo",   "hafez",     "haider",     "haile",
    "hamad",     "hamid",       "hans",      "harold",   "hassan",    "heinz",     "helmut",     "hendrik",
    "henri",     "henry",       "herbert",   "hiroshi",  "horace",    "horst",     "hossein",    "howard",
    "hugh",      "hugo",        "hussein",   "ian",      "ibrahim",   "idriss",    "igor",       "imran",
    "isaias",    "ismail",      "ivan",      "jack",     "jacob",     "jacques",   "jaime",      "james",
    "jan",       "jared",       "jaroslaw",  "jason",    "javad",     "javier",    "jeff",       "jeffrey",
    "jens",      "jeremy",      "jerry",     "jesse",    "jim",       "joao",      "joe",        "johan",
    "john",      "jonathan",    "joost",     "jorge",    "jose",      "joseph",    "joshua",     "juan",
    "julio",     "jurgen",      "justin",    "karl",     "keith",     "kemal",     "ken",        "kenji",
    "kenneth",   "kevin",       "khaled",    "khalid",   "klaus",     "kofi",      "konstantin", "kwame",
    "kyle",      "larry",       "lars",      "laurent",  "lawrence",  "lech",      "leo",        "leon",
    "leonard",   "leonid",      "logan",     "louis",    "luigi",     "luis",      "luiz",       "macky",
    "magnus",    "mahamat",     "mahesh",    "mahmoud",  "mahmud",    "manmohan",  "manuel",     "marcel",
    "marco",     "marek",       "mario",     "mark",     "martin",    "mason",     "masoud",     "mateusz",
    "matt",      "matteo",      "matthew",   "max",      "maxim",     "mehdi",     "mehmet",     "meles",
    "michael",   "michel",      "miguel",    "mike",     "mikhail",   "mitch",     "mohamed",    "mohammad",
    "mohammed",  "muhammad",    "muhammadu", "murat",    "mustafa",   "mykola",    "nabih",      "naoto",
    "narendra",  "nasser",      "nathan",    "nawaz",    "neil",      "nelson",    "newt",       "nicholas",
    "nick",      "nicolas",     "nigel",     "nikolai",  "nikolay",   "nils",      "noah",       "nouri",
    "olaf",      "oleg",        "oleksandr", "oliver",   "olivier",   "olof",      "olusegun",   "omar",
    "oscar",     "otto",        "pablo",     "paolo",    "patrick",   "paul",      "paulo",      "pavel",
    "pawel",     "pedro",       "pervez",    "peter",    "petro",     "philip",    "philippe",   "phillip",
    "pierre",    "pieter",      "piotr",     "qassem",   "rafael",    "rafik",     "rahul",      "raila",
    "rajiv",     "ralph",       "ramesh",    "randy",    "raphael",   "rashid",    "raul",       "ravi",
    "raymond",   "recep",       "rene",      "rex",      "reza",      "ricardo",   "richard",    "rick",
    "riek",      "rob",         "robert",    "roberto",  "roger",     "roman",     "ron",        "ronald",
    "roy",       "rudy",        "ruslan",    "russell",  "ryan",      "saad",      "saleh",      "salem",
    "salman",    "salva",       "sam",       "samuel",   "sandro",    "sanjay",    "saud",       "scott",
    "sean",      "sergei",      "sergey",    "sergio",   "shehbaz",   "shinzo",    "sigmar",     "silvio",
    "simon",     "sonny",       "stefan",    "stefano",  "stephen",   "steve",     "steven",     "stuart",
    "sunil",     "suresh",      "sven",      "takeshi",  "tamim",     "taro",      "tayyip",     "ted",
    "terry",     "thabo",       "thierry",   "thomas",   "thorsten",  "tim",       "timothy",    "timur",
    "todd",      "tom",         "tomasz",    "tony",     "trevor",    "turki",     "tyler",      "uhuru",
    "umar",      "uwe",         "valery",    "vijay",    "viktor",    "vincent",   "vitaly",     "vladimir",
    "volodymyr", "walter",      "wayne",     "wesley",   "wilbur",    "willem",    "william",    "willie",
    "wolfgang",  "yevgeny",     "yoshihide", "yousef",   "youssef",   "yoweri",    "yuri",       "yusuf",
    "zachary",
};

constexpr std::string_view kFemale[] = {
    "agnieszka", "aisha",      "akie",      "alice",     "amal",     "amanda",    "amber",       "amelie",
    "amy",       "ana",        "anastasia", "angela",    "ann",      "anna",      "anne",        "annegret",
    "ashley",    "asma",       "astrid",    "aung",      "ayelet",   "ayesha",    "barbara",     "beata",
    "beatrix",   "beatriz",    "benazir",   "betty",     "beverly",  "birgit",    "brenda",      "brigitte",
    "brittany",  "carla",      "carmen",    "carol",     "caroline", "carolyn",   "catherine",   "charlotte",
    "cheryl",    "christiane", "christina", "christine", "cilia",    "claudia",   "condoleezza", "cristina",
    "cynthia",   "dalia",      "danielle",  "debbie",    "deborah",  "debra",     "delcy",       "denise",
    "diana",     "diane",      "dianne",    "dilma",     "dolores",  "donna",     "doris",       "dorothy",
    "edita",     "ekaterina",  "elena",     "elizabeth", "ellen",    "emily",     "emma",        "erna",
    "eunice",    "eva",        "evelyn",    "ewa",       "fatima",   "federica",  "florence",    "frances",
    "gabriela",  "galina",     "giorgia",   "gloria",    "golda",    "graca",     "grace",       "greta",
    "hanan",     "hannah",     "hasina",    "heather",   "heidi",    "helen",     "helle",       "hillary",
    "huda",      "indira",     "ingrid",    "irina",     "isabel",   "isabella",  "ivanka",      "iveta",
    "jacinda",   "jacqueline", "janet",     "janice",    "jen",      "jenna",     "jennifer",    "jessica",
    "jill",      "joan",       "joanna",    "joyce",     "judith",   "judy",      "julia",       "julie",
    "kamala",    "karen",      "karin",     "katarzyna", "kate",     "katherine", "kathleen",    "kathryn",
    "kathy",     "katie",      "katrin",    "kayla",     "khaleda",  "kimberly",  "kolinda",     "larisa",
    "laura",     "lauren",     "layla",     "leila",     "linda",    "lisa",      "liz",         "lori",
    "lucia",     "ludmila",    "lyudmila",  "madeleine", "madison",  "makiko",    "malala",      "malgorzata",
    "margaret",  "margot",     "maria",     "mariam",    "marie",    "marilyn",   "marina",      "marine",
    "marta",     "martha",     "martine",   "mary",      "maryam",   "maxima",    "maxine",      "megan",
    "melania",   "melissa",    "mercedes",  "mette",     "michelle", "miri",      "mirjana",     "monika",
    "nadia",     "nancy",      "naomi",     "natalia",   "natalie",  "natalya",   "nathalie",    "ngozi",
    "nicola",    "nicole",     "nikki",     "nina",      "nirmala",  "nkosazana", "oksana",      "olga",
    "olivia",    "pamela",     "patricia",  "petra",     "pilar",    "priti",     "rachel",      "rania",
    "rebecca",   "regina",     "renate",    "rosa",      "ruth",     "sabine",    "sadako",      "sally",
    "samantha",  "sandra",     "sandy",     "sanna",     "sara",     "sarah",     "segolene",    "sharon",
    "shirley",   "sigrid",     "silvia",    "simone",    "smriti",   "sonia",     "sophia",      "soraya",
    "stephanie", "susan",      "sushma",    "svetlana",  "sylvie",   "tanya",     "tarja",       "tatiana",
    "tawakkol",  "teresa",     "theresa",   "tomomi",    "tzipi",    "ursula",    "vaira",       "valentina",
    "valerie",   "vera",       "victoria",  "virginia",  "wendy",    "winnie",    "yekaterina",  "yelena",
    "yulia",     "yuliya",     "yuriko",    "zainab",    "zoya",     "zuzana",
};

}  // namespace

Gender common_given_name(std::string_view folded_word) {
    if (std::binary_search(std::begin(kMale), std::end(kMale), folded_word)) return Gender::male;
    if (std::binary_search(std::begin(kFemale), std::end(kFemale), folded_word)) return Gender::female;
    return Gender::unknown;
}

Gender gender_of_title(std::string_view word) {
    static const std::unordered_map<std::string_view, Gender> genders = {
        {"mr", Gender::male},           {"mr.", Gender::male},           {"sir", Gender::male},
        {"king", Gender::male},         {"prince", Gender::male},        {"lord", Gender::male},
        {"chairman", Gender::male},     {"spokesman", Gender::male},     {"congressman", Gender::male},
        {"sultan", Gender::male},       {"emir", Gender::male},          {"pope", Gender::male},
        {"mrs", Gender::female},        {"mrs.", Gender::female},        {"ms", Gender::female},
        {"ms.", Gender::female},        {"queen", Gender::female},       {"princess", Gender::female},
        {"lady", Gender::female},       {"dame", Gender::female},        {"madam", Gender::female},
        {"chairwoman", Gender::female}, {"spokeswoman", Gender::female}, {"congresswoman", Gender::female},
    };
    const auto found = genders.find(word);
    return found == genders.end() ? Gender::unknown : found->second;
}

}  // namespace entente
