"""What changed in the ledger: between a day and the end of the record, or between one document and another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from summitry.link.items import Commitment, CommitmentEvidence, CommitmentStep
from summitry.link.wording import senses, worth
from summitry.model import Day

Change = Literal["new", "moved", "reworded"]
Fate = Literal["kept", "reworded", "dropped", "new"]
ALIKE = 0.3
"""How much two passages of one thread have to share to be set side by side as one reworded."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A commitment that changed, how, and the steps that did it, oldest first."""

    commitment: Commitment
    change: Change
    steps: tuple[CommitmentStep, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of a commitment from one document to another; either passage may be absent."""

    commitment: Commitment
    fate: Fate
    before: CommitmentEvidence | None
    after: CommitmentEvidence | None


def changed_since(commitments: Iterable[Commitment], since: Day) -> Iterator[Changed]:
    """Commitments with a step dated on ``since`` or later. A thread that began then is new; else its stage or its
    wording moved, or it was told in other words."""
    for commitment in commitments:
        before = [step for step in commitment.history if not _from(step, since)]
        after = [step for step in commitment.history if _from(step, since)]
        if not after:
            continue
        if not before:
            yield Changed(commitment, "new", tuple(after))
        elif any(step.stage != before[-1].stage for step in after):
            yield Changed(commitment, "moved", tuple(after))
        else:
            yield Changed(commitment, "reworded", tuple(after))


def compared(commitments: Iterable[Commitment], first: str, second: str) -> Iterator[Compared]:
    """The commitments of two documents, by their ids: kept in the same words, reworded, dropped, new.

    Of a thread that a document tells in several passages, the two that are most alike are set side by side. Two that
    hardly share a telling word are not: one was dropped, and the other is new.
    """
    for commitment in commitments:
        before = [e for e in commitment.evidence if e.document == first]
        after = [e for e in commitment.evidence if e.document == second]
        if not before or not after:
            if before or after:
                yield Compared(commitment, "dropped" if before else "new", *_one(before), *_one(after))
            continue
        alike, old, new = max(((_alike(b, a), b, a) for b in before for a in after), key=lambda pair: pair[0])
        if alike >= ALIKE:
            same = old.quote.split() == new.quote.split()
            yield Compared(commitment, "kept" if same else "reworded", old, new)
        else:
            yield Compared(commitment, "dropped", before[0], None)
            yield Compared(commitment, "new", None, after[0])


def _one(evidence: list[CommitmentEvidence]) -> tuple[CommitmentEvidence | None]:
    return (evidence[0] if evidence else None,)


def _alike(before: CommitmentEvidence, after: CommitmentEvidence) -> float:
    """How much of what the shorter passage tells the other tells too, from 0 to 1."""
    old, new = ({word: worth(word) for word in senses(e.quote) if worth(word) > 0} for e in (before, after))
    least = min(sum(old.values()), sum(new.values()))
    return sum(old[word] for word in old.keys() & new.keys()) / least if least else 0.0


def word_diff(before: str, after: str) -> str:
    """The two passages as one: words taken out in ``[-…-]``, words put in in ``{+…+}``."""
    marks = {"kept": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}
    return " ".join(marks[fate].format(words) for fate, words in diff(before, after))


def diff(before: str, after: str) -> Iterator[tuple[Literal["kept", "out", "in"], str]]:
    """The two passages as one, in stretches of words that were kept, taken out or put in."""
    old, new = before.split(), after.split()
    for tag, i1, i2, j1, j2 in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "kept", " ".join(old[i1:i2])
            continue
        if i1 < i2:
            yield "out", " ".join(old[i1:i2])
        if j1 < j2:
            yield "in", " ".join(new[j1:j2])


def _from(step: CommitmentStep, since: Day) -> bool:
    return step.date is not None and (step.date.earliest or step.date.latest or "") >= since
