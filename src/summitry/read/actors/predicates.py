"""Offices told by a verb: "Ada Berg is the foreign minister of Denmark", "Lund, who was the king's envoy"."""

from __future__ import annotations

from typing import Any

from summitry.model import Office
from summitry.read.actors.cast import Cast
from summitry.read.actors.naming import owners, phrase
from summitry.read.actors.titles import is_title, usual
from summitry.rules.roles import before_title, roles, titles
from summitry.rules.states import states

OFFICES = frozenset(
    {"minister", "president", "secretary", "chancellor", "premier", "ambassador", "envoy", "adviser", "advisor"}
    | {"spokesman", "spokeswoman", "spokesperson", "representative", "commissioner", "governor"}
    | {"king", "queen", "emir", "sultan"}
)
"""Titles that are offices of a state wherever they are told of somebody."""

PARTISAN = frozenset({"leader", "politician", "figure", "source", "insider", "speaker"})
"""Callings of people who need not act for the state beside them."""


def note_predicates(cast: Cast) -> None:
    """Note the offices that a form of "be" gives to persons: those held now as offices, all as what they have been."""
    doc = cast.page.doc
    for verb in doc:
        if verb.lemma_ != "be" or verb.pos_ not in ("AUX", "VERB"):
            continue
        complements = (child for child in verb.children if child.dep_ == "attr")
        office = next((noun for noun in complements if noun.lemma_.lower() in OFFICES), None)
        person = _of(cast, verb)
        if office is None or person is None:
            continue
        owning, _ = owners(cast, office)
        known = cast.persons[person]
        if len(owning) == 1 and known.state is None:
            known.state = owning[0]
            cast.meet(person, "person", known.name, "", known.state)
        rank = titles()[office.lemma_.lower()].rank if office.lemma_.lower() in titles() else 3
        known.rank = min(known.rank, rank)
        first, last = phrase(cast, office)
        words = [w.text for w in doc[first : office.i + 1] if w.i == office.i or _specifies(cast, w)]
        name = usual(words, known.state)
        known.titles.append(name)
        negated = any(child.dep_ == "neg" for child in verb.children)
        if verb.tag_ in ("VBZ", "VBP") and not negated and known.state in states() and name not in known.offices:
            known.offices.append(name)
            span = cast.page.span(first, last)
            cast.page.offices.append(Office(person, known.name, name, known.state, span=span))


def note_callings(cast: Cast) -> None:
    """Give persons the state that the calling beside their name tells: "the Kenyan general, Ada Berg"."""
    for noun in cast.page.doc:
        if roles().get(noun.lemma_.lower()) != "official" or noun.lemma_.lower() in PARTISAN:
            continue
        beside = [child for child in noun.children if child.dep_ == "appos"]
        if noun.dep_ in ("appos", "compound"):
            beside.append(noun.head)
        people = {actor for other in beside for actor in cast.heads.get(other.i, ()) if actor in cast.persons}
        if len(people) != 1 or any(word.lower_ == "opposition" for word in noun.lefts):
            continue
        person = cast.persons[people.pop()]
        owning, _ = owners(cast, noun) if person.state is None else ([], [])
        if len(owning) == 1:
            person.state = owning[0]
            cast.meet(person.id, "person", person.name, "", person.state)


def _of(cast: Cast, verb: Any) -> str | None:
    """The person who is said to be something: the subject, or whom "who" refers to."""
    for child in verb.children:
        if child.dep_ == "nsubj":
            noun = verb.head if child.lower_ in ("who", "that") and verb.dep_ == "relcl" else child
            ids = cast.heads.get(noun.i, ())
            return ids[0] if len(ids) == 1 and ids[0] in cast.persons else None
    return None


def _specifies(cast: Cast, word: Any) -> bool:
    if word.i in cast.hit_at or word.i in cast.named or word.tag_ in ("DT", "POS", "PRP$"):
        return False
    return is_title(word.text) or word.lower_ in before_title() or (word.pos_ == "PROPN" and word.text[:1].isupper())
