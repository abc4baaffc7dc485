"""A chart: one figure drawn for a wide page and for a narrow one, with the table of the same numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from summitry.show.charts.svg import drawing
from summitry.show.tables import inert

Cell = str | int | float | None

WIDE, NARROW = 960.0, 360.0
"""Widths that charts are drawn for, in pixels of a screen: a page's column, and a telephone's."""


@dataclass(frozen=True, slots=True)
class Table:
    """The same numbers as rows. ``None`` is not known."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def csv(self) -> str:
        """As CSV with a header; what is not known is empty. A cell that a spreadsheet would run is made text."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.header)
        writer.writerows([inert(cell) for cell in row] for row in self.rows)
        return out.getvalue()

    def objects(self) -> list[dict[str, Cell]]:
        """As one object a row, for JSON."""
        return [dict(zip(self.header, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn at one width: its height, its marks, its patterns."""

    height: float
    marks: tuple[str, ...]
    defs: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """``title`` says what is shown, ``description`` what it shows, for whoever does not see it.

    ``wide`` and ``narrow`` are whole ``<svg>`` elements for a page that has ``charts.css``. Their ids begin with the
    name that the chart was given, which must be the only one of its kind on the page.
    """

    title: str
    description: str
    wide: str
    narrow: str
    table: Table

    @property
    def html(self) -> str:
        """Both drawings; the style sheet shows the one that fits."""
        return self.wide + self.narrow

    def standalone(self) -> str:
        """The wide drawing as a file of its own, its style within it."""
        style = re.sub(r"var\((--[a-z]+)\)", lambda found: _light()[found[1]], css())
        style = "svg { background: %s; color: %s; font-family: Georgia, serif; }\n" % (  # noqa: UP031
            _light()["--paper"],
            _light()["--ink"],
        ) + re.sub(r"(?m)^@media.*\n?", "", style)
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + self.wide.replace(
            "</desc>", f"</desc><style>{style}</style>", 1
        )


def chart(name: str, title: str, description: str, draw: Callable[[str, float], Picture], table: Table) -> Chart:
    """A chart from what draws it at a width; ``draw`` gets the beginning of its ids, and the width."""
    made = []
    for width, kind in ((WIDE, "wide"), (NARROW, "narrow")):
        begin = f"{name}-{kind}"
        picture = draw(begin, width)
        made.append(
            drawing(
                begin,
                title,
                description,
                (width, picture.height),
                *picture.marks,
                class_=f"chart {kind}",
                defs=picture.defs,
            )
        )
    return Chart(title, description, made[0], made[1], table)


@cache
def css() -> str:
    """The style of all charts. From the page it wants ``--ink``, ``--soft``, ``--paper``, ``--line``, ``--accent``."""
    return files("summitry.show.charts").joinpath("charts.css").read_text("utf-8")


@cache
def _light() -> dict[str, str]:
    page = files("summitry.show").joinpath("page.css").read_text("utf-8")
    return dict(re.findall(r"(--[a-z]+): (#[0-9a-f]+)", page.split("@media")[0]))
