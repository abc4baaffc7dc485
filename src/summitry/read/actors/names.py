"""Names of persons as they stand: runs of capitals that the parser, a title or the list of offices calls a person."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from typing import Any

from summitry.read.actors.cast import Cast
from summitry.read.actors.gazetteer import names_in, names_of_persons_too
from summitry.read.actors.holdings import leads
from summitry.read.actors.titles import LINKS, Held, is_title, title_after, title_before
from summitry.read.page import Sentence
from summitry.rules import offices
from summitry.rules.offices import fold
from summitry.rules.places import place_named
from summitry.rules.roles import before_title, gender_of, institutions, matters, never_names, particles, roles, suffixes
from summitry.rules.states import states

FEW = 6
"""No name of a person has more words than this."""

NO_PERSON = frozenset({"ORG", "GPE", "LOC", "FAC", "EVENT"})
"""The parser's types for names that are no persons."""

_TITLE_WORD = re.compile(r"[^\s,;:()\u2060]+|[,;:()]")
_NICKNAME = re.compile(r"[\"“‘(][^\"“”‘’()]*[\"”’)]\s*")


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens ``first`` up to ``last`` that name a person, with the titles beside them.

    ``sure`` is false where only the parser's guess at a single word speaks for a person.
    """

    first: int
    last: int
    words: tuple[str, ...]
    title: Held | None = None
    apposed: Held | None = None
    sure: bool = True

    @property
    def core(self) -> tuple[str, ...]:
        """The words without "Jr." and the like."""
        return tuple(word for word in self.words if fold(word) not in suffixes())


def names(cast: Cast) -> list[Found]:
    """The names of persons on the page, in order."""
    doc = cast.page.doc
    taken = _taken(cast)
    founds: list[Found] = []
    for sentence in cast.page.sentences:
        headline = _in_capitals(doc, sentence.first, sentence.last)
        for first, last in _runs(doc, sentence.first, sentence.last, taken):
            if headline and _known(doc, first, last) is None:
                continue
            shared = _shared_title(cast, founds[-1] if founds else None, first)
            found = _name(cast, first, last, sentence, shared)
            if found is not None:
                founds.append(found)
    return founds


def _shared_title(cast: Cast, before: Found | None, first: int) -> Held | None:
    """The title that a name at ``first`` shares with the one before: "Presidents Ada Berg of Norway and Olav Lund"."""
    if before is None or before.title is None or not before.title.plural:
        return None
    between = cast.page.doc[before.last : first]
    joined = all(token.lower_ in (",", "and", "&", "of", "the") or token.i in cast.hit_at for token in between)
    return replace(before.title, state=None) if joined and len(between) else None


def names_in_title(cast: Cast, alone: Container[str]) -> list[tuple[str, str | None]]:
    """The full names of persons in the document's title, each with the state named before it, or ``None``.

    A title stands beside the text and is not parsed, and all its words may have capitals. A name there is a run of
    capitals that the list of office holders knows, or that follows the title of an office and ends in a word that the
    text uses ``alone`` ("Foreign Minister Ada Berg", where the text goes on with "Berg").
    """
    title = cast.page.document.title or ""
    known = names_in(title, cast.text)
    vocabulary = cast.page.doc.vocab
    found: list[tuple[str, str | None]] = []
    run: list[str] = []
    led, state = False, None
    for word in [*_TITLE_WORD.finditer(title), None]:
        text = word.group().removesuffix("’s").removesuffix("'s").rstrip("’'") if word else ""
        hit = next((entry for start, end, entry in known if word and start <= word.start() < end), None)
        lower = text.lower()
        letters = text.replace("-", "").replace(".", "").replace("’", "")
        barred = hit is not None or is_title(text) or vocabulary[lower].is_stop
        barred = barred or lower in before_title() or lower in institutions() or lower in matters()
        if letters[:1].isupper() and letters.isalpha() and not barred:
            run.append(text)
            if word is not None and text == word.group():
                continue
        for width in range(min(len(run), FEW), 1, -1):
            begin = next(
                (i for i in range(len(run) - width + 1) if offices.by_name(" ".join(run[i : i + width]))), None
            )
            if begin is None and led and width < 4 and run[width - 1].casefold() in alone:
                begin = 0
            if begin is not None:
                found.append((" ".join(run[begin : begin + width]), state))
                break
        run = []
        led = is_title(text)
        if hit is not None and hit.actor in states():
            state = hit.actor
        elif not led and lower not in before_title():
            state = None
    return found


def written(cast: Cast, found: Found) -> str:
    """The name as one writes it: nicknames in quotation marks left out, capitals lowered."""
    text = _NICKNAME.sub("", cast.page.doc[found.first : found.last].text)
    if text.isupper() and len(text) > 3:
        text = text.title()
    return text.strip(" ,'’")


def _name(cast: Cast, first: int, last: int, sentence: Sentence, shared: Held | None) -> Found | None:
    """The name that a run of capitals holds, with the titles beside it; ``None`` where it is no person's."""
    doc = cast.page.doc
    floor, ceiling = sentence.first, sentence.last
    known = _known(doc, first, last)
    first, last = known or _trimmed(doc, first, last)
    if not 0 < last - first <= FEW:
        return None
    words = tuple(doc[i].text for i in range(first, last) if doc[i].text not in "\"“”'‘’(),-")
    if not words or words[-1].lower() in before_title() or any(fold(word) in never_names() for word in words):
        return None
    if not all(char.isalpha() or char in "-.'’" for word in words for char in word):
        return None
    title = title_before(cast, first, floor) or _title_and_comma(cast, first, last, floor, ceiling) or shared
    apposed = title_after(cast, last, ceiling) if last - first > 1 else None
    found = Found(first, last, words, title, apposed, title is not None or known is not None or len(words) > 1)
    return found if known is not None or _is_person(cast, found) else None


def _trimmed(doc: Any, first: int, last: int) -> tuple[int, int]:
    """A run without what stands before the name in it: "Intelligence Committee Chairwoman", "Transportation"."""
    guessed = [i for i in range(first, last) if doc[i].ent_type_ == "PERSON"]
    if len(guessed) > 1 and guessed[0] > first + 1 and guessed[-1] == last - 1:
        first = guessed[0]
    while last - first > 1 and (doc[first].lower_ in before_title() or doc[first].lower_ in roles()):
        first += 1
    for i in range(last - 1, first - 1, -1):
        if doc[i].lower_ in institutions() or doc[i].lower_ in matters():
            return i + 1, last
    if not guessed and first and doc[first - 1].lower_ in LINKS:
        given = (i for i in range(first + 1, last - 1) if gender_of(fold(doc[i : i + 2].text)) is not None)
        first = next(given, first)
    return first, last


def _title_and_comma(cast: Cast, first: int, last: int, floor: int, ceiling: int) -> Held | None:
    """The title of "the president of Norway, Ada Berg,": a comma before the name, and one or an end after it."""
    doc = cast.page.doc
    if last - first < 2 or first - 1 < floor or doc[first - 1].text != ",":
        return None
    if last < ceiling and doc[last].text not in (",", ".", ")", ";", "—"):
        return None
    held = title_before(cast, first - 1, floor)
    definite = held is not None and held.first > floor and doc[held.first - 1].lower_ in ("the", "its", "their", "his")
    return held if held is not None and held.rank <= 3 and (definite or held.state is not None) else None


def _is_person(cast: Cast, found: Found) -> bool:
    """True where the parser, a title or the given name speaks for a person, and nothing against."""
    doc, words = cast.page.doc, found.words
    span = range(found.first, found.last)
    guessed = sum(doc[i].ent_type_ == "PERSON" for i in span)
    if found.title is not None:
        return bool(guessed or len(words) > 1 or found.title.last == found.title.head)
    given = len(words) > 1 and gender_of(fold(" ".join(words))) is not None and doc[found.last - 1].pos_ == "PROPN"
    if not guessed and not given and sum(doc[i].ent_type_ in NO_PERSON for i in span) > 1:
        return False
    if len(words) == 1:
        alone = guessed or leads(cast, words[0])
        return bool(alone and len(words[0]) > 2 and not place_named(words[0]) and not _adjunct(doc[found.first]))
    if place_named(" ".join(words)) and doc[found.first - 1].lower_ in ("in", "at", "near", "of", "from"):
        return False
    return bool(found.apposed or given or guessed * 2 >= len(span))


def _in_capitals(doc: Any, first: int, last: int) -> bool:
    """True for a headline all of whose longer words have capitals, verbs too: there a capital tells no name."""
    if any(doc[i].pos_ in ("VERB", "AUX") and doc[i].is_lower for i in range(first, last)):
        return False
    words = [doc[i].text for i in range(first, last) if doc[i].is_alpha and len(doc[i].text) > 3]
    return len(words) > 4 and sum(word[0].isupper() for word in words) > 0.8 * len(words)


def _adjunct(token: Any) -> bool:
    """True where a word alone stands where places and things stand rather than persons: "in Goa"."""
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "near", "on", "into", "of", "from", "through")


def _taken(cast: Cast) -> set[int]:
    """Tokens of known names, but for the single ones that the parser has within a longer name of a person."""
    doc = cast.page.doc
    taken: set[int] = set()
    for hit in cast.hits:
        inner = range(hit.first, hit.last)
        if hit.last - hit.first == 1 and doc[hit.first].text in names_of_persons_too():
            near = [i for i in (hit.first - 1, hit.last) if 0 <= i < len(doc)]
            if any(_one_name(doc, i, hit.first) and i not in cast.hit_at for i in near):
                continue
        taken.update(inner)
    return taken


def _one_name(doc: Any, one: int, other: int) -> bool:
    first, last = min(one, other), max(one, other)
    return bool(
        doc[one].ent_type_ == "PERSON"
        and doc[last].ent_iob_ == "I"
        and doc[one].text[:1].isupper()
        and not is_title(doc[first].text)
    )


def _runs(doc: Any, first: int, last: int, taken: set[int]) -> list[tuple[int, int]]:
    """Runs of capitalised words, hyphens and particles within them; titles that open a run left off."""
    runs: list[tuple[int, int]] = []
    i = first
    while i < last:
        if not _capital(doc, i, taken):
            i += 1
            continue
        j = i + 1
        while j < last and (width := _goes_on(doc, j, last, taken)):
            j += width
        runs.append((i, j))
        i = j
    return runs


def _goes_on(doc: Any, at: int, last: int, taken: set[int]) -> int:
    """How many tokens from ``at`` carry a run of capitals on; 0 where it ends."""
    if _capital(doc, at, taken):
        return 1
    token = doc[at]
    if at + 1 >= last:
        return 0
    if token.text == "-" and not doc[at - 1].whitespace_ and not token.whitespace_ and at + 1 not in taken:
        return 2 if doc[at + 1].text[:1].isalpha() and not is_title(doc[at + 1].text) else 0
    if token.text == "," and fold(doc[at + 1].text) in suffixes():
        return 2
    if token.lower_ in particles():
        end = at + 1
        while end < last and (doc[end].lower_ in particles() or doc[end].text == "-"):
            end += 1
        return end + 1 - at if end < last and _capital(doc, end, taken) else 0
    return 0


def _capital(doc: Any, i: int, taken: set[int]) -> bool:
    token = doc[i]
    if i in taken or not token.text[:1].isupper():
        return False
    if token.ent_type_ in ("DATE", "TIME"):
        return False
    if is_title(token.text):
        return _one_name(doc, i, i - 1) and not is_title(doc[i - 1].text) and doc[i - 1].lower_ not in before_title()
    if token.pos_ in ("PRON", "DET", "ADP", "AUX", "CCONJ", "SCONJ") and token.ent_type_ != "PERSON":
        return False
    if token.pos_ == "PROPN" or fold(token.text) in suffixes() or token.ent_type_ == "PERSON":
        return True
    if token.text.isupper() and i + 1 < len(doc) and doc[i + 1].text == ":":
        return True
    plain = token.pos_ in ("NOUN", "ADJ", "X", "INTJ")
    return plain and not token.is_sent_start and token.text.istitle() and token.lower_ not in before_title()


def _known(doc: Any, first: int, last: int) -> tuple[int, int] | None:
    """The widest part of a run that the list of office holders has as a full name."""
    for width in range(min(last - first, FEW), 1, -1):
        for begin in range(first, last - width + 1):
            if offices.by_name(doc[begin : begin + width].text):
                return begin, begin + width
    return None
