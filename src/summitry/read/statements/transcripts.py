"""Transcripts: remarks and briefings whose paragraphs are labelled with who speaks, ``MR. KIRBY:``, ``Q``.

Each paragraph of a turn is one direct statement of its speaker; a turn goes on until the next label. Questioners are
unnamed, and what they say is kept apart from the answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summitry.model import Act, Actor, Span, Statement
from summitry.read.actors import anonymous, home, who
from summitry.read.layout import Block
from summitry.read.page import Page
from summitry.rules import offices
from summitry.rules.offices import Holding

CAPITAL = r"(?:[^\W\d_a-zß-öø-ÿ][\u0300-\u036f]?)"
LABEL = re.compile(
    rf"\s*(?:(Q)(?=\s)|({CAPITAL}(?:{CAPITAL}|[.'’\-])+"
    rf"(?:,? (?:{CAPITAL}(?:{CAPITAL}|[.'’\-])*|of|and|the|Mc{CAPITAL}+)){{0,7}})\s*:)"
)
QUESTIONERS = frozenset({"Q", "QUESTION", "QUESTIONS", "REPORTER"})
FEWEST = 3
"""Labelled paragraphs that make a transcript: fewer may be headings."""
SPOKEN = re.compile(r"\b(?:remarks|speech|address|briefing|press (?:call|conference|gaggle)|interview|toast)\b", re.I)
"""Titles of what was spoken: there, one label opens a speech."""
SHORTEST = 3
"""Words that a paragraph must hold to be a statement: "Thank you." states nothing."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of somebody's turn: who speaks, the label where it stands here, and the words."""

    speaker: str | None
    label: Span | None
    words: Span
    asks: bool


def find(page: Page) -> list[Statement]:
    """The statements of a transcript, in order; none where the page is no transcript."""
    labels = [(block, LABEL.match(page.layout.readable, block.start, block.end)) for block in page.layout.blocks]
    fewest = 1 if SPOKEN.search(page.document.title or "") else FEWEST
    if sum(match is not None for _, match in labels) < fewest:
        return []
    return [_statement(page, turn) for turn in _turns(page, labels)]


def _turns(page: Page, labels: list[tuple[Block, re.Match[str] | None]]) -> list[Turn]:
    turns: list[Turn] = []
    known: dict[str, str | None] = {}
    speaker: str | None = None
    speaking = asks = False
    for block, match in labels:
        start, label = block.start, None
        if match is not None:
            name = match.group(1) or match.group(2)
            label = match.span(1) if match.group(1) else match.span(2)
            if name not in known:
                known[name] = _speaker(page, name, label)
            speaker, speaking, start, asks = known[name], True, match.end(), name in QUESTIONERS
        elif block.region != "body" or block.kind == "heading":
            speaking = False
        tokens = page.tokens((start, block.end))
        if speaking and speaker is not None and len(tokens) > SHORTEST:
            turns.append(Turn(speaker, label, page.span(tokens[0], tokens[-1] + 1), asks))
    return turns


def _speaker(page: Page, name: str, label: Span) -> str | None:
    """The actor whom a label names: as the page knows them, or as the list of office holders does at its date."""
    if name in QUESTIONERS:
        return _questioner(page)
    tokens = page.tokens(label)
    found = [ids[0] for i in reversed(tokens) for ids in (who(page, page.doc[i]),) if len(ids) == 1]
    row = _holder(page, name) if name.startswith("THE ") else None
    surname = offices.fold(name).split()[-1]
    people = (page.actors[actor] for actor in found if page.actors[actor].kind == "person")
    named = None if row else next((actor.id for actor in people if _fits(page, actor, name, surname)), None)
    if named:
        return named
    row = row or _holder(page, name)
    if row is not None:
        page.actors.setdefault(row.person_id, Actor(row.person_id, "person", row.person, (name,), row.state))
        return row.person_id
    unnamed = next((actor for actor in found if page.actors[actor].kind == "anonymous"), None)
    return unnamed or (anonymous(page, page.doc[tokens[-1]]) if len(tokens) == 1 else None)


def _fits(page: Page, actor: Actor, name: str, surname: str) -> bool:
    """Whether a person can be whom the label names: by the surname, or, of an office alone, as the title names them.

    A page speaks of former presidents too: the office does not tell which of them "THE PRESIDENT" is.
    """
    forms = (actor.name, *actor.names)
    if name.startswith("THE "):
        title = offices.fold(page.document.title or "").split()
        return any(offices.fold(form).split()[-1:] == [word] for form in forms for word in title)
    return any(surname in offices.fold(form).split() for form in forms)


def _holder(page: Page, name: str) -> Holding | None:
    """The one on the list whom the label can mean at the page's date: a surname, or "THE VICE PRESIDENT"."""
    day = page.published.earliest if page.published else None
    state = home(page)
    if day is None:
        return None
    if name.startswith("THE "):
        return offices.holder(state, name[4:].title(), day, day) if state else None
    held = {
        row.person_id: row
        for row in offices.by_surname(name.split()[-1])
        if row.since[0] <= day and (row.until is None or day <= row.until[1])
    }
    return next(iter(held.values())) if len(held) == 1 else None


def _questioner(page: Page) -> str:
    """The questioners of a page, as one unnamed actor."""
    actor = f"anon:{page.document.id}:Q"
    page.actors.setdefault(actor, Actor(actor, "anonymous", "questioner", ("Q",), None))
    return actor


def _statement(page: Page, turn: Turn) -> Statement:
    act: Act = "asks" if turn.asks else "says"
    start, end = turn.words
    return Statement(
        span=turn.words,
        speaker=turn.speaker,
        form="direct",
        cue="",
        act=act,
        content=" ".join(page.text[start:end].split()),
        source_span=(turn.label,) if turn.label else (),
        content_span=(turn.words,),
        speakers=(turn.speaker,) if turn.speaker else (),
    )
