"""Realis: whether an act happened, is going on, is to come, may come, or did not come about.

The question is asked of the word that names the act, a verb or a noun, and answered from the grammar around it: tense,
modals and negation; the verb, adjective or noun that governs it ("refused to", "is due to", "plans for"); conditions;
a noun's own modifiers ("the planned visit"); and, where it is known, its date against the day of publication. Which
governors give which status is data (``rules/realis.yaml``).
"""

from __future__ import annotations

from typing import Any

from summitry.model import Status
from summitry.read.page import Page
from summitry.read.realis.case import Case
from summitry.read.realis.nouns import of_noun
from summitry.read.realis.verbs import of_verb
from summitry.rules.realis import governors

__all__ = ["status"]

_DEPTH = 10


def status(page: Page, token: Any) -> Status:
    """The status of the act that ``token`` (a spaCy token of ``page.doc``, verb or noun) names.

    Tells how the act stands in the clause's own words, whoever says so; an act that nothing marks counts as occurred.
    """
    return _ask(Case(page, governors(), _ask), token, 0)


def _ask(case: Case, token: Any, depth: int) -> Status:
    if depth > _DEPTH:
        return "occurred"
    if token.pos_ in ("NOUN", "PROPN", "PRON") or (token.tag_ == "VBG" and token.dep_ in ("nsubj", "dobj", "compound")):
        return of_noun(case, token, depth)
    return of_verb(case, token, depth)
