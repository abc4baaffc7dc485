"""Offices without a name: "the president", "the Japanese leader", "her counterpart", "the seasoned diplomat"."""

from __future__ import annotations

from typing import Any

from summitry.read.actors.cast import Person
from summitry.read.actors.groups import is_definite
from summitry.read.actors.naming import owners, phrase, role_of
from summitry.read.actors.thread import ACTING, Thread
from summitry.rules import offices
from summitry.rules.offices import fold
from summitry.rules.roles import callings, titles
from summitry.rules.states import states

ELSE = frozenset(
    {
        "former",
        "next",
        "future",
        "previous",
        "new",
        "late",
        "other",
        "another",
        "first",
        "ex",
        "last",
        "every",
        "any",
        "a",
        "an",
        "no",
    }
)
"""Words that make an office's name speak of somebody other than its present holder."""


def resolve_holder(thread: Thread, token: Any, lemma: str, sentence: int) -> None:
    """Resolve a singular noun that stands for a state or for the holder of an office, where it can be told."""
    cast = thread.cast
    found: str | None = None
    if lemma in ("country", "nation") and is_definite(token):
        found = _country(thread, token, sentence)
    elif lemma in ("government", "administration") and is_definite(token):
        if not any(child.dep_ == "compound" for child in token.children):
            found = _administration(thread) if lemma == "administration" else _country(thread, token, sentence)
    elif (lemma in titles() and titles()[lemma].rank <= 3) or lemma in callings() or lemma in ("leader", "counterpart"):
        found = _holder(thread, token, lemma, sentence)
        if found:
            first, last = phrase(cast, token)
            cast.mention(first, last, token.i, (found,), "office")
        return
    if found:
        first, last = phrase(cast, token)
        cast.mention(first, last, token.i, (found,), "description")


def _country(thread: Thread, token: Any, sentence: int) -> str | None:
    """The state for "the country": that of whoever was spoken of last, in this sentence or the one before."""
    if any(owners(thread.cast, token)) or any(
        child.dep_ in ("amod", "relcl", "acl", "prep") for child in token.children
    ):
        return None
    for before in (sentence, sentence - 1):
        here = [seen for seen in thread.within(before) if seen.sentence == before]
        for seen in reversed(here):
            named = [a for a in seen.actors if thread.cast.page.actors[a].kind == "state"]
            national = thread.cast.nationals.get(seen.token)
            if named or national:
                return thread.cast.meet_state(named[0] if named else str(national))
        for seen in reversed(here):
            for actor in seen.actors if seen.subject else ():
                there = thread.cast.page.actors[actor]
                if there.kind in ACTING and there.state in states():
                    return thread.cast.meet_state(str(there.state))
    return None


def _administration(thread: Thread) -> str | None:
    """The state for "the administration": that of the president spoken of, or of the government that publishes."""
    for seen in reversed(thread.seen):
        for actor in seen.actors:
            person = thread.person(actor)
            if person and person.rank == 1 and person.state in states() and "President" in person.offices:
                return thread.cast.meet_state(str(person.state))
    home = thread.cast.home
    return thread.cast.meet_state(home) if home else None


def _holder(thread: Thread, token: Any, lemma: str, sentence: int) -> str | None:
    cast, doc = thread.cast, thread.cast.page.doc
    if token.dep_ in ("compound", "nmod", "attr", "amod") or (role_of(token) is None and lemma not in callings()):
        return None
    named = next((child for child in token.children if child.dep_ == "appos" and child.i in cast.heads), None)
    if named is not None:
        return cast.heads[named.i][0] if cast.heads[named.i][0] in cast.persons else None
    first, last = phrase(cast, token)
    around = [doc[i].lower_ for i in range(first, token.i)]
    owning, others = owners(cast, token)
    if others or ELSE & set(around) or len(owning) > 1:
        return None
    if not is_definite(token) and not any(i in cast.heads for i in range(first, token.i)):
        return None
    state = owning[0] if owning else None
    words = [w for w in doc[first : token.i] if w.is_alpha and w.i not in cast.hit_at and w.dep_ not in ("det", "poss")]
    if state is None and last > token.i + 1 and lemma in ("leader", "head", "chief", "president", "king"):
        return None
    if lemma == "leader":
        if state is not None:
            return thread.leader(state) if not words else None
        return thread.recent(lambda person: person.rank == 1) if not words else None
    if lemma in callings() and not _is_office(words, lemma):
        return _described(thread, token, lemma, state, sentence)
    tail = ""
    if last > token.i + 1 and doc[token.i + 1].lower_ in ("of", "for"):
        tail = " ".join(w.text for w in doc[token.i + 1 : last] if w.i not in cast.hit_at and w.lower_ != "the")
    office = fold(" ".join([*(w.text for w in words), token.text, tail])).removesuffix(" of")
    if state is None and cast.home is not None:
        at_home = thread.leader(cast.home)
        if at_home is not None and _holds(cast.persons[at_home], cast.home, office, lemma):
            return at_home
    return thread.recent(lambda person: _holds(person, state, office, lemma)) or _listed(thread, state, office)


def _is_office(words: list[Any], lemma: str) -> bool:
    return lemma in ("adviser", "advisor", "general", "admiral") and any(
        w.lower_ in ("security", "attorney") for w in words
    )


def _described(thread: Thread, token: Any, lemma: str, state: str | None, sentence: int) -> str | None:
    """The person in focus whose calling fits a description, where no unnamed one has been spoken of by that noun."""
    doc = thread.cast.page.doc
    for seen in reversed(thread.seen):
        if not seen.actors and seen.subject and doc[seen.token].lemma_.lower() == lemma:
            return None
    for seen in reversed(thread.seen):
        if sentence - seen.sentence > 2:
            return None
        if not seen.subject or len(seen.actors) != 1:
            continue
        person = thread.person(seen.actors[0])
        if person is None or (state is not None and person.state != state):
            continue
        held = [fold(title) for title in (*person.offices, *person.titles)]
        if any(field in title for field in callings()[lemma] for title in held) and (
            person.rank > 1 or lemma == "politician"
        ):
            return person.id
    return None


def _holds(person: Person, state: str | None, said: str, lemma: str) -> bool:
    """True where a person holds the office said: "the foreign minister", or "the minister" for short."""
    if state is not None and person.state != state:
        return False
    for office in map(fold, person.offices):
        if said == office:
            return True
        if said == lemma and lemma != "president" and (office.startswith(lemma + " ") or office.endswith(" " + lemma)):
            return True
    return False


def _listed(thread: Thread, state: str | None, office: str) -> str | None:
    """Whoever held the office at the document's date, by the list of office holders."""
    days = thread.published()
    state = state or thread.cast.home
    if state is None or days is None:
        return None
    row = offices.holder(state, office, *days)
    return thread.enter(row) if row is not None else None
