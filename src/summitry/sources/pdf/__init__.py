"""PDF: the text of its pages, put together as people read it. By pypdf.

What pypdf has no public name for, a font's widths and map of characters, is taken from ``pypdf.generic._font``: its
version is pinned, and ``tests/sources/test_pdf.py`` tells whether a later one still has it.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, BinaryIO

from summitry.errors import TooLarge, Unreadable
from summitry.model import Interval
from summitry.sources.article import LONGEST, article
from summitry.sources.pdf.flow import flow
from summitry.sources.pdf.lines import Line, lines_of, without_running_heads
from summitry.sources.pdf.runs import OutOfTime, Pen
from summitry.sources.stream import Found, seekable

MOST_PAGES = 3_000
MOST_SECONDS = 120.0
MOST_BYTES = 512 * 2**20
"""Bounds on one file: its pages, the time that reading it may take, its size."""

JUNK_TITLE = re.compile(
    r"microsoft (?:word|powerpoint)|untitled|\.(?:docx?|indd|qxd|rtf|odt|pdf|pptx?|tex|wpd)\Z|powerpoint presentation|"
    r"\bdocument\d*\Z|slide \d",
    re.I,
)
"""Titles that programs give where their user gave none."""


def read(stream: BinaryIO, file: str, name: str) -> Iterator[Found]:
    """One document; then, where pages are pictures without text, an error that names them.

    The offsets of its pages stand in ``Document.pages``. Raises ``Unreadable`` where it is damaged, locked or only
    pictures, ``TooLarge`` beyond ``MOST_PAGES``, ``MOST_SECONDS`` or ``MOST_BYTES``.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every flaw that it mends
    stream = seekable(stream, file)
    if stream.seek(0, 2) > MOST_BYTES:
        raise TooLarge(file, f"it is larger than {MOST_BYTES // 2**20} MB", "Split it, or take its pictures out")
    stream.seek(0)
    deadline = time.monotonic() + MOST_SECONDS
    limits: dict[str, Any] = {"page_tree_maximum_entries": 2 * MOST_PAGES}
    try:
        with pypdf.apply_configuration(**limits):
            pdf = _opened(stream, file)
            pages, heights, blank = _pages(pdf, deadline)
            said = _said(pdf)
    except OutOfTime:
        raise TooLarge(
            file, f"reading it takes longer than {MOST_SECONDS:.0f} seconds", "Split it, or save it anew as a PDF"
        ) from None
    except pypdf.errors.LimitReachedError as error:
        raise TooLarge(
            file,
            f"it goes beyond what a document of {MOST_PAGES:,} pages needs ({' '.join(str(error).split())})",
            "Split it into its parts",
        ) from None
    except _damage() as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise Unreadable(
            file, f"its PDF data are damaged ({reason})", "Open it in a viewer and save it anew, or fetch it again"
        ) from None
    if not any(pages):
        raise Unreadable(
            file,
            f"no text is on its {len(pages)} page{'s' if len(pages) > 1 else ''}: they are pictures, or empty",
            "Run text recognition over it, for example: ocrmypdf IN.pdf OUT.pdf",
        )
    text, offsets, headline = flow(without_running_heads(pages, heights))
    if len(text) <= LONGEST and _is_garbled(text):
        raise Unreadable(
            file,
            "its fonts do not say which letters they show",
            "Run text recognition over it, for example: ocrmypdf --force-ocr IN.pdf OUT.pdf",
        )
    title, authors, published = said
    yield article(
        file,
        name,
        text,
        title=title or headline,
        authors=authors,
        published=published,
        markup="html",
        pages=offsets,
    )
    if blank:
        shown = ", ".join(str(page + 1) for page in blank[:10]) + (", …" if len(blank) > 10 else "")
        raise Unreadable(
            f"{file}#page={blank[0] + 1}",
            f"{len(blank)} of its pages are pictures without text ({shown}); the others are read",
            "Run text recognition over it, for example: ocrmypdf --skip-text IN.pdf OUT.pdf",
        )


def _damage() -> tuple[type[Exception], ...]:
    """What pypdf raises at damaged files: its own errors, and plain Python's where a value is not what it claims."""
    from pypdf.errors import PyPdfError

    plain = (ValueError, TypeError, LookupError, AttributeError, AssertionError, ArithmeticError, RecursionError)
    return PyPdfError, *plain, OSError


def _opened(stream: BinaryIO, file: str) -> Any:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    locked = Unreadable(
        file, "it is locked with a password", "Save an unlocked copy, for example: qpdf --decrypt IN.pdf OUT.pdf"
    )
    pdf = PdfReader(stream)
    if pdf.is_encrypted:
        try:
            if not pdf.decrypt(""):  # most locked files may be read by anyone, and are locked against changes only
                raise locked
        except DependencyError:
            raise locked from None
    return pdf


def _pages(pdf: Any, deadline: float) -> tuple[list[list[Line]], list[float], list[int]]:
    """The lines of each page, the pages' heights, and which of them are pictures without text."""
    pen = Pen(pdf, deadline)
    pages: list[list[Line]] = []
    heights: list[float] = []
    blank: list[int] = []
    length = 0
    for number, page in enumerate(pdf.pages):
        if time.monotonic() > deadline:
            raise OutOfTime
        lines = lines_of(pen.runs(page), number)
        pages.append(lines)
        heights.append(float(page.mediabox.top))
        length += sum(len(line.text) for line in lines)
        if not lines and _has_picture(page):
            blank.append(number)
        if length > 2 * LONGEST:  # ``article`` tells how much is too much
            break
    return pages, heights, blank


def _has_picture(page: Any) -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    shown = objects.get_object().values() if objects is not None else ()
    return any(value.get_object().get("/Subtype") == "/Image" for value in shown)


def _said(pdf: Any) -> tuple[str | None, tuple[str, ...], Interval | None]:
    """The title, the authors and the bound on the date that the file's own metadata give."""
    about = pdf.metadata or {}
    title = str(about.get("/Title") or "").strip()
    author = str(about.get("/Author") or "").strip()
    moments = [moment for key in ("/CreationDate", "/ModDate") if (moment := _moment(str(about.get(key) or "")))]
    return (
        None if JUNK_TITLE.search(title) else title or None,
        (author,) if author else (),
        made_by(max(moments, default=None)),
    )


def made_by(moment: datetime | None) -> Interval | None:
    """The bound that a file's last change sets on its document's date: the end of that day, wherever it was made."""
    if moment is None or not 1980 < moment.year < 2200:
        return None
    day = (moment + timedelta(days=1)).date().isoformat()
    return Interval("", None, day, "inferred", f"the file was last changed on {moment.date().isoformat()}")


def _moment(value: str) -> datetime | None:
    found = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", value)
    try:
        return datetime(*map(int, found.groups())) if found else None  # type: ignore[arg-type]
    except ValueError:
        return None


def _is_garbled(text: str) -> bool:
    sample = text[:20_000]
    letters = sum(character.isalnum() or character.isspace() or character in ".,;:()-–’“”\"'/%" for character in sample)
    return letters < 0.6 * len(sample)
