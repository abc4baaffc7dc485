"""The one dictionary of columns: what every table of the record holds, and what a missing value means.

CSV, Parquet, workbooks and ``docs/codebook.md`` are all written from it, so that they cannot tell different things.
"""

from __future__ import annotations

from summitry.export.columns import Column, Table


def _date(prefix: str, of: str) -> tuple[Column, ...]:
    """A date as five columns: its words, two bounds, and the reason for them."""
    name = f"{prefix}_" if prefix else ""
    none = f"{of} has no date"
    return (
        Column(
            f"{name}text", "text", f"The words that the date of {of} was read from.", f"read from no words, or {none}"
        ),
        Column(f"{name}earliest", "day", f"The first day that {of} can be of.", "open on this side: not known"),
        Column(
            f"{name}latest", "day", f"The last day that {of} can be of, it included.", "open on this side: not known"
        ),
        Column(
            f"{name}basis",
            "text",
            "How the bounds were come by: `explicit`, `relative`, `inferred` or `unresolved`.",
            none,
        ),
        Column(f"{name}why", "text", "The reason for these bounds and no narrower, in a sentence.", none),
    )


def _passage(said: bool = True) -> tuple[Column, ...]:
    """A quoted passage, with who the document has it from."""
    passage = (
        Column("document", "text", "The document's id."),
        Column("file", "text", "The document's file."),
        Column("start", "integer", "Where the passage begins in the stored text, in code points from 0."),
        Column("end", "integer", "Where it ends, exclusive."),
        Column("quote", "text", "The passage, to the character."),
    )
    source = Column("said_by", "text", "The actor whom the document has it from.", "the document's own voice")
    return (*passage, source) if said else passage


def _party(of: str) -> tuple[Column, ...]:
    return (
        Column("number", "integer", f"The party's place in the list of {of}, from 1."),
        Column("actor", "text", "The actor's id."),
        Column("state", "text", "The state that the actor is or acts for, alpha-3.", "acts for no state, or not known"),
        Column("role", "text", "`source`, `target`, `participant`, `host`, `guest` or `beneficiary`."),
    )


_QUANTITY = (
    Column("quantity_value", "number", "The stated amount, in base units.", "no amount is stated"),
    Column("quantity_unit", "text", "The unit: `USD`, `GW`, `programmes` …", "no amount is stated"),
    Column("quantity_text", "text", "The amount's own words.", "no amount is stated"),
)
_STATE = Column("state", "text", "The state that it belongs to or acts for, alpha-3.", "none, or not known")
_TOPICS = Column("topics", "texts", "What it is about, from the list of topics.")
_REVIEW = Column("review", "text", "What people ruled: `accepted`, `rejected` or `edited`.", "nobody ruled on it")
_ORIGINS = Column("origins", "integer", "How many independent sources tell it.")
_WORDING = Column(
    "wording",
    "text",
    "How strong the words are: `will`, `plan`, `intend`, `explore`, `support`.",
    "none of these words bears it",
)
_STAGE = "How far it is reported to have got, `possible` to `delivered`, or a way out, `delayed` to `broken`"
_STATUS = "`occurred`, `ongoing`, `scheduled`, `expected`, `proposed`, `possible`, `conditional`, `denied`, `cancelled`"

TABLES: tuple[Table, ...] = (
    Table(
        "documents",
        "A document that was read or stored.",
        (
            Column("id", "text", "The document's id, a hash of its text or the id that its source gave."),
            Column("file", "text", "The input's path as given; `PATH#ID` inside a container."),
            Column("url", "text", "Its address.", "not known"),
            Column("title", "text", "Its title.", "not known"),
            Column("publisher", "text", "Who published it.", "not known"),
            Column("authors", "texts", "Who wrote it, as its metadata say."),
            Column("language", "text", "Its language, ISO 639-1."),
            *_date("published", "publication"),
            *_date("given", "publication, as metadata or a person gave it,"),
            Column("duplicate_of", "text", "The document that this one copies.", "it copies none"),
            Column("origin", "text", "The origin that it goes back to, `origins.id`."),
            Column("words", "integer", "Words of the stored text."),
            Column("reader", "text", "The version of the reader that read it.", "it was not read"),
            Column("unread", "text", "Why it was stored and not read.", "it was read"),
        ),
    ),
    Table(
        "regions",
        "A stretch of a document that is of one kind; in order, they cover the stored text.",
        (
            Column("document", "text", "The document's id."),
            Column("start", "integer", "Where it begins in the stored text, in code points from 0."),
            Column("end", "integer", "Where it ends, exclusive."),
            Column(
                "kind",
                "text",
                "`title`, `heading`, `dateline`, `body`, `caption`, `credit`, `related`, `copyright` or `boilerplate`.",
            ),
            Column("text", "text", "Its text.", "the region is empty"),
        ),
    ),
    Table(
        "origins",
        "A source that one or more documents go back to.",
        (
            Column("id", "text", "The origin's id."),
            Column("documents", "texts", "Ids of the documents that go back to it."),
            Column("why", "text", "What ties them together."),
        ),
    ),
    Table(
        "actors",
        "Somebody who acts or speaks.",
        (
            Column("id", "text", "The alpha-3 code of a state, a body's usual short name, or an id of the record's."),
            Column(
                "kind",
                "text",
                "`state`, `government`, `person`, `organisation`, `group`, `armed-forces`, `company`, `media` or "
                "`anonymous`.",
            ),
            Column("name", "text", "The name."),
            Column("names", "texts", "Every form met, the commonest first."),
            _STATE,
            Column("documents", "integer", "In how many documents it is met."),
        ),
    ),
    Table(
        "offices",
        "That a person holds an office for a time.",
        (
            Column("person", "text", "The person's id, `actors.id`."),
            Column("name", "text", "The person's name."),
            Column("office", "text", "The bare title."),
            Column("state", "text", "The state whose office it is, alpha-3.", "no state's, or not known"),
            *_date("since", "taking office"),
            *_date("until", "leaving office"),
            Column("known_to", "day", "The day to which a built-in row is vouched for.", "known from documents alone"),
            Column("source", "text", "`document`, or `built-in` where no document of the record says it."),
        ),
    ),
    Table(
        "office_evidence",
        "A passage that says who holds an office.",
        (
            Column("person", "text", "The person's id."),
            Column("office", "text", "The bare title."),
            Column("state", "text", "The state whose office it is, alpha-3.", "no state's, or not known"),
            *_passage(),
        ),
    ),
    Table(
        "times",
        "A time expression as met in a document.",
        (
            Column("document", "text", "The document's id."),
            Column("file", "text", "The document's file."),
            Column("start", "integer", "Where it begins in the stored text, in code points from 0."),
            Column("end", "integer", "Where it ends, exclusive."),
            Column("value", "text", "Its value as in TIMEX3.", "it has none"),
            *_date("", "the expression"),
        ),
    ),
    Table(
        "statements",
        "One report of somebody's words in one document.",
        (
            Column("id", "text", "The statement's id."),
            Column("speaker", "text", "Who speaks, `actors.id`.", "not known, or several together"),
            Column("speakers", "texts", "All who say it together."),
            Column("speaker_name", "text", "The speaker's full name.", "not named"),
            Column("speaker_state", "text", "The state that the speaker acts for, alpha-3.", "none, or not known"),
            Column("anonymous", "truth", "Whether the speaker is kept unnamed."),
            Column("form", "text", "`direct`, `indirect` or `mixed`."),
            Column("cue", "text", "The words that report it.", "no words do: a transcript's label, say"),
            Column(
                "act",
                "text",
                "`says`, `confirms`, `denies`, `hints`, `announces`, `promises`, `accuses`, `demands`, `praises` or "
                "`asks`.",
            ),
            Column("content", "text", "The words reported.", "none are"),
            _TOPICS,
            *_date("date", "the statement"),
            *_passage(),
            Column("source_span", "spans", "Where the source is named."),
            Column("cue_span", "spans", "Where the cue stands."),
            Column("content_span", "spans", "Where the content stands."),
            _REVIEW,
        ),
    ),
    Table(
        "events",
        "Something that happened, is to happen, or was said to.",
        (
            Column("id", "text", "The event's id."),
            Column("plover", "text", "The PLOVER type of the act itself, whether or not it has happened."),
            Column("mode", "text", "The PLOVER mode.", "none fits"),
            Column("contexts", "texts", "PLOVER contexts."),
            *_date("date", "the event"),
            Column("place_name", "text", "Where.", "not known"),
            Column("place_state", "text", "The state of the place, alpha-3.", "not known"),
            Column("place_lat", "number", "Latitude, in degrees north.", "not known"),
            Column("place_lon", "number", "Longitude, in degrees east.", "not known"),
            Column("status", "text", f"As it stands now: {_STATUS}."),
            Column("summary", "text", "A sentence on it.", "none could be made"),
            _TOPICS,
            _ORIGINS,
            Column("passages", "integer", "How many passages tell it: rows of `event_evidence`."),
            _REVIEW,
        ),
    ),
    Table(
        "event_parties",
        "An actor's part in an event.",
        (Column("event", "text", "The event's id."), *_party("the event's parties")),
    ),
    Table(
        "event_history",
        "The status of an event as of the day of a document that tells it, oldest first.",
        (
            Column("event", "text", "The event's id."),
            Column("number", "integer", "The step's place in the history, from 1."),
            Column("status", "text", f"{_STATUS}."),
            *_date("date", "the step"),
            *_passage(),
        ),
    ),
    Table(
        "event_evidence",
        "A passage that tells an event.",
        (
            Column("event", "text", "The event's id."),
            Column("number", "integer", "The passage's place among the event's, from 1."),
            *_passage(),
            Column("status", "text", f"The event's status as this passage has it: {_STATUS}."),
        ),
    ),
    Table(
        "commitments",
        "One undertaking, or one restated position, as a thread through documents.",
        (
            Column("id", "text", "The commitment's id."),
            Column("kind", "text", "`undertaking`, or `position` (said again in another document)."),
            Column("summary", "text", "A sentence on it.", "none could be made"),
            _TOPICS,
            *_QUANTITY,
            *_date("due", "when it is due"),
            Column("stage", "text", f"{_STAGE}, as it stands now."),
            _WORDING,
            Column("badges", "texts", "`target`, `timetable`, `body`, `follow-up`, `money`: what makes it concrete."),
            _ORIGINS,
            Column("passages", "integer", "How many passages tell it: rows of `commitment_evidence`."),
            Column("score_value", "integer", "A person's score: -1, 0 or 1.", "nobody scored it"),
            Column("score_by", "text", "Who scored it.", "nobody scored it"),
            Column("score_why", "text", "The reason for the score.", "nobody scored it, or gave no reason"),
            Column("score_rubric", "text", "The rubric's version.", "nobody scored it, or named no rubric"),
            Column("events", "texts", "Ids of events at which it was made or acted on."),
            _REVIEW,
        ),
    ),
    Table(
        "commitment_parties",
        "An actor's part in a commitment.",
        (
            Column("commitment", "text", "The commitment's id."),
            Column("side", "text", "`by`: who undertakes it; `to`: to whom."),
            *_party("its side"),
        ),
    ),
    Table(
        "commitment_history",
        "What one passage did to a commitment's thread, oldest first.",
        (
            Column("commitment", "text", "The commitment's id."),
            Column("number", "integer", "The step's place in the history, from 1."),
            Column(
                "step",
                "text",
                "`foreshadows`, `undertakes`, `restates`, `strengthens`, `weakens`, `specifies`, `reports`, "
                "`carries-out`, `delays` or `withdraws`.",
            ),
            Column("stage", "text", f"{_STAGE}, by this step."),
            _WORDING,
            *_date("date", "the step"),
            *_passage(),
        ),
    ),
    Table(
        "commitment_evidence",
        "A passage of a commitment's thread, with what this passage alone says.",
        (
            Column("commitment", "text", "The commitment's id."),
            Column("number", "integer", "The passage's place among the commitment's, from 1."),
            *_passage(),
            Column("kind", "text", "`undertaking`, `position`, or `action` that carries it out."),
            Column("stage", "text", f"{_STAGE}, by this passage."),
            _WORDING,
            Column("by", "texts", "Ids of the actors who undertake, by this passage."),
            Column("to", "texts", "Ids of the actors to whom, by this passage."),
            _TOPICS,
            *_QUANTITY,
            *_date("due", "when it is due, by this passage,"),
        ),
    ),
    Table(
        "links",
        "A tie between two items.",
        (
            Column("kind", "text", "`part-of`, `follows`, `contradicts` or `fulfils`."),
            Column("from_id", "text", "The item that it leads from: the part, of `part-of`."),
            Column("to_id", "text", "The item that it leads to: the whole, of `part-of`."),
        ),
    ),
    Table(
        "link_evidence",
        "A passage that a tie rests on.",
        (
            Column("kind", "text", "The link's kind."),
            Column("from_id", "text", "The item that it leads from."),
            Column("to_id", "text", "The item that it leads to."),
            *_passage(),
        ),
    ),
    Table(
        "rulings",
        "A person's ruling, as the log has it.",
        (
            Column("id", "text", "The ruling's id."),
            Column("at", "text", "When, an ISO instant in UTC."),
            Column("by", "text", "Who ruled.", "not told"),
            Column(
                "action",
                "text",
                "`accept`, `reject`, `edit`, `merge`, `split`, `attach`, `detach`, `score` or `note`.",
            ),
            Column("target", "text", "The id of the item or document ruled on."),
            Column("value", "json", "What was ruled."),
        ),
    ),
)

BY_NAME = {table.name: table for table in TABLES}
