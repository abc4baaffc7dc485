"""What the record lets in: acts between actors of whom it speaks, told so that one can say who did what."""

from __future__ import annotations

from typing import Any

from summitry.model import Party
from summitry.read.events.acts import Candidate
from summitry.read.events.roles import roles
from summitry.read.grammar import is_passive, own_subject, patient
from summitry.read.page import Page
from summitry.rules.events import Rule

PUBLIC = frozenset({"state", "government", "armed-forces", "organisation", "group"})
SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
# A noun below these is thought of, not told: "fear of an attack", "members of the summit".
_UNTOLD = frozenset({"fear", "risk", "danger", "threat", "member", "participant", "history", "memory", "type", "kind", "case", "act", "prevention"})
_LONE_MEETINGS = frozenset({"group", "organisation"})


def enough(page: Page, candidate: Candidate, rule: Rule, who: tuple[Party, ...]) -> bool:
    """Whether the act stands between actors of whom the record can speak, and is told as an act."""
    if not who or _untold(candidate.token) or (rule.carried and candidate.carrier is None):
        return False
    if not any(_political(page, party) for party in who) and not _among_states(page, candidate):
        return False
    sides = {party.state or party.actor for party in who}
    if rule.joint and len(sides) < 2:
        return False
    if rule.people and not all(_is(page, party, "person", "anonymous", "government") for party in who if party.role in ("guest", "source")):
        return False
    if rule.frame in ("visit", "host"):
        return len(sides) > 1 and len({party.role for party in who}) > 1
    if rule.frame == "mutual" and rule.plover != "AGREE":
        return _meets(page, candidate, rule, who)
    if rule.plover in SPOKEN and rule.frame == "act":
        return _says(candidate, who)
    return True


def _meets(page: Page, candidate: Candidate, rule: Rule, who: tuple[Party, ...]) -> bool:
    """Two sides at least that stand for states or bodies, or a body whose members meet."""
    sides = {party.state or party.actor for party in who if _political(page, party)}
    if len(sides) > 1:
        return True
    if not sides:
        return len({party.actor for party in who}) > 1 and rule.plover == "SUPPORT"
    token = candidate.token
    plain = token.tag_ == "NNS" and candidate.carrier is None and not any(child.dep_ in ("det", "poss") for child in token.children)
    return not plain and any(_is(page, party, *_LONE_MEETINGS) for party in who)


def _says(candidate: Candidate, who: tuple[Party, ...]) -> bool:
    """Words need their speaker, or else the one spoken to and a subject that is not told apart."""
    token = candidate.token
    sources, targets = roles(who, "source"), roles(who, "target")
    if token.pos_ in ("NOUN", "PROPN") and candidate.carrier is None:
        content = any(child.dep_ in ("acl", "relcl", "ccomp") or child.lower_ in ("for", "that") for child in token.children)
        return bool(sources) and bool(targets or content)
    if sources:
        thing = patient(token) if token.pos_ == "VERB" else None
        return bool(targets) or thing is None or thing.pos_ != "PRON"
    teller = own_subject(token)
    return bool(targets) and (is_passive(token) or (teller is not None and teller.pos_ == "PRON"))


def _untold(token: Any) -> bool:
    if token.dep_ != "pobj" or token.pos_ not in ("NOUN", "PROPN"):
        return False
    above = token.head.head
    return bool(token.head.lower_ == "of" and above.pos_ == "NOUN" and above.lemma_.lower() in _UNTOLD)


def _is(page: Page, party: Party, *kinds: str) -> bool:
    actor = page.actors.get(party.actor)
    return actor is not None and actor.kind in kinds


def _political(page: Page, party: Party) -> bool:
    return party.state is not None or _is(page, party, *PUBLIC)


def _among_states(page: Page, candidate: Candidate) -> bool:
    """Whether the sentence names a state or a body, so that "rebels" or "police" in it are somebody's."""
    sentence = page.sentence_of(candidate.token.i)
    named = [i for mention in page.mentions_in((sentence.start, sentence.end)) for i in mention.actors]
    return any(page.actors[i].state is not None or page.actors[i].kind in PUBLIC for i in named if i in page.actors)

