"""Zotero's exports, RIS and CSL-JSON: a document for each entry's attached file, under the entry's own metadata.

Files are looked for where the entry says and, since CSL-JSON does not say, by the entry's title, in the folders
``files`` and ``storage`` beside the export. Nothing outside the export's own folder is read.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from summitry.errors import SourceError, TooLarge, Unreadable, Unrelated
from summitry.model import Document
from summitry.rules.outlets import outlet, outlet_of_address
from summitry.sources.encoding import decode
from summitry.sources.jsonl import document as document_of
from summitry.sources.published import narrowest, stated
from summitry.sources.stream import Found, whole

MOST_ENTRIES = 100_000
MOST_FILES = 200_000

_FOLDERS = ("files", "storage")
_PREFERRED = (".pdf", ".docx", ".html", ".htm", ".txt", ".md")
_TITLE_LETTERS = 20  # so many letters of a title tell it from others; a shorter one must be the file's whole title
_PERIODICAL = frozenset(("NEWS", "MGZN", "JOUR", "EJOUR", "BLOG", "ELEC", "article-newspaper", "article-magazine"))


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a library. ``date`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, as precise as it is known."""

    key: str
    title: str
    authors: tuple[str, ...]
    publisher: str | None
    url: str | None
    date: str | None
    files: tuple[str, ...]


def read_ris(stream: BinaryIO, file: str, name: str) -> Iterator[Found]:
    """A document for each entry with a file; an error, in its place, for each that has none that can be read.

    Raises ``Unreadable`` where the stream is no RIS.
    """
    import rispy

    source = decode(whole(stream, file), file)
    try:
        lists = [*rispy.LIST_TYPE_TAGS, "L1", "L2"]
        entries = rispy.loads(source, list_tags=lists)
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise Unreadable(file, f"it is no RIS ({' '.join(str(error).split())[:120]})", "Export it again") from None
    if not entries:
        raise Unreadable(file, "it holds no entry", "Export the library again, as RIS, with its files")
    yield from _documents([_of_ris(entry, n) for n, entry in enumerate(entries[: MOST_ENTRIES + 1], 1)], file)


def read_json(stream: BinaryIO, file: str, name: str) -> Iterator[Found]:
    """A document for each entry of CSL-JSON with a file, and for each object of the list with a ``text`` of its own.

    Raises ``Unreadable`` where the stream is neither.
    """
    source = decode(whole(stream, file), file)
    try:
        content = json.loads(source)
    except (json.JSONDecodeError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data":
            reason += "; articles on a line each are JSON Lines: name the file .jsonl"
        raise Unreadable(file, f"it is not JSON ({reason})", "Export it again") from None
    items = content.get("items") if isinstance(content, dict) else content
    entries = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    if not any("text" in item or "title" in item for item in entries):
        raise Unrelated(
            file,
            "it is JSON, and no list of articles or entries",
            'Write [{"title": …, "text": …}], or export CSL-JSON',
        )
    listed: list[Entry] = []
    for number, item in enumerate(entries[: MOST_ENTRIES + 1], 1):
        if isinstance(item.get("text"), str):
            try:
                yield document_of(item, number, file)
            except SourceError as error:
                yield error
        else:
            listed.append(_of_csl(item, number))
    yield from _documents(listed, file)


def _documents(entries: Sequence[Entry], file: str) -> Iterator[Found]:
    if len(entries) > MOST_ENTRIES:
        raise TooLarge(file, f"it has more than {MOST_ENTRIES:,} entries", "Export it in parts")
    folder = os.path.dirname(file)
    beside = list(_beside(folder)) if os.path.isfile(file) else []
    for entry in entries:
        try:
            yield from _attached(entry, file, folder, beside)
        except SourceError as error:
            yield error


def _attached(entry: Entry, file: str, folder: str, beside: Sequence[str]) -> Iterator[Found]:
    """The document of the first of an entry's files that can be read; else why there is none."""
    named = [path for said in entry.files if (path := _path(said, folder))]
    candidates = [path for path in named if os.path.isfile(path)] or list(_by_title(entry, beside))
    problem: SourceError | None = None
    for path in sorted(candidates, key=_preference):
        found = list(_contents(path))
        if any(isinstance(one, Document) for one in found):
            yield from (_under(entry, one) if isinstance(one, Document) else one for one in found)
            return
        problem = problem or next((one for one in found if isinstance(one, SourceError)), None)
    if problem is not None:
        raise problem
    label = f"{file}#{entry.key}"
    if entry.files and not named:
        raise Unreadable(
            label,
            f"the file of “{entry.title}” ({entry.files[0]}) is outside the export's folder",
            "Export the library with its files, so that they lie beside the export",
        )
    raise Unreadable(
        label,
        f"“{entry.title}” has no attached file that is here" + (f" ({entry.files[0]})" if entry.files else ""),
        "Attach its text in Zotero and export it with its files, or read the text by itself",
    )


def _contents(path: str) -> Iterator[Found]:
    from summitry.sources.formats import reader_of

    reader = reader_of(os.path.basename(path))
    if reader is None:
        yield Unreadable(path, "files of its kind are not read", "Attach it as PDF, DOCX, HTML or text")
        return
    try:
        with open(path, "rb") as stream:
            yield from reader(stream, path, os.path.basename(path))
    except SourceError as error:
        yield error
    except (OSError, ValueError) as error:
        yield Unreadable(path, f"the system refuses it ({error})", "Check its path and permissions")


def _under(entry: Entry, document: Document) -> Document:
    """The document under its entry's metadata; the narrower of two dates stands."""
    publisher = (outlet(entry.publisher) or entry.publisher) if entry.publisher else None
    publisher = publisher or (outlet_of_address(entry.url) if entry.url else None) or document.publisher
    said = stated(entry.date, "the library's entry", publisher) if entry.date else None
    return replace(
        document,
        title=entry.title or document.title,
        authors=entry.authors or document.authors,
        publisher=publisher,
        url=entry.url or document.url,
        published=narrowest(said, document.published),
    )


# -- where files are ----------------------------------------------------------------------------------------------
def _path(said: str, folder: str) -> str | None:
    """The path of a file that an entry names, or ``None`` where it leads out of ``folder``."""
    path = unquote(urlsplit(said).path) if said.startswith("file:") else said
    path = path.replace("\\", "/")
    stored = re.search(r"(?:\A|/)(storage/[A-Z0-9]{8}/[^/]+)\Z", path)
    if path.startswith("/") or re.match(r"[A-Za-z]:/", path):
        path = stored[1] if stored else path
    path = re.sub(r"\Astorage:", "storage/", path)
    whole, root = os.path.realpath(os.path.join(folder, path)), os.path.realpath(folder or ".")
    return os.path.normpath(os.path.join(folder, path)) if whole.startswith(root.rstrip("/") + "/") else None


def _beside(folder: str) -> Iterator[str]:
    """Files in the folders that Zotero puts them in, in the order of names."""
    count = 0
    for name in _FOLDERS:
        for at, folders, files in os.walk(os.path.join(folder, name)):
            folders.sort()
            for file in sorted(files):
                count += 1
                if count > MOST_FILES:
                    return
                if not file.startswith("."):
                    yield os.path.normpath(os.path.join(at, file))


def _by_title(entry: Entry, beside: Iterable[str]) -> Iterator[str]:
    """Files whose names hold the entry's title, as Zotero names them: “Author - Year - Title.pdf”."""
    title = _letters(entry.title)
    if not title:
        return
    for path in beside:
        parts = re.split(r" - ", os.path.splitext(os.path.basename(path))[0])
        last = _letters(parts[-1])
        if last and (last == title or (len(last) >= _TITLE_LETTERS and (title.startswith(last) or title in last))):
            yield path


def _letters(title: str) -> str:
    return re.sub(r"[\W_]+", "", title).casefold()


def _preference(path: str) -> tuple[int, str]:
    ending = os.path.splitext(path)[1].lower()
    return _PREFERRED.index(ending) if ending in _PREFERRED else len(_PREFERRED), path


# -- entries ------------------------------------------------------------------------------------------------------
def _of_ris(entry: dict[str, Any], number: int) -> Entry:
    def first(*names: str) -> str | None:
        values = (entry.get(name) for name in names)
        return next((str(value[0] if isinstance(value, list) else value) for value in values if value), None)

    house = (
        ("publisher", "secondary_title") if entry.get("type_of_reference") not in _PERIODICAL else ("secondary_title",)
    )
    files = [file for name in ("file_attachments1", "file_attachments2") for file in entry.get(name) or ()]
    return Entry(
        first("id", "accession_number") or str(number),
        first("title", "primary_title") or f"entry {number}",
        tuple(entry.get("authors") or entry.get("first_authors") or ()),
        first(*house, "journal_name", "alternate_title3", "publisher"),
        first("urls"),
        _ris_date(first("date", "publication_year", "year") or "") or _ris_date(first("year") or ""),
        tuple(str(file) for file in files if not re.match(r"https?:", str(file))),
    )


def _ris_date(value: str) -> str | None:
    """A date as RIS writes it, ``YYYY/MM/DD/other``, its parts as far as they are given."""
    found = re.match(r"\s*(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?", value)
    return "-".join([found[1], *(part.zfill(2) for part in found.groups()[1:] if part)]) if found else None


def _of_csl(item: dict[str, Any], number: int) -> Entry:
    def text(*names: str) -> str | None:
        return next((str(item[name]) for name in names if isinstance(item.get(name), (str, int)) and item[name]), None)

    authors = item.get("author")
    people = [person for person in authors if isinstance(person, dict)] if isinstance(authors, list) else []
    names = (p.get("literal") or ", ".join(filter(None, (p.get("family"), p.get("given")))) for p in people)
    attachments = item.get("attachments") or item.get("files") or []
    files = [a.get("path") or a.get("localPath") if isinstance(a, dict) else a for a in attachments]
    houses = ("container-title", "publisher") if item.get("type") in _PERIODICAL else ("publisher", "container-title")
    return Entry(
        text("citation-key", "id") or str(number),
        text("title") or f"entry {number}",
        tuple(name for name in names if name),
        text(*houses),
        text("URL"),
        _csl_date(item.get("issued")),
        tuple(file for file in files if isinstance(file, str) and file),
    )


def _csl_date(issued: Any) -> str | None:
    """A date as CSL writes it. Of a range nothing is taken but what both ends share: it is no day."""
    if not isinstance(issued, dict):
        return None
    parts = issued.get("date-parts")
    try:
        days = [[int(part) for part in day] for day in parts] if parts else []
    except (TypeError, ValueError):
        days = []
    if not days or not days[0]:
        said = issued.get("raw") or issued.get("literal")
        return said if isinstance(said, str) else None
    kept = days[0]
    for other in days[1:]:
        shared = 0
        while shared < min(len(kept), len(other)) and kept[shared] == other[shared]:
            shared += 1
        kept = kept[:shared]
    return "-".join([f"{kept[0]:04}", *(f"{part:02}" for part in kept[1:3])]) if kept else None
