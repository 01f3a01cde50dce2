#!/usr/bin/env python3
"""regions.py ISO_3166_1.json ISO_3166_2.json OUT.tsv: the table of first-level regions, for a maintainer who renews it.

Both files are Debian's iso-codes (/usr/share/iso-codes/json/). A region's id is its ISO 3166-2 code. Municipalities,
parishes and the like of small states are left out: news names them as towns, if at all.
"""
import json
import re
import sys
from pathlib import Path

KINDS = {"Province", "Region", "State", "Department", "County", "Governorate", "Administrative region", "Prefecture",
         "Rayon", "Canton", "Republic", "Division", "Autonomous region", "Autonomous community", "Land", "Voivodship",
         "Regional state", "Union territory", "Emirate", "Oblast", "Autonomous republic", "Territory", "District",
         "Federal district", "Autonomous province", "Special administrative region", "Country", "Nation", "Wilaya"}


def main(countries, regions, out):
    alpha3 = {c["alpha_2"]: c["alpha_3"] for c in json.loads(Path(countries).read_text(encoding="utf-8"))["3166-1"]}
    names = {c.get("common_name", c["name"]) for c in json.loads(Path(countries).read_text(encoding="utf-8"))["3166-1"]}
    rows = []
    for region in json.loads(Path(regions).read_text(encoding="utf-8"))["3166-2"]:
        country = alpha3.get(region["code"][:2])
        name = re.sub(r"\s*[\[(].*", "", region["name"]).split("/")[0].strip().replace("*", "")
        if "parent" in region or region["type"] not in KINDS or not country or name in names or len(name) < 3:
            continue
        if re.search(r"\d|,", name):
            continue
        rows.append([region["code"], name, "region", country, "yes"])
    rows.sort(key=lambda r: r[0])
    first = {}  # of two that a country calls alike (Sofia and its surroundings) the first
    rows = [row for row in rows if first.setdefault((row[1], row[3]), row) is row]
    text = "\n".join("\t".join(r) for r in [["id", "name", "kind", "country", "common"], *rows]) + "\n"
    Path(out).write_text(text, encoding="utf-8")
    print(f"{len(rows)} regions")


if __name__ == "__main__":
    main(*sys.argv[1:4])
