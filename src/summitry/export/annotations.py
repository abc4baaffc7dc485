"""Every passage as a W3C Web Annotation (JSON-LD): the item as its body, the quoted passage as its target.

The model counts a ``TextPositionSelector`` in code points, as this record does, and not in UTF-16 units (Web Annotation
Data Model, 4.2.5). Positions are of the *stored text*, so that is the target's source, under a URN of its own; ``via``
is the address that it was had from. The quotation with what stands around it finds the passage in any other copy.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any
from urllib.parse import quote

from summitry.export.selection import Selection
from summitry.link.items import Commitment, Event, Evidence, Item

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters of the prefix and the suffix."""


def write(chosen: Selection, stream: IO[str]) -> None:
    """Write one annotation page, an annotation a line."""
    head = {"@context": CONTEXT, "id": "urn:summitry:annotations", "type": "AnnotationPage"}
    stream.write(json.dumps(head)[:-1] + ', "startIndex": 0, "items": [')
    between = "\n"
    for annotation in annotated(chosen):
        stream.write(between + json.dumps(annotation, ensure_ascii=False))
        between = ",\n"
    stream.write("\n]}\n")


def annotated(chosen: Selection) -> Iterator[dict[str, Any]]:
    """An annotation for each passage of each item."""
    for statement in chosen.statements():
        told = f"{statement.speaker_name or 'Somebody not named'} {statement.act}: {statement.content}"
        yield from _of(chosen, statement, told, ("statement", statement.act, statement.form, *statement.topics))
    for event in chosen.events():
        yield from _of(chosen, event, event.summary, ("event", event.plover, *event.topics))
    for commitment in chosen.commitments():
        yield from _of(chosen, commitment, commitment.summary, (commitment.kind, *commitment.topics))


def _of(chosen: Selection, item: Item, told: str, tags: Iterable[str]) -> Iterator[dict[str, Any]]:
    for number, piece in enumerate(item.evidence, 1):
        standing = getattr(piece, "status" if isinstance(item, Event) else "stage", None)
        wording = piece.wording if isinstance(item, Commitment) else None  # type: ignore[attr-defined]
        words = dict.fromkeys([*tags, *(word for word in (standing, wording) if word)])
        body = [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en", "value": told}
        ]
        yield {
            "id": f"urn:summitry:{item.id}:{number}",
            "type": "Annotation",
            "motivation": "describing",
            "body": [one for one in body if told]
            + [{"type": "TextualBody", "purpose": "tagging", "value": word} for word in words]
            + [{"type": "SpecificResource", "purpose": "linking", "source": f"urn:summitry:{item.id}"}],
            "target": target(chosen, piece),
        }


def target(chosen: Selection, piece: Evidence) -> dict[str, Any]:
    """A passage as the target of an annotation."""
    document, text = chosen.document(piece.document), chosen.text(piece.document)
    source: dict[str, Any] = {
        "id": urn(document.id),
        "type": "Text",
        "format": "text/plain",
        "language": document.language,
    }
    if document.url:
        source["via"] = quote(document.url, safe=":/?#[]@!$&'()*+,;=%~-._")
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": piece.start, "end": piece.end},
            {
                "type": "TextQuoteSelector",
                "exact": piece.quote,
                "prefix": text[max(0, piece.start - AROUND) : piece.start],
                "suffix": text[piece.end : piece.end + AROUND],
            },
        ],
    }


def urn(document: str) -> str:
    """A document's URN."""
    return f"urn:summitry:document:{quote(document, safe='')}"
