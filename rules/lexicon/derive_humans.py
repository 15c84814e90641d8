#!/usr/bin/env python3
"""Nouns whose first sense is a person, from Debian's wordnet-base: rules/lexicon/human-nouns.tsv.

usage: python3 rules/lexicon/derive_humans.py > rules/lexicon/human-nouns.tsv
Only lemmas that stand in words.tsv; offices and titles are the title grammar's and are left out.
"""
import pathlib
import re

here = pathlib.Path(__file__).resolve().parent
wordnet = pathlib.Path("/usr/share/wordnet")
PERSON = "18"  # lexicographer file noun.person

known = {}
for line in (here / "words.tsv").read_text(encoding="utf-8").splitlines():
    cells = line.split("\t")
    if len(cells) > 2 and cells[1] == "n":
        known[cells[0]] = int(cells[2] or 0)
titles = set()
for line in (here / "titles.tsv").read_text(encoding="utf-8").splitlines():
    cells = line.split("\t")
    if len(cells) > 1 and cells[0] == "core":
        titles.update(re.sub(r"^s:", "", f) for f in cells[1].split("|"))
data = {}
with open(wordnet / "data.noun", encoding="latin-1") as f:
    for line in f:
        if not line.startswith(" "):
            data[line[:8]] = line[9:11]
words = set()
with open(wordnet / "index.noun", encoding="latin-1") as f:
    for line in f:
        if line.startswith(" "):
            continue
        cells = line.split()
        lemma, pointers = cells[0], int(cells[3])
        first = cells[4 + pointers + 2]
        if lemma in known and lemma not in titles and data[first] == PERSON and len(lemma) > 2:
            words.add(lemma)
# Persons of myth, speech about nobody, and words that are mostly something else in news.
words -= set("god goddess devil angel ghost one self host party head subject object case figure source power force star hand voice "
             "model draw match rider runner drive lead leader cast buff chair back face soul body type set character principal "
             "counter double image prime saint virgin zombie vampire idol icon cover shadow wreck peer rock dog bird fox".split())
print("# Nouns whose first sense is a person: what a group or somebody without a name may be called.")
print("# Source: Debian package wordnet-base (WordNet 3.0, noun.person). Licence: WordNet 3.0 Copyright 2006 by Princeton")
print("# University, all rights reserved; free use, copying and modification with this notice.")
print("# Made by: python3 rules/lexicon/derive_humans.py > rules/lexicon/human-nouns.tsv")
print("word\tflags")
for w in sorted(words):
    print(f"{w}\thuman")
