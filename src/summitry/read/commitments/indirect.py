"""Undertakings that a report foretells without a party for a subject: what a step will allow, lead to, or bring."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from summitry.model import Stage
from summitry.read.commitments.complements import to_of
from summitry.read.commitments.markers import Marker
from summitry.read.grammar import children, own_subject
from summitry.rules.wording import words

_MAYBE = frozenset({"may", "might", "could"})
_FUTURE = frozenset({"will", "would", "'ll", "’ll"})
_TOGETHER = frozenset(
    {
        "cooperation",
        "talk",
        "agreement",
        "partnership",
        "exercise",
        "exchange",
        "collaboration",
        "negotiation",
        "coordination",
        "initiative",
    }
)
_AID = re.compile(r"(?:assistance|aid|funding|support|help|financing|contributions?|investments?)", re.I)


def indirect(tokens: Any) -> Iterator[Marker]:
    """Markers of what a sentence (a spaCy ``Span``) foretells by other means than a party and its word, in order."""
    for token in tokens:
        if token.tag_ == "MD" and token.dep_ == "aux" and token.lower_ in _MAYBE | _FUTURE:
            stage: Stage = "possible" if token.lower_ in _MAYBE else "expected"
            yield from _enabled(token, stage)
            yield from _led_to(token, stage)
            yield from _there_will_be(token, stage)


def new_aid(tokens: Any) -> Iterator[Marker]:
    """Money told as new: "$55 million in new assistance from the ministry"."""
    for token in tokens:
        if token.lower_ not in ("million", "billion") or token.dep_ not in ("pobj", "dobj", "conj", "attr"):
            continue
        for prep in children(token, "prep"):
            for thing in children(prep, "pobj"):
                fresh = any(child.lower_ in ("new", "additional", "further") for child in thing.children)
                if prep.lower_ in ("in", "of") and fresh and _AID.fullmatch(thing.text):
                    yield Marker(token, token, _giver(thing), int(token.left_edge.i), "will", "announced", "object")


def _giver(thing: Any) -> Any | None:
    for prep in children(thing, "prep"):
        if prep.lower_ in ("from", "by", "through"):
            return next(iter(children(prep, "pobj")), None)
    clause = thing
    while clause.head.i != clause.i and clause.pos_ != "VERB":
        clause = clause.head
    while own_subject(clause) is None and clause.dep_ == "conj":
        clause = clause.head
    return own_subject(clause)


def _enabled(modal: Any, stage: Stage) -> Iterator[Marker]:
    """ "steps that will allow both countries to work together": both countries, working together."""
    verb = modal.head
    if verb.lemma_ not in words("enabling"):
        return
    for act in children(verb, "ccomp", "xcomp"):
        if act.tag_ == "VB" and (to_of(act) is not None or verb.lemma_ in ("let", "help")):
            holder = own_subject(act) or next(iter(children(verb, "dobj")), None)
            if holder is not None and holder.i > verb.i:
                yield Marker(act, modal, holder, int(holder.left_edge.i), None, stage, "verb")


def _led_to(modal: Any, stage: Stage) -> Iterator[Marker]:
    """ "could pave the way for new talks"."""
    verb = modal.head
    if verb.lemma_ not in words("leading"):
        return
    for token in (verb, *children(verb, "dobj")):
        for prep in children(token, "prep"):
            for thing in children(prep, "pobj"):
                if prep.lower_ in ("for", "to", "in") and thing.lemma_.lower() in _TOGETHER:
                    yield Marker(thing, modal, None, int(verb.i), None, stage, "object")


def _there_will_be(modal: Any, stage: Stage) -> Iterator[Marker]:
    """ "there will be new cooperation in space"."""
    verb = modal.head
    if verb.lemma_ != "be" or not children(verb, "expl"):
        return
    for thing in children(verb, "attr", "dobj"):
        if thing.lemma_.lower() in _TOGETHER:
            there = children(verb, "expl")[0]
            yield Marker(thing, modal, None, int(there.i), "will", stage, "object")
