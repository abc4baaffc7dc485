"""The record as a workbook (XLSX): a sheet for each table of the codebook, and one that tells what is what.

Written as Office Open XML (ECMA-376) row by row, so that memory stays flat. Text is always text: no cell holds a
formula, and one that a spreadsheet could take for a formula is marked as quoted. A table longer than a sheet goes on in
the next; a text longer than a cell is cut with an ellipsis; both are told. Days from 1900-03-01 to 9999-12-31 are
dates; Excel knows no others (its 1900 has a 29 February), so those are ISO texts. Stored texts are left out: they are
no matter for cells.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import IO, Self

from summitry import dates
from summitry.export.cells import LIVE, cell
from summitry.export.columns import TYPES, Column, Table
from summitry.export.dictionary import TABLES
from summitry.export.markup import escaped
from summitry.export.rows import Row, Value, rows
from summitry.export.selection import Selection

ROWS = 1_048_576
"""Rows of a sheet, the header included: Excel's own limit."""
CHARACTERS = 32_767
"""UTF-16 units of a cell: Excel's own limit."""
FIRST_DAY, LAST_DAY = dates.number("1900-03-01"), dates.number("9999-12-31")
EPOCH = 25_569
"""1970-01-01 as a workbook counts days."""

PLAIN, DATE, QUOTED, HEAD = range(4)
"""Styles of a cell, by their place in ``styles.xml``."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1">'
    '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_ABOUT = Table("about", "", tuple(Column(name, "text", "") for name in ("table", "column", "type", "meaning", "null")))
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def write(chosen: Selection, stream: IO[bytes], *, limit: int = ROWS) -> None:
    """Write the workbook to a binary stream. ``limit`` is the number of rows of a sheet."""
    with TemporaryDirectory(prefix="summitry-") as folder:
        books = {table.name: Sheets(Path(folder), table, limit) for table in TABLES if table.name != "regions"}
        try:
            for name, row in rows(chosen, regions=False):
                books[name].add(row)
        finally:
            for book in books.values():
                book.close()
        for book in books.values():
            for note in book.notes():
                chosen.tell(note)
        with Sheets(Path(folder), _ABOUT, limit) as about:
            for line in _about(books, chosen.notes):
                about.add(line)
        _bind([about, *books.values()], stream)


class Sheets:
    """One table's sheets in the making, each a file of XML in ``folder``."""

    def __init__(self, folder: Path, table: Table, limit: int) -> None:
        self.folder = folder
        self.table = table
        self.limit = limit
        self.files: list[Path] = []
        self.rows = 0
        self.cut = 0
        self._number = 0
        self._stream: IO[str] | None = None
        self._letters = [_letters(number) for number in range(len(table.columns))]
        self._turn()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def names(self) -> list[str]:
        """The sheets' names, in order."""
        return [self.table.name + (f" ({number})" if number > 1 else "") for number in range(1, len(self.files) + 1)]

    def notes(self) -> list[str]:
        """What a sheet could not hold as it was."""
        told = []
        if len(self.files) > 1:
            told.append(
                f"{self.table.name}: {self.rows:,} rows are more than a sheet holds; they go on in {self.names[-1]}"
            )
        if self.cut:
            told.append(
                f"{self.table.name}: {self.cut:,} texts are longer than a cell holds, and are cut with an ellipsis"
            )
        return told

    def add(self, row: Row) -> None:
        """Add a row."""
        if self._number == self.limit:
            self._turn()
        self.rows += 1
        self._put([self._cell(column, value) for column, value in zip(self.table.columns, row, strict=True)])

    def close(self) -> None:
        """End the last sheet; a second call does nothing."""
        if self._stream is not None:
            self._stream.write("</sheetData></worksheet>")
            self._stream.close()
            self._stream = None

    def _turn(self) -> None:
        """Begin the next sheet, with its header."""
        self.close()
        path = self.folder / f"{self.table.name}-{len(self.files) + 1}.xml"
        self._stream = open(path, "w", encoding="utf-8")  # noqa: SIM115
        self.files.append(path)
        self._stream.write(
            f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
            "</sheetView></sheetViews><sheetData>"
        )
        self._number = 0
        self._put([_text(column.name, HEAD) for column in self.table.columns])

    def _put(self, cells: list[str]) -> None:
        self._number += 1
        number = self._number
        filled = (f'<c r="{at}{number}"{c}</c>' for at, c in zip(self._letters, cells, strict=True) if c)
        assert self._stream is not None
        self._stream.write(f'<row r="{number}">{"".join(filled)}</row>\n')

    def _cell(self, column: Column, value: Value) -> str:
        """A cell's style and content, "" for null."""
        if value is None:
            return ""
        if column.type in ("integer", "number"):
            return f"><v>{value}</v>"
        if column.type == "truth":
            return f' t="b"><v>{int(bool(value))}</v>'
        if column.type == "day":
            days = dates.number(str(value))
            return f' s="{DATE}"><v>{days + EPOCH}</v>' if FIRST_DAY <= days <= LAST_DAY else _text(str(value))
        text = cell(column.type, value) if column.type in ("texts", "spans") else str(value)
        short = _cut(text)
        self.cut += short is not text
        return _text(short, QUOTED if text.startswith(LIVE) else PLAIN)


def _text(text: str, style: int = PLAIN) -> str:
    styled = f' s="{style}"' if style else ""
    return f'{styled} t="inlineStr"><is><t xml:space="preserve">{_sayable(text)}</t></is>'


def _sayable(text: str) -> str:
    """Text as a cell's XML may hold it: control characters as ``_x0001_`` (ECMA-376, part 1, 22.9.2.19)."""
    coded = _CODED.sub("_x005F_", text) if "_x" in text else text
    return escaped(_CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", coded))


def _cut(text: str) -> str:
    if len(text) * 2 <= CHARACTERS or len(text.encode("utf-16-le", "surrogatepass")) // 2 <= CHARACTERS:
        return text
    short = text.encode("utf-16-le", "surrogatepass")[: 2 * (CHARACTERS - 1)]
    return short.decode("utf-16-le", "ignore") + "…"


def _letters(number: int) -> str:
    """The name of a column, from 0: A, B … Z, AA …"""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def _about(books: dict[str, Sheets], notes: list[str]) -> list[Row]:
    lines: list[Row] = [("", None, None, note, None) for note in notes]
    lines += [(None, None, name, meaning, None) for name, meaning in TYPES.items()]
    for book in books.values():
        table = book.table
        lines.append((table.name, None, f"{book.rows:,} rows", table.row, None))
        lines += [(table.name, column.name, column.type, column.meaning, column.null) for column in table.columns]
    return lines


def _bind(books: list[Sheets], stream: IO[bytes]) -> None:
    """Put the sheets into one package."""
    sheets = [(name, path) for book in books for name, path in zip(book.names, book.files, strict=True)]
    numbers = range(1, len(sheets) + 1)
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for n in numbers
    )
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, (name, _) in zip(numbers, sheets, strict=True)
    )
    ties = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    styles = f'<Relationship Id="rId{len(sheets) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    content = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/styles.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{parts}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{ties}{styles}</Relationships>',
    }
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as package:
        for name, text in content.items():
            package.writestr(name, _HEAD + text)
        package.writestr("xl/styles.xml", _STYLES)
        for number, (_, path) in zip(numbers, sheets, strict=True):
            with (
                open(path, "rb") as source,
                package.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as sink,
            ):
                shutil.copyfileobj(source, sink, 1 << 20)
            path.unlink()
