"""Acts whose words leave open who did what to whom, or whether it was done: these are left unrecorded.

A missing line costs less than a wrong one. What is asked, what is only wished for by one side, violence in general, an
aim that somebody works towards, and what a state does at home are no dealings that a reader would enter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summitry.model import EventMention
from summitry.read.actors import home
from summitry.read.actors.gazetteer import names_in
from summitry.read.events.gates import SPOKEN
from summitry.read.events.naming import full, named
from summitry.read.events.roles import roles
from summitry.read.grammar import agent, children, is_negated, is_passive, subject
from summitry.read.page import Page, Sentence
from summitry.read.realis import status
from summitry.read.statements.transcripts import LABEL
from summitry.rules.bodies import bodies
from summitry.rules.events import Rule, lexicon, words

_UNSETTLED = frozenset({"proposed", "possible", "conditional"})
_TO_COME = frozenset({"scheduled", "expected"})
_QUERIES = frozenset({"whether", "if", "how", "what", "why", "when", "where", "who", "which"})
# What one may have to admit having done.
_DEEDS = frozenset({"ASSAULT", "COERCE", "REJECT", "SANCTION", "MOBILIZE"})
_WORDS = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "THREATEN"})
_BLOWS = frozenset({"ASSAULT", "COERCE"})
_CLOSERS = "\"'”’)"


@dataclass(frozen=True, slots=True)
class Told:
    """An act as read, with the words that it was read from."""

    page: Page
    sentence: Sentence
    act: Any
    carrier: Any | None
    rule: Rule
    event: EventMention

    @property
    def sides(self) -> set[str]:
        """The states, or else the actors, that take part."""
        return {party.state or party.actor for party in self.event.parties}


def is_doubtful(told: Told) -> bool:
    """Whether the act is better left unrecorded."""
    return any(doubt(told) for doubt in DOUBTS)


def is_one_sided(page: Page, event: EventMention) -> bool:
    """ "Russia's attacks", "the violence there": a blow named by a noun in passing, whose other side nobody tells."""
    act = page.doc[page.tokens(event.trigger)[0]]
    if event.plover not in _BLOWS or act.pos_ != "NOUN" or any(word.lower_ in ("a", "an") for word in act.children):
        return False
    if roles(event.parties, "source"):
        return not roles(event.parties, "target", "participant")
    definite = any(word.lower_ in ("the", "this", "that", "these") for word in act.children)
    in_passing = act.dep_ in ("dobj", "pobj", "conj")
    return definite and in_passing and event.date is None and event.mode in (None, "restrict", "heavy-weapons")


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
    return len(told.sides) < 2


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


def _is_said_to_oneself(told: Told) -> bool:
    """Whoever speaks is the one it is done to: a label before the words ("MR. LEE: …") read as part of them."""
    if not LABEL.match(told.page.text, told.sentence.start):
        return False
    return told.event.said_by is not None and any(
        party.actor == told.event.said_by and party.role in ("target", "guest") for party in told.event.parties
    )


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
    if told.event.plover == "SUPPORT" and act.lemma_ == "defend":
        kept = any(prep.lower_ in ("from", "against") for prep in children(act, "prep"))
        return kept and not any(named(told.page, thing) for thing in children(act, "dobj"))
    if told.event.plover == "SUPPORT" and act.lemma_ == "recognition":
        return bool(children(act, "acl", "ccomp"))
    if told.event.plover == "SUPPORT" and act.lemma_ == "stand":
        kinds = {
            told.page.actors[p.actor].kind for p in roles(told.event.parties, "target") if p.actor in told.page.actors
        }
        return kinds <= {"person", "anonymous"} and act.tag_ in ("VBZ", "VBP")
    return told.event.plover == "REJECT" and act.lemma_ == "rule" and is_negated(act)


def _is_half_told(told: Told) -> bool:
    """A charge against nobody, a handing over by nobody, an order for a blow, a passive of somebody unknown."""
    act, event = told.act, told.event
    if event.mode == "allege" and act.pos_ == "NOUN" and not roles(event.parties, "target"):
        return True
    if event.plover == "COOPERATE" and told.rule.frame == "act" and len({party.role for party in event.parties}) < 2:
        return True
    if event.plover == "CONCEDE" and act.lemma_ in ("admit", "acknowledge", "confess") and not children(act, "dobj"):
        deeds = (
            w.rule.plover in _DEEDS for clause in children(act, "ccomp") for w in lexicon().verbs.get(clause.lemma_, ())
        )
        return not any(deeds)
    if event.plover == "REQUEST" and act.lemma_ == "order":
        blows = (
            w.rule.plover == "ASSAULT" for thing in children(act, "dobj") for w in lexicon().nouns.get(thing.lemma_, ())
        )
        return any(blows)
    if event.plover not in SPOKEN or act.pos_ != "VERB" or not is_passive(act) or told.rule.statal:
        return False
    if roles(event.parties, "source", "participant"):
        return False
    sufferer = subject(act)
    return bool(children(act, "agent")) or (sufferer is not None and not full(told.page, sufferer))


def _is_asked_about(told: Told) -> bool:
    """What a questioner says or does, in a transcript."""
    return any(
        actor is not None and actor.endswith(":Q")
        for actor in (told.event.said_by, *(p.actor for p in told.event.parties))
    )


def _is_of_nobody(told: Told) -> bool:
    """All who take part are unnamed, and of no state or body, where they do what crowds and rebels do not."""
    if told.event.plover == "PROTEST":
        return False
    there = [told.page.actors[party.actor] for party in told.event.parties if party.actor in told.page.actors]
    return all(
        one.state is None and one.kind == "anonymous" and not any(entry.actor for _, _, entry in names_in(one.name))
        for one in there
    )


def _is_a_truce_alone(told: Told) -> bool:
    """ "the truce", with one of its sides: who holds fire is not told."""
    return told.event.mode == "ceasefire" and told.rule.frame == "mutual" and len(told.sides) < 2


def _is_a_person_leaving(told: Told) -> bool:
    """ "her withdrawal from the race": a person is no force that retreats."""
    if told.event.mode != "withdraw" or told.event.plover != "RETREAT" or told.act.pos_ != "NOUN":
        return False
    sources = roles(told.event.parties, "source")
    return bool(sources) and all(
        told.page.actors[p.actor].kind == "person" for p in sources if p.actor in told.page.actors
    )


def _is_done_by_a_thing(told: Told) -> bool:
    """ "a bat attacks him", "prices hit the country": what does it is named and is nobody."""
    act = told.act
    if told.event.plover not in ("ASSAULT", "COERCE") or act.pos_ != "VERB" or roles(told.event.parties, "source"):
        return False
    doer = agent(act)
    if doer is None or doer.pos_ == "PRON" or named(told.page, doer):
        return False
    lemma = doer.lemma_.lower()
    return lemma not in lexicon().nouns and lemma not in words("weapons")


def _is_a_query(told: Told) -> bool:
    """ "asked whether", "asked about": a question, no request."""
    act = told.act
    if told.event.plover not in ("ACCUSE", "REQUEST") or act.lemma_ not in ("ask", "question", "inquire"):
        return False
    if any(prep.lower_ in ("about", "regarding", "concerning", "on") for prep in children(act, "prep")):
        return not children(act, "xcomp")
    return any(word.lower_ in _QUERIES for clause in children(act, "ccomp", "xcomp", "advcl") for word in clause.lefts)


def _is_general(told: Told) -> bool:
    """ "violence in Kenya", "atrocities": a kind of act, no single one, unless both sides are told."""
    act, rule = told.act, told.rule
    if act.pos_ != "NOUN" or rule.plover not in _BLOWS or told.carrier is not None:
        return False
    if roles(told.event.parties, "source") and roles(told.event.parties, "target"):
        return False
    return not any(child.dep_ in ("det", "poss", "nummod") for child in act.children)


def _is_at_home(told: Told) -> bool:
    """What a government's own paper tells of its own, in a sentence that names nobody abroad and no common body."""
    page, sentence = told.page, told.sentence
    state = home(page)
    if state is None:
        return False
    there = {actor for mention in page.mentions_in((sentence.start, sentence.end)) for actor in mention.actors}
    there.update(party.actor for party in told.event.parties)
    if any(_is_common(actor) for actor in there):
        return False
    found = {page.actors[actor].state for actor in there if actor in page.actors}
    found.update(party.state for party in told.event.parties)
    return not found - {None, state}


def _is_common(actor: str) -> bool:
    """A body of several states, or a group that is of none ("NATO", an armed movement)."""
    body = bodies().get(actor)
    return body is not None and body.state is None and (body.kind == "group" or not body.id.startswith("body:"))


DOUBTS = (
    _is_asked,
    _is_an_aim,
    _is_a_topic,
    _is_made_possible,
    _is_whenever,
    _is_an_opinion,
    _is_unsettled,
    _is_yet_unsaid,
    _is_to_be_repeated,
    _is_said_to_oneself,
    _is_general,
    _is_supposed,
    _is_another_sense,
    _is_half_told,
    _is_asked_about,
    _is_of_nobody,
    _is_a_truce_alone,
    _is_a_person_leaving,
    _is_done_by_a_thing,
    _is_a_query,
    _is_at_home,
)
"""Each reason to leave an act out."""
