"""The record as Parquet: a folder with one file for each table of the codebook.

Days are ``date32``, lists are lists, null is null. ``date32`` can hold days before Christ, but Python's own dates
cannot, and pandas gives up a whole file over one of them; so these days stand in the column ``before_year_1`` instead,
as texts ``COLUMN=DAY``, and are null in their own. Each column's meaning is in the file, as the field's
``description``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summitry import dates
from summitry.errors import MissingPart
from summitry.export.codebook import codebook
from summitry.export.columns import Table, Type
from summitry.export.dictionary import TABLES
from summitry.export.rows import Row, rows
from summitry.export.selection import Selection

if TYPE_CHECKING:
    import pyarrow

BATCH = 4_096
"""Rows of one table that are held before they are written."""
GROUP = 65_536
"""Rows of a row group, at most."""
BEFORE = "before_year_1"


def write(chosen: Selection, target: Path) -> None:
    """Write the tables into the folder ``target``. Raises ``MissingPart`` where pyarrow is not installed."""
    pyarrow = _pyarrow()
    from pyarrow import parquet

    schemas = {table.name: _schema(pyarrow, table) for table in TABLES}
    writers = {
        name: parquet.ParquetWriter(target / f"{name}.parquet", schema, compression="zstd")
        for name, schema in schemas.items()
    }
    waiting: defaultdict[str, list[Row]] = defaultdict(list)
    tables = {table.name: table for table in TABLES}

    def send(name: str) -> None:
        batch = _batch(pyarrow, tables[name], schemas[name], waiting.pop(name))
        writers[name].write_batch(batch, row_group_size=GROUP)

    try:
        for name, row in rows(chosen):
            waiting[name].append(row)
            if len(waiting[name]) >= BATCH:
                send(name)
        for name in list(waiting):
            send(name)
    finally:
        for writer in writers.values():
            writer.close()
    (target / "codebook.md").write_text(codebook(), encoding="utf-8")


def read(folder: Path, table: Table) -> Iterator[Row]:
    """The rows of a table that ``write`` wrote into ``folder``, days as ISO strings again."""
    pyarrow = _pyarrow()
    from pyarrow import parquet

    with parquet.ParquetFile(folder / f"{table.name}.parquet") as file:
        for batch in file.iter_batches(BATCH):
            columns = []
            for column in table.columns:
                values = batch.column(column.name)
                if column.type == "day":
                    columns.append([None if n is None else dates.numbered(n) for n in _numbers(pyarrow, values)])
                else:
                    columns.append([_plain(column.type, v) for v in values.to_pylist()])
            for row, before in zip(zip(*columns, strict=True), batch.column(BEFORE).to_pylist(), strict=True):
                days = dict(told.split("=", 1) for told in before or ())
                yield tuple(days.get(c.name, v) for c, v in zip(table.columns, row, strict=True))


def _numbers(pyarrow: Any, values: Any) -> list[int | None]:
    found: list[int | None] = values.cast(pyarrow.int32()).to_pylist()
    return found


def _plain(type: Type, value: Any) -> Any:
    if value is None or type not in ("texts", "spans"):
        return value
    return tuple(value) if type == "texts" else tuple(tuple(span) for span in value)


def _schema(pyarrow: Any, table: Table) -> pyarrow.Schema:
    types: dict[Type, Any] = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "truth": pyarrow.bool_(),
        "day": pyarrow.date32(),
        "texts": pyarrow.list_(pyarrow.string()),
        "spans": pyarrow.list_(pyarrow.list_(pyarrow.int64())),
        "json": pyarrow.string(),
    }
    fields = [
        pyarrow.field(c.name, types[c.type], metadata={"description": c.meaning, "null": c.null}) for c in table.columns
    ]
    days = "Days before year 1 of this row, COLUMN=DAY"
    fields.append(pyarrow.field(BEFORE, types["texts"], metadata={"description": days, "null": "none"}))
    return pyarrow.schema(fields, metadata={"description": table.row})


def _batch(pyarrow: Any, table: Table, schema: Any, held: list[Row]) -> Any:
    before: list[list[str] | None] = [None] * len(held)
    arrays = []
    for column, values, field in zip(table.columns, zip(*held, strict=True), schema, strict=False):
        if column.type == "day":
            for number, day in enumerate(values):
                if day is not None and day.startswith("-"):
                    before[number] = [*(before[number] or ()), f"{column.name}={day}"]
            counted = [None if day is None or day.startswith("-") else dates.number(day) for day in values]
            arrays.append(pyarrow.array(counted, pyarrow.int32()).cast(pyarrow.date32()))
        elif column.type in ("text", "json"):
            arrays.append(pyarrow.array([_storable(value) for value in values], field.type))
        else:
            arrays.append(pyarrow.array(values, field.type))
    arrays.append(pyarrow.array(before, schema.field(BEFORE).type))
    return pyarrow.RecordBatch.from_arrays(arrays, schema=schema)


def _storable(text: str | None) -> str | None:
    """Text as UTF-8 can hold it: a half surrogate, which some inputs hold, becomes a question mark."""
    return text if text is None or text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        raise MissingPart(
            "Parquet needs pyarrow, which is not installed. Install it with: pip install 'summitry[parquet]'"
        ) from None
    return pyarrow
