"""Cities that stand for a government: "Tokyo agreed" is Japan; "in Tokyo" is a city."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

ENDS = frozenset({"to", "from", "toward", "towards", "for"})
"""Prepositions that name the end of a way, after a word of motion."""


def is_place(doc: Any, head: int, first: int) -> bool:
    """True where the seat of a government, tokens ``first`` to ``head``, is only a place there.

    It is one after "in" and the like, after words of motion, alone in a dateline, and before a comma and its state.
    """
    token = doc[head]
    if first > 0 and doc[first - 1].lower_ in where():
        return True
    if head + 2 < len(doc) and doc[head + 1].text == "," and token.ent_type_ == doc[head + 2].ent_type_ == "GPE":
        after = doc[head + 2]
        if after.dep_ in ("appos", "npadvmod") or after.lower_ in ("d.c.", "dc"):
            return True
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "ROOT" or (
        doc[head].text.isupper() and len(doc[head].text) > 3 and token.dep_ not in ("nsubj", "poss")
    ):
        return True
    if token.dep_ == "pobj":
        prep = token.head
        return prep.lower_ in where() or (prep.lower_ in ENDS and prep.head.lemma_.lower() in motion())
    if token.dep_ in ("dobj", "compound"):
        return token.head.lemma_.lower() in motion()
    return token.dep_ in ("npadvmod", "appos", "dep", "attr")


@cache
def where() -> frozenset[str]:
    """Prepositions after which a seat of government is a place."""
    return frozenset(rules()["where"])


@cache
def motion() -> frozenset[str]:
    """Lemmas whose object, or whose "to", "from" and "for", is a place."""
    return frozenset(rules()["motion"])


@cache
def rules() -> dict[str, Any]:
    """The rules as they stand in the file, examples and all."""
    text = (files("summitry.rules") / "seats.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found
