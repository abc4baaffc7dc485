"""How far an undertaking has got, from the words that tell it, whoever says so, and the sort of paper it stands in."""

from __future__ import annotations

from typing import Any

from summitry.model import Party, Stage
from summitry.read import actors, statements
from summitry.read.commitments.genre import Genre
from summitry.read.commitments.markers import Marker
from summitry.read.page import Page

_FORETELLING = frozenset({"expect", "expected", "likely", "anticipate", "predict", "forecast"})
_PAST = frozenset({"VBD", "VBN"})


def stage(page: Page, marker: Marker, by: tuple[Party, ...], genre: Genre) -> Stage:
    """The stage that this passage reports.

    A joint paper agrees what several parties undertake in it, and announces what one does. In a report, what a party's
    own side says is announced, what others foresee is expected, what they think possible is possible.
    """
    if genre == "joint":
        return "agreed" if is_shared(by) and marker.says != "proposed" else "announced"
    if genre == "official":
        if marker.says in ("agreed", "proposed", "hinted", "possible"):
            return marker.says
        return "announced"
    says = marker.says
    if says == "possible":
        return "possible"
    own = _by_a_party(page, marker, by)
    if marker.form == "modal" and says is None:
        if marker.act.lemma_ in ("consider", "explore", "discuss"):
            return "possible"
        if marker.word.head.lemma_ in ("agree", "sign", "unveil", "announce") and not own:
            return "expected"
        return "announced" if own else "expected"
    if says in ("agreed", "announced") and _to_come(marker.word):
        return "expected"
    return says or ("announced" if own else "expected")


def is_shared(by: tuple[Party, ...]) -> bool:
    """True where several undertake together: states, or a group of states."""
    return len(by) > 1 or any(party.state is None for party in by)


def _to_come(word: Any) -> bool:
    """True where the undertaking itself is still to be made: "are expected to agree to", "would commit to"."""
    if any(child.tag_ == "MD" for child in word.children if child.dep_ == "aux"):
        return True
    return bool(word.tag_ == "VB" and word.head.lemma_ in _FORETELLING)


def _by_a_party(page: Page, marker: Marker, by: tuple[Party, ...]) -> bool:
    """True where the words are those of a party's own side."""
    said_by = statements.said_by(page, page.starts[marker.act.i])
    if said_by is None:
        return False
    state = actors.state_of(page, said_by)
    return any(state == party.state or said_by == party.actor for party in by if state or party.actor)
