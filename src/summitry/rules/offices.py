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
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from os import PathLike
from pathlib import Path

from summitry.errors import UsageError
from summitry.model import Day
from summitry.rules.holdings import (
    BODIES,
    COLUMNS,
    Holding,
    bounds,
    fold,
    packaged_text,
    rows,
    shared_offices,
    titles,
)

__all__ = [
    "BODIES",
    "BUILT_IN",
    "COLUMNS",
    "Holding",
    "OfficeList",
    "OwnRows",
    "all_names",
    "beside",
    "bounds",
    "by_name",
    "by_surname",
    "fold",
    "holder",
    "holdings",
    "leader",
    "office_list",
    "own",
    "own_rows",
    "shared_offices",
    "titles",
    "use",
]


@dataclass(frozen=True, slots=True)
class OwnRows:
    """A user's own rows: the name and the text of each file. They can be sent to another process."""

    files: tuple[tuple[str, str], ...] = ()

    @property
    def digest(self) -> str:
        """Eight hexadecimal digits that tell these rows from others; empty where there are none."""
        return sha256(repr([text for _, text in self.files]).encode()).hexdigest()[:8] if self.files else ""


BUILT_IN = OwnRows()
"""No rows of one's own."""

_in_use = BUILT_IN


class OfficeList:
    """Holdings with their indexes. Immutable once made; lookups give holdings in order of their first day."""

    def __init__(self, stays: Iterable[Holding]) -> None:
        self.holdings = tuple(sorted(stays, key=lambda h: (h.since, h.state, h.office, h.person_id)))
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


def own_rows(folder: str | PathLike[str]) -> OwnRows:
    """The rows of every CSV file in a folder, checked.

    Raises ``UsageError``, naming file and line, for a row that cannot be understood or a folder without files.
    """
    place = Path(folder)
    paths = sorted(place.glob("*.csv")) if place.is_dir() else []
    if not paths:
        raise UsageError(f"{place}: no folder of CSV files with office holders. Name a folder that holds at least one")
    found = []
    for path in paths:
        try:
            found.append((str(path), path.read_text(encoding="utf-8-sig")))
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{path}: cannot be read as UTF-8 text ({error}). Save it as UTF-8 CSV") from error
    mine = OwnRows(tuple(found))
    office_list(mine)
    return mine


def use(mine: OwnRows) -> None:
    """Answer from the built-in list with these rows beside it from now on, in this process."""
    global _in_use
    _in_use = mine


def own() -> OwnRows:
    """The rows that stand beside the built-in list in this process."""
    return _in_use


@contextmanager
def beside(folder: str | PathLike[str] | None) -> Iterator[None]:
    """Within this block, the folder's rows stand beside the built-in list; ``None`` changes nothing.

    Raises ``UsageError`` as ``own_rows`` does.
    """
    before = _in_use
    if folder is not None:
        use(own_rows(folder))
    try:
        yield
    finally:
        use(before)


@cache
def office_list(mine: OwnRows = BUILT_IN) -> OfficeList:
    """The built-in list, with one's own rows added to it.

    A row takes the place of an earlier one on the same stay, so that one's own rows can correct the built-in list.

    Raises ``UsageError``, naming file and line, for a row that cannot be understood.
    """
    found = [row for name, text in (*_packaged("offices"), *mine.files) for row in rows(name, text)]
    return OfficeList(_joined(_latest(found)))


def holdings() -> tuple[Holding, ...]:
    """Every stay in the list in use, in order of its first day."""
    return office_list(_in_use).holdings


def by_name(name: str) -> tuple[Holding, ...]:
    """``OfficeList.by_name`` on the list in use."""
    return office_list(_in_use).by_name(name)


def by_surname(surname: str) -> tuple[Holding, ...]:
    """``OfficeList.by_surname`` on the list in use."""
    return office_list(_in_use).by_surname(surname)


def holder(state: str, office: str, earliest: Day, latest: Day) -> Holding | None:
    """``OfficeList.holder`` on the list in use."""
    return office_list(_in_use).holder(state, office, earliest, latest)


def leader(state: str, earliest: Day, latest: Day) -> Holding | None:
    """``OfficeList.leader`` on the list in use."""
    return office_list(_in_use).leader(state, earliest, latest)


def all_names() -> dict[str, tuple[Holding, ...]]:
    """``OfficeList.all_names`` on the list in use."""
    return office_list(_in_use).all_names()


@dataclass(frozen=True, slots=True)
class _Lead:
    office: str
    since: Day
    until: Day


@cache
def _leading() -> dict[str, tuple[_Lead, ...]]:
    found: dict[str, list[_Lead]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(packaged_text("leaders.csv"))):
        found[row["state"]].append(_Lead(row["office"], row["since"] or "0001-01-01", row["until"] or "9999-12-31"))
    return {state: tuple(posts) for state, posts in found.items()}


def _packaged(folder: str) -> Iterator[tuple[str, str]]:
    for entry in sorted((files("summitry.rules") / folder).iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".csv"):
            yield f"{folder}/{entry.name}", entry.read_text(encoding="utf-8")


def _latest(listed: list[Holding]) -> list[Holding]:
    """The rows without those that a later row of the same person in the same office touches."""
    kept: dict[tuple[str, str, str], list[Holding]] = defaultdict(list)
    for row in listed:
        stays = kept[row.person_id, row.state, row.office]
        last = row.until[0] if row.until else None
        stays[:] = [stay for stay in stays if not stay.touches(row.since[1], last) or _follows(stay, row)]
        stays.append(row)
    return [row for stays in kept.values() for row in stays]


def _follows(one: Holding, other: Holding) -> bool:
    """True where one stay may end on the day, or in the month, in which the other begins."""
    pairs = ((one, other), (other, one))
    return any(first.until is not None and first.until[1] <= second.since[1] for first, second in pairs)


def _joined(listed: list[Holding]) -> Iterator[Holding]:
    """Give each row of a person the forms that any row of that person lists."""
    names: dict[str, dict[str, None]] = defaultdict(dict)
    surnames: dict[str, dict[str, None]] = defaultdict(dict)
    for row in listed:
        names[row.person_id].update(dict.fromkeys(row.names))
        surnames[row.person_id].update(dict.fromkeys(row.surnames))
    forms = {person: (tuple(names[person]), tuple(surnames[person])) for person in names}
    for row in listed:
        if forms[row.person_id] == (row.names, row.surnames):
            yield row
        else:
            full, short = forms[row.person_id]
            yield Holding(
                row.person, row.person_id, full, short, row.office, row.titles, row.state, row.since, row.until,
                row.known_to, row.source,
            )  # fmt: skip
