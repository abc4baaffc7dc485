"""The words that undertake, as met in a sentence, each with the action that it governs and with whoever holds to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from summitry.model import Stage, Wording
from summitry.read.commitments.complements import (
    VERBAL,
    complement,
    complements,
    descend,
    has_modal,
    opening,
    opening_of_action,
    owner,
    subject_of,
    subject_of_modal,
    to_of,
)
from summitry.read.grammar import agent, children, is_negated, is_passive, own_subject, subject
from summitry.rules.wording import Ladder, Term, ladder, words

Marking = Literal["modal", "verb", "adjective", "noun", "object"]
_TO_A_NOUN = frozenset({"commit", "agree", "pledge", "concur", "decide"})


@dataclass(frozen=True, slots=True)
class Marker:
    """An undertaking word in its sentence.

    ``act`` is the spaCy token, verb or noun, that names the action; ``word`` the word that undertakes it; ``holder``
    the head of the noun phrase of whoever undertakes, where the clause tells it; ``first`` the index of the token that
    the passage opens with, ``until`` the index of the next action's, where the same word governs more than one.
    ``negated`` is an undertaking not to act.
    """

    act: Any
    word: Any
    holder: Any | None
    first: int
    rung: Wording | None
    says: Stage | None
    form: Marking
    until: int | None = None
    negated: bool = False


def markers(tokens: Any) -> Iterator[Marker]:
    """Every undertaking word of a sentence (a spaCy ``Span``) that governs an action, in order, one for each action."""
    rules = ladder()
    taken: set[int] = set()
    for token in tokens:
        for found in _at(token, rules):
            if found.act.i not in taken:
                taken.update((found.act.i, found.word.i))
                yield found


def _at(token: Any, rules: Ladder) -> Iterator[Marker]:
    lower, lemma = token.lower_, token.lemma_.lower()
    if token.tag_ == "MD":
        if token.dep_ == "aux" and (lower in rules.modals or lower == "would"):
            yield from _modal(token, rules)
    elif lemma in rules.nouns and token.pos_ in ("NOUN", "PROPN"):
        yield from _noun(token, rules.nouns[lemma], rules)
    elif lower in rules.adjectives and _is_state(token, rules):
        yield from _adjective(token, rules.adjectives[lower], rules)
    elif lower in words("performing") and token.dep_ == "acomp":
        acts = [act for act in complements(token) if act.lemma_ in words("given")]
        yield from (
            Marker(act, token, subject(token.head), opening(token.head, token), "will", "announced", "adjective")
            for act in acts[:1]
        )
    elif lemma in rules.verbs and token.tag_ in VERBAL and not has_modal(token):
        yield from _verb(token, rules.verbs[lemma], rules)
    elif lemma == "be" and token.tag_ in ("VBZ", "VBP", "VBD") and token.dep_ != "aux":
        yield from _be_to(token, rules)


def _is_state(word: Any, rules: Ladder) -> bool:
    """True for an adjective, or a participle that stands as one: "is committed to", "is set to".

    Not in a phrase that only trails ("friends, newly committed to peace").
    """
    if word.dep_ == "acomp" or (word.tag_ == "JJ" and word.dep_ not in ("advcl", "acl")):
        return True
    return word.tag_ in ("VBN", "VBD") and word.lemma_ not in rules.verbs and is_passive(word)


def _modal(modal: Any, rules: Ladder) -> Iterator[Marker]:
    verb = modal.head
    if (verb.pos_ not in ("VERB", "AUX") and verb.lower_ not in rules.openers) or verb.i < modal.i:
        return
    term = rules.modals.get(modal.lower_, rules.modals["will"])
    rung, says, act = term.rung, term.says, verb
    governed = rules.verbs.get(verb.lemma_)
    plain = governed is not None and (governed.object or governed.says == "agreed") and bool(children(verb, "dobj"))
    below = complement(verb) if governed is not None and not plain else None
    if governed is not None and below is not None:
        act = below
        rung = governed.rung if rung else None
        says = governed.says if governed.says != "announced" else says
    passive = is_passive(verb)
    holder = agent(verb) if passive and below is None else subject_of_modal(modal, verb)
    first = min(opening(verb, modal), holder.left_edge.i if holder is not None and holder.i == modal.i - 1 else modal.i)
    yield Marker(descend(act, rules), modal, holder, first, rung, says, "modal", negated=is_negated(verb))


def _verb(verb: Any, term: Term, rules: Ladder) -> Iterator[Marker]:
    holder = subject_of(verb)
    start = opening(verb, verb)
    if verb.tag_ == "VB" and not _is_finite(verb):
        if not (verb.head.lemma_ in words("performing") and verb.dep_ == "xcomp"):
            return
        holder, start = subject(verb.head.head), opening(verb.head.head, verb.head.head)
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp":
        return
    if is_negated(verb) or (verb.dep_ == "relcl" and verb.head.pos_ != "PROPN" and not _tells_of(verb)):
        return
    acts = list(complements(verb))
    if is_passive(verb) and not acts:
        holder = agent(verb)
    targets = [] if is_passive(verb) else list(_objects(verb, term, bool(acts)))
    reached = sorted({*targets, *acts}, key=lambda token: int(token.i))
    for number, act in enumerate(reached):
        first = start if number == 0 else opening_of_action(act)
        until = opening_of_action(reached[number + 1]) if number + 1 < len(reached) else None
        if act in targets:
            yield Marker(act, verb, holder, first, term.rung, term.says, "object", until)
        else:
            deed = descend(act, rules)
            yield Marker(deed, verb, holder, first, term.rung, term.says, "verb", until, is_negated(act))


def _tells_of(verb: Any) -> bool:
    """True for a clause that only hangs on an occasion: "talks, during which both sides agreed to"."""
    return any(child.tag_ == "WDT" for prep in children(verb, "prep") for child in children(prep, "pobj"))


def _is_finite(verb: Any) -> bool:
    """True for a present tense that the parser took for an infinitive: "they oppose it and commit to stopping it"."""
    while verb.dep_ == "conj" and verb.head.tag_ in VERBAL:
        if to_of(verb) is not None or has_modal(verb):
            return False
        verb = verb.head
    if to_of(verb) is not None or has_modal(verb) or verb.tag_ == "VBG":
        return False
    own = subject_of(verb)
    return own is not None and own.i < verb.i and verb.dep_ in ("ROOT", "ccomp", "conj", "parataxis")


def _objects(verb: Any, term: Term, with_acts: bool) -> Iterator[Any]:
    """The nouns that a verb undertakes: "pledged two ships", "agreed on a hotline"."""
    if term.object and not with_acts:
        yield from children(verb, "dobj")
        if children(verb, "dobj"):
            return
    if verb.lemma_ in _TO_A_NOUN:
        for prep in children(verb, "prep"):
            if prep.lower_ in ("to", "on", "upon") and prep.i > verb.i:
                yield from children(prep, "pobj")


def _adjective(word: Any, term: Term, rules: Ladder) -> Iterator[Marker]:
    acts = list(complements(word)) or list(_deeds_below(word, term))
    if not acts or word.dep_ == "amod" or any(child.lower_ in ("more", "better", "less") for child in word.children):
        return
    copula = word.head if word.dep_ in ("acomp", "attr", "oprd", "conj", "advcl", "ccomp") else word
    if word.dep_ == "acomp" and copula.tag_ in ("VB", "VBG") and not has_modal(copula):
        return
    clause = word if own_subject(word) is not None else copula
    if is_negated(copula) or is_negated(word):
        return
    start = opening(clause, clause if clause.i <= word.i else word)
    for number, act in enumerate(acts):
        first = start if number == 0 else opening_of_action(act)
        until = opening_of_action(acts[number + 1]) if number + 1 < len(acts) else None
        yield Marker(
            descend(act, rules), word, subject(clause), first, term.rung, term.says, "adjective", until, is_negated(act)
        )


def _noun(noun: Any, term: Term, rules: Ladder) -> Iterator[Marker]:
    governor = noun.head if noun.dep_ in ("dobj", "attr", "pobj", "conj") else None
    if (noun.dep_ == "nsubjpass" and noun.head.lemma_ not in words("greeting")) or (
        noun.dep_ == "nsubj" and noun.head.lemma_ in ("be", "remain", "stand")
    ):
        return
    if (
        noun.dep_ == "pobj"
        and noun.lemma_.lower() in words("goals")
        and governor is not None
        and governor.lower_ != "with"
    ):
        return
    if governor is not None and governor.lower_ == "for" and governor.head.lemma_ in words("praising"):
        return
    if any(child.lower_ in ("any", "no") for child in children(noun, "det")):
        return
    if noun.lemma_ == "interest" and (
        (governor is not None and governor.lemma_ in ("share", "have"))
        or any(child.lower_ in ("shared", "common", "mutual", "joint") for child in noun.children)
    ):
        return
    if (
        governor is not None
        and governor.pos_ == "VERB"
        and (governor.lemma_ in words("referring") or is_negated(governor))
    ):
        return
    expressed = governor is not None and noun.dep_ == "dobj" and governor.lemma_ in words("expressing")
    acts = list(complements(noun)) or list(_deeds_below(noun, term))
    told = next((child for child in children(noun, "acl", "ccomp") if own_subject(child) is not None), None)
    if not acts and told is not None and expressed and not has_modal(told) and told.tag_ in ("VB", "VBP", "VBZ"):
        first = opening(governor, governor)
        yield Marker(told, noun, own_subject(told), first, term.rung, term.says, "noun")
        return
    holder, own = owner(noun)
    if holder is not None and holder.dep_ not in ("poss", "pobj") and noun.lemma_.lower() in words("named"):
        return
    if holder is None and expressed:
        holder = subject(governor)
    if holder is None and (not acts or acts[0].lemma_ not in words("moved")):
        yield from _mistaken(noun, acts, rules)
        return
    out = governor is not None and governor.lemma_ in words("delaying") | words("withdrawing") | words("breaking")
    start = (
        opening(governor, governor)
        if expressed or (out and noun.dep_ == "dobj")
        else own
        if own is not None
        else int(noun.left_edge.i)
    )
    for number, act in enumerate(acts):
        first = start if number == 0 else opening_of_action(act)
        until = opening_of_action(acts[number + 1]) if number + 1 < len(acts) else None
        yield Marker(descend(act, rules), noun, holder, first, term.rung, term.says, "noun", until, is_negated(act))


def _mistaken(noun: Any, acts: list[Any], rules: Ladder) -> Iterator[Marker]:
    """A verb that the parser took for a noun: "we begin talks and pledge to end them"."""
    doc, term = noun.doc, rules.verbs.get(noun.lemma_.lower())
    actor = own_subject(noun)
    if term is not None and actor is not None and actor.i < noun.i:
        first = opening(noun, noun)
        yield from (Marker(descend(act, rules), noun, actor, first, term.rung, term.says, "verb") for act in acts)
        return
    if term is None or noun.tag_ != "NN" or doc[noun.i - 1].lower_ not in ("and", ",", "also"):
        return
    if noun.i + 1 >= len(doc) or doc[noun.i + 1].lower_ != "to" or any(child.i < noun.i for child in noun.children):
        return
    for token in reversed(doc[noun.sent.start : noun.i]):
        if token.tag_ in ("VBP", "VBZ", "VBD") and own_subject(token) is not None:
            for act in acts:
                yield Marker(descend(act, rules), noun, own_subject(token), int(noun.i), term.rung, term.says, "noun")
            return


def _deeds_below(word: Any, term: Term) -> Iterator[Any]:
    """A deed told by a noun: "the commitment to the defence of Fiji", "an interest in further exchanges"."""
    astray = [prep for prep in children(word.head, "prep") if prep.i == word.i + 1]
    for prep in [*children(word, "prep"), *astray]:
        for deed in children(prep, "pobj"):
            told = (
                deed.lemma_.lower() in words("deeds")
                or (term.says == "hinted" and prep.lower_ == "in")
                or (
                    deed.lemma_.lower() in words("joint_work")
                    and any(child.lower_ in words("furthering") for child in deed.children)
                )
            )
            if told and prep.lower_ in ("to", "in", "on", "for"):
                yield deed


def _be_to(be: Any, rules: Ladder) -> Iterator[Marker]:
    """A plan told by "to be" alone: "the ministers are to sign"; an aim told as such: "our aim is to sign"."""
    for act in children(be, "xcomp"):
        to = to_of(act)
        if act.tag_ == "VB" and to is not None and to.i - be.i <= 2:
            holder = subject(be)
            term = rules.nouns.get(holder.lemma_.lower()) if holder is not None else None
            if term is not None and holder is not None and owner(holder)[0] is not None:
                deed = descend(act, rules)
                yield Marker(deed, be, owner(holder)[0], opening(be, be), term.rung, term.says, "noun")
                continue
            if (
                holder is not None
                and holder.pos_ in ("NOUN", "PROPN", "PRON")
                and holder.lemma_.lower() not in words("purposes")
            ):
                yield Marker(descend(act, rules), be, holder, opening(be, be), "plan", "announced", "modal")
