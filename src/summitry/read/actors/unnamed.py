"""Unnamed actors: "a senior administration official", "analysts", "hill rebels".

Each is an actor of its document only, described as the text describes them, and never merged with anybody named.
"""

from __future__ import annotations

from typing import Any

from summitry.read.actors.cast import Cast
from summitry.read.actors.naming import owners, phrase, role_of

STATELESS = frozenset({"observer", "firm", "rebel"})


def unnamed(cast: Cast, token: Any) -> str:
    """The id of the unnamed actor that the noun phrase headed by ``token`` describes, entered where it is new.

    "The official" later in the document is the unnamed official met before; the id counts by the place of the first
    mention, so it does not hang on who asks first.
    """
    there = cast.unnamed.get(token.i)
    if there is not None:
        return there
    earlier = _met(cast, token)
    first, last = phrase(cast, token)
    form = cast.page.doc[first:last].text
    if earlier is not None:
        actor = unnamed(cast, earlier)
        cast.meet(actor, "anonymous", form, form)
    else:
        state = state_for(cast, token)
        actor = f"anon:{cast.page.document.id}:{cast.page.starts[first]}"
        cast.meet(actor, "anonymous", _plain(form), form, state)
    cast.unnamed[token.i] = actor
    cast.mention(first, last, token.i, (actor,), "description")
    return actor


def state_for(cast: Cast, token: Any) -> str | None:
    """The state that an unnamed actor acts for, where the text gives one and one alone."""
    if token.i in cast.nationals:
        return cast.nationals[token.i]
    role = role_of(token)
    if role in STATELESS:
        return None
    states, _ = owners(cast, token)
    if len(states) == 1:
        return states[0]
    if not states and any(
        child.lemma_.lower() == "administration" for child in token.children if child.dep_ == "compound"
    ):
        return administration(cast, token.i)
    return None


def administration(cast: Cast, at: int) -> str | None:
    """The state whose president is named nearest before token ``at``, or else first in the document."""
    best = None
    for i in sorted(cast.named):
        person = cast.persons.get(cast.named[i])
        if person is not None and person.rank == 1 and person.state and "President" in person.offices:
            if i < at or best is None:
                best = person.state
            if i >= at:
                break
    return best


def _met(cast: Cast, token: Any) -> Any | None:
    """The token that introduced the same unnamed person before: for "the official", "a senior … official"."""
    if token.tag_ not in ("NN", "NNP") or not any(
        child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in token.children
    ):
        return None
    if owners(cast, token)[0]:
        return None
    doc = cast.page.doc
    lemma = token.lemma_.lower()
    for i in range(token.i - 1, -1, -1):
        other = doc[i]
        if (
            other.lemma_.lower() != lemma
            or other.tag_ != token.tag_
            or i in cast.named
            or other.dep_ in ("compound", "amod")
        ):
            continue
        if i in cast.heads and i not in cast.unnamed:
            continue
        if role_of(other) is not None:
            return other
    return None


def _plain(form: str) -> str:
    """A description without its article."""
    for article in ("a ", "an ", "the ", "A ", "An ", "The ", "this ", "This "):
        if form.startswith(article):
            return form[len(article) :]
    return form
