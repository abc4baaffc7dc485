"""The stage that reads undertakings: sentence by sentence, and item by item below a lead-in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from summitry.model import CommitmentMention, Party, Stage, Wording
from summitry.read import statements
from summitry.read.commitments import bullets, details, kinds, summaries
from summitry.read.commitments.actions import actions, ending, trimmed
from summitry.read.commitments.complements import owner
from summitry.read.commitments.genre import Genre, genre
from summitry.read.commitments.markers import Marker, markers
from summitry.read.commitments.parties import beneficiaries, parties
from summitry.read.commitments.stages import is_shared, stage
from summitry.read.grammar import children, is_passive, subject
from summitry.read.page import Page, Sentence


@dataclass(slots=True)
class _State:
    """What carries over from sentence to sentence: the heading, the lead-in in force, the section's umbrella."""

    genre: Genre
    heading: str | None = None
    lead: bullets.LeadIn | None = None
    whole: int | None = None
    umbrella: int | None = None
    block: int = -1
    found: list[CommitmentMention] = field(default_factory=list)


def find(page: Page) -> None:
    """Fill ``page.commitments``, in the order of the text. Reads actors, times and statements found before."""
    state = _State(genre(page))
    words = kinds.gate()
    for sentence in _units(page):
        _turn(page, sentence, state)
        if sentence.region not in ("body", "caption"):
            continue
        if state.lead is not None and page.layout.blocks[sentence.block].kind == "item":
            _items(page, sentence, state)
        tokens = page.doc[sentence.first : sentence.last]
        if not any(token.lower_ in words or token.lemma_ in words for token in tokens):
            continue
        opened = bullets.lead_in(page, sentence)
        if opened is not None:
            state.lead, state.whole = opened, state.umbrella
            continue
        for marker in _bounded(list(markers(tokens))):
            _undertaken(page, sentence, marker, state)
        for deed in kinds.deeds(page, tokens, state.genre):
            _done(page, sentence, deed, state)
    page.commitments = _in_order(state.found)


def _bounded(found: list[Marker]) -> Iterator[Marker]:
    """Markers, one told by a noun ending where the next one told by a noun begins."""
    for marker in found:
        later = [one.first for one in found if one.form == marker.form == "noun" and one.first > marker.act.i]
        yield replace(marker, until=min(later)) if later and marker.until is None else marker


def _units(page: Page) -> Iterator[Sentence]:
    """The sentences of the page, joined again where the parser broke them though no mark ends them."""
    pending: Sentence | None = None
    for sentence in page.sentences:
        if (
            pending is not None
            and pending.block == sentence.block
            and not _ENDED.search(page.text, pending.start, pending.end)
        ):
            pending = replace(pending, last=sentence.last, end=sentence.end)
            continue
        if pending is not None:
            yield pending
        pending = sentence
    if pending is not None:
        yield pending


_ENDED = re.compile(r"[.!?:;…][\W_]*\Z")


def _in_order(found: list[CommitmentMention]) -> list[CommitmentMention]:
    """The mentions in the order of the text, without those told twice, their ``whole`` pointing at the new places."""
    kept = _apart(found)
    order = sorted(range(len(kept)), key=lambda i: kept[i][1].span)
    place = {kept[i][0]: n for n, i in enumerate(order)}
    return [
        replace(kept[i][1], whole=place.get(kept[i][1].whole or 0) if kept[i][1].whole is not None else None)
        for i in order
    ]


def _apart(found: list[CommitmentMention]) -> list[tuple[int, CommitmentMention]]:
    """Each with its index, leaving out passages that lie in the same words as an earlier one."""
    kept: list[tuple[int, CommitmentMention]] = []
    for number, one in enumerate(found):
        if not any(_same(one, other) for _, other in kept[-12:]):
            kept.append((number, one))
    return kept


def _same(one: CommitmentMention, other: CommitmentMention) -> bool:
    shared = min(one.span[1], other.span[1]) - max(one.span[0], other.span[0])
    longest = max(one.span[1] - one.span[0], other.span[1] - other.span[0])
    return shared * 3 > longest * 2


def _turn(page: Page, sentence: Sentence, state: _State) -> None:
    if sentence.block == state.block:
        return
    state.block = sentence.block
    block = page.layout.blocks[sentence.block]
    if block.kind == "heading":
        state.heading = " ".join(page.layout.readable[block.start : block.end].split())
        state.lead = state.whole = state.umbrella = None
    elif block.kind != "item":
        state.lead = None
    if block.runin is not None:
        state.heading = " ".join(page.layout.readable[block.runin[0] : block.runin[1]].split()).rstrip(":.")


def _items(page: Page, sentence: Sentence, state: _State) -> None:
    lead = state.lead
    assert lead is not None
    by = parties(page, lead.holder, joint=state.genre == "joint")
    if not by:
        return
    rung: Wording | None = lead.rung
    for measure in bullets.measures(page, sentence):
        last = trimmed(page.doc, measure.first, measure.last)
        rung = kinds.rung_of(page, measure.verb, measure.lemma, rung if measure.continued else lead.rung)
        reached: Stage = "agreed" if state.genre == "joint" and is_shared(by) else "announced"
        _record(page, state, measure.first, last, measure.verb, measure.lemma, by, rung, reached, whole=state.whole)


def _undertaken(page: Page, sentence: Sentence, marker: Marker, state: _State) -> None:
    if marker.rung is None and state.genre != "news":
        return
    kind = kinds.kind_of(page, marker, state.genre)
    if kind is None:
        return
    by = _by(page, marker, state)
    if not by:
        return
    reached = stage(page, marker, by, state.genre)
    if marker.form == "object":
        noun = marker.act
        last = trimmed(page.doc, marker.first, ending(noun, marker.until or sentence.last))
        line = summaries.summary_of_noun(page, by, summaries.past(marker.word), noun, last)
        _record(page, state, marker.first, last, noun, noun.lemma_, by, marker.rung, reached, line=line)
        return
    until = marker.until or sentence.last
    for first, last, verb in actions(marker.act, marker.first, until):
        if kinds.is_hollow(verb) or (verb.i != marker.act.i and not kinds.is_deed(verb, marker.form)):
            continue
        deed, rung = kinds.undertaken(verb, marker.rung)
        rung = kinds.rung_of(page, deed, deed.lemma_, rung)
        verb = deed
        _record(page, state, first, last, verb, verb.lemma_, by, rung, reached, kind=kind, negated=marker.negated)


def _by(page: Page, marker: Marker, state: _State) -> tuple[Party, ...]:
    joint = state.genre == "joint"
    holder = marker.holder
    verb = marker.word.head if marker.word.dep_ == "aux" else marker.word
    if marker.form == "modal" and holder is None and is_passive(verb):
        if verb.lemma_ not in kinds.MADE:
            return ()
        for thing in children(verb, "nsubjpass"):
            for owner in children(thing, "poss"):
                return parties(page, owner, joint=joint)
            return parties(page, None, joint=joint)
        return ()
    before = _first_of(verb, marker) if marker.form in ("modal", "verb", "object") else None
    if holder is None and marker.form != "modal":
        return parties(page, None, joint=joint, before=before) if verb.tag_ not in ("VBG",) else ()
    if holder is None:
        return parties(page, None, joint=False, before=before)
    found = parties(page, holder, joint=joint, before=before)
    if not found and holder.lower_ in _STAND_INS and verb.dep_ in ("acl", "ccomp", "conj"):
        found = parties(page, _stood_for(verb), joint=joint)
    return found


def _first_of(verb: Any, marker: Marker) -> Any:
    """The first token of a verb's group: its first auxiliary, or the verb."""
    at = min([verb.i, marker.word.i, *(child.i for child in children(verb, "aux", "auxpass") if child.i < verb.i)])
    return verb.doc[at]


_STAND_INS = frozenset({"it", "they", "he", "she"})


def _stood_for(verb: Any) -> Any | None:
    """Whom a pronoun in a reported clause stands for: "Peru's announcement that it will", "Peru said it would"."""
    while verb.dep_ == "conj":
        verb = verb.head
    if verb.dep_ == "acl":
        return owner(verb.head)[0]
    return subject(verb.head) if verb.dep_ == "ccomp" else None


def _done(page: Page, sentence: Sentence, deed: kinds.Deed, state: _State) -> None:
    by = parties(page, deed.holder, joint=state.genre == "joint")
    if not by:
        return
    last = trimmed(page.doc, deed.first, ending(deed.act, sentence.last))
    line = f"{summaries.named(page, by)} {page.text[page.starts[deed.word.i] : page.ends[last - 1]]}"
    line = " ".join(line.split()) + "."
    _record(page, state, deed.first, last, deed.act, deed.act.lemma_, by, None, deed.stage, kind="action", line=line)


def _record(
    page: Page,
    state: _State,
    first: int,
    last: int,
    act: Any,
    lemma: str,
    by: tuple[Party, ...],
    rung: Wording | None,
    reached: Stage,
    *,
    kind: kinds.Kind = "undertaking",
    whole: int | None = None,
    negated: bool = False,
    line: str | None = None,
) -> None:
    span = page.span(first, last)
    due = details.due(page, first, last)
    quantity = details.quantity_of(page, first, last)
    found = CommitmentMention(
        span=span,
        kind=kind,
        by=by,
        to=beneficiaries(page, act, last, by),
        stage=reached,
        wording=rung,
        summary=line or summaries.summary(page, by, act, lemma, last, rung, reached, negated),
        topics=details.topics_of(page, span, state.heading, state.found[-1] if state.found else None),
        quantity=quantity,
        due=due,
        badges=details.badges(page, first, last, quantity, due),
        said_by=statements.said_by(page, span[0]),
        whole=whole,
        heading=state.heading,
    )
    if details.is_umbrella(page, first, last) and state.umbrella is None:
        state.umbrella = len(state.found)
    state.found.append(found)
