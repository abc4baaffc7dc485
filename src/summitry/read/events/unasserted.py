"""Acts that the words do not assert: asked, aimed at, talked of, supposed, to be said some day."""

from __future__ import annotations

from summitry.read.events.gates import SPOKEN
from summitry.read.events.naming import named
from summitry.read.events.roles import roles
from summitry.read.events.told import Told
from summitry.read.grammar import children, is_negated
from summitry.read.realis import status
from summitry.rules.events import words

_UNSETTLED = frozenset({"proposed", "possible", "conditional"})
_TO_COME = frozenset({"scheduled", "expected"})
_QUERIES = frozenset({"whether", "if", "how", "what", "why", "when", "where", "who", "which"})
_WORDS = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "THREATEN"})
_BLOWS = frozenset({"ASSAULT", "COERCE"})
_CLOSERS = "\"'”’)"


def _is_asked(told: Told) -> bool:
    """A question tells nothing."""
    return told.page.text[told.sentence.start : told.sentence.end].rstrip(_CLOSERS).endswith("?")


def _is_an_aim(told: Told) -> bool:
    """ "efforts to restore", "steps to support": what somebody works towards, not what was decided or promised."""
    act = told.carrier if told.carrier is not None else told.act
    if act.pos_ != "VERB" or act.dep_ not in ("acl", "relcl") or act.head.pos_ not in ("NOUN", "PROPN"):
        return False
    infinitive = any(word.lower_ == "to" for word in children(act, "aux"))
    return infinitive and act.head.lemma_.lower() not in words("settled")


def _is_a_topic(told: Told) -> bool:
    """ "discussed strengthening ties", "the importance of working together": what is talked of, not what is done."""
    act = told.act
    if act.tag_ != "VBG" or told.event.plover not in ("COOPERATE", "AID", "RETREAT", "MOBILIZE", "SANCTION", "COERCE"):
        return False
    if act.dep_ == "pcomp":
        above = act.head.head
        return above.lemma_.lower() in words("topics") or (
            above.pos_ == "NOUN" and above.lemma_.lower() not in words("settled")
        )
    if act.dep_ in ("csubj", "nsubj"):
        return True  # "strengthening our ties is essential"
    return act.dep_ in ("dobj", "xcomp") and act.head.lemma_.lower() in words("topics")


def _is_made_possible(told: Told) -> bool:
    """ "guidance that allows us to deepen the partnership", "to ensure that we work together": what may follow."""
    act = told.act
    if act.dep_ not in ("xcomp", "ccomp"):
        return False
    return act.head.lemma_ == "ensure" or (
        act.tag_ == "VB" and act.head.lemma_ in ("allow", "enable", "help", "permit")
    )


def _is_whenever(told: Told) -> bool:
    """ "when the mosque is attacked": as often as it happens."""
    verb = told.carrier if told.carrier is not None and told.carrier.pos_ == "VERB" else told.act
    if (
        verb.dep_ != "advcl"
        or told.event.date is not None
        or not any(word.lower_ in ("when", "whenever") for word in verb.lefts)
    ):
        return False
    return verb.tag_ in ("VBZ", "VBP") or any(word.lower_ in ("is", "are") for word in children(verb, "auxpass"))


def _is_an_opinion(told: Told) -> bool:
    """ "I agree with what you said", "I assure you": turns of speech of one side, no undertaking."""
    act = told.act
    if told.event.plover == "REQUEST" and act.lemma_ == "ask" and not roles(told.event.parties, "target"):
        return any(word.lower_ == "you" for clause in children(act, "ccomp", "xcomp") for word in clause.lefts)
    if told.event.plover == "AGREE" and act.pos_ == "ADJ":
        return any(thing.pos_ == "PRON" for prep in children(act, "prep") for thing in children(prep, "pobj"))
    if told.event.plover != "AGREE" or act.pos_ != "VERB":
        return False
    if len({party.state or party.actor for party in roles(told.event.parties, "source", "participant")}) > 1:
        return False
    if act.lemma_ == "agree":
        clause = next(iter(children(act, "ccomp")), None)
        shared = any(prep.lower_ == "with" for prep in children(act, "prep")) and not children(act, "xcomp")
        return shared or (clause is not None and not children(act, "xcomp"))
    return act.lemma_ in ("assure", "promise", "guarantee") and any(
        thing.lower_ == "you" for thing in children(act, "dobj", "dative")
    )


def _is_unsettled(told: Told) -> bool:
    """Proposed, possible or upon a condition, and of one side only."""
    event = told.event
    if event.status not in _UNSETTLED or event.plover == "PROTEST":
        return False
    feared = event.plover in _BLOWS and event.status != "conditional"
    return len(told.sides) < 2 or feared


def _is_yet_unsaid(told: Told) -> bool:
    """ "will underline its support", "may ask": words that nobody has spoken yet, where not the promise is told."""
    event = told.event
    promised = told.act.pos_ == "VERB" and told.act.lemma_ in ("support", "back", "recognise", "recognize")
    worded = event.plover in _WORDS and not (event.plover == "ACCUSE" and event.mode != "disapprove")
    return worded and event.status in _TO_COME | _UNSETTLED and not promised


def _is_to_be_repeated(told: Told) -> bool:
    """ "tomorrow we will renew our commitment": of words given once and to be said again, the day is not told."""
    act = told.act
    if told.event.plover not in SPOKEN or act.pos_ not in ("NOUN", "PROPN") or told.event.status in _TO_COME:
        return False
    return act.dep_ == "dobj" and act.head.pos_ == "VERB" and status(told.page, act.head) in _TO_COME | _UNSETTLED


def _is_supposed(told: Told) -> bool:
    """ "An attack on Kenya would be met": any that came, none that did."""
    act = told.act
    if act.pos_ != "NOUN" or act.dep_ not in ("nsubj", "nsubjpass") or told.rule.plover not in _BLOWS:
        return False
    modal = any(word.tag_ == "MD" for word in children(act.head, "aux"))
    return modal and any(word.lower_ in ("a", "an", "any") for word in act.children)


def _is_another_sense(told: Told) -> bool:
    """ "defends itself from Kenya" and "stands with the leaders" (in a picture) support nobody, "rules nothing out"."""
    act = told.act
    if told.event.plover == "PROTEST" and act.lemma_ == "demonstrate":
        return bool(act.tag_ == "VBN")  # "as demonstrated by a test"
    if told.event.plover == "CONCEDE" and act.lemma_ == "give":
        return not children(act, "prt")  # "giving birth in a shelter"
    if told.event.plover == "MOBILIZE" and act.pos_ == "NOUN":
        return any(word.lower_ in ("vaccine", "fund", "aid", "technology") for word in children(act, "compound"))
    if told.event.plover == "SUPPORT" and act.lemma_ == "defend":
        kept = any(prep.lower_ in ("from", "against") for prep in children(act, "prep"))
        own = ("itself", "himself", "herself", "themselves", "ourselves")
        things = [thing for thing in children(act, "dobj") if thing.lower_ not in own]
        others = [thing for thing in things if not any(word.tag_ == "PRP$" for word in thing.lefts)]
        return kept and not any(named(told.page, thing) for thing in others)
    if told.event.plover == "SUPPORT" and act.lemma_ == "recognition":
        return bool(children(act, "acl", "ccomp"))
    if told.event.plover == "SUPPORT" and act.lemma_ == "stand":
        kinds = {
            told.page.actors[p.actor].kind for p in roles(told.event.parties, "target") if p.actor in told.page.actors
        }
        return kinds <= {"person", "anonymous"} and act.tag_ in ("VBZ", "VBP")
    return told.event.plover == "REJECT" and act.lemma_ == "rule" and is_negated(act)


def _is_a_query(told: Told) -> bool:
    """ "asked whether", "asked about": a question, no request."""
    act = told.act
    if told.event.plover not in ("ACCUSE", "REQUEST") or act.lemma_ not in ("ask", "question", "inquire"):
        return False
    if any(prep.lower_ in ("about", "regarding", "concerning", "on") for prep in children(act, "prep")):
        return not children(act, "xcomp")
    return any(word.lower_ in _QUERIES for clause in children(act, "ccomp", "xcomp", "advcl") for word in clause.lefts)


UNASSERTED = (
    _is_asked,
    _is_an_aim,
    _is_a_topic,
    _is_made_possible,
    _is_whenever,
    _is_an_opinion,
    _is_unsettled,
    _is_yet_unsaid,
    _is_to_be_repeated,
    _is_supposed,
    _is_another_sense,
    _is_a_query,
)
"""Each way to speak of an act without telling it."""
