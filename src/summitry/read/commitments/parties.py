"""Who undertakes, and for whom: from the clause's subject, a pronoun, the section, the document's own parties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from summitry.model import Mention, Party, Role
from summitry.read import actors
from summitry.read.commitments.complements import ADVERBIAL, NOMINAL
from summitry.read.commitments.genre import ORGANS, Paper
from summitry.read.commitments.voices import voices
from summitry.read.grammar import children
from summitry.read.page import Page
from summitry.rules.bodies import bodies
from summitry.rules.wording import words

_TOGETHER = frozenset({"we", "us", "our", "ours", "ourselves"})
_ASIDE = 12
"""Tokens that a phrase between commas may have, between a subject and its verb ("Peru, together with Chile, will")."""
_ASTRAY = frozenset({"dep", "nsubj", "npadvmod"})
"""Relations to the verb that the parser gives the first name of a list when it loses the list."""
_FEW = 4
"""Groups of so few stand for their members: what AUKUS undertakes, three states do."""
_KINDS = frozenset({"state", "government", "person", "group", "armed-forces", "organisation", "anonymous"})


def parties(page: Page, holder: Any | None, paper: Paper, before: Any | None = None) -> tuple[Party, ...]:
    """The parties that the noun phrase headed by ``holder`` stands for, as sources of an undertaking.

    "We" is whoever speaks: the quoted speaker's state, or those whose paper it is. Words for all sides, and a holder
    that is left out, come down to the parties of a joint paper. ``before`` is the first token of the verb: names right
    before it stand in where the parser lost the subject. Empty where the undertaking is no state's or body's.
    """
    joint = paper.genre == "joint"
    ours = as_parties(page, paper.ours, "source")
    named = nearest(page, before) if before is not None else ()
    if holder is None:
        return named or (ours if joint else ())
    lemma = holder.lemma_.lower() if holder.tag_ != "NNPS" else holder.lower_.removesuffix("s")
    if lemma in words("ties") or lemma in words("private"):
        return ()
    if holder.pos_ == "PRON" and holder.lower_ in _TOGETHER:
        return _speakers(page, holder, paper)
    if holder.lower_ in ("i", "my"):
        return ()
    if joint and lemma in words("sides") and 0 < len(ours) == _counted(holder):
        return ours
    group = _group(page, holder, paper)
    if group:
        return group
    ids = actors.everyone(page, holder)
    found = as_parties(page, ids, "source", movements=before is None)
    if found and before is not None and len(named) > len(found) and set(found) <= set(named):
        found = nearest(page, before, since=_begins(holder)) or found
    if joint and len(found) < len(ours) == _counted(holder):
        return ours
    if found or named:
        return found or named
    if not joint and lemma in words("sides"):
        found = _told_before(page, holder, _counted(holder))
        if found:
            return found
    for owner in children(holder, "poss"):
        if owner.pos_ == "PRON" and lemma in words("arms"):
            return parties(page, owner, paper)
    if lemma in words("arms") and _makers(page, holder):
        return _makers(page, holder)
    if not joint and paper.groups and lemma in words("allied"):
        return as_parties(page, paper.groups[:1], "source")
    if (joint and lemma in words("sides")) or (paper.genre == "official" and lemma in words("offices")):
        return ours
    return _makers(page, holder) if lemma in words("instruments") else ()


def _begins(holder: Any) -> int:
    """The first token of the list that a subject is the last of, as far as it is a subject's."""
    while holder.dep_ == "conj" and holder.head.pos_ in NOMINAL and holder.head.dep_ not in ("dobj", "pobj"):
        holder = holder.head
    astray = [one for one in holder.head.lefts if one.i < holder.i and one.pos_ == "PROPN" and one.dep_ in _ASTRAY]
    return int(min(one.left_edge.i for one in (holder, *astray)))


def _counted(holder: Any) -> int:
    """How many a noun phrase says they are: "the two leaders", "both sides"; 0 where it does not say."""
    counts = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "seven": 7}
    return next((counts[child.lower_] for child in (holder, *holder.children) if child.lower_ in counts), 0)


def _told_before(page: Page, holder: Any, count: int) -> tuple[Party, ...]:
    """The states of the persons of the sentence before, where there are as many as the noun phrase counts."""
    if count < 2:
        return ()
    here = page.sentence_of(holder.i)
    earlier = page.sentence_at(here.start - 2) if here.start > 1 else None
    for sentence in (here, earlier):
        if sentence is None:
            continue
        ids = [
            one
            for mention in page.mentions_in((sentence.start, min(sentence.end, page.starts[holder.i])))
            for one in mention.actors
            if one in page.actors and page.actors[one].kind == "person"
        ]
        found = as_parties(page, ids, "source")
        if len(found) == count:
            return found
    return ()


def _speakers(page: Page, pronoun: Any, paper: Paper) -> tuple[Party, ...]:
    """Whom "we" stands for: the state of the person whose words these are, or those whose paper it is."""
    speakers = voices(page, page.starts[pronoun.i])
    if paper.genre != "joint" and speakers:
        return as_parties(page, speakers, "source")
    return as_parties(page, paper.ours, "source")


def _group(page: Page, holder: Any, paper: Paper) -> tuple[Party, ...]:
    """The group whose members a noun stands for: "the G7 countries"; the paper's parties where they are the group."""
    if holder.lemma_.lower() not in words("members"):
        return ()
    for child in children(holder, "compound", "nmod"):
        group = [one for one in actors.who(page, child) if actors.members(page, one)]
        if group and set(actors.members(page, group[0])) == set(paper.ours):
            return as_parties(page, paper.ours, "source")
        if group:
            return as_parties(page, group, "source")
    return ()


def _makers(page: Page, holder: Any) -> tuple[Party, ...]:
    """Whose instrument it is, by the demonyms in its noun phrase: "a Chilean-Peruvian effort"."""
    found = page.mentions_in(page.span(holder.left_edge.i, holder.i + 1))
    return as_parties(page, [one for mention in found for one in mention.actors], "source")


def nearest(page: Page, verb: Any, since: int = 0) -> tuple[Party, ...]:
    """The actors named right before ``verb``, and those listed before them from token ``since`` on, by words alone."""
    found: list[str] = []
    at = verb.i - 1
    while at >= 0 and page.doc[at].tag_ in ADVERBIAL:
        at -= 1
    if at > 0 and page.doc[at].text == ",":
        commas = [i for i in range(at - 1, max(at - _ASIDE, 0), -1) if page.doc[i].text == ","]
        at = commas[0] - 1 if commas else at
    while at >= 0:
        mention = _mention_ending(page, at)
        if mention is None or mention.start < page.starts[since]:
            break
        found[:0] = mention.actors
        first = page.tokens((mention.start, mention.end)).start
        while first > 0 and page.doc[first - 1].tag_ == "DT":
            first -= 1
        if first < 2 or page.doc[first - 1].lower_ not in ("and", ","):
            break
        at = first - 2 if page.doc[first - 2].text != "," else first - 3
    return as_parties(page, found, "source")


def _mention_ending(page: Page, token: int) -> Mention | None:
    """A name that ends with this token."""
    end = page.ends[token]
    near = page.mentions_in((max(0, end - 60), end))
    return next((one for one in reversed(near) if one.end == end and one.form in ("name", "office")), None)


def as_parties(page: Page, ids: Iterable[str], role: Role, *, movements: bool = False) -> tuple[Party, ...]:
    """Actors as parties, once each: whoever acts for a state stands as that state, a small group as its members.

    Companies and media are left out, and so is what belongs to no state and is no group of states, unless
    ``movements`` are wanted (a party at war that gives its word).
    """
    found: dict[str, Party] = {}
    for one in ids:
        actor_id = ORGANS.get(one, one)
        actor = page.actors.get(actor_id)
        if actor is not None and actor.kind not in _KINDS:
            continue
        state = actors.state_of(page, actor_id)
        members = actors.members(page, actor_id) if state is None else ()
        if 0 < len(members) <= _FEW:
            for member in members:
                found.setdefault(member, Party(member, member, role))
        elif state is not None:
            found.setdefault(state, Party(state, state, role))
        elif actor_id in bodies() and (
            not actor_id.startswith("body:") or (movements and bodies()[actor_id].kind in ("group", "armed-forces"))
        ):
            found.setdefault(actor_id, Party(actor_id, None, role))
    return tuple(found.values())


def beneficiaries(page: Page, act: Any, last: int, by: tuple[Party, ...]) -> tuple[Party, ...]:
    """States and bodies that the action is done for or owed to: "aid to Ukraine", "support Kenya"."""
    own = {party.actor for party in by}
    targets = children(act, "dobj", "dative", "pobj")
    heads = [
        target for target in targets if target.pos_ == "PROPN" and target.ent_type_ in ("GPE", "NORP", "ORG", "LOC")
    ]
    for token in (act, *targets):
        for prep in children(token, "prep", "dative"):
            if prep.lower_ in ("for", "to") and prep.i < last:
                heads.extend(children(prep, "pobj"))
    found = [
        one
        for head in heads
        if head.i < last and head.pos_ in ("PROPN", "NOUN", "PRON")
        for one in actors.everyone(page, head)
    ]
    return tuple(party for party in as_parties(page, found, "target") if party.actor not in own)
