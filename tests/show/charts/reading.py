"""A drawing taken apart, for tests: it must be well-formed, named, and free of styles of its own."""

from __future__ import annotations

from xml.etree import ElementTree

from summitry.show.charts.chart import Chart

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ElementTree.Element:
    """The root of a drawing, once it is seen to keep what every chart keeps."""
    root = ElementTree.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    named = {e.get("id"): "".join(e.itertext()) for e in root if e.tag in (f"{SVG}title", f"{SVG}desc")}
    assert (root.get("aria-labelledby") or "").split() == list(named)
    assert all(named.values())
    assert not [e for e in root.iter() if e.get("style") or e.tag in (f"{SVG}style", f"{SVG}script")]
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    asked = {(e.get("fill") or "") for e in root.iter() if (e.get("fill") or "").startswith("url(#")}
    assert {name[5:-1] for name in asked} <= set(ids)
    return root


def both(chart: Chart) -> tuple[ElementTree.Element, ElementTree.Element]:
    """The wide and the narrow drawing, which share no id, and the file of its own, which is well-formed."""
    wide, narrow = parsed(chart.wide), parsed(chart.narrow)
    ids = [{e.get("id") for e in root.iter() if e.get("id")} for root in (wide, narrow)]
    assert not ids[0] & ids[1]
    alone = ElementTree.fromstring(chart.standalone().encode("utf-8"))
    assert "var(" not in chart.standalone()
    assert alone.find(f"{SVG}style") is not None
    assert all(len(row) == len(chart.table.header) for row in chart.table.rows)
    return wide, narrow


def marks(root: ElementTree.Element) -> list[str]:
    """The words of every mark that tells something."""
    return [e.findtext(f"{SVG}title") or "" for e in root.iter(f"{SVG}g") if e.get("class") == "c-mark"]


def words(root: ElementTree.Element) -> list[str]:
    """All words that are written on the drawing."""
    return ["".join(e.itertext()) for e in root.iter(f"{SVG}text")]
