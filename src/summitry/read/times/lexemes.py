"""A text as lexemes: the words, numerals and marks that time expressions are made of, each with its letter.

Lexemes are finer than the parser's tokens where times need it ("mid-1916", "1915-17") and coarser where they do not
("5:30", "2024-04-10"), and have offsets in the stored text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from summitry.rules.times import UNKNOWN, Rules

LEXEME = re.compile(
    r"""
    (?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
  | (?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d)|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d))
  | (?P<clock>(?:[01]?\d|2[0-4])(?::[0-5]\d(?![\d:])|\.[0-5]\d(?=\s?[ap]\.?m\b)))
  | (?P<fy>FY-?\s?(?:\d{4}|\d\d)\b)
  | (?P<part>[QH][1-4]\b)
  | (?P<decade>(?<![\w-])(?:1\d|20|\d)?\d0['’]?s\b)
  | (?P<nth>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<decimal>\d{1,3}\.\d+(?![\d.]))
  | (?P<number>\d+(?:,\d{3})*(?![,.]\d{3}\b))
  | (?P<mark>[ap]\.\s?m\.?|[AB]\.\s?[CD]\.?(?:\s?E\.?)?)(?!\w)
  | (?P<word>[^\W\d_]+)
  | [^\w\s]
    """,
    re.X | re.I,
)
CURRENCY = frozenset("$€£¥#")
MARK: Mapping[str, Any] = {"MARK": ""}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """``text`` in small letters, its span in the stored text, and what it means in each class that it belongs to."""

    text: str
    start: int
    end: int
    meanings: Mapping[str, Any]
    capital: bool


def lexemes(rules: Rules, text: str, start: int, end: int) -> tuple[list[Lexeme], str]:
    """The lexemes of ``text[start:end]``, and the string of their letters."""
    found: list[Lexeme] = []
    letters: list[str] = []
    unknown = rules.letters[frozenset((UNKNOWN,))]
    before = ""
    for match in LEXEME.finditer(text, start, end):
        written = match.group()
        low = written.lower()
        kind = match.lastgroup
        meanings = rules.words.get(low)
        capital = written[0].isupper()
        if kind is None or kind in ("word", "mark", "part"):
            if kind == "mark":
                low = re.sub(r"\s", "", low)
                meanings = rules.words.get(low)
            if meanings is None:
                meanings = {} if kind else MARK
            elif not capital and not rules.capital.isdisjoint(meanings):
                meanings = {name: value for name, value in meanings.items() if name not in rules.capital}
        else:
            meanings = {} if before in CURRENCY else dict(_numeral(kind, low))
        letters.append(rules.letters.get(frozenset(meanings), unknown) if meanings else unknown)
        found.append(Lexeme(low, match.start(), match.end(), meanings, capital))
        before = low
    return found, "".join(letters)


def _numeral(kind: str, written: str) -> Iterator[tuple[str, Any]]:
    if kind == "iso":
        yield "ISODATE", written
    elif kind == "slash":
        yield "SLASHDATE", written
    elif kind == "clock":
        yield "CLOCK", written.replace(".", ":")
    elif kind == "fy":
        yield "FYYEAR", int(re.sub(r"\D", "", written))
    elif kind == "decade":
        yield "DECADE", int(re.sub(r"\D", "", written))
    elif kind == "decimal":
        yield "DECIMAL", float(written)
    elif kind == "nth":
        value = int(written[:-2])
        yield "NTH", value
        if 1 <= value <= 31:
            yield "DOMTH", value
    else:
        value = int(written.replace(",", ""))
        yield "NUMBER", value
        if "," in written or (value == 0 and len(written) < 4):
            return
        if len(written) <= 4:
            yield "SMALLYEAR", value
        if len(written) == 4 and 1000 <= value <= 2199:
            yield "YEAR", value
        if len(written) == 4 and value < 1000:
            yield "HHMM", written
        if len(written) == 2:
            yield "TWO", value
        if len(written) <= 2 and 1 <= value <= 31:
            yield "DOM", value
        if len(written) <= 2 and value <= 24:
            yield "HOUR", value
