"""Where the grammar points: whether the clause of a time expression tells of what is past or of what is to come."""

from __future__ import annotations

from typing import Any

from summitry.model import Span
from summitry.read.page import Page
from summitry.read.times.meanings import Expression
from summitry.read.times.values import Direction
from summitry.rules.times import rules

AHEAD = frozenset({"will", "shall", "'ll", "’ll", "wo", "could", "may", "might", "should", "can", "must"})
PERFECT = frozenset({"has", "have", "'ve", "’ve"})
PAST = frozenset({"was", "were", "had", "did"})
PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re"})
OCCASIONS = frozenset({"at", "during", "in"})
# "postponed it to 2 June", "closed until March", "planned for May": the verb's tense does not tell.
OPEN_ENDED = frozenset({"to", "for", "until", "till", "by"})
DEADLINES = frozenset({"by", "until", "till"})
COMING = frozenset({"upcoming", "coming", "forthcoming", "future", "planned", "prospective", "scheduled", "next"})
CLIMB = 12
"""Steps up the parse in search of a verb."""


def direction(page: Page, expression: Expression) -> Direction | None:
    """``past`` or ``future`` by the verb that governs the expression, ``None`` where it does not tell.

    A date that only names a thing ("the 24 May statement") has no direction of its own, unless it is what the verb
    happened at ("at a Wednesday briefing she said").
    """
    tokens = page.tokens((expression.start, expression.end))
    if not tokens:
        return None
    if attributive(page, (expression.start, expression.end)):
        noun = page.doc[tokens[-1]].head
        if noun.dep_ != "pobj" or noun.head.lower_ not in OCCASIONS:
            return None
    verb = governor(page.doc[tokens[-1]])
    points = None if verb is None else tense(verb)
    after_it = verb is not None and verb.lemma_ in rules().speech and verb.i < tokens[0]
    if points == "past" and verb is not None and after_it and expression.form != "weekday":
        noun = _noun(page, tokens)
        if noun is not None:
            return "future" if _is_coming(noun) else None
        if any(child.dep_ == "dobj" and child.i < tokens[0] and _is_coming(child) for child in verb.children):
            return "future"
    if points is None and verb is not None and expression.before in DEADLINES:
        return "future"
    prior = tokens[0] > 1 and page.doc[tokens[0] - 2].lower_ == "prior"
    return None if points == "past" and expression.before in OPEN_ENDED and not prior else points


def _noun(page: Page, tokens: range) -> Any | None:
    """The noun that a time hangs on, where it hangs on one ("the summit in June")."""
    inside = range(tokens[0], tokens[-1] + 1)
    root = next((page.doc[i] for i in reversed(inside) if page.doc[i].head.i not in inside), page.doc[tokens[-1]])
    head = root.head.head if root.head.pos_ == "ADP" else root.head
    return head if head.pos_ in ("NOUN", "PROPN") and head.i not in inside else None


def _is_coming(noun: Any) -> bool:
    """True for "their upcoming participation in the summit": a word up the phrase says that it lies ahead."""
    for _ in range(CLIMB):
        if any(child.lower_ in COMING for child in noun.children if child.dep_ in ("amod", "compound")):
            return True
        if noun.pos_ in ("VERB", "AUX") or noun.head.i == noun.i:
            return False
        noun = noun.head
    return False


def attributive(page: Page, span: Span) -> bool:
    """True for a time that qualifies the noun behind it: "the 24 May statement", "last week's talks"."""
    tokens = page.tokens(span)
    if not tokens:
        return False
    inside = range(tokens[0], tokens[-1] + 1)
    root = next((page.doc[i] for i in reversed(inside) if page.doc[i].head.i not in inside), page.doc[tokens[-1]])
    return root.head.i > inside[-1] and root.dep_ in ("compound", "nmod", "amod", "poss", "nummod")


def governor(token: Any) -> Any | None:
    """The verb of the clause that ``token`` stands in."""
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def tense(verb: Any) -> Direction | None:
    """The tense of a verb with its auxiliaries; a verb without its own takes that of the finite verb above it."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if "would" in helpers:
        return "past" if "have" in helpers else None  # ahead of then, which may be behind us
    if helpers & AHEAD:
        return "past" if "have" in helpers else "future"
    if helpers & PAST or verb.tag_ == "VBD" or helpers & PERFECT:
        return "past"
    if "to" in helpers and (verb.tag_ == "VB" or "be" in helpers):
        return _infinitive(verb, "be" in helpers)
    if verb.tag_ in ("VBZ", "VBP") or (helpers & PRESENT and verb.tag_ == "VBG"):
        planned = any(child.dep_ == "acomp" and child.lower_ in rules().planning for child in verb.children)
        return "future" if planned or verb.lemma_ in rules().futurate else None
    if helpers & PRESENT:
        return "future" if verb.lemma_ in rules().planning else None
    above = verb.head if verb.head.i != verb.i else None
    if above is not None and above.pos_ not in ("VERB", "AUX"):
        above = governor(above)
    if above is not None and verb.tag_ in ("VBG", "VBN", "VB", "VBD"):
        return tense(above)
    if verb.tag_ == "VBG" and any(token.tag_ == "VBD" for token in verb.subtree):
        return "past"
    return "past" if verb.tag_ == "VBN" else None


def _infinitive(verb: Any, passive: bool) -> Direction | None:
    """An infinitive is still to come after words of planning, as a headline ("Oslo to host talks"), and after "is"."""
    head = verb.head
    if head.i == verb.i or head.lemma_ == "be" or head.lemma_ in rules().planning:
        return "future"
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN"):
        return "future" if passive else None
    if head.pos_ in ("VERB", "AUX"):
        above = tense(head)
        return None if verb.dep_ == "advcl" and above == "past" else above
    return None


def is_current(verb: Any) -> bool:
    """True where a verb speaks of now or of what is to come: "hosts", "will host", "has met"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & (PERFECT | PRESENT | {"will", "shall", "'ll", "’ll"}):
        return "been" not in helpers or bool(helpers & PERFECT)
    return bool(not helpers and verb.tag_ in ("VBZ", "VBP"))


def is_past(verb: Any) -> bool:
    """True where a finite verb itself tells of what is past: "met", "was held", "has met"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return bool(verb.tag_ == "VBD" or helpers & (PAST | PERFECT)) and "would" not in helpers
