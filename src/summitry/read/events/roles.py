"""Who takes part in an act, and as what: the places of a clause or a noun phrase mapped to roles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from summitry.model import Party, Role
from summitry.read.actors import state_of
from summitry.read.events.company import Company
from summitry.read.events.naming import (
    unique,
)
from summitry.read.page import Page
from summitry.rules.events import Rule


def parties(page: Page, act: Any, carrier: Any | None, rule: Rule) -> tuple[Party, ...]:
    """The parties to the act that ``act`` names (a spaCy token), read by ``rule``'s frame.

    ``carrier`` is the light verb that lends a noun its subject ("held talks"), or ``None``. An actor stands once; a
    state does not stand beside its own deputy. Empty where nobody is named.
    """
    places = Company(page, act, carrier, rule)
    doers = places.doers()
    if len(doers) > 1 and rule.frame == "act" and places.spoken_of_oneself():
        done_to = {state_of(page, i) or i for i in places.addressed()}
        doers = tuple(i for i in doers if (state_of(page, i) or i) not in done_to) or doers
    found: list[tuple[Role, str]]
    if rule.frame == "mutual":
        circle = unique((*doers, *places.fellows()))
        found = [("participant", i) for i in circle]
        if rule.plover == "AGREE" and len(circle) == 1:
            found = [("source", i) for i in doers] + [("target", i) for i in places.targets(doers)] or found
    elif rule.frame == "visit":
        found = [("guest", i) for i in doers] + [("host", i) for i in places.destination(doers)]
    elif rule.frame == "host":
        found = [("host", i) for i in doers] + [("guest", i) for i in places.targets(doers)]
    elif rule.frame == "suffer":
        found = [("source", i) for i in places.afflicters(doers)] + [("target", i) for i in doers]
    else:
        if rule.plover == "MOBILIZE" and not doers:
            doers = tuple(i for i in places.targets(()) if _is_force(page, i))  # "sending Kenyan soldiers"
        found = [("source", i) for i in doers] + [("target", i) for i in places.targets(doers)]
    return _distinct(page, found)


def _is_force(page: Page, actor: str) -> bool:
    there = page.actors.get(actor)
    return there is not None and there.kind == "armed-forces"


def _distinct(page: Page, found: Iterable[tuple[Role, str]]) -> tuple[Party, ...]:
    seen: dict[str, Party] = {}
    for role, actor in found:
        there = page.actors.get(actor)
        if actor not in seen and (there is None or there.kind != "media"):
            seen[actor] = Party(actor, state_of(page, actor), role)
    acting = {(party.state, party.role) for party in seen.values() if party.actor != party.state}
    return tuple(
        party for party in seen.values() if party.actor != party.state or (party.state, party.role) not in acting
    )


def roles(found: tuple[Party, ...], *wanted: Role) -> tuple[Party, ...]:
    """The parties that stand in one of the ``wanted`` roles."""
    return tuple(party for party in found if party.role in wanted)
