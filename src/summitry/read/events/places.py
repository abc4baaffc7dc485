"""Where an act took place: the phrase of place that hangs on its verb or noun, in the gazetteer's terms."""

from __future__ import annotations

from typing import Any

from summitry.model import Place
from summitry.read.actors import place_at
from summitry.read.grammar import children
from summitry.read.page import Page
from summitry.rules.events import lexicon

_SITES = frozenset(
    {"airport", "base", "hospital", "hotel", "mosque", "palace", "port", "prison", "suburb", "university"}
)
_PREPOSITIONS = frozenset({"in", "at", "near", "off", "outside", "around", "on", "over", "inside", "across"})


def place_of(page: Page, act: Any, carrier: Any | None) -> Place | None:
    """The place named by the act's own phrase, its carrier's, or its objects'; ``None`` where none is."""
    heads = [act] if carrier is None else [act, carrier]
    heads += [thing for head in heads for thing in children(head, "dobj", "attr")]
    heads += [
        thing for prep in children(act, "prep") if prep.lower_ in ("with", "by") for thing in children(prep, "pobj")
    ]
    if act.dep_ in ("nsubj", "nsubjpass") and act.head.pos_ == "VERB":
        heads.append(act.head)
    if act.dep_ == "pobj" and act.head.lower_ in ("for", "during") and act.head.head.pos_ == "VERB":
        heads.append(act.head.head)
    for head in heads:
        for prep in children(head, "prep"):
            if prep.lower_ in _PREPOSITIONS:
                for thing in children(prep, "pobj"):
                    if thing.ent_type_ in ("DATE", "TIME") or thing.lemma_.lower() in lexicon().nouns:
                        continue
                    found = place_at(page, thing) or _within(page, thing) or _before(page, thing)
                    if found is not None:
                        return found
    return None


def _before(page: Page, thing: Any) -> Place | None:
    """ "at a Baghdad airport"."""
    if thing.lemma_.lower() not in _SITES:
        return None
    found = (place_at(page, child) for child in children(thing, "compound", "nmod") if child.pos_ == "PROPN")
    return next((place for place in found if place is not None), None)


def _within(page: Page, thing: Any) -> Place | None:
    """ "the consulate in Istanbul", "a base near Mosul"."""
    for prep in children(thing, "prep"):
        if prep.lower_ in _PREPOSITIONS or prep.lower_ == "of":
            for inner in children(prep, "pobj"):
                found = place_at(page, inner) if inner.ent_type_ not in ("DATE", "TIME") else None
                if found is not None:
                    return found
    return None
