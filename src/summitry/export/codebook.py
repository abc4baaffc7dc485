"""The dictionary of columns as a page for people: ``docs/codebook.md``."""

from __future__ import annotations

from summitry.export.columns import TYPES
from summitry.export.dictionary import TABLES


def codebook() -> str:
    """The dictionary as Markdown: ``docs/codebook.md``, to the byte."""
    lines = [
        "# Codebook",
        "",
        "Every table and column of `summitry export --format csv`, `parquet` and `xlsx`, in order. The page is written",
        "by the program, from the same dictionary as those files: `summitry codebook > docs/codebook.md`. What each",
        "format cannot hold stands in [formats out](formats-out.md).",
        "",
        "| type | means |",
        "| --- | --- |",
        *(f"| {name} | {_cell(meaning)} |" for name, meaning in TYPES.items()),
    ]
    for table in TABLES:
        lines += [
            "",
            f"## {table.name}",
            "",
            table.row,
            "",
            "| column | type | meaning | null |",
            "| --- | --- | --- | --- |",
        ]
        lines += [f"| `{c.name}` | {c.type} | {_cell(c.meaning)} | {_cell(c.null)} |" for c in table.columns]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
