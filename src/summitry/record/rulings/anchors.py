"""The passages that a ruling was made on: put down so that they are found again, and found again.

An anchor is a TextQuoteSelector (quotation, prefix, suffix) and a TextPositionSelector of the W3C's Web Annotation Data
Model of 2017, together with what kind of mention stood there and its salient words. A mention is found again by its
key; where the reader has moved it, by the passage that it overlaps; where the document itself has another id, by
quotation and context. What is not surely the same is not found: a ruling without its passage waits on a list for a
person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from summitry.link.items import Anchor, MentionKind
from summitry.model import CommitmentMention, EventMention, Span, Statement
from summitry.record.codec import loads
from summitry.record.store import Store
from summitry.record.tellings import Tellings

CONTEXT = 48
"""Characters kept on each side of a quotation."""
OVERLAP = 0.5
"""How much of two passages together both hold, at least, for the one to be the other moved."""
WITHIN = 0.8
"""… or how much of the shorter one lies in the longer, where what they tell agrees too."""
AGREE = 0.5
"""How many of the salient words agree where a passage only lies within the other."""
NOUNS: dict[str, type[Any]] = {"event": EventMention, "commitment": CommitmentMention, "statement": Statement}

Part = Literal["target", "with", "passage"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A mention as it stands in the tables."""

    key: str
    kind: MentionKind
    document: int
    start: int
    end: int
    data: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end


def standing(store: Store, keys: Sequence[str]) -> dict[str, Standing]:
    """Mentions by their keys; keys of none are left out."""
    found = {}
    for at in range(0, len(keys), 500):
        some = tuple(keys[at : at + 500])
        rows = store.all(
            f"SELECT key, kind, document, start, end, data FROM mention WHERE key IN ({','.join('?' * len(some))})",
            some,
        )
        found.update({row[0]: Standing(*row) for row in rows})
    return found


def anchors(tellings: Tellings, keys: Iterable[str], part: Part) -> Iterator[Anchor]:
    """Anchors at the mentions of these keys, in this order."""
    listed = list(keys)
    found = standing(tellings.store, listed)
    for key in listed:
        mention = found[key]
        yield anchor_at(tellings, mention.document, mention.span, part, mention.kind, key, traits_of(mention))


def anchor_at(
    tellings: Tellings,
    number: int,
    span: Span,
    part: Part,
    kind: MentionKind | Literal["document"],
    key: str,
    traits: tuple[tuple[str, str], ...] = (),
) -> Anchor:
    """An anchor at a passage of a document."""
    text, source, (start, end) = tellings.text(number), tellings.source(number), span
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(part, kind, key, source.id, source.file, start, end, text[start:end], before, after, traits)


def document_anchor(tellings: Tellings, number: int, given: str) -> Anchor:
    """An anchor at a document as a whole: how its text begins, and the date that it had, as JSON."""
    text, source = tellings.text(number), tellings.source(number)
    quote = text[:CONTEXT]
    return Anchor(
        "target", "document", source.id, source.id, source.file, 0, len(quote), quote, "", "", (("given", given),)
    )


def traits_of(mention: Standing) -> tuple[tuple[str, str], ...]:
    """The salient words of a mention, by name: what tells it from others on the same passage."""
    return traits_told(loads(NOUNS[mention.kind], mention.data))


def traits_told(told: EventMention | CommitmentMention | Statement) -> tuple[tuple[str, str], ...]:
    """The same of a mention that need not stand in the tables."""
    if isinstance(told, EventMention):
        found = {
            "plover": told.plover,
            "mode": told.mode or "",
            "status": told.status,
            "parties": _sides(told.parties),
            "at": f"{told.trigger[0] - told.span[0]}+{told.trigger[1] - told.trigger[0]}",
        }
    elif isinstance(told, CommitmentMention):
        found = {
            "kind": told.kind,
            "by": _sides(told.by),
            "words": " ".join(sorted(told.keys)) or told.summary,
            "quantity": told.quantity.text if told.quantity else "",
        }
    else:
        found = {"speaker": told.speaker or "", "act": told.act, "cue": told.cue, "content": told.content}
    return tuple(sorted(found.items()))


def _sides(parties: Iterable[Any]) -> str:
    return " ".join(sorted({party.state or party.actor for party in parties}))


# -- finding again ----------------------------------------------------------------------------------------------------


def find(tellings: Tellings, anchor: Anchor, number: int) -> str | None:
    """The key of the mention in document ``number`` that an anchor was made on, or ``None``."""
    text = tellings.text(number)
    if anchor.kind == "document":
        return tellings.source(number).id if text.startswith(anchor.quote) else None
    span = place(text, anchor)
    if span is None:
        return None
    rows = tellings.store.all(
        "SELECT key, kind, document, start, end, data FROM mention"
        " WHERE document = ? AND kind = ? AND start < ? AND end > ? ORDER BY start, key",
        (number, anchor.kind, max(span[1], span[0] + 1), span[0]),
    )
    own = anchor.key[:1] == "r"
    best: tuple[float, bool, str] | None = None
    for mention in (Standing(*row) for row in rows):
        if (mention.key[:1] == "r") != own or (own and mention.key != anchor.key):
            continue
        likeness = _likeness(anchor, span, mention)
        if likeness and (best is None or (likeness, mention.key == anchor.key) > best[:2]):
            best = likeness, mention.key == anchor.key, mention.key
    return best[2] if best else None


def _likeness(anchor: Anchor, span: Span, mention: Standing) -> float:
    """How surely a mention is the one that an anchor at ``span`` was made on; 0 where it is not sure."""
    shared = min(span[1], mention.end) - max(span[0], mention.start)
    together = max(span[1], mention.end) - min(span[0], mention.start)
    shorter = min(span[1] - span[0], mention.end - mention.start)
    if shared <= 0:
        return 0.0
    agree = _agreement(anchor, mention)
    if anchor.kind == "event" and agree == 0.0:
        return 0.0
    if shared / together < OVERLAP and (shared / shorter < WITHIN or agree < AGREE):
        return 0.0
    return shared / together + agree


def _agreement(anchor: Anchor, mention: Standing) -> float:
    """The share of salient words that agree; two acts of one clause agree only where type or trigger is one."""
    mine, theirs = dict(anchor.traits), dict(traits_of(mention))
    if not mine:
        return AGREE
    if anchor.kind == "event" and mine.get("plover") != theirs["plover"]:
        moved = _trigger(mine, anchor.start) == _trigger(theirs, mention.start)
        if not moved:
            return 0.0
    return sum(_alike(mine[name], theirs.get(name, "")) for name in mine) / len(mine)


def _trigger(traits: dict[str, str], start: int) -> tuple[int, str]:
    offset, _, length = traits.get("at", "0+0").partition("+")
    return int(offset) + start, length


def _alike(one: str, other: str) -> float:
    """The words of two traits that both have, over all that either has."""
    if one == other:
        return 1.0
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return len(a & b) / len(a | b) if a and b else 0.0


def place(text: str, anchor: Anchor) -> Span | None:
    """Where an anchor's quotation stands in a text: at its own offsets, else where its context fits best.

    White space may differ. ``None`` where the words do not stand there, or stand in several places that fit alike.
    """
    if text[anchor.start : anchor.end] == anchor.quote and fit(text, (anchor.start, anchor.end), anchor) > 0:
        return anchor.start, anchor.end
    words = anchor.quote.split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    found = [match.span() for match in pattern.finditer(text)]
    if len(found) == 1:
        return found[0]
    ranked = sorted(found, key=lambda span: (-fit(text, span, anchor), abs(span[0] - anchor.start)))
    if len(ranked) > 1 and fit(text, ranked[0], anchor) == fit(text, ranked[1], anchor):
        return None
    return ranked[0] if ranked else None


def fit(text: str, span: Span, anchor: Anchor) -> int:
    """Characters of the context that stand around a passage just as they did."""
    before, after = text[max(0, span[0] - CONTEXT) : span[0]], text[span[1] : span[1] + CONTEXT]
    left = _common(before[::-1], anchor.prefix[::-1])
    return 1 + left + _common(after, anchor.suffix)


def _common(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
