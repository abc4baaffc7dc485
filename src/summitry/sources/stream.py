"""Byte streams under bounds: how much is read in one piece, and how far compressed data may swell."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from summitry.errors import SourceError, TooLarge, Unreadable
from summitry.model import Document

Found = Document | SourceError
"""What comes out of a source: a document, or, in its place, why there is none."""

Reader = Callable[[BinaryIO, str, str], Iterator[Found]]
"""An importer: takes a stream, the input's path as given and its base name; one that raises ends with that error."""

MOST_BYTES = 32 * 2**20
"""The most bytes that one text, page, feed or line may have before it is even decoded."""

_FREE_BYTES = 64 * 2**20  # compressed data may swell so far at any ratio …
_MOST_SWELLING = 200  # … and beyond it by this factor: text shrinks five- to twentyfold, a bomb a thousandfold


def whole(stream: BinaryIO, file: str) -> bytes:
    """All of ``stream``. Raises ``TooLarge`` beyond ``MOST_BYTES``, having read no more than that."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise TooLarge(
            file,
            f"it is larger than {MOST_BYTES // 2**20} MB in one piece",
            "Split it into its articles, or put them in a JSON Lines file",
        )
    return data


def is_led_out(member: str) -> bool:
    """Whether the name of an archive's member leads out of the folder that the archive is unpacked in."""
    return member.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", member) or member[1:2] == ":"


def seekable(stream: BinaryIO, file: str) -> BinaryIO:
    """``stream`` itself where one can go back in it, else all of it from memory (see ``whole``)."""
    try:
        if stream.seekable():
            return stream
    except AttributeError:  # a member of an archive that is read as a stream
        pass
    return io.BytesIO(whole(stream, file))


def inflate(stream: BinaryIO, file: str) -> BinaryIO:
    """``stream`` decompressed (gzip). Reading raises ``Unreadable`` where it is cut short, ``TooLarge`` at a bomb."""
    return cast(BinaryIO, io.BufferedReader(_Inflated(stream, file), 2**16))


class _Inflated(io.RawIOBase):
    def __init__(self, stream: BinaryIO, file: str) -> None:
        self._counted = _Counted(stream)
        self._gzip = gzip.GzipFile(fileobj=self._counted, mode="rb")
        self._file = file
        self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._gzip.read(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            cut = isinstance(error, EOFError)
            problem = "its gzip data are cut short" if cut else f"its gzip data are damaged ({error})"
            raise Unreadable(self._file, problem, "Fetch or compress it again") from None
        self._out += len(data)
        if self._out > _FREE_BYTES and self._out > _MOST_SWELLING * self._counted.taken:
            raise TooLarge(
                self._file,
                f"it swells to over {self._out // max(1, self._counted.taken)} times its size when decompressed",
                "Decompress it yourself if it is what it should be, and read the result",
            )
        buffer[: len(data)] = data
        return len(data)


class _Counted(io.RawIOBase):
    """A stream that counts the bytes taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.taken = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.taken += len(data)
        return data
