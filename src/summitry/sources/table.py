"""Tables, CSV and XLSX: a document a row, or the rows themselves for who asks. Formulas are never worked out.

A workbook's cell that holds a formula is read as the value that its program stored with it, and as empty where none is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import partial
from itertools import chain, islice
from typing import Any, BinaryIO

from summitry.errors import SourceError, TooLarge, Unreadable, Unrelated
from summitry.model import Document
from summitry.rules.outlets import outlet_of_address
from summitry.sources.article import LONGEST, article
from summitry.sources.columns import DOCUMENT, columns
from summitry.sources.encoding import decode
from summitry.sources.packed import Packed
from summitry.sources.published import stated
from summitry.sources.stream import MOST_BYTES, Found, Reader, seekable

MOST_COLUMNS = 500
_SAMPLE = 64 * 2**10
_EXCEL_DAMAGE = (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError, AssertionError)

Row = tuple[int, list[str]]
"""A row's number as its program shows it, and its cells as text."""


def read(stream: BinaryIO, file: str, name: str) -> Iterator[Found]:
    """A document a row, by the heads that its columns bear; see ``columns.DOCUMENT``.

    Raises ``Unreadable`` where no column holds texts, ``TooLarge``.
    """
    return _documents(stream, file, name, {})


def reader_with(given: Mapping[str, str]) -> Reader:
    """``read`` with the columns that a person chose (field to head)."""
    return partial(_documents, given=given)


def rows(stream: BinaryIO, file: str, name: str) -> Iterator[Row]:
    """The rows of a table, the heads first, empty rows left out. Raises ``Unreadable`` or ``TooLarge``."""
    stream = seekable(stream, file)
    head = stream.read(4)
    stream.seek(0)
    found = _workbook(stream, file) if head == b"PK\x03\x04" else _separated(stream, file)
    for number, cells in found:
        if len(cells) > MOST_COLUMNS and any(cells[MOST_COLUMNS:]):
            raise TooLarge(f"{file}:{number}", f"it has more than {MOST_COLUMNS} columns", "Keep those that are needed")
        if any(cells):
            yield number, cells


def _documents(stream: BinaryIO, file: str, name: str, given: Mapping[str, str]) -> Iterator[Found]:
    table = rows(stream, file, name)
    _, heads = next(table, (0, []))
    where = columns(heads, DOCUMENT, given)
    if "text" not in where:
        shown = ", ".join(head for head in heads if head)[:200] or "none"
        raise Unrelated(
            file,
            f"no column of the table is known to hold texts (its columns: {shown})",
            "Name it, for example: --columns text=Body,date=Published",
        )
    for number, cells in table:
        try:
            yield _document(file, number, _Fields(cells, where))
        except SourceError as error:
            yield error


class _Fields:
    """A row's cells by the names of fields."""

    def __init__(self, cells: list[str], where: Mapping[str, int]) -> None:
        self._cells, self._where = cells, where

    def get(self, field: str) -> str:
        at = self._where.get(field)
        return self._cells[at].strip() if at is not None and at < len(self._cells) else ""

    def text(self) -> str:
        at = self._where["text"]
        return self._cells[at] if at < len(self._cells) else ""


def _document(file: str, number: int, fields: _Fields) -> Document:
    key = fields.get("id") or str(number)
    url = fields.get("url") or None
    publisher = fields.get("publisher") or (outlet_of_address(url) if url else None)
    published = fields.get("published")
    authors = fields.get("authors")
    separator = ";" if ";" in authors else "|" if "|" in authors else None
    return article(
        f"{file}#{key}",
        key,
        fields.text(),
        title=fields.get("title") or None,
        publisher=publisher,
        authors=tuple(name.strip() for name in (authors.split(separator) if separator else [authors]) if name.strip()),
        url=url,
        published=stated(published, "the table's date", publisher) if published else None,
    )


def _separated(stream: BinaryIO, file: str) -> Iterator[Row]:
    """Rows of CSV: commas, semicolons, tabs or bars between cells, whichever parts the first rows alike."""
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    cut = sample if len(sample) < _SAMPLE else sample[: sample.rfind(b"\n") + 1] or sample
    encoding = _encoding(cut, file)
    separator = max(",;\t|", key=partial(_parts, cut.decode(encoding, "replace")))
    text = io.TextIOWrapper(_Kept(stream), encoding=encoding, newline="")  # type: ignore[type-var]
    csv.field_size_limit(min(MOST_BYTES, 8 * LONGEST))
    table = csv.reader(text, delimiter=separator)
    number = 0
    try:
        for number, cells in enumerate(table, 1):
            yield number, cells
    except (csv.Error, UnicodeDecodeError) as error:
        raise Unreadable(
            f"{file}:{number + 1}", f"the row is no CSV ({error})", "Save the table anew as CSV in UTF-8, or as .xlsx"
        ) from None


def _parts(sample: str, separator: str) -> tuple[bool, int]:
    """How well a separator parts the first rows: whether into equally many cells each, and into how many."""
    try:
        widths = [
            len(row) for row in islice(csv.reader(io.StringIO(sample, newline=""), delimiter=separator), 6) if row
        ]
    except csv.Error:
        return False, 0
    kept = widths[:-1] if len(widths) > 2 else widths  # the sample may break off in the last
    return len(set(kept)) == 1 and kept[0] > 1, kept[0] if kept else 0


def _encoding(sample: bytes, file: str) -> str:
    """The encoding that ``decode`` takes the sample for."""
    text = decode(sample, file) if sample else ""
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"):
        try:
            if sample.decode(encoding).removeprefix("\ufeff") == text:
                return encoding
        except UnicodeDecodeError:
            continue
    return "utf-8-sig"


class _Kept(io.RawIOBase):
    """A stream that is not closed with what is laid over it."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _workbook(stream: BinaryIO, file: str) -> Iterator[Row]:
    """The rows of a workbook's first sheet that has any. Its parts are looked at first: see ``Packed.check``."""
    import openpyxl

    Packed(stream, file).check()
    stream.seek(0)
    try:
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            found = _sheet(sheet)
            first = next(found, None)
            if first is not None:
                yield from chain((first,), found)
                return
    except _EXCEL_DAMAGE as error:
        reason = " ".join(str(error).split())[:120]
        raise Unreadable(
            file, f"its workbook is damaged ({reason})", "Open it in its program and save it anew, or save it as CSV"
        ) from None


def _sheet(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # a sheet may claim more rows and columns than it has
    for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1), 1):
        shown = [_shown(cell) for cell in cells]
        if any(shown):
            yield number, shown


def _shown(cell: Any) -> str:
    """A cell's value as text: days as ISO days, whole numbers without a point."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
