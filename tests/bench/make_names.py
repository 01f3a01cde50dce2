#!/usr/bin/env python3
"""make_names.py COUNT OUT.csv: a list of made-up names, three aliases each, for measuring what long lists cost."""
import random
import sys

SYLLABLES = "ka lo mi ren tas vor eld gim pra shu dan bel or ish tov mar quen ul fer zin hal bo ri nek sto pel".split()
HEADS = ["Group", "Bank", "Institute", "Party", "Works", "Council", "Press", "Union", "Mining", "Lines"]


def main(count, path):
    pick = random.Random(20190228)

    def word():
        return "".join(pick.choice(SYLLABLES) for _ in range(pick.randint(2, 4))).capitalize()

    countries = ["USA", "GBR", "FRA", "DEU", "CHN", "IND", "BRA", "NGA", "RUS", "JPN"]
    with open(path, "w", encoding="utf-8") as out:
        out.write("id,name,kind,aliases,country,wikidata\n")
        for i in range(count):
            country = pick.choice(countries)
            if i % 2:
                first, last = word(), word()
                name, kind = f"{first} {word()} {last}", "person"
                aliases = [f"{first} {last}", f"{first[0]}. {word()} {last}", f"{last} {word()}"]
            else:
                first, second = word(), word()
                name, kind = f"{first} {second} {pick.choice(HEADS)}", "org"
                aliases = [f"{first} {second}", f"{first} {pick.choice(HEADS)} of {word()}", f"{word()} {second} {word()}"]
            out.write(f"n{i},{name},{kind},{'|'.join(aliases)},{country},Q{10**8 + i}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
