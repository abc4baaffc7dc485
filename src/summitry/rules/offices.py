"""Who held which office when: a dated list of office holders, and the questions that a reader asks of it.

The list is data: the CSV files under ``rules/offices/``, one row for one person's stay in one office. Beside it,
``titles.csv`` gives the titles under which an office is met in text, and ``leaders.csv`` says which office leads each
state. A first or last day known only to its month or year is kept as the interval it is. A row without a last day is
vouched for up to its ``known_to``; nothing is inferred beyond that day.

``docs/how-to-add-an-office-holder.md`` explains the columns.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

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


class OfficeList:
    """Holdings with their indexes. Immutable once made; lookups give holdings in order of their first day."""

    def __init__(self, rows: Iterable[Holding]) -> None:
        self.holdings = tuple(sorted(rows, key=lambda h: (h.since, h.state, h.office, h.person_id)))
        names: dict[str, list[Holding]] = defaultdict(list)
        surnames: dict[str, list[Holding]] = defaultdict(list)
        posts: dict[tuple[str, str], list[Holding]] = defaultdict(list)
        folded: dict[tuple[str, ...], frozenset[str]] = {}
        for holding in self.holdings:
            for forms, index in ((holding.names, names), (holding.surnames, surnames)):
                if forms not in folded:
                    folded[forms] = frozenset(map(fold, forms))
                for form in folded[forms]:
                    index[form].append(holding)
            called = (holding.office, *holding.titles)
            if called not in folded:
                folded[called] = frozenset(map(fold, called))
            for post in folded[called]:
                posts[holding.state, post].append(holding)
        self._names = {form: tuple(found) for form, found in names.items()}
        self._surnames = {form: tuple(found) for form, found in surnames.items()}
        self._posts = {post: tuple(found) for post, found in posts.items()}

    def by_name(self, name: str) -> tuple[Holding, ...]:
        """The stays of whoever bears this full name, whatever its case, accents and hyphens.

        Initials that no listed form has are passed over ("John Q. Sample" is found as "John Sample").
        """
        folded = fold(name)
        found = self._names.get(folded)
        if found is None:
            found = self._names.get(" ".join(word for word in folded.split() if len(word) > 1))
        return found or ()

    def by_surname(self, surname: str) -> tuple[Holding, ...]:
        """The stays of everyone whom a text may call by this name alone."""
        return self._surnames.get(fold(surname), ())

    def holders(self, state: str, office: str, earliest: Day | None, latest: Day | None) -> tuple[Holding, ...]:
        """Everyone who may have held the office, under any of its titles, on some day of the interval."""
        found = self._posts.get((state, fold(office)), ())
        return tuple(holding for holding in found if holding.touches(earliest, latest))

    def holder(self, state: str, office: str, earliest: Day, latest: Day) -> Holding | None:
        """The one person who certainly held the office throughout the interval, and with nobody beside them."""
        found = self.holders(state, office, earliest, latest)
        return found[0] if len(found) == 1 and found[0].covers(earliest, latest) else None

    def leader(self, state: str, earliest: Day, latest: Day) -> Holding | None:
        """The one head of government or executive president, as fits the state, throughout the interval."""
        offices = [post for post in _leading().get(state, ()) if post.since <= earliest and latest <= post.until]
        return self.holder(state, offices[0].office, earliest, latest) if len(offices) == 1 else None

    def all_names(self) -> dict[str, tuple[Holding, ...]]:
        """Every full form of every name, folded, with its holdings: what a search automaton is built from."""
        return dict(self._names)

    def all_surnames(self) -> dict[str, tuple[Holding, ...]]:
        """Every short form of every name, folded, with its holdings."""
        return dict(self._surnames)


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
def office_list(extra: Path | None = None) -> OfficeList:
    """The built-in list, with the rows of every CSV file in the folder ``extra`` added to it.

    A row takes the place of an earlier one on the same stay, so that one's own rows can correct the built-in list.

    Raises ``UsageError``, naming file and line, for a row that cannot be understood or a folder without rows.
    """
    rows = [row for name, text in _packaged("offices") for row in _rows(name, text)]
    if extra is not None:
        paths = sorted(extra.glob("*.csv")) if extra.is_dir() else []
        if not paths:
            raise UsageError(
                f"{extra}: no folder of CSV files with office holders. Name a folder that holds at least one"
            )
        for path in paths:
            try:
                rows += _rows(str(path), path.read_text(encoding="utf-8-sig"))
            except (OSError, UnicodeDecodeError) as error:
                raise UsageError(f"{path}: cannot be read as UTF-8 text ({error}). Save it as UTF-8 CSV") from error
    return OfficeList(_joined(_latest(rows)))


def holdings(extra: Path | None = None) -> tuple[Holding, ...]:
    """Every stay in the list, in order of its first day."""
    return office_list(extra).holdings


def by_name(name: str) -> tuple[Holding, ...]:
    """``OfficeList.by_name`` on the built-in list."""
    return office_list().by_name(name)


def by_surname(surname: str) -> tuple[Holding, ...]:
    """``OfficeList.by_surname`` on the built-in list."""
    return office_list().by_surname(surname)


def holder(state: str, office: str, earliest: Day, latest: Day) -> Holding | None:
    """``OfficeList.holder`` on the built-in list."""
    return office_list().holder(state, office, earliest, latest)


def leader(state: str, earliest: Day, latest: Day) -> Holding | None:
    """``OfficeList.leader`` on the built-in list."""
    return office_list().leader(state, earliest, latest)


def all_names() -> dict[str, tuple[Holding, ...]]:
    """``OfficeList.all_names`` on the built-in list."""
    return office_list().all_names()


@cache
def titles() -> dict[str, tuple[str, ...]]:
    """The titles met in text for each office, whatever the state."""
    rows = csv.DictReader(io.StringIO(_packaged_text("titles.csv")))
    return {row["office"]: _parts(row["titles"]) for row in rows}


@cache
def shared_offices() -> frozenset[str]:
    """Offices that several people may hold at once, such as a ministry's spokespersons."""
    rows = csv.DictReader(io.StringIO(_packaged_text("titles.csv")))
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


@dataclass(frozen=True, slots=True)
class _Lead:
    office: str
    since: Day
    until: Day


@cache
def _leading() -> dict[str, tuple[_Lead, ...]]:
    found: dict[str, list[_Lead]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(_packaged_text("leaders.csv"))):
        found[row["state"]].append(_Lead(row["office"], row["since"] or "0001-01-01", row["until"] or "9999-12-31"))
    return {state: tuple(posts) for state, posts in found.items()}


def _packaged_text(name: str) -> str:
    return (files("summitry.rules") / name).read_text(encoding="utf-8")


def _packaged(folder: str) -> Iterator[tuple[str, str]]:
    for entry in sorted((files("summitry.rules") / folder).iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".csv"):
            yield f"{folder}/{entry.name}", entry.read_text(encoding="utf-8")


def _rows(file: str, text: str) -> list[Holding]:
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
        names=(person, *_parts(names)),
        surnames=_parts(surname) or (_last_word(person),),
        office=office,
        titles=(*_parts(own_titles), *titles().get(office, ())),
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


def _latest(rows: list[Holding]) -> list[Holding]:
    """The rows without those that a later row of the same person in the same office touches."""
    kept: dict[tuple[str, str, str], list[Holding]] = defaultdict(list)
    for row in rows:
        stays = kept[row.person_id, row.state, row.office]
        last = row.until[0] if row.until else None
        stays[:] = [stay for stay in stays if not stay.touches(row.since[1], last) or _follows(stay, row)]
        stays.append(row)
    return [row for stays in kept.values() for row in stays]


def _follows(one: Holding, other: Holding) -> bool:
    """True where one stay may end on the day, or in the month, in which the other begins."""
    pairs = ((one, other), (other, one))
    return any(first.until is not None and first.until[1] <= second.since[1] for first, second in pairs)


def _joined(rows: list[Holding]) -> Iterator[Holding]:
    """Give each row of a person the forms that any row of that person lists."""
    names: dict[str, dict[str, None]] = defaultdict(dict)
    surnames: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        names[row.person_id].update(dict.fromkeys(row.names))
        surnames[row.person_id].update(dict.fromkeys(row.surnames))
    forms = {person: (tuple(names[person]), tuple(surnames[person])) for person in names}
    for row in rows:
        if forms[row.person_id] == (row.names, row.surnames):
            yield row
        else:
            full, short = forms[row.person_id]
            yield Holding(
                row.person, row.person_id, full, short, row.office, row.titles, row.state, row.since, row.until,
                row.known_to, row.source,
            )  # fmt: skip


def _parts(written: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in written.split(";") if part.strip()) if written else ()


def _last_word(person: str) -> str:
    words = person.split()
    while len(words) > 1 and fold(words[-1]) in _SUFFIXES:
        words.pop()
    return words[-1]
