"""The words below an act that name no act of their own: what it is about, the same act again, its own object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summitry.read.grammar import children, conjuncts, patient
from summitry.rules.events import Rule

_SETTING = frozenset(
    {"after", "before", "during", "since", "despite", "following", "amid", "when", "while", "because", "as"}
)


def swallowed(act: Any, rule: Rule) -> Iterator[int]:
    """Token indices below an act whose words name no act of their own: what it is about, or the same act again."""
    for child in act.children:
        relation = child.dep_
        if rule.content and relation in (
            "xcomp",
            "ccomp",
            "dobj",
            "prep",
            "acl",
            "nsubjpass",
            "dative",
            "pcomp",
            "oprd",
        ):
            if relation != "prep" or child.lower_ not in _SETTING:
                yield from _content(child)
        elif rule.plover == "ACCUSE" and relation == "prep":
            for clause in children(child, "pcomp"):
                yield from _content(clause)
        elif relation in ("xcomp", "ccomp") and rule.plover == "ACCUSE":
            yield from _content(child)


def _content(token: Any) -> Iterator[int]:
    """The token and what is below it, without clauses that tell of something else ("after he had left")."""
    yield token.i
    for child in token.children:
        told = child.dep_ == "advcl" and any(word.lower_ in _SETTING for word in children(child, "mark", "advmod"))
        if not told and not (child.dep_ == "prep" and child.lower_ in _SETTING):
            yield from _content(child)


def same_act(act: Any, rule: Rule) -> Iterator[int]:
    """Token indices of nouns and verbs below an act that, if of its type, name it again ("met for talks")."""
    for child in act.children:
        if child.dep_ in ("dobj", "nsubjpass", "nsubj", "attr", "oprd", "conj") and child.pos_ in ("NOUN", "PROPN"):
            yield from (part.i for part in conjuncts(child))
        elif child.dep_ in ("prep", "prt", "agent"):
            for thing in children(child, "pobj", "pcomp"):
                yield from (part.i for part in conjuncts(thing))
                for inner in children(thing, "prep"):
                    yield from (part.i for deep in children(inner, "pobj") for part in conjuncts(deep))
        elif child.dep_ in ("xcomp", "advcl", "acl") and child.pos_ == "VERB":
            yield child.i
            yield from (thing.i for thing in children(child, "dobj"))
        if child.dep_ == "dobj":
            yield from (clause.i for clause in children(child, "acl"))  # "fired missiles targeting the base"


def object_of(rule: Rule, act: Any) -> Iterator[int]:
    """The object that the rule itself asked for: part of the act, no act of its own ("lifted the blockade")."""
    if not rule.objects:
        return
    thing = patient(act)
    for part in conjuncts(thing) if thing is not None else ():
        if part.lemma_.lower() in rule.objects:
            yield part.i
