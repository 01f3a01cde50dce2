#!/usr/bin/env python3
"""office_gaps.py OFFICES.toml [--since 1990] [--days 200]: which offices of world news have no holder when.

For the states and bodies that rules/packs/en promises (the G20, the Koreas, Iran, Israel, Syria, Ukraine, Venezuela,
Cuba, Turkey; the UN, NATO, the EU, the IAEA), each office that it should know, and the times longer than --days in which
nobody held it. An office that is not there at all is said as well; a post that a state does not have is left out below.
"""
import argparse
import tomllib
from datetime import date

STATES = ["USA", "GBR", "FRA", "DEU", "ITA", "CAN", "JPN", "RUS", "CHN", "IND", "BRA", "ZAF", "AUS", "KOR", "MEX", "IDN",
          "SAU", "TUR", "ARG", "PRK", "IRN", "ISR", "SYR", "UKR", "VEN", "CUB"]
POSTS = {
    "head of state": ["president", "king", "queen", "emperor", "supreme leader", "chancellor", "monarch",
                      "general secretary", "leader"],
    "head of government": ["prime minister", "premier", "chancellor", "president"],
    "foreign minister": ["foreign minister", "minister of foreign affairs", "foreign secretary", "secretary of state",
                         "external affairs minister", "minister for foreign affairs"],
    "defence minister": ["defense minister", "defence minister", "secretary of defense", "defence secretary",
                         "minister of defence", "minister of defense", "defense secretary"],
    "finance minister": ["finance minister", "minister of finance", "treasury secretary", "chancellor of the exchequer",
                         "treasurer", "economy minister", "minister of economy"],
    "security adviser": ["national security adviser", "national security advisor", "security adviser",
                         "secretary of the security council", "secretary of the national security council",
                         "secretary of the supreme national security council", "director of national security"],
    "spokesperson": ["spokesman", "spokeswoman", "spokesperson", "press secretary"],
}
# The king of a dominion is found under another state; these states have no such post, or the news names nobody in it.
ABSENT = {("USA", "head of government"), ("AUS", "head of state"), ("CAN", "head of state"), ("VEN", "head of government"),
          ("BRA", "head of government"), ("MEX", "head of government"), ("ARG", "head of government"),
          ("IDN", "head of government"), ("ZAF", "head of government"), ("IRN", "head of government"),
          ("PRK", "finance minister"), ("CUB", "finance minister"), ("SYR", "finance minister")}
BODIES = {"un": ["secretary-general"], "nato": ["secretary general"], "ec": ["president"], "eu": ["high representative"],
          "eu-council": ["president"], "iaea": ["director general"]}
END = "2026-06-30"


def day(text, last=False):
    parts = [int(p) for p in text.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 12 if last else 1,
                parts[2] if len(parts) > 2 else 28 if last else 1)


def gaps(offices, since, days):
    terms = sorted((day(h["from"]) if "from" in h else date.min, day(h["until"], True) if "until" in h else day(END))
                   for office in offices for h in office["holders"])
    at = day(since)
    for start, end in [*terms, (day(END), day(END))]:
        if (start - at).days > days:
            yield at, start
        at = max(at, end)


def report(what, offices, args):
    if not offices:
        print(f"{what}: no such office")
        return 1
    found = list(gaps(offices, args.since, args.days))
    for start, end in found:
        print(f"{what}: nobody from {start} to {end}")
    return len(found)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("offices")
    parser.add_argument("--since", default="1990-01-01")
    parser.add_argument("--days", type=int, default=200)
    args = parser.parse_args()
    with open(args.offices, "rb") as file:
        offices = tomllib.load(file)["office"]

    def of(body, titles):
        return [o for o in offices if o["of"] == body and any(t.lower() in titles for t in o["titles"])]

    count = 0
    for state in STATES:
        for post, titles in POSTS.items():
            required = post in ("head of state", "head of government", "foreign minister", "defence minister",
                                "finance minister")
            if (state, post) in ABSENT:
                continue
            held = of(state, titles)
            if held or required:
                count += report(f"{state} {post}", held, args)
    for body, titles in BODIES.items():
        count += report(f"{body} {titles[0]}", of(body, titles), args)
    print(f"{count} gaps")


if __name__ == "__main__":
    main()
