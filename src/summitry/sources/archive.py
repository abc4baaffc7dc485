"""Tar archives, compressed or not: their members are read in order, and never written to disk."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from summitry.errors import SourceError, TooLarge, Unreadable
from summitry.sources.stream import Found, Reader, is_led_out

MOST_MEMBERS = 1_000_000


def read(stream: BinaryIO, file: str, reader_of: Callable[[str], Reader | None]) -> Iterator[Found]:
    """The documents of an archive's members, as ``PATH#MEMBER``; ``reader_of`` gives the reader for a member's name.

    Members of kinds that nobody reads are passed over, as in a folder. A link, a device, or a path that leads out of
    the archive comes as an error in its place. Raises ``Unreadable`` where the archive is none or is cut short,
    ``TooLarge`` past ``MOST_MEMBERS``.
    """
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for number, member in enumerate(archive):
                if number >= MOST_MEMBERS:
                    raise TooLarge(file, f"it has more than {MOST_MEMBERS:,} members", "Unpack it and read the folder")
                try:
                    yield from _member(archive, member, file, reader_of)
                except SourceError as error:
                    yield error
                archive.members = []  # type: ignore[attr-defined]  # tarfile keeps every member that it has seen
    except (tarfile.TarError, EOFError) as error:
        raise Unreadable(file, f"its tar data are damaged or cut short ({error})", "Fetch or pack it again") from None


def _member(
    archive: tarfile.TarFile,
    member: tarfile.TarInfo,
    file: str,
    reader_of: Callable[[str], Reader | None],
) -> Iterator[Found]:
    if member.isdir():
        return
    label = f"{file}#{member.name}"
    parts = re.split(r"[/\\]", member.name)
    reader = reader_of(parts[-1])
    if any(part.startswith(".") and part not in (".", "..") for part in parts) or reader is None:
        return
    if is_led_out(member.name):
        raise Unreadable(label, "the member's path leads out of the archive", "Unpack it with care and read the file")
    if not member.isreg():
        raise Unreadable(
            label, "the member is a link or a device, not a file", "Pack the file itself, not a link to it"
        )
    if parts[-1].lower().endswith((".zip", ".wacz")):
        raise Unreadable(label, "it is an archive within an archive", "Unpack it and read what it holds")
    content = archive.extractfile(member)
    if content is not None:
        yield from reader(cast(BinaryIO, content), label, parts[-1])
