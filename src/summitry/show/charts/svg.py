"""Marks: elements of SVG as text, everything in them escaped, and the hatching that they share.

No element bears a style of its own. Colours come by class from ``charts.css``, so that a chart is at home on a page
with a strict Content-Security-Policy, in the dark and in print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

Value = str | float | None

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 lets no document hold, escaped or not."""

_NARROW, _WIDE = frozenset("iljtfrI.,:;'’|!()[]- "), frozenset("mwMW@—%…")


def clean(text: str) -> str:
    """Text as a document of XML may hold it: escaped, and without the characters that none may hold."""
    return escape(_FORBIDDEN.sub("\ufffd", text), quote=True)


def number(value: float) -> str:
    """A coordinate to a tenth, with no needless digits.

    >>> number(3.0), number(2.25), number(-0.04)
    ('3', '2.2', '0')
    """
    written = f"{value:.1f}"
    return {"-0.0": "0"}.get(written, written.removesuffix(".0"))


def element(tag: str, *inner: str, **attributes: Value) -> str:
    """An element. ``inner`` is markup, made by ``element`` or ``clean``; attributes that are ``None`` are left out.

    In names of attributes a low line stands for a hyphen and a closing one is dropped (``class_``).

    >>> element("text", clean("a < b"), x=1.25, class_="c-soft", text_anchor="end")
    '<text x="1.2" class="c-soft" text-anchor="end">a &lt; b</text>'
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{clean(value) if isinstance(value, str) else number(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{''.join(inner)}</{tag}>" if inner else f"<{tag}{written}/>"


def text(words: str, x: float, y: float, **attributes: Value) -> str:
    """Words at a point: their start, unless ``text_anchor`` says otherwise."""
    return element("text", clean(words), x=x, y=y, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> str:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def path(points: Iterable[tuple[float, float]], class_: str, closed: bool = False) -> str:
    """A path through points."""
    steps = "L".join(f"{number(x)},{number(y)}" for x, y in points)
    return element("path", d=f"M{steps}{'Z' if closed else ''}", class_=class_)


def told(mark: str, words: str) -> str:
    """A mark with words that show when it is pointed at."""
    return element("g", element("title", clean(words)), mark, class_="c-mark")


def hatching(name: str, class_: str, gap: float = 4) -> str:
    """A pattern of slanting hairlines; fill with ``url(#name)``."""
    stroke = element("path", d=f"M0,0V{number(gap)}", class_=class_)
    return element(
        "pattern",
        stroke,
        id=name,
        width=gap,
        height=gap,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def drawing(
    name: str, title: str, description: str, size: tuple[float, float], *inner: str, class_: str, defs: str = ""
) -> str:
    """The whole picture. ``name`` begins its ids, and so must be the only one of its kind on a page."""
    width, height = size
    return element(
        "svg",
        element("title", clean(title), id=f"{name}-title"),
        element("desc", clean(description), id=f"{name}-desc"),
        element("defs", defs) if defs else "",
        *inner,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        class_=class_,
    )


def length(words: str, size: float = 12) -> float:
    """About how wide words are, in the unit of ``size``: rather too wide than too narrow."""
    return size * sum(
        0.34
        if letter in _NARROW
        else 0.9
        if letter in _WIDE
        else 0.7
        if letter.isupper()
        else 1.0
        if ord(letter) > 0x2E7F
        else 0.56
        for letter in words
    )


def short(words: str, room: float, size: float = 12) -> str:
    """Words cut, with an ellipsis, to fit ``room``."""
    words = " ".join(words.split())
    if length(words, size) <= room:
        return words
    kept = words
    while kept and length(kept + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,;–") + "…" if kept else ""
