"""What a governing word makes of the infinitive, participle or noun below it: "refused to", "a plan for", "without"."""

from __future__ import annotations

from typing import Any

from summitry.model import Status
from summitry.read.grammar import is_passive
from summitry.read.realis.case import Case
from summitry.read.realis.clock import placed

_ENABLING = frozenset({"allow", "enable", "permit", "able", "way", "capability", "capacity", "ability"})
_GOING = frozenset({"travel", "fly", "gather", "convene", "arrive", "sit"})
_REAL = frozenset({"occurred", "ongoing"})
_TO_COME = frozenset({"scheduled", "expected", "proposed"})


def inherited(case: Case, verb: Any, depth: int) -> Status:
    """An infinitive or participle: what its governor makes of it."""
    head, relation = verb.head, verb.dep_
    infinitive = "to" in auxiliary_words(verb) or (verb.tag_ == "VB" and relation != "ROOT")
    if head.i == verb.i:
        return "scheduled" if "to" in auxiliary_words(verb) else "ongoing"
    if relation == "conj":
        if verb.tag_ == "VB" and head.tag_ == "VBG" and head.dep_ == "xcomp":
            head = head.head  # "must stop firing and leave"
        return case.of(head, depth + 1)
    if relation in ("pcomp", "pobj"):
        return _after_preposition(case, verb, head, depth)
    if head.lemma_ == "be" and relation in ("xcomp", "ccomp", "attr", "advcl") and infinitive:
        return "scheduled"
    table = case.rules.of_kind(head.pos_)
    given = table.get(head.lemma_) or table.get(head.lower_)
    if given is None and head.pos_ == "VERB":
        given = case.rules.adjectives.get(head.lower_)
    if head.lemma_ == "have" and relation == "xcomp" and infinitive:
        return "proposed"  # "we have to urge them"
    if given is None and head.tag_ == "VBG" and head.dep_ == "ROOT" and infinitive:
        given = "scheduled"
    if relation in ("xcomp", "ccomp", "dobj", "acl", "oprd", "acomp", "relcl", "nsubj", "csubj") and given:
        return given_by(case, head, given, depth)
    if relation == "advcl" and infinitive:
        return given_by(case, head, given, depth) if given else _purpose(case, verb, head, depth)
    if relation in ("acl", "relcl") and infinitive:
        if is_passive(verb) or verb.dep_ == "relcl":
            return "scheduled"
        return "expected" if case.of(head, depth + 1) in _TO_COME else "proposed"
    if relation == "nsubj" or relation == "csubj":
        return "possible" if infinitive else case.of(head, depth + 1)
    return case.of(head, depth + 1) if head.pos_ in ("VERB", "AUX") else "occurred"


def given_by(case: Case, governor: Any, given: str, depth: int) -> Status:
    """The governor's gift, seen through the governor's own status: "did not agree to" is not a plan."""
    own = case.of(_copula(governor), depth + 1)
    if given == "same":
        return own
    if own in ("denied", "cancelled"):
        return "occurred" if given == "denied" else "denied"
    if own in ("possible", "conditional") and given != "denied":
        return own
    if given == "possible" and governor.lemma_ in _ENABLING and own in ("scheduled", "expected"):
        return "expected"
    if given == "scheduled" and own == "proposed":
        return "proposed"
    return given  # type: ignore[return-value]


def _copula(governor: Any) -> Any:
    return (
        governor.head
        if governor.dep_ in ("acomp", "attr", "oprd") and governor.head.pos_ in ("AUX", "VERB")
        else governor
    )


def _purpose(case: Case, verb: Any, head: Any, depth: int) -> Status:
    own = case.of(head, depth + 1)
    if own in _REAL and (placed(case.page, verb) < 0 or head.lemma_ in _GOING):
        return "occurred"  # "flew to Oslo to meet the king"
    return "proposed" if own in _REAL else own


def _after_preposition(case: Case, act: Any, prep: Any, depth: int) -> Status:
    """ "without firing", "before leaving", "of sending": through the preposition to what governs it."""
    word, governor = prep.lower_, prep.head
    if governor.lemma_ == "look" and any(child.lower_ == "forward" for child in governor.children):
        return "scheduled"
    if word == "without":
        return "denied"
    if word in ("instead", "of") and governor.lower_ == "instead":
        return "denied"
    table = case.rules.of_kind(governor.pos_)
    given = table.get(governor.lemma_)
    if given and word in ("of", "for", "to", "on", "from", "about", "at", "in", "against", "toward", "towards"):
        if governor.pos_ == "VERB" and word == "from" and given == "same":
            return "denied"
        if governor.pos_ == "VERB" and given == "same" and word in ("of", "for"):
            return "occurred"
        return given_by(case, governor, given, depth)
    if governor.pos_ in ("NOUN", "PROPN"):
        if word in ("toward", "towards", "to"):
            return "proposed"
        return "occurred" if word in ("of", "in", "after", "since") else case.of(governor, depth + 1)
    own = case.of(governor, depth + 1)
    if word in ("toward", "towards", "for", "against") and own in _REAL and act.pos_ == "VERB":
        return "proposed" if word in ("toward", "towards") else "occurred"
    return own


def auxiliary_words(verb: Any) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
