"""Writings that speak for whoever issued them: "the statement said" is the ministry that issued it."""

from __future__ import annotations

from typing import Any

from summitry.read.actors.naming import phrase
from summitry.read.actors.thread import Thread, governors

ISSUING = frozenset(
    {"say", "issue", "release", "publish", "make", "send", "write", "post"}
    | {"sign", "announce", "add", "confirm", "state", "put"}
)
"""Verbs whose subject is the author of a writing named in their clause."""


REACH = 4
"""A writing is spoken of again within this many sentences."""


def resolve_writing(thread: Thread, token: Any, sentence: int) -> None:
    """Note whose a writing is that the text brings in; "the statement" soon after stands for the same."""
    cast = thread.cast
    plain = all(child.dep_ in ("det", "punct", "amod") for child in token.children if child.i < token.i)
    pointed = any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in token.children)
    if pointed and plain and token.tag_ == "NN" and not any(c.dep_ in ("prep", "acl", "relcl") for c in token.children):
        if thread.writers and sentence - thread.written <= REACH:
            first, last = phrase(cast, token)
            cast.mention(first, last, token.i, thread.writers, "description")
        return
    for subject in governors(token):
        if subject.head.lemma_.lower() in ISSUING and subject.i < token.i:
            thread.writers = cast.implied[token.i] = cast.heads.get(subject.i, ())
            thread.written = sentence
        return
