"""The stage that finds events: each act of each sentence, with its parties, status, date and passage."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from summitry.model import EventMention, Interval, Party
from summitry.read.events.acts import Candidate, candidates
from summitry.read.events.contexts import contexts
from summitry.read.events.doubts import is_doubtful
from summitry.read.events.gates import SPOKEN, enough
from summitry.read.events.halftold import is_one_sided
from summitry.read.events.passage import passage
from summitry.read.events.places import place_of
from summitry.read.events.reference import complete, settle, told_before
from summitry.read.events.roles import parties, roles
from summitry.read.events.shadow import object_of, same_act, swallowed
from summitry.read.events.summary import summarise
from summitry.read.events.told import Told
from summitry.read.grammar import auxiliaries, children, is_negated
from summitry.read.page import Page, Sentence
from summitry.read.realis import status
from summitry.read.statements import said_by
from summitry.read.times import when
from summitry.read.topics import topics
from summitry.rules.events import Rule, lexicon

_REGIONS = frozenset({"title", "heading", "body", "caption"})
_TOLD = frozenset({"occurred", "ongoing", "scheduled"})
_PLACED = frozenset({"recent", "last", "previous", "past", "earlier", "ago"})
_HEADS = frozenset({"title", "heading"})
_STANCES = frozenset({"SUPPORT", "AGREE", "CONCEDE", "AID", "COOPERATE", "RETREAT", "CONSULT"})
_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "REJECT", "MOBILIZE", "PROTEST"})
_WILL = frozenset({"will", "would", "wo", "'ll", "’ll", "shall"})
_LENDING = frozenset({"give", "offer", "extend", "provide", "lend", "hold", "make", "send"})
_TAKING_PLACE = frozenset(
    {"take", "hold", "occur", "happen", "begin", "open", "start", "schedule", "plan", "make", "end"}
)


def find(page: Page) -> None:
    """Fill ``page.events`` with one mention for each act between actors, in the order of the text."""
    found: list[EventMention] = []
    for sentence in page.sentences:
        if sentence.region in _REGIONS:
            found.extend(_sentence(page, sentence, found))
    found.sort(key=lambda event: (event.trigger, event.span))
    found = settle(found, frozenset(event.trigger[0] for event in found if _is_bare_noun(page, event)))
    page.events = [event for event in complete(found) if not is_one_sided(page, event)]


def _is_bare_noun(page: Page, event: EventMention) -> bool:
    """Whether the act is named by a noun that neither a date nor a word like "recent" places."""
    token = page.doc[page.tokens(event.trigger)[0]]
    placed = event.date is not None or any(child.lower_ in _PLACED for child in token.children)
    return bool(token.pos_ in ("NOUN", "PROPN") and not placed)


def _sentence(page: Page, sentence: Sentence, before: list[EventMention]) -> list[EventMention]:
    found: list[EventMention] = []
    silent: set[int] = set()
    again: dict[str, set[int]] = {}
    offered = candidates(page, sentence)
    if sentence.region not in _HEADS and not _has_verb(page, sentence):
        return []  # a legend or a label tells of nothing that happened
    meetings = {c.token.i for c in offered if c.rules[0].plover == "CONSULT" and c.rules[0].mode != "third-party"}
    for candidate in offered:
        at = candidate.token.i
        if at in silent:
            continue
        for rule in candidate.rules:
            if at in again.get(rule.plover, ()):
                break
            who = parties(page, candidate.token, candidate.carrier, rule)
            who = told_before(page, sentence, candidate, rule, who, [*before, *found])
            if not enough(page, candidate, rule, who):
                continue
            head = candidate.token
            if rule.plover == "AGREE" and _agrees_to_meet(head, meetings):
                break
            event = _event(page, sentence, candidate, rule, who)
            if rule.plover in SPOKEN and head.pos_ == "NOUN" and event.status not in _TOLD:
                break  # words that are only wished for or expected
            if is_doubtful(Told(page, sentence, head, candidate.carrier, rule, event)):
                break
            found.append(event)
            silent.update(swallowed(head, rule))
            silent.update(object_of(rule, head))
            again.setdefault(rule.plover, set()).update(same_act(head, rule))
            if candidate.carrier is not None:
                silent.add(candidate.carrier.i)
                again[rule.plover].update(same_act(candidate.carrier, rule))
            break
    return found


def _has_verb(page: Page, sentence: Sentence) -> bool:
    return any(word.pos_ in ("VERB", "AUX") for word in page.doc[sentence.first : sentence.last])


def _agrees_to_meet(verb: Any, meetings: set[int]) -> bool:
    """ "agreed to meet", "promised to hold talks": a meeting to come, and told as such."""
    for clause in children(verb, "xcomp", "ccomp"):
        if clause.i in meetings or any(thing.i in meetings for thing in children(clause, "dobj")):
            return True
    return any(
        thing.i in meetings
        for prep in children(verb, "prep")
        if prep.lower_ in ("to", "on")
        for thing in children(prep, "pobj")
    )


def _event(page: Page, sentence: Sentence, candidate: Candidate, rule: Rule, who: tuple[Party, ...]) -> EventMention:
    token = candidate.token
    signing = rule.plover == "SUPPORT" and rule.frame == "mutual"
    span = passage(page, sentence, token, candidate.carrier, rule.content or signing)
    where = place_of(page, token, candidate.carrier)
    event = EventMention(
        span=span,
        trigger=page.span(token.i, token.i + 1),
        plover=rule.plover,
        mode=rule.mode,
        parties=who,
        status=status(page, token),
        date=_date(page, candidate),
        place=where,
        contexts=contexts(page, sentence),
        topics=topics(page.text[span[0] : span[1]]),
        summary=summarise(page, token, rule, who, where),
        said_by=said_by(page, page.starts[token.i]),
    )
    return _as_said(candidate, rule, event)


def _as_said(candidate: Candidate, rule: Rule, event: EventMention) -> EventMention:
    """What is refused is a refusal, and what is to come upon a condition a threat.

    "would not meet the demands", "does not recognise" are REJECT; "may halt aid if …", said of oneself, is THREATEN.
    """
    verb = candidate.carrier if candidate.carrier is not None else candidate.token
    if not any(party.role in ("source", "participant", "guest") for party in event.parties):
        return event
    refused = is_negated(verb) or (verb.dep_ == "xcomp" and verb.head.lower_ == "going" and is_negated(verb.head))
    if event.status == "denied" and rule.plover in _STANCES and verb.pos_ == "VERB" and refused:
        helpers = {word.lower_ for word in auxiliaries(verb)}
        lent = candidate.carrier is None or candidate.carrier.lemma_ in _LENDING
        going = verb.dep_ == "xcomp" and verb.head.lower_ == "going"
        if (lent and (helpers & _WILL or going)) or (
            rule.plover in ("SUPPORT", "AGREE", "CONCEDE") and helpers & {"do", "does"}
        ):
            first, *rest = event.parties
            parts = (
                replace(first, role="source"),
                *(replace(p, role="target" if p.role != "source" else "source") for p in rest),
            )
            return replace(event, plover="REJECT", mode=None, status="occurred", parties=parts)
    hostile = event.status in ("conditional", "possible", "scheduled") and rule.plover in _HOSTILE
    if hostile and roles(event.parties, "source") and _upon_condition(verb):
        return replace(event, plover="THREATEN", mode=None, status="occurred")
    return event


def _upon_condition(verb: Any) -> bool:
    heads = [verb]
    while heads[-1].dep_ == "conj" and heads[-1].head.i != heads[-1].i:
        heads.append(heads[-1].head)  # "if they do, I will halt the aid and close the border"
    return any(
        word.lower_ in ("if", "unless")
        for head in heads
        for clause in children(head, "advcl")
        for word in children(clause, "mark")
    )


def _date(page: Page, candidate: Candidate) -> Interval | None:
    """The act's own date, its carrier's, or of a clause that tells when it takes place ("which was held in May")."""
    found = when(page, candidate.token)
    if found is None and candidate.carrier is not None:
        found = when(page, candidate.carrier)
    if found is None and candidate.token.dep_ == "relcl" and candidate.token.head.lemma_ in lexicon().nouns:
        found = when(page, candidate.token.head)  # "a 2013 raid that killed hundreds"
    if found is None and candidate.token.pos_ in ("NOUN", "PROPN"):
        clauses = children(candidate.token, "relcl", "acl")
        if candidate.token.dep_ == "appos":
            clauses += children(candidate.token.head, "relcl")
        if candidate.token.dep_ in ("nsubj", "nsubjpass"):
            clauses += children(candidate.token.head, "xcomp")
        for clause in clauses:
            if clause.lemma_ in _TAKING_PLACE:
                found = found or when(page, clause)
    return found
