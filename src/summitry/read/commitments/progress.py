"""How work stands, as a paper reports it: progress welcomed, work applauded, another's leadership commended.

Such a passage undertakes nothing by itself, yet it is a step of the thread that it reports on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summitry.read.commitments.complements import has_modal, opening, owner, subject_of
from summitry.read.commitments.positions import Position
from summitry.read.grammar import children, is_negated, is_passive
from summitry.rules.wording import words

_ON = frozenset({"in", "on", "to", "toward", "towards", "under", "of", "with", "for"})


def reports(tokens: Any) -> Iterator[Position]:
    """The reports on work under way that a sentence (a spaCy ``Span``) makes, in order.

    Whose work it is, where that is told, holds: "commended Fiji's leadership in" is Fiji's. Else whoever reports.
    """
    told = words("reporting")
    for verb in tokens:
        yield from _set_in_front(verb)
        if verb.lemma_ not in told or verb.tag_ not in ("VBD", "VBP", "VBZ"):
            continue
        if has_modal(verb) or is_passive(verb) or is_negated(verb):
            continue
        for noun in children(verb, "dobj"):
            if noun.lemma_.lower() not in words("standing") or not _is_on_something(noun, verb):
                continue
            holder, first = _whose(noun)
            found = holder if holder is not None else subject_of(verb)
            if found is not None:
                yield Position(verb, found, opening(verb, verb) if holder is None else first, None)


def _set_in_front(verb: Any) -> Iterator[Position]:
    """A report set in front of what is undertaken: "Building on our work under the Reef Pact, we will …"."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.i > verb.head.i:
        return
    things = children(verb, "dobj") if verb.lemma_ in words("reporting") | {"note"} else []
    if verb.lemma_ == "build":
        things = [thing for prep in children(verb, "prep") if prep.lower_ == "on" for thing in children(prep, "pobj")]
    for thing in things:
        standing = thing.lemma_.lower() in words("standing") | {"effort"}
        if standing and _is_on_something(thing, verb):
            yield Position(verb, subject_of(verb.head), int(verb.i), None)


def _is_on_something(noun: Any, verb: Any) -> bool:
    """True where it is told what the work is on: "progress in", "the progress made toward", "steps to"."""
    near = [child for one in (noun, verb) for child in one.children if noun.i < child.i]
    for child in near:
        if child.dep_ == "prep" and child.lower_ in _ON and list(child.children):
            return True
        if child.head.i == noun.i and child.dep_ in ("relcl", "acl"):
            return True
    return False


def _whose(noun: Any) -> tuple[Any | None, int]:
    """The named or pronominal owner of the work, and the token that tells of it."""
    if not children(noun, "poss"):
        return None, int(noun.i)
    found, first = owner(noun)
    return found, int(noun.left_edge.i) if first is None else first
