"""Holders: the time that a document speaks in, by who holds which office in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from summitry import dates
from summitry.dates import Bounds
from summitry.model import Office
from summitry.read.page import Page
from summitry.read.times.direction import is_current
from summitry.read.times.meanings import Calendar, Expression, Shift

FOR_LIFE = frozenset({"King", "Queen", "Emperor", "Empress", "Pope", "Sultan", "Emir"})
CLIMB = 6
"""Steps up the parse from a name to the verb it is a party to."""
LEAD = 3
"""Blocks of running text at the top, which tell of the news itself: a title met there is held now."""


def offices_held(page: Page, expressions: Sequence[Expression]) -> Iterator[tuple[Bounds, str]]:
    """Who holds an office as the document speaks, by the built-in list; several stays bound by their outer ends."""
    rows = [office for office in page.offices if office.source == "built-in" and office.since]
    held = [office for office in page.offices if office.source == "document" and office.span]
    found: list[tuple[Office, list[Office]]] = []
    for office in held:
        stays = [
            row for row in rows if (row.person, row.office, row.state) == (office.person, office.office, office.state)
        ]
        if stays and _is_held_now(page, office, expressions):
            found.append((office, stays))
    bounds: Bounds = dates.OPEN
    for office, stays in sorted(found, key=lambda pair: len(pair[1])):
        spans = [(s.since.earliest if s.since else None, s.until.latest if s.until else None) for s in stays]
        fitting = [span for span in spans if dates.intersect(bounds, span) is not None] or spans
        first, last = fitting[0][0], fitting[-1][1]
        if any(span[1] is None for span in fitting):
            last = None
        why = f"{office.name} acts in it as {office.office}, in office from {first}" + (
            f" to {last}" if last else " on"
        )
        bounds = dates.intersect(bounds, (first, last)) or bounds
        yield (first, last), why


def _is_held_now(page: Page, office: Office, expressions: Iterable[Expression]) -> bool:
    """Whether the holder acts in the present of the document: by the verb, or as news at its top without a year.

    A title alone is no proof where courtesy keeps it for life ("Secretary Kerry", "Queen Victoria"), nor where the
    person is spoken of rather than acting ("the loss of Prime Minister Abe").
    """
    if office.span is None or office.office in FOR_LIFE:
        return False
    sentence, tokens = page.sentence_at(office.span[0]), page.tokens(office.span)
    if sentence is None or not tokens or sentence.region == "caption" or _is_shortened(page, office):
        return False
    surname = re.escape(office.name.split()[-1])
    if re.search(rf"\b(?:former|late|ex|then|onetime)\b[\w\s.,'’-]{{0,40}}\b{surname}\b", page.text, re.I):
        return False
    if any(sentence.start <= e.start < sentence.end and _looks_back(e) for e in expressions):
        return False
    verb = _acting(page, tokens)
    if verb is None:
        return False
    body = [index for index, block in enumerate(page.layout.blocks) if block.region == "body"]
    return is_current(verb) or sentence.block in body[:LEAD]


def _looks_back(expression: Expression) -> bool:
    """True for a time that gives its sentence a year, or counts back in months or years."""
    meaning = expression.meaning
    if isinstance(meaning, Shift):
        return meaning.unit in ("M", "Y", "DE", "CE") and (meaning.count or 0) < 0
    return isinstance(meaning, Calendar) and meaning.year is not None


def _is_shortened(page: Page, office: Office) -> bool:
    """Whether of a longer title only its courtesy form is written: "Secretary" of a Secretary of State."""
    written = page.text[office.span[0] : office.span[1]].lower() if office.span else ""
    words = [word for word in office.office.lower().split() if word not in ("of", "for", "the", "and", "to")]
    return len(words) > 1 and sum(word in written for word in words) < 2 and "minister" not in written


def _acting(page: Page, tokens: Sequence[int]) -> Any | None:
    """The verb that the named person is a party to: as its subject, object, or with a preposition of company."""
    inside = range(tokens[0], tokens[-1] + 1)
    token = next((page.doc[i] for i in inside if page.doc[i].head.i not in inside), page.doc[tokens[-1]])
    for _ in range(CLIMB):
        relation, head = token.dep_, token.head
        if head.i == token.i:
            return token if token.pos_ in ("VERB", "AUX") else None
        if relation in ("nsubj", "nsubjpass", "dobj", "dative"):
            return head
        if relation == "pobj" and head.lower_ in ("with", "by", "to", "from", "between"):
            if head.head.pos_ in ("VERB", "AUX"):
                return head.head
            token = head.head  # "an invitation to", "a call with"
            continue
        if relation not in ("conj", "appos", "compound", "nmod", "poss"):
            return None
        token = head
    return None
