"""Events in the JSON form of the PLOVER manual, one object a line.

Fields of PLOVER's own hold what its manual says; ``date`` is null where the event's date is no single day, and ``edtf``
beside it has the date as it is known. ``status`` and ``act`` say what the event is in this record. See ``coding``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

from summitry import __version__
from summitry.export.coding import UNCODED, Coded, code, coded
from summitry.export.edtf import edtf
from summitry.export.polecat import SECTORS
from summitry.export.selection import Selection
from summitry.model import Party


def write(chosen: Selection, stream: IO[str]) -> None:
    """Write a line for each event that PLOVER has a code for."""
    left = 0
    for event in chosen.events():
        made = coded(event)
        if made is None:
            left += 1
        else:
            stream.write(json.dumps(line(chosen, made), ensure_ascii=False) + "\n")
    if left:
        chosen.tell(f"{left:,} {UNCODED}")


def line(chosen: Selection, made: Coded) -> dict[str, Any]:
    """One event."""
    event, first = made.event, made.event.evidence[0]
    told = chosen.document(first.document)
    place = event.place
    return {
        "id": event.id,
        "date": made.day,
        "edtf": edtf(event.date),
        "actor": _entities(chosen, made.actors),
        "recipient": _entities(chosen, made.recipients),
        "event": [made.type],
        "mode": made.mode,
        "context": list(event.contexts),
        "quad_code": made.quad,
        "event_scale": made.score,
        "event_text": event.summary or None,
        "event_loc": {
            "extracted_place": place.name,
            "country_code": place.state,
            "lat": place.lat,
            "lon": place.lon,
        }
        if place
        else None,
        "text": first.quote,
        "text_info": {"start": first.start, "end": first.end},
        "cite_info": {
            "title": told.title,
            "url": told.url,
            "publication": told.publisher,
            "language": told.language,
            "coder": f"summitry {__version__}",
        },
        "status": event.status,
        "act": event.plover,
        "comment": f"{event.plover} that is {event.status}" if made.turned else None,
    }


def _entities(chosen: Selection, parties: Iterable[Party]) -> list[dict[str, Any]]:
    return [
        {
            "code": code(party) or None,
            "sector": SECTORS.get(chosen.people[party.actor][0]) if party.actor in chosen.people else None,
            "entity_text": chosen.name(party.actor),
            "identifier_text": party.actor,
        }
        for party in parties
    ]
