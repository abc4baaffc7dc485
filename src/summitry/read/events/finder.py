"""The stage that finds events: each act of each sentence, with its parties, status, date and passage."""

from __future__ import annotations

from summitry.model import EventMention, Interval, Party
from summitry.read.events.acts import Candidate, candidates, object_of, same_act, swallowed
from summitry.read.events.contexts import contexts
from summitry.read.events.passage import passage
from summitry.read.events.places import place_of
from summitry.read.events.roles import parties, roles
from summitry.read.events.summary import summarise
from summitry.read.page import Page, Sentence
from summitry.read.realis import status
from summitry.read.statements import said_by
from summitry.read.times import when
from summitry.read.topics import topics
from summitry.rules.events import Rule

_REGIONS = frozenset({"title", "heading", "body", "caption"})
_SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
_PUBLIC = frozenset({"state", "government", "armed-forces", "organisation", "group"})
_ANAPHORIC = frozenset({"the", "this", "that", "these", "those"})


def find(page: Page) -> None:
    """Fill ``page.events`` with one mention for each act between actors, in the order of the text."""
    found: list[EventMention] = []
    for sentence in page.sentences:
        if sentence.region in _REGIONS:
            found.extend(_sentence(page, sentence, found))
    page.events = sorted(found, key=lambda event: (event.trigger, event.span))


def _sentence(page: Page, sentence: Sentence, before: list[EventMention]) -> list[EventMention]:
    found: list[EventMention] = []
    silent: set[int] = set()
    again: dict[str, set[int]] = {}
    for candidate in candidates(page, sentence):
        at = candidate.token.i
        if at in silent:
            continue
        for rule in candidate.rules:
            if at in again.get(rule.plover, ()):
                break
            who = parties(page, candidate.token, candidate.carrier, rule)
            if not who and _refers_back(candidate, rule):
                who = _from_before(page, sentence, rule, [*before, *found])
            if not _enough(page, rule, who, candidate):
                continue
            found.append(_event(page, sentence, candidate, rule, who))
            head = candidate.token
            silent.update(swallowed(head, rule))
            silent.update(object_of(rule, head))
            again.setdefault(rule.plover, set()).update(same_act(head, rule))
            if candidate.carrier is not None:
                silent.add(candidate.carrier.i)
                again[rule.plover].update(same_act(candidate.carrier, rule))
            break
    return found


def _enough(page: Page, rule: Rule, who: tuple[Party, ...], candidate: Candidate) -> bool:
    """Whether the act stands between actors of whom the record can speak."""
    if not who:
        return False
    if not any(_political(page, party) for party in who) and not _among_states(page, candidate):
        return False
    sides = {party.state or party.actor for party in who}
    if rule.joint and len(sides) < 2:
        return False
    if rule.people and not all(_person(page, party) for party in who if party.role in ("guest", "source")):
        return False
    if rule.frame in ("visit", "host"):
        return len(sides) > 1 and len({party.role for party in who}) > 1
    if rule.frame == "mutual" and rule.plover in ("CONSULT", "COOPERATE", "SUPPORT"):
        return len(sides) > 1 or any(
            page.actors[p.actor].kind in ("group", "organisation") for p in who if p.actor in page.actors
        )
    if rule.plover in _SPOKEN and rule.frame == "act":
        return bool(roles(who, "source"))
    return True


def _person(page: Page, party: Party) -> bool:
    actor = page.actors.get(party.actor)
    return actor is not None and actor.kind in ("person", "anonymous", "government")


def _among_states(page: Page, candidate: Candidate) -> bool:
    """Whether the sentence names a state or a body, so that "rebels" or "police" in it are somebody's."""
    sentence = page.sentence_of(candidate.token.i)
    named = [i for mention in page.mentions_in((sentence.start, sentence.end)) for i in mention.actors]
    return any(page.actors[i].state is not None or page.actors[i].kind in _PUBLIC for i in named if i in page.actors)


def _political(page: Page, party: Party) -> bool:
    actor = page.actors.get(party.actor)
    return party.state is not None or (
        actor is not None and actor.kind in _PUBLIC
    )


def _refers_back(candidate: Candidate, rule: Rule) -> bool:
    token = candidate.token
    if token.pos_ != "NOUN" or rule.plover != "CONSULT":
        return False
    return any(child.lower_ in _ANAPHORIC for child in token.children)


def _from_before(page: Page, sentence: Sentence, rule: Rule, before: list[EventMention]) -> tuple[Party, ...]:
    """Who "the call" was between: the parties of the event told just before, unless that is this very event."""
    if any(event.plover == rule.plover for event in before):
        return ()
    for event in reversed(before):
        if sentence.start - event.span[1] > 600:
            break
        if len({party.state for party in event.parties if party.state}) > 1:
            return tuple(Party(party.actor, party.state, "participant") for party in event.parties)
    return ()


def _date(page: Page, candidate: Candidate) -> Interval | None:
    found = when(page, candidate.token)
    if found is None and candidate.carrier is not None:
        found = when(page, candidate.carrier)
    return found


def _event(page: Page, sentence: Sentence, candidate: Candidate, rule: Rule, who: tuple[Party, ...]) -> EventMention:
    token = candidate.token
    span = passage(page, sentence, token, candidate.carrier, rule.content)
    return EventMention(
        span=span,
        trigger=page.span(token.i, token.i + 1),
        plover=rule.plover,
        mode=rule.mode,
        parties=who,
        status=status(page, token),
        date=_date(page, candidate),
        place=place_of(page, token, candidate.carrier),
        contexts=contexts(page, sentence),
        topics=topics(page.text[span[0] : span[1]]),
        summary=summarise(page, token, rule, who),
        said_by=said_by(page, page.starts[token.i]),
    )
