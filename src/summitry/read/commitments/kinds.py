"""Undertakings told from positions held, from deeds done, and from what only looks like one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from summitry.model import Stage, Wording
from summitry.read import actors
from summitry.read.commitments.complements import VERBAL, complement, descend
from summitry.read.commitments.genre import Genre
from summitry.read.commitments.markers import Marker, Marking
from summitry.read.grammar import children, is_passive, own_subject, subject
from summitry.read.page import Page
from summitry.rules.wording import ladder

Kind = Literal["undertaking", "position", "action"]

MADE = frozenset(
    {
        "establish",
        "launch",
        "create",
        "hold",
        "convene",
        "provide",
        "form",
        "open",
        "set",
        "match",
        "sign",
        "extend",
        "expand",
    }
    | {
        "make",
        "build",
        "deploy",
        "deliver",
        "publish",
        "release",
        "appoint",
        "begin",
        "start",
        "resume",
        "host",
        "increase",
    }
    | {
        "develop",
        "implement",
        "complete",
        "finalize",
        "fund",
        "invest",
        "support",
        "strengthen",
        "supply",
        "send",
        "add",
    }
    | {
        "impose",
        "lift",
        "remove",
        "suspend",
        "introduce",
        "double",
        "triple",
        "reduce",
        "conclude",
        "submit",
        "dedicate",
    }
)
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
    "conclude": "delivered",
    "complete": "delivered",
    "deliver": "delivered",
    "renew": "signed",
}
_DEED_NOUNS: dict[str, Stage] = {
    "launch": "begun",
    "signing": "signed",
    "signature": "signed",
    "establishment": "begun",
    "renewal": "signed",
    "creation": "begun",
    "conclusion": "delivered",
    "completion": "delivered",
    "implementation": "begun",
    "ratification": "signed",
    "start": "begun",
    "opening": "begun",
}
_GREETING = frozenset({"welcome", "confirm", "celebrate", "applaud", "mark", "hail", "commend"})


@cache
def gate() -> frozenset[str]:
    """Every word without which a sentence undertakes nothing and tells of no deed."""
    rules = ladder()
    words = {*rules.modals, *rules.verbs, *rules.adjectives, *rules.nouns, "would", "be"} - {"be"}
    return frozenset({*words, *DEEDS, *_GREETING, "is", "are", "was", "were"})


def kind_of(page: Page, marker: Marker, paper: Genre) -> Kind | None:
    """What the clause is, or ``None`` where it is nothing to record."""
    rules = ladder()
    act = marker.act
    lemma = act.lemma_.lower()
    if marker.word.lemma_ == "effort" and paper != "news":
        return None
    if marker.form == "object":
        return _of_object(marker, paper)
    if act.pos_ in ("VERB", "AUX") or act.tag_ in VERBAL:
        if not is_deed(act, marker.form) or any(child.tag_ in ("WP", "WDT") for child in children(act, "dobj")):
            return None
        if (
            paper == "joint"
            and marker.word.lemma_ == "look"
            and marker.word.i + 1 < act.i
            and act.doc[marker.word.i + 1].lower_ == "forward"
        ):
            return None
        if paper == "news" and lemma in rules.meeting:
            return None
        if marker.negated and lemma not in rules.abstention:
            return None
        if any(child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in act.children):
            return None
    if marker.word.lower_ == "would" and not _reported(page, marker):
        return None
    return "undertaking"


def is_deed(verb: Any, form: Marking) -> bool:
    """True where the verb tells something to be done: no state of mind or of affairs, no threat."""
    rules = ladder()
    lemma = verb.lemma_.lower()
    if lemma in rules.threat:
        return False
    if lemma not in rules.stative or is_passive(verb):
        return True
    if lemma == "look" and any(child.lower_ == "for" for child in verb.children):
        return True
    if form == "modal":
        return bool(children(verb, "xcomp")) and lemma not in _POSITIONS
    return lemma not in _POSITIONS


_POSITIONS = frozenset(
    {
        "be",
        "have",
        "condemn",
        "oppose",
        "reject",
        "believe",
        "recognize",
        "recognise",
        "welcome",
        "note",
        "reaffirm",
        "affirm",
    }
    | {
        "reiterate",
        "emphasize",
        "emphasise",
        "stress",
        "underscore",
        "acknowledge",
        "commend",
        "recall",
        "thank",
        "congratulate",
    }
)


def is_hollow(verb: Any) -> bool:
    """True for "make commitments", "have a plan": an undertaking named, and nothing undertaken."""
    rules = ladder()
    if verb.lemma_ not in ("make", "have", "give", "take", "offer"):
        return False
    noun = next((token for token in verb.doc[verb.i + 1 : verb.i + 5] if token.pos_ == "NOUN"), None)
    return noun is not None and noun.lemma_.lower() in rules.nouns


def _reported(page: Page, marker: Marker) -> bool:
    """True for a "would" that stands for a reported "will", not for a condition."""
    verb = marker.word.head
    if any(child.dep_ == "advcl" and any(m.lower_ == "if" for m in child.children) for child in verb.children):
        return False
    return verb.dep_ in ("ccomp", "relcl", "conj") or verb.head.i == verb.i


def _of_object(marker: Marker, paper: Genre) -> Kind | None:
    """ "announced a new fund" undertakes; "announced progress" does not, and "launched" tells a deed."""
    noun = marker.act
    if marker.word.lemma_ in DEEDS and marker.word.tag_ in ("VBD", "VBN") and paper != "news":
        return None
    if noun.pos_ not in ("NOUN", "PROPN", "NUM") and noun.tag_ not in ("CD", "$"):
        return None
    if noun.lemma_.lower() in _NO_DEED:
        return None
    return "undertaking"


_NO_DEED = frozenset(
    {
        "progress",
        "view",
        "importance",
        "need",
        "that",
        "result",
        "outcome",
        "visit",
        "meeting",
        "summit",
        "news",
        "death",
        "winner",
    }
    | {
        "candidacy",
        "principle",
        "value",
        "democracy",
        "peace",
        "law",
        "rule",
        "order",
        "human",
        "it",
        "this",
        "what",
        "security",
    }
    | {
        "freedom",
        "right",
        "stability",
        "vision",
        "resignation",
        "attack",
        "offensive",
        "war",
        "candidate",
        "arrest",
        "time",
    }
)


def undertaken(verb: Any, rung: Wording | None) -> tuple[Any, Wording | None]:
    """For a coordinated verb that undertakes by itself ("and pledge to help"), its action and its own rung."""
    term = ladder().verbs.get(verb.lemma_)
    below = complement(verb) if term is not None else None
    if term is None or below is None:
        return descend(verb, ladder()), rung
    return descend(below, ladder()), term.rung


def rung_of(page: Page, verb: Any, lemma: str, rung: Wording | None) -> Wording | None:
    """The rung once the action's own verb is weighed: what is only explored or backed stands lower on the ladder."""
    rules = ladder()
    if lemma in rules.explore:
        return "explore"
    target = next(iter(children(verb, "dobj")), None)
    if lemma == "pursue" and target is not None and target.lemma_ == "opportunity":
        return "explore"
    if lemma in rules.support and rung is not None:
        if target is None:
            target = next(
                (token for token in verb.doc[verb.i + 1 : verb.i + 4] if token.pos_ in ("NOUN", "PROPN")), None
            )
        if lemma == "support" and target is not None and _is_somebody(page, target):
            return rung
        return "support"
    return rung


def _is_somebody(page: Page, target: Any) -> bool:
    if target.lemma_.lower() in (
        "country",
        "people",
        "partner",
        "ally",
        "nation",
        "government",
        "state",
        "community",
        "population",
    ):
        return True
    return target.pos_ == "PROPN" and target.ent_type_ in ("GPE", "NORP") and bool(actors.who(page, target))


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done that carries an undertaking out: its verb or noun, who did it, the passage's first token."""

    act: Any
    word: Any
    holder: Any
    first: int
    stage: Stage


def deeds(page: Page, tokens: Any, paper: Genre) -> Iterator[Deed]:
    """What a parties' own paper tells as done: "have launched", "welcomed the signing of"."""
    if paper == "news":
        return
    for token in tokens:
        if token.tag_ not in VERBAL or token.dep_ == "aux":
            continue
        lemma = token.lemma_
        if lemma in DEEDS and (_is_perfect(token) or token.tag_ == "VBD"):
            holder = subject(token)
            if holder is not None and not is_passive(token) and children(token, "dobj"):
                own = own_subject(token)
                yield Deed(token, token, holder, own.left_edge.i if own is not None else token.i, DEEDS[lemma])
        elif lemma in _GREETING and token.tag_ in ("VBD", "VBP", "VBZ"):
            for noun in children(token, "dobj"):
                if noun.lemma_.lower() in _DEED_NOUNS and any(child.lower_ == "of" for child in noun.children):
                    holder = _doer(noun) or subject(token)
                    if holder is not None:
                        own = own_subject(token)
                        first = own.left_edge.i if own is not None else token.i
                        yield Deed(noun, token, holder, first, _DEED_NOUNS[noun.lemma_.lower()])


def _doer(noun: Any) -> Any | None:
    """Whose deed it is, where that is told: "the signing by Chile of …", "the completion of Peru's review"."""
    for prep in children(noun, "prep", "agent"):
        for thing in children(prep, "pobj"):
            if prep.lower_ == "by":
                return thing
            for own in children(thing, "poss"):
                return own
    return next(iter(children(noun, "poss")), None)


def _is_perfect(verb: Any) -> bool:
    return verb.tag_ == "VBN" and any(child.lemma_ == "have" for child in children(verb, "aux"))
