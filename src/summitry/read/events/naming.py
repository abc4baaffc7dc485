"""Whom the words around an act name: a phrase's own actors, its owners, the first actor inside it, a place's state."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from summitry.model import Actor
from summitry.read.actors import author, document_parties, place_at, state_of, who
from summitry.read.grammar import agent, children, conjuncts, is_passive, own_subject, subject
from summitry.read.page import Page
from summitry.read.statements import said_by
from summitry.rules.events import words
from summitry.rules.states import name_of, states

Ids = tuple[str, ...]

SPEAKERS = frozenset({"i", "we", "our", "us", "my", "me"})
_TOGETHER = frozenset({"we", "our", "us"})
# Nouns for people who act for whoever they are "of": unnamed, they stand for that.
_REPORTED = frozenset({"it", "he", "she", "they"})
_MAX_INNER = 40
_MAX_LISTED = 30
_LISTING = frozenset({"", ",", "and", ", and", "the", "and the", ", the", ", and the"})
_DEEPEST = 6


def unique(ids: Iterable[str]) -> Ids:
    """The ids in order, each once."""
    return tuple(dict.fromkeys(ids))


def named(page: Page, token: Any) -> Ids:
    """Whom the phrase headed by ``token``, and those coordinated with it, stand for.

    "I" and "we" are whoever says so. Unnamed deputies stand for those they are of: "the premiers of Norway and Sweden"
    for two states, "Taliban representatives" for the body; one of a single state is kept, as its unnamed deputy.
    """
    if token.lower_ in SPEAKERS:
        return speakers(page, token)
    found: list[str] = []
    for part in conjuncts(token):
        for actor in who(page, part):
            if actor.startswith("anon:") and state_of(page, actor) is None and part.lemma_.lower() in words("deputies"):
                found.extend(owner(page, part) or (actor,))
            else:
                found.append(actor)
    if not found and token.ent_type_ in ("DATE", "TIME", "PERSON"):
        # "met with the premier Friday": the parser takes the day for the name's last word
        found.extend(i for child in children(token, "compound", "nmod", "appos") for i in who(page, child))
    if not found and token.lower_ in _REPORTED:
        return _speaker_of(page, token)
    if found and children(token, "conj"):
        # "the Union, the Republic of Kenya, and Mali": one of a list, which the parser takes for another name
        found.extend(i for other in children(token, "appos") if other.pos_ == "PROPN" for i in named(page, other))
    if found and token.pos_ == "PROPN" and not found[0].startswith("anon:"):
        # "the Republic of Kenya, Ghana and Mali": what the parser hangs on "Kenya" goes on from the whole name
        for prep in children(token, "prep"):
            for thing in children(prep, "pobj") if prep.lower_ == "of" else ():
                found.extend(actor for part in list(conjuncts(thing))[1:] for actor in who(page, part))
    return unique(found)


def _speaker_of(page: Page, pronoun: Any) -> Ids:
    """Of "Kenya said it would leave", with nobody else for "it" to be: Kenya."""
    clause = pronoun.head
    while clause.dep_ in ("xcomp", "conj", "acomp") and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ != "ccomp" or clause.head.lemma_ not in words("saying"):
        return ()
    teller = subject(clause.head)
    return named(page, teller) if teller is not None and teller.lower_ not in _REPORTED else ()


def speakers(page: Page, token: Any) -> Ids:
    """Whoever says "I" or "we" at ``token``: the speaker quoted, or those in whose name the paper speaks."""
    found = who(page, token)
    if found:
        return found
    speaker = said_by(page, page.starts[token.i])
    if speaker is not None:
        state = state_of(page, speaker)
        return (state,) if token.lower_ in _TOGETHER and state is not None and entered(page, state) else (speaker,)
    if token.lower_ not in _TOGETHER:
        signed = author(page)
        return (signed,) if signed is not None else ()
    return unique(i for i in document_parties(page) if entered(page, i))


def entered(page: Page, actor: str) -> bool:
    """Whether the page knows the actor; a state that it does not know yet is entered."""
    if actor in page.actors:
        return True
    if actor in states():
        page.actors[actor] = Actor(actor, "state", name_of(actor), (name_of(actor),), actor)
        return True
    return False


def full(page: Page, token: Any | None) -> Ids:
    """Whom a noun phrase stands for, or else whom it names as the owner of what it stands for."""
    if token is None:
        return ()
    return named(page, token) or owner(page, token) or _author(page, token)


def owner(page: Page, token: Any) -> Ids:
    """ "Merkel's", "Turkish", "of the union" around a noun that is nobody by itself."""
    found: list[str] = []
    for child in token.children:
        if child.dep_ == "poss":
            found.extend(named(page, child))
        elif child.dep_ in ("compound", "amod", "nmod"):
            found.extend(i for part in conjuncts(child) for i in mention_at(page, part))
    if found:
        return unique(found)
    named_there = prepositional(page, token, ("of", "from", "by", "for", "in"))
    if named_there:
        return named_there
    return next(
        (ids for prep in children(token, "prep") if prep.lower_ == "of" and (ids := inside(page, prep, ()))), ()
    )


def _author(page: Page, token: Any) -> Ids:
    """Of "sent a letter requesting …", whoever sent the letter."""
    if token.lemma_.lower() in words("papers") and token.dep_ in ("dobj", "nsubjpass"):
        doer = agent(token.head)
        return named(page, doer) if doer is not None else ()
    return ()


def doer(page: Page, verb: Any) -> Ids:
    """Whoever does what the verb says; a bare participle's subject is done to, and does nothing ("asked about it")."""
    if verb.dep_ == "pcomp" and verb.head.head.pos_ == "NOUN":
        found = owner(page, verb.head.head)  # "Kenya's role in freeing them"
        if found:
            return found
    if verb.dep_ == "acl" and "to" in {child.lower_ for child in children(verb, "aux")}:
        found = owner(page, verb.head)  # "their efforts to mediate"
        if found:
            return found
    astray = _taken_for_object(verb)
    if astray is not None:
        return named(page, astray)
    bare = verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl", "conj", "amod") and not children(verb, "aux", "auxpass")
    if bare and (verb.dep_ != "conj" or is_passive(verb.head)):
        return unique(i for by in children(verb, "agent") for thing in children(by, "pobj") for i in full(page, thing))
    return full(page, agent(verb))


def _taken_for_object(verb: Any) -> Any | None:
    """ "they beat Mali and Kenya would attack": Kenya, which the parser lists with Mali as beaten."""
    helpers = children(verb, "aux")
    if verb.dep_ != "conj" or not helpers or own_subject(verb) is not None:
        return None
    before = verb.doc[max(helpers[0].i - 1, 0)]
    listed = before.dep_ == "conj" and before.pos_ in ("PROPN", "NOUN") and before.head.dep_ in ("dobj", "pobj")
    return before if listed and before.head.head.i in (verb.head.i, before.head.head.i) else None


def mention_at(page: Page, token: Any) -> Ids:
    """The mention that this very word opens or is ("Turkish" of "Turkish troops", "U.S.-Japan" of a summit)."""
    start, end = page.starts[token.left_edge.i], page.ends[token.i]
    return unique(i for mention in page.mentions_in((start, end)) for i in mention.actors)


def prepositional(page: Page, head: Any, prepositions: tuple[str, ...], gather: bool = False) -> Ids:
    """Whom the objects of these prepositions below ``head`` name: the first that names anybody, or ``gather`` all."""
    found: list[str] = []
    preps = [
        child for child in head.children if child.dep_ in ("prep", "agent", "dative") and child.lower_ in prepositions
    ]
    if gather:  # "with Ann, with Bo and others"
        preps += [again for prep in preps for again in children(prep, "prep", "conj") if again.lower_ == prep.lower_]
    for prep in sorted(preps, key=lambda p: (prepositions.index(p.lower_), p.i)):
        for thing in children(prep, "pobj"):
            found.extend(named(page, thing))
        if found and not gather:
            break
    return unique(found)


def inside(page: Page, token: Any, but: Ids) -> Ids:
    """The first mention in the token's subtree of anybody but ``but``, with those coordinated to it."""
    first, last = token.left_edge.i, min(token.right_edge.i + 1, token.left_edge.i + _MAX_INNER)
    if last <= first:
        return ()
    found: list[str] = []
    end = -1
    for mention in page.mentions_in(page.span(first, last)):
        if not _belongs(page, mention.end, token):
            continue
        others = [i for i in mention.actors if i not in but and not same_side(page, i, but)]
        if not others:
            continue
        if found and page.text[end : mention.start].strip() not in (",", "and", ", and", "or", "/", "-", "–"):
            break
        found.extend(others)
        end = mention.end
    return unique(found)


def named_next(page: Page, first: int) -> Ids:
    """Those named from this token on, one after the other, as "involving Kenya and Ghana" does."""
    last = min(first + _MAX_LISTED, page.sentence_of(first).last)
    found: list[str] = []
    end = page.starts[first]
    for mention in page.mentions_in((page.starts[first], page.ends[last - 1])) if last > first else ():
        if mention.start >= end and page.text[end : mention.start].strip() not in _LISTING:
            break
        found.extend(mention.actors)
        end = max(end, mention.end)
    return unique(found)


def _belongs(page: Page, end: int, token: Any) -> bool:
    """Whether the mention ending at ``end`` stands near below ``token``, in no clause of its own."""
    indices = page.tokens((end - 1, end))
    node = page.doc[indices[0]] if indices else token
    for _ in range(_DEEPEST):
        if node.i == token.i:
            return True
        if node.dep_ in ("relcl", "advcl", "parataxis") or node.head.i == node.i:
            return False
        if node.dep_ in ("acl", "ccomp") and any(word.lower_ == "that" for word in children(node, "mark")):
            return False  # "the claim that he was slain"
        if node.lower_ in ("about", "regarding", "concerning"):
            return False
        node = node.head
    return False


def same_side(page: Page, actor: str, others: Ids) -> bool:
    """Whether the actor is the state that one of the others acts for ("the French minister … France")."""
    return any(actor == state_of(page, other) for other in others)


def standing_for(page: Page, token: Any) -> Ids:
    """The state in which the place lies that ``token`` itself names ("shelled the port of Juba")."""
    place = place_at(page, token)
    return (place.state,) if place is not None and place.state is not None and entered(page, place.state) else ()


def located(page: Page, head: Any, prepositions: tuple[str, ...]) -> Ids:
    """The state in which the places named below ``head`` lie, or who they stand for."""
    for prep in children(head, "prep"):
        if prep.lower_ not in prepositions:
            continue
        for thing in children(prep, "pobj"):
            found = named(page, thing)
            if found:
                return found
            there = standing_for(page, thing)
            if there:
                return there
            inner = prepositional(page, thing, ("in", "of", "near"))
            if inner:
                return inner
    return ()
