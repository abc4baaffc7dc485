"""The realis of a verb: its own tense and mood, or what its governor makes of an infinitive or participle."""

from __future__ import annotations

from typing import Any

from summitry.model import Status
from summitry.read.grammar import children, is_negated, own_subject
from summitry.read.realis.case import Case
from summitry.read.realis.clock import placed
from summitry.read.realis.governed import auxiliary_words, inherited

_FUTURE_MODALS = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha", "gonna"})
_POSSIBLE_MODALS = frozenset({"may", "might", "could", "can", "ca"})
_WISHED_MODALS = frozenset({"should", "must", "ought"})
_CONDITIONS = frozenset({"if", "unless", "provided", "lest"})
_DENIALS = frozenset({"deny", "refute"})
_TEMPORAL = frozenset({"when", "as", "before", "after", "until", "till", "once", "while", "since"})
_PERFORMED = frozenset({"thank", "congratulate", "welcome", "commend", "apologise", "apologize", "praise", "condemn"})
_REAL = frozenset({"occurred", "ongoing"})
_TO_COME = frozenset({"scheduled", "expected", "proposed"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_STATES = frozenset(
    {
        "support",
        "back",
        "oppose",
        "hold",
        "occupy",
        "remain",
        "stand",
        "maintain",
        "claim",
        "continue",
        "control",
        "want",
    }
    | {
        "keep",
        "ally",
        "cooperate",
        "partner",
        "recognize",
        "recognise",
        "administer",
        "rule",
        "threaten",
        "face",
        "patrol",
    }
)


def of_verb(case: Case, verb: Any, depth: int) -> Status:
    if verb.pos_ == "ADJ" and verb.dep_ in ("acomp", "attr", "oprd") and verb.head.pos_ in ("AUX", "VERB"):
        return case.of(verb.head, depth + 1)
    own = _own(case, verb)
    if own is None and _performs(verb):
        return "occurred"
    if own is None:
        own = inherited(case, verb, depth)
    elif verb.dep_ == "conj" and own == "occurred" and not auxiliary_words(verb):
        own = _beside(case, verb, own, depth)
    if _in_condition(verb):
        return "conditional"
    if any(child.lower_ == "whether" and child.dep_ in ("mark", "advmod") for child in verb.children):
        return "possible"
    if own not in ("denied", "cancelled") and _clause_of_denial(verb):
        return "denied" if own in _REAL else own
    if is_negated(verb) and own not in ("denied", "cancelled"):
        return "denied"
    if own in _REAL:
        own = _under_forecast(case, verb, own, depth)
    return own


def _performs(verb: Any) -> bool:
    """ "I want to thank you": whoever says so does so."""
    wish = verb.head
    teller = own_subject(wish)
    spoken = verb.dep_ == "xcomp" and wish.lemma_ in ("want", "like", "wish") and verb.lemma_ in _PERFORMED
    return bool(spoken and not is_negated(wish) and teller is not None and teller.lower_ in ("i", "we"))


def _own(case: Case, verb: Any) -> Status | None:
    """What the verb's own form says; ``None`` for an infinitive or participle, which takes it from its governor."""
    words = auxiliary_words(verb)
    if words & _FUTURE_MODALS:
        return "scheduled"
    if words & _POSSIBLE_MODALS:
        return "denied" if "cannot" in words else "possible"
    if words & _WISHED_MODALS:
        return "proposed"
    if words & {"would", "'d"}:
        return _would(verb)
    if "to" in words:
        return None
    if verb.tag_ == "VBG":
        if words & {"is", "are", "am", "'s", "'re", "’s", "’re", "be"}:
            return "scheduled" if placed(case.page, verb) > 0 else "ongoing"
        if words & {"was", "were"}:
            return "occurred"
        if words & {"been"}:
            return "ongoing" if words & {"has", "have", "'ve", "’ve"} else "occurred"
        return "ongoing" if verb.dep_ == "ROOT" else None
    if words & {"has", "have", "had", "'ve", "’ve", "was", "were", "did", "got", "having"}:
        return "occurred"
    if verb.tag_ == "VBD":
        return "occurred"
    if verb.tag_ == "VBN":
        if not words and verb.dep_ in ("oprd", "acomp"):
            return None
        if not words & {"is", "are", "be", "being"}:
            return "occurred"
        return "ongoing" if "being" in words else _present(case, verb)
    if verb.tag_ in ("VBZ", "VBP") or words & {"do", "does", "is", "are"}:
        return _present(case, verb)
    if verb.pos_ == "ADJ" or verb.dep_ == "ROOT":
        return "proposed" if verb.tag_ == "VB" and own_subject(verb) is None else "occurred"
    return None


def _would(verb: Any) -> Status:
    """The future of a report ("said it would leave"), or the consequence of a condition."""
    if any(_has_condition(child) for child in children(verb, "advcl")):
        return "conditional"
    node = verb
    while node.dep_ in ("conj", "xcomp", "advcl") and node.head.i != node.i:
        node = node.head
    if node.dep_ == "ccomp":
        speaker, doer = own_subject(node.head), own_subject(verb)
        if speaker is not None and doer is not None and doer.pos_ == "PRON" and doer.lower_ != "there":
            return "scheduled"
        return "expected"
    return "expected" if node.dep_ in ("relcl", "acl") else "conditional"


def _present(case: Case, verb: Any) -> Status:
    """The simple present: of headlines and captions, of what is fixed for a coming day, of states that last."""
    region = case.page.sentence_of(verb.i).region
    if verb.lemma_ in ("support", "back", "oppose"):
        return "ongoing"  # a stance has no day: "we support elections next year"
    when = placed(case.page, verb)
    if when > 0:
        return "scheduled"
    if verb.dep_ == "advcl" and any(child.lower_ in _TEMPORAL for child in children(verb, "advmod", "mark")):
        main = auxiliary_words(verb.head)
        if main & (_FUTURE_MODALS | {"would"}):
            return "scheduled"
    if region == "body" and when == 0 and _bare_weekday(verb):
        return "scheduled"
    if _not_yet_in_force(case, verb):
        return "scheduled"
    return "ongoing" if verb.lemma_ in _STATES else "occurred"


def _not_yet_in_force(case: Case, verb: Any) -> bool:
    """ "The law, which is to take effect in May, bans …": what it does is to come."""
    rule = own_subject(verb)
    for clause in children(rule, "relcl", "acl") if rule is not None else ():
        for start in (clause, *children(clause, "xcomp")):
            starts = any(word.lemma_ in ("effect", "force") for word in start.subtree)
            if starts and start.lemma_ in ("take", "come", "enter", "go") and case.of(start, 1) in _TO_COME:
                return True
    return False


def _bare_weekday(verb: Any) -> bool:
    return any(child.lower_ in _WEEKDAYS for child in children(verb, "npadvmod", "nmod", "tmod")) or any(
        grandchild.lower_ in _WEEKDAYS
        for child in verb.children
        if child.dep_ in ("prep", "dobj", "pobj")
        for grandchild in child.subtree
        if grandchild.dep_ in ("npadvmod", "nmod", "pobj", "appos")
    )


def _beside(case: Case, verb: Any, own: Status, depth: int) -> Status:
    """A second verb without an auxiliary shares the first one's: "will meet and sign"."""
    first = verb.head
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    if verb.tag_ == "VBD" or (verb.morph.get("VerbForm") == ["Fin"] and own_subject(verb) is not None):
        return own
    shared = auxiliary_words(first)
    alike = verb.tag_ in ("VB", "VBP") or verb.tag_ == first.tag_ == "VBN"
    if alike and shared & (_FUTURE_MODALS | _POSSIBLE_MODALS | _WISHED_MODALS | {"to", "would"}):
        return case.of(first, depth + 1)
    return own


def _under_forecast(case: Case, verb: Any, own: Status, depth: int) -> Status:
    """A finite clause below "hopes that", "expects that", "doubts that"."""
    node = verb
    while node.dep_ == "conj" and node.head.i != node.i:
        node = node.head
    if node.dep_ != "ccomp" or node.head.pos_ != "VERB" or depth > 3:
        return own
    if node.head.lemma_ in ("hope", "expect", "demand", "insist", "propose", "urge", "ask", "recommend", "request"):
        return "proposed" if verb.tag_ in ("VB", "VBP") else own
    if node.head.lemma_ in ("doubt", "suspect", "speculate", "wonder", "fear"):
        return "possible"
    return own


def _clause_of_denial(verb: Any) -> bool:
    node = verb
    while node.dep_ == "conj" or (node.dep_ == "xcomp" and node.head.lemma_ not in _DENIALS):
        node = node.head
    return bool(node.dep_ in ("ccomp", "xcomp") and node.head.lemma_ in _DENIALS and not is_negated(node.head))


def _in_condition(verb: Any) -> bool:
    node = verb
    for _ in range(6):
        if _has_condition(node):
            return True
        if node.dep_ not in ("conj", "xcomp", "advcl") or node.head.i == node.i or node.dep_ == "advcl":
            return False
        node = node.head
    return False


def _has_condition(verb: Any) -> bool:
    return any(child.lower_ in _CONDITIONS and child.dep_ in ("mark", "advmod", "prep") for child in verb.children)
