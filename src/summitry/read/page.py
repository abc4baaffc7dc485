"""A page: a document laid out and parsed, with the way back from tokens to the stored text.

One spaCy ``Doc`` holds all blocks of a document that are read, white space folded, each block opening a sentence. A
token index of that ``Doc`` and an offset of the stored text are brought together here and nowhere else. The stages of
reading add what they find (``mentions``, ``times``, …) for the stages after them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from summitry.model import (
    Actor,
    CommitmentMention,
    Document,
    EventMention,
    Interval,
    Mention,
    Office,
    RegionKind,
    Span,
    Statement,
    Time,
)
from summitry.read.layout import Block, Layout, lay_out
from summitry.read.markup import GONE
from summitry.read.parser import parser

READ_REGIONS = frozenset({"title", "heading", "dateline", "body", "caption"})

STRETCH = 4_000
"""The most tokens parsed at once. Parsing holds some 15 KB a token, so that a long paper read whole takes twice the
memory of the rest. A cut falls where a block opens if it can; the parser looks a little beyond its sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` up to and without ``last`` of ``page.doc``; ``start`` and ``end`` in the stored text."""

    index: int
    first: int
    last: int
    start: int
    end: int
    block: int
    region: RegionKind


@dataclass(slots=True)
class Page:
    """What the stages of reading share. ``doc`` is a spaCy ``Doc``; token ``i`` stands at ``starts[i]:ends[i]``."""

    document: Document
    layout: Layout
    doc: Any
    starts: list[int]
    ends: list[int]
    sentences: tuple[Sentence, ...]
    published: Interval | None = None
    publisher: str | None = None
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    commitments: list[CommitmentMention] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The stored text."""
        return self.document.text

    def span(self, first: int, last: int) -> Span:
        """The stored text's span of tokens ``first`` up to and without ``last``."""
        return self.starts[first], self.ends[last - 1]

    def tokens(self, span: Span) -> range:
        """The indices of the tokens that lie within or overlap ``span``."""
        return range(bisect_right(self.ends, span[0]), bisect_left(self.starts, span[1]))

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence whose span holds ``offset``, or ``None`` (between sentences, or in a region not read)."""
        i = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that token ``token`` belongs to."""
        return self.sentences[bisect_right(self.sentences, token, key=lambda s: s.first) - 1]

    def mentions_in(self, span: Span) -> list[Mention]:
        """Mentions that lie within ``span``, in order. Mentions are kept sorted by their start."""
        i = bisect_left(self.mentions, span[0], key=lambda m: m.start)
        found = []
        while i < len(self.mentions) and self.mentions[i].start < span[1]:
            if self.mentions[i].end <= span[1]:
                found.append(self.mentions[i])
            i += 1
        return found

    def times_in(self, span: Span) -> list[Time]:
        """Time expressions that lie within ``span``, in order. Times are kept sorted by their start."""
        i = bisect_left(self.times, span[0], key=lambda t: t.start)
        found = []
        while i < len(self.times) and self.times[i].start < span[1]:
            if self.times[i].end <= span[1]:
                found.append(self.times[i])
            i += 1
        return found


def pages(documents: Iterable[Document]) -> Iterator[Page]:
    """Lay out and parse documents, in order, a page each. Raises nothing for any text."""
    nlp = parser()
    for document in documents:
        layout = lay_out(document)
        doc, starts, ends, block_of, edges = _tokens(nlp, layout)
        doc = _parse(nlp, doc)
        yield Page(document, layout, doc, starts, ends, _sentences(doc, starts, ends, block_of, edges, layout.blocks))


def _parse(nlp: Any, doc: Any) -> Any:
    """``doc`` parsed, a stretch of whole blocks at a time, so that memory does not grow with its length."""
    from spacy.tokens import Doc

    parts = []
    for first, last in pairwise(_stretches(doc)):
        part = doc if last - first == len(doc) else doc[first:last].as_doc()
        for _, component in nlp.pipeline:
            part = component(part)
        parts.append(part)
    if len(parts) > 1:
        return Doc.from_docs(parts, ensure_whitespace=False)
    return parts[0] if parts else doc


def _stretches(doc: Any) -> list[int]:
    """Token indices that cut ``doc`` into stretches of at most ``STRETCH`` tokens, where blocks open if it can."""
    cuts = [0]
    while len(doc) - cuts[-1] > STRETCH:
        furthest = cuts[-1] + STRETCH
        openings = (i for i in range(furthest, cuts[-1], -1) if doc[i].is_sent_start)
        cuts.append(next(openings, furthest))
    return [*cuts, len(doc)] if len(doc) else cuts


def _tokens(nlp: Any, layout: Layout) -> tuple[Any, list[int], list[int], list[int], list[int]]:
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    openings: list[bool | None] = []
    starts: list[int] = []
    ends: list[int] = []
    block_of: list[int] = []
    edges: list[int] = [0]
    for number, block in enumerate(layout.blocks):
        if block.region not in READ_REGIONS:
            continue
        folded, offsets = _fold(layout.readable, block.start, block.end)
        tokens = nlp.tokenizer(folded)
        if not len(tokens):
            continue
        for token in tokens:
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            openings.append(True if token.i == 0 else None)
            starts.append(offsets[token.idx])
            ends.append(offsets[token.idx + len(token) - 1] + 1)
            block_of.append(number)
        spaces[-1] = True
        edges.append(len(words))
    return Doc(nlp.vocab, words, spaces, sent_starts=openings), starts, ends, block_of, edges


def _fold(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """``text[start:end]`` with each run of white space as one space, and each kept character's offset in ``text``.

    Characters that the layout marks as ``GONE`` are left out.
    """
    pieces: list[str] = []
    offsets: list[int] = []
    for run in re.finditer(r"\S+", text[start:end]):
        if pieces:
            pieces.append(" ")
            offsets.append(start + run.start() - 1)
        pieces.append(run.group())
        offsets.extend(range(start + run.start(), start + run.end()))
    folded = "".join(pieces)
    if GONE in folded:
        offsets = [offset for char, offset in zip(folded, offsets, strict=True) if char != GONE]
        folded = folded.replace(GONE, "")
    return folded, offsets


def _sentences(
    doc: Any,
    starts: list[int],
    ends: list[int],
    block_of: list[int],
    edges: list[int],
    blocks: tuple[Block, ...],
) -> tuple[Sentence, ...]:
    if not len(doc):
        return ()
    cuts = sorted({*edges, *(token.i for token in doc if token.is_sent_start), len(doc)})
    return tuple(
        Sentence(index, first, last, starts[first], ends[last - 1], block_of[first], blocks[block_of[first]].region)
        for index, (first, last) in enumerate(pairwise(cuts))
    )
