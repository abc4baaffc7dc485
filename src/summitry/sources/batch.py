"""Whatever a person points at, document by document: files, folders, archives, standard input."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from summitry.errors import NotFound, SourceError, Unreadable
from summitry.model import Document
from summitry.sources import archive, feed, html, jsonl, markdown, text
from summitry.sources.archive import Reader
from summitry.sources.stream import Found, inflate

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".xml": feed.read,
    ".rss": feed.read,
    ".atom": feed.read,
}
"""The reader for each suffix; each of them may also stand before ``.gz``."""

_ARCHIVES = (".tar", ".tar.gz", ".tgz")
_PEEK = 4096
KNOWN = ".txt .md .html .jsonl .rss .atom .xml, each also .gz; .tar, .tar.gz"


def documents(paths: Iterable[str | os.PathLike[str]], *, stdin: BinaryIO | None = None) -> Iterator[Found]:
    """The documents at ``paths``, in order, one in memory at a time; where one cannot be read, the error.

    A path is a file, a folder (walked in the order of names; hidden files, links to folders, pipes and files of unknown
    kinds are passed over), or ``-`` for standard input (``stdin`` where given), whose kind is told by its content.
    Raises nothing.
    """
    for path in (os.fspath(path) for path in paths):
        if path == "-":
            yield from _standard_input(stdin or sys.stdin.buffer)
        elif os.path.isdir(path):
            for found in _files(path):
                yield from [found] if isinstance(found, SourceError) else _file(found)
        else:
            yield from _file(path)


def _files(folder: str) -> Iterator[str | SourceError]:
    """The files of known kinds in ``folder`` and below it, in the order of names, hidden ones left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _refused(os.fsencode(folder).decode(errors="replace"), error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        elif _is_read(entry):
            yield entry.path


def _is_read(entry: os.DirEntry[str]) -> bool:
    """Whether a folder's entry is a file of a known kind; a link that leads nowhere counts, and is told later."""
    known = entry.name.lower().endswith(_ARCHIVES) or _reader(entry.name)
    return bool(known) and (entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path)))


def _file(path: str) -> Iterator[Found]:
    shown = os.fsencode(path).decode(errors="replace")  # a name on disk may be no Unicode
    try:
        yield from _opened(path, shown)
    except SourceError as error:
        yield error
    except (OSError, ValueError) as error:
        yield _refused(shown, error)


def _opened(path: str, shown: str) -> Iterator[Found]:
    mode, name = os.stat(path).st_mode, os.path.basename(shown)
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise Unreadable(shown, "it is a device, not a file", "Name a file, a folder, or - for standard input")
    with open(path, "rb") as stream:
        if name.lower().endswith(_ARCHIVES):
            packed = not name.lower().endswith(".tar")
            yield from archive.read(inflate(stream, shown) if packed else stream, shown, _reader)
            return
        reader = _reader(name)
        if reader is None and os.path.splitext(name.lower().removesuffix(".gz"))[1]:
            raise Unreadable(shown, "files of this kind are not read", f"Save or export it as one of {KNOWN}")
        yield from (reader or _by_content)(stream, shown, name)


def _reader(name: str) -> Reader | None:
    """The reader for a file's name, by its suffix; ``None`` where there is none."""
    plain = name.lower().removesuffix(".gz")
    reader = READERS.get(os.path.splitext(plain)[1])
    return partial(_inflated, reader) if reader and plain != name.lower() else reader


def _inflated(reader: Reader, stream: BinaryIO, file: str, name: str) -> Iterator[Found]:
    yield from reader(inflate(stream, file), file, name[: -len(".gz")])


def _standard_input(stdin: BinaryIO) -> Iterator[Found]:
    number = 0
    try:
        for found in _by_content(stdin, "-", "-"):
            number += isinstance(found, Document)
            yield replace(found, file=f"-#{number}") if isinstance(found, Document) else found
    except SourceError as error:
        yield error
    except OSError as error:
        yield _refused("-", error)


def _by_content(stream: BinaryIO, file: str, name: str) -> Iterator[Found]:
    """Documents of a stream whose name does not tell its kind."""
    buffered = io.BufferedReader(stream, _PEEK)  # type: ignore[type-var]
    head = buffered.peek(_PEEK)
    if head.startswith(b"\x1f\x8b"):
        buffered = io.BufferedReader(inflate(buffered, file), _PEEK)  # type: ignore[type-var]
        head = buffered.peek(_PEEK)
    if head[257:262] == b"ustar":
        yield from archive.read(buffered, file, _reader)
    else:
        yield from _kind(head)(buffered, file, name)


def _kind(head: bytes) -> Reader:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1024].lower()
    if start.startswith(b"{"):
        return jsonl.read
    if start.startswith(b"<") and (b"<html" in start or b"<!doctype html" in start or b"<body" in start):
        return html.read
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")):
        return feed.read
    return markdown.read if start.startswith((b"---\n", b"---\r\n")) else text.read


def _refused(path: str, error: OSError | ValueError) -> SourceError:
    if isinstance(error, FileNotFoundError):
        return NotFound(path, "there is no such file or folder", "Check the path's spelling")
    if isinstance(error, PermissionError):
        return Unreadable(path, "you may not read it", f"Change its permissions, for example: chmod u+r '{path}'")
    return Unreadable(
        path, f"the system refuses it ({getattr(error, 'strerror', None) or error})", "Check the path and the disk"
    )
