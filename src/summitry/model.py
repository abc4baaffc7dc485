"""The nouns of the record: what a document is, and what a careful reader takes from it.

Everything here is frozen and made of plain values, so that a reading can be cached, pickled to another process, written
as JSON and compared byte for byte. Spans are pairs of code-point offsets into the document's stored text, the end
exclusive, so that ``text[start:end]`` is the passage. Days are ISO strings, ``YYYY-MM-DD`` (years before 1 with a minus
sign, ``-0499-01-01``); ``None`` means not known, and nothing is ever invented to fill it. The words used for kinds,
statuses and stages are those of the export form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]
Day = str

Basis = Literal["explicit", "relative", "inferred", "unresolved"]
RegionKind = Literal["title", "heading", "dateline", "body", "caption", "credit", "related", "copyright", "boilerplate"]
ActorKind = Literal[
    "state",
    "government",
    "person",
    "organisation",
    "group",
    "armed-forces",
    "company",
    "media",
    "anonymous",
]
Role = Literal["source", "target", "participant", "host", "guest", "beneficiary"]
Status = Literal[
    "occurred",
    "ongoing",
    "scheduled",
    "expected",
    "proposed",
    "possible",
    "conditional",
    "denied",
    "cancelled",
]
Stage = Literal[
    "possible",
    "hinted",
    "proposed",
    "expected",
    "announced",
    "agreed",
    "signed",
    "begun",
    "delivered",
    "delayed",
    "amended",
    "withdrawn",
    "lapsed",
    "broken",
]
Wording = Literal["will", "plan", "intend", "explore", "support"]
Act = Literal[
    "says",
    "confirms",
    "denies",
    "hints",
    "announces",
    "promises",
    "accuses",
    "demands",
    "praises",
    "asks",
]
Form = Literal["direct", "indirect", "mixed"]
MentionForm = Literal["name", "office", "description", "demonym", "pronoun", "group"]
Badge = Literal["target", "timetable", "body", "follow-up", "money"]


@dataclass(frozen=True, slots=True)
class Interval:
    """A date as an interval with its reason.

    ``earliest`` and ``latest`` are inclusive days; either may be ``None`` where that side is open. ``text`` is the
    wording that the interval was read from (empty where it was read from no words, such as a file's metadata).
    ``why`` is a sentence for people: why these bounds and no narrower.
    """

    text: str
    earliest: Day | None
    latest: Day | None
    basis: Basis
    why: str

    @property
    def is_day(self) -> bool:
        """True where the interval is one single known day."""
        return self.earliest is not None and self.earliest == self.latest


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the stored text that is of one kind; a document's regions cover its text and never overlap."""

    start: int
    end: int
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Document:
    """A document as an importer hands it over, before anything is read from it.

    ``file`` is the input's path as given (``PATH#ID`` inside a container). ``text`` is the stored text that all offsets
    count in. ``published`` is what metadata outside the running text say of the publication date (front matter, a feed,
    ``--published``), or ``None``. ``title`` is kept beside the text, never put in front of it. ``pages`` are offsets
    at which the pages of a paged source begin, the first page's first; empty where it has no pages.
    """

    id: str
    file: str
    text: str
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str = "en"
    url: str | None = None
    published: Interval | None = None
    markup: Literal["plain", "markdown", "html"] = "plain"
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts: a state, a body, a person, or an unnamed official as a text describes them.

    ``id`` is the alpha-3 code of a state, the usual short name of an international body (``NATO``), ``person:SLUG`` for
    a person, ``body:SLUG`` for any other organisation, and ``anon:DOCUMENT:N`` for an unnamed speaker, who is an actor
    of that document only. ``names`` holds every form met, in the order met. ``state`` is the alpha-3 code of the state
    that the actor belongs to or acts for, or ``None``.
    """

    id: str
    kind: ActorKind
    name: str
    names: tuple[str, ...] = ()
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text that stand for one or more actors ("the two leaders" stands for two)."""

    start: int
    end: int
    text: str
    actors: tuple[str, ...]
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Office:
    """That a person holds an office of a state for a time.

    ``known_to`` is the day up to which a built-in row is vouched for; ``span`` is the passage where a document says it,
    or ``None`` for a built-in row. ``source`` names where the row comes from.
    """

    person: str
    name: str
    office: str
    state: str | None
    since: Interval | None = None
    until: Interval | None = None
    known_to: Day | None = None
    span: Span | None = None
    source: Literal["document", "built-in"] = "document"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression as met in a text: its words, its TIMEX3 value and the interval it comes down to."""

    start: int
    end: int
    text: str
    value: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class Party:
    """An actor's part in an event or a commitment. ``state`` is the state that the actor is or acts for."""

    actor: str
    state: str | None
    role: Role


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened. Latitude and longitude in degrees, where the gazetteer holds them."""

    name: str
    state: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated amount in base units: 2.5e9 ``USD``, 30 ``GW``, 70 ``programmes``. ``text`` is its wording."""

    value: float
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One report of somebody's words or state of mind.

    The three spans are tuples of pieces in the stored text (a quotation broken by its cue has two content pieces;
    a source or cue may be absent). ``speakers`` are all who say it together, ``speaker`` the one where there is one.
    ``span`` is the passage that the record quotes. ``within`` is the index, in the same
    reading, of the statement whose content holds this one (A said that B had told C), or ``None``; ``said_by`` is that
    statement's speaker.
    """

    span: Span
    speaker: str | None
    form: Form
    cue: str
    act: Act
    content: str
    source_span: tuple[Span, ...] = ()
    cue_span: tuple[Span, ...] = ()
    content_span: tuple[Span, ...] = ()
    topics: tuple[str, ...] = ()
    date: Interval | None = None
    within: int | None = None
    speakers: tuple[str, ...] = ()
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One mention of an event: the clause that tells it, and what that clause makes of it.

    ``trigger`` is the verb or noun that names the act. ``said_by`` is the actor whom the document says it from, or
    ``None`` where the document itself tells it.
    """

    span: Span
    trigger: Span
    plover: str
    mode: str | None
    parties: tuple[Party, ...]
    status: Status
    date: Interval | None = None
    place: Place | None = None
    contexts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    summary: str = ""
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class CommitmentMention:
    """One passage that undertakes, restates or reports on an undertaking.

    ``kind`` tells an undertaking from a position held ("reaffirm", "welcome") and from a deed that carries an
    undertaking out. ``whole`` is the index, in the same reading, of the umbrella that this is one measure under, or
    ``None``. ``heading`` is the heading or run-in title that it stands below. ``keys`` are the lemmas of the action and
    of what it is done to, and the names in the passage, lower-cased: what two passages on one undertaking share.
    """

    span: Span
    kind: Literal["undertaking", "position", "action"]
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    stage: Stage
    wording: Wording | None
    summary: str
    topics: tuple[str, ...] = ()
    quantity: Quantity | None = None
    due: Interval | None = None
    badges: tuple[Badge, ...] = ()
    said_by: str | None = None
    date: Interval | None = None
    whole: int | None = None
    heading: str | None = None
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document, by one version of the reader. A pure function of the document.

    ``published`` is the document's date as narrowly as its own metadata and words give it, its ``why`` listing every
    reason. ``notes`` are remarks for people on what was not understood or contradicts itself.
    """

    document: str
    reader: str
    published: Interval | None
    publisher: str | None = None
    regions: tuple[Region, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    offices: tuple[Office, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[EventMention, ...] = ()
    commitments: tuple[CommitmentMention, ...] = ()
    notes: tuple[str, ...] = field(default=())
