"""The acts of a sentence: the verbs, nouns and adjectives that name one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summitry.read.actors import who
from summitry.read.grammar import agent, children, conjuncts, is_negated, is_passive, own_subject, patient, subject
from summitry.read.page import Page, Sentence
from summitry.rules.events import Rule, Wording, lexicon, words

_ANYBODY = frozenset({"actor", "person"})
_DUTY = frozenset({"must", "should", "ought"})
_WILL = frozenset({"will", "would", "wo", "'ll", "’ll"})
_VIA = frozenset({"in", "to", "for", "at", "on", "with", "into", "from", "during", "of"})
_WORK_OF = frozenset({"doing", "fault", "handiwork"})
_EVENT_NAMES = frozenset({"summit", "war", "conference", "forum", "assembly", "dialogue", "talks", "treaty"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may name an act, the rules to try on it in order, and the light verb that carries a noun."""

    token: Any
    rules: tuple[Rule, ...]
    carrier: Any | None = None


def candidates(page: Page, sentence: Sentence) -> list[Candidate]:
    """Words of the sentence that may name an act, governors before what they govern."""
    rules = lexicon()
    found: list[Candidate] = []
    for token in page.doc[sentence.first : sentence.last]:
        kind = token.pos_
        if kind == "VERB" or (kind == "AUX" and token.tag_[:2] == "VB" and token.lemma_ in rules.verbs):
            if token.dep_ in ("dobj", "pobj", "nsubj") and any(child.dep_ == "det" for child in token.children):
                continue  # "the wounded"
            wordings = rules.verbs.get(token.lemma_.lower()) or rules.verbs.get(token.lower_)
            fits = [w.rule for w in wordings if _verb_fits(page, token, w)] if wordings else []
        elif kind in ("NOUN", "PROPN"):
            wordings = rules.nouns.get(token.lemma_.lower())
            fits = [w.rule for w in wordings if _noun_fits(token, w)] if wordings else []
        elif kind == "ADJ":
            wordings = rules.adjectives.get(token.lemma_.lower())
            fits = [w.rule for w in wordings if _adjective_fits(page, token, w)] if wordings else []
        else:
            continue
        if fits:
            found.append(Candidate(token, tuple(fits), _carrier(token) if kind in ("NOUN", "PROPN") else None))
    return sorted(found, key=lambda c: (_depth(c.token), c.token.i))


def _depth(token: Any) -> int:
    depth = 0
    while token.head.i != token.i and depth < 60:
        token, depth = token.head, depth + 1
    return depth


def _adjective_fits(page: Page, adjective: Any, wording: Wording) -> bool:
    """ "ready to send troops", "open to talks": ready for what the rules know as an act, or for what is one's own."""
    wanted = wording.rule.complements
    if wanted:
        return _has_complement(page, adjective, wanted)
    for clause in children(adjective, "xcomp", "ccomp"):
        things = children(clause, "dobj")
        if any(not w.also for w in lexicon().verbs.get(clause.lemma_, ())) or any(
            thing.lemma_ in lexicon().nouns for thing in things
        ):
            return True
    return any(prep.lower_ in ("to", "for") and children(prep, "pcomp", "pobj") for prep in children(adjective, "prep"))


def _verb_fits(page: Page, verb: Any, wording: Wording) -> bool:
    rule = wording.rule
    if wording.also and not set(wording.also) <= _beside(verb):
        return False
    if rule.bare and not _is_plain(verb):
        return False
    if _is_meeting(rule) and not wording.also and any(_is_met(page, thing) for thing in children(verb, "dobj")):
        return False  # "met the conditions"
    if rule.intransitive and children(verb, "dobj", "ccomp", "nsubjpass"):
        return False
    if rule.subjects:
        doer = subject(verb)
        if doer is None or not any(_is_one_of(page, part, rule.subjects) for part in conjuncts(doer)):
            return False
    if rule.purposes and not any(
        prep.lower_ in ("for", "at", "in")
        and any(thing.lemma_.lower() in rule.purposes for thing in children(prep, "pobj"))
        for prep in children(verb, "prep")
    ):
        return False
    if rule.statal and (not is_passive(verb) or agent(verb) is not None):
        return False
    if rule.complements and _has_complement(page, verb, rule.complements):
        return True
    if not rule.objects:
        return not rule.complements
    thing = patient(verb) or next((child for child in children(verb, "oprd") if child.pos_ == "PROPN"), None)
    if thing is None and wording.also:
        thing = next((t for prep in children(verb, "prep") for t in children(prep, "pobj")), None)
    return thing is not None and any(_is_one_of(page, part, rule.objects) for part in conjuncts(thing))


def _is_met(page: Page, thing: Any) -> bool:
    """An object that is nobody; not what a comma sets off ("met in Oslo, the first summit of the two")."""
    return not who(page, thing) and page.doc[max(thing.left_edge.i - 1, 0)].text != ","


def _is_meeting(rule: Rule) -> bool:
    asks = rule.objects or rule.joint or rule.purposes
    return rule.plover == "CONSULT" and rule.frame == "mutual" and not asks


def _is_plain(verb: Any) -> bool:
    """ "called him" and "called him to discuss it", not "called for it", "called it so", "called him to speak"."""
    for child in verb.children:
        if (
            child.dep_ in ("prt", "ccomp")
            or (child.dep_ == "oprd" and child.pos_ != "PROPN")
            or (child.lower_ in ("for", "on", "upon") and child.i == verb.i + 1)
        ):
            return False
        if child.dep_ == "xcomp" and child.lemma_ not in (
            "discuss",
            "talk",
            "speak",
            "express",
            "thank",
            "congratulate",
            "review",
        ):
            return False
    return True


def _has_complement(page: Page, verb: Any, wanted: frozenset[str]) -> bool:
    if "damning" in wanted and _damns(verb):
        return True
    if "doing" in wanted and (
        children(verb, "xcomp") or any(children(prep, "pcomp") for prep in children(verb, "prep") if prep.i > verb.i)
    ):
        return True
    for clause in children(verb, "xcomp", "ccomp"):
        helpers = {word.lower_ for word in children(clause, "aux")}
        doer = own_subject(clause)
        if "to" in helpers:
            if "to" in wanted:
                return True
            whom = doer if clause.dep_ == "ccomp" else next(iter(children(verb, "dobj", "dative")), None)
            if "somebody to" in wanted and whom is not None and not is_passive(verb) and who(page, whom):
                return True
        elif clause.dep_ == "ccomp":
            if "that" in wanted and clause.i > verb.i:
                return True
            if "must" in wanted and helpers & _DUTY and doer is not None and _is_somebody(page, doer):
                return True
            if (
                "will not" in wanted
                and helpers & _WILL
                and is_negated(clause)
                and doer is not None
                and doer.pos_ == "PRON"
            ):
                return True
    return False


def _is_somebody(page: Page, noun: Any) -> bool:
    """A named actor, or people who act for one ("foreign powers", "all sides")."""
    return bool(who(page, noun)) or noun.lemma_.lower() in words("deputies")


def _damns(verb: Any) -> bool:
    """ "called it illegal", "described it as a crime", "said that the vote was a farce"."""
    damning = words("damning")
    for child in verb.children:
        if child.i < verb.i or child.dep_ not in ("oprd", "ccomp", "xcomp", "acomp", "attr", "prep", "dobj"):
            continue
        if child.dep_ == "ccomp" and not is_negated(child) and child.pos_ in ("AUX", "VERB"):
            ends = children(child, "attr")
            if any(end.lemma_ in _WORK_OF and children(end, "poss") for end in ends):
                return True  # "said that the crash was Kenya's doing"
            if any(part.lemma_.lower() in damning for part in children(child, "acomp", "attr", "oprd")):
                return True
        elif child.dep_ == "prep" and child.lower_ == "as":
            if any(
                part.lemma_.lower() in damning for thing in child.children for part in (thing, *children(thing, "amod"))
            ):
                return True
        elif child.dep_ in ("oprd", "xcomp", "acomp", "attr", "ccomp") and child.lemma_.lower() in damning:
            return True
    return False


def _is_one_of(page: Page, token: Any, lemmas: frozenset[str]) -> bool:
    if token.lemma_.lower() in lemmas or token.lower_ in lemmas:
        return True
    if lemmas & _ANYBODY and token.lemma_.lower() not in words("papers"):
        ids = who(page, token)
        if ids and (
            "actor" in lemmas or all(page.actors[i].kind in ("person", "anonymous") for i in ids if i in page.actors)
        ):
            return True
    if token.lemma_.lower() not in words("hollow"):
        return False
    # "millions of dollars", "mediation efforts", "a number of prisoners"
    inner = [
        thing for prep in children(token, "prep") if prep.lower_ in ("of", "for") for thing in children(prep, "pobj")
    ]
    return any(thing.lemma_.lower() in lemmas for thing in [*inner, *children(token, "compound", "amod")])


def _beside(verb: Any) -> set[str]:
    """Lemmas that stand by a verb: particles, prepositions with their objects, adverbs, its object."""
    found: set[str] = set()
    for child in verb.children:
        if child.i < verb.i and child.dep_ in ("prep", "npadvmod", "advmod"):
            continue
        if child.dep_ in ("prt", "advmod", "acomp", "dobj", "oprd", "npadvmod"):
            found.add(child.lemma_.lower())
            found.add(child.lower_)
            found.update(clause.lemma_ for clause in children(child, "acl"))
        elif child.dep_ in ("ccomp", "xcomp", "advcl"):
            found.update(word.lower_ for word in children(child, "mark") if word.lower_ == "for")
        elif child.dep_ in ("prep", "agent", "dative"):
            found.add(child.lower_)
            found.update(thing.lemma_.lower() for thing in children(child, "pobj"))
    return found


def _noun_fits(noun: Any, wording: Wording) -> bool:
    if noun.dep_ == "compound" or (noun.pos_ == "PROPN" and noun.lower_ not in _EVENT_NAMES):
        return False
    if wording.rule.bare and any(
        child.dep_ == "prep" and child.lower_ in ("for", "on", "to") for child in noun.children
    ):
        return False
    if not wording.near:
        return True
    near = {child.lower_ for child in noun.children} | {child.lemma_.lower() for child in noun.children}
    for child in noun.children:
        if child.dep_ in ("amod", "compound"):
            near.update(word.lower_ for word in child.children)
        elif child.dep_ == "prep" and child.lower_ == "of":
            near.update(thing.lemma_.lower() for thing in children(child, "pobj"))
    return bool(near & wording.near)


def _carrier(noun: Any) -> Any | None:
    """The verb that lends the noun its subject: "held talks", "took part in the exercise", "talks were held"."""
    node = noun
    while node.dep_ == "conj" and node.head.pos_ in ("NOUN", "PROPN"):
        node = node.head
    if node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.lemma_ in words("stretches"):
        node = node.head.head  # "ten days of talks"
    head = node.head
    if node.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and head.lemma_ in words("light"):
        return head if not children(head, "oprd") else None
    if node.dep_ == "pobj" and head.dep_ == "prep" and head.lower_ in _VIA:
        verb = head.head
        if verb.pos_ in ("NOUN",) and verb.lemma_ in ("part", "series", "round", "place") and verb.head.pos_ == "VERB":
            verb = verb.head
        if verb.pos_ == "VERB" and verb.lemma_ in (
            "participate",
            "take",
            "engage",
            "join",
            "enter",
            "involve",
            "go",
            "sit",
            "embark",
            "gather",
            "convene",
        ):
            return verb
    return None
