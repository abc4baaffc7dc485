"""The realis of a noun that names an act: its modifiers, its date, and what governs it."""

from __future__ import annotations

from typing import Any

from summitry.model import Status
from summitry.read.grammar import children
from summitry.read.realis.case import Case
from summitry.read.realis.clock import placed
from summitry.read.realis.governed import given_by

_BACKWARD = frozenset({"under", "due to", "because of", "thanks to", "owing to", "amid"})
_SPANS = frozenset({"day", "week", "month", "year", "hour", "minute", "eve", "morning", "evening", "weekend"})
_REAL = frozenset({"occurred", "ongoing"})
_TO_COME = frozenset({"scheduled", "expected", "proposed"})
_LIGHT = frozenset(
    {"hold", "have", "make", "conduct", "host", "attend", "stage", "pay", "do", "give", "launch", "undertake", "carry"}
    | {"join", "participate", "take", "extend", "mount", "convene", "organize", "organise", "begin", "start", "resume"}
    | {
        "continue",
        "happen",
        "occur",
        "be",
        "perform",
        "open",
        "enter",
        "finish",
        "complete",
        "see",
    }
    | {
        "sign",
        "conclude",
        "reach",
        "issue",
        "deliver",
        "offer",
        "provide",
        "announce",
        "lead",
        "chair",
        "engage",
        "meet",
    }
    | {"travel", "arrive", "visit", "gather", "convene", "speak", "go", "come", "welcome", "receive", "return", "sit"}
)
_UNDER_WAY = frozenset({"underway", "ongoing", "continuing"})
_STANDING = frozenset(
    {"war", "conflict", "occupation", "blockade", "embargo", "dispute", "alliance", "partnership", "siege"}
)


def of_noun(case: Case, noun: Any, depth: int) -> Status:
    marked = _modified(noun, case)
    if marked is not None:
        return marked
    when = placed(case.page, noun)
    governed = _governed(case, noun, depth)
    if governed in ("denied", "cancelled"):
        return governed
    if when > 0:
        return governed if governed in _TO_COME or governed == "possible" else "scheduled"
    if when < 0:
        return "occurred"
    if governed in _REAL and noun.lemma_.lower() in _STANDING and noun.pos_ == "NOUN":
        return "ongoing"
    return governed


def _modified(noun: Any, case: Case) -> Status | None:
    for child in noun.children:
        if child.dep_ in ("amod", "det", "compound", "nmod", "advmod"):
            found = case.rules.modifiers.get(child.lower_)
            if found:
                return found  # type: ignore[return-value]
        if child.dep_ == "poss" and any(word.lower_ in ("next", "tomorrow") for word in child.subtree):
            return "scheduled"
    return None


def _governed(case: Case, noun: Any, depth: int) -> Status:
    head, relation = noun.head, noun.dep_
    if head.i == noun.i:
        return "occurred"
    if relation in ("conj", "appos"):
        return case.of(head, depth + 1)
    if relation in ("pobj", "pcomp"):
        return _noun_after_preposition(case, noun, head, depth)
    if relation in ("compound", "poss", "nmod"):
        return case.of(head, depth + 1) if relation != "poss" else "occurred"
    if head.pos_ not in ("VERB", "AUX"):
        return "occurred"
    if relation in ("dobj", "attr", "dative", "oprd"):
        return _as_object(case, noun, head, depth)
    if relation == "nsubjpass":
        given = case.rules.verbs.get(head.lemma_)
        if given and given != "same" and head.lemma_ not in _LIGHT:
            return given_by(case, head, given, depth)
        return case.of(head, depth + 1)
    own = case.of(head, depth + 1)
    if relation == "nsubj" and any(
        word.lower_ in _UNDER_WAY for word in children(head, "acomp", "advmod", "attr", "prep")
    ):
        return "ongoing" if own == "occurred" and head.tag_ != "VBD" else own
    if relation == "nsubj":
        if own == "denied" and head.lemma_ not in ("happen", "occur", "take", "begin", "start", "be"):
            return "occurred"
        return own
    return own if not _definite(noun) else "occurred"


def _as_object(case: Case, noun: Any, verb: Any, depth: int) -> Status:
    given = case.rules.verbs.get(verb.lemma_)
    own = case.of(verb, depth + 1)
    if verb.lemma_ == "call" and any(child.lower_ == "off" for child in verb.children):
        return "cancelled" if own in _REAL else own
    if verb.lemma_ in _LIGHT and not (verb.lemma_ == "offer" and given):
        return own
    if given == "possible" and _definite(noun):
        return "occurred"
    if given and given != "same":
        if _definite(noun) and verb.lemma_ in ("reject", "oppose", "order", "discuss", "support"):
            return "occurred"
        return given_by(case, verb, given, depth)
    if _definite(noun) or given == "same":
        return "occurred"
    return own


def _noun_after_preposition(case: Case, noun: Any, prep: Any, depth: int) -> Status:
    governor, word = prep.head, prep.lower_
    if prep.dep_ == "prep" and governor.pos_ == "ADP":  # "because of", "ahead of"
        governor, word = governor.head, f"{governor.lower_} {word}"
    if word == "of" and governor.lower_ == "ahead":
        governor, word = governor.head, "ahead of"
    if governor.lemma_ in _SPANS and governor.head.pos_ == "ADP":  # "on the day after the meeting"
        governor = governor.head.head
    if word == "without":
        return "denied"
    if word in ("ahead of", "before", "until", "pending", "prior to"):
        return "scheduled" if word != "before" else case.of(governor, depth + 1)
    table = case.rules.of_kind(governor.pos_)
    given = table.get(governor.lemma_)
    if (
        given
        and given != "same"
        and word in ("for", "of", "to", "from", "on", "in", "toward", "towards", "against", "with", "at", "about")
    ):
        if governor.pos_ in ("NOUN", "PROPN") and word in ("of", "for", "to", "toward", "towards", "from"):
            return given_by(case, governor, given, depth)
        if governor.pos_ in ("VERB", "ADJ") and word in ("for", "to", "on", "from", "toward", "towards"):
            return given_by(case, governor, given, depth)
    if word in ("after", "following", "since", "from", "despite", "over", "against"):
        if word == "following" and any(child.lower_ == "the" for child in noun.children):
            return "occurred"
        own = case.of(_told(governor), depth + 1) if governor.pos_ in ("VERB", "AUX") else "occurred"
        return own if own in ("scheduled", "expected") and word in ("after", "following") else "occurred"
    if governor.pos_ in ("VERB", "AUX"):
        own = case.of(governor, depth + 1)
        if word in _BACKWARD or (word in ("by", "about", "of", "on") and _definite(noun)):
            return "occurred"
        if _definite(noun) and governor.lemma_ not in _LIGHT and word in ("to", "against", "from", "over", "with"):
            return "occurred"
        return "occurred" if own == "denied" and _definite(noun) else own
    if governor.pos_ in ("NOUN", "PROPN") and word in ("of", "for") and not _definite(noun):
        return case.of(governor, depth + 1)
    return "occurred"


def _told(verb: Any) -> Any:
    """Of "is due to speak", what is due: the clause whose time a phrase beside it tells."""
    if verb.lemma_ == "be":
        for state in children(verb, "acomp", "attr", "prep"):
            for clause in children(state, "xcomp"):
                return clause
    return verb


def _definite(noun: Any) -> bool:
    return any(
        child.lower_ in ("the", "this", "that", "these", "those") or child.dep_ == "poss" for child in noun.children
    )
