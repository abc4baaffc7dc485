"""The brief: what a reader wants to know of a relationship before a meeting, composed from the record.

``compose`` gathers it once; the terminal, Markdown and HTML pages each print the same brief. "Now" is the date of the
latest document that the brief draws on, never the clock: the same record gives the same brief tomorrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from summitry.link.items import (
    Commitment,
    CommitmentStep,
    DocumentItem,
    Event,
    Evidence,
    MentionKind,
    OfficeItem,
    Statement,
)
from summitry.model import Day
from summitry.rules.states import name_of, states
from summitry.show import charting
from summitry.show.brief import Brief, Line, Quotation, Section, SourceLine
from summitry.show.charting import Asked
from summitry.show.handing import handed_on
from summitry.show.words import UNKNOWN, day, names, quoted, scored, when
from summitry.weigh.standing import due, is_to_come, is_unconfirmed

if TYPE_CHECKING:
    from summitry.library import Record

LIMIT = 60
"""Lines that a section shows before it says how many more there are, and how to list them."""
DRAWN_ON = 3_000
"""Items of a kind that a brief is made from, the latest, so that the largest record gives one in a moment."""


def compose(
    record: Record,
    *,
    dyad: str | None = None,
    topic: str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    charts: bool = False,
) -> Brief:
    """Gather the brief from ``record``; the filters are those of its lists. Raises ``UsageError`` for a bad filter.

    ``charts`` adds a timeline, and what passes between the two where a dyad is asked for.
    """
    brief = Composer(record, dyad, {"dyad": dyad, "topic": topic, "since": since, "until": until}).brief()
    if not charts:
        return brief
    asked = Asked(dyad=dyad, topic=topic, since=since, until=until)
    drawn = [charting.timeline(record, asked)[0]]
    if dyad is not None:
        drawn.append(charting.dyad(record, asked))
    return replace(brief, charts=tuple(drawn))


class Composer:
    """Lines in the making: names the actors, dates the items, and numbers the sources as they are quoted."""

    def __init__(self, record: Record, dyad: str | None = None, filters: Mapping[str, Any] | None = None) -> None:
        self.record = record
        self.dyad = dyad
        self.filters = filters or {}
        self.numbers: dict[str, int] = {}
        self.now: Day = record.lists.today() or ""
        self._names: dict[str, str] = {}
        self._documents: dict[str, DocumentItem] = {}

    def brief(self) -> Brief:
        events = self._latest("event", self.filters)
        commitments = self._latest("commitment", self.filters)
        spoken = {name: value for name, value in self.filters.items() if name != "dyad"}
        speakers = [{"by": side} for side in self.dyad.split("-")] if self.dyad else [{}]
        statements = sorted(
            (s for speaker in speakers for s in self._latest("statement", spoken | speaker)),
            key=lambda s: (self._day_of(s.evidence[0].document), s.id),
        )
        sections = [
            self._to_come(events),
            self._due(commitments),
            self._moved(commitments),
            self._promised(commitments),
            self._happened(events),
            self._unconfirmed(events),
            self._said(statements),
            self._offices(),
        ]
        quoted_by_number = sorted(self.numbers.items(), key=lambda pair: pair[1])
        return Brief(
            title=self._title(),
            lead=self._lead(),
            sections=tuple(section for section in sections if section.lines),
            unknown=tuple(self._unknown(events)),
            sources=tuple(self._source(self._document(id), number) for id, number in quoted_by_number),
        )

    def _latest(self, kind: MentionKind, filters: Mapping[str, Any]) -> list[Any]:
        """The items that fit, oldest first; of very many the latest, and those without a date as far as they go."""
        return list(self.record.lists.leaf(kind, sort="-day", limit=DRAWN_ON, **filters).items)[::-1]

    def _title(self) -> str:
        if self.dyad:
            return " and ".join(self._name(side) for side in self.dyad.split("-"))
        return "Brief"

    def _lead(self) -> str:
        reach = f", the latest of {day(self.now)}" if self.now else ""
        documents = _count(self.record.lists.coverage().documents, "document")
        counts = {kind: self.record.lists.total(kind, **self.filters) for kind in ("event", "commitment")}
        held = ", ".join(
            ("" if total.exact else "more than ") + _count(total.number, kind) for kind, total in counts.items()
        )
        latest = (
            f" Drawn on are the latest {DRAWN_ON:,} of a kind."
            if max(t.number for t in counts.values()) > DRAWN_ON
            else ""
        )
        return (
            f"From {documents}{reach}: {held}.{latest} "
            "Each line rests on the passage below it; numbers in brackets are the sources at the end."
        )

    # -- sections ----------------------------------------------------------------------------------------------------

    def _offices(self) -> Section:
        named = [o for o in self.record.offices() if o.evidence and self._concerns(o.state)]
        lines = [
            Line(o.person, _tenure(o), f"{o.name}, {o.office}{self._of(o.state)}", "", (self.quote(o.evidence[0]),))
            for o in sorted(named, key=lambda o: (o.state or "", o.office, _begin(o), o.name))
        ]
        return _section(
            "Who holds office", "Those whom the documents name, with their time in office.", lines, "actors"
        )

    def _happened(self, events: Sequence[Event]) -> Section:
        lines = [
            self._event(e)
            for e in self._by_day(events)
            if not is_to_come(e, self.now) and not is_unconfirmed(e, self.now)
        ]
        return _section("What happened", "Told as done, under way, denied or called off.", lines, "events")

    def _to_come(self, events: Sequence[Event]) -> Section:
        lines = [self._event(e) for e in self._by_day(events) if is_to_come(e, self.now)]
        return _section(
            "What is to come",
            "Told as planned, expected, sought or possible; none of it has happened.",
            lines,
            "events",
        )

    def _unconfirmed(self, events: Sequence[Event]) -> Section:
        lines = [self._event(e) for e in self._by_day(events) if is_unconfirmed(e, self.now)]
        lead = "The day has passed, and no document in the record says whether it came about."
        return _section("Was to happen", lead, lines, "events")

    def _promised(self, commitments: Sequence[Commitment]) -> Section:
        lines = [self.commitment(c) for c in commitments]
        return _section(
            "What was promised",
            "With the stage that the thread has reached, and the strength of its wording.",
            lines,
            "commitments",
        )

    def _moved(self, commitments: Sequence[Commitment]) -> Section:
        lines = [
            replace(self.commitment(c), quotations=tuple(self.step(step) for step in c.history))
            for c in commitments
            if len({e.document for e in c.evidence}) > 1
        ]
        return _section(
            "What moved", "Undertakings that more than one document speaks of, step by step.", lines, "commitments"
        )

    def _due(self, commitments: Sequence[Commitment]) -> Section:
        lines = []
        for commitment in sorted(commitments, key=lambda c: ((c.due and c.due.latest) or "~", c.id)):
            standing = due(commitment, self.now)
            if standing:
                line = self.commitment(commitment, with_due=False)
                note = standing if standing == "due" else self.silence(commitment)
                lines.append(replace(line, when=when(commitment.due), standing=note))
        lead = (
            f"As of {day(self.now)}. Overdue means that no document here tells of it, and nothing more."
            if self.now
            else ""
        )
        return _section("What is due", lead, lines, "commitments")

    def _said(self, statements: Sequence[Statement]) -> Section:
        said: dict[tuple[str, str], list[Statement]] = {}
        for s in statements:
            if s.speaker_name and not s.anonymous and s.speaker != s.speaker_state and self._concerns(s.speaker_state):
                said.setdefault((s.speaker_name, s.content), []).append(s)
        lines = []
        for (name, content), told in said.items():
            sources = (replace(self.quote(s.evidence[0]), text="") for s in told)
            when_told = when(self._document(told[0].evidence[0].document).published)
            lines.append(Line(told[0].id, when_told, f"{name} {told[0].act}: {content}", "", tuple(sources)))
        return _section("Who said what", "Named speakers' words, as reported or quoted.", lines, "statements")

    def _unknown(self, events: Sequence[Event]) -> Iterable[str]:
        for document in self.record.documents(unread=True):
            yield f"{document.file} was not read: {document.unread}."
        for document in self.record.documents(undated=True):
            published = document.published
            if not document.unread:
                yield (
                    f"The day of {document.title or document.file} is not known: {when(published)}. "
                    f"Give it with: summitry date {document.id} YYYY-MM-DD"
                )
        undated = sum(
            1 for event in events if event.date is None or (event.date.earliest is None and event.date.latest is None)
        )
        if undated:
            yield f"{_count(undated, 'event')} without a date."

    # -- lines -------------------------------------------------------------------------------------------------------

    def _event(self, event: Event) -> Line:
        place = f", {event.place.name}" if event.place and event.place.name not in event.summary else ""
        origins = f", {event.origins} origins" if event.origins > 1 else ""
        standing = f"{event.status}{origins}"
        return Line(event.id, self._day(event), event.summary + place, standing, self._quotes(event.evidence))

    def _day(self, event: Event) -> str:
        """The event's own date; else the day of the document that tells it, said to be that."""
        if event.date and (event.date.earliest or event.date.latest):
            return when(event.date)
        told = self._day_of(event.evidence[0].document)
        return f"told {day(told)}" if told else when(event.date)

    def _by_day(self, events: Iterable[Event]) -> list[Event]:
        """Oldest first, an event without a date by the day on which it was told; none is dropped."""

        def first(event: Event) -> tuple[str, str]:
            date = event.date
            own = (date.earliest or date.latest) if date else None
            return own or self._day_of(event.evidence[0].document) or "~", event.id

        return sorted(events, key=first)

    def commitment(self, commitment: Commitment, with_due: bool = True) -> Line:
        standing = commitment.stage + (f" · {commitment.wording}" if commitment.wording else "")
        if commitment.review:
            standing += f" · {commitment.review}"
        if commitment.score:
            standing += f" · {scored(commitment.score)}"
        handed = handed_on(commitment, self.now)
        standing += f" · {handed}" if handed else ""
        by = names(commitment.by, self._name)
        due_by = f" (due {when(commitment.due)})" if commitment.due and with_due else ""
        named = any(self._name(party.actor) in commitment.summary for party in commitment.by)
        text = commitment.summary if named or not by else f"{by}: {commitment.summary}"
        first = commitment.history[0].date if commitment.history else None
        return Line(commitment.id, when(first), text + due_by, standing, self._quotes(commitment.evidence))

    def step(self, step: CommitmentStep) -> Quotation:
        wording = f", {step.wording}" if step.wording else ""
        label = f"{when(step.date)}: {step.step} ({step.stage}{wording})"
        return replace(self.quote(step.evidence), label=label)

    def silence(self, commitment: Commitment) -> str:
        said = max((e.document for e in commitment.evidence), key=self._day_of)
        later, outlets = self.record.lists.later(self._day_of(said))
        reach = f"{_count(later, 'later document')} from {_count(outlets, 'source')}"
        return f"overdue: no evidence in {reach} up to {day(self.now)}"

    def _day_of(self, document: str) -> Day:
        published = self._document(document).published
        return (published.latest or published.earliest or "") if published else ""

    def _quotes(self, evidence: Iterable[Evidence]) -> tuple[Quotation, ...]:
        seen: dict[str, Quotation] = {}
        for piece in evidence:
            seen.setdefault(f"{piece.document}", self.quote(piece))
        return tuple(seen.values())

    def quote(self, evidence: Evidence) -> Quotation:
        number = self.numbers.setdefault(evidence.document, len(self.numbers) + 1)
        return Quotation(quoted(evidence.quote), number, self._name(evidence.said_by) if evidence.said_by else None)

    def _name(self, actor: str) -> str:
        if actor not in self._names:
            self._names[actor] = name_of(actor) if actor in states() else self.record.name(actor)
        return self._names[actor]

    def _document(self, id: str) -> DocumentItem:
        if id not in self._documents:
            self._documents[id] = self.record.lists.document(id)
        return self._documents[id]

    def _of(self, state: str | None) -> str:
        return f", {self._name(state)}" if state else ""

    def _concerns(self, state: str | None) -> bool:
        return self.dyad is None or state in self.dyad.split("-")

    def _source(self, document: DocumentItem, number: int) -> SourceLine:
        return SourceLine(
            number,
            document.title or document.file,
            document.publisher or "publisher not known",
            when(document.published),
            document.file,
        )


def _section(title: str, lead: str, lines: Sequence[Line], listing: str) -> Section:
    """A section of the latest lines; of longer ones it says how many more there are, and how to list them."""
    rest = len(lines) - LIMIT
    more = f"and {rest:,} earlier: summitry list {listing}" if rest > 0 else ""
    return Section(title, lead, tuple(lines[-LIMIT:]), more)


def _tenure(office: OfficeItem) -> str:
    begin = when(office.since) if office.since else ""
    end = when(office.until) if office.until else ""
    if begin and end:
        return f"{begin} to {end}"
    return f"since {begin}" if begin else (f"until {end}" if end else UNKNOWN)


def _begin(office: OfficeItem) -> str:
    return (office.since.earliest or "") if office.since else ""


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
