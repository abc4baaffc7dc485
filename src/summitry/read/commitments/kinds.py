"""Undertakings told from positions held and from what only looks like one; and how the action's own verb weighs in."""

from __future__ import annotations

from typing import Any, Literal

from summitry.model import Wording
from summitry.read import actors
from summitry.read.commitments.complements import VERBAL, complement, descend
from summitry.read.commitments.doubts import is_doubtful, is_idle
from summitry.read.commitments.genre import Genre
from summitry.read.commitments.markers import Marker, Marking
from summitry.read.grammar import children, is_passive
from summitry.read.page import Page
from summitry.rules.wording import ladder, words

Kind = Literal["undertaking", "position", "action"]


def is_undertaken(page: Page, marker: Marker, genre: Genre) -> bool:
    """True where the clause undertakes something: a deed, by word of the party, under no condition."""
    if genre == "news":
        if marker.form == "object" and marker.word.tag_ != "MD" and marker.act.lemma_.lower() not in words("things"):
            return False
    elif marker.rung is None or marker.word.lemma_ == "effort":
        return False
    if is_doubtful(marker, genre):
        return False
    if marker.form == "object":
        return _is_promised(marker, genre)
    if marker.act.tag_ not in VERBAL:
        return True
    foretold = marker.says in ("expected", "possible")
    return is_deed(marker.act, "modal" if foretold else marker.form) and not is_idle(page, marker, genre)


def is_deed(verb: Any, form: Marking) -> bool:
    """True where the verb tells something to be done: no state of mind or of affairs, no threat."""
    rules = ladder()
    lemma = verb.lemma_.lower()
    if lemma in rules.threat:
        return False
    if lemma not in rules.stative or is_passive(verb):
        return True
    if lemma == "look" and any(child.lower_ == "for" for child in verb.children):
        return True
    if lemma in words("positions"):
        return False
    return form != "modal" or bool(children(verb, "xcomp"))


def is_hollow(verb: Any) -> bool:
    """True for "make commitments", "have a plan": an undertaking named, and nothing undertaken."""
    return _named_undertaking(verb) is not None


def filled(verb: Any) -> Any:
    """For "make commitments to end it", the action that fills it; any other verb as it is."""
    noun = _named_undertaking(verb)
    return (complement(noun) if noun is not None else None) or verb


def _named_undertaking(verb: Any) -> Any | None:
    if verb.lemma_ not in ("make", "have", "give", "take", "offer"):
        return None
    noun = next((token for token in verb.doc[verb.i + 1 : verb.i + 5] if token.pos_ == "NOUN"), None)
    return noun if noun is not None and noun.lemma_.lower() in ladder().nouns else None


def _is_promised(marker: Marker, genre: Genre) -> bool:
    """ "announced a new fund" undertakes; "announced progress" does not, and "launched" tells a deed."""
    noun = marker.act
    if marker.says == "proposed" and noun.lemma_.lower() not in words("things"):
        return False
    if marker.word.lemma_ == "launch" and (marker.word.tag_ in ("VBD", "VBN") or genre == "news"):
        return False
    if noun.pos_ not in ("NOUN", "PROPN", "NUM") and noun.tag_ not in ("CD", "$"):
        return False
    if noun.lemma_.lower() in ladder().nouns and children(noun, "poss") and complement(noun) is not None:
        return False
    return noun.lemma_.lower() not in words("unpromised")


def undertaken(verb: Any, rung: Wording | None) -> tuple[Any, Wording | None]:
    """For a coordinated verb that undertakes by itself ("and pledge to help"), its action and its own rung."""
    term = ladder().verbs.get(verb.lemma_)
    below = complement(verb) if term is not None else None
    if term is None or below is None:
        return descend(verb, ladder()), rung
    return descend(below, ladder()), term.rung


def rung_of(page: Page, verb: Any, lemma: str, rung: Wording | None) -> Wording | None:
    """The rung once the action's own verb is weighed: what is only explored or backed stands lower on the ladder."""
    rules = ladder()
    if lemma in rules.explore:
        return "explore"
    target = next(iter(children(verb, "dobj")), None)
    if lemma == "pursue" and target is not None and target.lemma_ == "opportunity":
        return "explore"
    if lemma in rules.support and rung is not None:
        if target is None:
            target = next(
                (token for token in verb.doc[verb.i + 1 : verb.i + 4] if token.pos_ in ("NOUN", "PROPN")), None
            )
        return rung if lemma == "support" and target is not None and _is_somebody(page, target) else "support"
    return rung


def _is_somebody(page: Page, target: Any) -> bool:
    if target.lemma_.lower() in words("peoples"):
        return True
    return target.pos_ == "PROPN" and target.ent_type_ in ("GPE", "NORP") and bool(actors.who(page, target))
