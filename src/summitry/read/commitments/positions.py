"""Positions that papers hold and restate: what is opposed, encouraged, reaffirmed, with no deed to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from summitry.model import Wording
from summitry.read.commitments.complements import VERBAL, has_modal, opening, subject_of
from summitry.read.grammar import children, is_negated, is_passive
from summitry.rules.wording import ladder, words


@dataclass(frozen=True, slots=True)
class Position:
    """A view held: the verb that tells of it, whose it is (``None`` where the parser lost the subject), where the
    passage opens, its rung (``support`` or none)."""

    verb: Any
    holder: Any | None
    first: int
    rung: Wording | None


def positions(tokens: Any) -> Iterator[Position]:
    """The positions that a sentence states in the voice of its subject, in order."""
    rules = ladder()
    for verb in tokens:
        if verb.tag_ not in ("VBD", "VBP", "VBZ") or has_modal(verb) or is_passive(verb) or is_negated(verb):
            continue
        if not _is_main(verb) or not _holds(verb):
            continue
        holder = subject_of(verb)
        if holder is not None or verb.dep_ == "ROOT":
            rung: Wording | None = "support" if verb.lemma_ in rules.support or verb.lemma_ == "call" else None
            yield Position(verb, holder, opening(verb, verb), rung)


def _is_main(verb: Any) -> bool:
    """True for a verb of the sentence itself, not of a clause below it; a clause set in front counts as its own."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ in ("ROOT", "parataxis") or (verb.dep_ == "ccomp" and verb.i < verb.head.i)


def _holds(verb: Any) -> bool:
    if verb.lemma_ in words("holding"):
        if verb.lemma_ == "call":
            return any(child.lower_ in ("on", "for", "upon") for child in verb.children)
        return any(child.dep_ in ("dobj", "ccomp", "xcomp", "prep") or child.tag_ in VERBAL for child in verb.children)
    if verb.lemma_ in words("agreeing"):
        return any(child.dep_ == "ccomp" and _is_view(child) for child in verb.children)
    if verb.lemma_ not in words("expressing"):
        return False
    return any(thing.lemma_.lower() in words("held") for thing in children(verb, "dobj"))


def _is_view(clause: Any) -> bool:
    """True for what is said to be so, and no one's deed to come: "agreed that fair trade is vital"."""
    return clause.lemma_ == "be" and clause.tag_ in ("VBZ", "VBP", "VBD") and not has_modal(clause)
