"""Deeds that carry undertakings out, as the parties' own papers tell them: launched, signed, being sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from summitry.model import Stage
from summitry.read.commitments.complements import VERBAL, has_modal, opening, subject_of
from summitry.read.commitments.genre import Genre
from summitry.read.grammar import children, is_negated, is_passive
from summitry.rules.wording import words

DEEDS: dict[str, Stage] = {
    "launch": "begun",
    "establish": "begun",
    "create": "begun",
    "begin": "begun",
    "start": "begun",
    "open": "begun",
    "initiate": "begun",
    "deepen": "begun",
    "align": "begun",
    "build": "begun",
    "expand": "begun",
    "sign": "signed",
    "ratify": "signed",
    "renew": "signed",
    "conclude": "delivered",
    "complete": "delivered",
    "deliver": "delivered",
}
_NOUNS: dict[str, Stage] = {
    "launch": "begun",
    "establishment": "begun",
    "creation": "begun",
    "implementation": "begun",
    "start": "begun",
    "opening": "begun",
    "signing": "signed",
    "signature": "signed",
    "renewal": "signed",
    "ratification": "signed",
    "conclusion": "delivered",
    "completion": "delivered",
}
GREETING = frozenset({"welcome", "confirm", "celebrate", "applaud", "mark", "hail", "commend"})
_INSTRUMENTS = frozenset(
    {
        "agreement",
        "arrangement",
        "compact",
        "contract",
        "framework",
        "letter",
        "communique",
        "communiqué",
        "roadmap",
        "treaty",
        "pact",
        "accord",
        "deal",
        "declaration",
        "memorandum",
        "convention",
        "protocol",
        "mou",
        "charter",
    }
)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done: the word that names it, the verb that tells of it, who did it, where the passage opens."""

    act: Any
    word: Any
    holder: Any
    first: int
    stage: Stage


def deeds(tokens: Any, genre: Genre) -> Iterator[Deed]:
    """What a sentence tells as done, in order: in a report signings alone, since its other deeds are events."""
    for token in tokens:
        if token.tag_ not in VERBAL or token.dep_ == "aux" or has_modal(token) or is_negated(token):
            continue
        if genre == "news":
            yield from _signed(token)
            yield from _set_going(token)
        elif token.dep_ != "relcl" or any(child.tag_ == "WRB" for child in token.children):
            yield from _done(token)
            yield from _greeted(token)


def _signed(verb: Any) -> Iterator[Deed]:
    if verb.lemma_ in ("sign", "ratify") and verb.tag_ in ("VBD", "VBN") and not is_passive(verb):
        things = [thing for thing in children(verb, "dobj") if thing.lemma_.lower() in _INSTRUMENTS]
        holder = subject_of(verb)
        if things and holder is not None:
            yield Deed(verb, verb, holder, opening(verb, verb), "signed")


def _set_going(verb: Any) -> Iterator[Deed]:
    """A standing body set up ("opened its consulate"), or a stretch of work begun ("has begun the first phase of")."""
    opening_up = verb.lemma_ in words("setting_up")
    if not (opening_up or verb.lemma_ in words("beginning")) or is_passive(verb):
        return
    if verb.tag_ != "VBD" and not _has(verb, "have"):
        return
    wanted = words("bodies") | words("posts") if opening_up else words("stretches")
    holder = subject_of(verb)
    if holder is not None and any(thing.lemma_.lower() in wanted for thing in children(verb, "dobj")):
        yield Deed(verb, verb, holder, opening(verb, verb), "begun")


def _done(verb: Any) -> Iterator[Deed]:
    holder = subject_of(verb)
    things = children(verb, "dobj")
    if (
        holder is None
        or is_passive(verb)
        or not things
        or things[0].pos_ == "PRON"
        or things[0].lemma_.lower() in words("unpromised")
    ):
        return
    if verb.lemma_ in DEEDS and (verb.tag_ == "VBD" or _has(verb, "have")):
        yield Deed(verb, verb, holder, opening(verb, verb), DEEDS[verb.lemma_])
    elif verb.tag_ == "VBG" and verb.lemma_ in words("under_way") and _has(verb, "be"):
        yield Deed(verb, verb, holder, opening(verb, verb), "begun")


def _greeted(verb: Any) -> Iterator[Deed]:
    """ "welcomed the signing of the treaty"."""
    if verb.lemma_ not in GREETING or verb.tag_ not in ("VBD", "VBP", "VBZ"):
        return
    for noun in children(verb, "dobj"):
        if noun.lemma_.lower() in _NOUNS and any(child.lower_ == "of" for child in noun.children):
            holder = _doer(noun) or subject_of(verb)
            if holder is not None:
                yield Deed(noun, verb, holder, opening(verb, verb), _NOUNS[noun.lemma_.lower()])


def _has(verb: Any, auxiliary: str) -> bool:
    return any(child.lemma_ == auxiliary and child.i < verb.i for child in children(verb, "aux"))


def _doer(noun: Any) -> Any | None:
    """Whose deed it is, where that is told: "the signing by Chile of a pact", "the completion of Peru's review"."""
    for prep in children(noun, "prep", "agent"):
        for thing in children(prep, "pobj"):
            if prep.lower_ == "by":
                return thing
            for own in children(thing, "poss"):
                return own
    return next(iter(children(noun, "poss")), None)
