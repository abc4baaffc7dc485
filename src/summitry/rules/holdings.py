"""One row of the list of office holders: a person's stay in an office, as it is written and as it is understood."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from summitry.errors import UsageError
from summitry.model import Day

COLUMNS = ("person", "surname", "names", "office", "titles", "state", "since", "until", "known_to", "source")

BODIES = frozenset(
    {"AL", "APEC", "ASEAN", "AU", "CSTO", "EU", "GCC", "IAEA", "ICC", "IMF", "NATO", "OAS", "OECD", "OPEC", "OSCE"}
    | {"PIF", "UN", "WB", "WHO", "WTO"}
)
"""International bodies whose offices are listed; they stand in the column ``state``."""

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_NAMESAKE = re.compile(r" \([^)]*\)$")
_NOT_A_WORD = re.compile(r"[^\w]+|_")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a"}
    | dict.fromkeys("'’‘ʻʼ`´.", "")
)


@dataclass(frozen=True, slots=True)
class Holding:
    """One person's stay in one office.

    ``names`` are the full forms of the name, the usual one first; ``surnames`` the short forms used after the first
    mention. ``titles`` are the other titles of the office as met in text. ``state`` is an alpha-3 code or the short
    name of a body. ``since`` holds the earliest and the latest day on which the stay may have begun, ``until`` the same
    for its last day, or ``None`` where none is known: then the row speaks up to ``known_to`` and no further. All days
    are inclusive.
    """

    person: str
    person_id: str
    names: tuple[str, ...]
    surnames: tuple[str, ...]
    office: str
    titles: tuple[str, ...]
    state: str
    since: tuple[Day, Day]
    until: tuple[Day, Day] | None
    known_to: Day
    source: str

    def covers(self, earliest: Day, latest: Day) -> bool:
        """True where the office was certainly held on every day from ``earliest`` to ``latest``."""
        end = self.until[0] if self.until else self.known_to
        return self.since[1] <= earliest and latest <= end

    def touches(self, earliest: Day | None, latest: Day | None) -> bool:
        """True unless the stay certainly lies outside the interval; an open side (``None``) excludes nothing."""
        if latest is not None and self.since[0] > latest:
            return False
        return earliest is None or self.until is None or self.until[1] >= earliest


@lru_cache(maxsize=16384)
def fold(words: str) -> str:
    """Words without case, accents, full stops and apostrophes; hyphens become spaces.

    >>> fold("José-María  Ó'Brien")
    'jose maria obrien'
    """
    lowered = words.casefold().translate(_LETTERS)
    if not lowered.isascii():
        lowered = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return " ".join(_NOT_A_WORD.sub(" ", lowered).split())


@cache
def titles() -> dict[str, tuple[str, ...]]:
    """The titles met in text for each office, whatever the state."""
    rows = csv.DictReader(io.StringIO(packaged_text("titles.csv")))
    return {row["office"]: parts(row["titles"]) for row in rows}


@cache
def shared_offices() -> frozenset[str]:
    """Offices that several people may hold at once, such as a ministry's spokespersons."""
    rows = csv.DictReader(io.StringIO(packaged_text("titles.csv")))
    return frozenset(row["office"] for row in rows if row["shared"] == "yes")


@lru_cache(maxsize=4096)
def bounds(written: str) -> tuple[Day, Day] | None:
    """The first and the last day of a day, month or year as written; ``None`` where it is none of these.

    >>> bounds("2024-02")
    ('2024-02-01', '2024-02-29')
    """
    match = _DAY.fullmatch(written)
    if match is None:
        return None
    year, month, day = match.groups()
    if day is not None:
        fits = 1 <= int(month) <= 12 and 1 <= int(day) <= monthrange(int(year), int(month))[1]
        return (written, written) if fits else None
    if month is not None:
        return (f"{written}-01", f"{written}-{monthrange(int(year), int(month))[1]}") if 1 <= int(month) <= 12 else None
    return f"{year}-01-01", f"{year}-12-31"


def rows(file: str, text: str) -> list[Holding]:
    """The rows of one CSV file. Raises ``UsageError``, naming ``file`` and line, for one that cannot be understood."""
    reader = csv.reader(io.StringIO(text))
    header = tuple(next(reader, ()))
    if missing := [column for column in COLUMNS if column not in header]:
        raise UsageError(f"{file}:1: no column {', '.join(missing)}. The columns are {', '.join(COLUMNS)}")
    places = [header.index(column) for column in COLUMNS]
    found = []
    for row in reader:
        if not any(row):
            continue
        if len(row) != len(header):
            raise UsageError(f"{file}:{reader.line_num}: {len(row)} fields where the header has {len(header)}")
        found.append(_holding(f"{file}:{reader.line_num}", [row[place].strip() for place in places]))
    return found


def _holding(where: str, fields: list[str]) -> Holding:
    person, surname, names, office, own_titles, state, since, until, known_to, source = fields
    for column, value in (("person", person), ("office", office), ("source", source)):
        if not value:
            raise UsageError(f"{where}: the column {column} is empty. Every row needs it")
    if state not in BODIES and not (len(state) == 3 and state.isascii() and state.isupper()):
        raise UsageError(
            f"{where}: {state!r} is neither an alpha-3 code nor a listed body ({' '.join(sorted(BODIES))})"
        )
    first = _bounds(where, "since", since)
    last = _bounds(where, "until", until) if until else None
    end = last[1] if last else _bounds(where, "known_to", known_to)[0]
    if first[0] > end or (last and first[1] > last[1]):
        raise UsageError(f"{where}: the stay ends before it begins ({since} to {until or known_to})")
    slug = fold(person).replace(" ", "-")
    person = _NAMESAKE.sub("", person)
    return Holding(
        person=person,
        person_id=f"person:{slug}",
        names=(person, *parts(names)),
        surnames=parts(surname) or (_last_word(person),),
        office=office,
        titles=(*parts(own_titles), *titles().get(office, ())),
        state=state,
        since=first,
        until=last,
        known_to=end,
        source=source,
    )


def _bounds(where: str, column: str, written: str) -> tuple[Day, Day]:
    found = bounds(written)
    if found is None:
        raise UsageError(f"{where}: {column} {written!r} is no date. Write 2024-02-12, 2024-02 or 2024")
    return found


def packaged_text(name: str) -> str:
    """A file of the rules, by its name."""
    return (files("summitry.rules") / name).read_text(encoding="utf-8")


def parts(written: str) -> tuple[str, ...]:
    """What a cell lists, separated by semicolons."""
    return tuple(part.strip() for part in written.split(";") if part.strip()) if written else ()


def _last_word(person: str) -> str:
    words = person.split()
    while len(words) > 1 and fold(words[-1]) in _SUFFIXES:
        words.pop()
    return words[-1]
