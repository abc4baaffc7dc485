"""Where the grammar points: whether the clause of a time expression tells of what is past or of what is to come."""

from __future__ import annotations

from typing import Any

from summitry.read.page import Page
from summitry.read.times.meanings import Expression
from summitry.read.times.resolve import Direction

AHEAD = frozenset(
    {
        "plan",
        "expect",
        "schedule",
        "slate",
        "set",
        "aim",
        "intend",
        "due",
        "hope",
        "prepare",
        "promise",
        "pledge",
        "vow",
    }
)


def direction(page: Page, expression: Expression) -> Direction | None:
    """``past`` or ``future`` by the verb that governs the expression, ``None`` where it does not tell."""
    tokens = page.tokens((expression.start, expression.end))
    if not tokens:
        return None
    token = page.doc[tokens[-1]]
    verb = governor(token)
    return None if verb is None else tense(verb)


def governor(token: Any) -> Any | None:
    """The verb of the clause that ``token`` stands in."""
    seen = 0
    while token.pos_ not in ("VERB", "AUX"):
        if token.head.i == token.i or seen > 12:
            return None
        token = token.head
        seen += 1
    return token


def tense(verb: Any) -> Direction | None:
    """The tense of a verb with its auxiliaries; an infinitive takes that of what it hangs on, looking ahead of it."""
    helpers = [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(word in ("will", "shall", "'ll", "’ll", "wo") for word in helpers):
        return "future"
    if any(word in ("would", "could", "may", "might", "should", "can", "must") for word in helpers):
        return "future" if "have" not in helpers else "past"
    if any(word in ("was", "were", "had", "did") for word in helpers) or verb.tag_ == "VBD":
        return "past"
    if any(word in ("has", "have", "'ve", "’ve") for word in helpers):
        return "past"
    if verb.tag_ in ("VBZ", "VBP"):
        return "future"
    if verb.tag_ == "VB" and "to" in helpers:
        return "future"
    if any(word in ("is", "are", "am", "'s", "'re") for word in helpers):
        return "future"
    if (
        verb.dep_ in ("advcl", "xcomp", "ccomp", "conj", "acl")
        and verb.head.i != verb.i
        and verb.head.pos_ in ("VERB", "AUX")
    ):
        return tense(verb.head)
    return "past" if verb.tag_ == "VBN" else None


def is_current(verb: Any) -> bool:
    """True where a verb speaks of now or of what is to come: "hosts", "will host", "has met"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & {"will", "shall", "is", "are", "has", "have", "'ll", "’ll", "'s", "’s", "'re", "’re", "'ve", "’ve"}:
        return "been" not in helpers or bool(helpers & {"has", "have"})
    return bool(not helpers and verb.tag_ in ("VBZ", "VBP"))
