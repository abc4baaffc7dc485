"""Coreference within a document, on the safe side: pronouns, groups, offices without a name.

One pass in reading order. What cannot be told stays unresolved: silence is better than the wrong person.
"""

from __future__ import annotations

from typing import Any

from summitry.read.actors.cast import Cast
from summitry.read.actors.groups import resolve_group
from summitry.read.actors.holders import resolve_holder
from summitry.read.actors.lede import resolve_lede
from summitry.read.actors.naming import is_person_noun, role_of
from summitry.read.actors.pronouns import resolve_pronoun
from summitry.read.actors.thread import Thread, quoted_tokens
from summitry.read.actors.writings import resolve_writing


def resolve(cast: Cast) -> None:
    """Resolve what can be resolved of the page, in reading order, and note each as a mention."""
    doc, page = cast.page.doc, cast.page
    resolve_lede(cast)
    thread = Thread(cast)
    cast.quoted = thread.quoted = _quoted(cast)
    for sentence in page.sentences:
        for i in range(sentence.first, sentence.last):
            token = doc[i]
            if i in cast.heads and role_of(token) == "writing":
                thread.writers, thread.written = cast.heads[i], sentence.index
            if token.text == ":" and i and doc[i - 1].text.isupper():
                thread.speaker = cast.named.get(i - 1)
                cast.transcript = cast.transcript or thread.speaker is not None
            if i not in cast.heads and token.pos_ in ("PRON", "NOUN", "PROPN", "DET"):
                _resolve(thread, token, sentence.index)
            if (i in cast.heads and token.dep_ not in ("amod", "nmod")) or is_person_noun(token) or i in cast.nationals:
                thread.pass_by(token, sentence.index)


def _resolve(thread: Thread, token: Any, sentence: int) -> None:
    if token.pos_ in ("PRON", "DET"):
        resolve_pronoun(thread, token, sentence)
        return
    lemma = token.lemma_.lower()
    plural = token.tag_ in ("NNS", "NNPS")
    if token.pos_ == "PROPN" and lemma.endswith("s") and len(lemma) > 4:
        plural, lemma = True, lemma[:-3] + "y" if lemma.endswith("ies") else lemma[:-1]
    if role_of(token) == "writing":
        resolve_writing(thread, token, sentence)
    elif not resolve_group(thread, token, lemma, plural, sentence) and not plural:
        resolve_holder(thread, token, lemma, sentence)


def _quoted(cast: Cast) -> frozenset[int]:
    """The tokens that stand within quotation marks; a new block opens none of its own."""
    found: set[int] = set()
    block, still = -1, False
    for sentence in cast.page.sentences:
        if sentence.block != block:
            block, still = sentence.block, False
        inside, still = quoted_tokens(cast.page.doc, sentence.first, sentence.last, still)
        found |= inside
    return frozenset(found)
