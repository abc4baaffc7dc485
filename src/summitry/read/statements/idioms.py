"""Set phrases that report: "made clear that", "put the toll at", "as he put it", "in her words", "their view is"."""

from __future__ import annotations

from typing import Any

from summitry.read import grammar
from summitry.read.page import Page
from summitry.read.statements.assertion import is_asserted
from summitry.read.statements.cues import cue_of, source_of
from summitry.read.statements.quotations import Quotations
from summitry.read.statements.reports import Range, Report, trimmed

PLAIN = frozenset({"clear", "plain", "known"})
RECKONING = frozenset({"put", "place", "peg"})
OWN_WORDS = frozenset({"words", "view", "opinion", "judgment", "judgement", "eyes", "telling"})
STANDS = frozenset(
    {"position", "view", "opinion", "stance", "argument", "message", "answer", "verdict", "claim", "hope"}
)
COUNTED = frozenset({"CARDINAL", "PERCENT", "MONEY", "QUANTITY"})


def find(page: Page, quoted: Quotations) -> list[Report]:
    """Reports by a set phrase, in the order of their cues."""
    found = []
    for token in page.doc:
        if quoted.of_token[token.i] >= 0:
            continue
        lemma = token.lemma_.lower()
        report = None
        if lemma == "make" and token.pos_ == "VERB":
            report = _made_clear(token)
        elif lemma in RECKONING and token.pos_ == "VERB":
            report = _as_put(token) or _figure(token)
        elif token.lower_ in OWN_WORDS and token.dep_ == "pobj":
            report = _in_words(token)
        if report is None and lemma in STANDS and token.dep_ == "nsubj":
            report = _position(token)
        if report is not None and is_asserted(report):
            found.append(report)
    return found


def _made_clear(verb: Any) -> Report | None:
    """ "made clear that …", "made it clear …", "made clear the link": all that follows in the clause was said."""
    doc = verb.doc
    end = verb.i + 1
    if end < len(doc) and doc[end].lower_ == "it":
        end += 1
    if end + 1 >= len(doc) or doc[end].lower_ not in PLAIN or verb.tag_ == "VB" or grammar.is_passive(verb):
        return None
    source, voice = source_of(verb)
    content = trimmed(doc, _opening(doc, end + 1, verb.right_edge.i), verb.right_edge.i + 1)
    if voice is None or content[1] - content[0] < 2:
        return None
    return Report(verb, cue_of(verb, end + 1), "says", (content,), source, voice, "clause")


def _opening(doc: Any, first: int, last: int) -> int:
    """Where the words made clear begin: at "that" where "in Oslo" or "to us" comes before it; nowhere behind "if"."""
    if doc[first].lower_ == "that" or doc[first].pos_ not in ("ADP", "SCONJ"):
        return first
    return next((i for i in range(first, last) if doc[i].lower_ == "that" and doc[i].dep_ == "mark"), last + 1)


def _figure(verb: Any) -> Report | None:
    """ "put the toll at forty": a number that somebody gives."""
    things = grammar.children(verb, "dobj")
    for at in grammar.children(verb, "prep"):
        number = next(iter(grammar.children(at, "pobj")), None)
        if not things or number is None or at.lower_ not in ("at", "in") or at.i < things[0].i:
            continue
        if not (number.like_num or number.ent_type_ in COUNTED):
            continue
        source, voice = source_of(verb)
        if voice is not None:
            content = trimmed(verb.doc, things[0].left_edge.i, at.right_edge.i + 1)
            return Report(verb, cue_of(verb), "says", (content,), source, voice, "clause")
    return None


def _as_put(verb: Any) -> Report | None:
    """ "As the envoy put it, …" """
    doc = verb.doc
    voice = grammar.own_subject(verb)
    as_ = next((c for c in verb.children if c.lower_ == "as" and c.i < verb.i), None)
    if voice is None or as_ is None or verb.i + 1 >= len(doc) or doc[verb.i + 1].lower_ != "it":
        return None
    source = trimmed(doc, voice.left_edge.i, voice.right_edge.i + 1)
    return _around(verb, as_.i, verb.i + 2, (verb.i, verb.i + 2), source, voice)


def _in_words(noun: Any) -> Report | None:
    """ "in the envoy’s words", "in her view"."""
    doc = noun.doc
    owner = next(iter(grammar.children(noun, "poss")), None)
    if owner is None or noun.head.lower_ != "in" or noun.head.i != noun.left_edge.i - 1:
        return None
    last = owner.right_edge.i + 1
    if doc[last - 1].dep_ == "case":
        last -= 1
    source = trimmed(doc, owner.left_edge.i, last)
    return _around(noun.head, noun.head.i, noun.i + 1, (noun.i, noun.i + 1), source, owner)


def _around(head: Any, first: int, last: int, cue: Range, source: Range, voice: Any) -> Report | None:
    """The rest of the clause that an aside of tokens ``first`` to ``last`` stands in, at its beginning or its end."""
    doc, sentence = head.doc, head.sent
    if doc[sentence.end - 1].text == "?":
        return None
    if first == sentence.start and last < sentence.end and doc[last].text == ",":
        content = trimmed(doc, last, sentence.end)
    elif first > sentence.start and doc[first - 1].text == "," and (last >= sentence.end or doc[last].text == "."):
        content = trimmed(doc, sentence.start, first)
    else:
        return None
    content = (content[0], content[1] - (doc[content[1] - 1].text == "."))
    return Report(head, cue, "says", (content,), source, voice, "phrase") if content[0] < content[1] else None


def _position(noun: Any) -> Report | None:
    """ "Norway’s position is that …": whose it is says so."""
    doc = noun.doc
    owner = next(iter(grammar.children(noun, "poss")), None)
    if owner is None or noun.head.lemma_ not in ("be", "remain"):
        return None
    clause = next((c for c in grammar.children(noun.head, "ccomp") if doc[c.left_edge.i].lower_ == "that"), None)
    if clause is None or clause.i < noun.head.i:
        return None
    last = owner.right_edge.i + 1
    if doc[last - 1].dep_ == "case":
        last -= 1
    source = trimmed(doc, owner.left_edge.i, last)
    content = trimmed(doc, clause.left_edge.i, clause.right_edge.i + 1)
    return Report(noun, (noun.i, noun.head.i + 1), "says", (content,), source, owner, "phrase")
