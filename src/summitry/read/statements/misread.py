"""Cues that the parser takes for something else: a past tense for a participle, words added for part of others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from summitry.model import Act
from summitry.read import grammar
from summitry.read.statements.clauses import clause_content
from summitry.read.statements.cues import cue_of
from summitry.read.statements.reports import Report, trimmed
from summitry.rules import reporting

ADDING = frozenset({"add", "note", "stress", "emphasize", "emphasise", "warn", "explain", "insist"})
"""What a speaker goes on to do in "…, adding that …": what is talked about adds nothing."""


def past_tense(verb: Any) -> Report | None:
    """ "Norway registered concern": the parser makes "registered" a participle of what follows.

    A name, or a comma after a name's apposition, stands right before it: no participle goes there before a bare noun.
    In the first case the sentence has no verb besides.
    """
    doc = verb.doc
    noun = verb.head
    if verb.tag_ != "VBN" or verb.dep_ != "amod" or noun.i != verb.i + 1 or verb.i == 0:
        return None
    known = reporting.verbs().get(verb.lemma_.lower())
    if known is None:
        return None
    before = doc[verb.i - 1]
    if (
        before.dep_ in ("nsubj", "npadvmod")
        and before.head.i in (noun.i, verb.i)
        and before.pos_ == "PROPN"
        and noun.dep_ == "ROOT"
    ):
        act = known.takes.get("object")
        return _report(verb, act, before, before.right_edge.i + 1, noun.right_edge.i + 1) if act else None
    name = noun.head
    clause = name.head
    named = noun.dep_ == "appos" and name.dep_ == "nsubj" and name.pos_ == "PROPN" and before.text == ","
    if named and clause.i > noun.i and clause.pos_ in ("VERB", "AUX") and "clause" in known.takes:
        return _report(verb, known.takes["clause"], name, verb.i, clause.right_edge.i + 1)
    return None


def _report(verb: Any, act: Act, voice: Any, source_end: int, last: int) -> Report:
    source = trimmed(verb.doc, voice.left_edge.i, source_end)
    return Report(verb, (verb.i, verb.i + 1), act, (trimmed(verb.doc, verb.i + 1, last),), source, voice, "clause")


def added(report: Report) -> list[Report]:
    """The report, and what its speaker adds to it where the parser hangs that on the words reported.

    "Norway said the port must close, adding that Sweden will follow": it is Norway who adds, not the port.
    """
    if report.frame != "clause" or not report.content:
        return [report]
    first, last = report.content[-1]
    doc = report.verb.doc
    for i in range(first + 2, last):
        verb = doc[i]
        if verb.tag_ != "VBG" or verb.lemma_ not in ADDING or verb.dep_ != "advcl" or doc[i - 1].text != ",":
            continue
        content = clause_content(verb)
        if content and grammar.own_subject(verb) is None and content[0][0] > i:
            shorter = replace(report, content=(*report.content[:-1], trimmed(doc, first, i)))
            return [shorter, replace(report, verb=verb, cue=cue_of(verb), act="says", content=content)]
    return [report]
