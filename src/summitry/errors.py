"""Everything that Summitry raises on purpose.

    SummitryError
    ├── SourceError          a path or a stream that could not be turned into documents
    │   ├── NotFound         nothing is there
    │   ├── Unreadable       it is there and is not what its name claims (binary, cut short, wrong encoding, no text)
    │   │   └── Unrelated    it can be read, and holds nothing of the kind that is read (a table without texts)
    │   └── TooLarge         beyond what one document may be
    ├── RecordError          the record file itself
    │   ├── NotARecord       the file is no record
    │   ├── NewerRecord      made by a later version
    │   ├── RecordBusy       another process is writing
    │   └── RecordFull       the disk is full
    ├── NoSuchItem           an id, the start of an id or a file name that fits nothing
    ├── AmbiguousItem        … that fits several
    ├── OutputError          what was to be written could not be
    ├── ModelError           a language model's server that gives no answer
    ├── MissingPart          an optional package that is not installed
    └── UsageError           a date, a filter or an option that cannot be understood

Each message names the file or item, the place in it where there is one, and what the reader of the message can do.
"""

from __future__ import annotations


class SummitryError(Exception):
    """The root. ``str(error)`` is written for the person at the keyboard: what, where, and the remedy."""


class SourceError(SummitryError):
    """A source could not be read; ``file`` is the input's path as given (``PATH#ID`` or ``PATH:LINE`` inside it)."""

    def __init__(self, file: str, problem: str, remedy: str) -> None:
        self.file = file
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{file}: {problem}. {remedy}")


class NotFound(SourceError):
    """Nothing is at the path."""


class Unreadable(SourceError):
    """The bytes are not a document of the kind that their name or content claims."""


class Unrelated(Unreadable):
    """The file is sound, and no documents are in it. In a folder it is passed over."""


class TooLarge(SourceError):
    """The document is larger than the reader takes in one piece."""


class RecordError(SummitryError):
    """The record file cannot be used as it is."""


class NotARecord(RecordError):
    """The file exists and is no Summitry record."""


class NewerRecord(RecordError):
    """The record was written by a later version than this one."""


class RecordBusy(RecordError):
    """Another process holds the record for writing."""


class RecordFull(RecordError):
    """The disk took no more."""


class NoSuchItem(SummitryError):
    """No item has this id, this start of an id, or this file name."""


class AmbiguousItem(SummitryError):
    """Several items fit; the message lists them."""


class OutputError(SummitryError):
    """A file or stream could not be written to."""


class ModelError(SummitryError):
    """A language model's server gave no answer that can be used."""


class MissingPart(SummitryError):
    """What was asked for needs an optional package that is not installed; the message names it."""


class UsageError(SummitryError):
    """An argument that cannot be understood."""
