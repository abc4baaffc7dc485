"""Whose undertaking a clause tells, from its own holder or, where it tells none, from what lies around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from summitry.model import CommitmentMention, Party
from summitry.read import actors
from summitry.read.commitments.complements import VERBAL, owner
from summitry.read.commitments.genre import Paper
from summitry.read.commitments.markers import Marker
from summitry.read.commitments.parties import as_parties, parties
from summitry.read.grammar import children, is_passive, subject
from summitry.read.page import Page, Sentence
from summitry.rules.wording import ladder, words

_STAND_INS = frozenset({"it", "they", "he", "she"})
_BACK = 12
"""Undertakings told before among which a body's founding is looked for."""


def undertakers(
    page: Page, marker: Marker, paper: Paper, before: Sequence[CommitmentMention] = ()
) -> tuple[Party, ...]:
    """Whoever undertakes what ``marker`` marks; ``before`` is what the page was found to undertake so far, in order.

    Where the clause tells nobody: the parties of a joint paper for its passives, those between whom a thing lies, those
    told of last in a report, whoever's announcement it is, whose troops they are. Empty where it is no party's.
    """
    verb = marker.word.head if marker.word.dep_ == "aux" else marker.word
    if marker.form == "modal" and marker.holder is None and is_passive(verb):
        return _of_passive(page, verb, paper)
    if marker.holder is None and marker.form == "object" and paper.genre == "news":
        return _between(page, marker.act) or _carried(page, before)
    with_verb = marker.form in ("modal", "verb", "object") and verb.i <= marker.act.i
    opens = _first_of(verb, marker) if with_verb else None
    if marker.holder is None:
        if marker.form == "noun":
            return _movers(page, marker, paper)
        if marker.form != "modal" and verb.tag_ == "VBG":
            return ()
        where = paper if marker.form != "modal" else Paper("news", ())
        return parties(page, None, where, opens)
    holder = _praised(marker) or marker.holder
    if verb.dep_ == "ccomp" and any(child.lower_ == "their" for child in children(holder, "poss")):
        found = parties(page, subject(verb.head), paper)
        if found:
            return found
    found = parties(page, holder, paper, opens)
    if not found and marker.holder.lower_ in _STAND_INS and verb.dep_ in ("acl", "ccomp", "conj"):
        found = parties(page, _stood_for(verb), paper)
    if not found and paper.genre != "news" and marker.act.lemma_ not in words("outcomes"):
        found = setters_up(page, holder, paper, before)
    if not found and marker.form == "modal" and verb.dep_ == "conj" and _joins(marker.word):
        found = parties(page, _outer(verb), paper)
    if not found and marker.form == "noun" and marker.word.dep_ == "dobj":
        found = parties(page, None, Paper("news", ()), _first_of(marker.word.head, marker))
    if not found and paper.genre == "news" and marker.holder.lemma_.lower() in words("instruments"):
        found = _carried(page, before)
    return found or _movers(page, marker, paper)


def setters_up(page: Page, body: Any, paper: Paper, before: Sequence[CommitmentMention]) -> tuple[Party, ...]:
    """Who set up the body that acts, as told before: "the two leaders convene a forum … The forum will report".

    Told by an undertaking of ``before``, or by whoever is the subject of an earlier sentence of the paragraph that
    names it. A body of all sides ("the Joint Committee") acts for the parties of a joint paper.
    """
    acronym = body.pos_ == "PROPN" and len(body) > 2 and body.text.isupper()
    if not acronym and body.lemma_.lower() not in words("bodies"):
        return ()
    name = re.compile(rf"\b{re.escape(body.text)}\b", re.I)
    for mention in reversed(before[-_BACK:]):
        if name.search(page.text, *mention.span):
            return mention.by
    here = page.sentence_of(body.i)
    for sentence in _earlier(page, here):
        if name.search(page.text, sentence.start, sentence.end) and _founds(page, sentence):
            found = parties(page, subject(page.doc[sentence.first : sentence.last].root), paper)
            if found:
                return found
    if paper.genre == "joint" and any(child.lower_ == "joint" for child in body.children):
        return parties(page, None, paper)
    return ()


def _founds(page: Page, sentence: Sentence) -> bool:
    """True where a sentence tells of something set up, run or called together."""
    wanted = words("setting_up") | words("running")
    return any(token.lemma_ in wanted for token in page.doc[sentence.first : sentence.last])


def _earlier(page: Page, here: Sentence) -> list[Sentence]:
    """The sentences of a paragraph before one of them, the last first."""
    found: list[Sentence] = []
    sentence = here
    while sentence.start > 0:
        before = next(
            (one for one in map(page.sentence_at, range(sentence.start - 1, max(sentence.start - 6, -1), -1)) if one),
            None,
        )
        if before is None or before.block != here.block or before.start >= sentence.start:
            break
        found.append(before)
        sentence = before
    return found


def _praised(marker: Marker) -> Any | None:
    """Whom a possessive stands for behind praise: "commended Fiji's leadership and its determination to" is Fiji's."""
    holder = marker.holder
    if marker.form != "noun" or holder is None or holder.tag_ != "PRP$":
        return None
    verb = marker.word
    while verb.dep_ == "conj":
        verb = verb.head
    verb = verb.head if verb.tag_ not in VERBAL else verb
    if verb.lemma_ not in words("praising") | words("reporting") | ladder().support:
        return None
    owners = (one for thing in children(verb, "dobj") for one in children(thing, "poss") if thing.i < holder.i)
    return next((one for one in owners if one.tag_ != "PRP$"), None)


def _movers(page: Page, marker: Marker, paper: Paper) -> tuple[Party, ...]:
    """Whose troops are sent: "the agreement on sending Chadian soldiers" is Chad's to carry out."""
    if marker.act.lemma_ not in words("moved"):
        return ()
    return tuple(party for thing in children(marker.act, "dobj") for party in parties(page, thing, paper))


def _of_passive(page: Page, verb: Any, paper: Paper) -> tuple[Party, ...]:
    """Whose deed "a secretariat will be set up" is: its owner's, or all the parties' of a joint paper."""
    if verb.lemma_ not in words("made"):
        return ()
    for thing in children(verb, "nsubjpass"):
        for whose in children(thing, "poss"):
            return parties(page, whose, paper)
        return parties(page, None, paper)
    return ()


def _between(page: Page, thing: Any) -> tuple[Party, ...]:
    """Those whom a shared thing lies between: "talks between Chad and Niger"."""
    for token in thing.subtree:
        if token.lower_ in ("between", "among"):
            ids = [one for named in children(token, "pobj") for one in actors.everyone(page, named)]
            found = as_parties(page, ids, "source")
            if len(found) > 1:
                return found
    return ()


def _carried(page: Page, before: Sequence[CommitmentMention]) -> tuple[Party, ...]:
    """The parties told of last, who go on undertaking where none is named; else those the report opens with."""
    for mention in reversed(before):
        if len(mention.by) > 1:
            return mention.by
    found = as_parties(page, actors.document_parties(page), "source")
    return found if len(found) > 1 else ()


def _stood_for(verb: Any) -> Any | None:
    """Whom a pronoun in a reported clause stands for: "Peru's announcement that it will", "Peru said it would"."""
    while verb.dep_ == "conj":
        verb = verb.head
    if verb.dep_ == "acl":
        return owner(verb.head)[0]
    return subject(verb.head) if verb.dep_ == "ccomp" else None


def _joins(modal: Any) -> bool:
    """True for a modal right after "and", whose subject lies further back."""
    return bool(modal.i > 0 and modal.nbor(-1).lower_ == "and")


def _outer(verb: Any) -> Any | None:
    """The subject of the clause that the parser hung ``verb`` too deep in: "we note that it lags, and will help"."""
    while verb.dep_ in ("conj", "pcomp", "prep", "ccomp") and verb.head.i != verb.i:
        deeper = verb.dep_ == "ccomp"
        verb = verb.head
        if deeper and subject(verb) is not None:
            break
    while verb.dep_ in ("pcomp", "prep") and verb.head.i != verb.i:
        verb = verb.head
    return subject(verb)


def _first_of(verb: Any, marker: Marker) -> Any:
    """The first token of a verb's group: its first auxiliary, or the verb."""
    at = min([verb.i, marker.word.i, *(child.i for child in children(verb, "aux", "auxpass") if child.i < verb.i)])
    return verb.doc[at]
