"""The list of office holders, asked from within a document: which rows may a name or a title of it mean."""

from __future__ import annotations

from collections.abc import Iterable

from summitry.read.actors.cast import Cast
from summitry.read.actors.titles import Held
from summitry.rules import offices
from summitry.rules.offices import Holding, fold

LEADING = frozenset({"President", "Prime Minister", "Chancellor", "King", "Queen", "Emperor", "Emir", "Sultan"})
"""Offices that lead a state, or stand at its head."""


def near(cast: Cast, rows: Iterable[Holding], strictly: bool = False) -> list[Holding]:
    """The rows that touch the document's date; all where it is not known, or where none does, unless ``strictly``."""
    found = list(rows)
    published = cast.page.published or cast.page.document.published
    if published is None:
        return found
    touching = [row for row in found if row.touches(published.earliest, published.latest)]
    return touching if touching or strictly else found


def fits(row: Holding, held: Held) -> bool:
    """True where a title as read may be that of a row: the same office under any of its titles, and no other state."""
    if held.state and held.state != row.state:
        return False
    said = fold(held.office)
    forms = {fold(row.office), *map(fold, row.titles)}
    if any(form.startswith((said + " of ", said + " for ")) for form in forms):
        return True
    return said in forms or (
        " " not in said and any(form.endswith(" " + said) or form.startswith(said + " ") for form in forms)
    )


def bearer(cast: Cast, surname: str, strictly: bool = False) -> list[Holding]:
    """The rows of the one person whom a text may call by a surname alone, or of the one of them who leads a state."""
    rows = near(cast, offices.by_surname(surname), strictly)
    people = {row.person_id for row in rows}
    if len(people) > 1:
        people = {row.person_id for row in rows if row.office in LEADING}
    return [row for row in rows if row.person_id in people] if len(people) == 1 else []


def leads(cast: Cast, surname: str) -> bool:
    """True where a text of this date may call one person so who leads a state; false where its date is not known."""
    if cast.page.published is None and cast.page.document.published is None:
        return False
    return any(row.office in LEADING for row in bearer(cast, surname, strictly=True))
