"""Whom an act is done to: the object of its verb, the phrases below it, the place where it strikes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summitry.read.actors import state_of
from summitry.read.events.doers import Doers
from summitry.read.events.naming import (
    Ids,
    doer,
    full,
    inside,
    located,
    named,
    prepositional,
    same_side,
    standing_for,
    unique,
)
from summitry.read.grammar import children, conjuncts, is_passive, own_subject, patient, subject
from summitry.rules.bodies import bodies
from summitry.rules.events import words

_AT = ("against", "on", "upon", "at", "to", "toward", "towards", "with")
_WHOSE = ("by", "from", "of", "on", "against", "with", "to")
_GIVING = frozenset({"AID", "MOBILIZE", "RETREAT", "COOPERATE"})
_TO = ("against", "on", "upon", "to", "toward", "towards", "with")
_ANY = (*_AT, "from", "for", "into", "over", "of", "about")
_OF_NOUN = ("against", "on", "upon", "of", "to", "toward", "towards", "with", "from", "for", "at", "over")
_PLACES = ("in", "near", "inside", "across", "around", "throughout", "off", "outside", "within", "along")
_HERE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "PROTEST", "CONCEDE", "SANCTION"})
_HANDING = frozenset({"give", "offer", "send", "grant", "hand", "issue"})
_RECEIVING = frozenset({"have", "get", "receive", "enjoy", "win", "face", "draw"})
_MOVES = frozenset({"RETREAT", "MOBILIZE"})


class Targets(Doers):
    """An act asked for those it is done to."""

    def spoken_of_oneself(self) -> bool:
        """ "We are suspending aid to Kenya": of those who may be "we", not the one it is done to."""
        verb = self.carrier if self.carrier is not None else self.act
        teller = subject(verb)
        return teller is not None and teller.lower_ == "we"

    def addressed(self) -> Ids:
        """Those whom the clause itself names as the ones it is done to, not who is named deeper in it."""
        thing = patient(self.carrier if self.carrier is not None else self.act)
        direct = named(self.page, thing) if thing is not None else ()
        return unique((*direct, *(i for head in self.heads for i in prepositional(self.page, head, _ANY))))

    def targets(self, doers: Ids) -> Ids:
        """The first place in which somebody other than the doers is named."""
        if self.rule.mode == "weapons":
            return prepositional(self.page, self.act, ("at", "against", "toward", "towards", "near", "over"))
        for number, ids in enumerate(self._target_places(doers)):
            kept = tuple(i for i in ids if i not in doers and not same_side(self.page, i, doers))
            if self.rule.plover == "REQUEST" and number > 0:
                kept = tuple(i for i in kept if not self._is_private(i))  # "called for his release" asks nothing of him
            if self.rule.plover == "AGREE":
                kept = tuple(i for i in kept if self._is_dealt_with(i))
            if self.rule.plover in _MOVES:
                kept = tuple(i for i in kept if state_of(self.page, i) not in doers)
            if kept:
                return kept
        return ()

    def _is_private(self, actor: str) -> bool:
        there = self.page.actors.get(actor)
        return there is not None and there.kind == "person" and there.state is None

    def _is_dealt_with(self, actor: str) -> bool:
        """Not a force or a stranger that a promise merely speaks of ("agreed to oppose Kenya's navy")."""
        there = self.page.actors.get(actor)
        return there is None or (
            there.kind not in ("armed-forces", "company")
            and not (there.kind in ("person", "organisation") and there.state is None and actor not in bodies())
        )

    def _target_places(self, doers: Ids) -> Iterator[Ids]:
        yield from (
            self._nominal_targets(doers) if self.nominal or self.act.pos_ == "ADJ" else self._verbal_targets(doers)
        )
        if self.rule.plover in _HERE and self.rule.mode != "arrest":
            yield from self._here()

    def _verbal_targets(self, doers: Ids) -> Iterator[Ids]:
        page, act, rule = self.page, self.act, self.rule
        thing = patient(act)
        ends = (*children(act, "dative"), thing, *(child for child in children(act, "oprd") if child.pos_ == "PROPN"))
        yield unique(
            i for token in ends if token is not None and not self._own(token, doers) for i in named(page, token)
        )
        if rule.content or rule.plover in ("ACCUSE", "REQUEST"):
            for clause in children(act, "ccomp", "xcomp"):
                teller = own_subject(clause)
                if teller is not None and teller.i > act.i:
                    yield full(page, teller)
        pieces = list(conjuncts(thing)) if thing is not None else []
        if rule.plover in _HERE:
            for piece in pieces:
                yield standing_for(page, piece)
        if rule.plover not in _GIVING:
            yield from self._within(pieces, doers)
        yield prepositional(page, act, _AT if not rule.content else _TO)
        if rule.plover == "CONCEDE" and act.lemma_ in ("acknowledge", "admit", "confess"):
            return  # who stands in what is admitted is not the one it is admitted to
        if rule.plover in _GIVING:
            yield from self._within(pieces, doers)
        yield prepositional(page, act, _ANY)
        yield from self._phrases(act, doers)
        for piece in pieces if rule.plover in ("SANCTION", "AID") else ():
            for clause in children(piece, "relcl"):
                yield inside(page, clause, doers)  # "suspended aid that feeds Kenyans"
        if rule.plover == "AID" and act.dep_ == "acl":
            yield from self._of_a_whole()
        for clause in children(
            act, "xcomp", "ccomp", "oprd", *(("advcl",) if rule.content or rule.plover == "PROTEST" else ())
        ):
            if clause.i > act.i:
                yield inside(page, clause, doers)

    def _of_a_whole(self) -> Iterator[Ids]:
        """ "help for Kenya, including two tons provided by Norway": to whom the whole goes."""
        noun = self.act.head
        for _ in range(3):
            noun = noun.head
            if noun.pos_ == "NOUN":
                yield prepositional(self.page, noun, ("for", "to"))

    def _within(self, pieces: list[Any], doers: Ids) -> Iterator[Ids]:
        """Whose the object is: "the demands of the rebels", "a Kenyan offer"."""
        for piece in pieces:
            if self.rule.plover == "ACCUSE":  # "condemned Kenya's war against Ghana": Kenya, whoever the war is against
                yield unique(i for child in children(piece, "poss") for i in named(self.page, child))
            if piece.lemma_.lower() in words("stances"):
                yield prepositional(self.page, piece, ("for", "to", "with", "of"))
                for prep in children(piece, "prep"):
                    if prep.lower_ in ("for", "to", "with", "over"):
                        yield from (inside(self.page, thing, doers) for thing in children(prep, "pobj", "pcomp"))
            if self.rule.plover in ("ACCUSE", "REJECT"):
                yield unique(
                    i
                    for by in piece.subtree
                    if by.lower_ == "by"
                    for t in children(by, "pobj")
                    for i in named(self.page, t)
                )
            for word in _WHOSE:
                yield tuple(i for i in prepositional(self.page, piece, (word,)) if i not in doers)
            if piece.lemma_.lower() not in words("stances"):
                yield inside(self.page, piece, doers)  # not of "offered his condolences": they are the giver's own

    def _own(self, token: Any, doers: Ids) -> bool:
        """ "its troops", "their nationals": the doer's own, and nobody it is done to."""
        return any(child.dep_ == "poss" and set(named(self.page, child)) & set(doers) for child in token.children)

    def _nominal_targets(self, doers: Ids) -> Iterator[Ids]:
        page, act = self.page, self.act
        for child in children(act, "poss"):
            if self._is_victim(child):
                yield named(page, child)
        if self.carrier is not None and self.carrier.lemma_ in _RECEIVING:
            yield doer(page, self.carrier)
        if self.carrier is not None and self.carrier.lemma_ in _HANDING and is_passive(self.carrier):
            yield full(page, subject(self.carrier))  # "they were given assurances"
        yield prepositional(page, act, _OF_NOUN)
        yield from self._phrases(act, doers)
        for clause in children(act, "xcomp", "acl", "ccomp"):
            yield inside(page, clause, doers)
        if self.carrier is not None:
            yield unique(i for token in children(self.carrier, "dative") for i in named(page, token))
            yield prepositional(page, self.carrier, _ANY)
            yield from self._phrases(self.carrier, doers)
            if self.rule.plover == "PROTEST":
                for clause in children(self.carrier, "advcl", "xcomp"):
                    yield inside(page, clause, doers)

    def _here(self) -> Iterator[Ids]:
        """Where the act takes place, for acts that are done to those who live there."""
        yield located(self.page, self.act, (*_PLACES, "of") if self.nominal else _PLACES)
        thing = patient(self.act) if not self.nominal else None
        if thing is not None:
            yield located(self.page, thing, _PLACES)
        above = (
            self.carrier
            if self.carrier is not None
            else self.act.head
            if self.nominal and self.act.dep_ == "nsubj"
            else None
        )
        if above is not None:
            yield located(self.page, above, _PLACES)

    def _phrases(self, head: Any, doers: Ids) -> Iterator[Ids]:
        """What stands inside the prepositional phrases of ``head``, below a head that is nobody.

        "Thanks for the role that Kenya played" are thanks to Kenya.
        """
        for prep in children(head, "prep"):
            if prep.lower_ in _ANY:
                for thing in children(prep, "pobj", "pcomp"):
                    yield inside(self.page, thing, doers)
                    for clause in children(thing, "relcl") if self.rule.plover == "SUPPORT" else ():
                        yield full(self.page, own_subject(clause))
