"""A line for people on what an act is."""

from __future__ import annotations

from typing import Any

from summitry.model import Party
from summitry.read.page import Page
from summitry.rules.events import Rule

_MOST_NAMES = 4


def summarise(page: Page, act: Any, rule: Rule, parties: tuple[Party, ...]) -> str:
    """ "Joe Biden hosts Fumio Kishida"; "talks: Japan, Kenya"; "Invasion by Iraq, Kuwait"."""
    first = _names(page, [p for p in parties if p.role in ("source", "guest" if rule.frame == "visit" else "host")])
    second = _names(
        page, [p for p in parties if p.role in ("target", "host" if rule.frame == "visit" else "guest", "beneficiary")]
    )
    together = _names(page, [p for p in parties if p.role == "participant"])
    word = act.lemma_.lower()
    if act.pos_ in ("NOUN", "PROPN"):
        word = act.lower_
        if together:
            return f"{_capital(word)} of {together}"
        return _capital(word) + (f" by {first}" if first else "") + (f", {second}" if second else "")
    if act.pos_ == "ADJ":
        return f"{first or together} {word}" + (f", {second}" if second else "")
    particle = next((child.lower_ for child in act.children if child.dep_ == "prt"), "")
    if together:
        return f"{together} {word}" + (f" {particle}" if particle else "")
    verb = _third_person(word) + (f" {particle}" if particle else "")
    if not first:
        return f"{second}: {word}" + (f" {particle}" if particle else "")
    return f"{first} {verb}" + (f" {second}" if second else "")


def _names(page: Page, parties: list[Party]) -> str:
    names = [page.actors[party.actor].name if party.actor in page.actors else party.actor for party in parties]
    if len(names) > _MOST_NAMES:
        names = [*names[:_MOST_NAMES], f"{len(names) - _MOST_NAMES} others"]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
