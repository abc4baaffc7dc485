"""The words that undertake, as met in a sentence, each with the action that it governs and with whoever holds to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from summitry.model import Stage, Wording
from summitry.read.grammar import agent, children, is_negated, is_passive, own_subject, subject
from summitry.rules.wording import Ladder, Term, ladder

Marking = Literal["modal", "verb", "adjective", "noun", "object"]
VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_EXPRESSING = frozenset(
    {
        "express",
        "reaffirm",
        "affirm",
        "confirm",
        "renew",
        "reiterate",
        "restate",
        "announce",
        "state",
        "make",
        "share",
        "voice",
    }
    | {
        "underline",
        "emphasize",
        "emphasise",
        "stress",
        "underscore",
        "declare",
        "repeat",
        "recall",
        "highlight",
        "note",
    }
    | {
        "demonstrate",
        "show",
        "signal",
        "have",
        "reinforce",
        "give",
        "offer",
        "restate",
        "outline",
        "convey",
        "describe",
    }
)
_REFERRING = frozenset(
    {
        "meet",
        "achieve",
        "fulfil",
        "fulfill",
        "implement",
        "honor",
        "honour",
        "uphold",
        "reach",
        "deliver",
        "advance",
        "support",
    }
    | {"realize", "realise", "attain", "undermine", "require", "abandon", "demonstrate", "pursue", "accomplish"}
)
_OWN_DEEDS = frozenset(
    {
        "defense",
        "defence",
        "provision",
        "delivery",
        "deployment",
        "transfer",
        "withdrawal",
        "reduction",
        "establishment",
        "creation",
    }
    | {
        "construction",
        "donation",
        "expansion",
        "elimination",
        "return",
        "release",
        "ratification",
        "adoption",
        "doubling",
    }
)
_ADVERBIAL = frozenset({"RB", "RBR", "RBS"})


@dataclass(frozen=True, slots=True)
class Marker:
    """An undertaking word in its sentence.

    ``act`` is the spaCy token, verb or noun, that names the action; ``word`` the word that undertakes it; ``holder``
    the head of the noun phrase of whoever undertakes, where the clause tells it; ``first`` the index of the token that
    the passage opens with. ``negated`` is an undertaking not to act.
    """

    act: Any
    word: Any
    holder: Any | None
    first: int
    rung: Wording | None
    says: Stage | None
    form: Marking
    negated: bool = False


def markers(tokens: Any) -> Iterator[Marker]:
    """Every undertaking word of a sentence (a spaCy ``Span``) that governs an action, in order, one for each action."""
    rules = ladder()
    taken: set[int] = set()
    for token in tokens:
        for found in _at(token, rules):
            if found.act.i not in taken:
                taken.add(found.act.i)
                taken.add(found.word.i)
                yield found


def _at(token: Any, rules: Ladder) -> Iterator[Marker]:
    lower, lemma = token.lower_, token.lemma_.lower()
    if token.tag_ == "MD" and token.dep_ == "aux":
        if lower in rules.modals or lower == "would":
            yield from _modal(token, rules)
    elif lemma in rules.nouns and token.pos_ in ("NOUN", "PROPN"):
        yield from _noun(token, rules.nouns[lemma])
    elif lemma in rules.verbs and token.tag_ in VERBAL and not _of_a_modal(token):
        yield from _verb(token, rules.verbs[lemma], rules)
    elif (lemma in rules.adjectives or lower in rules.adjectives) and token.tag_ in ("JJ", "VBN", "VBD"):
        term = rules.adjectives.get(lower) or rules.adjectives[lemma]
        yield from _adjective(token, term, rules)
    elif lemma == "be" and token.tag_ in ("VBZ", "VBP", "VBD") and token.dep_ != "aux":
        yield from _be_to(token)


def _modal(modal: Any, rules: Ladder) -> Iterator[Marker]:
    verb = modal.head
    if verb.pos_ not in ("VERB", "AUX") or verb.i < modal.i:
        return
    term = rules.modals.get(modal.lower_, rules.modals["will"])
    rung, says, act = term.rung, term.says, verb
    governed = rules.verbs.get(verb.lemma_)
    complement = _complement(verb) if governed else None
    if governed is not None and complement is not None:
        rung = governed.rung if term.rung else None
        act = complement
        says = governed.says if governed.says != "announced" else says
    holder = agent(verb) if is_passive(verb) else subject(verb)
    if is_passive(verb) and holder is None and governed is not None and complement is not None:
        holder = subject(verb)
    first = _opening(verb, modal)
    for act_now in (descend(act, rules),):
        yield Marker(act_now, modal, holder, first, rung, says, "modal", is_negated(verb))


def _verb(verb: Any, term: Term, rules: Ladder) -> Iterator[Marker]:
    if verb.tag_ == "VB" and not _is_imperative(verb):
        return
    if is_negated(verb):
        return
    passive = is_passive(verb)
    holder = subject(verb) if not passive or _complement(verb) is not None else agent(verb)
    first = _opening(verb, verb)
    acts = list(_complements(verb))
    if acts:
        for number, act in enumerate(acts):
            start = first if number == 0 else _left(act)
            yield Marker(descend(act, rules), verb, holder, start, term.rung, term.says, "verb", is_negated(act))
        return
    noun = next(iter(children(verb, "dobj")), None) if term.object else None
    if noun is None and verb.lemma_ in ("commit", "agree", "pledge", "concur", "decide"):
        for prep in children(verb, "prep"):
            if prep.lower_ in ("to", "on", "in", "upon"):
                noun = next(iter(children(prep, "pobj")), None)
    if noun is not None:
        yield Marker(noun, verb, holder, first, term.rung, term.says, "object")


def _adjective(word: Any, term: Term, rules: Ladder) -> Iterator[Marker]:
    acts = list(_complements(word))
    if not acts:
        return
    copula = word.head if word.dep_ in ("acomp", "attr", "oprd", "conj", "advcl", "ccomp") else word
    if word.dep_ == "amod":
        return
    holder = subject(word) if own_subject(word) is not None else subject(copula)
    if is_negated(copula) or is_negated(word):
        return
    clause = word if own_subject(word) is not None else copula
    first = _opening(clause, clause if clause.i <= word.i else word)
    for number, act in enumerate(acts):
        start = first if number == 0 else _left(act)
        yield Marker(descend(act, rules), word, holder, start, term.rung, term.says, "adjective")


def _noun(noun: Any, term: Term) -> Iterator[Marker]:
    rules = ladder()
    acts = list(_complements(noun))
    if not acts:
        for prep in children(noun, "prep"):
            for deed in children(prep, "pobj"):
                if prep.lower_ in ("to", "in", "on", "for") and (
                    deed.lemma_.lower() in _OWN_DEEDS or term.says == "hinted"
                ):
                    acts.append(deed)
    if not acts:
        return
    governor = noun.head if noun.dep_ in ("dobj", "attr", "pobj", "conj") else None
    if governor is not None and governor.lemma_ in _REFERRING and governor.pos_ == "VERB":
        return
    owner, own = _owner(noun)
    expressed = governor is not None and noun.dep_ == "dobj" and governor.lemma_ in _EXPRESSING
    if owner is None:
        if not expressed:
            return
        owner = subject(governor)
    first = _opening(governor, governor) if expressed else own if own is not None else noun.left_edge.i
    for number, act in enumerate(acts):
        start = first if number == 0 else _left(act)
        yield Marker(descend(act, rules), noun, owner, start, term.rung, term.says, "noun")


def _be_to(be: Any) -> Iterator[Marker]:
    """ "The ministers are to sign": a plan."""
    for act in children(be, "xcomp"):
        if act.tag_ == "VB" and _to(act) is not None and be.i + 1 >= _to(act).i - 1:
            holder = subject(be)
            if holder is not None and holder.pos_ in ("NOUN", "PROPN", "PRON") and holder.lemma_ not in _PURPOSES:
                yield Marker(descend(act, ladder()), be, holder, _opening(be, be), "plan", "announced", "modal")


_PURPOSES = frozenset(
    {
        "goal",
        "aim",
        "purpose",
        "task",
        "objective",
        "way",
        "plan",
        "intention",
        "priority",
        "challenge",
        "question",
        "idea",
        "mission",
    }
    | {"hope", "job", "role", "point", "step", "strategy", "effort", "this", "that", "it", "what", "key", "focus"}
)


def _owner(noun: Any) -> tuple[Any | None, int | None]:
    """Whose commitment it is, and the token that this is told from: "Japan's", "their", "the U.S.", "of both sides"."""
    for child in children(noun, "poss"):
        return child, child.left_edge.i
    for prep in children(noun, "prep"):
        if prep.lower_ in ("of", "by") and not children(prep, "pcomp"):
            for owner in children(prep, "pobj"):
                if owner.pos_ in ("PROPN", "PRON") or owner.ent_type_ in ("GPE", "NORP", "PERSON"):
                    return owner, noun.left_edge.i
    for child in noun.children:
        if child.dep_ in ("compound", "nmod", "amod") and (child.ent_type_ in ("GPE", "NORP") or child.pos_ == "PROPN"):
            return child, child.left_edge.i
    return None, None


def descend(act: Any, rules: Ladder) -> Any:
    """The verb that tells the deed, below verbs that only carry it: of "continue to work to end it", *end*."""
    for _ in range(4):
        if act.lemma_ not in rules.light or act.pos_ not in ("VERB", "AUX") and act.tag_ not in VERBAL:
            return act
        if children(act, "dobj"):
            return act
        below = _complement(act) or next(
            (child for child in children(act, "advcl") if _to(child) is not None and child.i > act.i), None
        )
        if below is None:
            return act
        act = below
    return act


def _complement(word: Any) -> Any | None:
    return next(_complements(word), None)


def _complements(word: Any) -> Iterator[Any]:
    """The actions that a word takes: "to build", "on building", "to building"; all that hang on it by themselves."""
    for child in word.children:
        if child.i < word.i:
            continue
        if child.dep_ in ("xcomp", "acl", "ccomp", "relcl", "advcl") and child.tag_ == "VB" and _to(child) is not None:
            if child.dep_ in ("xcomp", "acl", "ccomp") or _to(child).i - word.i <= 2:
                if (
                    child.dep_ != "ccomp"
                    or own_subject(child) is None
                    or word.lemma_ in ("instruct", "direct", "task", "order")
                ):
                    yield child
        elif child.dep_ in ("xcomp", "acl") and child.tag_ == "VBG" and word.pos_ != "NOUN" and child.i - word.i <= 3:
            yield child
        elif child.dep_ in ("prep", "conj") and child.lower_ in ("to", "on", "in", "of", "toward", "towards", "upon"):
            yield from (act for act in children(child, "pcomp") if act.tag_ == "VBG")
            for more in children(child, "conj"):
                if more.lower_ in ("to", "on", "in"):
                    yield from (act for act in children(more, "pcomp") if act.tag_ == "VBG")
        elif child.dep_ in ("aux", "prep", "mark") and child.lower_ == "to" and child.i == word.i + 1:
            yield from (act for act in children(child, "pobj", "pcomp") if act.tag_ == "VB")


def _to(verb: Any) -> Any | None:
    return next((child for child in verb.children if child.tag_ == "TO" and child.i < verb.i), None)


def _of_a_modal(verb: Any) -> bool:
    return any(child.tag_ == "MD" for child in children(verb, "aux"))


def _is_imperative(verb: Any) -> bool:
    return False


def _opening(verb: Any, word: Any) -> int:
    """Where the passage opens: with the verb's own subject, else with the verb and its auxiliaries."""
    own = own_subject(verb)
    if own is not None and own.i < verb.i and own.lower_ not in ("who", "which", "that"):
        return int(own.left_edge.i)
    auxiliaries = [child.i for child in children(verb, "aux", "auxpass") if child.i < verb.i]
    return min([word.i, verb.i, *auxiliaries])


def _left(act: Any) -> int:
    """The first token of a further action: its "to" or preposition, else its adverbs, else itself."""
    at = int(act.i)
    doc = act.doc
    while at > act.sent.start and (
        doc[at - 1].tag_ in _ADVERBIAL or doc[at - 1].lower_ in ("to", "on", "in", "further")
    ):
        at -= 1
    return at
