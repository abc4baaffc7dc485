"""Noun phrases that name nobody and yet say who: "Japanese forces", "the Norwegian government", "both sides' envoys".

The head noun has a role (``rules/roles.yaml``); the states and bodies beside it say whose it is.
"""

from __future__ import annotations

from typing import Any

from summitry.read.actors.cast import Cast
from summitry.read.actors.organs import organ, service
from summitry.read.grammar import conjuncts
from summitry.rules.roles import Role, roles

OWN = frozenset({"of", "from"})
PAIRED = frozenset({"guard", "force", "bomber"})
"""Nouns whose role hangs on the word before: "coast guard", "air force", "suicide bomber"."""

SPEAKING_FOR = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "lawyer", "adviser", "advisor", "aide", "envoy", "deputy"}
)
"""Nouns whose "for" and "to" name whom they speak for or serve."""

CRAFT = frozenset({"aircraft", "drone", "helicopter", "jet", "plane"})
UNARMED = frozenset({"passenger", "civilian", "commercial", "cargo", "private", "rescue"})
"""What makes a craft nobody's force: "a passenger jet"."""

LOCAL = frozenset({"in", "on", "at"})


def role_of(token: Any) -> Role | None:
    """The role of a noun, or ``None``: of "troops", ``forces``; of "the coast guard", ``vessel``."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    lemma = token.lemma_.lower() if token.pos_ != "PROPN" else token.lower_
    listed = roles()
    if lemma in PAIRED and token.i and (two := f"{token.nbor(-1).lower_} {lemma}") in listed:
        return listed[two]
    if lemma in CRAFT and any(child.lower_ in UNARMED for child in token.lefts):
        return "vessel"
    found = listed.get(lemma) or (listed.get(lemma[:-1]) if lemma.endswith("s") else None)
    if found is None and lemma.endswith("ies"):
        found = listed.get(lemma[:-3] + "y")
    if token.pos_ == "ADJ":
        return found if token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj") else None
    return found


def joined(cast: Cast, noun: Any) -> tuple[str, ...]:
    """Those that a noun and all coordinated with it stand for; of "his counterparts, A and B", those named after."""
    found: dict[str, None] = {}
    parts = list(conjuncts(noun))
    for part in parts:
        found.update(dict.fromkeys(cast.heads.get(part.i, ())))
    if any(part.i not in cast.heads and part.tag_ == "NNS" for part in parts):
        named = [child for part in parts for child in part.children if child.dep_ == "appos"]
        found.update(
            dict.fromkeys(actor for one in named for name in conjuncts(one) for actor in cast.heads.get(name.i, ()))
        )
    return tuple(found)


def is_person_noun(token: Any) -> bool:
    """True for a noun that means people by their role: "official", "analysts"."""
    return token.pos_ in ("NOUN", "PROPN") and role_of(token) in ("official", "observer", "people", "rebel")


def person_gender(noun: Any) -> str | None:
    """The pronoun that a noun tells: "he" of a spokesman, "she" of a spokeswoman, else ``None``."""
    lemma = noun.lemma_.lower()
    if lemma.endswith("woman") or lemma in ("queen", "princess", "girl", "mother", "wife", "daughter", "sister"):
        return "she"
    return (
        "he"
        if lemma.endswith("man") or lemma in ("king", "prince", "boy", "father", "husband", "son", "brother")
        else None
    )


def owners(cast: Cast, token: Any) -> tuple[list[str], list[str]]:
    """The states and the bodies that stand beside a noun, before it or after "of" and "from", in order."""
    states: list[str] = []
    others: list[str] = []

    def take(ids: tuple[str, ...]) -> None:
        for actor in ids:
            there = cast.page.actors.get(actor)
            if there is None:
                continue
            if there.kind == "state":
                states.append(actor)
            elif there.state and there.kind in ("person", "government", "armed-forces"):
                states.append(there.state)
            elif there.kind != "person":
                others.append(actor)

    doc = cast.page.doc
    for i in range(token.left_edge.i, token.i):
        if i in cast.heads and not _apart(doc[i], token):
            take(cast.heads[i])
    local = role_of(token) in ("people", "rebel", "organ", "forces")
    local = local and not any(child.tag_ == "PRP$" for child in token.lefts)  # "its embassy in Kenya" is not Kenya's
    for prep in token.children:
        serves = prep.lower_ in ("for", "to") and token.lemma_.lower() in SPEAKING_FOR
        if prep.dep_ == "prep" and (prep.lower_ in OWN or serves or (local and not states and prep.lower_ in LOCAL)):
            for child in prep.children:
                if child.dep_ == "pobj":
                    for noun in conjuncts(child):
                        take(cast.heads.get(noun.i, ()))
                        if noun.i not in cast.heads:
                            inner = owners(cast, noun) if noun.i > token.i and noun.i - token.i < 12 else ([], [])
                            states.extend(inner[0])
    return list(dict.fromkeys(states)), list(dict.fromkeys(others))


def _apart(token: Any, noun: Any) -> bool:
    """True where a word before the noun belongs to another noun phrase ("Japan" in "Japan and the French army")."""
    while token.i != noun.i:
        if token.dep_ in ("relcl", "acl", "advcl", "appos", "nsubj", "dobj"):
            return True
        if token.head.i == token.i:
            return True
        token = token.head
    return False


def describe(cast: Cast, token: Any) -> tuple[str, ...]:
    """Whom a noun with a role stands for, where it stands for a state or a body of its own; else ``()``."""
    role = role_of(token)
    if role is None or token.i in cast.heads:
        return cast.heads.get(token.i, ())
    if role == "writing":
        return writers(cast, token)
    if role not in ("government", "forces", "vessel", "organ"):
        return ()
    states, others = owners(cast, token)
    if role == "government":
        return tuple(cast.meet_state(state) for state in states) or tuple(others[:1])
    if role == "forces" or (role == "organ" and token.lemma_.lower() == "police"):
        kind = "police" if role == "organ" else "armed-forces"
        return tuple(service(cast, state, kind, phrase(cast, token)) for state in states) or tuple(others[:1])
    if role == "vessel":
        if token.lower_ == "guard":
            return tuple(service(cast, state, "coast-guard", phrase(cast, token)) for state in states)
        return tuple(cast.meet_state(state) for state in states)
    if token.tag_ in ("NNS", "NNPS"):
        return ()
    return tuple(organ(cast, state, token, phrase(cast, token)) for state in states[:1]) or tuple(others[:1])


def writers(cast: Cast, token: Any) -> tuple[str, ...]:
    """Whose a writing is: "the Turkish statement", "a letter from the minister", "a report released by the UN"."""
    nouns = [child for child in token.lefts if child.i in cast.heads]
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in OWN:
            nouns += [noun for noun in child.children if noun.dep_ == "pobj"]
        elif child.dep_ == "acl":
            nouns += [
                noun for by in child.children if by.dep_ == "agent" for noun in by.children if noun.dep_ == "pobj"
            ]
    found: dict[str, None] = {}
    for noun in nouns:
        direct = cast.heads.get(noun.i, ())
        found.update(dict.fromkeys(direct))
        if not direct and noun.dep_ == "pobj" and noun.head.dep_ == "agent":
            states, others = owners(cast, noun)
            found.update(dict.fromkeys([*states, *others]))
    return tuple(found)


def phrase(cast: Cast, token: Any) -> tuple[int, int]:
    """Tokens of the noun phrase headed by ``token``, without relative clauses, appositions and coordination."""
    first, last = token.i, token.i + 1
    for child in token.lefts:
        if child.dep_ not in ("punct", "cc", "preconj") or child.i + 1 == first:
            first = min(first, child.left_edge.i)
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "from") and child.i == last:
            last = max(last, child.right_edge.i + 1)
        else:
            break
    cut = next((child.i for i in range(token.i, last) for child in cast.page.doc[i].rights
                if child.dep_ in ("relcl", "acl", "appos") and child.left_edge.i > token.i), None)  # fmt: skip
    if cut is not None:
        last = min(last, cast.page.doc[cut].left_edge.i)
    doc = cast.page.doc
    while last - first > 1 and doc[last - 1].is_punct:
        last -= 1
    while first < token.i and (doc[first].is_punct or doc[first].dep_ == "cc"):
        first += 1
    return first, last
