"""Who dealt with whom, as GraphML: an edge for each act, with its first and last day. See ``ties``.

All edges are directed, since common readers take no mixture; ``mutual`` marks those that have no direction."""

from __future__ import annotations

from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO

from summitry.export.markup import escaped
from summitry.export.selection import Selection
from summitry.export.ties import Tie, actors, ties

KEYS = (
    ("node", "label", "string"),
    ("node", "kind", "string"),
    ("node", "state", "string"),
    ("edge", "kind", "string"),
    ("edge", "status", "string"),
    ("edge", "start", "string"),
    ("edge", "end", "string"),
    ("edge", "item", "string"),
    ("edge", "mutual", "boolean"),
)


def write(chosen: Selection, stream: IO[str]) -> None:
    """Write the graph: the actors who are tied, then the ties. Edges wait on disk until it is known who is tied."""
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for on, name, kind in KEYS:
        stream.write(f'<key id="{on}_{name}" for="{on}" attr.name="{name}" attr.type="{kind}"/>\n')
    stream.write('<graph id="summitry" edgedefault="directed">\n')
    tied: set[str] = set()
    with TemporaryFile("w+", encoding="utf-8", errors="replace") as edges:
        for number, tie in enumerate(ties(chosen)):
            tied.update((tie.source, tie.target))
            edges.write(_edge(number, tie))
        for actor in actors(chosen, tied):
            stream.write(_node(*actor))
        edges.seek(0)
        copyfileobj(edges, stream)
    stream.write("</graph>\n</graphml>\n")


def _node(id: str, name: str, kind: str, state: str | None) -> str:
    values = (("label", name), ("kind", kind), ("state", state))
    return f'<node id="{escaped(id)}">{_data("node", values)}</node>\n'


def _edge(number: int, tie: Tie) -> str:
    values = (("kind", tie.kind), ("status", tie.status), ("start", tie.start), ("end", tie.end), ("item", tie.item))
    mutual = (("mutual", "false" if tie.directed else "true"),)
    ends = f'source="{escaped(tie.source)}" target="{escaped(tie.target)}"'
    return f'<edge id="t{number}" {ends}>{_data("edge", values + mutual)}</edge>\n'


def _data(on: str, values: tuple[tuple[str, str | None], ...]) -> str:
    return "".join(f'<data key="{on}_{name}">{escaped(value)}</data>' for name, value in values if value)
