"""What the record holds once many readings have been brought together: items, each with all its passages.

The words of kinds and the fields are those of the export form. A *telling* is one mention together with the document
that tells it; an item is put together from its tellings by the ``merge`` of its module.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Generic, Literal, TypeVar

from summitry.model import (
    Act,
    ActorKind,
    Badge,
    CommitmentMention,
    Day,
    EventMention,
    Form,
    Interval,
    Party,
    Place,
    Quantity,
    RegionKind,
    Span,
    Stage,
    Status,
    Wording,
)

MentionKind = Literal["statement", "event", "commitment"]
LinkKind = Literal["part-of", "follows", "contradicts", "fulfils"]
Review = Literal["accepted", "rejected", "edited"]
Action = Literal["accept", "reject", "edit", "merge", "split", "attach", "detach", "score", "note"]
Step = Literal[
    "foreshadows",
    "undertakes",
    "restates",
    "strengthens",
    "weakens",
    "specifies",
    "reports",
    "carries-out",
    "delays",
    "withdraws",
]

Mention = TypeVar("Mention", EventMention, CommitmentMention)


@dataclass(frozen=True, slots=True)
class Source:
    """A document as linking sees it. ``origin`` is shared by documents that go back to one source."""

    id: str
    file: str
    published: Interval | None
    origin: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Telling(Generic[Mention]):
    """A mention, the document that tells it, and its quoted passage."""

    key: str
    source: Source
    quote: str
    mention: Mention

    @property
    def order(self) -> tuple[str, str, int, int, str]:
        """Oldest document first, then by place in it. Documents of unknown date come last."""
        published = self.source.published
        day = (published.earliest or published.latest) if published else None
        return day or "~", self.source.id, self.mention.span[0], self.mention.span[1], self.key


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quoted passage: ``quote`` is ``text[start:end]`` of the document's stored text.

    ``key`` names the mention that an item has it from, so that a ruling can take it out; it is empty where the passage
    is no mention's (an office's, a link's).
    """

    document: str
    file: str
    start: int
    end: int
    quote: str
    said_by: str | None = None
    key: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class EventEvidence(Evidence):
    """A passage that tells an event, with the event's status as this passage has it."""

    status: Status = "occurred"


@dataclass(frozen=True, slots=True)
class CommitmentEvidence(Evidence):
    """A passage of a commitment's thread, with what this passage says of it."""

    kind: Literal["undertaking", "position", "action"] = "undertaking"
    stage: Stage = "announced"
    wording: Wording | None = None
    by: tuple[Party, ...] = ()
    to: tuple[Party, ...] = ()
    topics: tuple[str, ...] = ()
    quantity: Quantity | None = None
    due: Interval | None = None


@dataclass(frozen=True, slots=True)
class EventStep:
    """An event's status as of the date of the document that tells it."""

    status: Status
    date: Interval | None
    evidence: EventEvidence


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is to happen or was said to, with every passage that tells it."""

    id: str
    plover: str
    mode: str | None
    contexts: tuple[str, ...]
    parties: tuple[Party, ...]
    date: Interval | None
    place: Place | None
    status: Status
    history: tuple[EventStep, ...]
    summary: str
    topics: tuple[str, ...]
    origins: int
    evidence: tuple[EventEvidence, ...]
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class CommitmentStep:
    """What one passage did to a commitment's thread."""

    step: Step
    stage: Stage
    wording: Wording | None
    date: Interval | None
    evidence: CommitmentEvidence


@dataclass(frozen=True, slots=True)
class Score:
    """A person's score of a commitment: −1, 0 or +1, with the reason and the rubric's version."""

    value: int
    by: str
    why: str
    rubric: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """One undertaking, or one restated position (``kind``), as a thread through documents."""

    id: str
    kind: Literal["undertaking", "position"]
    summary: str
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    topics: tuple[str, ...]
    quantity: Quantity | None
    due: Interval | None
    stage: Stage
    wording: Wording | None
    badges: tuple[Badge, ...]
    history: tuple[CommitmentStep, ...]
    origins: int
    evidence: tuple[CommitmentEvidence, ...]
    score: Score | None = None
    events: tuple[str, ...] = ()
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One report of somebody's words in one document."""

    id: str
    speaker: str | None
    speaker_name: str | None
    speaker_state: str | None
    anonymous: bool
    form: Form
    cue: str
    act: Act
    content: str
    topics: tuple[str, ...]
    date: Interval | None
    evidence: tuple[Evidence, ...]
    source_span: tuple[Span, ...] = ()
    cue_span: tuple[Span, ...] = ()
    content_span: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class RegionText:
    """A region of a document with its text."""

    start: int
    end: int
    kind: RegionKind
    text: str


@dataclass(frozen=True, slots=True)
class DocumentItem:
    """A document of the record.

    ``given`` is the date that its metadata or a person gave; ``published`` the date as narrowly as it is known,
    with the reasons. ``unread`` says why it was stored and not read (another language); ``None`` where it was read.
    ``pages`` are the offsets at which its pages begin, where its source has pages.
    """

    id: str
    file: str
    url: str | None
    title: str | None
    publisher: str | None
    authors: tuple[str, ...]
    language: str
    given: Interval | None
    published: Interval | None
    duplicate_of: str | None
    origin: str
    words: int
    reader: str | None
    unread: str | None
    pages: tuple[int, ...] = ()

    def page(self, offset: int) -> int | None:
        """The page, counted from 1, that ``offset`` of the stored text is on; ``None`` where there are no pages."""
        return bisect_right(self.pages, offset) or 1 if self.pages else None


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that go back to one source, and the reason."""

    id: str
    documents: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class ActorItem:
    """An actor with every form of the name met in any document, commonest first."""

    id: str
    kind: ActorKind
    name: str
    names: tuple[str, ...]
    state: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class OfficeItem:
    """That a person holds an office, with the passages that say so (none for a built-in row)."""

    person: str
    name: str
    office: str
    state: str | None
    since: Interval | None
    until: Interval | None
    known_to: Day | None
    evidence: tuple[Evidence, ...]
    source: Literal["document", "built-in"]


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between two items; ``part-of`` leads from the part to the whole."""

    kind: LinkKind
    source: str
    target: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage that a ruling was made on, told so that it is found again when keys and offsets have changed.

    ``part`` is what the passage is to the ruling: one of its target's, one of an item's that is merged ``with`` it, or
    a ``passage`` that is split off, detached or attached. ``key`` is the mention's when the ruling was made; ``prefix``
    and ``suffix`` are what stood around the quotation. ``traits`` are salient words of the mention (its type, parties,
    speaker), by name.
    """

    part: Literal["target", "with", "passage"]
    kind: MentionKind | Literal["document"]
    key: str
    document: str
    file: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    traits: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's ruling, as the log has it. ``at`` is an ISO instant in UTC; ``value`` is JSON.

    ``stands`` is false once a later ruling has undone it.
    """

    id: str
    at: str
    by: str
    action: Action
    target: str
    value: str
    anchors: tuple[Anchor, ...] = ()
    stands: bool = True


Item = Statement | Event | Commitment


def key_of(kind: MentionKind, document: str, start: int, end: int, repeat: int = 0) -> str:
    """The key of a mention: the first letter of its kind and a hash of where it stands.

    ``repeat`` counts mentions of one kind on the very same span (0 for the first). 60 bits: among ten million mentions
    the odds of two sharing a key are about one in twenty thousand.
    """
    place = f"{kind}\0{document}\0{start}\0{end}\0{repeat}"
    return kind[0] + sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:15]
