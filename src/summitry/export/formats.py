"""The formats that a record can be written in, by name. Each is a module with one ``write``."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, Literal

from summitry.errors import UsageError

if TYPE_CHECKING:
    from summitry.export.selection import Selection

Form = Literal["text", "binary", "folder"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what it is for, the file ending it usually has, and the module that writes it.

    The module's ``write`` takes a ``Selection`` and what ``form`` says: a stream of text, one of bytes, or the ``Path``
    of a folder, which may be wanted as a zip file too.
    """

    name: str
    about: str
    ending: str
    module: str
    form: Form = "text"

    def write(self, chosen: Selection, target: str | os.PathLike[str] | IO[Any]) -> None:
        """Write what is chosen to a path or, where the format is one file, to a stream.

        Raises ``OutputError``, ``MissingPart``, and ``UsageError`` for a stream where a folder is needed.
        """
        from summitry.export.files import filled, written, zipped

        write = import_module(f"summitry.export.{self.module}").write
        if not isinstance(target, str | os.PathLike):
            if self.form == "folder":
                raise UsageError(f"{self.name} is a folder of files: name it with -o")
            if self.form == "binary" and isinstance(target, io.TextIOBase):
                raise UsageError(f"{self.name} is no text: name a file with -o, such as record{self.ending}")
            write(chosen, target)
        elif self.form != "folder":
            with written(target, binary=self.form == "binary") as stream:
                write(chosen, stream)
        else:
            with zipped(target) if os.fspath(target).lower().endswith(".zip") else filled(target) as folder:
                write(chosen, folder)


FORMATS: dict[str, Format] = {
    format.name: format
    for format in (
        Format("jsonl", "JSON Lines: the whole record, the form that other programs build on", ".jsonl", "jsonl"),
        Format("csv", "CSV: a folder (or a .zip) with a file for each table", "", "tables_csv", "folder"),
        Format("parquet", "Parquet: a folder with a file for each table", "", "parquet", "folder"),
        Format("xlsx", "a workbook with a sheet for each table", ".xlsx", "workbook", "binary"),
        Format("polecat", "events in POLECAT's 40 tab-separated columns", ".tsv", "polecat"),
        Format("plover", "events in the PLOVER manual's JSON, one a line", ".jsonl", "plover"),
        Format("graphml", "who dealt with whom, an edge for each act (GraphML)", ".graphml", "graphml"),
        Format("gexf", "who dealt with whom, with spells, for Gephi (GEXF)", ".gexf", "gexf"),
        Format("ics", "a calendar (iCalendar) of what is to come and what falls due", ".ics", "calendar"),
        Format("annotations", "passages as W3C Web Annotations (JSON-LD)", ".jsonld", "annotations"),
        Format("ftm", "FollowTheMoney entities, one a line", ".ftm.jsonl", "ftm"),
        Format("bibtex", "the sources as BibTeX", ".bib", "bibtex"),
        Format("ris", "the sources as RIS, for Zotero and EndNote", ".ris", "ris"),
        Format("csl", "the sources as CSL-JSON, for Zotero and Pandoc", ".json", "csl"),
        Format("site", "a folder of web pages that needs no server", "", "site", "folder"),
    )
}


def format_named(name: str) -> Format:
    """The format of this name. Raises ``UsageError``."""
    if name not in FORMATS:
        raise UsageError(f"{name}: no format is called so. One of: {', '.join(FORMATS)}")
    return FORMATS[name]
