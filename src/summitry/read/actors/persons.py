"""Named persons: full names, surnames alone, and who of them is the same.

Names come from the parser's entities, from titles before a run of capitals, and from the list of office holders. A word
that names one person of the document alone names that person wherever it stands, whatever the parser takes it for.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from summitry.model import Office
from summitry.read.actors.cast import Cast, Person, head_of
from summitry.read.actors.titles import Held, title_after, title_before
from summitry.rules import offices
from summitry.rules.offices import Holding, fold
from summitry.rules.roles import before_title, titles

PARTICLES = frozenset(
    "al bin ibn bint van von der den de del della da dos das do di el la le ben abu ter ten zu af av ul ur and y".split()
) - {"and"}
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
NEVER = frozenset(
    "covid covid-19 god islam allah christ jesus bible koran quran sharia monday tuesday wednesday thursday friday saturday "
    "sunday january february march april may june july august september october november december related copyright photo "
    "getty reuters congress senate parliament internet twitter facebook thank thanks".split()
)


@dataclass(slots=True)
class Found:
    """Tokens ``first`` up to ``last`` that name a person, with the title beside them."""

    first: int
    last: int
    words: tuple[str, ...]
    title: Held | None
    apposed: Held | None
    sure: bool


def find_persons(cast: Cast) -> None:
    """Find every named person of the page, enter them into the cast, and note each mention."""
    founds = _names(cast)
    people = _cluster(cast, founds)
    for found, person in people:
        _learn(cast, found, person)
    _name_all(cast, people)
    _offices(cast, people)


def _names(cast: Cast) -> list[Found]:
    doc, page = cast.page.doc, cast.page
    taken = {i for hit in cast.hits for i in range(hit.first, hit.last)}
    entity = {i for ent in doc.ents if ent.label_ == "PERSON" for i in range(ent.start, ent.end)}
    founds: list[Found] = []
    for sentence in page.sentences:
        for first, last in _runs(doc, sentence.first, sentence.last, taken):
            known = _known(doc, first, last)
            if known is not None:
                first, last = known
            title = title_before(cast, first, sentence.first)
            apposed = title_after(cast, last, sentence.last) if last - first > 1 else None
            named = sum(i in entity for i in range(first, last))
            sure = known is not None or title is not None
            if not sure and named * 2 < last - first and not (apposed and last - first <= 3):
                continue
            words = tuple(doc[i].text for i in range(first, last) if doc[i].text not in "\"“”'‘’()")
            if (
                not words
                or any(fold(word) in NEVER for word in words)
                or (len(words) == 1 and len(words[0]) < 3 and not sure)
            ):
                continue
            founds.append(Found(first, last, words, title, apposed, sure or named > 0))
    return founds


def _runs(doc: Any, first: int, last: int, taken: set[int]) -> list[tuple[int, int]]:
    """Runs of capitalised words that may be a name: titles, known names and words that only begin a sentence left off."""
    runs: list[tuple[int, int]] = []
    i = first
    while i < last:
        if not _capital(doc, i, taken):
            i += 1
            continue
        j = i + 1
        while j < last:
            if _capital(doc, j, taken):
                j += 1
            elif (doc[j].text == "-" and j + 1 < last and not doc[j - 1].whitespace_ and not doc[j].whitespace_ and j + 1 not in taken
                  and doc[j + 1].text[:1].isalpha()):  # fmt: skip
                j += 2
            elif doc[j].lower_ in PARTICLES and j + 1 < last:
                k = j + 1
                while k < last and (doc[k].lower_ in PARTICLES or doc[k].text == "-"):
                    k += 1
                if k < last and _capital(doc, k, taken):
                    j = k + 1
                else:
                    break
            elif doc[j].text == "," and j + 1 < last and fold(doc[j + 1].text) in SUFFIXES:
                j += 2
            else:
                break
        begin = i
        while begin < j and (doc[begin].lower_ in titles() or doc[begin].lower_.removesuffix("s") in titles()):
            begin += 1
        if begin < j and j - begin <= 6:
            runs.append((begin, j))
        i = j
    return runs


def _capital(doc: Any, i: int, taken: set[int]) -> bool:
    token = doc[i]
    if (
        i in taken
        or not token.text[:1].isupper()
        or token.lower_ in titles()
        or token.pos_ in ("PRON", "DET", "ADP", "AUX")
    ):
        return False
    if token.pos_ == "PROPN" or fold(token.text) in SUFFIXES or token.ent_type_ == "PERSON":
        return True
    return (
        token.pos_ in ("NOUN", "ADJ", "VERB", "X", "ADV")
        and not token.is_sent_start
        and token.text.istitle()
        and token.lower_ not in before_title()
    )


def _known(doc: Any, first: int, last: int) -> tuple[int, int] | None:
    """The widest part of a run that the list of office holders has as a full name."""
    for width in range(last - first, 1, -1):
        for begin in range(first, last - width + 1):
            if offices.by_name(doc[begin : begin + width].text):
                return begin, begin + width
    return None


def _cluster(cast: Cast, founds: list[Found]) -> list[tuple[Found, Person]]:
    """Who is who: full names first, then words that stand alone, each joined to the one full name that holds it."""
    alone = Counter(found.words[0].casefold() for found in founds if len(found.words) == 1)
    full: dict[str, Person] = {}
    by_word: dict[str, list[Person]] = defaultdict(list)
    order: list[tuple[Found, Person]] = []
    singles: list[Found] = []
    for found in founds:
        core = [word for word in found.words if fold(word) not in SUFFIXES]
        if len(core) < 2:
            singles.append(found)
            continue
        name = _written(cast, found)
        key = fold(name)
        person = full.get(key)
        if person is None:
            person = _same(by_word, name) or _person(cast, name, alone)
            full[key] = person
            for word in person.surnames:
                if person not in by_word[word]:
                    by_word[word].append(person)
        order.append((found, person))
    for found in singles:
        word = fold(found.words[0])
        candidates = by_word.get(word, [])
        if len(candidates) > 1:
            near = [p for f, p in order if p in candidates and f.first < found.first]
            candidates = near[-1:] or candidates[:1]
        if not candidates:
            if not found.sure:
                continue
            person = _lone(cast, found)
            by_word[word].append(person)
            for other in person.surnames:
                if other != word:
                    by_word[other].append(person)
            candidates = [person]
        order.append((found, candidates[0]))
    order.sort(key=lambda pair: pair[0].first)
    return order


def _written(cast: Cast, found: Found) -> str:
    text = cast.page.doc[found.first : found.last].text
    text = re.sub(r"[\"“”‘(][^\"“”’)]*[\"”’)]\s*", "", text)
    if text.isupper():
        text = text.title()
    return text.replace(" ,", ",").strip(" ,")


def _same(by_word: dict[str, list[Person]], name: str) -> Person | None:
    """One met before whose name is a longer or a shorter form of this one: "Robert J. Gates", "Robert Gates"."""
    words = [word for word in fold(name).split() if len(word) > 1 and word not in SUFFIXES]
    for person in by_word.get(words[-1], ()) if words else ():
        there = [word for word in fold(person.name).split() if len(word) > 1 and word not in SUFFIXES]
        if set(words) <= set(there) or set(there) <= set(words):
            if len(name) > len(person.name):
                person.name = name if not offices.by_name(person.name) else person.name
            return person
    return None


def _person(cast: Cast, name: str, alone: Counter[str]) -> Person:
    holdings = _fitting(cast, offices.by_name(name))
    if holdings:
        first = holdings[0]
        surnames = {fold(form) for form in first.surnames} | {fold(name).split()[-1]}
        return Person(first.person_id, first.person, frozenset(surnames))
    words = [word for word in re.split(r"[\s]+", name) if fold(word) not in SUFFIXES and len(fold(word)) > 0]
    last, head = fold(words[-1]), fold(words[0])
    surnames = {last}
    if "-" not in words[-1] and alone.get(words[0].casefold()) and not alone.get(words[-1].casefold()):
        surnames.add(head)
    return Person("person:" + fold(name).replace(" ", "-"), name, frozenset(surnames))


def _lone(cast: Cast, found: Found) -> Person:
    """A person named by one word only: the office holder whom a text calls so, or somebody of this document alone."""
    word = found.words[0]
    held = found.title
    holdings = _fitting(cast, offices.by_surname(word))
    if held is not None:
        fitting = [h for h in holdings if _fits(h, held)]
        holdings = fitting or ([] if held.rank < 4 else holdings)
    people = {h.person_id: h for h in holdings}
    if len(people) == 1:
        first = holdings[0]
        return Person(first.person_id, first.person, frozenset(fold(form) for form in first.surnames))
    written = word.title() if word.isupper() else word
    suffix = [w for w in found.words[1:]]
    name = " ".join([written, *suffix])
    return Person(f"person:{fold(name).replace(' ', '-')}@{cast.page.document.id}", name, frozenset({fold(word)}))


def _fitting(cast: Cast, holdings: tuple[Holding, ...]) -> list[Holding]:
    """The holdings that a document of this date may speak of."""
    published = cast.page.published or cast.page.document.published
    if published is None:
        return list(holdings)
    near = [h for h in holdings if h.touches(published.earliest, published.latest)]
    return near or list(holdings)


def _fits(holding: Holding, held: Held) -> bool:
    if held.state and held.state != holding.state:
        return False
    words = {fold(holding.office), *(fold(title) for title in holding.titles)}
    office = fold(held.office)
    return office in words or any(office in form or form in office for form in words)


def _learn(cast: Cast, found: Found, person: Person) -> None:
    for held in (found.title, found.apposed):
        if held is None:
            continue
        person.gender = person.gender or held.gender
        person.rank = min(person.rank, held.rank)
        if held.state and (held.current or not person.state):
            person.state = person.state or held.state


def _name_all(cast: Cast, people: list[tuple[Found, Person]]) -> None:
    """Note each mention; then every other place where a surname stands that names one person alone."""
    doc = cast.page.doc
    for found, person in people:
        _note(cast, found, person)
    words: dict[str, set[str]] = defaultdict(set)
    for _, person in people:
        for word in person.surnames:
            words[word].add(person.id)
    persons = {person.id: person for _, person in people}
    taken = {i for hit in cast.hits for i in range(hit.first, hit.last)}
    for token in doc:
        if token.i in cast.named or token.i in taken or not token.text[:1].isupper():
            continue
        ids = words.get(fold(token.text))
        if not ids or len(ids) > 1 or token.pos_ in ("ADJ", "DET", "ADP", "AUX") or token.lower_ in NEVER:
            continue
        if _within_longer(doc, token.i):
            continue
        person = persons[next(iter(ids))]
        _note(cast, Found(token.i, token.i + 1, (token.text,), None, None, True), person)


def _within_longer(doc: Any, i: int) -> bool:
    """True where the word is part of another name: "Campbell Soup", "Lake Kishida"."""
    token = doc[i]
    for near in (i - 1, i + 1):
        if (
            0 <= near < len(doc)
            and doc[near].pos_ == "PROPN"
            and doc[near].text[:1].isupper()
            and doc[near].sent == token.sent
        ):
            other = doc[near]
            if other.lower_ not in titles() and not other.is_punct and other.ent_type_ not in ("DATE", "NORP", "GPE") and (
                other.head.i == i or token.head.i == near) and other.dep_ == "compound" or token.dep_ == "compound" and near == i + 1:  # fmt: skip
                return True
    return False


def _note(cast: Cast, found: Found, person: Person) -> None:
    doc = cast.page.doc
    first = found.first
    if found.title is not None and not found.title.plural:
        first = min(first, found.title.first)
    form = doc[found.first : found.last].text
    cast.persons[person.id] = person
    cast.meet(person.id, "person", person.name, form, person.state)
    head = head_of(doc, found.first, found.last)
    cast.mention(first, found.last, head, (person.id,), "name")
    for i in range(found.first, found.last):
        cast.named[i] = person.id
    if found.title is not None and not found.title.plural:
        outer = head_of(doc, first, found.last)
        if outer != head:
            cast.heads.setdefault(outer, (person.id,))


def _offices(cast: Cast, people: list[tuple[Found, Person]]) -> None:
    """The offices that the document gives them, then the rows of the list for each of them."""
    page = cast.page
    seen: set[tuple[str, str]] = set()
    persons = {person.id: person for _, person in people}
    for person in persons.values():
        rows = [h for h in offices.by_name(person.name) if h.person_id == person.id]
        if rows and person.state is None:
            near = _fitting(cast, tuple(rows))
            states = {
                h.state for h in near if len(h.state) == 3 and h.state.isupper() and h.state not in offices.BODIES
            }
            if len(states) == 1:
                person.state = next(iter(states))
                cast.meet(person.id, "person", person.name, "", person.state)
        person.offices += [h.office for h in _fitting(cast, tuple(rows))]
    for found, person in people:
        for held in (found.title, found.apposed):
            if held is None or not held.current or held.rank > 3 or held.plural:
                continue
            row = next((h for h in offices.by_name(person.name) if h.person_id == person.id and _fits(h, held)), None)
            office = row.office if row else held.office
            key = (person.id, office)
            if key in seen:
                continue
            seen.add(key)
            person.offices.append(office)
            span = page.span(min(held.first, found.first), max(held.last, found.last))
            state = held.state or (row.state if row else None) or person.state
            page.offices.append(Office(person.id, person.name, office, state, span=span))
    for person in persons.values():
        for row in offices.by_name(person.name):
            if row.person_id == person.id:
                page.offices.append(built_in(row))


@cache
def built_in(row: Holding) -> Office:
    """A row of the list of office holders in the record's form."""
    from summitry.model import Interval

    def stay(bound: tuple[str, str] | None) -> Interval | None:
        return bound and Interval("", *bound, basis="explicit", why=f"the list of office holders ({row.source})")

    return Office(
        row.person_id,
        row.person,
        row.office,
        row.state,
        stay(row.since),
        stay(row.until),
        row.known_to,
        None,
        "built-in",
    )
