"""What is to come and what falls due, as a calendar (iCalendar, RFC 5545).

A date is never made narrower than it is known. Known to the day: an all-day event. Known to lie within up to ``SPAN``
days: an all-day event over all of them that blocks no time and says "some day". Less than that: a to-do, due on the
last day that it can be, or without a day. Undertakings are to-dos, due on the last day of their due date. UIDs are the
record's ids and stay; ``SEQUENCE`` counts the steps of the item's history, so that a calendar that holds the item takes
the change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from summitry import __version__, dates
from summitry.export.coding import MEETINGS
from summitry.export.selection import Selection
from summitry.link.items import Commitment, Event, Evidence
from summitry.model import Day, Interval
from summitry.rules.states import code_of
from summitry.show.words import joined, quoted, when
from summitry.weigh.standing import due, is_to_come

SPAN = 62
"""Days that an event may be stretched over: two months. What is known less well is no matter for a calendar's grid."""
OCTETS = 75
"""Octets of a line of the file, its end not counted: RFC 5545, 3.1."""

Lines = Iterator[tuple[str, str]]


def write(chosen: Selection, stream: IO[str]) -> None:
    """Write one calendar to a text stream, an item at a time."""
    head = (
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", f"-//Summitry//Summitry {__version__}//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("X-WR-CALNAME", "Summitry"),
    )
    _put(stream, head)
    left = 0
    for event in chosen.events():
        ahead = event.status == "cancelled" and is_ahead(event.date, chosen.now)
        if not ahead and not is_to_come(event, chosen.now):
            continue
        if event.plover not in MEETINGS and (event.date is None or event.date.latest is None):
            left += 1
        else:
            _put(stream, _event(chosen, event))
    if left:
        chosen.tell(f"{left:,} left out: acts to come that are no meetings, and whose last day is not known")
    for commitment in chosen.commitments():
        if commitment.kind == "undertaking" and due(commitment, chosen.now):
            _put(stream, _undertaking(chosen, commitment))
    _put(stream, [("END", "VCALENDAR")])


def is_ahead(date: Interval | None, now: Day) -> bool:
    """Whether a date's last day is known and has not passed."""
    return date is not None and date.latest is not None and not dates.before(date.latest, now)


def _event(chosen: Selection, event: Event) -> Lines:
    date = event.date
    first, last = (date.earliest, date.latest) if date else (None, None)
    days = dates.length((first, last))
    grid = first is not None and last is not None and days is not None and days <= SPAN and _holds(first, last)
    yield "BEGIN", "VEVENT" if grid else "VTODO"
    yield from _same(chosen, event.id, len(event.history), event.evidence)
    some_day = "" if days == 1 else f"({'some day ' if grid else ''}{when(date)}) "
    yield "SUMMARY", _text(f"{some_day}{event.summary or event.plover} [{event.status}]")
    if grid and first is not None and last is not None:
        yield "DTSTART;VALUE=DATE", _day(first)
        yield "DTEND;VALUE=DATE", _day(dates.add_days(last, 1))
        yield "TRANSP", "TRANSPARENT"
        yield "STATUS", {"scheduled": "CONFIRMED", "cancelled": "CANCELLED"}.get(event.status, "TENTATIVE")
    else:
        if last is not None and _holds(last, last):
            yield "DUE;VALUE=DATE", _day(last)
        yield "STATUS", "CANCELLED" if event.status == "cancelled" else "NEEDS-ACTION"
    if event.place:
        yield "LOCATION", _text(event.place.name)
        exact = code_of(event.place.name) is None  # a country's middle is nowhere to go
        if event.place.lat is not None and event.place.lon is not None and grid and exact:
            yield "GEO", f"{event.place.lat:.6f};{event.place.lon:.6f}"
    yield "CATEGORIES", ",".join(_text(word) for word in (event.plover, *event.topics))
    told = (
        f"This is {event.status}, not done.",
        f"Date: {when(date)}." + (f" {date.why}" if date and date.why else ""),
    )
    yield "DESCRIPTION", _text("\n".join([*told, *_told(chosen, event.evidence)]))
    yield "END", "VEVENT" if grid else "VTODO"


def _undertaking(chosen: Selection, commitment: Commitment) -> Lines:
    date = commitment.due
    by = joined(dict.fromkeys(chosen.name(party.actor) for party in commitment.by))
    yield "BEGIN", "VTODO"
    yield from _same(chosen, commitment.id, len(commitment.history), commitment.evidence)
    yield "SUMMARY", _text(f"Due {when(date)}: {commitment.summary}" + (f" ({by})" if by else ""))
    if date is not None and date.latest is not None and _holds(date.latest, date.latest):
        yield "DUE;VALUE=DATE", _day(date.latest)
    yield "STATUS", "NEEDS-ACTION"
    yield "CATEGORIES", ",".join(_text(word) for word in ("undertaking", *commitment.topics))
    width = "" if date and date.is_day else " The day set here is the last that this can mean."
    told = (
        f"Due {when(date)}.{width}" + (f" {date.why}" if date and date.why else ""),
        f"Stage: {commitment.stage}. Wording: {commitment.wording or 'none'}.",
    )
    yield "DESCRIPTION", _text("\n".join([*told, *_told(chosen, commitment.evidence)]))
    yield "END", "VTODO"


def _same(chosen: Selection, id: str, steps: int, evidence: Iterable[Evidence]) -> Lines:
    """What tells a calendar that this is the item it holds already, and whether it has changed."""
    days = [chosen.document(piece.document).published for piece in evidence]
    known = [day.latest for day in days if day and day.latest and _holds(day.latest, day.latest)]
    stamp = _day(max(known, default=chosen.now or "1970-01-01"))
    yield "UID", f"{id}@summitry"
    yield "DTSTAMP", f"{stamp}T000000Z"
    yield "SEQUENCE", str(max(0, steps - 1))


def _told(chosen: Selection, evidence: Iterable[Evidence]) -> Iterator[str]:
    for piece in evidence:
        document = chosen.document(piece.document)
        published = f", {when(document.published)}" if document.published else ""
        address = f" {document.url}" if document.url else ""
        yield f"{quoted(piece.quote)} — {document.title or document.file}{published}{address}"


def _holds(first: Day, last: Day) -> bool:
    """Whether a calendar can hold these days: its years have four digits."""
    return all(1 <= dates.parts(day)[0] <= 9998 for day in (first, last))


def _day(day: Day) -> str:
    return day.replace("-", "")


def _text(text: str) -> str:
    """A TEXT value: RFC 5545, 3.3.11. Characters that it cannot hold are left out."""
    kept = "".join(sign for sign in text if sign >= " " or sign in "\n\t")
    return kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _put(stream: IO[str], lines: Iterable[tuple[str, str]]) -> None:
    for name, value in lines:
        stream.write(folded(f"{name}:{value}"))


def folded(line: str) -> str:
    """A content line with its end, folded: no piece has more than ``OCTETS`` octets, and no character is split."""
    if len(line) * 4 <= OCTETS or len(line.encode("utf-8", "replace")) <= OCTETS:
        return line + "\r\n"
    pieces, piece, size = [], "", 0
    for sign in line:
        octets = len(sign.encode("utf-8", "replace"))
        if size + octets > OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece += sign
        size += octets
    return "\r\n".join([*pieces, piece]) + "\r\n"
