"""Where two readers of one document do not say the same: a list for a person to rule on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from summitry.link.items import MentionKind
from summitry.model import CommitmentMention, EventMention, Reading, Statement

Fate = Literal["only-model", "only-rules", "differs"]
Mention = Statement | EventMention | CommitmentMention
COMPARED: dict[MentionKind, tuple[str, ...]] = {
    "statement": ("speaker", "act"),
    "event": ("plover", "status"),
    "commitment": ("stage", "wording"),
}
"""Fields in which two mentions of one thing must agree."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One passage on which the readers differ. ``fields`` are (name, the rules' value, the model's)."""

    kind: MentionKind
    fate: Fate
    document: str
    model: str
    start: int
    end: int
    quote: str
    fields: tuple[tuple[str, str | None, str | None], ...] = ()


def differences(text: str, rules: Reading, model: Reading) -> Iterator[Difference]:
    """The differences of two readings of ``text``, by kind and place. Raises nothing."""
    pairs: tuple[tuple[MentionKind, tuple[Mention, ...], tuple[Mention, ...]], ...] = (
        ("statement", rules.statements, model.statements),
        ("event", rules.events, model.events),
        ("commitment", rules.commitments, model.commitments),
    )
    for kind, first, second in pairs:
        found: list[Difference] = []
        met: set[int] = set()

        def told(
            mention: Mention,
            fate: Fate,
            fields: tuple[tuple[str, str | None, str | None], ...] = (),
            kind: MentionKind = kind,
        ) -> Difference:
            start, end = mention.span
            return Difference(kind, fate, model.document, model.reader, start, end, text[start:end], fields)

        for claim in second:
            same = [n for n, mention in enumerate(first) if _overlap(mention, claim)]
            met.update(same)
            if not same:
                found.append(told(claim, "only-model"))
                continue
            unlike = [_unlike(kind, first[n], claim) for n in same]
            if all(unlike):
                found.append(told(claim, "differs", min(unlike, key=len)))
        found += [told(mention, "only-rules") for n, mention in enumerate(first) if n not in met]
        yield from sorted(found, key=lambda one: (one.start, one.end, one.fate))


def _overlap(one: Mention, other: Mention) -> bool:
    """Whether two passages share at least half of the shorter one."""
    shared = min(one.span[1], other.span[1]) - max(one.span[0], other.span[0])
    return shared * 2 >= max(1, min(one.span[1] - one.span[0], other.span[1] - other.span[0]))


def _unlike(kind: MentionKind, one: Mention, other: Mention) -> tuple[tuple[str, str | None, str | None], ...]:
    values = ((name, getattr(one, name), getattr(other, name)) for name in COMPARED[kind])
    return tuple(value for value in values if value[1] != value[2])
