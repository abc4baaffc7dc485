"""ZIP files under bounds, and the XML in them: what Word, Excel and web archives are made of."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, cast

from summitry.errors import SourceError, TooLarge, Unreadable
from summitry.sources.stream import MOST_BYTES, Found, Reader, is_led_out, seekable

_MOST_DIRECTORY = 32 * 2**20  # bytes of the list of members: some half a million
_MOST_SWELLING = 200  # … as for gzip: XML shrinks twentyfold, a bomb a thousandfold
_FREE_BYTES = 8 * 2**20
_MOST_PART = 512 * 2**20  # bytes of one part, decompressed: a sheet is read as a stream
_END = b"PK\x05\x06"
_END64 = b"PK\x06\x06"
_ENCRYPTED = 0x1


class Packed:
    """A ZIP file opened for reading. Raises ``Unreadable`` where it is none, ``TooLarge`` for too many members."""

    def __init__(self, stream: BinaryIO, file: str) -> None:
        self.file = file
        stream = seekable(stream, file)
        if _directory_size(stream) > _MOST_DIRECTORY:
            raise TooLarge(
                file, "it lists more members than any document has", "Unpack it with care and read the files"
            )
        try:
            self._zip = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError) as error:
            raise Unreadable(
                file, f"its ZIP data are damaged or cut short ({error})", "Open it in its program and save it anew"
            ) from None
        self.members = {info.filename: info for info in self._zip.infolist()}

    def data(self, name: str) -> bytes:
        """All of a member, decompressed. Raises ``Unreadable`` where it is missing, locked or damaged, ``TooLarge``."""
        with self.stream(name) as stream:
            data = stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise TooLarge(f"{self.file}#{name}", f"it is larger than {MOST_BYTES // 2**20} MB", "Split the document")
        return data

    def stream(self, name: str) -> BinaryIO:
        """A member as a stream, its swelling bounded. Raises as ``data`` does, also while it is read."""
        where = f"{self.file}#{name}"
        info = self.members.get(name)
        if info is None:
            raise Unreadable(where, "the file has no such part", "Open it in its program and save it anew")
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable(where, "it is locked with a password", "Save an unlocked copy")
        try:
            return cast(BinaryIO, io.BufferedReader(_Bounded(self._zip.open(info), where, info.compress_size), 2**16))
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
            raise Unreadable(where, f"it cannot be unpacked ({error})", "Pack or save it anew") from None

    def xml(self, name: str) -> Any:
        """The root element of a member that is XML. Document types and entities are refused: such parts have none."""
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True
        )
        where = f"{self.file}#{name}"
        try:
            root = etree.fromstring(self.data(name), parser)
        except etree.XMLSyntaxError as error:
            reason = " ".join(str(error).split())[:120]
            raise Unreadable(
                where, f"its XML is damaged ({reason})", "Open it in its program and save it anew"
            ) from None
        if root.getroottree().docinfo.doctype:
            raise _typed(where)
        return root

    def check(self) -> None:
        """Look at every part before a program that has no bounds of its own reads them: sizes, locks, document types.

        Raises ``TooLarge`` at a bomb, ``Unreadable`` at a part that is locked, damaged or declares a document type.
        """
        for name, info in self.members.items():
            if info.is_dir():
                continue
            taken = 0
            with self.stream(name) as stream:
                while data := stream.read(2**20):
                    if not taken and re.search(rb"<!DOCTYPE|<!ENTITY", data[:65_536].replace(b"\x00", b"")):
                        raise _typed(f"{self.file}#{name}")
                    taken += len(data)
                    if taken > _MOST_PART:
                        raise TooLarge(
                            f"{self.file}#{name}", f"it is larger than {_MOST_PART // 2**20} MB", "Split the workbook"
                        )


def _typed(where: str) -> Unreadable:
    return Unreadable(
        where,
        "its XML declares a document type, which such files never do and which may be an attack",
        "Do not open it unless you trust its sender; export it as plain text",
    )


class _Bounded(io.RawIOBase):
    """A member's data; raises at a bomb, and in one way for every kind of damage."""

    def __init__(self, inner: Any, where: str, packed: int) -> None:
        self._inner, self._where, self._packed, self._out = inner, where, packed, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._inner.read(len(buffer))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise Unreadable(
                self._where, f"its data are damaged or cut short ({error})", "Fetch or save it again"
            ) from None
        self._out += len(data)
        if self._out > _FREE_BYTES and self._out > _MOST_SWELLING * max(1, self._packed):
            raise TooLarge(
                self._where,
                f"it swells to over {self._out // max(1, self._packed)} times its size when decompressed",
                "Unpack it yourself if it is what it should be, and read the result",
            )
        buffer[: len(data)] = data
        return len(data)


def _directory_size(stream: BinaryIO) -> int:
    """How many bytes a ZIP file's list of members claims to have; 0 where there is none to be found."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - 2**16 - 100))
    tail = stream.read()
    stream.seek(0)
    at, at64 = tail.rfind(_END), tail.rfind(_END64)
    if at64 >= 0 and len(tail) >= at64 + 48:
        return int(struct.unpack_from("<Q", tail, at64 + 40)[0])
    return int(struct.unpack_from("<L", tail, at + 12)[0]) if 0 <= at <= len(tail) - 16 else 0


def read(stream: BinaryIO, file: str, name: str) -> Iterator[Found]:
    """Whatever a ZIP file is: a Word document, a workbook, a web archive, or files packed together.

    Members are read in order as ``PATH#MEMBER`` and never written to disk; archives within it are not opened.
    """
    from summitry.sources.formats import named, reader_of

    stream = seekable(stream, file)
    packed = Packed(stream, file)
    for sign, importer in (("word/document.xml", "docx:read"), ("xl/workbook.xml", "table:read")):
        if sign in packed.members:
            yield from named(importer)(stream, file, name)
            return
    if "datapackage.json" in packed.members and any(member.startswith("archive/") for member in packed.members):
        yield from named("warc:read_wacz")(stream, file, name)
        return
    yield from _members(packed, reader_of)


def _members(packed: Packed, reader_of: Callable[[str], Reader | None]) -> Iterator[Found]:
    for member, info in packed.members.items():
        base = member.rsplit("/", 1)[-1]
        hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in member.split("/"))
        reader = reader_of(base) if base and not hidden else None
        if info.is_dir() or reader is None:
            continue
        label = f"{packed.file}#{member}"
        try:
            if is_led_out(member):
                raise Unreadable(label, "the member's path leads out of the archive", "Unpack it with care")
            if base.lower().endswith((".zip", ".wacz")):
                raise Unreadable(label, "it is an archive within an archive", "Unpack it and read what it holds")
            yield from reader(packed.stream(member), label, base)
        except SourceError as error:
            yield error
