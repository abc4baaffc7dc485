"""A document as a source to cite: what every bibliography asks for, each part ``None`` where it is not known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from summitry.dates import parts
from summitry.export.edtf import edtf
from summitry.export.selection import Selection
from summitry.link.items import DocumentItem
from summitry.model import Interval
from summitry.show.words import when


@dataclass(frozen=True, slots=True)
class Citation:
    """A source. ``key`` is a name for it that stays: publisher or author, year, and the start of its id."""

    key: str
    document: DocumentItem

    @property
    def title(self) -> str:
        """Its title; its file's name where it has none."""
        return self.document.title or self.document.file

    @property
    def date(self) -> Interval | None:
        """When it was published, as far as it is known."""
        return self.document.published

    @property
    def edtf(self) -> str | None:
        """When, as EDTF."""
        return edtf(self.date)

    @property
    def note(self) -> str:
        """What a bibliography has no field for: how far the date is known, the file, the record's id."""
        known = "" if self.date is not None and self.date.is_day else f"Published: {when(self.date)}. "
        return f"{known}{self.document.file}. Summitry {self.document.id}"


def citations(chosen: Selection) -> Iterator[Citation]:
    """Every chosen document as a source, by id."""
    for document in chosen.documents():
        yield Citation(_key(document), document)


def whole_parts(date: Interval | None) -> tuple[int, ...]:
    """Year, month and day of a date as far as they are certain: ``(2024, 4)`` for some day in April 2024."""
    if date is None or date.earliest is None or date.latest is None:
        return ()
    certain: list[int] = []
    for first, last in zip(parts(date.earliest), parts(date.latest), strict=True):
        if first != last:
            break
        certain.append(first)
    return tuple(certain)


def _key(document: DocumentItem) -> str:
    year = whole_parts(document.published)[:1]
    name = document.publisher or (document.authors[0] if document.authors else "source")
    words = re.findall(r"[a-z0-9]+", unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode())
    start = re.sub(r"[^A-Za-z0-9]", "", document.id)[:9]
    return f"{''.join(words[:2]) or 'source'}{year[0] if year else ''}-{start}"
