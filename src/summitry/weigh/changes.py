"""What changed in the ledger: between a day and the end of the record, or between one document and another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from summitry.link.items import Commitment, CommitmentEvidence, CommitmentStep
from summitry.model import Day

Change = Literal["new", "moved", "reworded"]
Fate = Literal["kept", "reworded", "dropped", "new"]


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
    """The commitments of two documents, by their ids: kept in the same words, reworded, dropped, new."""
    for commitment in commitments:
        before = next((e for e in commitment.evidence if e.document == first), None)
        after = next((e for e in commitment.evidence if e.document == second), None)
        if before and after:
            same = before.quote.split() == after.quote.split()
            yield Compared(commitment, "kept" if same else "reworded", before, after)
        elif before or after:
            yield Compared(commitment, "dropped" if before else "new", before, after)


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
