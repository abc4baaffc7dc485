"""A line for people on what an act is: names, a verb that agrees with them, and what it is done to."""

from __future__ import annotations

import re
from typing import Any

from summitry.model import Party, Place
from summitry.read.events.wording import clipped, inflected, listed, opened, participle, particle
from summitry.read.grammar import children, is_passive, patient
from summitry.read.page import Page
from summitry.rules.bodies import bodies
from summitry.rules.events import Rule, words
from summitry.rules.states import states

_MOST_NAMES = 4
_PASSING = frozenset({"during", "after", "before", "since", "amid", "despite", "following", "until"})
_OWN = re.compile(r"^(their|its|his|her|our|my)\s+", re.IGNORECASE)
_COMMON = re.compile(r"[A-Z][a-z]+ (?!of\b)[a-z]+ ")
_WITH_ARTICLE = ("United ", "Philippines", "Netherlands", "Bahamas", "Maldives", "Gambia", "European Union")
_FELLOW_VERBS = {"meet": "meet", "talk": "hold talks", "speak": "speak", "confer": "confer", "phone": "speak by phone"}


def summarise(page: Page, act: Any, rule: Rule, parties: tuple[Party, ...], place: Place | None = None) -> str:
    """ "Joe Biden hosts Fumio Kishida"; "Japan and Kenya meet in Oslo"; "Talks of Japan and Kenya"; "Iraq's invasion of
    Kuwait".

    ``act`` is the spaCy token that names the act, ``parties`` in the order of the record. The verb stands in the
    present and agrees with its subject; what it is done to is the text's own noun phrase, cut to some twelve words.
    """
    visit = rule.frame == "visit"
    together = [p for p in parties if p.role == "participant"]
    first = [p for p in parties if p.role in ("source", "guest" if visit else "host")] or together
    second = [p for p in parties if p.role in ("target", "host" if visit else "guest", "beneficiary")]
    where = _where(act, place) if place is not None and rule.plover == "CONSULT" else ""
    if act.pos_ in ("NOUN", "PROPN"):
        return opened(_noun(page, act, rule, first, second, together))
    if visit:
        return opened(f"{_names(page, first)} {inflected('visit', _number(page, first))} {_names(page, second)}")
    if (
        rule.frame == "mutual"
        and rule.plover == "CONSULT"
        and len(together) > 1
        and act.lemma_ not in ("discuss", "review")
    ):
        return opened(f"{_names(page, together)} {_FELLOW_VERBS.get(act.lemma_, 'meet')}{where}")
    return opened(_clause(page, act, first, second))


def _noun(page: Page, noun: Any, rule: Rule, first: list[Party], second: list[Party], together: list[Party]) -> str:
    """ "Summit of A and B", "A's visit to B", "A's accusation against B"."""
    word = _described(noun)
    if together:
        return f"{word} of {_names(page, together)}"
    if rule.frame == "visit":
        return f"{_owner(page, first)} {word} to {_names(page, second)}"
    if rule.frame == "host":
        return f"{_owner(page, first)} {word} for {_names(page, second)}"
    preposition = next(
        (
            prep.lower_
            for prep in children(noun, "prep")
            if prep.lower_ in ("on", "against", "to", "for", "from", "with")
        ),
        "of" if rule.plover in ("ASSAULT", "COERCE", "SANCTION") else "towards",
    )
    owner = f"{_owner(page, first)} {word}" if first else word
    return f"{owner} {preposition} {_names(page, second)}" if second else owner


def _owner(page: Page, parties: list[Party]) -> str:
    names = _names(page, parties)
    return names + ("'" if names.endswith("s") else "'s")


def _where(act: Any, place: Place) -> str:
    """ "at Camp David" where the text says so of the act, else "in" it."""
    at = any(
        thing.text == place.name.split()[-1]
        for prep in children(act, "prep")
        if prep.lower_ == "at"
        for thing in children(prep, "pobj")
    )
    return f" {'at' if at else 'in'} {place.name}"


def _described(noun: Any) -> str:
    """The noun with the words before it that tell its kind: "trilateral summit", "water cannon"."""
    before = [child for child in noun.lefts if child.dep_ in ("compound", "amod") and child.pos_ in ("NOUN", "ADJ")]
    kept = [
        child.text for child in before if child.i >= noun.i - 2 and child.ent_type_ not in ("NORP", "ORDINAL", "DATE")
    ]
    return " ".join([*kept, noun.lower_])


def _clause(page: Page, act: Any, first: list[Party], second: list[Party]) -> str:
    """Subject, verb and complements of an act that a verb or an adjective names."""
    doers, number, rest = _names(page, first), _number(page, first), _complements(page, act, second)
    if act.pos_ == "ADJ":
        return f"{doers} {'is' if number < 2 else 'are'} {act.lower_}{rest}"
    if not first:
        verb = "are" if _number(page, second) > 1 else "is"
        return f"{_names(page, second)} {verb} {participle(act)}"
    return f"{doers} {inflected(act.lemma_, number)}{particle(act)}{rest}"


def _complements(page: Page, verb: Any, second: list[Party]) -> str:
    """What follows the verb in the text; those whom it is done to by name where the text has a pronoun."""
    thing = None if is_passive(verb) else patient(verb)
    said = ""
    if is_passive(verb):
        said = f" {_names(page, second)}" if second else ""
    elif thing is not None:
        short = thing.pos_ == "PRON" or thing.lemma_.lower() in words("circles") or thing.pos_ == "PROPN"
        said = f" {_names(page, second)}" if short and second else f" {clipped(page, thing)}"
    elif second and not any(
        child.dep_ in ("prep", "xcomp", "ccomp", "dative") and child.i > verb.i for child in verb.children
    ):
        said = f" {_names(page, second)}"
    for child in verb.rights:
        if child.dep_ == "dative" and child.pos_ != "ADP" and thing is not None:
            return f" {_names(page, second) or clipped(page, child)}{said}"
        if child.dep_ in ("xcomp", "ccomp"):
            return f"{said} {clipped(page, child)}"
        if child.dep_ in ("prep", "dative") and child.lower_ not in _PASSING and _is_named(page, child):
            clause = next((c for c in children(verb, "xcomp", "advcl") if c.i > child.i and _is_infinitive(c)), None)
            return f"{said} {clipped(page, child)}" + (f" {clipped(page, clause)}" if clause is not None else "")
    return said


def _is_infinitive(clause: Any) -> bool:
    return any(word.lower_ == "to" for word in children(clause, "aux"))


def _is_named(page: Page, prep: Any) -> bool:
    """Whether the phrase belongs to what is told: not the time of it."""
    after_comma = page.doc[max(prep.left_edge.i - 1, 0)].text == ","
    return not after_comma and not any(thing.ent_type_ in ("DATE", "TIME") for thing in children(prep, "pobj"))


def _number(page: Page, parties: list[Party]) -> int:
    """How many the subject is, to the verb: unnamed people told of in the plural are several."""
    if len(parties) != 1:
        return len(parties)
    known = page.actors.get(parties[0].actor)
    heads = known.name.split(" of ")[0].split(" from ")[0].split() if known is not None else []
    plural = bool(heads) and heads[-1].islower() and (heads[-1].endswith("s") or heads[-1] in ("people", "police"))
    return 2 if known is not None and known.kind == "anonymous" and plural else 1


def _names(page: Page, parties: list[Party]) -> str:
    names = [_name(page, party.actor) for party in parties]
    if len(names) > _MOST_NAMES:
        names = [*names[:_MOST_NAMES], f"{len(names) - _MOST_NAMES} others"]
    return listed(names)


def _name(page: Page, actor: str) -> str:
    """The actor's name, with the article that English gives a few states and all bodies called by a common noun."""
    known = page.actors.get(actor)
    name = known.name if known is not None else actor
    if known is not None and known.kind == "anonymous":
        return _OWN.sub("the ", name)
    if known is not None and known.kind in ("government", "armed-forces") and " of " in name:
        return f"the {name[:1].lower() + name[1:] if _COMMON.match(name) else name}"
    if actor in states() or actor in bodies():
        return f"the {name}" if name.startswith(_WITH_ARTICLE) else name
    return name
