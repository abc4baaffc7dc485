"""Pronouns: he, she, they, it, and their possessives. What cannot be told stays unresolved."""

from __future__ import annotations

from typing import Any

from summitry.read.actors.naming import is_person_noun, joined, person_gender
from summitry.read.actors.thread import COLLECTIVE, Seen, Thread, clause_of, governors
from summitry.read.grammar import SUBJECTS, own_subject

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
IT = frozenset({"it", "its", "itself"})
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
STATING = frozenset(
    {
        "condemn",
        "welcome",
        "support",
        "call",
        "urge",
        "stand",
        "congratulate",
        "express",
        "reaffirm",
        "commend",
        "thank",
    }
    | {"thank", "recognize", "appreciate", "applaud", "join", "remain", "extend", "denounce", "deplore", "acknowledge"}
)
"""Verbs in the present whose subject states something by them: "Norway condemns the attack. We call on …"."""

MANY_IN_ONE = frozenset({"group", "organisation", "government", "company", "media"})
"""Kinds of actors for whom a text may say "they", though their name is singular."""

STATIVE = frozenset({"be", "’s", "'s", "seem", "appear", "take", "rain", "remain", "become"})
"""Verbs whose "it" points to nobody, more often than not."""

STATING_REACH = 4
SAYING = frozenset(
    {
        "say",
        "tell",
        "add",
        "note",
        "state",
        "tweet",
        "write",
        "explain",
        "argue",
        "warn",
        "claim",
        "reply",
        "ask",
        "remark",
    }
)
HONORIFICS = frozenset({"majesty", "holiness", "excellency", "highness", "royal", "honor", "honour"})
REACH = 3
"""A pronoun looks no further back than this many sentences."""


def resolve_pronoun(thread: Thread, token: Any, sentence: int) -> bool:
    """Resolve ``token`` if it is a pronoun, as far as can be told; false where it is none of these pronouns."""
    lower = token.lower_
    if "/" in (token.doc[max(token.i - 1, 0)].text, token.doc[min(token.i + 1, len(token.doc) - 1)].text):
        return True
    if token.tag_ == "PRP$":
        if token.i + 1 < len(token.doc) and token.nbor().lower_ in HONORIFICS:
            return True
        beside = token.head.head if token.head.dep_ == "conj" else None
        owner = thread.cast.heads.get(beside.i, ()) if beside is not None and beside.i < token.i else ()
        if owner and lower in _forms(thread, owner):
            _link(thread, token, (owner, None))
            return True
    if lower in HE or lower in SHE:
        _link(thread, token, _person(thread, token, sentence, "he" if lower in HE else "she"))
    elif lower in THEY:
        _link(thread, token, _many(thread, token, sentence))
    elif lower in WE:
        _link(thread, token, (_we(thread, token, sentence), None))
    elif lower in IT:
        _link(thread, token, _thing(thread, token, sentence))
    else:
        return False
    return True


def _forms(thread: Thread, actors: tuple[str, ...]) -> frozenset[str]:
    """The pronouns that may stand for actors."""
    if len(actors) > 1:
        return THEY
    person = thread.person(actors[0])
    if person is None:
        return IT if thread.cast.page.actors[actors[0]].kind in COLLECTIVE else frozenset()
    return {"he": HE, "she": SHE}.get(person.gender or "", HE | SHE)


def _link(thread: Thread, token: Any, to: tuple[tuple[str, ...], int | None]) -> None:
    actors, unnamed = to
    if actors:
        thread.cast.mention(token.i, token.i + 1, token.i, actors, "pronoun")
    elif unnamed is not None:
        thread.cast.links[token.i] = unnamed


def _person(thread: Thread, token: Any, sentence: int, gender: str) -> tuple[tuple[str, ...], int | None]:
    """The best person for "he" or "she": near, a subject, of a clause above, not the subject of its own object."""
    barred = _barred(thread, token)
    above = {subject.i for subject in governors(token)}
    if token.dep_ in ("poss", "nsubj"):
        for subject in governors(token):
            person = thread.person(next(iter(thread.cast.heads.get(subject.i, ())), ""))
            if subject.i > token.i and person is not None and person.gender in (None, gender):
                return (person.id,), None
    best: Seen | None = None
    score = 0.0
    for seen in reversed(thread.seen):
        gap = sentence - seen.sentence
        if gap > REACH:
            break
        worth = _worth(thread, seen, gap, token, gender, barred, above)
        if worth > score:
            best, score = seen, worth
    if best is None:
        return (), None
    if not best.actors:
        return (), best.token
    person = thread.person(best.actors[0])
    if person is not None and person.gender is None:
        person.gender = gender
    return best.actors, None


def _worth(thread: Thread, seen: Seen, gap: int, token: Any, gender: str, barred: set[str], above: set[int]) -> float:
    """How well a mention fits a pronoun; 0 where it cannot be meant."""
    noun = thread.cast.page.doc[seen.token]
    if seen.actors:
        person = thread.person(seen.actors[0]) if len(seen.actors) == 1 else None
        if person is None or person.id in barred or (person.gender and person.gender != gender):
            return 0.0
        bonus = 0.5 if person.gender == gender else 0.0
    elif is_person_noun(noun) and noun.tag_ == "NN" and seen.subject and person_gender(noun) in (None, gender):
        bonus = 0.0
    else:
        return 0.0
    worth = 3.0 - gap + bonus - 0.001 * (token.i - seen.token)
    worth += 2.0 if seen.subject else 0.0
    worth += 1.5 if seen.token in above and token.dep_ in (*SUBJECTS, "poss") else 0.0
    telling = token.head.lemma_ in SAYING and noun.head.lemma_ in SAYING and seen.subject
    worth += (0.5 if seen.actors else 3.0) if telling else 0.0
    worth -= 0.0 if seen.actors else 2.5
    worth -= 2.0 if seen.quoted and token.i not in thread.quoted else 0.0
    return float(max(worth, 0.01))


def _barred(thread: Thread, token: Any) -> set[str]:
    """Whom a pronoun cannot mean: the subject of the verb it is an object of; within quoted words, who says them."""
    heads = thread.cast.heads
    barred: set[str] = {thread.speaker} if thread.speaker else set()
    if token.lower_ in ("him", "her") and token.dep_ in ("dobj", "pobj", "dative"):
        for child in clause_of(token).children:
            if child.dep_ in SUBJECTS:
                barred.update(heads.get(child.i, ()))
    if token.i in thread.quoted:
        for seen in reversed(thread.seen):
            if not seen.quoted and seen.subject:
                if thread.cast.page.doc[seen.token].head.lemma_ in SAYING:
                    barred.update(seen.actors)
                break
    return barred


def _many(thread: Thread, token: Any, sentence: int) -> tuple[tuple[str, ...], int | None]:
    """Those for "they": a joined or plural subject above, or the nearest one before."""
    doc = thread.cast.page.doc
    above = [subject.i for subject in governors(token) if subject.i < token.i]
    before = [seen for seen in reversed(thread.within(sentence - 2)) if seen.subject and seen.token not in above]
    for i, gap in [*((i, 0) for i in above), *((seen.token, sentence - seen.sentence) for seen in before)]:
        noun = doc[i]
        ids = joined(thread.cast, noun)
        if len(ids) > 1:
            return ids, None
        if i in above and not ids and noun.tag_ in ("NNS", "NNPS") and not is_person_noun(noun):
            return (), None
        if token.lower_ == "them" or gap > 1:
            continue
        one = thread.cast.page.actors[ids[0]] if ids else None
        plural = noun.tag_ in ("NNS", "NNPS") or noun.lower_ in THEY
        if one is not None and (plural or one.kind in MANY_IN_ONE):
            return ids, None
        if not ids and is_person_noun(noun) and noun.tag_ in ("NNS", "NNPS"):
            return (), i
    return (), None


def _we(thread: Thread, token: Any, sentence: int) -> tuple[str, ...]:
    """The state for "we" in a statement of its own: one whose act of stating is told in the present just before."""
    cast = thread.cast
    if token.i in cast.quoted or cast.transcript or cast.speaking_together(token.i):
        return ()
    for seen in reversed(thread.within(sentence - STATING_REACH)):
        verb = cast.page.doc[seen.token].head
        if seen.subject and not seen.quoted and verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in STATING:
            there = [actor for actor in seen.actors if cast.page.actors[actor].kind == "state"]
            if there:
                cast.stating = tuple(there)
    return cast.stating


def _thing(thread: Thread, token: Any, sentence: int) -> tuple[tuple[str, ...], int | None]:
    """The state or body for "it": the nearest subject above; at the head of a sentence, the subject before."""
    clause = clause_of(token)
    if token.dep_ == "expl" or any(child.dep_ == "expl" for child in clause.children):
        return (), None
    if token.lower_ == "it" and token.dep_ not in SUBJECTS:
        return (), None
    if token.lower_ == "itself" and token.i and token.nbor(-1).pos_ in ("PRON", "NOUN", "PROPN"):
        return (), None
    if token.lower_ == "it" and clause.lemma_ in STATIVE:
        return (), None
    heads = thread.cast.heads
    for subject in governors(token):
        if subject.i == token.i:
            continue
        return _collective(thread, heads.get(subject.i, ())), None
    if token.lower_ == "it" and token.dep_ in SUBJECTS:
        for seen in thread.within(sentence - 1):
            verb = thread.cast.page.doc[seen.token].head
            subject = own_subject(verb)
            if verb.dep_ == "ROOT" and subject is not None and subject.i == seen.token and seen.sentence < sentence:
                return _collective(thread, seen.actors), None
    return (), None


def _collective(thread: Thread, ids: tuple[str, ...]) -> tuple[str, ...]:
    return ids if len(ids) == 1 and thread.cast.page.actors[ids[0]].kind in COLLECTIVE else ()
