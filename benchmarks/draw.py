"""Draw events at random from a record, to be read by hand: with the words around each, and as rows of a Markdown table.

    python -m benchmarks.draw events --record sample.db --seed 7 [--number 60] [--shared ../shared] [--table]
    python -m benchmarks.draw meetings --record whole.db --seed 7      (meetings, calls and visits with a date)

With ``--shared``, and where the record file is not there yet, it is first made from documents drawn with the same
seed: forty of the White House corpus, twenty Wikinews articles, twenty State Department texts. The same seed, version
and texts give the same draw, so that every verdict on it can be looked up again.
"""

from __future__ import annotations

import argparse
import random
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import summitry
from summitry.library import Record
from summitry.link.items import Event
from summitry.model import Document
from summitry.sources import documents

ARCHIVE = "gold/corpus/briefings-before-2023-07.tar.gz"
SHARES = ((ARCHIVE, 40), ("gold/corpus/wikinews.jsonl", 20), ("gold/corpus/state-department-2021-2022.jsonl.gz", 20))
"""What is drawn from: a source below the shared folder, and how many documents of it."""

CONTEXT = 420
"""Characters shown on each side of a passage."""


def chosen(shared: Path, seed: int) -> Iterator[Document]:
    """The documents drawn with ``seed``, sorted by file within each source so that the order read does not matter."""
    for source, number in SHARES:
        if source == ARCHIVE:
            with tempfile.TemporaryDirectory() as folder, tarfile.open(shared / source) as archive:
                members = sorted((one for one in archive if one.name.endswith(".md")), key=lambda one: one.name)
                archive.extractall(folder, random.Random(seed).sample(members, number), filter="data")
                yield from _read(Path(folder))
        else:
            yield from random.Random(seed).sample(list(_read(shared / source)), number)


def _read(path: Path) -> Iterator[Document]:
    found = [document for document in documents([path]) if isinstance(document, Document)]
    yield from sorted(found, key=lambda document: document.file)


def draw(record: Record, seed: int, number: int, *, meetings: bool = False) -> list[Event]:
    """``number`` events of the record, or all where it holds fewer, in the order drawn.

    ``meetings``: only meetings, calls and visits that have happened or are fixed, with a date.
    """
    found = (event for event in record.events() if not meetings or _is_meeting(event))
    events = sorted(found, key=lambda event: (event.evidence[0].document, event.evidence[0].start, event.id))
    return random.Random(seed).sample(events, min(number, len(events)))


def _is_meeting(event: Event) -> bool:
    dated = event.date is not None and event.date.earliest is not None
    return event.plover == "CONSULT" and event.status in ("occurred", "ongoing", "scheduled") and dated


def told(record: Record, event: Event) -> tuple[str, str, str]:
    """The event's kind, its parties with their roles, and its date, in a few words."""
    kind = event.plover + (f"/{event.mode}" if event.mode else "")
    parties = ", ".join(f"{record.name(party.actor)} ({party.role})" for party in event.parties)
    date = event.date
    when = "–" if date is None else date.earliest if date.is_day else f"{date.earliest or ''} to {date.latest or ''}"
    return kind, parties, when or "–"


def show(record: Record, event: Event) -> Iterator[str]:
    """The event, and each passage between the words that stand around it."""
    kind, parties, when = told(record, event)
    place = f" at {event.place.name}" if event.place else ""
    yield f"{kind} {event.status}, {when}{place}: {parties}"
    for passage in event.evidence:
        text = record.text(passage.document)
        before = " ".join(text[max(passage.start - CONTEXT, 0) : passage.start].split())
        after = " ".join(text[passage.end : passage.end + CONTEXT // 2].split())
        quote = " ".join(passage.quote.split())
        yield f"    [{_name(passage.file)}, {passage.status}] …{before} «{quote}» {after}…"


def row(record: Record, number: int, event: Event) -> str:
    """The event as a row of a table whose last columns are left for the verdict and its reason."""
    kind, parties, when = told(record, event)
    first = event.evidence[0]
    words = " ".join(first.quote.split()[:6]).replace("|", "/")
    cells = (str(number), _name(first.file), f"“{words}”", kind, parties, event.status, when, "", "")
    return f"| {' | '.join(cells)} |"


def _name(file: str) -> str:
    """The document's name without folders or archive, at most forty characters of it."""
    return file.replace("#", "/").rsplit("/", 1)[-1][:40]


def main() -> int:
    """Print the draw. Returns 0."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("what", choices=["events", "meetings"])
    asked.add_argument("--record", type=Path, required=True, help="the record to draw from")
    asked.add_argument("--seed", type=int, required=True)
    asked.add_argument("--number", type=int, default=60, help="how many to draw")
    asked.add_argument("--shared", type=Path, help="the folder that holds gold/, to make the record from")
    asked.add_argument("--table", action="store_true", help="print rows of a table instead")
    options = asked.parse_args()
    if options.shared is None and not options.record.exists():
        asked.error(f"{options.record} is not there: name a record, or give --shared to make it")
    fresh = not options.record.exists()
    with summitry.open(options.record) as record:
        if fresh:
            record.add(list(chosen(options.shared, options.seed)))
        print(f"{record.count('event')} events; {options.number} drawn with seed {options.seed}")
        for number, event in enumerate(
            draw(record, options.seed, options.number, meetings=options.what == "meetings"), 1
        ):
            if options.table:
                print(row(record, number, event))
            else:
                first, *rest = show(record, event)
                print(f"{number}. {first}", *rest, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
