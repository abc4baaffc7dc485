"""Tenure: the offices that a document gives to persons, and those that the list of office holders gives them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from summitry.model import Day, Interval, Office
from summitry.read.actors.cast import Cast, Person
from summitry.read.actors.gazetteer import names_in
from summitry.read.actors.holdings import LEADING, fits, near
from summitry.read.actors.names import Found
from summitry.read.actors.titles import is_title
from summitry.rules import offices
from summitry.rules.offices import BODIES, Holding, fold
from summitry.rules.roles import before_title
from summitry.rules.states import states


def note_offices(cast: Cast, people: list[tuple[Found, Person]]) -> None:
    """Note the offices that the document gives to persons, then the rows of the list for each person met."""
    persons = {person.id: person for _, person in people}
    rows = {
        person.id: [row for row in offices.by_name(person.name) if row.person_id == person.id]
        for person in persons.values()
    }
    for person in persons.values():
        current = near(cast, rows[person.id])
        states = {row.state for row in current if row.state not in BODIES}
        if person.state is None and len(states) == 1:
            person.state = next(iter(states))
            cast.meet(person.id, "person", person.name, "", person.state)
        person.offices += [row.office for row in current]
        if any(row.office in LEADING for row in current):
            person.rank = 1
        elif current:
            person.rank = min(person.rank, 2)
        if person.state is None and cast.home and any(title in LEGISLATORS for title in person.titles):
            person.state = cast.home
            cast.meet(person.id, "person", person.name, "", person.state)
        if person.state is None and person.rank <= 2 and person.titles:
            person.state = _titled_state(cast, person) or _main_state(cast)
            cast.meet(person.id, "person", person.name, "", person.state)
    _from_titles(cast, people, rows)
    for person in persons.values():
        cast.page.offices.extend(built_in(row) for row in rows[person.id])


MAIN_TIMES, MAIN_SHARE = 3, 0.7
"""A document is about a state that it names this many times, and that takes this share of all states it names."""

LEGISLATORS = frozenset({"Senator", "Representative", "Congressman", "Congresswoman"})
"""Titles that a government's own papers give to members of their own legislature without naming the state."""


def _titled_state(cast: Cast, person: Person) -> str | None:
    """The state named beside a person's name in the document's title: "Call with Norwegian Prime Minister Lund"."""
    title = cast.page.document.title or ""
    known = [(start, end, entry) for start, end, entry in names_in(title, cast.text) if entry.actor in states()]
    for word in re.finditer(r"[^\s,;:()]+", title):
        if fold(word.group().removesuffix("’s").removesuffix("'s")) not in person.surnames:
            continue
        for start, end, entry in known:
            between = title[end : word.start()] if end <= word.start() else title[word.end() : start]
            words = re.findall(r"\w+", between)
            after = start >= word.end() and words in (["of"], ["of", "the"])
            if after or (
                end <= word.start() and words and all(is_title(w) or w.lower() in before_title() for w in words)
            ):
                return entry.actor
    return None


def _main_state(cast: Cast) -> str | None:
    """The one state that a document is about, besides the one whose government publishes it; ``None`` of several."""
    weight = Counter(
        hit.entry.actor for hit in cast.hits if hit.entry.actor in states() and hit.entry.actor != cast.home
    )
    if not weight:
        return None
    (state, often), *_ = weight.most_common(1)
    return state if often >= MAIN_TIMES and often >= MAIN_SHARE * weight.total() else None


def _from_titles(cast: Cast, people: list[tuple[Found, Person]], rows: dict[str, list[Holding]]) -> None:
    seen: set[tuple[str, str]] = set()
    for found, person in people:
        for held in (found.title, found.apposed):
            if held is None or not held.current or held.rank > 3:
                continue
            listed = [row for row in rows[person.id] if fits(row, held)]
            exact = [row for row in listed if fold(row.office) == fold(held.office)]
            row = next(iter([*exact, *near(cast, listed)]), None)
            office = row.office if row else held.office
            if (person.id, office) in seen:
                continue
            seen.add((person.id, office))
            person.offices.append(office)
            span = cast.page.span(min(held.first, found.first), max(held.last, found.last))
            state = (held.state if not held.plural else None) or (row.state if row else person.state)
            cast.page.offices.append(Office(person.id, person.name, office, state, span=span))


@cache
def built_in(row: Holding) -> Office:
    """A row of the list of office holders in the record's form."""
    return Office(
        row.person_id,
        row.person,
        row.office,
        row.state,
        _bound(row.since, row.source),
        _bound(row.until, row.source) if row.until else None,
        row.known_to,
        None,
        "built-in",
    )


def _bound(days: tuple[Day, Day], source: str) -> Interval:
    return Interval("", *days, basis="explicit", why=f"the list of office holders ({source})")
