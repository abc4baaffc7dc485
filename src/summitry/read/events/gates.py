"""What the record lets in: acts between actors of whom it speaks, told so that one can say who did what."""

from __future__ import annotations

from typing import Any

from summitry.model import Party
from summitry.read.events.acts import Candidate
from summitry.read.events.naming import named
from summitry.read.events.roles import roles
from summitry.read.grammar import agent, children, conjuncts, is_passive, own_subject, patient
from summitry.read.page import Page
from summitry.rules.bodies import bodies
from summitry.rules.events import Rule, lexicon, words

PUBLIC = frozenset({"state", "government", "armed-forces", "organisation", "group"})
SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
_ONES_TOLD = frozenset({"they", "he", "she", "it", "we", "i"})
_NEEDS_RECIPIENT = frozenset({"AID", "SANCTION"})
# Verbs that keep up what there is: "keep the alliance" is no act.
_LASTING = frozenset({"take", "keep", "maintain", "have", "enjoy", "remain", "value"})
_KEEPING_TO = frozenset({"stand", "abide", "stick", "adhere", "hold", "live"})
_LONE_MEETINGS = frozenset({"group", "organisation"})


def enough(page: Page, candidate: Candidate, rule: Rule, who: tuple[Party, ...]) -> bool:
    """Whether the act stands between actors of whom the record can speak, and is told as an act."""
    if not who or _untold(candidate.token):
        return False
    if rule.carried and (candidate.carrier is None or candidate.carrier.lemma_ in _LASTING):
        return False
    if rule.plover == "ASSAULT" and _is_heading(page, candidate) and not roles(who, "source", "participant"):
        return False  # a headline that leaves out who did it: the text will tell
    if not any(_political(page, party) for party in who) and not _of_a_state(page, candidate, who):
        return False
    if rule.plover == "CONCEDE" and candidate.token.tag_ == "VBG" and candidate.token.dep_ == "advcl":
        return False  # "…, allowing them to go on": an outcome, nothing that anybody gave way in
    if rule.frame == "host" and not _are_guests(page, candidate.token, who):
        return False
    if _generic(candidate.token) or _unasserted(candidate) or _aimed_at(candidate.token, rule):
        return False
    sides = {party.state or party.actor for party in who}
    if (rule.two or rule.plover in _NEEDS_RECIPIENT) and rule.frame == "act" and not _both_sides(candidate, who):
        return False
    if rule.joint and len(sides) < 2:
        return False
    if rule.people and not all(
        _is(page, party, "person", "anonymous", "government") for party in who if party.role in ("guest", "source")
    ):
        return False
    if rule.frame in ("visit", "host"):
        return len(sides) > 1 and len({party.role for party in who}) > 1 and _comes_from_abroad(rule, who)
    if rule.frame == "mutual" and rule.plover != "AGREE":
        return _meets(page, candidate, rule, who)
    if rule.plover in SPOKEN and rule.frame == "act":
        return _says(page, candidate, rule, who)
    if rule.mode == "firearms" and candidate.token.pos_ == "NOUN" and not roles(who, "source"):
        return False  # a crime, as far as it is told
    if rule.plover == "RETREAT" and candidate.token.pos_ == "VERB" and not is_passive(candidate.token):
        return bool(roles(who, "source", "participant"))
    if (
        rule.plover in ("ASSAULT", "COERCE")
        and candidate.token.pos_ == "VERB"
        and not rule.objects - {"actor", "person"}
    ):
        return bool(roles(who, "target"))
    return True


def _are_guests(page: Page, token: Any, who: tuple[Party, ...]) -> bool:
    """Guests named, or unnamed people who act for somebody; not those who found shelter ("hosts refugees")."""
    thing = patient(token) if token.pos_ == "VERB" else None
    unnamed = all(_is(page, party, "anonymous") for party in roles(who, "guest"))
    return thing is None or not unnamed or any(part.lemma_.lower() in words("deputies") for part in conjuncts(thing))


def _both_sides(candidate: Candidate, who: tuple[Party, ...]) -> bool:
    told = candidate.token.pos_ != "VERB" or is_passive(candidate.token)
    return bool(roles(who, "target")) and bool(roles(who, "source") or told)


def _comes_from_abroad(rule: Rule, who: tuple[Party, ...]) -> bool:
    """A guest of a land, not of a person, must be known to be of another one."""
    if rule.frame == "host":
        return True
    hosts = roles(who, "host")
    if not all(party.state for party in hosts):
        return False
    return all(party.state for party in roles(who, "guest")) or not all(party.actor == party.state for party in hosts)


def _meets(page: Page, candidate: Candidate, rule: Rule, who: tuple[Party, ...]) -> bool:
    """Two sides at least that stand for states or bodies, or a body whose members meet."""
    sides = {party.state or party.actor for party in who if _political(page, party)}
    if len(sides) > 1:
        return True
    if not sides:
        return len({party.actor for party in who}) > 1 and rule.plover == "SUPPORT"
    token = candidate.token
    plain = (
        token.tag_ == "NNS"
        and candidate.carrier is None
        and not any(child.dep_ in ("det", "poss") for child in token.children)
    )
    return not plain and any(_is(page, party, *_LONE_MEETINGS) for party in who)


def _says(page: Page, candidate: Candidate, rule: Rule, who: tuple[Party, ...]) -> bool:
    """Words need their speaker, or else the one spoken to and a subject that is not told apart."""
    token = candidate.token
    sources, targets = roles(who, "source"), roles(who, "target")
    by = agent(token) if token.pos_ == "VERB" and is_passive(token) and not rule.statal else None
    if by is not None and not named(page, by):
        return False  # "encouraged by the outcome"
    if token.pos_ in ("NOUN", "PROPN") and candidate.carrier is None:
        content = any(
            child.dep_ in ("acl", "relcl", "ccomp") or child.lower_ in ("for", "that") for child in token.children
        ) or _is_spelled_out(token)
        return bool(sources) and bool(targets or content)
    if sources:
        if rule.plover == "SUPPORT" and token.pos_ == "NOUN" and not targets:
            return False  # "provides remote support"
        lexical = bool(rule.objects - {"actor", "person"}) or rule.statal
        return bool(targets) or token.pos_ != "VERB" or lexical or _has_content(token)
    teller = own_subject(token)
    told = is_passive(token) and all(party.actor == party.state for party in targets)
    return bool(targets) and (told or (teller is not None and teller.lower_ in _ONES_TOLD))


def _is_spelled_out(noun: Any) -> bool:
    """ "Their demands include dissolving parliament", "the request is to leave"."""
    verb = noun.head
    return bool(noun.dep_ == "nsubj" and verb.lemma_ in ("be", "include") and children(verb, "xcomp", "ccomp", "dobj"))


def _has_content(verb: Any) -> bool:
    """Whether it is said what is asked, refused or praised: a clause after it, or an act for its object."""
    if any(child.dep_ in ("xcomp", "ccomp", "pcomp", "acl") and child.i > verb.i for child in verb.children):
        return True
    if any(prep.lower_ == "for" for prep in children(verb, "prep")) and verb.lemma_ in (
        "call",
        "ask",
        "appeal",
        "push",
        "press",
        "plead",
    ):
        return True
    things = [
        *children(verb, "dobj", "nsubjpass"),
        *(t for prep in children(verb, "prep") for t in children(prep, "pobj", "pcomp")),
    ]
    return any(thing.lemma_.lower() in lexicon().nouns or thing.lemma_.lower() in words("deeds") for thing in things)


def _untold(token: Any) -> bool:
    if token.dep_ == "dobj" and token.head.lemma_ in words("averted"):
        return True
    if token.dep_ == "acl" and token.pos_ == "VERB" and token.head.pos_ == "NOUN":
        prep = token.head.head
        return bool(token.head.dep_ == "pobj" and prep.lower_ in ("by", "to") and prep.head.lemma_ in _KEEPING_TO)
    if token.dep_ != "pobj" or token.pos_ not in ("NOUN", "PROPN"):
        return False
    above = token.head.head
    if above.lemma_ in _KEEPING_TO and token.head.lower_ in ("by", "to"):
        return True  # "stands by its pledge": given before
    return bool(token.head.lower_ == "of" and above.pos_ == "NOUN" and above.lemma_.lower() in words("untold"))


def _generic(token: Any) -> bool:
    """ "An attack on one is an attack on all", "meetings usually last": told of any, not of one."""
    if token.pos_ != "NOUN":
        return False
    verb = token.head
    if token.dep_ in ("nsubj", "attr") and verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP"):
        both = [*children(verb, "nsubj"), *children(verb, "attr")]
        return len(both) > 1 and all(any(word.lower_ in ("a", "an") for word in end.children) for end in both)
    return token.dep_ == "nsubj" and any(
        child.lower_ in ("usually", "often", "always", "typically", "generally") for child in verb.children
    )


def _unasserted(candidate: Candidate) -> bool:
    """ "did not say whether it had attacked"."""
    verb = candidate.carrier if candidate.carrier is not None else candidate.token
    while verb.pos_ in ("NOUN", "PROPN", "ADP") and verb.head.i != verb.i:
        verb = verb.head
    return any(child.lower_ == "whether" for child in children(verb, "mark", "advmod"))


def _aimed_at(token: Any, rule: Rule) -> bool:
    """A purpose ("he spoke to end the war") is no act, unless one came, met or called for it."""
    if token.pos_ != "VERB" or token.dep_ != "advcl":
        return False
    marks = {child.lower_ for child in children(token, "mark", "advmod")}
    if {"so", "that"} <= marks:
        return True  # "so that our forces work together"
    if rule.plover == "CONSULT":
        return False
    return any(child.lower_ == "to" for child in children(token, "aux")) and token.i > token.head.i


def _is_heading(page: Page, candidate: Candidate) -> bool:
    return page.sentence_of(candidate.token.i).region in ("title", "heading")


def _is(page: Page, party: Party, *kinds: str) -> bool:
    actor = page.actors.get(party.actor)
    return actor is not None and actor.kind in kinds


def _political(page: Page, party: Party) -> bool:
    if (
        party.state is not None
        or _is(page, party, "state", "government", "armed-forces", "group")
        or party.actor in bodies()
    ):
        return True
    return any(office.person == party.actor for office in page.offices)


def _of_a_state(page: Page, candidate: Candidate, who: tuple[Party, ...]) -> bool:
    """Whether the sentence names a state or a body, so that "rebels" or "police" in it are somebody's."""
    if not any(_is(page, party, "anonymous", "person") for party in who):
        return False
    sentence = page.sentence_of(candidate.token.i)
    named = [i for mention in page.mentions_in((sentence.start, sentence.end)) for i in mention.actors]
    return any(page.actors[i].state is not None or page.actors[i].kind in PUBLIC for i in named if i in page.actors)
