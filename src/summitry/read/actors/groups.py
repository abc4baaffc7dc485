"""Groups without names: "the two leaders", "both sides", "these allies", "the alliance", "the country"."""

from __future__ import annotations

from typing import Any

from summitry.read.actors.naming import owners, phrase
from summitry.read.actors.thread import ACTING, Thread
from summitry.read.grammar import conjuncts
from summitry.rules.offices import fold
from summitry.rules.states import states

NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "2": 2, "3": 3}
LEADERS = frozenset(
    {"leader", "president", "minister", "premier", "head", "politician", "counterpart", "chancellor", "man"}
)
COUNTRIES = frozenset(
    {"country", "nation", "side", "ally", "partner", "state", "government", "neighbor", "neighbour", "capital", "power"}
    | {"democracy", "party", "rival"}
)
COLLEGIAL = frozenset({"minister", "secretary", "president", "premier", "chancellor", "diplomat", "envoy"})
JOINT = frozenset({"alliance", "relationship", "partnership", "friendship"})
WIDER = frozenset(
    {"transatlantic", "atlantic", "western", "military", "regional", "global", "defensive", "new", "ruling"}
)
COLLEAGUES = 4
"""Office holders spoken of together are looked for in this many sentences before."""

DEFINITE = frozenset({"the", "this", "that", "these", "those", "our", "both", "their"})


def resolve_group(thread: Thread, token: Any, lemma: str, plural: bool, sentence: int) -> bool:
    """Resolve a noun that stands for several actors; false where it is none of these nouns."""
    ids: tuple[str, ...] = ()
    if plural and lemma in LEADERS:
        ids = _leaders(thread, token, lemma, sentence)
    elif plural and lemma in COUNTRIES:
        ids = _countries(thread, token, lemma, sentence)
    elif lemma in JOINT:
        ids = _joint(thread, token, lemma) if not plural else ()
    else:
        return False
    if ids:
        for actor in ids:
            if actor in states():
                thread.cast.meet_state(actor)
        first, last = phrase(thread.cast, token)
        thread.cast.mention(first, last, token.i, ids, "group")
    return True


def is_definite(token: Any) -> bool:
    """True with "the", "this" and the like, or a possessive, before the noun."""
    if any(child.lower_ in DEFINITE or child.tag_ == "PRP$" for child in token.children if child.i < token.i):
        return True
    return bool(token.i and token.nbor(-1).lower_ in ("the", "this"))


def _number(token: Any) -> int | None:
    return next((NUMBERS[child.lower_] for child in token.children if child.lower_ in NUMBERS), None)


def _leaders(thread: Thread, token: Any, lemma: str, sentence: int) -> tuple[str, ...]:
    """Those for "the two leaders", "the leaders of Japan and Korea", "the presidents"."""
    apposed = [noun for child in token.children if child.dep_ == "appos" for noun in conjuncts(child)]
    named_after = tuple(dict.fromkeys(actor for noun in apposed for actor in thread.cast.heads.get(noun.i, ())))
    if len(named_after) > 1:
        return named_after
    owning, others = owners(thread.cast, token)
    if others and not owning:
        return tuple(others[:1])
    if owning:
        if lemma not in ("leader", "president", "head"):
            return ()
        named = tuple(leader for state in owning if (leader := thread.leader(state)))
        return named if len(named) == len(owning) and len(named) > 1 else ()
    number = _number(token)
    if any(
        child.lower_ in ("former", "other", "past", "previous", "future", "next", "many") for child in token.children
    ):
        return ()
    if lemma in COLLEGIAL and is_definite(token):
        return _colleagues(thread, token, lemma, sentence, number)
    if number is None and not (lemma == "leader" and is_definite(token)):
        return ()
    if number is None and any(child.dep_ in ("amod", "compound", "relcl") for child in token.children):
        return ()
    barred = _own_subject_of(thread, token)
    recent = _together(thread, sentence, barred, number)
    if recent:
        thread.counted[len(recent)] = recent
        return recent
    if number is not None and number in thread.counted and not set(thread.counted[number]) & barred:
        return thread.counted[number]
    return ()


def _colleagues(thread: Thread, token: Any, lemma: str, sentence: int, number: int | None) -> tuple[str, ...]:
    """Those for "the foreign ministers": the holders of such an office spoken of in the sentences before."""
    before = (child.lower_ for child in token.children if child.dep_ in ("amod", "compound"))
    words = [word for word in before if word not in NUMBERS]
    found: dict[str, None] = {}
    for seen in thread.within(sentence - COLLEAGUES):
        for actor in seen.actors:
            person = thread.person(actor)
            offices = [*person.offices, *person.titles] if person else []
            if any(lemma in fold(office).split() and all(word in fold(office) for word in words) for office in offices):
                found.setdefault(actor)
    return tuple(found) if len(found) == number or (number is None and len(found) > 1) else ()


def _own_subject_of(thread: Thread, token: Any) -> set[str]:
    """Whoever is told apart from the group in its own clause: the subject of "will join the two leaders"."""
    found: set[str] = set()
    if token.dep_ in ("dobj", "pobj"):
        verb = token.head
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                for noun in conjuncts(child):
                    found.update(thread.cast.heads.get(noun.i, ()))
    return found


def _together(thread: Thread, sentence: int, barred: set[str], number: int | None) -> tuple[str, ...]:
    """The leaders last spoken of in one sentence, in the order met: as many as counted, or two where none are."""
    found: dict[str, None] = {}
    for seen in reversed(thread.seen):
        if number is None and sentence - seen.sentence > 2 and found:
            break
        for actor in reversed(seen.actors):
            person = thread.person(actor)
            if person is not None and person.rank == 1 and actor not in barred:
                found.setdefault(actor)
        if len(found) >= (number or 2):
            break
    wanted = number or 2
    chosen = list(found)[:wanted]
    order = {actor: i for i, actor in enumerate(thread.cast.persons)}
    return tuple(sorted(chosen, key=lambda actor: order.get(actor, 0))) if len(chosen) == wanted else ()


def _countries(thread: Thread, token: Any, lemma: str, sentence: int) -> tuple[str, ...]:
    """Those for "the two countries", "both sides": the states of this sentence so far, or those spoken of most."""
    if any(owners(thread.cast, token)):
        return ()
    number = _number(token)
    if any(child.lower_ in ("another", "other") for child in token.children):
        return ()
    if number is None:
        plain = not any(
            child.dep_ in ("amod", "compound", "prep", "relcl", "acl", "nummod") for child in token.children
        )
        owned = any(child.tag_ == "PRP$" for child in token.children)
        if not (
            plain and is_definite(token) and lemma in (("country", "government") if owned else ("country", "ally"))
        ):
            return ()
        number = 2
    here: dict[str, None] = {}
    for seen in thread.within(sentence):
        for actor in seen.actors:
            there = thread.cast.page.actors[actor]
            if there.kind in ACTING and there.state in states():
                here.setdefault(str(there.state))
    if len(here) == number:
        return tuple(here)
    return thread.main_states(number) or thread.last_states(number, sentence)


def _joint(thread: Thread, token: Any, lemma: str) -> tuple[str, ...]:
    """The states of "the Japan-US alliance"; of "the alliance" alone, those of the alliance named before."""
    owning, others = owners(thread.cast, token)
    ids: tuple[str, ...] = tuple(owning) if len(owning) > 1 else tuple(others[:1])
    if not ids:
        for prep in token.children:
            if prep.dep_ == "prep" and prep.lower_ in ("between", "of", "with", "among"):
                nouns = [noun for child in prep.children if child.dep_ == "pobj" for noun in conjuncts(child)]
                near = [actor for noun in nouns for actor in thread.cast.heads.get(noun.i, ())]
                acting = [a for a in near if thread.cast.page.actors[a].kind in ACTING]
                ids = tuple(dict.fromkeys(acting)) if len(acting) > 1 else ()
    plain = not any(child.dep_ == "compound" or child.lower_ in WIDER for child in token.children)
    if not ids and lemma == "alliance" and not owning and plain and is_definite(token):
        ids = thread.joint or (("NATO",) if "NATO" in thread.cast.page.actors else ())
        ids = ids or (thread.main_states(2) if token.is_lower else ())
    if ids and lemma == "alliance":
        thread.joint = ids
    return ids
