"""The tables of rulings, beside the log itself, which is as old as the record.

``anchor`` only grows, as the log does. All the rest is worked out from the log and the mentions, and could be thrown
away: ``held`` says which mention each anchor stands at now, ``undone`` which rulings are out of force, ``knot`` and
``apart`` what people tied together and set apart, ``unsettled`` which documents were read since that was worked out.
"""

from __future__ import annotations

TABLES = """
ALTER TABLE item ADD COLUMN review TEXT;
CREATE INDEX item_review ON item (kind, review) WHERE review IS NOT NULL;

CREATE TABLE anchor (
    ruling INTEGER NOT NULL REFERENCES ruling (number),
    slot INTEGER NOT NULL,
    part TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    document TEXT NOT NULL,
    file TEXT NOT NULL,
    name TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    traits TEXT NOT NULL,
    PRIMARY KEY (ruling, slot)
) STRICT, WITHOUT ROWID;
CREATE INDEX anchor_document ON anchor (document);
CREATE INDEX anchor_name ON anchor (name);
CREATE INDEX anchor_key ON anchor (key);
CREATE TRIGGER anchor_stays BEFORE UPDATE ON anchor BEGIN SELECT RAISE(ABORT, 'the log of rulings only grows'); END;
CREATE TRIGGER anchor_kept BEFORE DELETE ON anchor BEGIN SELECT RAISE(ABORT, 'the log of rulings only grows'); END;

CREATE TABLE held (
    ruling INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    part TEXT NOT NULL,
    key TEXT NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (ruling, slot, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_key ON held (key);
CREATE INDEX held_document ON held (document);

CREATE TABLE undone (
    ruling INTEGER PRIMARY KEY,
    by INTEGER NOT NULL
) STRICT;

CREATE TABLE knot (
    key TEXT PRIMARY KEY,
    knot TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX knot_knot ON knot (knot);

CREATE TABLE apart (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE unsettled (
    document INTEGER PRIMARY KEY REFERENCES document (number) ON DELETE CASCADE
) STRICT;
"""
