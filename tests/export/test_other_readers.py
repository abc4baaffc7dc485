"""Each format, read by somebody else's program."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from typing import Any

import bibtexparser
import icalendar
import networkx
import pytest
import rispy
from followthemoney import model
from pyld import jsonld

from summitry.export import calendar, coding, csl, gexf, polecat
from summitry.export.citation import whole_parts
from summitry.export.edtf import edtf
from summitry.export.selection import Selection
from summitry.export.spool import in_order
from summitry.export.ties import ties
from summitry.library import Record
from summitry.link.items import Event, EventEvidence
from summitry.model import Interval, Party
from summitry.rules.plover import acts

from .conftest import TEXTS


def written(record: Record, format: str, **filters: Any) -> str:
    stream = io.StringIO()
    record.export(stream, format, **filters)
    return stream.getvalue()


# -- PLOVER and POLECAT ----------------------------------------------------------------------------------------------


def happening(plover: str, status: Any, mode: str | None = None, day: str | None = "2026-06-09") -> Event:
    when = (
        Interval("", day, day, "explicit", "") if day else Interval("June", "2026-06-01", "2026-06-30", "explicit", "")
    )
    parties = (Party("CAN", "CAN", "guest"), Party("NOR", "NOR", "host"))
    evidence = (EventEvidence("oslo", "papers/oslo.txt", 0, 4, "OSLO", None, status),)
    return Event("e1", plover, mode, (), parties, when, None, status, (), "It.", (), 1, evidence)


@pytest.mark.parametrize(
    ("event", "type", "mode"),
    [
        (happening("CONSULT", "occurred", "visit"), "CONSULT", "visit"),
        (happening("CONSULT", "scheduled", "visit"), "AGREE", None),
        (happening("AID", "possible"), "AGREE", None),
        (happening("CONSULT", "cancelled", "visit"), "REJECT", "meet"),
        (happening("SANCTION", "ongoing"), "SANCTION", None),
        (happening("ACCUSE", "occurred"), "ACCUSE", None),
        (happening("CONSULT", "denied"), None, None),
        (happening("AID", "cancelled"), None, None),
        (happening("ASSAULT", "possible"), None, None),
    ],
)
def test_acts_that_have_not_happened_are_agreements_or_nothing(
    event: Event, type: str | None, mode: str | None
) -> None:
    made = coding.coded(event)
    assert (made and (made.type, made.mode)) == (type and (type, mode))
    if made:
        assert made.quad == acts()[made.type, None].quad
        assert {"ACCUSE": -3.0, "SANCTION": -6.0}.get(made.type, made.score) == made.score
        assert [party.actor for party in made.actors] == ["CAN"]


def test_a_coded_date_is_a_day_or_none() -> None:
    made = [coding.coded(happening("CONSULT", "occurred", day=day)) for day in ("2026-06-09", None)]
    assert [one and one.day for one in made] == ["2026-06-09", None]


def test_polecat_has_its_forty_columns(record: Record) -> None:
    lines = list(csv.reader(io.StringIO(written(record, "polecat")), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(polecat.COLUMNS) == 40
    assert lines[0] == list(polecat.COLUMNS)
    assert {len(line) for line in lines} == {40}
    events = {event.id: event for event in record.events()}
    for line in lines[1:]:
        row = dict(zip(lines[0], line, strict=True))
        assert row["Event Type"] in {type for type, _ in acts()}
        made = coding.coded(events[row["Event ID"]])
        assert made
        assert row["Event Date"] == (made.day or "")


def test_plover_lines_have_what_the_manual_requires(record: Record) -> None:
    lines = [json.loads(line) for line in written(record, "plover").splitlines()]
    assert lines
    for line in lines:
        assert {"id", "date", "actor", "event"} <= set(line)
        assert all(entity["entity_text"] for entity in line["actor"])
        start, end = line["text_info"]["start"], line["text_info"]["end"]
        assert any(text[start:end] == line["text"] for text in TEXTS.values())


# -- networks --------------------------------------------------------------------------------------------------------


def test_graphml_is_read_by_networkx(record: Record) -> None:
    graph = networkx.parse_graphml(written(record, "graphml"), force_multigraph=True)
    told = list(ties(Selection(record)))
    assert told
    assert graph.number_of_edges() == len(told)
    assert {(tie.source, tie.target, tie.kind) for tie in told} == {
        (source, target, data["kind"]) for source, target, data in graph.edges(data=True)
    }
    assert graph.nodes["NOR"]["label"] == "Norway"


def test_gexf_is_read_by_networkx_with_its_spells(record: Record) -> None:
    graph = networkx.read_gexf(io.BytesIO(written(record, "gexf").encode()), version="1.3")
    told = list(ties(Selection(record)))
    assert {node for tie in told for node in (tie.source, tie.target)} == set(graph.nodes)
    root = ET.fromstring(written(record, "gexf"))
    spells = [spell.attrib for spell in root.iter("{http://gexf.net/1.3}spell")]
    assert len(spells) == len([tie for tie in told if tie.start or tie.end])
    weights = [int(edge.attrib["weight"]) for edge in root.iter("{http://gexf.net/1.3}edge")]
    assert sum(weights) == len(told)


def test_spooled_rows_are_sorted_across_runs() -> None:
    rows = [(f"{n * 7919 % 1000:04}", n, n % 2 == 0) for n in range(1000)]
    assert list(in_order(iter(rows), run=64)) == sorted(rows)
    assert gexf.in_order is in_order


# -- calendar --------------------------------------------------------------------------------------------------------


def components(record: Record) -> dict[str, Any]:
    book = icalendar.Calendar.from_ical(written(record, "ics"))
    return {str(one["UID"]): one for one in book.walk() if one.name in ("VEVENT", "VTODO")}


def test_calendar_dates_are_no_narrower_than_known(record: Record) -> None:
    found = components(record)
    assert found
    for event in record.events():
        one = found.get(f"{event.id}@summitry")
        if one is None:
            continue
        if one.name == "VEVENT":
            assert event.date
            assert one["DTSTART"].dt == date.fromisoformat(event.date.earliest)  # type: ignore[arg-type]
            assert one["DTEND"].dt - timedelta(days=1) == date.fromisoformat(event.date.latest)  # type: ignore[arg-type]
            assert one["STATUS"] in ("CONFIRMED", "TENTATIVE", "CANCELLED")
            assert "some day" in one["SUMMARY"] or event.date.is_day
        elif "DUE" in one:
            assert event.date
            assert one["DUE"].dt.isoformat() == event.date.latest


def test_calendar_has_what_falls_due(record: Record) -> None:
    found = components(record)
    due = [c for c in record.commitments() if c.due and c.due.latest]
    assert due
    for commitment in due:
        one = found[f"{commitment.id}@summitry"]
        assert one["DUE"].dt.isoformat() == commitment.due.latest  # type: ignore[union-attr]
        assert int(one["SEQUENCE"]) == len(commitment.history) - 1


def test_calendar_is_the_same_each_time_and_its_lines_are_short(record: Record) -> None:
    text = written(record, "ics")
    assert text == written(record, "ics")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= calendar.OCTETS
    assert calendar.folded("DESCRIPTION:" + "é" * 200).replace("\r\n ", "") == "DESCRIPTION:" + "é" * 200 + "\r\n"


# -- annotations -----------------------------------------------------------------------------------------------------

OA, RDF = "http://www.w3.org/ns/oa#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TERMS: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "@vocab": OA,
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    "startIndex": "https://www.w3.org/ns/activitystreams#startIndex",
    "value": RDF + "value",
    "target": {"@id": OA + "hasTarget", "@type": "@id"},
    "body": {"@id": OA + "hasBody", "@type": "@id"},
    "source": {"@id": OA + "hasSource", "@type": "@id"},
    "selector": {"@id": OA + "hasSelector", "@type": "@id"},
    "via": {"@id": OA + "via", "@type": "@id"},
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
}
"""What the test needs of the W3C's context, in its own words: the test asks no network."""


def test_annotations_are_read_by_a_json_ld_processor(record: Record) -> None:
    def load(url: str, options: Any) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": {"@context": TERMS},
        }

    page = json.loads(written(record, "annotations"))
    (found,) = jsonld.expand(page, {"documentLoader": load})
    items = found["https://www.w3.org/ns/activitystreams#items"][0]["@list"]
    passages = sum(len(i.evidence) for kind in (record.statements, record.events, record.commitments) for i in kind())
    assert len(items) == passages > 0
    for item in items:
        assert item["@type"] == [OA + "Annotation"]
        (target,) = item[OA + "hasTarget"]
        position, quotation = target[OA + "hasSelector"]
        (source,) = (one["@id"] for one in target[OA + "hasSource"])
        text = TEXTS[source.rsplit(":", 1)[1]]
        start, end = (position[OA + key][0]["@value"] for key in ("start", "end"))
        exact, prefix, suffix = (quotation[OA + key][0]["@value"] for key in ("exact", "prefix", "suffix"))
        assert text[start:end] == exact
        assert prefix + exact + suffix in text


# -- FollowTheMoney --------------------------------------------------------------------------------------------------


def test_followthemoney_takes_every_entity(record: Record) -> None:
    lines = [json.loads(line) for line in written(record, "ftm").splitlines()]
    proxies = {}
    for line in lines:
        proxy = model.get_proxy(line, cleaned=False)
        proxy.schema.validate(proxy.to_dict())
        kept = {name: len(values) for name, values in line["properties"].items()}
        assert {name: len(proxy.get(name)) for name in kept} == kept
        proxies[proxy.id] = proxy
    assert len(proxies) == len(lines)
    assert {"Article", "PublicBody", "Person", "Note", "Event", "Project"} <= {
        proxy.schema.name for proxy in proxies.values()
    }
    for proxy in proxies.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert value in proxies, f"{proxy.schema.name}.{prop.name} leads nowhere"


# -- bibliographies --------------------------------------------------------------------------------------------------


def test_bibtexparser_reads_every_source(record: Record) -> None:
    book = bibtexparser.parse_string(written(record, "bibtex"))
    assert not book.failed_blocks
    assert len(book.entries) == 3
    (entry,) = (e for e in book.entries if "Ada" in e.fields_dict.get("author", e.fields[0]).value)
    fields = {field.key: field.value for field in entry.fields}
    assert fields["author"] == "{Ada Quill} and {The Ice Desk}"
    assert fields["date"] == "2026-05-05"
    assert fields["url"] == "https://ledger.example/a?b=1&c=2"
    assert r"100\%" in fields["title"]
    assert r"\& \{Weather\}" in fields["title"]


def test_rispy_reads_every_source(record: Record) -> None:
    found = {one["id"]: one for one in rispy.loads(written(record, "ris"))}
    assert len(found) == 3
    (one,) = (r for r in found.values() if r.get("authors"))
    assert one["authors"] == ["Ada Quill", "The Ice Desk"]
    assert one["date"].startswith("2026/05/05")
    assert one["publisher"] == "Northern Ledger"
    assert one["urls"] == ["https://ledger.example/a?b=1&c=2"]
    (undated,) = (r for r in found.values() if "undated" in str(r))
    assert "year" not in undated


def test_csl_holds_every_source(record: Record) -> None:
    found = json.loads(written(record, "csl"))
    assert len(found) == len({item["id"] for item in found}) == 3
    assert {tuple(item["issued"]["date-parts"][0]) for item in found if "issued" in item} == {
        (2026, 5, 5),
        (2026, 6, 10),
    }


@pytest.mark.parametrize(
    ("first", "last", "written_as", "certain"),
    [
        ("2024-04-10", "2024-04-10", "2024-04-10", (2024, 4, 10)),
        ("2024-02-01", "2024-02-29", "2024-02", (2024, 2)),
        ("2024-01-01", "2024-12-31", "2024", (2024,)),
        ("2023-01-01", "2024-12-31", "2023/2024", ()),
        ("2024-04-10", "2024-04-12", "2024-04-10/2024-04-12", (2024, 4)),
        (None, "2024-04-12", "../2024-04-12", ()),
        ("-0480-01-01", "-0480-12-31", "-0479", (-480,)),
        (None, None, None, ()),
    ],
)
def test_dates_for_people(first: Any, last: Any, written_as: str | None, certain: tuple[int, ...]) -> None:
    date_ = Interval("", first, last, "explicit", "")
    assert edtf(date_) == written_as
    assert whole_parts(date_) == certain
    assert (csl.issued(date_) is None) == (first is None or last is None)
