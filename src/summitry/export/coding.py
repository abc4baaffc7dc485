"""An event as a PLOVER coder would have it: one that was done, or a willingness to do it.

PLOVER has no status. Its coders code a meeting to come, an invitation and promised aid as AGREE, and a meeting called
off as REJECT (mode ``meet``); so does this. What PLOVER has no code for is left out: acts denied, other acts called
off, and acts of conflict that have not happened (a threat of one is an event of its own).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summitry.link.items import Event
from summitry.model import Party
from summitry.rules.bodies import bodies
from summitry.rules.plover import Quad, act
from summitry.weigh.standing import TO_COME

MEETINGS = frozenset({"CONSULT"})
UNCODED = "left out: events that PLOVER has no code for (denied, called off, conflict that has not happened)"
"""What is told of events that ``coded`` gives nothing for, after their number."""
ACTING = frozenset({"source", "participant", "guest"})
"""Roles of those who act; all the others are recipients."""
CODES = {"XKX": "KOS", "EU": "EUR", "UN": "UNO", "UNSC": "UNO"}
"""Codes that PLOVER writes otherwise than the record."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded event. ``turned`` says that the type is not the act's own, since the act has not happened."""

    event: Event
    type: str
    mode: str | None
    quad: Quad
    score: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    turned: bool

    @property
    def day(self) -> str | None:
        """The event's day where it is known to the day; a coder's date is one day, and none is made up."""
        date = self.event.date
        return date.earliest if date is not None and date.is_day else None


def coded(event: Event) -> Coded | None:
    """The event as PLOVER codes it, or ``None`` for one that it has no code for."""
    own = act(event.plover, event.mode)
    if own is None or event.status == "denied":
        return None
    kind, mode = event.plover, event.mode
    if event.status == "cancelled":
        if kind not in MEETINGS:
            return None
        kind, mode = "REJECT", "meet"
    elif event.status in TO_COME:
        if own.quad > 2:
            return None
        kind, mode = "AGREE", None
    made = act(kind, mode)
    assert made is not None
    actors = _once(party for party in event.parties if party.role in ACTING)
    recipients = _once(party for party in event.parties if party.role not in ACTING)
    if not actors:  # nobody is named as acting: those who are named are the ones concerned together
        actors, recipients = recipients, ()
    return Coded(
        event, kind, mode, made.quad, made.score, actors, recipients, (kind, mode) != (event.plover, event.mode)
    )


def code(party: Party) -> str:
    """A party's code as PLOVER has it: a state's alpha-3, ``EUR``, ``UNO``, ``IGO`` for other bodies, "" for none."""
    if party.actor in CODES or party.state in CODES:
        return CODES.get(party.actor) or CODES[party.state or ""]
    body = bodies().get(party.actor)
    return party.state or ("IGO" if body and body.members else "")


def _once(parties: Iterator[Party]) -> tuple[Party, ...]:
    return tuple({party.actor: party for party in parties}.values())
