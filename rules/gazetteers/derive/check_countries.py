#!/usr/bin/env python3
"""Compares countries.tsv with ISO 3166 (Debian package iso-codes) and the Unicode CLDR (unicode-cldr-core).

Usage: check_countries.py [countries.tsv]
Wrong or missing codes are errors (exit 1). A CLDR or ISO name that is neither the row's name, its official name nor one
of its aliases is printed as a note, since newswires use other names on purpose.
"""
import json
import os
import sys
import xml.etree.ElementTree as ET

ISO = "/usr/share/iso-codes/json/"
CLDR = "/usr/share/unicode/cldr/common/main/en.xml"
# No permanent population, or no name in the news of its own.
UNINHABITED = {"AQ", "BQ", "BV", "CC", "CX", "GS", "HM", "IO", "SJ", "TF", "UM"}


def read_rows(path):
    with open(path, encoding="utf-8") as source:
        lines = [line.rstrip("\n") for line in source if not line.startswith("#")]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"))) for line in lines[1:]]


def plain(name):
    return name.lower().replace("the ", "").replace("’", "'").replace("&", "and").replace("st.", "saint")


def main():
    default = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "countries.tsv")
    rows = read_rows(sys.argv[1] if len(sys.argv) > 1 else default)
    with open(ISO + "iso_3166-1.json", encoding="utf-8") as source:
        current = {entry["alpha_2"]: entry for entry in json.load(source)["3166-1"]}
    with open(ISO + "iso_3166-3.json", encoding="utf-8") as source:
        former = {entry["alpha_3"] for entry in json.load(source)["3166-3"]}
    territories = {}
    for element in ET.parse(CLDR).getroot().iter("territory"):
        if len(element.get("type", "")) == 2 and element.text:
            territories.setdefault(element.get("type"), []).append(element.text)
    errors, held = [], set()
    for row in rows:
        code = row["iso2"]
        if row["kind"] == "former":
            if row["iso3"] and row["iso3"] not in former:
                errors.append(f"{row['name']}: {row['iso3']} is not in ISO 3166-3")
            continue
        if not code:
            continue
        held.add(code)
        if code == "XK":
            continue
        if code not in current:
            errors.append(f"{row['name']}: {code} is not in ISO 3166-1")
            continue
        entry = current[code]
        if entry["alpha_3"] != row["iso3"]:
            errors.append(f"{row['name']}: iso3 is {row['iso3']}, ISO 3166-1 has {entry['alpha_3']}")
        own = {plain(row["name"]), plain(row["official"])} | {plain(a) for a in row["aliases"].split("|")}
        for name in territories.get(code, []) + [entry.get("official_name", entry["name"])]:
            if plain(name) not in own:
                print(f"note: {row['name']}: also called {name}")
    for code in sorted(set(current) - held - UNINHABITED):
        errors.append(f"no row for {code} ({current[code]['name']})")
    for error in errors:
        print("error: " + error, file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
