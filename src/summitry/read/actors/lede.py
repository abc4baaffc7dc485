"""The lede that keeps a name back: "a top Norwegian diplomat said … Ada Berg, deputy foreign minister, said …".

News puts the office first and the name into the next sentences. An unnamed speaker of the opening is the named one
whom the next sentences bring in with a title that fits.
"""

from __future__ import annotations

from typing import Any

from summitry.read.actors.cast import Cast, Person
from summitry.read.actors.naming import owners, phrase, role_of
from summitry.read.actors.thread import is_subject
from summitry.rules.offices import fold
from summitry.rules.roles import callings

OPENING = 2
"""The lede is one of this many first sentences of the body."""

FOLLOWING = 2
"""The name follows within this many sentences."""


def resolve_lede(cast: Cast) -> None:
    """Join the unnamed speaker of the opening to the person named after, where one alone fits."""
    doc = cast.page.doc
    body = [sentence for sentence in cast.page.sentences if sentence.region == "body"]
    for at, sentence in enumerate(body[:OPENING]):
        for i in range(sentence.first, sentence.last):
            token = doc[i]
            if i in cast.heads or token.tag_ != "NN" or role_of(token) != "official" or not is_subject(token):
                continue
            if not any(child.lower_ in ("a", "an") for child in token.children):
                continue
            for later in body[at + 1 : at + 1 + FOLLOWING]:
                person = _named(cast, token, later.first, later.last)
                if person is not None:
                    first, last = phrase(cast, token)
                    cast.mention(first, last, i, (person,), "description")
                    break


def _named(cast: Cast, token: Any, first: int, last: int) -> str | None:
    """The person newly named among the tokens, a subject, whose titles and state fit the description."""
    states, others = owners(cast, token)
    for i in range(first, last):
        person = cast.persons.get(cast.named.get(i, ""))
        if (
            person is None
            or i not in cast.heads
            or not is_subject(cast.page.doc[i])
            or _met_before(cast, person, token.i)
        ):
            continue
        if (
            not others
            and len(states) < 2
            and (not states or person.state == states[0])
            and _fits(person, token.lemma_.lower())
        ):
            return person.id
        return None
    return None


def _met_before(cast: Cast, person: Person, at: int) -> bool:
    return any(actor == person.id for i, actor in cast.named.items() if i < at)


def _fits(person: Person, lemma: str) -> bool:
    held = [fold(title) for title in (*person.offices, *person.titles)]
    if lemma in callings():
        return any(field in title for field in callings()[lemma] for title in held)
    return person.rank <= 3 and bool(held) and (lemma == "official" or any(lemma in title.split() for title in held))
