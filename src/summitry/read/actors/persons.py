"""Named persons: who of the names on a page is the same, and every place where a surname alone stands for one of them.

A word that names a person of the document names that person wherever it stands, whatever the parser takes it for.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from summitry.model import MentionForm
from summitry.read.actors.cast import Cast, Person, head_of
from summitry.read.actors.holdings import bearer, fits, near
from summitry.read.actors.names import Found, names, names_in_title, written
from summitry.read.actors.tenure import note_offices
from summitry.read.actors.titles import is_title, state_after
from summitry.rules import offices
from summitry.rules.offices import Holding, fold
from summitry.rules.roles import gender_of, never_names, suffixes


def find_persons(cast: Cast) -> None:
    """Enter every named person of the page into the cast, note each mention, and the offices that they hold."""
    people = _told_apart(cast, names(cast))
    for found, person in people:
        person.gender = person.gender or gender_of(fold(person.name))
        _learn(found, person)
        person.state = person.state or state_after(cast, found.last)
    for found, person in people:
        _note(cast, found, person)
    _spread(cast, [person for _, person in people])
    note_offices(cast, people)


def _told_apart(cast: Cast, founds: list[Found]) -> list[tuple[Found, Person]]:
    """Who is who: full names first, then words that stand alone, each joined to the full name that holds it."""
    alone = Counter(found.words[0].casefold() for found in founds if len(found.words) == 1)
    by_word: dict[str, list[Person]] = defaultdict(list)
    order: list[tuple[Found, Person]] = []

    def enter(person: Person) -> Person:
        for word in sorted(person.surnames):
            if person not in by_word[word]:
                by_word[word].append(person)
        return person

    for name, state in names_in_title(cast, alone):
        titled = _person(cast, name, alone)
        titled.state = state
        enter(titled)
    for found in founds:
        if len(found.core) > 1:
            name = written(cast, found)
            order.append((found, _same(by_word, name) or enter(_person(cast, name, alone))))
    for found in founds:
        if len(found.core) > 1:
            continue
        word = fold(found.words[0])
        options = by_word.get(word, [])
        other = _by_title(cast, found)
        if other is not None:
            options = [person for person in options if person.id == other.person_id] or [enter(_listed(other))]
        if len(options) > 1:
            options = [_meant(options, order, found.title.gender if found.title else None)]
        if not options and (found.sure or offices.by_surname(word) or _subject(cast, found)):
            options = [enter(_lone(cast, found))]
        if options:
            order.append((found, options[0]))
    return sorted(order, key=lambda pair: pair[0].first)


def _meant(options: list[Person], order: list[tuple[Found, Person]], gender: str | None) -> Person:
    """Who of several of one name is meant by it alone: the one spoken of most, of the gender that a title tells."""
    often = Counter(person.id for _, person in order)
    fitting = [person for person in options if gender is None or person.gender in (None, gender)] or options
    return min(fitting, key=lambda person: (-often[person.id], person.rank))


def _subject(cast: Cast, found: Found) -> bool:
    return cast.page.doc[found.last - 1].dep_ in ("nsubj", "poss", "agent")


def _words(name: str) -> list[str]:
    return [word for word in fold(name).split() if len(word) > 1 and word not in suffixes()]


def _same(by_word: dict[str, list[Person]], name: str) -> Person | None:
    """One met before whose name is a longer or a shorter form of this one: "Ada J. Berg", "Ada Berg"."""
    words = _words(name)
    for person in by_word.get(words[-1], ()) if words else ():
        there = _words(person.name)
        if set(words) <= set(there) or set(there) <= set(words):
            if len(name) > len(person.name) and not offices.by_name(person.name):
                person.name = name
            return person
    return None


def _person(cast: Cast, name: str, alone: Counter[str]) -> Person:
    holdings = near(cast, offices.by_name(name))
    if holdings:
        row = holdings[0]
        return Person(row.person_id, row.person, frozenset(map(fold, row.surnames)) | {fold(name).split()[-1]})
    words = [word for word in name.split() if fold(word) and fold(word) not in suffixes()]
    surnames = {fold(words[-1])}
    if alone.get(words[0].casefold()) and not alone.get(words[-1].casefold()):
        surnames.add(fold(words[0]))
    surnames.update(fold(word) for word in words[1:-1] if alone.get(word.casefold()) and len(fold(word)) > 2)
    return Person("person:" + fold(name).replace(" ", "-"), name, frozenset(surnames))


def _lone(cast: Cast, found: Found) -> Person:
    """A person named by one word only: the office holder whom a text calls so, or somebody of this document alone."""
    word = found.words[0]
    row = _by_title(cast, found)
    if row is None and (found.title is None or found.title.rank > 3):
        row = next(iter(bearer(cast, word, strictly=found.title is None)), None)
    if row is not None:
        return _listed(row)
    name = written(cast, found)
    return Person(f"person:{fold(name).replace(' ', '-')}@{cast.page.document.id}", name, frozenset({fold(word)}))


def _by_title(cast: Cast, found: Found) -> Holding | None:
    """A row of the one office holder whom a surname and the title before it name: "President Berg"."""
    if found.title is None or found.title.rank > 3:
        return None
    title = found.title
    rows = [row for row in near(cast, offices.by_surname(found.words[0])) if fits(row, title)]
    return rows[0] if len({row.person_id for row in rows}) == 1 else None


def _listed(row: Holding) -> Person:
    return Person(row.person_id, row.person, frozenset(map(fold, row.surnames)))


def _learn(found: Found, person: Person) -> None:
    for held in (found.title, found.apposed):
        if held is None:
            continue
        person.gender = person.gender or held.gender
        person.rank = min(person.rank, held.rank)
        person.titles.append(held.office)
        if held.state and not held.plural and (held.current or not person.state):
            person.state = person.state or held.state


def _spread(cast: Cast, people: list[Person]) -> None:
    """Note every other place where a surname stands, for whoever of that name is spoken of most."""
    doc = cast.page.doc
    persons = {person.id: person for person in people}
    owners: dict[str, set[str]] = defaultdict(set)
    for person in persons.values():
        for word in person.surnames:
            owners[word].add(person.id)
    often = Counter(person.id for person in people)
    for token in doc:
        if not token.text[:1].isupper() or token.i in cast.named or token.i in cast.hit_at:
            continue
        ids = owners.get(fold(token.text))
        if not ids or token.pos_ in ("ADJ", "DET", "ADP", "AUX") or fold(token.text) in never_names():
            continue
        if not _within_longer(cast, token.i):
            meant = min(ids, key=lambda actor: (-often[actor], persons[actor].rank, actor))
            _note(cast, Found(token.i, token.i + 1, (token.text,)), persons[meant])


def _within_longer(cast: Cast, i: int) -> bool:
    """True where the word is part of another name: "Campbell Soup", "Lake Kishida"."""
    doc = cast.page.doc
    token = doc[i]
    if token.dep_ == "compound" and i + 1 < len(doc) and token.head.i == i + 1:
        following = doc[i + 1]
        return bool(following.pos_ == "PROPN" and not is_title(following.text) and following.text[:1].isupper())
    if i and doc[i - 1].dep_ == "compound" and doc[i - 1].head.i == i and not token.is_sent_start:
        before = doc[i - 1]
        return bool(
            before.pos_ == "PROPN"
            and not is_title(before.text)
            and before.i not in cast.hit_at
            and re.match(r"[A-Z][a-z]", before.text)
        )
    return False


def _note(cast: Cast, found: Found, person: Person) -> None:
    doc = cast.page.doc
    first = found.first
    if found.title is not None and not found.title.plural:
        first = min(first, found.title.first)
    cast.persons[person.id] = person
    cast.meet(person.id, "person", person.name, doc[found.first : found.last].text, person.state)
    head = head_of(doc, found.first, found.last)
    form: MentionForm = "name"
    cast.mention(first, found.last, head, (person.id,), form)
    for i in range(found.first, found.last):
        cast.named[i] = person.id
    outer = head_of(doc, first, found.last)
    titled = found.title.head - 1 if found.title is not None and not found.title.plural else outer
    for i in (outer, titled):
        if i != head and i not in cast.hit_at:
            cast.heads.setdefault(i, (person.id,))
