"""A change of government on an undertaking, in words."""

from __future__ import annotations

from summitry.link.items import Commitment
from summitry.model import Day
from summitry.rules.states import name_of
from summitry.show.words import day, when
from summitry.weigh.governments import Handover, handovers


def handed_on(commitment: Commitment, now: Day | None) -> str:
    """What to add to an open undertaking's standing; empty where no government changed.

    "made under Yoshihide Suga of Japan; under Fumio Kishida (since 4 October 2021) told again 23 May 2022"
    """
    return "; ".join(_told(one) for one in handovers(commitment, now))


def _told(one: Handover) -> str:
    made = f"made under {one.leader} of {name_of(one.state)}"
    under = f"under {one.successor} (since {day(one.since)})"
    if one.step is None:
        return f"{made}; {under} no document here tells of it"
    return f"{made}; {under} {one.step.step} {when(one.step.date)}"
