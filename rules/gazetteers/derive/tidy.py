#!/usr/bin/env python3
"""Puts gazetteer files in order: rows sorted in byte order, cells trimmed, repeated values of a cell dropped.

Usage: tidy.py FILE.tsv...     Each file is rewritten in place (written beside and renamed). Comment lines and the header
row stay as they are. Values separated by '|' keep their order; `demonyms` holds singular|plural pairs, which may repeat.
"""
import os
import sys

PAIRED = {"demonyms"}


def tidy_cell(column, cell):
    values = [" ".join(v.split()) for v in cell.split("|")]
    if column in PAIRED:
        return "|".join(values)
    kept = []
    for value in values:
        if value and value not in kept:
            kept.append(value)
    return "|".join(kept)


def tidy(path):
    with open(path, encoding="utf-8") as source:
        lines = source.read().split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    head = 0
    while head < len(lines) and lines[head].startswith("#"):
        head += 1
    columns = lines[head].split("\t")
    rows = []
    for number, line in enumerate(lines[head + 1 :], head + 2):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) > len(columns):
            sys.exit(f"{path}:{number}: {len(cells)} cells, but the header names {len(columns)} columns")
        cells += [""] * (len(columns) - len(cells))
        rows.append([tidy_cell(c, v) for c, v in zip(columns, cells)])
    rows.sort(key=lambda row: [cell.encode("utf-8") for cell in row])
    unique = [row for index, row in enumerate(rows) if index == 0 or row != rows[index - 1]]
    beside = path + ".new"
    with open(beside, "w", encoding="utf-8", newline="\n") as target:
        for line in lines[: head + 1] + ["\t".join(row) for row in unique]:
            target.write(line + "\n")
    os.replace(beside, path)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for name in sys.argv[1:]:
        tidy(name)
