"""Who does an act: the subject or agent of its verb, the owner of its noun."""

from __future__ import annotations

from typing import Any

from summitry.read.events.naming import (
    Ids,
    doer,
    full,
    located,
    mention_at,
    named,
    owner,
    prepositional,
    unique,
)
from summitry.read.grammar import children, conjuncts, is_passive, patient, subject
from summitry.read.page import Page
from summitry.rules.events import Rule, words

# Acts upon one's own forces, which are nobody it is done to.
_PREMODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "CCONJ", "VERB"})
_RECEIVING = frozenset({"draw", "face", "get", "receive", "win"})
_QUOTES = frozenset({'"', "“", "‘", "'"})
_LAWFUL = frozenset({"arrest", "censor", "convict", "restrict"})
# Acts whose "of" and "from" name the doer: "the withdrawal of Kenyan troops", "a request from Rome".
_SELF_DONE = frozenset({"RETREAT", "REQUEST", "THREATEN", "AGREE", "MOBILIZE", "PROTEST"})
# Of these a person's possessive names the one it is done to: "his murder", "Navalny's arrest".
_SUFFERED = frozenset({"targeted", "arrest", "abduct", "torture", "release", "deport", "expel", "convict"})


class Doers:
    """The act that ``act`` names, with the verb that carries it and its rule, asked for its doers."""

    def __init__(self, page: Page, act: Any, carrier: Any | None, rule: Rule) -> None:
        self.page = page
        self.act = act
        self.carrier = carrier
        self.rule = rule
        self.nominal = act.pos_ in ("NOUN", "PROPN")
        self.heads = [act] if carrier is None else [act, carrier]

    def doers(self) -> Ids:
        page, act, rule = self.page, self.act, self.rule
        if not self.nominal:
            verb = act.head if act.dep_ in ("acomp", "attr", "oprd") and act.head.pos_ in ("AUX", "VERB") else act
            if rule.statal or act.pos_ == "ADJ":
                return full(page, subject(verb))
            if rule.frame == "mutual" and len(self._pair_of(patient(act))) > 1:
                return ()  # "announced a deal between Kenya and Ghana"
            return doer(page, verb) or self._law_of_the_land()
        found = self._possessors()
        carrying = doer(page, self.carrier) if self.carrier is not None else self._attending()
        if self.carrier is not None and self.carrier.lemma_ in _RECEIVING and rule.frame == "act":
            carrying = ()  # "she received criticism"
        if rule.frame == "mutual":
            if len(self._pair_of(act)) > 1:
                carrying = ()  # "helped arrange a meeting between Ann and Bo"
            return unique((*found, *carrying, *self._after()))
        return found or carrying or self._after() or self._jurisdiction()

    def _attending(self) -> Ids:
        """ "Kenya's participation in the talks"."""
        above = self.act.head.head if self.act.dep_ == "pobj" else self.act
        return owner(self.page, above) if above.lemma_ in ("participation", "attendance", "presence") else ()

    def _pair_of(self, noun: Any | None) -> Ids:
        return prepositional(self.page, noun, ("between", "among")) if noun is not None else ()

    def _law_of_the_land(self) -> Ids:
        """ "The party is banned in Kenya": by Kenya."""
        if self.rule.mode not in _LAWFUL or not is_passive(self.act) or children(self.act, "agent"):
            return ()
        return located(self.page, self.act, ("in",))

    def _jurisdiction(self) -> Ids:
        """ "A trial is under way in Kenya": by its courts."""
        if self.rule.mode != "arrest":
            return ()
        above = self.act.head if self.act.dep_ in ("nsubj", "nsubjpass") else self.act
        return located(self.page, self.act, ("in",)) or located(self.page, above, ("in",))

    def _possessors(self) -> Ids:
        """ "Russia's", "U.S.", "Japanese" before the noun; "by"; "of" after a noun that nothing is done to."""
        page, act = self.page, self.act
        before: list[str] = []
        for child in act.children:
            if child.dep_ == "poss" and not self._is_victim(child):
                before.extend(named(page, child) or owner(page, child))
            elif child.dep_ in ("compound", "amod", "nmod"):
                before.extend(i for part in conjuncts(child) for i in mention_at(page, part))
        if before:
            return unique(before)
        return prepositional(page, act, ("by", "involving")) or self._by_participle() or self._genitive()

    def _by_participle(self) -> Ids:
        """ "an operation carried out by Kenyan troops", not "a call confirmed by Kenya"."""
        return unique(
            i
            for clause in children(self.act, "acl")
            if clause.tag_ == "VBN" and clause.lemma_ in words("light")
            for i in prepositional(self.page, clause, ("by",))
        )

    def _after(self) -> Ids:
        """Whom "of", "from" or "between" after the noun names as its doers."""
        page, act = self.page, self.act
        if self.rule.frame in ("mutual", "visit"):
            return prepositional(page, act, ("between", "among", "of", "from", "with"))
        own = self.rule.plover in _SELF_DONE or self._is_of_a_people()
        return prepositional(page, act, ("of", "from") if own else ("from",))

    def _is_of_a_people(self) -> bool:
        """ "the invasion of the Kenyans": a people does it, where "the invasion of Kenya" is done to a land."""
        if self.rule.plover != "ASSAULT":
            return False
        peoples = (
            mention.form == "demonym"
            for prep in children(self.act, "prep")
            if prep.lower_ == "of"
            for thing in children(prep, "pobj")
            if thing.tag_ in ("NNPS", "NNS")
            for mention in self.page.mentions_in(self.page.span(thing.left_edge.i, thing.i + 1))
        )
        return any(peoples)

    def _genitive(self) -> Ids:
        """ "Kenya's March 3 and May 4 tests", where the parser loses whose they are."""
        doc, i = self.act.doc, self.act.i - 1
        while i > 0 and self.act.i - i < 10 and (doc[i].pos_ in _PREMODIFIERS or doc[i].text in _QUOTES):
            i -= 1
        return named(self.page, doc[i - 1]) if doc[i].tag_ == "POS" and i > 0 and self.act.i - i > 1 else ()

    def _is_victim(self, possessor: Any) -> bool:
        if self.rule.mode not in _SUFFERED:
            return False
        ids = named(self.page, possessor)
        return any(self.page.actors[i].kind in ("person", "anonymous") for i in ids if i in self.page.actors)
