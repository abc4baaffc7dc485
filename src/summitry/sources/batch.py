"""Whatever a person points at, document by document: files, folders, archives, standard input."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from summitry.errors import NotFound, SourceError, Unreadable, Unrelated
from summitry.model import Document
from summitry.sources import archive, text
from summitry.sources.formats import PEEK, reader_by_content, reader_of
from summitry.sources.stream import Found, Reader, inflate

_ARCHIVES = (".tar", ".tar.gz", ".tgz")

Skipped = Callable[[str], None]
"""Told the path of each file in a folder that is passed over, since no importer reads its kind."""


def documents(
    paths: Iterable[str | os.PathLike[str]],
    *,
    stdin: BinaryIO | None = None,
    skipped: Skipped | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Found]:
    """The documents at ``paths``, in order, one in memory at a time; where one cannot be read, the error.

    A path is a file, a folder (its files in the order of names, then its folders; hidden files, links to folders and
    pipes are passed over, and so are files that nobody reads or that hold no documents; ``skipped`` is told), or ``-``
    for standard input (``stdin`` where given). A kind that a name does not tell is told by the content. ``columns``
    maps the fields of documents to the heads of a table's columns (see ``columns.DOCUMENT``), where the usual names
    do not find them.

    Raises ``UsageError`` for ``columns`` that a table does not have, nothing else.
    """
    skip = skipped or (lambda path: None)
    attached: set[str] = set()
    for path in (os.fspath(path) for path in paths):
        if path == "-":
            yield from _standard_input(stdin or sys.stdin.buffer)
        elif os.path.isdir(path):
            for found in _files(path, skip):
                if isinstance(found, SourceError):
                    yield found
                elif os.path.realpath(found) not in attached:
                    for document in _file(found, columns):
                        if isinstance(document, Document) and not document.file.startswith(found):
                            attached.add(os.path.realpath(document.file))  # a library's export has read it already
                        if isinstance(document, Unrelated):
                            skip(document.file)
                        else:
                            yield document
        else:
            yield from _file(path, columns)


def _files(folder: str, skipped: Skipped) -> Iterator[str | SourceError]:
    """The files of known kinds in ``folder``, then those of the folders in it, in the order of names, none hidden.

    A library's export stands above the folders of its files, and so comes before them.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: (entry.is_dir(follow_symlinks=False), entry.name))
    except OSError as error:
        yield _refused(os.fsencode(folder).decode(errors="replace"), error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, skipped)
        elif entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path)):
            try:
                known = _is_read(entry)
            except SourceError as error:  # an importer of another package that cannot be imported
                yield error
                continue
            if known:
                yield entry.path
            else:
                skipped(os.fsencode(entry.path).decode(errors="replace"))


def _is_read(entry: os.DirEntry[str]) -> bool:
    """Whether a folder's entry is of a known kind, by its name, or beyond doubt by its content."""
    if entry.name.lower().endswith(_ARCHIVES) or reader_of(entry.name):
        return True
    try:
        with open(entry.path, "rb") as stream:
            return reader_by_content(stream.read(PEEK), certain=True) is not None
    except OSError:
        return False


def _file(path: str, columns: Mapping[str, str] | None) -> Iterator[Found]:
    shown = os.fsencode(path).decode(errors="replace")  # a name on disk may be no Unicode
    try:
        yield from _opened(path, shown, partial(reader_of, columns=columns))
    except SourceError as error:
        yield error
    except (OSError, ValueError) as error:
        yield _refused(shown, error)


def _opened(path: str, shown: str, reader_of: Callable[[str], Reader | None]) -> Iterator[Found]:
    mode, name = os.stat(path).st_mode, os.path.basename(shown)
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise Unreadable(shown, "it is a device, not a file", "Name a file, a folder, or - for standard input")
    with open(path, "rb") as stream:
        if name.lower().endswith(_ARCHIVES):
            packed = not name.lower().endswith(".tar")
            yield from archive.read(inflate(stream, shown) if packed else stream, shown, reader_of)
        else:
            yield from (reader_of(name) or _by_content)(stream, shown, name)


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
    """Documents of a stream whose name does not tell its kind; what shows no other kind is plain text."""
    buffered = io.BufferedReader(stream, PEEK)  # type: ignore[type-var]
    head = buffered.peek(PEEK)
    if head.startswith(b"\x1f\x8b"):
        buffered = io.BufferedReader(inflate(buffered, file), PEEK)  # type: ignore[type-var]
        head = buffered.peek(PEEK)
    if head[257:262] == b"ustar":
        yield from archive.read(buffered, file, reader_of)
    else:
        reader: Reader = reader_by_content(head) or text.read
        yield from reader(buffered, file, name)


def _refused(path: str, error: OSError | ValueError) -> SourceError:
    if isinstance(error, FileNotFoundError):
        return NotFound(path, "there is no such file or folder", "Check the path's spelling")
    if isinstance(error, PermissionError):
        return Unreadable(path, "you may not read it", f"Change its permissions, for example: chmod u+r '{path}'")
    return Unreadable(
        path, f"the system refuses it ({getattr(error, 'strerror', None) or error})", "Check the path and the disk"
    )
