"""Who deals with whom: states round a circle in the order of their longitudes, a chord for each pair."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, log2, pi, sin

from summitry.record.figures import Dealing, What
from summitry.show.charts.chart import WIDE, Chart, Picture, Table, chart
from summitry.show.charts.svg import clean, element, number, short, text, told
from summitry.weigh.networks import MUTUAL, Network

HEADER = ("one", "name", "dealing", "other", "other's name", "count")
SAID: dict[What, str] = {
    "met": "met",
    "to-meet": "are to meet",
    "spoke": "spoke of",
    "promised": "promised to",
    "undertook": "undertook together",
}
_CLASS: dict[What, str] = {
    "met": "c-chord",
    "to-meet": "c-chord c-dots",
    "spoke": "c-chord c-red-chord",
    "promised": "c-chord c-red-chord c-dots",
    "undertook": "c-chord c-long",
}


def draw(network: Network, names: Callable[[str], str], period: str = "", *, name: str = "network") -> Chart:
    """The drawing of ``network``. ``period`` says in words of what time it is; ``names`` gives an actor's name."""
    verbs = ", ".join(SAID[what] for what in network.what)
    title = f"Who deals with whom ({verbs})" + (f", {period}" if period else "")
    rows = tuple((e.one, names(e.one), SAID[e.what], e.other, names(e.other), e.count) for e in network.edges)
    description = f"{len(network.nodes):,} states and bodies, {len(network.edges):,} ties among them"
    if network.edges:
        first = "; ".join(_sentence(edge, names) for edge in network.edges[:3])
        description += f"; most often: {first}"
    more = [
        f"{count:,} more {noun}"
        for count, noun in ((network.more_nodes, "states and bodies"), (network.more_edges, "ties"))
        if count
    ]
    if more:
        description += f"; {' and '.join(more)} are not shown"
    return chart(
        name, title, description + ".", lambda begin, width: _picture(begin, width, network, names), Table(HEADER, rows)
    )


def _picture(begin: str, width: float, network: Network, names: Callable[[str], str]) -> Picture:
    wide = width >= WIDE
    radius = 270.0 if wide else 128.0
    middle, height = width / 2, 2 * (radius + (150 if wide else 44))
    centre = height / 2
    nodes = network.nodes
    angle = {node.actor: 2 * pi * n / max(len(nodes), 1) - pi / 2 for n, node in enumerate(nodes)}
    place = {actor: (middle + radius * cos(a), centre + radius * sin(a)) for actor, a in angle.items()}
    marks = []
    for edge in reversed(network.edges):
        (x1, y1), (x2, y2) = place[edge.one], place[edge.other]
        pull = 0.35 if edge.what in MUTUAL else 0.2
        bend = (middle + ((x1 + x2) / 2 - middle) * pull, centre + ((y1 + y2) / 2 - centre) * pull)
        chord = element(
            "path",
            d=f"M{number(x1)},{number(y1)}Q{number(bend[0])},{number(bend[1])},{number(x2)},{number(y2)}",
            class_=_CLASS[edge.what],
            stroke_width=0.6 + 0.55 * log2(1 + edge.count) * (1 if wide else 0.6),
            marker_end=None if edge.what in MUTUAL else f"url(#{begin}-to)",
        )
        marks.append(told(chord, _sentence(edge, names)))
    most = max((node.count for node in nodes), default=1)
    for node in nodes:
        x, y = place[node.actor]
        r = (1.5 + 5 * (node.count / most) ** 0.5) * (1 if wide else 0.6)
        label = short(names(node.actor), 140, 12) if wide else short(node.actor, 40, 10)
        marks.append(
            told(element("circle", cx=x, cy=y, r=r, class_="c-full c-rim"), f"{names(node.actor)}: {node.count:,}")
        )
        marks.append(_label(label, middle, centre, radius + (12 if wide else 7), angle[node.actor], wide))
    if not nodes:
        marks.append(text("nobody, as far as the record knows", middle, centre, text_anchor="middle", class_="c-note"))
    arrow = element(
        "marker",
        element("path", d="M0,0L6,3L0,6z", class_="c-red-full"),
        id=f"{begin}-to",
        viewBox="0 0 6 6",
        refX=9,
        refY=3,
        markerWidth=7,
        markerHeight=7,
        markerUnits="userSpaceOnUse",
        orient="auto",
    )
    return Picture(height, tuple(marks), arrow)


def _label(words: str, middle: float, centre: float, far: float, angle: float, wide: bool) -> str:
    """Words that lead outward from the circle, never upside down."""
    x, y, degrees = middle + far * cos(angle), centre + far * sin(angle), angle * 180 / pi
    flipped = cos(angle) < -1e-9
    turn = degrees + 180 if flipped else degrees
    return element(
        "text",
        clean(words),
        x=x,
        y=y,
        dy=4 if wide else 3,
        text_anchor="end" if flipped else "start",
        transform=f"rotate({turn:.1f} {x:.1f} {y:.1f})",
        class_=None if wide else "c-tiny",
    )


def _sentence(edge: Dealing, names: Callable[[str], str]) -> str:
    one, other = names(edge.one), names(edge.other)
    if edge.what in MUTUAL:
        return f"{one} and {other} {SAID[edge.what]}, {edge.count:,}"
    return f"{one} {SAID[edge.what]} {other}, {edge.count:,}"
