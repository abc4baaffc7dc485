"""Formats: which importer reads a file, told by the ending of its name, else by its first bytes.

Importers are named as entry points are, ``module:function``, and imported when the first file of their kind is met. A
package of its own adds one under the entry point group ``summitry.sources``, the ending for its name:

    [project.entry-points."summitry.sources"]
    ".odt" = "my_package.odt:read"
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from importlib import import_module
from importlib.metadata import entry_points
from typing import BinaryIO, cast

from summitry.errors import Unreadable
from summitry.sources.stream import Found, Reader, inflate

GROUP = "summitry.sources"

_HERE = "summitry.sources."
BUILT_IN = {
    ending: f"{_HERE}{importer}"
    for importer, endings in {
        "text:read": ".txt .text",
        "markdown:read": ".md .markdown",
        "html:read": ".html .htm .xhtml",
        "jsonl:read": ".jsonl .ndjson",
        "feed:read": ".xml .rss .atom",
        "pdf:read": ".pdf",
        "docx:read": ".docx .docm .dotx",
        "packed:read": ".zip",
        "zotero:read_ris": ".ris",
        "zotero:read_json": ".csljson",
        "table:read": ".csv .tsv .xlsx .xlsm",
        "warc:read": ".warc",
        "warc:read_wacz": ".wacz",
    }.items()
    for ending in endings.split()
}
"""The importer for each ending; each of them may also stand before ``.gz``."""

PEEK = 4096
"""So many first bytes tell what a file is whose name does not."""

_CERTAIN: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"%PDF-\d"), "pdf:read"),
    (re.compile(rb"WARC/\d"), "warc:read"),
    (re.compile(rb"TY  - \w"), "zotero:read_ris"),
    (re.compile(rb"\[\s*\{(?s:.){0,2048}?\"(?:text|issued|container-title|author)\"\s*:"), "zotero:read_json"),
    (re.compile(rb"\{\s*\"items\"\s*:\s*\["), "zotero:read_json"),
    (re.compile(rb"\{\s*\"(?:id|text|title)\"(?s:.){0,2048}?\"(?:text)\"\s*:"), "jsonl:read"),
    (re.compile(rb"<!doctype html|<(?s:.){0,1024}?<(?:html|body)[\s>]|<html[\s>]", re.I), "html:read"),
    (re.compile(rb"<(?:\?xml(?s:.){0,1024}?<)?(?:rss|feed|rdf:rdf)[\s>]", re.I), "feed:read"),
)
_LIKELY: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"PK\x03\x04"), "packed:read"),
    (re.compile(rb"\[\s*[\[\]{\"]"), "zotero:read_json"),
    (re.compile(rb"\{\s*\""), "jsonl:read"),
    (re.compile(rb"<body[\s>]", re.I), "html:read"),
    (re.compile(rb"<\?xml", re.I), "feed:read"),
    (re.compile(rb"---\r?\n"), "markdown:read"),
)
"""How files of a kind begin: beyond doubt, or so that a person who names such a file may well mean it."""


def named(importer: str) -> Reader:
    """The importer of this package that ``importer`` names, ``module:function``."""
    return _load(f"{_HERE}{importer}")


def reader_of(name: str, columns: Mapping[str, str] | None = None) -> Reader | None:
    """The importer for a file's name; ``None`` where its ending names none. ``columns`` are those chosen for tables.

    Raises ``Unreadable`` where an importer of another package cannot be imported.
    """
    plain = name.lower().removesuffix(".gz")
    ending = os.path.splitext(plain)[1]
    reader = _reader(ending)
    if columns and BUILT_IN.get(ending) == f"{_HERE}table:read":
        from summitry.sources.table import reader_with

        reader = reader_with(columns)
    packed = plain != name.lower() and ending != ".warc"  # whose records are gzipped one by one
    return partial(_inflated, reader) if reader and packed else reader


def reader_by_content(head: bytes, *, certain: bool = False) -> Reader | None:
    """The importer that a file's first bytes (up to ``PEEK``) call for, or ``None`` where they show nothing.

    ``certain`` leaves out what could as well be something else, such as JSON that is no article.
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    signs = _CERTAIN if certain else _CERTAIN + _LIKELY
    return next((named(importer) for sign, importer in signs if sign.match(start)), None)


@cache
def _reader(ending: str) -> Reader | None:
    if ending in BUILT_IN:
        return _load(BUILT_IN[ending])
    if ending not in _added():
        return None
    value = _added()[ending]
    try:
        return _load(value)
    except (ImportError, AttributeError, ValueError) as error:
        raise Unreadable(
            f"*{ending}", f"its importer, {value}, cannot be imported ({error})", "Mend or remove the package it is of"
        ) from None


def _load(value: str) -> Reader:
    module, _, function = value.partition(":")
    return cast(Reader, getattr(import_module(module), function))


@cache
def _added() -> dict[str, str]:
    """Endings that other installed packages read. What is built in is never replaced."""
    return {f".{point.name.lstrip('.').lower()}": point.value for point in entry_points(group=GROUP)}


def _inflated(reader: Reader, stream: BinaryIO, file: str, name: str) -> Iterator[Found]:
    yield from reader(inflate(stream, file), file, name[: -len(".gz")])
