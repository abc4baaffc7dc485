"""Realis: whether an act happened, is going on, is to come, may come, or did not come about.

The question is asked of the word that names the act, a verb or a noun, and answered from the grammar around it: tense,
modals and negation; the verb, adjective or noun that governs it ("refused to", "is due to", "plans for"); conditions;
a noun's own modifiers ("the planned visit"); and, where it is known, its date against the day of publication. Which
governors give which status is data (``rules/realis.yaml``).
"""

from __future__ import annotations

import re
from typing import Any

from summitry.model import Status
from summitry.read.grammar import children, is_negated, is_passive, own_subject
from summitry.read.page import Page
from summitry.rules.realis import Governors, governors

_DEPTH = 10
_FUTURE_MODALS = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha", "gonna"})
_POSSIBLE_MODALS = frozenset({"may", "might", "could", "can", "ca"})
_WISHED_MODALS = frozenset({"should", "must", "ought"})
_CONDITIONS = frozenset({"if", "unless", "provided", "lest"})
_BACKWARD = frozenset({"under", "due to", "because of", "thanks to", "owing to", "amid"})
_SPANS = frozenset({"day", "week", "month", "year", "hour", "minute", "eve", "morning", "evening", "weekend"})
_ENABLING = frozenset({"allow", "enable", "permit", "able", "way", "capability", "capacity", "ability"})
_DENIALS = frozenset({"deny", "refute"})
_TEMPORAL = frozenset({"when", "as", "before", "after", "until", "till", "once", "while", "since"})
_REAL = frozenset({"occurred", "ongoing"})
_TO_COME = frozenset({"scheduled", "expected", "proposed"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_AHEAD = re.compile(r"\b(?:next|tomorrow|later (?:this|today)|soon)\b", re.I)
_BEHIND = re.compile(r"\b(?:last|yesterday|ago|earlier|previous|previously|recently)\b", re.I)
_LIGHT = frozenset(
    {"hold", "have", "make", "conduct", "host", "attend", "stage", "pay", "do", "give", "launch", "undertake", "carry"}
    | {"join", "participate", "take", "extend", "mount", "convene", "organize", "organise", "begin", "start", "resume"}
    | {
        "continue",
        "happen",
        "occur",
        "be",
        "perform",
        "open",
        "enter",
        "finish",
        "complete",
        "see",
    }
    | {
        "sign",
        "conclude",
        "reach",
        "issue",
        "deliver",
        "offer",
        "provide",
        "announce",
        "lead",
        "chair",
        "engage",
        "meet",
    }
    | {"travel", "arrive", "visit", "gather", "convene", "speak", "go", "come", "welcome", "receive", "return", "sit"}
)
_STANDING = frozenset(
    {"war", "conflict", "occupation", "blockade", "embargo", "dispute", "alliance", "partnership", "siege"}
)
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


def status(page: Page, token: Any) -> Status:
    """The status of the act that ``token`` (a spaCy token of ``page.doc``, verb or noun) names.

    Tells how the act stands in the clause's own words, whoever says so; an act that nothing marks counts as occurred.
    """
    return _of(page, token, governors(), 0)


def _of(page: Page, token: Any, rules: Governors, depth: int) -> Status:
    if depth > _DEPTH:
        return "occurred"
    if token.pos_ in ("NOUN", "PROPN", "PRON") or (token.tag_ == "VBG" and token.dep_ in ("nsubj", "dobj", "compound")):
        return _noun(page, token, rules, depth)
    return _verb(page, token, rules, depth)


# -- verbs ---------------------------------------------------------------------------------------------------------


def _verb(page: Page, verb: Any, rules: Governors, depth: int) -> Status:
    if verb.pos_ == "ADJ" and verb.dep_ in ("acomp", "attr", "oprd") and verb.head.pos_ in ("AUX", "VERB"):
        return _of(page, verb.head, rules, depth + 1)
    own = _own(page, verb)
    if own is None:
        own = _inherited(page, verb, rules, depth)
    elif verb.dep_ == "conj" and own == "occurred" and not _auxiliary_words(verb):
        own = _beside(page, verb, own, rules, depth)
    if _in_condition(verb):
        return "conditional"
    if any(child.lower_ == "whether" and child.dep_ in ("mark", "advmod") for child in verb.children):
        return "possible"
    if own not in ("denied", "cancelled") and _clause_of_denial(verb):
        return "denied" if own in _REAL else own
    if is_negated(verb) and own not in ("denied", "cancelled"):
        return "denied"
    if own in _REAL:
        own = _under_forecast(page, verb, own, rules, depth)
    return own


def _own(page: Page, verb: Any) -> Status | None:
    """What the verb's own form says; ``None`` for an infinitive or participle, which takes it from its governor."""
    words = _auxiliary_words(verb)
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
            return "scheduled" if _time(page, verb) > 0 else "ongoing"
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
        return "ongoing" if "being" in words else _present(page, verb)
    if verb.tag_ in ("VBZ", "VBP") or words & {"do", "does", "is", "are"}:
        return _present(page, verb)
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


def _present(page: Page, verb: Any) -> Status:
    """The simple present: of headlines and captions, of what is fixed for a coming day, of states that last."""
    region = page.sentence_of(verb.i).region
    when = _time(page, verb)
    if when > 0:
        return "scheduled"
    if verb.dep_ == "advcl" and any(child.lower_ in _TEMPORAL for child in children(verb, "advmod", "mark")):
        main = _auxiliary_words(verb.head)
        if main & (_FUTURE_MODALS | {"would"}):
            return "scheduled"
    if region == "body" and when == 0 and _bare_weekday(verb):
        return "scheduled"
    return "ongoing" if verb.lemma_ in _STATES else "occurred"


def _bare_weekday(verb: Any) -> bool:
    return any(child.lower_ in _WEEKDAYS for child in children(verb, "npadvmod", "nmod", "tmod")) or any(
        grandchild.lower_ in _WEEKDAYS
        for child in verb.children
        if child.dep_ in ("prep", "dobj", "pobj")
        for grandchild in child.subtree
        if grandchild.dep_ in ("npadvmod", "nmod", "pobj", "appos")
    )


def _inherited(page: Page, verb: Any, rules: Governors, depth: int) -> Status:
    """An infinitive or participle: what its governor makes of it."""
    head, relation = verb.head, verb.dep_
    infinitive = "to" in _auxiliary_words(verb) or (verb.tag_ == "VB" and relation != "ROOT")
    if head.i == verb.i:
        return "scheduled" if "to" in _auxiliary_words(verb) else "ongoing"
    if relation == "conj":
        return _of(page, head, rules, depth + 1)
    if relation in ("pcomp", "pobj"):
        return _after_preposition(page, verb, head, rules, depth)
    if head.lemma_ == "be" and relation in ("xcomp", "ccomp", "attr", "advcl") and infinitive:
        return "scheduled"
    table = rules.nouns if head.pos_ in ("NOUN", "PROPN") else rules.adjectives if head.pos_ == "ADJ" else rules.verbs
    given = table.get(head.lemma_) or table.get(head.lower_)
    if given is None and head.pos_ == "VERB":
        given = rules.adjectives.get(head.lower_)
    if given is None and head.tag_ == "VBG" and head.dep_ == "ROOT" and infinitive:
        given = "scheduled"
    if relation in ("xcomp", "ccomp", "dobj", "acl", "oprd", "acomp", "relcl", "nsubj", "csubj") and given:
        return _given(page, head, given, rules, depth)
    if relation == "advcl" and infinitive:
        return _given(page, head, given, rules, depth) if given else _purpose(page, head, rules, depth)
    if relation in ("acl", "relcl") and infinitive:
        if is_passive(verb) or verb.dep_ == "relcl":
            return "scheduled"
        return "expected" if _of(page, head, rules, depth + 1) in _TO_COME else "proposed"
    if relation == "nsubj" or relation == "csubj":
        return "possible" if infinitive else _of(page, head, rules, depth + 1)
    return _of(page, head, rules, depth + 1) if head.pos_ in ("VERB", "AUX") else "occurred"


def _given(page: Page, governor: Any, given: str, rules: Governors, depth: int) -> Status:
    """The governor's gift, seen through the governor's own status: "did not agree to" is not a plan."""
    own = _of(page, _copula(governor), rules, depth + 1)
    if given == "same":
        return own
    if own in ("denied", "cancelled"):
        return "occurred" if given == "denied" else "denied"
    if own in ("possible", "conditional") and given != "denied":
        return own
    if given == "possible" and governor.lemma_ in _ENABLING and own in ("scheduled", "expected"):
        return "expected"
    if given == "scheduled" and own == "proposed":
        return "proposed"
    return given  # type: ignore[return-value]


def _copula(governor: Any) -> Any:
    return (
        governor.head
        if governor.dep_ in ("acomp", "attr", "oprd") and governor.head.pos_ in ("AUX", "VERB")
        else governor
    )


def _purpose(page: Page, head: Any, rules: Governors, depth: int) -> Status:
    own = _of(page, head, rules, depth + 1)
    return "proposed" if own in _REAL else own


def _after_preposition(page: Page, act: Any, prep: Any, rules: Governors, depth: int) -> Status:
    """ "without firing", "before leaving", "of sending": through the preposition to what governs it."""
    word, governor = prep.lower_, prep.head
    if word == "without":
        return "denied"
    if word in ("instead", "of") and governor.lower_ == "instead":
        return "denied"
    table = (
        rules.nouns
        if governor.pos_ in ("NOUN", "PROPN")
        else rules.adjectives
        if governor.pos_ == "ADJ"
        else rules.verbs
    )
    given = table.get(governor.lemma_)
    if given and word in ("of", "for", "to", "on", "from", "about", "at", "in", "against", "toward", "towards"):
        if governor.pos_ == "VERB" and word == "from" and given == "same":
            return "denied"
        if governor.pos_ == "VERB" and given == "same" and word in ("of", "for"):
            return "occurred"
        return _given(page, governor, given, rules, depth)
    if governor.pos_ in ("NOUN", "PROPN"):
        if word in ("toward", "towards", "to"):
            return "proposed"
        return "occurred" if word in ("of", "in", "after", "since") else _of(page, governor, rules, depth + 1)
    own = _of(page, governor, rules, depth + 1)
    if word in ("toward", "towards", "for", "against") and own in _REAL and act.pos_ == "VERB":
        return "proposed" if word in ("toward", "towards") else "occurred"
    return own


def _beside(page: Page, verb: Any, own: Status, rules: Governors, depth: int) -> Status:
    """A second verb without an auxiliary shares the first one's: "will meet and sign"."""
    first = verb.head
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    if verb.tag_ == "VBD" or (verb.morph.get("VerbForm") == ["Fin"] and own_subject(verb) is not None):
        return own
    shared = _auxiliary_words(first)
    alike = verb.tag_ in ("VB", "VBP") or verb.tag_ == first.tag_ == "VBN"
    if alike and shared & (_FUTURE_MODALS | _POSSIBLE_MODALS | _WISHED_MODALS | {"to", "would"}):
        return _of(page, first, rules, depth + 1)
    return own


def _under_forecast(page: Page, verb: Any, own: Status, rules: Governors, depth: int) -> Status:
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


def _auxiliary_words(verb: Any) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}


# -- nouns ---------------------------------------------------------------------------------------------------------


def _noun(page: Page, noun: Any, rules: Governors, depth: int) -> Status:
    marked = _modified(noun, rules)
    if marked is not None:
        return marked
    when = _time(page, noun)
    governed = _governed(page, noun, rules, depth)
    if governed in ("denied", "cancelled"):
        return governed
    if when > 0:
        return governed if governed in _TO_COME or governed == "possible" else "scheduled"
    if when < 0:
        return "occurred"
    if governed in _REAL and noun.lemma_.lower() in _STANDING and noun.pos_ == "NOUN":
        return "ongoing"
    return governed


def _modified(noun: Any, rules: Governors) -> Status | None:
    for child in noun.children:
        if child.dep_ in ("amod", "det", "compound", "nmod", "advmod"):
            found = rules.modifiers.get(child.lower_)
            if found:
                return found  # type: ignore[return-value]
        if child.dep_ == "poss" and any(word.lower_ in ("next", "tomorrow") for word in child.subtree):
            return "scheduled"
    return None


def _governed(page: Page, noun: Any, rules: Governors, depth: int) -> Status:
    head, relation = noun.head, noun.dep_
    if head.i == noun.i:
        return "occurred"
    if relation in ("conj", "appos"):
        return _of(page, head, rules, depth + 1)
    if relation in ("pobj", "pcomp"):
        return _noun_after_preposition(page, noun, head, rules, depth)
    if relation in ("compound", "poss", "nmod"):
        return _of(page, head, rules, depth + 1) if relation != "poss" else "occurred"
    if head.pos_ not in ("VERB", "AUX"):
        return "occurred"
    if relation in ("dobj", "attr", "dative", "oprd"):
        return _as_object(page, noun, head, rules, depth)
    if relation == "nsubjpass":
        given = rules.verbs.get(head.lemma_)
        if given and given != "same" and head.lemma_ not in _LIGHT:
            return _given(page, head, given, rules, depth)
        return _of(page, head, rules, depth + 1)
    own = _of(page, head, rules, depth + 1)
    if relation == "nsubj":
        if own == "denied" and head.lemma_ not in ("happen", "occur", "take", "begin", "start", "be"):
            return "occurred"
        return own
    return own if not _definite(noun) else "occurred"


def _as_object(page: Page, noun: Any, verb: Any, rules: Governors, depth: int) -> Status:
    given = rules.verbs.get(verb.lemma_)
    own = _of(page, verb, rules, depth + 1)
    if verb.lemma_ == "call" and any(child.lower_ == "off" for child in verb.children):
        return "cancelled" if own in _REAL else own
    if verb.lemma_ in _LIGHT and not (verb.lemma_ == "offer" and given):
        return own
    if given == "possible" and _definite(noun):
        return "occurred"
    if given and given != "same":
        if _definite(noun) and verb.lemma_ in ("reject", "oppose", "order"):
            return "occurred"
        return _given(page, verb, given, rules, depth)
    if _definite(noun) or given == "same":
        return "occurred"
    return own


def _noun_after_preposition(page: Page, noun: Any, prep: Any, rules: Governors, depth: int) -> Status:
    governor, word = prep.head, prep.lower_
    if prep.dep_ == "prep" and governor.pos_ == "ADP":  # "because of", "ahead of"
        governor, word = governor.head, f"{governor.lower_} {word}"
    if word == "of" and governor.lower_ == "ahead":
        governor, word = governor.head, "ahead of"
    if governor.lemma_ in _SPANS and governor.head.pos_ == "ADP":  # "on the day after the meeting"
        governor = governor.head.head
    if word == "without":
        return "denied"
    if word in ("ahead of", "before", "until", "pending", "prior to"):
        return "scheduled" if word != "before" else _of(page, governor, rules, depth + 1)
    table = (
        rules.nouns
        if governor.pos_ in ("NOUN", "PROPN")
        else rules.adjectives
        if governor.pos_ == "ADJ"
        else rules.verbs
    )
    given = table.get(governor.lemma_)
    if (
        given
        and given != "same"
        and word in ("for", "of", "to", "from", "on", "in", "toward", "towards", "against", "with", "at", "about")
    ):
        if governor.pos_ in ("NOUN", "PROPN") and word in ("of", "for", "to", "toward", "towards", "from"):
            return _given(page, governor, given, rules, depth)
        if governor.pos_ in ("VERB", "ADJ") and word in ("for", "to", "on", "from", "toward", "towards"):
            return _given(page, governor, given, rules, depth)
    if word in ("after", "following", "since", "from", "despite", "over", "against"):
        own = _of(page, governor, rules, depth + 1) if governor.pos_ in ("VERB", "AUX") else "occurred"
        return own if own in ("scheduled", "expected") and word in ("after", "following") else "occurred"
    if governor.pos_ in ("VERB", "AUX"):
        own = _of(page, governor, rules, depth + 1)
        if word in _BACKWARD or (word in ("by", "about", "of", "on") and _definite(noun)):
            return "occurred"
        if _definite(noun) and governor.lemma_ not in _LIGHT and word in ("to", "against", "from", "over", "with"):
            return "occurred"
        return "occurred" if own == "denied" and _definite(noun) else own
    if governor.pos_ in ("NOUN", "PROPN") and word in ("of", "for") and not _definite(noun):
        return _of(page, governor, rules, depth + 1)
    return "occurred"


def _definite(noun: Any) -> bool:
    return any(
        child.lower_ in ("the", "this", "that", "these", "those") or child.dep_ == "poss" for child in noun.children
    )


# -- time ----------------------------------------------------------------------------------------------------------


def _time(page: Page, token: Any) -> int:
    """1 where the act's own time words place it after the day of publication, -1 before it, 0 where nothing tells."""
    near = [child for child in token.subtree if _close(child, token)]
    if not near:
        return 0
    published = page.published or page.document.published
    span = page.span(near[0].i, near[-1].i + 1)
    for time in page.times_in(span):
        if not any(time.start <= page.starts[word.i] < time.end for word in near):
            continue
        first, last = time.interval.earliest, time.interval.latest
        if published is not None:
            if first is not None and published.latest is not None and first > published.latest:
                return 1
            if last is not None and published.earliest is not None and last < published.earliest:
                return -1
        if time.interval.basis != "explicit":
            if _AHEAD.search(time.text):
                return 1
            if _BEHIND.search(time.text):
                return -1
    if page.times:
        return 0
    words = " ".join(word.lower_ for word in near)
    return 1 if _AHEAD.search(words) else -1 if _BEHIND.search(words) else 0


def _close(word: Any, token: Any) -> bool:
    """Within the token's own phrase or clause, not in a clause or an act below it."""
    node = word
    for _ in range(5):
        if node.i == token.i:
            return True
        if node.dep_ in ("ccomp", "advcl", "relcl", "acl", "xcomp", "conj", "nsubj", "nsubjpass", "csubj"):
            return False
        node = node.head
    return False
