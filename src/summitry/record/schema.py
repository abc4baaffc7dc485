"""The record's tables, and the steps that bring an older record up to them.

What was read is kept three ways: the stored text and the packed reading of each document, from which everything can be
worked out again; the mentions, one row for each statement, event or commitment as one document tells it; and the items,
which are mentions brought together. An item's row holds only what questions are asked by: the item itself is put
together from its mentions when it is wanted. Ids of items are keys of mentions, so that an id once given finds its
item for as long as the mention stands.
"""

from __future__ import annotations

from summitry.record import opinions, pairing
from summitry.record.rulings.tables import TABLES as _RULINGS

APPLICATION_ID = 0x53554D59
"""``SUMY``, in the file's header: tells a record from any other SQLite file."""

_FIRST = """
CREATE TABLE document (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    text BLOB NOT NULL,
    words INTEGER NOT NULL,
    given TEXT,
    published TEXT,
    earliest TEXT,
    latest TEXT,
    narrowed TEXT,
    publisher TEXT,
    language TEXT NOT NULL,
    reader TEXT,
    unread TEXT,
    origin TEXT NOT NULL,
    origin_why TEXT NOT NULL DEFAULT '',
    duplicate_of TEXT
) STRICT;
CREATE INDEX document_name ON document (name);
CREATE INDEX document_file ON document (file);
CREATE INDEX document_day ON document (earliest, latest);
CREATE INDEX document_origin ON document (origin);

CREATE TABLE reading (
    document INTEGER PRIMARY KEY REFERENCES document (number) ON DELETE CASCADE,
    reader TEXT NOT NULL,
    data BLOB NOT NULL,
    own BLOB
) STRICT;

CREATE TABLE band (
    band INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    PRIMARY KEY (band, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX band_document ON band (document);

CREATE TABLE kin (
    one INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX kin_other ON kin (other);

CREATE TABLE appearance (
    actor TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    names TEXT NOT NULL,
    state TEXT,
    PRIMARY KEY (actor, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_document ON appearance (document);

CREATE TABLE office (
    person TEXT NOT NULL,
    office TEXT NOT NULL,
    state TEXT NOT NULL,
    term TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    data TEXT NOT NULL,
    PRIMARY KEY (person, office, state, term, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX office_document ON office (document);

CREATE TABLE mention (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    data TEXT NOT NULL,
    likeness TEXT,
    item TEXT NOT NULL,
    dirty INTEGER NOT NULL
) STRICT;
CREATE INDEX mention_document ON mention (document, kind, start);
CREATE INDEX mention_item ON mention (item);
CREATE INDEX mention_likeness ON mention (likeness);
CREATE INDEX mention_dirty ON mention (dirty) WHERE dirty = 1;

CREATE TABLE block (
    block TEXT NOT NULL,
    likeness TEXT NOT NULL,
    PRIMARY KEY (block, likeness)
) STRICT, WITHOUT ROWID;
CREATE INDEX block_likeness ON block (likeness);

CREATE TABLE item (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    type TEXT,
    mode TEXT,
    status TEXT,
    wording TEXT,
    day TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    due TEXT,
    passages INTEGER NOT NULL,
    origins INTEGER NOT NULL
) STRICT;
CREATE INDEX item_list ON item (kind, day, id, earliest, latest, type, status, wording, mode);
CREATE INDEX item_type ON item (kind, type, day, id);
CREATE INDEX item_status ON item (kind, status, day, id);
CREATE INDEX item_due ON item (due) WHERE due IS NOT NULL;

CREATE TABLE party (
    item INTEGER NOT NULL REFERENCES item (number) ON DELETE CASCADE,
    actor TEXT NOT NULL,
    state TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (item, actor, state, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_state ON party (state, item);
CREATE INDEX party_actor ON party (actor, item);

CREATE TABLE topic (
    item INTEGER NOT NULL REFERENCES item (number) ON DELETE CASCADE,
    topic TEXT NOT NULL,
    PRIMARY KEY (item, topic)
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_topic ON topic (topic, item);

CREATE TABLE link (
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    found TEXT NOT NULL,
    PRIMARY KEY (kind, source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_target ON link (target);

CREATE TABLE failure (
    file TEXT PRIMARY KEY,
    problem TEXT NOT NULL,
    remedy TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ruling (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;
CREATE INDEX ruling_target ON ruling (target);
CREATE TRIGGER ruling_stays BEFORE UPDATE ON ruling BEGIN SELECT RAISE(ABORT, 'the log of rulings only grows'); END;
CREATE TRIGGER ruling_kept BEFORE DELETE ON ruling BEGIN SELECT RAISE(ABORT, 'the log of rulings only grows'); END;

CREATE VIRTUAL TABLE document_words USING fts5 (
    title, text, content='', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE mention_words USING fts5 (
    words, content='', tokenize='porter unicode61 remove_diacritics 2'
);
"""

_TIES = """
CREATE TABLE node (
    likeness TEXT PRIMARY KEY,
    traits TEXT NOT NULL
) STRICT;

CREATE TABLE tie (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE part (
    part TEXT NOT NULL,
    whole TEXT NOT NULL,
    PRIMARY KEY (part, whole)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_whole ON part (whole);

DELETE FROM block;
UPDATE mention SET likeness = NULL, dirty = 1 WHERE kind <> 'statement';
"""
"""Ties are kept rather than looked for again: the next writer links what an older record holds anew."""

MIGRATIONS: tuple[str, ...] = (_FIRST, _TIES, _RULINGS, pairing.STEP, opinions.STEP)
"""Step ``n`` brings a record from version ``n`` to ``n + 1``; an empty file is version 0."""

VERSION = len(MIGRATIONS)
