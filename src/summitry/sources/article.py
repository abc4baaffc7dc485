"""An article made into a ``Document``: its id, its language, and the bounds on what one document may be."""

from __future__ import annotations

import hashlib
from typing import Literal

from summitry.errors import TooLarge, Unreadable
from summitry.model import Document, Interval
from summitry.sources.language import language_of

MarkupKind = Literal["plain", "markdown", "html"]

LONGEST = 1_000_000
"""The most code points that one document may have: what spaCy's parser takes in one piece (its ``nlp.max_length``)."""


def article(
    file: str,
    key: str,
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    authors: tuple[str, ...] = (),
    url: str | None = None,
    published: Interval | None = None,
    markup: MarkupKind = "plain",
    prose: str | None = None,
    pages: tuple[int, ...] = (),
) -> Document:
    """A document of ``text``, stored as it stands.

    ``file`` names the input as the caller did (``PATH#ID`` inside a container). ``key`` is its base name or ID: it and
    the text make the document's id, so that the same article read by another path is the same document. ``prose`` is
    the part of ``text`` that tells its language, where that is not all of it.

    Raises ``Unreadable`` where there is no text or it cannot be stored, ``TooLarge`` beyond ``LONGEST``.
    """
    prose = text if prose is None else prose
    if not prose.strip():
        raise Unreadable(file, "it holds no text", "Check that it was saved whole, or leave it out")
    if len(text) > LONGEST:
        raise TooLarge(
            file,
            f"its text is {len(text):,} characters long, and one document may have {LONGEST:,}",
            "Split it into its articles or chapters and read those",
        )
    if "\x00" in text:
        raise Unreadable(file, "its text holds NUL characters, as binary files do", "Export it as plain text (UTF-8)")
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        raise Unreadable(
            file, f"character {error.start} of its text is half of a surrogate pair", "Write it anew as UTF-8"
        ) from None
    return Document(
        id="d" + hashlib.sha256(key.encode(errors="replace") + b"\x00" + content).hexdigest()[:16],
        file=file,
        text=text,
        title=_line(title),
        publisher=_line(publisher),
        authors=tuple(name for name in map(_line, authors) if name),
        language=language_of(prose),
        url=_line(url),
        published=published,
        markup=markup,
        pages=pages,
    )


def _line(value: str | None) -> str | None:
    """Metadata on one line, or ``None`` where nothing is left."""
    return " ".join(value.split()) or None if value else None
