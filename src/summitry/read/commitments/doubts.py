"""Reasons to doubt that a clause undertakes anything: conditions, courtesies, itineraries, questions."""

from __future__ import annotations

from typing import Any

from summitry.read import actors
from summitry.read.commitments.complements import NOMINAL
from summitry.read.commitments.genre import Genre
from summitry.read.commitments.markers import Marker
from summitry.read.grammar import children
from summitry.read.page import Page
from summitry.rules.wording import ladder, words

_FIRST = frozenset({"i", "we"})
_CLIMB = 4
_EACH = frozenset({"every", "each", "annual", "annually", "yearly", "regular", "regularly", "monthly", "quarterly"})
_NEAR = 14


def is_doubtful(marker: Marker, genre: Genre) -> bool:
    """True where the words around the undertaking word take it back: "would" of a wish, a condition, a question."""
    word = marker.word
    if word.lower_ in ("would", "\u2019d", "'d") and not _is_reported(marker, genre):
        return True
    if word.tag_ == "VBD" and any(
        child.lower_ in ("when", "since", "after") for child in word.children if child.i < word.i
    ):
        return True
    if word.lemma_ in ("ask", "charge") and not (genre == "joint" and _is_own(marker.act, word)):
        return True
    if _is_conditional(marker.act) or _is_conditional(word.head if word.dep_ == "aux" else word):
        return True
    return genre != "joint" and word.doc[word.sent.end - 1].text == "?"


def _is_own(act: Any, word: Any) -> bool:
    """True where those who are asked to act are one's own: "we ask our ministers to"."""
    asked = [*children(word, "dobj"), *children(act, "nsubj")]
    return any(
        one.lemma_.lower().removesuffix("s") in words("tasked")
        and not any(child.ent_type_ in ("GPE", "NORP") for child in one.children)
        for one in asked
    )


def _is_conditional(verb: Any) -> bool:
    """True under an "if" or "unless": on the verb itself, on a clause of its own, or on a clause that holds it."""
    for _ in range(_CLIMB):
        clauses = (verb, *(clause for clause in children(verb, "advcl") if clause.i > verb.i or clause.dep_ == "advcl"))
        if any(word.lower_ in ("if", "unless") for clause in clauses for word in children(clause, "mark")):
            return True
        if verb.head.i == verb.i or verb.dep_ not in ("xcomp", "ccomp", "conj", "advcl", "acl"):
            return False
        verb = verb.head
    return False


def _is_reported(marker: Marker, genre: Genre) -> bool:
    """True for a "would" that stands for a reported "will", not for a wish or a condition."""
    verb = marker.word.head
    if marker.holder is not None and marker.holder.lower_ in _FIRST:
        return False
    while verb.dep_ == "conj":
        verb = verb.head
    if verb.dep_ in ("ccomp", "acl", "xcomp"):
        return bool(verb.head.tag_ in ("VBD", "VBN", "VBG", "NN", "NNS") or genre == "news")
    return genre == "news" and (verb.dep_ == "relcl" or verb.head.i == verb.i)


def is_idle(page: Page, marker: Marker, genre: Genre) -> bool:
    """True where the action, though a verb of doing, is nothing that a state undertakes here."""
    act, lemma = marker.act, marker.act.lemma_.lower()
    rules = ladder()
    if any(child.tag_ in ("WP", "WDT") for child in children(act, "dobj")):
        return True
    if act.lemma_ in words("enabling") and any(child.lower_ == "us" for child in (*act.children, *act.subtree)):
        return True
    if marker.negated and lemma not in rules.abstention:
        return True
    if marker.form == "modal":
        if any(child.lemma_ == "have" for child in children(act, "aux")):
            return True
        if act.dep_ == "relcl" and not (_is_named(marker.holder) or _is_armed(page, marker)):
            return True
    if genre == "joint":
        forward = any(child.lower_ == "forward" for child in marker.word.children)
        return lemma in words("journeys") or (marker.word.lemma_ == "look" and forward)
    if lemma in rules.personal or marker.word.lemma_ in ("instruct", "order", "direct", "task", "ask", "charge"):
        return True
    if _is_vague(act) or (is_meeting(act) and not _recurs(act) and not _moves_troops(page, marker)):
        return True
    if genre == "official":
        return _is_aside(marker) or (marker.form == "modal" and _is_itinerary(page, marker))
    return marker.form == "modal" and all(child.is_punct for child in act.rights)


def _is_vague(act: Any) -> bool:
    """True for "do so", "work on that": an action of which nothing is told."""
    if act.lemma_ not in ladder().light | {"do", "try"}:
        return False
    things = [*children(act, "dobj"), *(thing for prep in children(act, "prep") for thing in children(prep, "pobj"))]
    return not any(thing.pos_ in ("NOUN", "PROPN", "NUM") for thing in things) and not children(
        act, "xcomp", "advcl", "ccomp"
    )


def _is_aside(marker: Marker) -> bool:
    """True for what a speaker says of themself or of a purpose: "our goal is to", "we were interested in"."""
    if marker.word.lemma_ == "be":
        return True
    return marker.form == "adjective" and marker.word.head.tag_ == "VBD" and marker.says == "hinted"


def _is_itinerary(page: Page, marker: Marker) -> bool:
    """True for what a person will do on a journey, as their office gives it out: only acts of state count."""
    if marker.holder is None or marker.holder.pos_ not in NOMINAL or marker.act.lemma_ in words("acts_of_state"):
        return False
    found = [page.actors[one] for one in actors.everyone(page, marker.holder) if one in page.actors]
    return bool(found) and all(one.kind == "person" for one in found)


def is_meeting(act: Any) -> bool:
    """True for an event of meeting: a visit, talks held, a summit joined."""
    if act.lemma_ in ladder().meeting:
        return True
    if act.lemma_ not in words("holding_meetings"):
        return False
    things = [*children(act, "dobj"), *(thing for prep in children(act, "prep") for thing in children(prep, "pobj"))]
    return any(thing.lemma_.lower() in words("gatherings") for thing in things)


def _recurs(act: Any) -> bool:
    """True for meetings that are to become a habit: "to meet every year", "hold annual talks"."""
    times = [*children(act, "npadvmod"), *children(act, "advmod"), *children(act, "dobj")]
    return any(
        word.lower_ in _EACH
        for time in times
        for word in (time, *time.children)
        if word.i > act.i and word.i - act.i < _NEAR
    )


def _is_named(holder: Any | None) -> bool:
    """True where a name or "we" acts, and not "most of which" or "fellows from abroad" in a relative clause."""
    if holder is None or holder.pos_ not in ("PROPN", "PRON"):
        return False
    return holder.tag_ not in ("WP", "WDT") and not any(token.tag_ in ("WP", "WDT") for token in holder.subtree)


def _moves_troops(page: Page, marker: Marker) -> bool:
    return marker.act.lemma_ in ("leave", "depart", "return", "arrive") and _is_armed(page, marker)


def _is_armed(page: Page, marker: Marker) -> bool:
    if marker.holder is None:
        return False
    found = actors.everyone(page, marker.holder)
    return any(one in page.actors and page.actors[one].kind == "armed-forces" for one in found)
