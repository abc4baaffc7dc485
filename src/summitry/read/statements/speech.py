"""Direct speech: which cue introduces, closes or interrupts which quotation, and who goes on speaking after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summitry.model import Act
from summitry.read import grammar
from summitry.read.page import Page, Sentence
from summitry.read.statements.cues import cue_of, source_of
from summitry.read.statements.quotations import Quotation, Quotations
from summitry.read.statements.reports import Range, Report
from summitry.rules import reporting

SENTENCE_END = frozenset({".", "?", "!", "..."})
INNER_MARKS = frozenset({"'", "’", "‘"})
LONE = 6
"""Tokens that a quotation must have to stand as somebody's words without a cue."""
PAUSES = frozenset({",", "?", "!", "…", "...", "—", "–", "--", "]", ";"})
"""What a quotation ends with where its cue is still to come."""
REACH = 30


@dataclass(slots=True)
class Speech:
    """Quotations of a page given to their cues: ``taken`` maps a quotation's number to the report that holds it."""

    reports: list[Report]
    taken: dict[int, int]


def find(page: Page, quotations: Quotations) -> Speech:
    """Give each free quotation of the page to the cue that it belongs to."""
    speech = Speech([], {})
    cues: dict[int, int] = {}
    for number, quotation in enumerate(quotations.items):
        if not quotation.free:
            continue
        verb, act = _after(page, quotations, quotation) or _before(page, quotations, quotation) or (None, None)
        if verb is None or act is None:
            continue
        piece = _piece(page, quotation)
        if verb.i in cues:
            at = cues[verb.i]
            speech.reports[at] = speech.reports[at].with_piece(piece)
        else:
            source, voice = source_of(verb)
            if voice is None:
                continue
            at = cues[verb.i] = len(speech.reports)
            speech.reports.append(Report(verb, cue_of(verb), act, (piece,), source, voice, "quotation", direct=True))
        speech.taken[number] = at
    _continue(page, quotations, speech)
    _float(page, quotations, speech)
    return speech


def _piece(page: Page, quotation: Quotation) -> Range:
    return quotation.first, quotation.last


def _act(verb: Any) -> Act | None:
    known = reporting.verbs().get(verb.lemma_.lower())
    if known is None or verb.pos_ not in ("VERB", "AUX"):
        return None
    return known.takes.get("clause") or known.takes.get("quotation")


def _after(page: Page, quotations: Quotations, quotation: Quotation) -> tuple[Any, Act] | None:
    """The cue that follows: “…,” said the envoy; “…,” the envoy, who …, said."""
    doc = page.doc
    inside = quotation.last - 2
    while inside > quotation.first and doc[inside].text in INNER_MARKS:
        inside -= 1
    last_inside = doc[inside].text if quotation.closed else ""
    i = quotation.last
    while i < len(doc) and doc[i].text in (",", "—", "–", "--"):
        i += 1
    inverted = i < len(doc) and _act(doc[i]) is not None and any(c.i > i for c in grammar.children(doc[i], "nsubj"))
    if last_inside not in PAUSES and i == quotation.last and not inverted:
        return None
    start = i
    while i < min(len(doc), start + REACH):
        token = doc[i]
        if token.text in SENTENCE_END or token.text == ";" or _is_free(quotations, i):
            return None
        if page.sentence_of(i).block != quotation.block:
            return None
        act = _act(token)
        if act is not None and token.tag_ in ("VBD", "VBZ", "VBP", "VBG", "VBN", "VB"):
            own = grammar.own_subject(token)
            near = token.i <= start + 1 or (own is not None and own.i >= start) or _flat(doc, start, i)
            if near and (token.tag_ != "VBG" or own is not None):
                return token, act
        i += 1
    return None


def _is_free(quotations: Quotations, token: int) -> bool:
    held = quotations.holding(token)
    return held is not None and held.free


def _flat(doc: Any, start: int, verb: int) -> bool:
    """Whether only a noun phrase stands between: the parser lost the subject."""
    return all(doc[i].pos_ in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "ADV") for i in range(start, verb))


def _before(page: Page, quotations: Quotations, quotation: Quotation) -> tuple[Any, Act] | None:
    """The cue that leads in: The envoy said, “…”; The envoy opposed it: “…”."""
    doc = page.doc
    i = quotation.first - 1
    if i < 0:
        return None
    lead = doc[i].text
    capital = doc[quotation.first + 1].text[:1].isupper() or doc[quotation.first + 1].text[:1] == "["
    if lead not in (",", ":") and not (_act(doc[i]) and capital):
        return None
    block = page.sentence_of(i).block
    if block != quotation.block and lead != ":":
        return None
    stop = max(-1, i - REACH)
    while i > stop:
        token = doc[i]
        if _is_free(quotations, i) or (token.text in SENTENCE_END and i != quotation.first - 1):
            return None
        if page.sentence_of(i).block != block:
            return None
        act = _act(token)
        if act is not None and token.dep_ not in ("amod", "compound", "aux"):
            return token, act
        i -= 1
    return _by_colon(page, quotation) if lead == ":" else None


def _by_colon(page: Page, quotation: Quotation) -> tuple[Any, Act] | None:
    """ "The senator opposed it: “…”": a colon makes a cue of whatever a person did."""
    sentence = page.sentence_of(quotation.first - 1)
    root = page.doc[sentence.first].sent.root
    subject = grammar.own_subject(root)
    if root.pos_ != "VERB" or not sentence.first <= root.i < quotation.first or subject is None:
        return None
    return (root, "says") if subject.pos_ in ("PROPN", "PRON") or subject.ent_type_ == "PERSON" else None


def _continue(page: Page, quotations: Quotations, speech: Speech) -> None:
    """Quotations without a cue of their own go on with whoever spoke last in the paragraph."""
    doc = page.doc
    for number, quotation in enumerate(quotations.items):
        before = number - 1
        while before >= 0 and before not in speech.taken:
            before -= 1
        if number in speech.taken or before < 0:
            continue
        previous = quotations.items[before]
        if previous.block != quotation.block:
            continue
        at = speech.taken[before]
        cue = speech.reports[at].verb
        between = [doc[i] for i in range(previous.last, quotation.first)]
        ends = sum(t.text in SENTENCE_END for t in between)
        after_cue = previous.last <= cue.i < quotation.first and ends <= 1
        interrupted = after_cue and not ends and doc[quotation.last - 2].text in SENTENCE_END
        follows = not between or (after_cue and between[-1].text in SENTENCE_END | {",", ":", ";"})
        if (quotation.free and follows) or (not quotation.free and interrupted):
            speech.reports[at] = speech.reports[at].with_piece(_piece(page, quotation))
            speech.taken[number] = at


def _float(page: Page, quotations: Quotations, speech: Speech) -> None:
    """Quotations that no cue reports are of whoever spoke last, in the sentence or paragraph before."""
    for number, quotation in enumerate(quotations.items):
        if number in speech.taken or not quotation.free or quotation.last - quotation.first < LONE:
            continue
        sentence = page.sentence_of(quotation.first)
        if sentence.first != quotation.first or sentence.index == 0:
            continue
        previous = page.sentences[sentence.index - 1]
        voice = _speaker_in(page, quotations, previous)
        if voice is None and previous.block == sentence.block - 1 and number - 1 in speech.taken:
            last = quotations.items[number - 1]
            if last.block == previous.block and last.last >= previous.first:
                voice = speech.reports[speech.taken[number - 1]].voice
        if voice is not None:
            speech.taken[number] = len(speech.reports)
            mark = page.doc[quotation.first]
            piece = _piece(page, quotation)
            speech.reports.append(Report(mark, None, "says", (piece,), None, voice, "quotation", direct=True))


def _speaker_in(page: Page, quotations: Quotations, sentence: Sentence) -> Any | None:
    """Whoever speaks in the sentence, where its main verb reports: "He criticized the plan. “…”"."""
    root = page.doc[sentence.first].sent.root
    if quotations.of_token[root.i] >= 0 or root.lemma_.lower() not in reporting.verbs():
        return None
    subject = grammar.own_subject(root)
    return subject if subject is not None and subject.pos_ in ("PROPN", "PRON") else None
