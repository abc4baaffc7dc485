"""Papers: whose government issues a document, and who speaks in it as "we"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from summitry.model import Actor
from summitry.read.actors.cast import Cast, cast_of
from summitry.read.actors.gazetteer import names_in
from summitry.read.actors.thread import is_subject
from summitry.read.page import Page
from summitry.rules import offices
from summitry.rules.bodies import bodies
from summitry.rules.offices import fold
from summitry.rules.states import states

OPENING = 3
"""A paper's parties are named within this many sentences, where its title does not name them."""

_TOGETHER = re.compile(
    r"\b(joint(ly)?|between|meet(s|ings?)?|calls?|summits?|dialogues?|forum|partnership|declaration|communiqu[eé]|agreement|trilateral"
    r"|bilateral|quad|consultations?|conversation|talks|ministerial|discussion)\b|\bleaders[’'](?!\w)",
    re.I,
)
_SUBJECT = re.compile(
    r"(?<=\w)\s+(?:on|about|regarding|concerning|condemning|in support of|following|welcoming)\s", re.I
)
"""What opens a title's subject matter: who is named after it does not speak."""

_BRIEFING = re.compile(r"\b(?:press|background) (?:press )?(?:call|briefing|gaggle)|\bbackground\b", re.I)
"""Titles of what a government tells reporters: it speaks there alone."""

_SIGNED = re.compile(r"(?:joint )?(?:statement|message|remarks|letter|tribute)s? (?:by|from|of) (.+)", re.I)

_JOINED = re.compile(r"[\s\u2060]*([-–—,&]|and)[\s\u2060]*(and )?(the )?", re.I)

SPEAKERS = frozenset(
    {"leader", "minister", "president", "government", "head", "representative", "secretary", "advisor", "adviser"}
    | {"member", "chief", "official"}
)
OFFICIAL = frozenset({"ministry", "department", "office", "government", "embassy", "cabinet", "state"})


def home(page: Page) -> str | None:
    """The state whose government publishes a document, by the publisher's name; ``None`` for anybody else's."""
    publisher = page.publisher or page.document.publisher or ""
    words = set(fold(publisher).split())
    for _, _, entry in names_in(publisher):
        body = bodies().get(entry.actor or "")
        if body is not None:
            return body.state if body.kind == "government" else None
        if entry.actor in states() and words & OFFICIAL:
            return entry.actor
    return None


def document_parties(page: Page) -> tuple[str, ...]:
    """Those who speak as "we" in a paper, in the order named: states and groups, by their ids.

    They are those of the title; where it names fewer than two, those of the opening who act in it; where nobody is
    named, the government that publishes. ``()`` where nothing tells.
    """
    cast = cast_of(page)
    title = page.document.title or ""
    found = dict.fromkeys(_titled(cast, title))
    alone = not _shared(cast, title) or _is_of_others(cast, tuple(found), title) or _BRIEFING.search(title)
    if cast.home is not None and alone:
        return (cast.home,)
    if len(found) < 2 and not any(bodies()[actor].members for actor in found if actor in bodies()):
        for sentence in page.sentences[:OPENING]:
            for actor in _opening(cast, sentence.first, sentence.last):
                found.setdefault(actor)
            if len(found) > 1:
                break
    return tuple(found) or ((cast.home,) if cast.home else ())


def author(page: Page) -> str | None:
    """Who says "I" in a paper whose title names its author: "Statement by …", "Message from …"; ``None`` elsewhere.

    The name has to be that of somebody on the list of office holders at the paper's date. The actor is entered.
    """
    signed = _SIGNED.match(page.document.title or "")
    day = page.published.earliest if page.published else None
    if signed is None or day is None:
        return None
    words = _SUBJECT.split(signed.group(1), maxsplit=1)[0].replace("\xa0", " ").split()
    for length in (4, 3, 2):
        for first in range(len(words) - length + 1):
            name = " ".join(words[first : first + length]).strip(",")
            for row in offices.by_name(name):
                if row.since[0] <= day and (row.until is None or day <= row.until[1]):
                    page.actors.setdefault(
                        row.person_id, Actor(row.person_id, "person", row.person, (name,), row.state)
                    )
                    return row.person_id
    return None


def _is_of_others(cast: Cast, found: tuple[str, ...], title: str) -> bool:
    """True where a title names several states and the one that publishes is not of them: they are its matter."""
    between = [title[before[1] : after[0]].strip() for before, after in pairwise(_states_in(cast, title))]
    return len(found) > 1 and cast.home not in found and "joint" not in title.lower() and "and" in between


def _shared(cast: Cast, title: str) -> bool:
    """True where a title speaks of something done together: a joint paper, a meeting, "U.S.-Japan", "A and B"."""
    if _TOGETHER.search(title):
        return True
    between = [title[before[1] : after[0]] for before, after in pairwise(_states_in(cast, title))]
    return any(_JOINED.fullmatch(words) for words in between)


def _states_in(cast: Cast, title: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end, entry in names_in(title, cast.text) if entry.actor]


def _titled(cast: Cast, title: str) -> list[str]:
    """The states and groups that a title names, or whose leaders it names, in order."""
    speaking = _SUBJECT.split(title, maxsplit=1)[0]
    return _named(cast, speaking) or _named(cast, title)


def _named(cast: Cast, title: str) -> list[str]:
    places: dict[str, int] = {}
    for start, _, entry in names_in(title, cast.text):
        actor = _acting(entry.actor) if entry.actor and not entry.kinds & {"place", "none"} else None
        if actor is not None:
            places.setdefault(actor, start)
    at = 0
    for word in title.split():
        start = title.index(word, at)
        at = start + len(word)
        for person in cast.persons.values():
            if person.state in states() and fold(word.removesuffix("s").rstrip("'’,")) in person.surnames:
                places.setdefault(str(person.state), start)
    return sorted(places, key=lambda actor: places[actor])


def _opening(cast: Cast, first: int, last: int) -> list[str]:
    """The states and groups that act in a sentence: its subjects, the leaders it names, those listed after "of"."""
    found: list[str] = []
    doc = cast.page.doc
    for i in range(first, last):
        for actor in cast.heads.get(i, ()):
            there = cast.page.actors[actor]
            person = cast.persons.get(actor)
            if person is not None:
                if person.rank <= 2 and person.state in states():
                    found.append(str(person.state))
            elif there.kind == "state" or (there.kind in ("group", "organisation") and bodies().get(actor)):
                top = doc[i]
                while top.dep_ == "conj" or (top.dep_ == "appos" and any(c.dep_ == "conj" for c in top.head.children)):
                    top = top.head  # "Canada, Mexico, and the United States": the parser takes the second for an aside
                listed = top.dep_ == "pobj" and top.head.lower_ in ("of", "between", "from") and _speaks(top.head.head)
                if is_subject(top) or listed:
                    found.append(actor)
    return found


def _speaks(noun: Any) -> bool:
    """True for a noun for people who speak for those after its "of"."""
    return noun.lemma_.lower() in SPEAKERS


def _acting(actor: str) -> str:
    body = bodies().get(actor)
    return body.state if body is not None and body.state else actor
