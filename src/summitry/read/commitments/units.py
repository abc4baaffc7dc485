"""The units that undertakings are read in, sentences mended where the parser broke them; the order of what is found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from summitry.model import CommitmentMention
from summitry.read.page import Page, Sentence

_ENDED = re.compile(r"[.!?:;…][\W_]*\Z")


def units(page: Page) -> Iterator[Sentence]:
    """The sentences of the page, joined again where the parser broke them though no mark ends them."""
    pending: Sentence | None = None
    for sentence in page.sentences:
        sentence = _without_title(page, sentence)
        if pending is not None:
            broken = pending.block == sentence.block and not _ENDED.search(page.text, pending.start, pending.end)
            if broken:
                pending = replace(pending, last=sentence.last, end=sentence.end)
                continue
            yield pending
        pending = sentence
    if pending is not None:
        yield pending


def _without_title(page: Page, sentence: Sentence) -> Sentence:
    """The sentence past the bold title that its block opens with."""
    runin = page.layout.blocks[sentence.block].runin
    if runin is None or not sentence.start < runin[1] < sentence.end:
        return sentence
    first = sentence.first
    while first < sentence.last - 1 and (page.starts[first] < runin[1] or page.doc[first].is_punct):
        first += 1
    return replace(sentence, first=first, start=page.starts[first])


def in_order(found: list[CommitmentMention]) -> list[CommitmentMention]:
    """The mentions in the order of the text, without those told twice, their ``whole`` pointing at the new places."""
    kept = _apart(found)
    order = sorted(range(len(kept)), key=lambda i: kept[i][1].span)
    place = {kept[i][0]: number for number, i in enumerate(order)}
    mentions = [kept[i][1] for i in order]
    return [one if one.whole is None else replace(one, whole=place.get(one.whole)) for one in mentions]


def _apart(found: list[CommitmentMention]) -> list[tuple[int, CommitmentMention]]:
    """Each with its index, leaving out passages that lie in the same words as an earlier one."""
    kept: list[tuple[int, CommitmentMention]] = []
    for number, one in enumerate(found):
        if not any(_same(one, other) for _, other in kept[-12:]):
            kept.append((number, one))
    return kept


def _same(one: CommitmentMention, other: CommitmentMention) -> bool:
    shared = min(one.span[1], other.span[1]) - max(one.span[0], other.span[0])
    longest = max(one.span[1] - one.span[0], other.span[1] - other.span[0])
    return shared * 3 > longest * 2
