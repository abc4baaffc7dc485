"""Events in the 40 tab-separated columns of POLECAT, so that scripts written for it read this record.

Several actors stand in one cell with semicolons between, as do their states and sectors. What the record does not know
is left empty, the event's date too where it is no single day: POLECAT's own coder writes the publication date there,
which is not what happened. See ``coding`` for what becomes of acts that have not happened.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import IO

from summitry import __version__
from summitry.export.coding import UNCODED, Coded, code, coded
from summitry.export.selection import Selection
from summitry.model import Party

COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title"),
    *("Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW"),
    *("Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw"),
    *("Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude"),
    *("GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People"),
    *("Story Organizations", "Story Locations", "Language", "Version"),
)
SECTORS = {"government": "GOV", "armed-forces": "MIL", "company": "BUS", "media": "JRN"}
"""Sectors that a kind of actor comes down to; of the others none is known."""

_BREAKS = re.compile(r"[\t\r\n]+")


def write(chosen: Selection, stream: IO[str]) -> None:
    """Write a header and a line for each event that PLOVER has a code for."""
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    writer.writerow(COLUMNS)
    left = 0
    for event in chosen.events():
        made = coded(event)
        if made is None:
            left += 1
            continue
        writer.writerow([_BREAKS.sub(" ", one) for one in _row(chosen, made)])
    if left:
        chosen.tell(f"{left:,} {UNCODED}")


def _row(chosen: Selection, made: Coded) -> list[str]:
    event, place = made.event, made.event.place
    told = chosen.document(event.evidence[0].document)
    published = told.published
    return [
        *(event.id, made.day or "", made.type, made.mode or "", f"{made.score:g}", str(made.quad)),
        ";".join(event.contexts),
        *_side(chosen, made.actors),
        *_side(chosen, made.recipients),
        *((place.name, "", "", "", place.state or "") if place else ("",) * 5),
        *((_degrees(place.lat), _degrees(place.lon)) if place else ("",) * 2),
        *("", place.name if place else "", ""),
        told.publisher or "",
        published.earliest or "" if published and published.is_day else "",
        *("", "", ""),
        told.language,
        f"summitry-{__version__}",
    ]


def _side(chosen: Selection, parties: Iterable[Party]) -> list[str]:
    """Eight cells of one side. COW codes, titles and Wikipedia articles are not in the record."""
    names, states, sectors = [], [], []
    for party in parties:
        kind, name = chosen.people.get(party.actor, ("", party.actor))
        names.append(name.replace(";", ","))
        states.append(code(party))
        sectors.append(SECTORS.get(kind, ""))
    listed = ";".join(sectors) if any(sectors) else ""
    return [
        *(";".join(names), ";".join(states) if any(states) else "", ""),
        *(sectors[0] if sectors else "", listed, "", ";".join(names), ""),
    ]


def _degrees(number: float | None) -> str:
    return "" if number is None else f"{number:.5g}"
