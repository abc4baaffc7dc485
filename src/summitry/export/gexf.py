"""Who dealt with whom, as GEXF 1.3 for Gephi: an edge for each tie, with a spell for each of its acts.

A spell lies within the bounds of its act's date; it is open on a side that is not known. An act without any date
counts in the weight and has no spell. All edges are directed; ``mutual`` marks those without a direction. See ``ties``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from itertools import groupby
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO

from summitry import __version__
from summitry.export.markup import escaped
from summitry.export.selection import Selection
from summitry.export.spool import in_order
from summitry.export.ties import Tie, actors, ties


def write(chosen: Selection, stream: IO[str]) -> None:
    """Write the graph. Ties are sorted, and edges wait, on disk."""
    stream.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
        f"<meta><creator>Summitry {__version__}</creator></meta>\n"
        '<graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed">\n'
        '<attributes class="node" mode="static"><attribute id="kind" title="kind" type="string"/>'
        '<attribute id="state" title="state" type="string"/></attributes>\n'
        '<attributes class="edge" mode="static"><attribute id="tie" title="tie" type="string"/>'
        '<attribute id="mutual" title="mutual" type="boolean"/></attributes>\n<nodes>\n'
    )
    tied: set[str] = set()
    with TemporaryFile("w+", encoding="utf-8", errors="replace") as edges:
        told = (Tie(*row) for row in in_order(map(astuple, ties(chosen))))
        for number, (key, acts) in enumerate(groupby(told, key=lambda t: (t.source, t.target, t.kind))):
            tied.update(key[:2])
            _put_edge(edges, number, key, acts)
        for actor in actors(chosen, tied):
            stream.write(_node(*actor))
        stream.write("</nodes>\n<edges>\n")
        edges.seek(0)
        copyfileobj(edges, stream)
    stream.write("</edges>\n</graph>\n</gexf>\n")


def _node(id: str, name: str, kind: str, state: str | None) -> str:
    told = "".join(f'<attvalue for="{k}" value="{escaped(v)}"/>' for k, v in (("kind", kind), ("state", state)) if v)
    return f'<node id="{escaped(id)}" label="{escaped(name)}"><attvalues>{told}</attvalues></node>\n'


def _put_edge(stream: IO[str], number: int, key: tuple[str, str, str], acts: Iterable[Tie]) -> None:
    source, target, kind = key
    weight, spells, directed = 0, [], False
    for act in acts:
        weight += 1
        directed = directed or act.directed
        bounds = [f'{name}="{day}"' for name, day in (("start", act.start), ("end", act.end)) if day]
        if bounds:
            spells.append(f"<spell {' '.join(bounds)}/>")
    ends = f'source="{escaped(source)}" target="{escaped(target)}" label="{escaped(kind)}" weight="{weight}"'
    mutual = "false" if directed else "true"
    stream.write(f'<edge id="t{number}" {ends}><attvalues><attvalue for="tie" value="{escaped(kind)}"/>')
    stream.write(f'<attvalue for="mutual" value="{mutual}"/></attvalues>')
    stream.write(f"<spells>{''.join(spells)}</spells></edge>\n" if spells else "</edge>\n")
