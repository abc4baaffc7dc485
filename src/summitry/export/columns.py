"""What a table and a column are, and the types that a column may have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "integer", "number", "truth", "day", "texts", "spans", "json"]

TYPES: dict[Type, str] = {
    "text": "Text, in UTF-8. An empty text is null: no column tells the two apart.",
    "integer": "A whole number.",
    "number": "A number with a decimal point.",
    "truth": "`true` or `false`.",
    "day": "A day of the proleptic Gregorian calendar, `YYYY-MM-DD`; before Christ with a minus sign, `-0499-01-01`.",
    "texts": "A list of texts: a list in Parquet, a JSON array elsewhere. An empty list is a value: there are none.",
    "spans": "A list of `[start, end]` pairs of offsets, as `texts` are.",
    "json": "A JSON value, as text.",
}
"""What each type means, and how it is written."""

NEVER = "never null"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type, what it means, and what it means where it is null."""

    name: str
    type: Type
    meaning: str
    null: str = NEVER


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, what a row of it is, and its columns in order."""

    name: str
    row: str
    columns: tuple[Column, ...]
