"""What a text leaves out because it has told it: whom "the call" was between, whose "withdrawal" is opposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from summitry.model import EventMention, Party, Role
from summitry.read.actors import home
from summitry.read.events.acts import Candidate
from summitry.read.events.roles import roles
from summitry.read.grammar import patient, subject
from summitry.read.page import Page, Sentence
from summitry.rules.events import Rule, lexicon, words

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SAID = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "CONSULT", "THREATEN"})
_JUDGED = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
# Nouns for whatever somebody has just been told to have done.
_DEEDS = frozenset(
    {
        "decision",
        "move",
        "measure",
        "step",
        "action",
        "announcement",
        "plan",
        "statement",
        "claim",
        "accusation",
        "proposal",
    }
)
_REACH = 700
"""How many characters back a reference reaches: some four sentences."""


def told_before(
    page: Page,
    sentence: Sentence,
    candidate: Candidate,
    rule: Rule,
    who: tuple[Party, ...],
    before: Sequence[EventMention],
) -> tuple[Party, ...]:
    """The parties, filled up from the events told just before where the words point back to them."""
    token = candidate.token
    near = [event for event in before if sentence.start - event.span[1] < _REACH]
    if home(page) is not None:  # a paper's leaders are the same from its first line to its last
        near = near if _same_circle(near) else list(before)
    if not near:
        return who
    if rule.plover == "CONSULT" and token.pos_ == "NOUN" and _is_definite(token):
        return _meeting(page, candidate, who, before, near)
    if token.pos_ == "VERB" and _faceless(page, token, who):
        if rule.frame == "mutual":
            return _same_circle(near) or who
        if rule.frame == "act" and rule.plover in _JUDGED | {"REQUEST", "AGREE"}:
            there = {party.state or party.actor for party in who if party.role != "source"}
            tellers = [p for p in _same_circle(near) if (p.state or p.actor) not in there]
            if len(tellers) > 1:
                return (*(replace(p, role="source") for p in tellers), *(p for p in who if p.role != "source"))
    if rule.frame == "mutual" and token.pos_ == "VERB" and rule.plover == "AGREE":
        return _we_all(token, who, near)
    if rule.plover in _JUDGED and token.pos_ == "VERB" and roles(who, "source") and not roles(who, "target"):
        return (*who, *_author_of(page, patient(token), who, near))
    return who


def _meeting(
    page: Page,
    candidate: Candidate,
    who: tuple[Party, ...],
    before: Sequence[EventMention],
    near: Sequence[EventMention],
) -> tuple[Party, ...]:
    """ "joined the talks": with those who held them. "The call", of no meeting told yet: between those just named."""
    token = candidate.token
    sides = {party.state or party.actor for party in who}
    meetings = [event for event in near if event.plover == "CONSULT"]
    if candidate.carrier is not None and len(sides) == 1 and meetings:
        there = {party.actor for party in who}
        others = [p for p in meetings[-1].parties if p.actor not in there and (p.state or p.actor) not in sides]
        return (*who, *(Party(p.actor, p.state, "participant") for p in others))
    if (
        token.dep_ in ("nsubj", "nsubjpass", "ROOT")
        and not who
        and not any(event.plover == "CONSULT" for event in before)
    ):
        for event in reversed(near):
            if len({party.state for party in event.parties if party.state}) > 1:
                return tuple(Party(party.actor, party.state, "participant") for party in event.parties)
    return who


def _we_all(verb: Any, who: tuple[Party, ...], near: Sequence[EventMention]) -> tuple[Party, ...]:
    """ "We agreed", said by one of those who have just met: all of them."""
    doer, sides = subject(verb), {party.state for party in who if party.state}
    if doer is None or doer.lower_ != "we" or len(sides) != 1 or len(who) != 1:
        return who
    circle = _same_circle(near)
    return circle if sides <= {party.state for party in circle} else who


def _faceless(page: Page, verb: Any, who: tuple[Party, ...]) -> bool:
    """ "The ministers agreed", "they discussed": several, and none of them told apart."""
    doer = subject(verb)
    doers = [party for party in who if party.role in ("source", "participant")]
    if doer is None or any(party.state or not party.actor.startswith("anon:") for party in doers):
        return False
    return doer.lower_ == "they" or (doer.tag_ == "NNS" and _is_definite(doer) and doer.lemma_ in words("circles"))


def _same_circle(near: Sequence[EventMention]) -> tuple[Party, ...]:
    for event in reversed(near):
        if event.plover in ("CONSULT", "AGREE") and len({party.state or party.actor for party in event.parties}) > 1:
            return tuple(Party(party.actor, party.state, "participant") for party in event.parties)
    return ()


def _author_of(
    page: Page, thing: Any | None, who: tuple[Party, ...], near: Sequence[EventMention]
) -> tuple[Party, ...]:
    """Whoever did the deed that "the withdrawal", "this decision" points back to."""
    if thing is None or thing.pos_ != "NOUN" or not _is_definite(thing):
        return ()
    kinds = {wording.rule.plover for wording in lexicon().nouns.get(thing.lemma_.lower(), ())}
    ours = {party.state or party.actor for party in who}
    for event in reversed(near):
        if event.plover in kinds or (not kinds and thing.lemma_.lower() in _DEEDS and event.plover not in _SAID):
            doers = [
                p for p in event.parties if p.role in ("source", "guest", "host") and (p.state or p.actor) not in ours
            ]
            if doers:
                return tuple(Party(party.actor, party.state, "target") for party in doers)
    return ()


def _is_definite(noun: Any) -> bool:
    return any(child.lower_ in _DEFINITE for child in noun.children)


def settle(events: Sequence[EventMention], nouns: frozenset[int]) -> list[EventMention]:
    """The mentions, those nouns put off that stand for a meeting which the text tells as still to come.

    "The visit will show …" says nothing itself of when: beside "she will visit", of the same states, it is to come too.
    ``nouns`` are the starts of triggers that are undated nouns, told as having happened by default.
    """
    coming = [event for event in events if event.plover == "CONSULT" and event.status in ("scheduled", "expected")]
    past = [
        event
        for event in events
        if event.plover == "CONSULT" and event.status == "occurred" and event.trigger[0] not in nouns
    ]
    settled = []
    for event in events:
        if event.plover == "CONSULT" and event.status == "occurred" and event.trigger[0] in nouns:
            same = [other for other in coming if _sides(other) == _sides(event)]
            if same and not any(_sides(other) == _sides(event) for other in past):
                event = replace(event, status=same[0].status)
        settled.append(event)
    return settled


def complete(events: Sequence[EventMention]) -> list[EventMention]:
    """The mentions, blows told with one side only given the other one, where the whole text knows no second.

    "The invasion began" in a text that tells of Russia's invasion of Ukraine alone: by Russia, of Ukraine.
    """
    known = [
        event for event in events if event.plover == "ASSAULT" and _states(event, "source") and _states(event, "target")
    ]
    return [_completed(event, known) if event.plover == "ASSAULT" else event for event in events]


def _completed(event: EventMention, known: Sequence[EventMention]) -> EventMention:
    pairs: tuple[tuple[Role, Role], ...] = (("source", "target"), ("target", "source"))
    for there, missing in pairs:
        if roles(event.parties, there) and not roles(event.parties, missing):
            ours = _states(event, there)
            others = {other for one in known if _states(one, there) & ours for other in _states(one, missing)} - ours
            if len(others) == 1 and (there == "source" or event.mode == "heavy-weapons"):
                other = others.pop()
                return replace(event, parties=(*event.parties, Party(other, other, missing)))
    return event


def _states(event: EventMention, role: Role) -> frozenset[str]:
    return frozenset(party.state for party in event.parties if party.role == role and party.state)


def _sides(event: EventMention) -> frozenset[str]:
    return frozenset(party.state or party.actor for party in event.parties)
