"""Bytes into text: UTF-8, or another encoding only where it is certain."""

from __future__ import annotations

import codecs
import re

from summitry.errors import Unreadable
from summitry.sources.language import language_of

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (a .docx, .xlsx or .epub is one too)"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ\x00", "xz-compressed"),
    (b"(\xb5/\xfd", "Zstandard-compressed"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# What text in Windows' Western code page holds beyond ASCII: typographic marks, signs that touch no letter, and letters
# beside letters, capitals among them not after a small one. Text of another code page breaks it soon.
_WESTERN = re.compile(
    r"(?:[\x00-\x7f]|[‘’“”–—…•·«»\u00a0]|(?<![^\W\d_])[‚„‹›†€£¥§©®°½¼¾](?![a-zß-ÿ])|"
    r"(?<=[^\W\d_])[™®©°›](?!\w)|(?<![^\W\d_])[¿¡](?=[A-ZÀ-Ýa-z])|(?<=[a-z\d])[²³](?!\w)|"
    r"(?<![a-zß-ÿ])[À-ÖØ-ÝŠŽŒ](?=[A-Za-zÀ-ÿ’ ])|[ß-öø-ÿšžœ](?![A-ZÀ-Ý]))*\Z"
)
_LETTERS = re.compile(r"[À-ÖØ-öø-ÿŠŽŒšžœ]")
_WESTERN_LANGUAGES = frozenset(
    ("en", "fr", "de", "es", "it", "pt", "nl", "da", "sv", "no", "nb", "nn", "fi", "is", "ca")
)
_SAMPLE = 200_000


def decode(data: bytes, file: str, declared: str | None = None) -> str:
    """The text of ``data``. ``declared`` is the encoding that the format itself names, if any.

    In turn: a byte-order mark, UTF-16 shown by its pattern of zeros, UTF-8, what is declared, and
    Windows-1252 or Mac Roman where only one of them makes Western text. A byte-order mark is no part of the text.
    Raises ``Unreadable`` for binary data and for an encoding that stays uncertain.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, file)
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(file, f"it is {what}, not text", "Save or export it as plain text, Markdown or HTML")
    sixteen = _sixteen_bits(data)
    if sixteen:
        return _strictly(data, sixteen, file)
    if _is_binary(data):
        raise Unreadable(file, "it is a binary file, not text", "Save or export it as plain text, Markdown or HTML")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = error.start
    text = _declared(data, declared) or _single_byte(data)
    if text is None:
        raise Unreadable(
            file,
            f"its encoding is not UTF-8 (byte {place} is 0x{data[place]:02x}) and cannot be told for certain",
            "Convert it to UTF-8, for example with: iconv -f ENCODING -t UTF-8",
        )
    return text


def _strictly(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise Unreadable(
            file, f"it claims to be {encoding.upper()} and byte {error.start} is not", "Convert it to UTF-8"
        ) from None


def _sixteen_bits(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every other byte is zero, and no text has zeros else."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs < 4 or len(data) % 2:
        return None
    high, low = sample[1::2].count(0), sample[0::2].count(0)
    if high > 0.7 * pairs and low < 0.02 * pairs:
        return "utf-16-le"
    return "utf-16-be" if low > 0.7 * pairs and high < 0.02 * pairs else None


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return b"\x00" in sample or len(_CONTROL.findall(sample)) > len(sample) // 200


def _declared(data: bytes, declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        return data.decode("cp1252" if declared.casefold() in ("iso-8859-1", "latin-1", "latin1") else declared)
    except (LookupError, UnicodeDecodeError):
        return None


def _single_byte(data: bytes) -> str | None:
    """Windows-1252 or Mac Roman, where the one makes Western text of the data and the other does not."""
    sample = data[:_SAMPLE]
    if sum(byte > 0x7F for byte in sample) > len(sample) // 10 + 2:
        return None
    fitting = []
    for encoding in ("cp1252", "mac_roman"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if all(_WESTERN.match(line) for line in text.splitlines()):
            if not _LETTERS.search(text):
                return text
            fitting.append(text)
    return fitting[0] if len(fitting) == 1 and language_of(fitting[0]) in _WESTERN_LANGUAGES else None
