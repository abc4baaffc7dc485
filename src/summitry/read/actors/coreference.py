"""Coreference within a document, on the safe side: pronouns, offices without a name, groups counted or joined.

One pass in reading order. What cannot be told stays unresolved: silence is better than the wrong person.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from summitry.read.actors.cast import Cast, Person
from summitry.read.actors.naming import owners, phrase, role_of
from summitry.read.grammar import SUBJECTS
from summitry.rules import offices
from summitry.rules.offices import fold
from summitry.rules.roles import titles

NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3}
PEOPLE_GROUPS = frozenset(
    {"leader", "president", "minister", "premier", "head", "man", "politician", "counterpart", "diplomat"}
)
STATE_GROUPS = frozenset(
    {
        "country",
        "nation",
        "side",
        "ally",
        "partner",
        "state",
        "government",
        "neighbor",
        "neighbour",
        "party",
        "capital",
        "power",
    }
)
JOINT = frozenset({"alliance", "relationship", "partnership"})
HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "themselves"})
IT = frozenset({"it", "its", "itself"})


@dataclass(slots=True)
class Seen:
    """One mention of somebody, in reading order."""

    token: int
    actors: tuple[str, ...]
    subject: bool
    sentence: int


@dataclass(slots=True)
class Thread:
    """What has been read so far."""

    cast: Cast
    seen: list[Seen] = field(default_factory=list)
    joint: tuple[str, ...] = ()


def resolve(cast: Cast) -> None:
    """Resolve what can be resolved of the page, in reading order, and note each as a mention."""
    doc, page = cast.page.doc, cast.page
    thread = Thread(cast)
    for sentence in page.sentences:
        for i in range(sentence.first, sentence.last):
            token = doc[i]
            if i not in cast.heads:
                _try(thread, token, sentence.index)
            ids = cast.heads.get(i)
            if ids and _stands(token):
                thread.seen.append(Seen(i, ids, _subject(token), sentence.index))


def _stands(token: Any) -> bool:
    return bool(token.dep_ not in ("amod", "nmod") and token.tag_ != "JJ")


def _subject(token: Any) -> bool:
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in SUBJECTS


def _try(thread: Thread, token: Any, sentence: int) -> None:
    lower = token.lower_
    cast = thread.cast
    if token.pos_ == "PRON" or token.tag_ == "PRP$":
        if lower in HE or lower in SHE:
            found = _pronoun(thread, token, sentence, "he" if lower in HE else "she")
            if found:
                cast.mention(token.i, token.i + 1, token.i, (found,), "pronoun")
        elif lower in THEY:
            many = _they(thread, token, sentence)
            if many:
                cast.mention(token.i, token.i + 1, token.i, many, "pronoun")
        elif lower in IT:
            one = _it(thread, token, sentence)
            if one:
                cast.mention(token.i, token.i + 1, token.i, (one,), "pronoun")
        return
    if token.pos_ not in ("NOUN", "PROPN"):
        return
    lemma = token.lemma_.lower() if token.pos_ == "NOUN" else lower
    plural = token.tag_ in ("NNS", "NNPS") or (token.pos_ == "PROPN" and lower.endswith("s"))
    if token.pos_ == "PROPN" and lower.endswith("s"):
        lemma = lower[:-1] if not lower.endswith("ies") else lower[:-3] + "y"
    if plural and (lemma in PEOPLE_GROUPS or lemma in STATE_GROUPS):
        many = _group(thread, token, lemma, sentence)
        if many:
            first, last = phrase(cast, token)
            cast.mention(first, last, token.i, many, "group")
        return
    if lemma in JOINT:
        states, others = owners(cast, token)
        ids = tuple(states) if len(states) > 1 else tuple(others[:1]) if others else ()
        if not ids:
            for prep in token.children:
                if prep.dep_ == "prep" and prep.lower_ in ("between", "of", "with", "among"):
                    for noun in prep.children:
                        if noun.dep_ == "pobj":
                            from summitry.read.grammar import conjuncts

                            near = [a for c in conjuncts(noun) for a in cast.heads.get(c.i, ())]
                            ids = tuple(dict.fromkeys(near)) if len(near) > 1 else ids
        if not ids and lemma == "alliance" and _definite(token):
            ids = thread.joint or (("NATO",) if "NATO" in cast.page.actors else _states(thread, 2, sentence))
        if ids:
            if lemma == "alliance":
                thread.joint = ids
            first, last = phrase(cast, token)
            cast.mention(first, last, token.i, ids, "group")
        return
    if not plural and lemma in ("country", "nation") and (_definite(token) or _possessed(token)):
        one = _country(thread, token, sentence)
        if one:
            first, last = phrase(cast, token)
            cast.mention(first, last, token.i, (one,), "description")
        return
    if not plural and lemma in ("government", "administration") and (_definite(token) or _possessed(token)):
        one = _administration(thread, token) if lemma == "administration" else _country(thread, token, sentence)
        if one:
            first, last = phrase(cast, token)
            cast.mention(first, last, token.i, (one,), "description")
        return
    if not plural and lemma in titles() and titles()[lemma].rank <= 3 or lemma == "leader" or lemma == "counterpart":
        one = _holder(thread, token, lemma)
        if one:
            first, last = phrase(cast, token)
            cast.mention(first, last, token.i, (one,), "office")


def _definite(token: Any) -> bool:
    return any(
        child.lower_ in ("the", "this", "that", "these", "those") and child.dep_ == "det" for child in token.children
    )


def _possessed(token: Any) -> bool:
    return any(child.tag_ == "PRP$" for child in token.children)


def _persons(thread: Thread, actor: str) -> Person | None:
    return thread.cast.persons.get(actor)


def _clause(token: Any) -> Any:
    """The verb of the clause that a token stands in."""
    while token.head.i != token.i and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token


def _pronoun(thread: Thread, token: Any, sentence: int, gender: str) -> str | None:
    """The person for "he" or "she": the nearest subject that fits; for an object, somebody other than its own subject."""
    cast = thread.cast
    barred: set[str] = set()
    clause = _clause(token)
    if token.dep_ in ("dobj", "pobj", "dative") and token.lower_ in ("him", "her"):
        for child in clause.children:
            if child.dep_ in SUBJECTS:
                barred.update(cast.heads.get(child.i, ()))
    best: str | None = None
    score = 0.0
    for seen in reversed(thread.seen):
        gap = sentence - seen.sentence
        if gap > 3:
            break
        if len(seen.actors) != 1 or seen.actors[0] in barred:
            continue
        person = _persons(thread, seen.actors[0])
        if person is None or (person.gender and person.gender != gender):
            continue
        worth = 3.0 - gap + (2.0 if seen.subject else 0.0) - 0.001 * (token.i - seen.token)
        if gap == 0 and seen.subject and token.dep_ in SUBJECTS | {"poss"}:
            worth += 0.5
        if person.gender == gender:
            worth += 0.5
        if worth > score:
            best, score = seen.actors[0], worth
    if best is not None:
        person = _persons(thread, best)
        if person is not None and person.gender is None:
            person.gender = gender
    return best


def _they(thread: Thread, token: Any, sentence: int) -> tuple[str, ...]:
    """Those for "they": the nearest group, or the joined subject before."""
    for seen in reversed(thread.seen):
        if sentence - seen.sentence > 1:
            break
        joined = _joined(thread, seen)
        if len(joined) > 1 and seen.subject:
            return joined
    return ()


def _joined(thread: Thread, seen: Seen) -> tuple[str, ...]:
    from summitry.read.grammar import conjuncts

    token = thread.cast.page.doc[seen.token]
    ids = [actor for noun in conjuncts(token) for actor in thread.cast.heads.get(noun.i, ())]
    return tuple(dict.fromkeys(ids))


def _it(thread: Thread, token: Any, sentence: int) -> str | None:
    """The state or body for "it": the subject of the report that this clause is the content of, or of the clause before."""
    clause = _clause(token)
    if any(child.dep_ == "expl" for child in clause.children) or clause.lemma_ in ("be", "seem", "appear") and token.dep_ == "nsubj" \
            and not any(child.dep_ in ("acomp", "xcomp") for child in clause.children):  # fmt: skip
        return None
    for seen in reversed(thread.seen):
        if seen.sentence != sentence:
            break
        if seen.subject and len(seen.actors) == 1:
            there = thread.cast.page.actors[seen.actors[0]]
            if there.kind in ("state", "government", "organisation", "group", "armed-forces", "media", "company"):
                return seen.actors[0]
            return None
    return None


def _rank_one(thread: Thread, count: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for seen in reversed(thread.seen):
        for actor in seen.actors:
            person = _persons(thread, actor)
            if person is not None and person.rank == 1:
                found.setdefault(actor)
        if len(found) >= count:
            break
    return tuple(reversed(list(found)[:count])) if len(found) >= count else ()


def _states(thread: Thread, count: int, sentence: int) -> tuple[str, ...]:
    """The states that "the two countries" are: those of this sentence so far, or those spoken of most."""
    cast = thread.cast
    here: dict[str, None] = {}
    weight: Counter[str] = Counter()
    for seen in thread.seen:
        for actor in seen.actors:
            there = cast.page.actors[actor]
            state = there.state if there.kind in ("person", "state", "government", "armed-forces") else None
            if state:
                weight[state] += 1
                if seen.sentence == sentence:
                    here.setdefault(state)
    if len(here) == count:
        return tuple(here)
    common = [state for state, _ in weight.most_common(count)]
    return tuple(common) if len(common) == count else ()


def _group(thread: Thread, token: Any, lemma: str, sentence: int) -> tuple[str, ...]:
    cast = thread.cast
    number = next((NUMBERS[c.lower_] for c in token.children if c.lower_ in NUMBERS), None)
    if number is None and any(c.lower_ == "both" for c in token.children):
        number = 2
    states, others = owners(cast, token)
    if lemma in PEOPLE_GROUPS:
        if states:
            leaders = [_leader(thread, state) for state in states] if lemma in ("leader", "president", "head") else []
            named = tuple(leader for leader in leaders if leader)
            return named if len(named) == len(states) and len(named) > 1 else ()
        if others:
            return tuple(others[:1])
        if number is None and not (_definite(token) and lemma == "leader"):
            return ()
        return _rank_one(thread, number or 2)
    if states or others:
        return ()
    if number is None:
        if lemma in ("country", "ally", "side", "nation") and any(
            c.lower_ in ("the", "these") and c.dep_ == "det" for c in token.children
        ):
            if lemma == "side" or len(
                [c for c in token.children if c.dep_ in ("amod", "compound", "prep", "relcl", "acl")]
            ):
                return ()
            return _states(thread, 2, sentence) if lemma != "nation" else ()
        return ()
    return _states(thread, number, sentence)


def _leader(thread: Thread, state: str) -> str | None:
    """The person who leads a state, as this document or the list of office holders has it."""
    cast = thread.cast
    named = [p for p in cast.persons.values() if p.state == state and p.rank == 1]
    if len(named) == 1:
        return named[0].id
    if len(named) > 1:
        for seen in reversed(thread.seen):
            for person in named:
                if person.id in seen.actors:
                    return person.id
        return named[0].id
    published = cast.page.published or cast.page.document.published
    if published and published.earliest and published.latest:
        row = offices.leader(state, published.earliest, published.latest)
        if row is not None:
            cast.persons.setdefault(
                row.person_id, Person(row.person_id, row.person, frozenset(), None, 1, state, [row.office])
            )
            return cast.meet(row.person_id, "person", row.person, "", state)
    return None


def _country(thread: Thread, token: Any, sentence: int) -> str | None:
    """The state for "the country": that of the person or state last spoken of."""
    for seen in reversed(thread.seen):
        if sentence - seen.sentence > 1:
            break
        for actor in seen.actors:
            there = thread.cast.page.actors[actor]
            if (
                there.state
                and there.kind in ("state", "person", "government")
                and (seen.subject or there.kind == "state")
            ):
                return thread.cast.meet_state(there.state) if len(there.state) == 3 else None
    return None


def _administration(thread: Thread, token: Any) -> str | None:
    """The state for "the administration": that of the president spoken of."""
    for seen in reversed(thread.seen):
        for actor in seen.actors:
            person = _persons(thread, actor)
            if person and person.rank == 1 and person.state and "President" in person.offices:
                return thread.cast.meet_state(person.state)
    return None


def _holder(thread: Thread, token: Any, lemma: str) -> str | None:
    """The person for an office without a name: "the president", "the Japanese leader", "the seasoned diplomat"."""
    cast = thread.cast
    if role_of(token) is None or not (
        _definite(token) or _possessed(token) or any(c.tag_ == "POS" for c in _lefts(token)) or _bare(cast, token)
    ):
        return None
    if token.dep_ in ("compound", "nmod", "attr", "appos") or any(
        c.dep_ == "appos" and c.i in cast.heads for c in token.children
    ):
        named = [c for c in token.children if c.dep_ == "appos" and c.i in cast.heads]
        return cast.heads[named[0].i][0] if named and token.dep_ not in ("compound", "nmod") else None
    first, last = phrase(cast, token)
    words = [
        w.lower_ for w in cast.page.doc[first : token.i] if w.dep_ in ("amod", "compound") and not cast.hit_at.get(w.i)
    ]
    if any(
        word in ("former", "next", "future", "previous", "new", "late", "other", "another", "first", "ex")
        for word in words
    ):
        return None
    states, others = owners(cast, token)
    if others:
        return None
    state = states[0] if states else None
    if lemma == "leader":
        if state:
            return _leader(thread, state)
        return _recent(thread, lambda p: p.rank == 1) if not words else None
    tail = ""
    if last > token.i + 1 and cast.page.doc[token.i + 1].lower_ in ("of", "for"):
        tail = " ".join(w.text for w in cast.page.doc[token.i + 1 : last] if not cast.hit_at.get(w.i))
    office = fold(" ".join([w for w in words if w not in ("u.s.",)] + [token.lower_, tail]))
    office = office.removesuffix(" of").removesuffix(" of the")
    if lemma in ("diplomat", "official", "envoy", "negotiator", "adviser", "advisor"):
        return None
    return _recent(thread, lambda p: (state is None or p.state == state) and any(_agrees(office, fold(o), lemma) for o in p.offices)) \
        or _listed(thread, state, office)  # fmt: skip


def _agrees(said: str, office: str, lemma: str) -> bool:
    if said == office or said == lemma and (office.startswith(lemma) or lemma in ("minister", "secretary", "ambassador", "adviser", "chancellor")
                                            and lemma in office.split()):  # fmt: skip
        return not (lemma == "president" and office != "president")
    return False


def _lefts(token: Any) -> list[Any]:
    return [grand for child in token.lefts for grand in child.children]


def _bare(cast: Cast, token: Any) -> bool:
    """A title with a state and no article, as in headlines: "Japanese prime minister says"."""
    return any(i in cast.heads for i in range(token.left_edge.i, token.i)) and not any(
        child.lower_ in ("a", "an", "any", "every", "no", "another") for child in token.children
    )


def _recent(thread: Thread, fits: Any) -> str | None:
    for seen in reversed(thread.seen):
        for actor in reversed(seen.actors):
            person = _persons(thread, actor)
            if person is not None and fits(person):
                return actor
    found = [person.id for person in thread.cast.persons.values() if fits(person)]
    return found[0] if len(found) == 1 else None


def _listed(thread: Thread, state: str | None, office: str) -> str | None:
    """Whoever held the office at the document's date, by the list of office holders."""
    cast = thread.cast
    published = cast.page.published or cast.page.document.published
    if state is None or published is None or not published.earliest or not published.latest:
        return None
    row = offices.holder(state, office, published.earliest, published.latest)
    if row is None:
        return None
    cast.persons.setdefault(row.person_id, Person(row.person_id, row.person, frozenset(), None, 2, state, [row.office]))
    return cast.meet(row.person_id, "person", row.person, "", state)
