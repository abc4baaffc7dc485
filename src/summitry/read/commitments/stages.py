"""How far an undertaking has got, from the words that tell it, whoever says so, and the sort of paper it stands in."""

from __future__ import annotations

from typing import Any

from summitry.model import Party, Stage
from summitry.read import actors
from summitry.read.commitments.genre import Genre, Paper
from summitry.read.commitments.markers import Marker
from summitry.read.commitments.voices import voices
from summitry.read.grammar import children
from summitry.read.page import Page
from summitry.rules.wording import ladder, words

_FORETELLING = frozenset({"expect", "expected", "likely", "anticipate", "predict", "forecast"})


def stage(page: Page, marker: Marker, by: tuple[Party, ...], genre: Genre) -> Stage:
    """The stage that this passage reports.

    A joint paper agrees what several parties undertake in it, and announces what one does. In a report, what a party's
    own side says is announced, what others foresee is expected, what they think possible is possible.
    """
    out = _way_out(marker)
    if out is not None:
        return out
    says = _agreed_that(marker) or marker.says
    if genre == "joint":
        return "agreed" if is_shared(by) and marker.says != "proposed" else "announced"
    if genre == "official":
        return says if says in ("agreed", "proposed", "hinted", "possible") else "announced"
    if says in ("possible", "expected"):
        return says
    own = _by_a_party(page, marker, by) or _by_one_of_two(page, marker, by)
    if marker.form == "modal":
        if marker.act.lemma_ in ladder().explore:
            return "possible"
        if _agreed_that(marker) is not None:
            return says or "announced"
        if says is None:
            return "agreed" if _under_an_instrument(marker) else "announced" if own else "expected"
        return "expected" if says == "agreed" else says
    if says in ("agreed", "announced") and _is_to_come(marker.word):
        return "expected"
    return says or ("announced" if own else "expected")


def _way_out(marker: Marker) -> Stage | None:
    """The way out that a passage tells: "delayed its plan to", "withdrew its offer to", "broke its promise to"."""
    governor = marker.word.head
    if marker.form != "noun" or marker.word.dep_ != "dobj" or governor.tag_ not in ("VBD", "VBN"):
        return None
    if governor.lemma_ in words("delaying"):
        return "delayed"
    if governor.lemma_ in words("withdrawing"):
        return "withdrawn"
    return "broken" if governor.lemma_ in words("breaking") else None


def is_shared(by: tuple[Party, ...]) -> bool:
    """True where several undertake together: states, or a group of states."""
    return len(by) > 1 or any(party.state is None for party in by)


def is_foretold(page: Page, marker: Marker, by: tuple[Party, ...], paper: Paper) -> bool:
    """True where one side's paper says what others will do, not having their word for it."""
    if _agreed_that(marker) is not None or _by_a_party(page, marker, by):
        return False
    ours = {actors.state_of(page, one) for one in paper.ours}
    return not any(party.state in ours or party.state is None for party in by)


def _agreed_that(marker: Marker) -> Stage | None:
    """For "they agreed that both will act", the stage that *agreed* tells; ``None`` where no such word governs."""
    verb = marker.word.head
    if marker.form != "modal" or verb.dep_ not in ("ccomp", "acl") or verb.head.tag_ == "VB":
        return None
    term = ladder().verbs.get(verb.head.lemma_) or ladder().nouns.get(verb.head.lemma_)
    return term.says if term is not None and term.rung is not None else None


def _is_to_come(word: Any) -> bool:
    """True where the undertaking itself is still to be made: "are expected to agree to", "would commit to"."""
    verb = word if word.pos_ in ("VERB", "AUX") else word.head
    if any(child.tag_ == "MD" for child in verb.children if child.dep_ == "aux"):
        return True
    return bool(verb.tag_ == "VB" and verb.head.lemma_ in _FORETELLING)


def _under_an_instrument(marker: Marker) -> bool:
    """True for what is told as the terms of something agreed: "under the pact, both will"."""
    return any(
        prep.lower_ == "under" and thing.lemma_.lower() in words("instruments")
        for prep in children(marker.word.head, "prep")
        for thing in children(prep, "pobj")
    )


def _by_one_of_two(page: Page, marker: Marker, by: tuple[Party, ...]) -> bool:
    """True where a named person of one of two parties tells what both will do, having agreed it with the other."""
    if len(by) != 2:
        return False
    speakers = (page.actors.get(speaker) for speaker in voices(page, page.starts[marker.act.i]))
    return any(
        one is not None and one.kind == "person" and one.state in {party.state for party in by} for one in speakers
    )


def _by_a_party(page: Page, marker: Marker, by: tuple[Party, ...]) -> bool:
    """True where the words are those of the party's own side; one of several parties foretells for the others."""
    speakers = voices(page, page.starts[marker.act.i])
    states = {actors.state_of(page, speaker) for speaker in speakers} - {None}
    return all(party.actor in speakers or party.state in states for party in by)
