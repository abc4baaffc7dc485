"""The whole record as a folder of web pages that opens from a disk: no server, no script, no request to anywhere.

An index, the ledger, a page for each commitment, events by month, every document with its passages lit, and every actor
who takes part in anything. Lists turn the page after ``PAGE`` lines, so that no page grows with the record.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from html import escape
from importlib.resources import files
from itertools import islice, pairwise
from pathlib import Path

from summitry.export.leaf import STYLE, Leaf, Roll, address, line, listed
from summitry.export.selection import Selection
from summitry.link.items import Commitment, DocumentItem, Event, Evidence, Item, Statement
from summitry.model import Day
from summitry.show.words import joined, quoted, when
from summitry.weigh.standing import due, is_to_come

PAGE = 200
"""Lines of a list's page."""
SHOWN = 500
"""Lines of each kind on an actor's page, at most; the rest is told."""
NEAR = 40
"""Lines on the first page of what is to come, and of what falls due."""
UNDATED = "undated"


def write(chosen: Selection, target: Path, *, page: int = PAGE) -> None:
    """Write the site into the folder ``target``; open its ``index.html``."""
    (target / STYLE).write_text(files("summitry.desk.static").joinpath("desk.css").read_text("utf-8"), encoding="utf-8")
    Site(chosen, target, page).write()


class Site:
    """The site in the making."""

    def __init__(self, chosen: Selection, root: Path, page: int) -> None:
        self.chosen = chosen
        self.root = root
        self.page = page
        self.parts: Counter[str] = Counter()
        self.counts: dict[str, int] = {}
        self.due = Nearest()
        self.ahead = Nearest()

    def write(self) -> None:
        """Write every page, the index last."""
        self._commitments()
        months = self._events()
        self._documents()
        self._actors()
        head = "".join(f"<li>{number:,} {name}</li>" for name, number in self.counts.items())
        now = escape(self.chosen.now or "a day not known")
        body = f"<p>As of {now}, the day of the latest document.</p><ul>{head}</ul>"
        leaf = Leaf("index.html", "The record")
        links = "".join(f'<li><a href="{leaf.to(path)}">{name}</a> {n:,}</li>' for name, path, n in months)
        near = [
            ("What falls due", [self._commitment_line(leaf, c) for c in self.due.kept() if isinstance(c, Commitment)]),
            ("What is to come", [self._event_line(leaf, e) for e in self.ahead.kept() if isinstance(e, Event)]),
        ]
        body += "".join(f"<h2>{name}</h2>{listed(lines)}" for name, lines in near if lines)
        leaf.write(self.root, f"{body}<h2>Events by month</h2><ul>{links}</ul>")
        Leaf("events/index.html", "Events by month").write(
            self.root,
            "<ul>" + "".join(f'<li><a href="../{path}">{name}</a> {n:,}</li>' for name, path, n in months) + "</ul>",
        )

    # -- lists -------------------------------------------------------------------------------------------------------

    def _commitments(self) -> None:
        roll = Roll(self.root, "ledger", "Ledger", self.page)
        for commitment in self.chosen.commitments():
            self.parts.update({party.actor for party in (*commitment.by, *commitment.to)})
            if due(commitment, self.chosen.now) == "due" and commitment.due:
                self.due.add(commitment.due.latest, commitment)
            path = address("commitments", commitment.id)
            self._commitment(Leaf(path, commitment.summary or commitment.id), commitment)
            roll.add(lambda leaf, c=commitment: self._commitment_line(leaf, c))  # type: ignore[misc]
        roll.close()
        self.counts["commitments"] = roll.count

    def _events(self) -> list[tuple[str, str, int]]:
        rolls: dict[str, Roll] = {}
        for event in self.chosen.events():
            self.parts.update({party.actor for party in event.parties})
            day = (event.date.earliest or event.date.latest) if event.date else None
            if is_to_come(event, self.chosen.now) and event.date:
                self.ahead.add(event.date.latest, event)
            month = day[:-3] if day else UNDATED
            if month not in rolls:
                rolls[month] = Roll(self.root, f"events/{month}", f"Events, {month}", self.page)
            rolls[month].add(lambda leaf, e=event: self._event_line(leaf, e))  # type: ignore[misc]
        for roll in rolls.values():
            roll.close()
        self.counts["events"] = sum(roll.count for roll in rolls.values())
        return [(month, f"events/{month}/1.html", rolls[month].count) for month in sorted(rolls)]

    def _documents(self) -> None:
        roll = Roll(self.root, "documents", "Documents", self.page)
        for document in self.chosen.documents():
            self._document(document)
            roll.add(
                lambda leaf, d=document: line(  # type: ignore[misc]
                    when(d.published),
                    d.title or d.file,
                    leaf.to(address("documents", d.id)),
                    d.publisher or "publisher not known",
                )
            )
        roll.close()
        self.counts["documents"] = roll.count

    def _actors(self) -> None:
        roll = Roll(self.root, "actors", "Actors", self.page)
        for actor in self.chosen.actors():
            if actor.id not in self.parts:
                continue
            leaf = Leaf(address("actors", actor.id), actor.name)
            told = joined([actor.kind, *([actor.state] if actor.state else [])])
            body = [f"<p>{escape(told)}. Also: {escape(', '.join(actor.names))}</p>"]
            filters = {**self.chosen.filters, "actor": actor.id}
            events = [self._event_line(leaf, e) for e in islice(self.chosen.record.events(**filters), SHOWN)]
            undertakings = [
                self._commitment_line(leaf, c) for c in islice(self.chosen.record.commitments(**filters), SHOWN)
            ]
            for name, lines in (("Commitments", undertakings), ("Events", events)):
                if lines:
                    more = f"<p>The first {SHOWN:,}.</p>" if len(lines) == SHOWN else ""
                    body.append(f"<h2>{name}</h2>{listed(lines)}{more}")
            leaf.write(self.root, "\n".join(body))
            roll.add(
                lambda leaf, a=actor: line(  # type: ignore[misc]
                    a.state or "", a.name, leaf.to(address("actors", a.id)), f"{a.kind}, {self.parts[a.id]:,} items"
                )
            )
        roll.close()
        self.counts["actors who take part"] = roll.count

    # -- lines and pages ---------------------------------------------------------------------------------------------

    def _event_line(self, leaf: Leaf, event: Event) -> str:
        passages = "".join(self._passage(leaf, piece) for piece in event.evidence[:5])
        return line(when(event.date), event.summary or event.plover, "", event.status, passages)

    def _commitment_line(self, leaf: Leaf, commitment: Commitment) -> str:
        first = commitment.history[0].date if commitment.history else None
        due = f", due {when(commitment.due)}" if commitment.due else ""
        standing = f"{commitment.stage}{f' · {commitment.wording}' if commitment.wording else ''}{due}"
        href = leaf.to(address("commitments", commitment.id))
        return line(when(first), commitment.summary or commitment.id, href, standing)

    def _passage(self, leaf: Leaf, piece: Evidence) -> str:
        href = leaf.to(f"{address('documents', piece.document)}#p{piece.start}-{piece.end}")
        said = f", says {escape(self.chosen.name(piece.said_by))}" if piece.said_by else ""
        return f'<blockquote>{escape(quoted(piece.quote))}{said} <a href="{href}">passage</a></blockquote>'

    def _commitment(self, leaf: Leaf, c: Commitment) -> None:
        facts = [
            ("By", joined(dict.fromkeys(self.chosen.name(party.actor) for party in c.by)) if c.by else "not known"),
            ("To", joined(dict.fromkeys(self.chosen.name(party.actor) for party in c.to)) if c.to else "nobody named"),
            ("Stage", c.stage),
            ("Wording", c.wording or "none of the ladder's words"),
            ("Due", when(c.due) if c.due else "not known"),
            ("Amount", c.quantity.text if c.quantity else "none stated"),
            ("Topics", ", ".join(c.topics) or "none"),
            ("Origins", str(c.origins)),
        ]
        if c.score:
            facts.append(("Score", f"{c.score.value:+d}, by {c.score.by}: {c.score.why}"))
        told = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in facts)
        steps = [
            line(
                when(s.date),
                f"{s.step} ({s.stage}{f', {s.wording}' if s.wording else ''})",
                "",
                "",
                self._passage(leaf, s.evidence),
            )
            for s in c.history
        ]
        leaf.write(self.root, f'<dl class="facts">{told}</dl><h2>Step by step</h2>{listed(steps)}')

    def _document(self, d: DocumentItem) -> None:
        leaf = Leaf(address("documents", d.id), d.title or d.file)
        record = self.chosen.record
        items: list[Item] = [
            *record.statements(document=d.id),
            *record.events(document=d.id),
            *record.commitments(document=d.id),
        ]
        spans = {(e.start, e.end) for item in items for e in item.evidence if e.document == d.id}
        facts = f"{d.publisher or 'Publisher not known'}, {when(d.published)}. {d.file}"
        url = d.url if d.url and _is_web(d.url) else None
        source = f' <a href="{escape(url, quote=True)}" rel="noreferrer">Where it is from</a>' if url else ""
        lines = [
            line(f"{e.start}–{e.end}", _told(item), f"#p{e.start}-{e.end}", _standing(item))
            for item in items
            for e in item.evidence
            if e.document == d.id
        ]
        text = lit(self.chosen.text(d.id), spans)
        body = f'<p>{escape(facts)}{source}</p>\n<div class="text" style="white-space: pre-wrap">{text}</div>\n'
        leaf.write(self.root, f"{body}<h2>What it tells</h2>{listed(lines) or '<p>Nothing was read from it.</p>'}")


class Nearest:
    """The items whose day comes first, ``NEAR`` of them."""

    def __init__(self) -> None:
        self._items: list[tuple[Day, str, Item]] = []

    def add(self, day: Day | None, item: Item) -> None:
        """Take an item in, where its day is known and among the nearest."""
        if day is not None:
            insort(self._items, (day, item.id, item), key=lambda row: row[:2])
            del self._items[NEAR:]

    def kept(self) -> list[Item]:
        """The items, the nearest first."""
        return [item for _, _, item in self._items]


def lit(text: str, spans: set[tuple[int, int]]) -> str:
    """A text as HTML with its passages lit. Each can be led to as ``#pSTART-END``, those that overlap too."""
    cuts = sorted({0, len(text), *(edge for span in spans for edge in span)})
    opened: dict[int, list[tuple[int, int]]] = {}
    for span in sorted(spans):
        opened.setdefault(span[0], []).append(span)
    pieces, until = [], 0
    for start, end in pairwise(cuts):
        for span in opened.get(start, ()):
            pieces.append(f'<span id="p{span[0]}-{span[1]}"></span>')
            until = max(until, span[1])
        piece = escape(text[start:end])
        pieces.append(f"<mark>{piece}</mark>" if start < until else piece)
    return "".join(pieces)


def _told(item: Item) -> str:
    if isinstance(item, Statement):
        return f"{item.speaker_name or 'Somebody not named'} {item.act}: {item.content}"
    return item.summary or item.id


def _standing(item: Item) -> str:
    if isinstance(item, Statement):
        return item.form
    return item.status if isinstance(item, Event) else item.stage


def _is_web(url: str) -> bool:
    """Whether a document's address may be led to: a hostile one could be a script."""
    return url.lower().startswith(("http://", "https://"))
