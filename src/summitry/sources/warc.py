"""Web archives, WARC and WACZ: a document for each page that was captured, by warcio.

The day of a capture bounds the day of publication from above: what was captured had been published. Captures of the
very same bytes are one document, by the earliest of them in the file; revisits, which hold no bytes, are passed over.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any, BinaryIO

from summitry.errors import SourceError, TooLarge, Unreadable
from summitry.model import Document, Interval
from summitry.rules.outlets import outlet_of_address
from summitry.sources.packed import Packed
from summitry.sources.stream import MOST_BYTES, Found, Reader, inflate, seekable

MOST_RECORDS = 10_000_000

_KINDS = {
    "text/html": "html:read",
    "application/xhtml+xml": "html:read",
    "text/plain": "text:read",
    "application/pdf": "pdf:read",
}
_HELD = frozenset(("response", "resource", "conversion"))
_FETCHED = frozenset(("200", "203"))
_PLACES = ("/robots.txt", "/favicon.ico")


def read(stream: BinaryIO, file: str, name: str) -> Iterator[Found]:
    """A document for each page of a WARC file, gzipped or not, as ``PATH#ADDRESS``; errors stand in their places.

    Raises ``Unreadable`` where the file is no WARC, or breaks off in the middle, after what stands before.
    """
    from warcio.exceptions import ArchiveLoadFailed

    seen: set[str] = set()
    number = 0
    try:
        for number, record in enumerate(_records(stream, file), 1):
            if number > MOST_RECORDS:
                raise TooLarge(file, f"it has more than {MOST_RECORDS:,} records", "Split it")
            try:
                yield from _captured(record, file, seen)
            except SourceError as error:
                yield error
            if record.raw_stream.limit > 0 and not record.raw_stream.read(1):
                raise EOFError("the last record is shorter than it claims to be")
    except SourceError:
        raise
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, LookupError, AttributeError, TypeError) as error:
        reason = " ".join(str(error).split())[:120]
        raise Unreadable(
            file,
            f"after {number} records its WARC data are damaged, cut short or of a false length ({reason})",
            "Fetch it again, or mend it, for example with: warcio recompress",
        ) from None
    if not number:
        raise Unreadable(file, "it holds no WARC record", "Fetch it again")


def _records(stream: BinaryIO, file: str) -> Iterator[Any]:
    """The records of a WARC file. One that is gzipped as a whole, and not record by record, is decompressed here."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for record in ArchiveIterator(stream):
            if record.format != "warc" or record.rec_type is None:
                raise Unreadable(file, "it holds no WARC record", "Fetch it again")
            yield record
            number += 1
    except ArchiveLoadFailed as error:
        if "non-chunked gzip" not in str(error):
            raise
        stream = seekable(stream, file)
        stream.seek(0)
        yield from islice(ArchiveIterator(inflate(stream, file)), number, None)


def _captured(record: Any, file: str, seen: set[str]) -> Iterator[Found]:
    headers = record.rec_headers
    address = (headers.get_header("WARC-Target-URI") or "").strip("<> ")
    if record.rec_type not in _HELD or not address or address.lower().endswith(_PLACES):
        return
    http = record.http_headers
    if http is not None and http.get_statuscode() not in _FETCHED:
        return
    reader = _reader((http.get_header("Content-Type") if http else headers.get_header("Content-Type")) or "")
    if reader is None:
        return
    label = f"{file}#{address}"
    digest = headers.get_header("WARC-Payload-Digest")
    if digest and f"{digest} {address}" in seen:
        return
    if digest:
        seen.add(f"{digest} {address}")
    data = record.content_stream().read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise TooLarge(label, f"the page is larger than {MOST_BYTES // 2**20} MB", "Leave it out")
    if record.raw_stream.limit > 0 and not record.raw_stream.read(1):
        raise Unreadable(label, "its record is shorter than it claims to be", "Fetch the archive again")
    captured = _day(headers.get_header("WARC-Date") or "")
    for found in reader(io.BytesIO(data), label, address):
        yield _placed(found, address, captured) if isinstance(found, Document) else found


def _reader(content_type: str) -> Reader | None:
    from summitry.sources.formats import named

    importer = _KINDS.get(content_type.partition(";")[0].strip().lower())
    return named(importer) if importer else None


def _day(value: str) -> date | None:
    """The last day on which it may have been, where it was captured: the moment is in UTC."""
    try:
        moment = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        return None
    return (moment.astimezone(UTC) + timedelta(hours=13)).date()


def _placed(document: Document, address: str, captured: date | None) -> Document:
    """The document with the address that it was captured at, and its date bounded by the capture."""
    publisher = document.publisher or outlet_of_address(address)
    published = bounded(document.published, captured, "was captured")
    return replace(document, url=document.url or address, publisher=publisher, published=published)


def bounded(said: Interval | None, last: date | None, how: str) -> Interval | None:
    """What a page says of its date, ``said``, bounded by the ``last`` day that it can be of. ``how`` tells why."""
    if last is None:
        return said
    day = last.isoformat()
    why = f"the page {how} by {day}"
    if said is None:
        return Interval("", None, day, "inferred", why)
    if said.earliest is not None and said.earliest > day:
        return Interval("", None, day, "inferred", f"{why}, although {said.why}")
    if said.latest is not None and said.latest <= day:
        return said
    return Interval(said.text, said.earliest, day, said.basis, f"{said.why}; {why}")


def read_wacz(stream: BinaryIO, file: str, name: str) -> Iterator[Found]:
    """The documents of a WACZ file's archives, in the order of their names, as ``PATH#ADDRESS``. Raises as ``read``."""
    packed = Packed(stream, file)
    archives = sorted(name for name in packed.members if name.startswith("archive/") and ".warc" in name)
    if not archives:
        raise Unreadable(file, "it holds no web archive", "Save it again as WACZ")
    for archive in archives:
        try:
            yield from read(packed.stream(archive), file, archive)
        except SourceError as error:
            yield error
