"""The record as CSV: a folder with one file for each table of the codebook.

UTF-8 without a mark at its front, comma, line feed, quotation marks where a cell needs them, a header in each file.
Null is an empty cell; see ``cells`` for the rest. ``codebook.md`` goes with the tables.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from summitry.export.cells import cell, value
from summitry.export.codebook import codebook
from summitry.export.columns import Table
from summitry.export.dictionary import TABLES
from summitry.export.rows import Row, rows
from summitry.export.selection import Selection


def write(chosen: Selection, target: Path) -> None:
    """Write the tables into the folder ``target``."""
    with ExitStack() as open_files:
        writers = {}
        for table in TABLES:
            path = target / f"{table.name}.csv"
            stream = open_files.enter_context(open(path, "w", encoding="utf-8", errors="replace", newline=""))
            writers[table.name] = csv.writer(stream, lineterminator="\n")
            writers[table.name].writerow(column.name for column in table.columns)
        types = {table.name: tuple(column.type for column in table.columns) for table in TABLES}
        for name, row in rows(chosen):
            writers[name].writerow(map(cell, types[name], row))
    (target / "codebook.md").write_text(codebook(), encoding="utf-8")


def read(folder: Path, table: Table) -> Iterator[Row]:
    """The rows of a table that ``write`` wrote into ``folder``, each value of its column's type."""
    csv.field_size_limit(2**31 - 1)
    with open(folder / f"{table.name}.csv", encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream)
        next(lines)
        for line in lines:
            yield tuple(value(column.type, text) for column, text in zip(table.columns, line, strict=True))
