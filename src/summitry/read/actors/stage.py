"""The stage that finds the actors of a page, and the questions that later stages ask of it."""

from __future__ import annotations

from typing import Any

from summitry.model import Place
from summitry.read.actors.cast import Cast, cast_of, head_of
from summitry.read.actors.coreference import resolve
from summitry.read.actors.gazetteer import Entry, Hit, hits, names_of_persons_too
from summitry.read.actors.naming import describe, phrase, role_of
from summitry.read.actors.organisations import enter, find_organisations
from summitry.read.actors.papers import document_parties, home
from summitry.read.actors.persons import find_persons
from summitry.read.actors.predicates import note_callings, note_predicates
from summitry.read.actors.seats import is_place
from summitry.read.actors.unnamed import unnamed
from summitry.read.grammar import conjuncts
from summitry.read.page import Page
from summitry.rules import bodies
from summitry.rules.places import place_named
from summitry.rules.roles import matters, quantifiers
from summitry.rules.states import states

WE = frozenset({"we", "us", "our", "ours", "ourselves"})


def find(page: Page) -> None:
    """Find the actors of a page: fills ``page.actors``, ``page.mentions`` (by their start) and ``page.offices``."""
    cast = Cast(page, page.doc.text)
    page.doc.user_data["cast"] = cast
    if not len(page.doc):
        return
    cast.hits = hits(page.doc, cast.text)
    for hit in cast.hits:
        for i in range(hit.first, hit.last):
            cast.hit_at.setdefault(i, []).append(hit)
    cast.home = home(page)
    find_persons(cast)
    for hit in cast.hits:
        _name(cast, hit)
    find_organisations(cast)
    for token in page.doc:
        if token.i not in cast.heads and role_of(token) is not None:
            ids = describe(cast, token)
            if ids:
                first, last = phrase(cast, token)
                cast.mention(first, last, token.i, ids, "description")
    note_predicates(cast)
    note_callings(cast)
    resolve(cast)


def who(page: Page, token: Any) -> tuple[str, ...]:
    """Ids of the actors that the noun phrase headed by ``token`` stands for; ``()`` where nobody is meant.

    Of coordinated names each is asked by itself ("Japan" of "Japan and Korea" is Japan alone): see ``everyone``. An
    unnamed official or crowd becomes an actor of its own when it is asked for.
    """
    cast = cast_of(page)
    found = cast.heads.get(token.i)
    if found:
        return found
    if token.tag_ in ("WP", "WDT", "WP$") or (token.lower_ == "that" and token.dep_ in ("nsubj", "nsubjpass", "dobj")):
        clause = token.head
        while clause.dep_ in ("conj", "xcomp", "ccomp", "aux", "poss") and clause.head.i != clause.i:
            clause = clause.head
        return who(page, clause.head) if clause.dep_ == "relcl" and clause.head.i < token.i else ()
    for child in token.children:
        if child.dep_ == "appos" and child.i > token.i and cast.heads.get(child.i):
            return cast.heads[child.i]
    if token.lower_ in WE:
        together = document_parties(page) if cast.speaking_together(token.i) else ()
        return tuple(cast.meet_listed(actor) for actor in together)
    if token.lemma_.lower() in quantifiers():
        for child in token.children:
            if child.dep_ == "appos" and cast.heads.get(child.i):
                return cast.heads[child.i]
        for prep in token.children:
            if prep.dep_ == "prep" and prep.lower_ in ("of", "among"):
                within = [who(page, noun) for noun in prep.children if noun.dep_ == "pobj"]
                if any(within):
                    return tuple(dict.fromkeys(actor for ids in within for actor in ids))
    if token.i in cast.links:
        return who(page, page.doc[cast.links[token.i]])
    if token.i in cast.unnamed:
        return (cast.unnamed[token.i],)
    if token.i in cast.organisations and token.lower_ not in matters():
        return (enter(cast, token.i),)
    role = role_of(token)
    if role == "writing":
        return cast.implied.get(token.i, ())
    if role is not None or token.i in cast.nationals:
        return (anonymous(page, token),)
    return ()


def everyone(page: Page, token: Any) -> tuple[str, ...]:
    """The same as ``who``, for the token and all that is coordinated with it."""
    return tuple(dict.fromkeys(actor for noun in conjuncts(token) for actor in who(page, noun)))


def state_of(page: Page, actor: str) -> str | None:
    """The state that an actor is, belongs to or acts for, or ``None``."""
    there = page.actors.get(actor)
    if there is not None:
        return there.state
    return actor if actor in states() else None


def anonymous(page: Page, token: Any) -> str:
    """The unnamed actor that the noun phrase headed by ``token`` describes: entered where it is new, and its id."""
    return unnamed(cast_of(page), token)


def members(page: Page, actor: str) -> tuple[str, ...]:
    """The codes of a group's member states at the document's date, and () for an actor without members."""
    published = page.published or page.document.published
    return bodies.members(actor, published.latest if published else None)


def place_at(page: Page, token: Any) -> Place | None:
    """The place that the noun phrase headed by ``token`` names: a feature, a town or a state; ``None`` where none."""
    cast = cast_of(page)
    for hit in cast.hit_at.get(token.i, ()):
        name = cast.text[hit.start : hit.end]
        if hit.entry.kinds & {"place", "seat"}:
            found = place_named(name)
            if found is not None:
                return found
        if "name" in hit.entry.kinds and hit.entry.actor in states():
            state = states()[hit.entry.actor]
            return Place(state.name, state.code, state.lat, state.lon)
    if token.pos_ == "PROPN":
        first = token.i
        while first > 0 and page.doc[first - 1].pos_ == "PROPN" and page.doc[first - 1].head.i == token.i:
            first -= 1
        for begin in range(first, token.i + 1):
            found = place_named(page.doc[begin : token.i + 1].text)
            if found is not None:
                return found
    return None


def _name(cast: Cast, hit: Hit) -> None:
    """Note what a known name stands for, unless it is a place here or part of somebody's name."""
    entry, doc, page = hit.entry, cast.page.doc, cast.page
    if entry.actor is None or any(i in cast.named for i in range(hit.first, hit.last)):
        return
    if _part_of_person(cast, hit):
        return
    head = head_of(doc, hit.first, hit.last)
    if entry.kinds == {"seat"} and is_place(doc, head, hit.first):
        return
    if _nationals(doc[head], entry):
        cast.nationals[head] = entry.actor
        return
    form = cast.text[hit.start : hit.end]
    actor = cast.meet_entry(entry, form)
    if actor is None:
        return
    kind = "demonym" if entry.kinds & {"adjective", "people"} and doc[head].tag_ != "NNP" else "name"
    if hit.start > doc[hit.first].idx or hit.end < doc[hit.last - 1].idx + len(doc[hit.last - 1]):
        offset = page.starts[hit.first] + hit.start - doc[hit.first].idx
        end = page.starts[hit.last - 1] + hit.end - doc[hit.last - 1].idx
        cast.mention_within(offset, end, head, (actor,), "name")
    else:
        cast.mention(hit.first, hit.last, head, (actor,), kind)  # type: ignore[arg-type]
        for i in range(hit.first, hit.last):
            if not hit.first <= doc[i].head.i < hit.last and doc[i].pos_ == "PROPN":
                cast.heads.setdefault(i, (actor,))


def _nationals(token: Any, entry: Entry) -> bool:
    """True for "Iraqis", "a Swede", "three Britons": nationals, where "the Swedes" alone stand for their state."""
    if "people" not in entry.kinds or token.dep_ in ("amod", "compound", "nmod", "poss"):
        return False
    before = {child.lower_ for child in token.lefts}
    if entry.kinds == {"people"}:
        return before != {"the"}
    return bool(before & {"a", "an", "any", "every", "each", "one", "no", "another"}) and token.pos_ in (
        "NOUN",
        "PROPN",
    )


def _part_of_person(cast: Cast, hit: Hit) -> bool:
    """True for "Jordan" in "Michael Jordan": a name within a person's longer name."""
    doc = cast.page.doc
    if hit.last - hit.first > 1 or doc[hit.first].text not in names_of_persons_too():
        return False
    for near in (hit.first - 1, hit.last):
        if not 0 <= near < len(doc) or near in cast.hit_at or near in cast.named:
            continue
        inner = doc[max(near, hit.first)]
        if doc[near].ent_type_ == "PERSON" and inner.ent_iob_ == "I" and doc[near].text[:1].isupper():
            return True
    return False
