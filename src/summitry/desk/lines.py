"""Items as the lines of a page: who, what and when in words, and the passage behind them."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.library import Record
from summitry.link.items import Commitment, CommitmentEvidence, Event, EventEvidence, Evidence, Item, Statement
from summitry.show.words import when


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its item, when, what in a sentence, its standing in a word or two, the passage it rests on first.

    ``who`` is a statement's speaker.
    """

    item: Item
    when: str
    text: str
    standing: str
    first: Evidence
    who: str = ""


def line(record: Record, item: Item, *, by_due: bool = False, told: str = "") -> Line:
    """The line of an item; ``by_due`` puts a commitment's due date in the place of the day on which it was made.

    ``told`` names a passage by its key: the line's standing is then what that passage has it, not how far it has got.
    """
    first = next((e for e in item.evidence if told and e.key == told), item.evidence[0])
    if isinstance(item, Commitment):
        stage, wording = item.stage, item.wording
        if told and isinstance(first, CommitmentEvidence):
            stage, wording = first.stage, first.wording
        standing = stage + (f" · {wording}" if wording else "")
        made = item.history[0].date if item.history else None
        return Line(item, when(item.due if by_due else made), claim(record, item), standing, first)
    if isinstance(item, Event):
        status = first.status if told and isinstance(first, EventEvidence) else item.status
        return Line(item, when(item.date), item.summary or first.quote, status, first)
    speaker = speaker_of(record, item)
    return Line(item, when(item.date), f"{speaker}: {item.content}", item.act, first, speaker)


def claim(record: Record, commitment: Commitment) -> str:
    """A commitment in a sentence that names who undertakes it."""
    who = [record.name(party.actor) for party in commitment.by]
    if not who or any(name in commitment.summary for name in who):
        return commitment.summary
    return f"{', '.join(dict.fromkeys(who))}: {commitment.summary}"


def speaker_of(record: Record, statement: Statement) -> str:
    """Who speaks, by name, or as the text describes them."""
    if statement.speaker_name:
        return statement.speaker_name
    if statement.speaker:
        return record.name(statement.speaker)
    return "Somebody not named"
