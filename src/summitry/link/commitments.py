"""One commitment's thread from the passages that make, restate, change and report it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitry.link.events import origins, together
from summitry.link.intervals import narrowest
from summitry.link.items import Commitment, CommitmentEvidence, CommitmentStep, Step, Telling
from summitry.link.wording import senses, worth
from summitry.model import CommitmentMention, Stage, Wording

PROGRESS: tuple[Stage, ...] = (
    "possible",
    "hinted",
    "proposed",
    "expected",
    "announced",
    "agreed",
    "signed",
    "begun",
    "delivered",
)
CLOSED: frozenset[Stage] = frozenset({"delivered", "withdrawn", "lapsed", "broken"})
"""Stages that an undertaking ends at."""
FORESHADOWING = frozenset(PROGRESS[: PROGRESS.index("announced")])
_SETTING = re.compile(r",?\s+in (?:the face of|response to|light of|accordance with|line with|what)\b.*", re.DOTALL)
LADDER: tuple[Wording, ...] = ("support", "explore", "intend", "plan", "will")


def merge(tellings: Sequence[Telling[CommitmentMention]]) -> Commitment:
    """The thread that ``tellings`` make up, at least one. Its id is the least of their keys, whatever their order."""
    told = sorted(tellings, key=lambda t: t.order)
    mentions = [t.mention for t in told]
    evidence = tuple(_evidence(t) for t in told)
    first = next((m for m in mentions if m.kind == "undertaking"), mentions[0])
    made = [m for m in mentions if m.kind != "action"] or mentions
    return Commitment(
        id=min(t.key for t in told),
        kind="position" if all(m.kind == "position" for m in mentions) else "undertaking",
        summary=first.summary,
        by=together(m.by for m in [first, *mentions]),
        to=together(m.to for m in [first, *mentions]),
        topics=tuple(dict.fromkeys(t for m in [first, *mentions] for t in m.topics)),
        quantity=next((m.quantity for m in reversed(mentions) if m.quantity), None),
        due=narrowest([next((m.due for m in reversed(mentions) if m.due), None)]),
        stage=_stage(mentions),
        wording=next((m.wording for m in reversed(made) if m.wording), None),
        badges=tuple(dict.fromkeys(b for m in mentions for b in m.badges)),
        history=_history(told, evidence),
        origins=origins(told),
        evidence=evidence,
    )


def step(before: Sequence[CommitmentMention], now: CommitmentMention) -> Step:
    """What a passage does to a thread that ``before`` made up so far (nothing, where it opens the thread)."""
    if now.stage == "delayed":
        return "delays"
    if now.stage == "withdrawn":
        return "withdraws"
    if now.kind == "action":
        return "carries-out" if now.stage in ("signed", "begun", "delivered") else "reports"
    if now.stage in FORESHADOWING:
        return "foreshadows" if all(m.stage in FORESHADOWING for m in before) else "restates"
    made = [m for m in before if m.stage not in FORESHADOWING and m.kind != "action"]
    if not made:
        done = [m for m in before if m.kind == "action"]
        if done and now.kind == "position":
            return "reports"
        return "undertakes" if not done else "specifies" if _adds(done[-1], now) else "strengthens"
    last = made[-1]
    if last.kind != now.kind:
        return "strengthens" if now.kind == "undertaking" else "reports"
    adds = bool((now.quantity and not last.quantity) or (now.due and not last.due)) or _adds(last, now)
    if last.wording and now.wording and last.wording != now.wording:
        if LADDER.index(now.wording) > LADDER.index(last.wording):
            return "strengthens"
        return "specifies" if adds else "weakens"
    return "specifies" if adds else "restates"


def _adds(last: CommitmentMention, now: CommitmentMention) -> bool:
    """True where the new wording keeps half of what the old one tells and tells at least half as much again."""
    old, new = (_told(mention) for mention in (last, now))
    return len(new - old) * 2 >= max(len(old), 2) and len(old & new) * 2 >= len(old)


def _told(mention: CommitmentMention) -> set[str]:
    """What a passage tells, without what it is said in answer to or in keeping with."""
    return {word for word in senses(_SETTING.sub("", mention.summary)) if worth(word) > 1.0}


def _history(
    told: Sequence[Telling[CommitmentMention]], evidence: Sequence[CommitmentEvidence]
) -> tuple[CommitmentStep, ...]:
    mentions = [t.mention for t in told]
    return tuple(
        CommitmentStep(step(mentions[:n], t.mention), t.mention.stage, t.mention.wording, t.source.published, e)
        for n, (t, e) in enumerate(zip(told, evidence, strict=True))
    )


def _stage(mentions: Sequence[CommitmentMention]) -> Stage:
    """The furthest stage reached; a way out told after the furthest step stands, one told before it does not."""
    stage = mentions[0].stage
    for mention in mentions[1:]:
        if (
            mention.stage not in PROGRESS
            or stage not in PROGRESS
            or PROGRESS.index(mention.stage) > PROGRESS.index(stage)
        ):
            stage = mention.stage
    return stage


def _evidence(telling: Telling[CommitmentMention]) -> CommitmentEvidence:
    mention, (start, end) = telling.mention, telling.mention.span
    return CommitmentEvidence(
        telling.source.id,
        telling.source.file,
        start,
        end,
        telling.quote,
        mention.said_by,
        mention.kind,
        mention.stage,
        mention.wording,
        mention.by,
        mention.to,
        mention.topics,
        mention.quantity,
        mention.due,
        key=telling.key,
    )
