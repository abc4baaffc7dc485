"""The stage that reads undertakings: sentence by sentence, and item by item below a lead-in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from summitry.model import CommitmentMention, Party, Span, Stage, Wording
from summitry.read import statements
from summitry.read.commitments import bullets, details, falling_due, kinds, summaries, wholes
from summitry.read.commitments.actions import actions, ending, trimmed
from summitry.read.commitments.deeds import DEEDS, GREETING, Deed, deeds
from summitry.read.commitments.genre import Paper, is_abroad, is_strange, paper
from summitry.read.commitments.indirect import indirect, new_aid
from summitry.read.commitments.markers import Marker, markers
from summitry.read.commitments.parties import beneficiaries, parties
from summitry.read.commitments.positions import Position, positions
from summitry.read.commitments.progress import reports
from summitry.read.commitments.stages import is_foretold, is_shared, stage
from summitry.read.commitments.turns import questions
from summitry.read.commitments.undertakers import setters_up, undertakers
from summitry.read.commitments.units import in_order, units
from summitry.read.page import Page, Sentence
from summitry.rules.wording import ladder, words

_READ = frozenset({"body", "caption"})
_LEAST = 4
"""Tokens that a position takes at least, from its verb on."""


@dataclass(slots=True)
class _State:
    """What carries over from sentence to sentence: the heading, the lead-in in force, the umbrellas, by their index in
    ``found``: that of the list, of the section, of the whole paper, and the measure whose named means follow."""

    paper: Paper
    heading: str | None = None
    lead: bullets.LeadIn | None = None
    whole: int | None = None
    umbrella: int | None = None
    paper_whole: int | None = None
    means: int | None = None
    block: int = -1
    spoken: bool = False
    found: list[CommitmentMention] = field(default_factory=list)


def find(page: Page) -> None:
    """Fill ``page.commitments``, in the order of the text. Reads actors, times and statements found before."""
    state = _State(paper(page))
    telling = _telling()
    asked = questions(page)
    state.spoken = bool(asked)
    for sentence in units(page):
        _turn(page, sentence, state)
        if sentence.region not in _READ or any(start <= sentence.start < end for start, end in asked):
            continue
        if state.lead is not None and page.layout.blocks[sentence.block].kind == "item":
            _items(page, sentence, state)
        if state.means is not None:
            _named_means(page, sentence, state)
        if wholes.opens_list(page, sentence) and state.found and state.found[-1].span[0] >= sentence.start:
            state.means = len(state.found) - 1
        tokens = page.doc[sentence.first : sentence.last]
        if not any(token.lower_ in telling or token.lemma_ in telling for token in tokens):
            continue
        opened = bullets.lead_in(page, sentence)
        if opened is not None:
            state.lead, state.whole = opened, state.umbrella if state.umbrella is not None else state.paper_whole
            continue
        for marker in _marked(page, tokens, state):
            _undertaken(page, sentence, marker, state)
        for deed in deeds(tokens, state.paper.genre):
            _done(page, sentence, deed, state)
        if state.paper.genre != "news":
            for position in (*positions(tokens), *reports(tokens)):
                _held(page, sentence, position, state)
    page.commitments = in_order(state.found)


@cache
def _telling() -> frozenset[str]:
    """Every word without which a sentence undertakes nothing and tells of no deed."""
    rules = ladder()
    told = {
        *rules.modals,
        *rules.verbs,
        *rules.adjectives,
        *rules.nouns,
        *DEEDS,
        *GREETING,
        *words("under_way"),
        *words("holding"),
        *words("expressing"),
        *words("reporting"),
    }
    return frozenset({*told, "would", "is", "are", "was", "were", "million", "billion"})


def _marked(page: Page, tokens: Any, state: _State) -> Iterator[Marker]:
    """A sentence's markers; one told by a noun ends where the next one told by a noun begins."""
    genre = state.paper.genre
    found = [marker for marker in markers(tokens) if kinds.is_undertaken(page, marker, genre)]
    for marker in found:
        later = [one.first for one in found if one.form == marker.form == "noun" and one.first > marker.act.i]
        yield replace(marker, until=min(later)) if later and marker.until is None else marker
    others = [*indirect(tokens), *new_aid(tokens)] if genre == "news" else list(new_aid(tokens))
    yield from (marker for marker in others if kinds.is_undertaken(page, marker, genre))


def _turn(page: Page, sentence: Sentence, state: _State) -> None:
    if sentence.block == state.block:
        return
    state.block = sentence.block
    block = page.layout.blocks[sentence.block]
    if block.kind == "heading":
        state.heading = " ".join(page.layout.readable[block.start : block.end].split())
        state.lead = state.whole = state.umbrella = state.means = None
    elif block.kind != "item":
        state.lead = None
    if block.runin is not None:
        state.heading = " ".join(page.layout.readable[block.runin[0] : block.runin[1]].split()).rstrip(":.")


def _items(page: Page, sentence: Sentence, state: _State) -> None:
    lead = state.lead
    by = parties(page, lead.holder, state.paper, lead.word) if lead is not None else ()
    if lead is not None and not by and state.paper.genre != "news":
        by = setters_up(page, lead.holder, state.paper, state.found)
    if lead is None or not by:
        return
    rung: Wording | None = lead.rung
    for measure in bullets.measures(page, sentence):
        last = trimmed(page.doc, measure.first, measure.last)
        deed, own = kinds.undertaken(measure.verb, rung if measure.continued else lead.rung)
        lemma = measure.lemma if deed.i == measure.verb.i else deed.lemma_.lower()
        rung = kinds.rung_of(page, deed, lemma, own)
        reached: Stage = "agreed" if state.paper.genre == "joint" and is_shared(by) else "announced"
        line = summaries.summary(page, by, deed, lemma, measure.first, last, rung, reached)
        _record(page, state, (measure.first, last), deed, by, rung, reached, line, whole=state.whole)


def _named_means(page: Page, sentence: Sentence, state: _State) -> None:
    """The initiatives named below "including through:", each part of the measure above."""
    above = state.found[state.means] if state.means is not None else None
    if above is None or sentence.start <= above.span[0]:
        return
    for named in wholes.named_means(page, sentence):
        last = trimmed(page.doc, named.first, named.last)
        line = " ".join(page.layout.readable[slice(*page.span(named.first, last))].split()) + "."
        _record(
            page,
            state,
            (named.first, last),
            named.head,
            above.by,
            None,
            "begun",
            line,
            kind="action",
            whole=state.means,
        )


def _undertaken(page: Page, sentence: Sentence, marker: Marker, state: _State) -> None:
    genre = state.paper.genre
    by = undertakers(page, marker, state.paper, state.found)
    if genre == "joint" and marker.form == "noun" and is_strange(page, by, state.paper):
        return
    if not by or (marker.says in ("possible", "expected") and marker.rung is None and not _with_others(marker, by)):
        return
    if genre != "joint" and not is_abroad(page, sentence, by, state.paper):
        return
    if genre == "official" and marker.form == "modal" and is_foretold(page, marker, by, state.paper):
        return
    reached = stage(page, marker, by, genre)
    until = marker.until or sentence.last
    if marker.form == "object":
        last = trimmed(page.doc, marker.first, ending(marker.act, until))
        line = summaries.summary_of_noun(page, by, marker.word, marker.act, last)
        _record(page, state, (marker.first, last), marker.act, by, marker.rung, reached, line)
        return
    act = kinds.filled(marker.act)
    told = _teller(marker, reached)
    for first, last, verb in actions(act, marker.first, until):
        if verb.i != act.i and (kinds.is_hollow(verb) or not kinds.is_deed(verb, marker.form)):
            continue
        deed, rung = (verb, marker.rung) if verb.i == act.i else kinds.undertaken(verb, marker.rung)
        rung = kinds.rung_of(page, deed, deed.lemma_, rung)
        so_far: Stage = "hinted" if rung == "explore" and reached == "announced" else reached
        if told is not None and deed.i == act.i:
            line = summaries.summary_of_deed(page, by, told, last)
        else:
            line = summaries.summary(page, by, deed, deed.lemma_, first, last, rung, so_far, marker.negated)
        _record(page, state, (first, last), deed, by, rung, so_far, line)


def _teller(marker: Marker, reached: Stage) -> Any | None:
    """The verb that tells a way out, or that somebody is ready or keen: there the text's own words sum up best."""
    if reached in ("delayed", "withdrawn", "broken"):
        return marker.word.head
    if marker.form == "adjective" and marker.says == "hinted":
        return marker.word.head if marker.word.dep_ in ("acomp", "oprd", "attr") else None
    return None


def _with_others(marker: Marker, by: tuple[Party, ...]) -> bool:
    """What is only foretold counts where a party is its subject, or where it is for several to do together."""
    return len(by) > 1 or (marker.holder is not None and marker.holder.i < marker.word.i)


def _done(page: Page, sentence: Sentence, deed: Deed, state: _State) -> None:
    by = parties(page, deed.holder, state.paper)
    if by and (state.paper.genre == "joint" or is_abroad(page, sentence, by, state.paper)):
        last = trimmed(page.doc, deed.first, ending(deed.act, sentence.last))
        line = summaries.summary_of_deed(page, by, deed.word, last)
        _record(page, state, (deed.first, last), deed.act, by, None, deed.stage, line, kind="action")


def _held(page: Page, sentence: Sentence, position: Position, state: _State) -> None:
    by = parties(page, position.holder, state.paper, position.verb if position.holder is None else None)
    if not by or not (state.paper.genre == "joint" or is_abroad(page, sentence, by, state.paper)):
        return
    last = trimmed(page.doc, position.first, ending(position.verb, sentence.last))
    start, end = page.span(position.first, last)
    inside = [one.span[0] for one in state.found[-8:] if start <= one.span[0] < end]
    if inside:  # what is undertaken further on is told by itself
        last = (
            trimmed(page.doc, position.first, page.tokens((start, min(inside)))[-1] + 1) if min(inside) > start else 0
        )
    if last - position.verb.i < _LEAST:
        return
    reached: Stage = "agreed" if state.paper.genre == "joint" and is_shared(by) else "announced"
    line = summaries.summary_of_deed(page, by, position.verb, last)
    _record(page, state, (position.first, last), position.verb, by, position.rung, reached, line, kind="position")


def _own_words(page: Page, first: int, last: int) -> tuple[int, int]:
    """The tokens without the cue that closes them: "…, according to the envoy in remarks last week"."""
    start, end = page.span(first, last)
    said = statements.statement_at(page, start)
    if said is None:
        return first, last
    cues = [piece[0] for piece in (*said.cue_span, *said.source_span) if start < piece[0] < end]
    until = page.tokens((start, min(cues)))[-1] + 1 if cues else last
    return first, trimmed(page.doc, first, until)


def _record(
    page: Page,
    state: _State,
    tokens: tuple[int, int],
    act: Any,
    by: tuple[Party, ...],
    rung: Wording | None,
    reached: Stage,
    line: str,
    *,
    kind: kinds.Kind = "undertaking",
    whole: int | None = None,
) -> None:
    first, last = _own_words(page, *tokens)
    span = page.span(first, last)
    due = falling_due.due(page, act, first, last, spoken=state.spoken) if kind == "undertaking" else None
    quantity = details.quantity_of(page, first, last)
    found = CommitmentMention(
        span=span,
        kind=kind,
        by=by,
        to=beneficiaries(page, act, last, by),
        stage=reached,
        wording=rung,
        summary=line,
        topics=details.topics_of(page, span, state.heading, state.found[-1] if state.found else None),
        quantity=quantity,
        due=due,
        badges=details.badges(page, first, last, quantity, due),
        said_by=statements.said_by(page, span[0]),
        whole=whole if whole is not None else _whole(page, span, by, state),
        heading=state.heading,
        keys=details.keys(page, act, first, last),
    )
    if state.umbrella is None and wholes.is_umbrella(page, span):
        state.umbrella = len(state.found)
    if state.paper_whole is None and kind != "position" and wholes.is_of_paper(page, span):
        state.paper_whole = len(state.found)
    state.found.append(found)


def _whole(page: Page, span: Span, by: tuple[Party, ...], state: _State) -> int | None:
    """The umbrella of a passage of running text: the undertaking just before it, where it says that it serves it."""
    sentence = page.sentence_at(span[0])
    last = state.found[-1] if state.found else None
    if sentence is None or last is None:
        return None
    if wholes.serves_the_last(page, span) and sentence.start <= last.span[0] and last.by == by:
        return len(state.found) - 1
    if not wholes.points_back(page, sentence):
        return None
    for number in range(len(state.found) - 1, max(len(state.found) - 6, -1), -1):
        before = state.found[number]
        if before.span[0] < sentence.start and before.kind == "undertaking" and set(by) <= set(before.by):
            near = page.sentence_at(before.span[0])
            return number if near is not None and near.block == sentence.block else None
    return None
