"""Cues and sources: how far a verb that reports reaches, and whose words it reports."""

from __future__ import annotations

from typing import Any

from summitry.read import grammar
from summitry.read.statements.reports import Range, trimmed

RELATIVE = frozenset({"who", "which", "that", "whom"})


def cue_of(verb: Any, last: int | None = None) -> Range:
    """The cue's tokens: the verb with the auxiliaries, negation and adverbs that lead up to it, and its particle.

    "is once again questioning", "did not immediately respond", "pointed out", "has yet to explain".
    """
    head = governor(verb)
    first = _lead(head)
    end = last or verb.i + 1
    if last is None:
        for particle in grammar.children(verb, "prt"):
            if particle.i == end:
                end += 1
    return first, end


def governor(verb: Any) -> Any:
    """The verb that the cue opens with: "tried" of "tried to explain"; the verb itself in "said"."""
    seen = 0
    while verb.dep_ == "xcomp" and grammar.own_subject(verb) is None and seen < 3:
        head = verb.head
        if head.i >= verb.i or head.pos_ not in ("VERB", "AUX"):
            break
        between = [verb.doc[i] for i in range(head.i + 1, verb.i)]
        if len(between) > 3 or any(t.pos_ in ("NOUN", "PROPN", "PRON", "PUNCT") for t in between):
            break
        verb = head
        seen += 1
    return verb


def _lead(verb: Any) -> int:
    first = verb.i
    doc = verb.doc
    own = {c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "advmod")}
    own |= {g.i for c in verb.children if c.dep_ in ("advmod", "neg") for g in c.subtree}
    while first > 0 and first - 1 in own and not doc[first - 1].is_punct:
        first -= 1
    while first < verb.i and doc[first].lower_ in ("when", "how", "why", "where", "as", "so"):
        first += 1
    return int(first)


def source_of(verb: Any) -> tuple[Range | None, Any | None]:
    """The source's noun phrase, and the token that heads whoever speaks.

    The phrase is as it stands beside the cue ("who"); the head is the antecedent ("the minister, who said …").
    """
    own = grammar.own_subject(verb)
    voice = grammar.subject(verb)
    if own is None:
        own = _carried(verb)
    token = own if own is not None else voice
    if token is None:
        return None, None
    if own is not None and own.lower_ in RELATIVE and own.i < verb.i:
        return (own.i, own.i + 1), voice if voice is not None else own
    first, last = token.left_edge.i, token.right_edge.i + 1
    if first <= verb.i < last:
        last = verb.i
        first = min(first, token.i)
        if token.i >= last:
            return (token.i, token.i + 1), token
    return trimmed(verb.doc, first, last), voice if voice is not None else token


def _carried(verb: Any) -> Any | None:
    """The subject as it stands where the verb shares it: "who" of "who resigned and said"."""
    seen = 0
    while verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep") and seen < 8:
        verb = verb.head
        own = grammar.own_subject(verb)
        if own is not None:
            return own
        seen += 1
    return None
