"""Who takes part in an act, and as what: the places of a clause or a noun phrase mapped to roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from summitry.model import Party, Role
from summitry.read.actors import state_of
from summitry.read.events.naming import (
    Ids,
    doer,
    full,
    inside,
    located,
    mention_at,
    named,
    named_next,
    owner,
    prepositional,
    same_side,
    standing_for,
    unique,
)
from summitry.read.grammar import children, conjuncts, is_passive, own_subject, patient, subject
from summitry.read.page import Page
from summitry.rules.bodies import bodies
from summitry.rules.events import Rule, words

_AT = ("against", "on", "upon", "at", "to", "toward", "towards", "with")
_WHOSE = ("by", "from", "of", "on", "against", "with", "to")
_GIVING = frozenset({"AID", "MOBILIZE", "RETREAT", "COOPERATE"})
_TO = ("against", "on", "upon", "to", "toward", "towards", "with")
_ANY = (*_AT, "from", "for", "into", "over", "of", "about")
_OF_NOUN = ("against", "on", "upon", "of", "to", "toward", "towards", "with", "from", "for", "at", "over")
_PLACES = ("in", "near", "inside", "across", "around", "throughout", "off", "outside", "within", "along")
_JOINING = ("with", "between", "among", "amongst", "alongside", "involving", "including", "to", "of", "by")
_HERE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "PROTEST", "CONCEDE", "SANCTION"})
_ABOUT = frozenset({"discuss", "review", "debate"})
_HANDING = frozenset({"give", "offer", "send", "grant", "hand", "issue"})
_RECEIVING = frozenset({"have", "get", "receive", "enjoy", "win", "face", "draw"})
# Acts upon one's own forces, which are nobody it is done to.
_PREMODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "CCONJ", "VERB"})
_QUOTES = frozenset({'"', "“", "‘", "'"})
_LAWFUL = frozenset({"arrest", "censor", "convict", "restrict"})
_MOVES = frozenset({"RETREAT", "MOBILIZE"})
# Acts whose "of" and "from" name the doer: "the withdrawal of Kenyan troops", "a request from Rome".
_SELF_DONE = frozenset({"RETREAT", "REQUEST", "THREATEN", "AGREE", "MOBILIZE", "PROTEST"})
# Of these a person's possessive names the one it is done to: "his murder", "Navalny's arrest".
_SUFFERED = frozenset({"targeted", "arrest", "abduct", "torture", "release", "deport", "expel", "convict"})


def parties(page: Page, act: Any, carrier: Any | None, rule: Rule) -> tuple[Party, ...]:
    """The parties to the act that ``act`` names (a spaCy token), read by ``rule``'s frame.

    ``carrier`` is the light verb that lends a noun its subject ("held talks"), or ``None``. An actor stands once; a
    state does not stand beside its own deputy. Empty where nobody is named.
    """
    places = _Places(page, act, carrier, rule)
    doers = places.doers()
    if len(doers) > 1 and rule.frame == "act" and places.spoken_of_oneself():
        done_to = {state_of(page, i) or i for i in places.addressed()}
        doers = tuple(i for i in doers if (state_of(page, i) or i) not in done_to) or doers
    found: list[tuple[Role, str]]
    if rule.frame == "mutual":
        circle = unique((*doers, *places.fellows()))
        found = [("participant", i) for i in circle]
        if rule.plover == "AGREE" and len(circle) == 1:
            found = [("source", i) for i in doers] + [("target", i) for i in places.targets(doers)] or found
    elif rule.frame == "visit":
        found = [("guest", i) for i in doers] + [("host", i) for i in places.destination(doers)]
    elif rule.frame == "host":
        found = [("host", i) for i in doers] + [("guest", i) for i in places.targets(doers)]
    elif rule.frame == "suffer":
        found = [("source", i) for i in places.afflicters(doers)] + [("target", i) for i in doers]
    else:
        if rule.plover == "MOBILIZE" and not doers:
            doers = tuple(i for i in places.targets(()) if _is_force(page, i))  # "sending Kenyan soldiers"
        found = [("source", i) for i in doers] + [("target", i) for i in places.targets(doers)]
    return _distinct(page, found)


def _is_force(page: Page, actor: str) -> bool:
    there = page.actors.get(actor)
    return there is not None and there.kind == "armed-forces"


def _distinct(page: Page, found: Iterable[tuple[Role, str]]) -> tuple[Party, ...]:
    seen: dict[str, Party] = {}
    for role, actor in found:
        there = page.actors.get(actor)
        if actor not in seen and (there is None or there.kind != "media"):
            seen[actor] = Party(actor, state_of(page, actor), role)
    acting = {(party.state, party.role) for party in seen.values() if party.actor != party.state}
    return tuple(
        party for party in seen.values() if party.actor != party.state or (party.state, party.role) not in acting
    )


class _Places:
    """The places of one act: where its doers, its targets and its fellows may stand."""

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

    def targets(self, doers: Ids) -> Ids:
        """The first place in which somebody other than the doers is named."""
        for ids in self._target_places(doers):
            kept = tuple(i for i in ids if i not in doers and not same_side(self.page, i, doers))
            if self.rule.plover == "AGREE":
                kept = tuple(i for i in kept if self._is_dealt_with(i))
            if self.rule.plover in _MOVES:
                kept = tuple(i for i in kept if state_of(self.page, i) not in doers)
            if kept:
                return kept
        return ()

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

    def fellows(self) -> Ids:
        """Whoever meets, agrees or works with the doers."""
        page = self.page
        found: list[str] = []
        heads = list(self.heads)
        if not self.nominal:
            thing = patient(self.act)
            if thing is not None:
                if self.act.lemma_ not in _ABOUT:
                    heads.extend(conjuncts(thing))
                if self.rule.plover == "CONSULT" and self.act.lemma_ not in _ABOUT:
                    found.extend(named(page, thing))
            for token in children(self.act, "dative", "oprd"):
                found.extend(named(page, token))
            if self.rule.plover == "SUPPORT" and not found:
                found.extend(self._dealt_with())
        for head in heads:
            found.extend(prepositional(page, head, _JOINING, gather=True))
            if head.lemma_ not in _ABOUT:
                found.extend(self._joining(head))
        return unique(found)

    def _dealt_with(self) -> Ids:
        """ "signed a contract to buy tanks from Kenya": the other side of what the paper is for."""
        thing = patient(self.act)
        for clause in (*children(self.act, "advcl", "xcomp"), *(children(thing, "acl") if thing is not None else ())):
            if any(word.lower_ == "to" for word in children(clause, "aux")):
                for head in (clause, *children(clause, "dobj")):
                    found = prepositional(self.page, head, ("from", "with", "to"))
                    if found:
                        return found
        return ()

    def _joining(self, head: Any) -> Iterator[str]:
        """ "… also involving Kenya", "… which was joined by Kenya and Ghana"."""
        for word in head.doc[head.i + 1 : head.i + 6]:
            if word.lower_ in ("involving", "including", "featuring"):
                yield from named_next(self.page, word.i + 1)
        for verb in head.subtree if head.pos_ == "NOUN" else ():
            if verb.lemma_ in ("join", "attend") and verb.i > head.i:
                for by in children(verb, "agent"):
                    for token in children(by, "pobj"):
                        yield from named(self.page, token)

    def destination(self, doers: Ids) -> Ids:
        page = self.page
        if not self.nominal:
            found = full(page, patient(self.act))
            if found:
                return found
        for head in self.heads:
            found = prepositional(page, head, ("to", "into", "in", "at", "with", "from")) or located(
                page, head, ("to", "in", "at")
            )
            kept = tuple(i for i in found if i not in doers and not same_side(page, i, doers))
            if kept:
                return kept
        return ()

    def afflicters(self, sufferers: Ids) -> Ids:
        thing = patient(self.act)
        for head in (thing, self.act):
            if head is not None:
                found = prepositional(self.page, head, ("from", "by")) or inside(self.page, head, sufferers)
                if found:
                    return found
        return ()


def roles(found: tuple[Party, ...], *wanted: Role) -> tuple[Party, ...]:
    """The parties that stand in one of the ``wanted`` roles."""
    return tuple(party for party in found if party.role in wanted)
