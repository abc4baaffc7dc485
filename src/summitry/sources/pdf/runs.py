"""A page's content stream into runs of text, each with its place on the page.

pypdf reads the file, its objects and its fonts; what moves the pen is followed here, since a space between two words is
often no character but a movement, and columns are told by where the runs stand.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Matrix = tuple[float, float, float, float, float, float]

_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_BOLD = re.compile(r"bold|black|heavy|demi|semib", re.I)
_DEEPEST = 8  # forms within forms
_SLANT = 0.09  # what leans more than some five degrees is a stamp across the page or stands in its margin
_NARROW, _WIDE = 160.0, 260.0  # thousandths of the size: subsets of fonts often do not tell how wide a space is
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u00a0": " ",
    "\x7f": "•",  # as every code without a letter of its own is in PDF's Western encoding
    "\u00ad": "-",
}
_TRANSLATED = str.maketrans({**_LIGATURES, **{chr(code): None for code in range(0x20) if code != 0x09}})


@dataclass(frozen=True, slots=True)
class Run:
    """Text shown by one operator: from ``x`` up to ``end`` on the baseline ``y``, in points; ``size`` is the font's."""

    x: float
    end: float
    y: float
    size: float
    text: str
    bold: bool
    space: float
    """The width of a space of this font, in points, as narrow as justified lines may have it."""


class OutOfTime(Exception):
    """Reading the page took longer than its share."""


@dataclass(slots=True)
class _State:
    ctm: Matrix = _UNIT
    font: Any = None
    size: float = 0.0
    leading: float = 0.0
    rise: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0

    def copy(self) -> _State:
        return _State(
            self.ctm,
            self.font,
            self.size,
            self.leading,
            self.rise,
            self.spacing,
            self.word_spacing,
            self.scale,
        )


class Pen:
    """Follows the content streams of pages. Fonts are kept from page to page. ``deadline`` is of ``time.monotonic``."""

    def __init__(self, pdf: Any, deadline: float) -> None:
        self._pdf = pdf
        self._deadline = deadline
        self._fonts: dict[Any, Any] = {}

    def runs(self, page: Any) -> list[Run]:
        """The upright runs of a page, in the order of its stream. Raises ``OutOfTime`` and pypdf's errors."""
        contents = page.get("/Contents")
        return list(self._follow(contents, page.get("/Resources"), _State(), 0)) if contents is not None else []

    def _follow(self, contents: Any, resources: Any, state: _State, depth: int) -> Iterator[Run]:
        from pypdf.generic import ArrayObject, ContentStream, StreamObject

        contents, resources = contents.get_object(), resources.get_object() if resources is not None else {}
        if not isinstance(contents, (ArrayObject, StreamObject)):
            return
        kept: list[_State] = []
        matrix = line = _UNIT
        for count, (given, operator) in enumerate(ContentStream(contents, self._pdf, "bytes").operations):
            if not count % 256 and time.monotonic() > self._deadline:
                raise OutOfTime
            numbers = [float(value) for value in given if isinstance(value, (int, float))]
            if operator == b"q":
                kept.append(state.copy())
            elif operator == b"Q" and kept:
                state = kept.pop()
            elif operator == b"cm" and len(numbers) == 6:
                state.ctm = _times(tuple(numbers), state.ctm)  # type: ignore[arg-type]
            elif operator == b"BT":
                matrix = line = _UNIT
            elif operator == b"Tf" and given:
                state.font = self._font(resources, given[0])
                state.size = numbers[-1] if numbers else state.size
            elif operator == b"Tm" and len(numbers) == 6:
                matrix = line = tuple(numbers)  # type: ignore[assignment]
            elif operator in (b"Td", b"TD") and len(numbers) == 2:
                state.leading = -numbers[1] if operator == b"TD" else state.leading
                matrix = line = _times((1.0, 0.0, 0.0, 1.0, numbers[0], numbers[1]), line)
            elif operator in (b"T*", b"'", b'"'):
                matrix = line = _times((1.0, 0.0, 0.0, 1.0, 0.0, -state.leading), line)
            elif operator == b"Do" and given and depth < _DEEPEST:
                yield from self._form(resources, given[0], state.copy(), depth)
            elif numbers:
                _set(state, operator, numbers[0])
            if operator in (b"Tj", b"TJ", b"'", b'"') and given:
                if operator == b'"' and len(numbers) == 2:
                    state.word_spacing, state.spacing = numbers
                pieces = given[-1] if isinstance(given[-1], ArrayObject) else [given[-1]]
                for piece in pieces:
                    if isinstance(piece, bytes):
                        run, advance = _shown(piece, state, matrix)
                        if run is not None:
                            yield run
                    elif isinstance(piece, (int, float)):
                        advance = -float(piece) / 1000 * state.size * state.scale
                    else:
                        continue
                    matrix = _times((1.0, 0.0, 0.0, 1.0, advance, 0.0), matrix)

    def _font(self, resources: Any, name: Any) -> Any:
        from pypdf.generic._font import Font

        fonts = resources.get("/Font", {})
        font = fonts.get_object().get(name) if fonts else None
        key = getattr(font, "idnum", None) or id(font)
        if key not in self._fonts:
            try:
                self._fonts[key] = font, Font.from_font_resource(font.get_object()) if font is not None else None
            except (AttributeError, TypeError, ValueError, KeyError):
                self._fonts[key] = font, None
        return self._fonts[key][1]

    def _form(self, resources: Any, name: Any, state: _State, depth: int) -> Iterator[Run]:
        forms = resources.get("/XObject", {})
        form = forms.get_object().get(name) if forms else None
        form = form.get_object() if form is not None else None
        if form is None or form.get("/Subtype") != "/Form":
            return
        numbers = [float(value) for value in form.get("/Matrix", _UNIT)]
        if len(numbers) == 6:
            state.ctm = _times(tuple(numbers), state.ctm)  # type: ignore[arg-type]
        yield from self._follow(form, form.get("/Resources", resources), state, depth + 1)


def _set(state: _State, operator: bytes, number: float) -> None:
    match operator:
        case b"TL":
            state.leading = number
        case b"Tc":
            state.spacing = number
        case b"Tw":
            state.word_spacing = number
        case b"Tz":
            state.scale = number / 100
        case b"Ts":
            state.rise = number


def _shown(data: bytes, state: _State, matrix: Matrix) -> tuple[Run | None, float]:
    """The run that ``data`` shows, ``None`` where it is no upright text, and how far it moves the pen."""
    font = state.font
    if font is None or not font.interpretable:
        return None, 0.0
    if isinstance(font.encoding, str):
        codes = data.decode(font.encoding, "replace")
        letters = codes
    else:
        codes = data.decode("latin-1")
        letters = "".join(font.encoding.get(code, chr(code)) for code in data)
    text = "".join(font.character_map.get(letter, letter) for letter in letters).translate(_TRANSLATED)
    widths, default = font.character_widths, font.character_widths["default"]
    width = sum(widths.get(code, default) for code in codes) / 1000 * state.size
    advance = (width + len(codes) * state.spacing + codes.count(" ") * state.word_spacing) * state.scale
    at = _times((1.0, 0.0, 0.0, 1.0, 0.0, state.rise), _times(matrix, state.ctm))
    a, b, _, d, x, y = at
    if a <= 0 or abs(b) > _SLANT * a or not text:
        return None, advance
    space = min(max(float(font.space_width), _NARROW), _WIDE) / 1000 * state.size * a
    return Run(x, x + advance * a, y, abs(state.size * d), text, bool(_BOLD.search(font.name)), space), advance


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
