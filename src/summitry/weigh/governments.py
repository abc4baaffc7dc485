"""Under whose government an undertaking was made, and whether a later one took it up.

Who led when comes from the built-in list of offices, never from a guess: where the list does not vouch for a day,
nothing is said of it. That a successor has said nothing in the documents at hand is told as that, and is no verdict.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summitry.dates import add_days
from summitry.link.items import Commitment, CommitmentStep
from summitry.model import Day
from summitry.rules import offices
from summitry.rules.holdings import Holding
from summitry.weigh.standing import is_open

AHEAD = 3_660
"""Days after it was made for which a change of government is looked for."""


@dataclass(frozen=True, slots=True)
class Handover:
    """A change of government on an open undertaking.

    ``leader`` held ``office`` of ``state`` on ``made``, the day on which it was first told; ``successor`` holds it
    since ``since``. ``step`` is the first step of the thread under a later government, ``None`` where no document here
    tells of one.
    """

    state: str
    office: str
    leader: str
    made: Day
    successor: str
    since: Day
    step: CommitmentStep | None


def handovers(commitment: Commitment, now: Day | None) -> tuple[Handover, ...]:
    """The changes of government up to ``now`` among those who undertook an open commitment, by state.

    Empty where nothing changed, where the day of the undertaking is not known, and for bodies and groups.
    """
    made = _made(commitment)
    if made is None or not now or not is_open(commitment):
        return ()
    found = []
    for state in dict.fromkeys(party.state for party in commitment.by if party.state):
        first = offices.leader(state, made, made)
        later = _successor(state, first, made, now) if first is not None else None
        if first is None or later is None:
            continue
        since = later.since[0]
        step = next((step for step in commitment.history if (_day(step) or "") >= later.since[1]), None)
        found.append(Handover(state, first.office, first.person, made, later.person, since, step))
    return tuple(found)


def _made(commitment: Commitment) -> Day | None:
    return next((day for step in commitment.history if (day := _day(step))), None)


def _day(step: CommitmentStep) -> Day | None:
    """The day on which a step was told, where it is one known day."""
    return step.date.earliest if step.date and step.date.is_day else None


def _successor(state: str, first: Holding, made: Day, now: Day) -> Holding | None:
    """Who first leads after ``first``, another person, by ``now``."""
    for day in _days_after(first, made, now):
        later = offices.leader(state, day, day)
        if later is not None and later.person_id != first.person_id:
            return later
    return None


def _days_after(first: Holding, made: Day, now: Day) -> Iterator[Day]:
    """Days on which a successor may be met: the last of the stay, the next, and a month on, up to ``now``."""
    if first.until is None:
        return
    for wait in (0, 1, 31, 92):
        day = add_days(first.until[1], wait)
        if made < day <= now:
            yield day
