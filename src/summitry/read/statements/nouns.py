"""Reports by a noun: "the claim that …", "his pledge to …", "made an offer to …"."""

from __future__ import annotations

from typing import Any

from summitry.read import grammar
from summitry.read.page import Page
from summitry.read.statements.quotations import Quotations
from summitry.read.statements.reports import Range, Report, trimmed
from summitry.rules import reporting

LIGHT = frozenset({"make", "issue", "repeat", "renew", "give", "voice", "have", "offer", "release", "deliver", "get"})
"""Verbs that say no more than that the noun was uttered: whoever made a promise is who promised."""


def find(page: Page, quoted: Quotations) -> list[Report]:
    """Reports by a noun whose source the text names: those of nobody in particular are left."""
    known = reporting.nouns()
    found = []
    for token in page.doc:
        if token.pos_ != "NOUN" or quoted.of_token[token.i] >= 0:
            continue
        entry = known.get(token.lemma_.lower())
        if entry is None:
            continue
        content = _content(token, entry.takes)
        source = _source(token) if content is not None else None
        if content is not None and source is not None:
            first = min((c.i for c in token.lefts if c.dep_ in ("amod", "compound")), default=token.i)
            act = entry.takes["clause"]
            found.append(Report(token, (first, token.i + 1), act, (content,), source[0], source[1], "phrase"))
    return found


def _content(noun: Any, takes: dict[str, Any]) -> Range | None:
    """ "that the bridge was sound", "to lend more": what hangs on the noun, right behind it."""
    for child in noun.children:
        if child.i < noun.i or child.dep_ not in ("acl", "ccomp", "relcl"):
            continue
        opening = noun.doc[child.left_edge.i]
        clause = opening.lower_ == "that" and opening.dep_ == "mark"
        infinitive = opening.lower_ == "to" and child.tag_ == "VB" and "infinitive" in takes
        if clause or infinitive:
            return trimmed(noun.doc, child.left_edge.i, child.right_edge.i + 1)
    return None


def _source(noun: Any) -> tuple[Range, Any] | None:
    """Whose the words are: "the minister's", "by the minister", or who made the promise."""
    doc = noun.doc
    for owner in grammar.children(noun, "poss"):
        last = owner.right_edge.i + 1
        if doc[last - 1].dep_ == "case":
            last -= 1
        return trimmed(doc, owner.left_edge.i, last), owner
    for by in grammar.children(noun, "prep"):
        speaker = next(iter(grammar.children(by, "pobj")), None) if by.lower_ == "by" else None
        if speaker is not None:
            return trimmed(doc, speaker.left_edge.i, speaker.right_edge.i + 1), speaker
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in LIGHT and verb.i < noun.i and not grammar.is_negated(verb):
        own = grammar.own_subject(verb)
        voice = grammar.subject(verb)
        if own is not None and voice is not None and own.i < verb.i:
            last = min(own.right_edge.i + 1, verb.i)
            return trimmed(doc, own.left_edge.i, last), voice
    return None
