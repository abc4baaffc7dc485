"""Writings that speak for whoever issued them: "the statement said" is the ministry that issued it."""

from __future__ import annotations

from typing import Any

from summitry.read.actors.groups import is_definite
from summitry.read.actors.naming import phrase
from summitry.read.actors.thread import Thread, governors

ISSUING = frozenset(
    {
        "say",
        "issue",
        "release",
        "publish",
        "make",
        "send",
        "write",
        "post",
        "sign",
        "announce",
        "add",
        "confirm",
        "state",
        "put",
    }
)
"""Verbs whose subject is the author of a writing named in their clause."""


def resolve_writing(thread: Thread, token: Any) -> None:
    """Note whose a writing is that the text brings in; "the statement" later stands for the same."""
    cast = thread.cast
    if is_definite(token) and thread.writers and not any(c.dep_ in ("prep", "acl", "relcl") for c in token.children):
        first, last = phrase(cast, token)
        cast.mention(first, last, token.i, thread.writers, "description")
        return
    for subject in governors(token):
        if subject.head.lemma_.lower() in ISSUING and subject.i < token.i:
            thread.writers = cast.implied[token.i] = cast.heads.get(subject.i, ())
        return
