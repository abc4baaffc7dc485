"""Acts of which the words leave open who did what to whom, or that are nobody's dealings with anybody."""

from __future__ import annotations

from summitry.model import EventMention
from summitry.read.actors import home
from summitry.read.actors.gazetteer import names_in
from summitry.read.events.gates import SPOKEN
from summitry.read.events.naming import full, named
from summitry.read.events.roles import roles
from summitry.read.events.told import Told
from summitry.read.grammar import agent, children, is_passive, subject
from summitry.read.page import Page
from summitry.read.statements.transcripts import LABEL
from summitry.rules.bodies import bodies
from summitry.rules.events import lexicon, words

# What one may have to admit having done.
_DEEDS = frozenset({"ASSAULT", "COERCE", "REJECT", "SANCTION", "MOBILIZE"})
_BLOWS = frozenset({"ASSAULT", "COERCE"})


def is_one_sided(page: Page, event: EventMention) -> bool:
    """ "Russia's attacks", "the violence there": a blow named by a noun in passing, whose other side nobody tells."""
    act = page.doc[page.tokens(event.trigger)[0]]
    if event.plover not in _BLOWS or act.pos_ != "NOUN" or any(word.lower_ in ("a", "an") for word in act.children):
        return False
    if roles(event.parties, "source"):
        return not roles(event.parties, "target", "participant")
    definite = any(word.lower_ in ("the", "this", "that", "these") for word in act.children)
    in_passing = act.dep_ in ("dobj", "pobj", "conj")
    return definite and in_passing and event.date is None and event.mode in (None, "restrict", "heavy-weapons")


def _is_said_to_oneself(told: Told) -> bool:
    """Whoever speaks is the one it is done to: a label before the words ("MR. LEE: …") read as part of them."""
    if not LABEL.match(told.page.text, told.sentence.start):
        return False
    return told.event.said_by is not None and any(
        party.actor == told.event.said_by and party.role in ("target", "guest") for party in told.event.parties
    )


def _is_half_told(told: Told) -> bool:
    """A charge against nobody, a handing over by nobody, an order for a blow, a passive of somebody unknown."""
    act, event = told.act, told.event
    if event.mode == "allege" and act.pos_ == "NOUN" and not roles(event.parties, "target"):
        return True
    given = act.pos_ != "VERB" or not is_passive(act)
    if event.plover == "AID" and given and not roles(event.parties, "source"):
        return True
    if told.rule.frame == "suffer" and not roles(event.parties, "target"):
        return True
    if act.lemma_ == "target" and is_passive(act) and any(prep.lower_ == "at" for prep in children(act, "prep")):
        return True  # "measures that are targeted at Kenya" strike nobody
    if told.rule.frame == "host" and any(_is_common(party.actor) for party in roles(event.parties, "guest")):
        return True  # "hosts the G20": a meeting whose members are not told
    if event.plover == "COOPERATE" and told.rule.frame == "act" and len({party.role for party in event.parties}) < 2:
        return True
    if event.plover == "CONCEDE" and act.lemma_ in ("admit", "acknowledge", "confess") and not children(act, "dobj"):
        deeds = (
            w.rule.plover in _DEEDS for clause in children(act, "ccomp") for w in lexicon().verbs.get(clause.lemma_, ())
        )
        return not any(deeds)
    if event.plover == "REQUEST" and act.lemma_ == "order":
        blows = (
            w.rule.plover == "ASSAULT" for thing in children(act, "dobj") for w in lexicon().nouns.get(thing.lemma_, ())
        )
        return any(blows)
    if event.plover not in SPOKEN or act.pos_ != "VERB" or not is_passive(act) or told.rule.statal:
        return False
    if roles(event.parties, "source", "participant"):
        return False
    sufferer = subject(act)
    return bool(children(act, "agent")) or (sufferer is not None and not full(told.page, sufferer))


def _is_asked_about(told: Told) -> bool:
    """What a questioner says or does, in a transcript."""
    return any(
        actor is not None and actor.endswith(":Q")
        for actor in (told.event.said_by, *(p.actor for p in told.event.parties))
    )


def _is_of_nobody(told: Told) -> bool:
    """All who take part are unnamed, and of no state or body, where they do what crowds and rebels do not."""
    if told.event.plover == "PROTEST":
        return False
    there = [told.page.actors[party.actor] for party in told.event.parties if party.actor in told.page.actors]
    return all(
        one.state is None and one.kind == "anonymous" and not any(entry.actor for _, _, entry in names_in(one.name))
        for one in there
    )


def _is_a_truce_alone(told: Told) -> bool:
    """ "the truce", with one of its sides: who holds fire is not told."""
    return told.event.mode == "ceasefire" and told.rule.frame == "mutual" and len(told.sides) < 2


def _is_a_person_leaving(told: Told) -> bool:
    """ "her withdrawal from the race": a person is no force that retreats."""
    if told.event.mode != "withdraw" or told.event.plover != "RETREAT" or told.act.pos_ != "NOUN":
        return False
    sources = roles(told.event.parties, "source")
    return bool(sources) and all(
        told.page.actors[p.actor].kind == "person" for p in sources if p.actor in told.page.actors
    )


def _is_done_by_a_thing(told: Told) -> bool:
    """ "a bat attacks him", "prices hit the country": what does it is named and is nobody."""
    act = told.act
    if told.event.plover not in ("ASSAULT", "COERCE") or act.pos_ != "VERB" or roles(told.event.parties, "source"):
        return False
    doer = agent(act)
    if doer is None or doer.pos_ == "PRON" or named(told.page, doer):
        return False
    lemma = doer.lemma_.lower()
    return lemma not in lexicon().nouns and lemma not in words("weapons")


def _is_general(told: Told) -> bool:
    """ "violence in Kenya", "atrocities": a kind of act, no single one, unless both sides are told."""
    act, rule = told.act, told.rule
    if act.pos_ != "NOUN" or rule.plover not in _BLOWS or told.carrier is not None:
        return False
    if roles(told.event.parties, "source") and roles(told.event.parties, "target"):
        return False
    return not any(child.dep_ in ("det", "poss", "nummod") for child in act.children)


def _is_at_home(told: Told) -> bool:
    """What a government's own paper tells of its own, in a sentence that names nobody abroad and no common body."""
    page, sentence = told.page, told.sentence
    state = home(page)
    if state is None:
        return False
    there = {actor for mention in page.mentions_in((sentence.start, sentence.end)) for actor in mention.actors}
    there.update(party.actor for party in told.event.parties)
    if any(_is_common(actor) for actor in there):
        return False
    found = {page.actors[actor].state for actor in there if actor in page.actors}
    found.update(party.state for party in told.event.parties)
    return not found - {None, state}


def _is_common(actor: str) -> bool:
    """A body of several states, or a group that is of none ("NATO", an armed movement)."""
    body = bodies().get(actor)
    return body is not None and body.state is None and (body.kind == "group" or not body.id.startswith("body:"))


HALF_TOLD = (
    _is_said_to_oneself,
    _is_half_told,
    _is_asked_about,
    _is_of_nobody,
    _is_a_truce_alone,
    _is_a_person_leaving,
    _is_done_by_a_thing,
    _is_general,
    _is_at_home,
)
"""Each way to leave open who did what."""
