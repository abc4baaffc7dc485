"""Who stands to whom in an item, and when and where an event is set: the rows that figures are counted from.

A *pair* is two states or bodies in one item, with the way in which they stand to each other:

    toward   ``one`` acts on, speaks of or promises to ``other``
    mutual   both take part: they meet, a guest and a host
    joint    both act, and nobody is acted on
    beside   both act on a third: they stand together, and nothing passes between them

An event's *month* is that of its own date where that is known to a month or so (``placing`` is ``dated``). One that no
document dates is placed by the first document that tells it (``told``), which says when it was in the news and no more;
figures keep the two apart. A statement or commitment has the month of its publication. What a person rejected is left
out.

*Dealings* are pairs counted, for questions about everybody: who met, spoke of, promised to whom, in a month, a year,
or all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.dates import number as day_number
from summitry.link.items import Event
from summitry.model import Day, Interval

if TYPE_CHECKING:
    from summitry.record.store import Store

SPAN = 31
"""Days from the first to the last that a date may have and still be counted in one month, that of its first day."""

TABLES = """
CREATE TABLE setting (
    item INTEGER PRIMARY KEY REFERENCES item (number) ON DELETE CASCADE,
    month TEXT NOT NULL,
    placing TEXT NOT NULL,
    told TEXT,
    status TEXT NOT NULL,
    place TEXT,
    state TEXT,
    lat REAL,
    lon REAL
) STRICT;
CREATE INDEX setting_place ON setting (place, state, lat, lon, month, status) WHERE place IS NOT NULL;
CREATE INDEX setting_told ON setting (told) WHERE told IS NOT NULL;

CREATE TABLE pairing (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    kind TEXT NOT NULL,
    month TEXT NOT NULL,
    placing TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,
    way TEXT NOT NULL,
    item INTEGER NOT NULL REFERENCES item (number) ON DELETE CASCADE,
    PRIMARY KEY (one, other, kind, month, placing, type, mode, status, way, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX pairing_item ON pairing (item);

CREATE TABLE dealing (
    span TEXT NOT NULL,
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    what TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (span, one, other, what)
) STRICT, WITHOUT ROWID;
"""

_SIDE = "CASE WHEN {0}.state <> '' THEN {0}.state WHEN {0}.actor GLOB '[A-Z]*' THEN {0}.actor END"
_ACTS = "('source', 'participant', 'host', 'guest', 'by')"
_MEETS = "('participant', 'host', 'guest')"
_IS_ACTED_ON = "('target', 'beneficiary', 'to', 'subject')"

PAIRS = f"""
INSERT OR IGNORE INTO pairing (one, other, kind, month, placing, type, mode, status, way, item)
SELECT one, other, kind, month, placing, type, mode, status, way, number FROM (
    SELECT
        {_SIDE.format("a")} AS one, {_SIDE.format("b")} AS other, item.kind AS kind, item.number AS number,
        coalesce(setting.month, substr(item.earliest, 1, length(item.earliest) - 3), '') AS month,
        coalesce(setting.placing, CASE WHEN item.earliest IS NULL THEN '' ELSE 'dated' END) AS placing,
        coalesce(item.type, '') AS type, coalesce(item.mode, '') AS mode, coalesce(item.status, '') AS status,
        CASE
            WHEN b.role IN {_IS_ACTED_ON} THEN 'toward'
            WHEN a.role IN {_MEETS} OR b.role IN {_MEETS} THEN 'mutual'
            WHEN EXISTS (SELECT 1 FROM party AS c WHERE c.item = a.item AND c.role IN {_IS_ACTED_ON}) THEN 'beside'
            ELSE 'joint'
        END AS way
    FROM item
    JOIN party AS a ON a.item = item.number AND a.role IN {_ACTS}
    JOIN party AS b ON b.item = a.item
    LEFT JOIN setting ON setting.item = item.number
    WHERE item.review IS NOT 'rejected' AND {{where}}
) WHERE one IS NOT NULL AND other IS NOT NULL AND one <> other AND (way = 'toward' OR one < other)
"""
"""Fills ``pairing`` from the parties; of pairs that stand alike to each other, one row."""

_SETTINGS = f"""
INSERT INTO setting (item, month, placing, told, status, place, state, lat, lon)
SELECT
    number,
    CASE
        WHEN days <= {SPAN} THEN substr(earliest, 1, length(earliest) - 3)
        WHEN told BETWEEN coalesce(earliest, told) AND coalesce(latest, told) THEN substr(told, 1, length(told) - 3)
        ELSE ''
    END,
    CASE
        WHEN days <= {SPAN} THEN 'dated'
        WHEN told BETWEEN coalesce(earliest, told) AND coalesce(latest, told) THEN 'told'
        ELSE ''
    END,
    told, status,
    json_extract(place, '$.name'), json_extract(place, '$.state'),
    json_extract(place, '$.lat'), json_extract(place, '$.lon')
FROM (
    SELECT
        item.number, item.status, item.earliest, item.latest, julianday(item.latest) - julianday(item.earliest) AS days,
        (
            SELECT min(d.earliest) FROM mention AS m JOIN document AS d ON d.number = m.document
            WHERE m.item = item.id AND julianday(d.latest) - julianday(d.earliest) <= {SPAN}
        ) AS told,
        (
            SELECT json_extract(m.data, '$.place') FROM mention AS m
            WHERE m.item = item.id AND json_extract(m.data, '$.place') IS NOT NULL ORDER BY m.document, m.start LIMIT 1
        ) AS place
    FROM item WHERE item.kind = 'event' AND item.review IS NOT 'rejected'
)
"""

_WHAT = """
    CASE
        WHEN {row}.way = 'beside' THEN NULL
        WHEN {row}.kind = 'statement' THEN CASE {row}.way WHEN 'toward' THEN 'spoke' END
        WHEN {row}.kind = 'commitment' THEN CASE {row}.way WHEN 'toward' THEN 'promised' ELSE 'undertook' END
        WHEN {row}.type <> 'CONSULT' THEN NULL
        WHEN {row}.status IN ('occurred', 'ongoing') THEN 'met'
        WHEN {row}.status NOT IN ('denied', 'cancelled') THEN 'to-meet'
    END
"""
_SPANS = "SELECT {row}.month AS span UNION SELECT substr({row}.month, 1, length({row}.month) - 3) UNION SELECT ''"

_TRIGGERS = f"""
CREATE TRIGGER pairing_in AFTER INSERT ON pairing BEGIN
    INSERT INTO dealing (span, one, other, what, count)
    SELECT span, NEW.one, NEW.other, what, 1
    FROM ({_SPANS.format(row="NEW")}), (SELECT {_WHAT.format(row="NEW")} AS what) WHERE what IS NOT NULL
    ON CONFLICT (span, one, other, what) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER pairing_out AFTER DELETE ON pairing BEGIN
    UPDATE dealing SET count = count - 1
    WHERE span IN ({_SPANS.format(row="OLD")})
    AND one = OLD.one AND other = OLD.other AND what = ({_WHAT.format(row="OLD")});
    DELETE FROM dealing
    WHERE span IN ({_SPANS.format(row="OLD")}) AND one = OLD.one AND other = OLD.other AND count = 0;
END;
"""
"""Dealings are pairs counted: in each month, in each year, in all (the empty span)."""

STEP = f"{TABLES}{_TRIGGERS}{_SETTINGS};\n{PAIRS.format(where='1')};\n"
"""The step that brings these tables into an older record, and fills them."""


def set_event(store: Store, number: int, event: Event) -> None:
    """Write when and where an event is set; ``number`` is its row's. What a person rejected is set nowhere."""
    if event.review == "rejected":
        return
    month, placing, told = placed(event)
    place = event.place
    where = (place.name, place.state, place.lat, place.lon) if place else (None,) * 4
    store.db.execute(
        "INSERT INTO setting VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, month, placing, told, event.status, *where)
    )


def pair(store: Store, number: int) -> None:
    """Write the pairs of an item whose row, parties and setting stand; ``number`` is its row's."""
    store.db.execute(PAIRS.format(where="item.number = ?"), (number,))


def placed(event: Event) -> tuple[str, str, Day | None]:
    """The month of an event (``YYYY-MM``, empty where none is known), how it was come by, and the day it was told."""
    told = min((day for step in event.history for day in _near(step.date)), default=None, key=day_number)
    days = _near(event.date)
    if days:
        return days[0][:-3], "dated", told
    if told is not None and _holds(event.date, told):
        return told[:-3], "told", told
    return "", "", told


def _near(date: Interval | None) -> tuple[Day, ...]:
    """The first day of a date that is known to a month or so; nothing for a wider one."""
    if date is None or date.earliest is None or date.latest is None:
        return ()
    return (date.earliest,) if day_number(date.latest) - day_number(date.earliest) <= SPAN else ()


def _holds(date: Interval | None, day: Day) -> bool:
    """Whether ``day`` may be the date: a wide one is no reason to place an event where it cannot have been."""
    if date is None:
        return True
    low = date.earliest is None or day_number(date.earliest) <= day_number(day)
    return low and (date.latest is None or day_number(day) <= day_number(date.latest))
