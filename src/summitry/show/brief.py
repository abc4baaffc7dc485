"""The nouns of a brief: sections of lines, each line resting on quotations, and the sources that they stand in.

``composing`` makes one from a record; the terminal, Markdown and HTML pages each print the same brief.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summitry.show.charts.chart import Chart


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage as the brief prints it: its words, who the document has it from, and its document's number."""

    text: str
    source: int
    said_by: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a section: when, what, in which standing, and the passages that it rests on."""

    id: str
    when: str
    text: str
    standing: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a sentence on what stands below, its lines; ``more`` says what was left out, and how to see it."""

    title: str
    lead: str
    lines: tuple[Line, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A document that the brief quotes, by its number."""

    number: int
    title: str
    publisher: str
    published: str
    file: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole page. ``charts`` are drawn where the form can hold drawings."""

    title: str
    lead: str
    sections: tuple[Section, ...]
    unknown: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    charts: tuple[Chart, ...] = ()
