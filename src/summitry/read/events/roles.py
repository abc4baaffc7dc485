"""Who takes part in an act, and as what: the places of a clause or a noun phrase mapped to roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from summitry.model import Party, Role
from summitry.read.actors import everyone, state_of
from summitry.read.grammar import agent, children, conjuncts, is_passive, own_subject, patient, subject
from summitry.read.page import Page
from summitry.rules.events import Rule

Ids = tuple[str, ...]
_TARGET_PREPOSITIONS = (
    "against",
    "on",
    "upon",
    "at",
    "to",
    "toward",
    "towards",
    "with",
    "from",
    "for",
    "into",
    "over",
    "of",
    "about",
)
_PLACE_PREPOSITIONS = ("in", "near", "inside", "across", "around", "throughout", "off", "outside", "within", "along")
_HERE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "PROTEST", "CONCEDE", "SANCTION"})
_JOINING = frozenset({"with", "between", "among", "amongst", "alongside", "involving", "including", "to", "of", "by"})
_MAX_INNER = 40


def parties(page: Page, act: Any, carrier: Any | None, rule: Rule) -> tuple[Party, ...]:
    """The parties to the act that ``act`` names (a spaCy token), read by ``rule``'s frame.

    ``carrier`` is the light verb that lends a noun its subject ("held talks"), or ``None``. Parties come in the order of
    the text within their role; an actor stands once. Empty where nobody is named.
    """
    places = _Places(page, act, carrier, rule)
    if rule.frame == "mutual":
        found = [("participant", i) for i in (*places.doers(), *places.fellows())]
    elif rule.frame == "visit":
        doers = places.doers()
        found = [("guest", i) for i in doers] + [("host", i) for i in places.destination(doers)]
    elif rule.frame == "host":
        doers = places.doers()
        found = [("host", i) for i in doers] + [("guest", i) for i in places.targets(doers)]
    elif rule.frame == "suffer":
        sufferers = places.doers()
        found = [("source", i) for i in places.afflicters(sufferers)] + [("target", i) for i in sufferers]
    else:
        doers = places.doers()
        found = [("source", i) for i in doers] + [("target", i) for i in places.targets(doers)]
    return _distinct(page, found)


def _distinct(page: Page, found: Iterable[tuple[str, str]]) -> tuple[Party, ...]:
    seen: dict[str, Party] = {}
    for role, actor in found:
        if actor not in seen:
            seen[actor] = Party(actor, state_of(page, actor), role)  # type: ignore[arg-type]
    acting = {party.state for party in seen.values() if party.actor != party.state}
    return tuple(party for party in seen.values() if party.actor != party.state or party.state not in acting)


class _Places:
    """The places of one act: where its doers, its targets and its fellows may stand."""

    def __init__(self, page: Page, act: Any, carrier: Any | None, rule: Rule) -> None:
        self.page = page
        self.act = act
        self.carrier = carrier
        self.rule = rule
        self.nominal = act.pos_ in ("NOUN", "PROPN")

    # -- doers -------------------------------------------------------------------------------------------------

    def doers(self) -> Ids:
        if not self.nominal:
            verb = self.act if self.act.pos_ != "ADJ" else self.act.head
            if self.act.pos_ == "ADJ" and verb.pos_ not in ("AUX", "VERB"):
                return self._within(verb) if verb.pos_ in ("NOUN", "PROPN") else ()
            if self.rule.statal or self.act.pos_ == "ADJ":
                return self._full(subject(verb))
            return self._full(self._doer(verb))
        found = self._possessors()
        if not found and self.carrier is not None:
            found = self._full(self._doer(self.carrier))
        if self.rule.frame == "mutual" and self.carrier is not None:
            found = (*found, *self._full(self._doer(self.carrier)))
        return found or self._by()

    def _doer(self, verb: Any) -> Any | None:
        """The verb's agent; nobody's for a bare participle ("asked about it, she …"), whose subject is done to."""
        if verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl", "conj", "amod") and not children(verb, "aux", "auxpass"):
            if verb.dep_ != "conj" or is_passive(verb.head):
                return next((thing for by in children(verb, "agent") for thing in children(by, "pobj")), None)
        return agent(verb)

    def _possessors(self) -> Ids:
        """ "Russia's", "U.S.", "Japanese" before the noun; "of" after a noun that nothing is done to."""
        found: list[str] = []
        for child in self.act.children:
            if child.dep_ in ("poss", "compound", "amod", "nmod"):
                found.extend(self._named(child) if child.dep_ == "poss" else self._mention_at(child))
        if found:
            return tuple(dict.fromkeys(found))
        by = self._by()
        if by:
            return by
        if self.rule.frame in ("mutual", "visit") or self.rule.plover in (
            "RETREAT",
            "REQUEST",
            "THREATEN",
            "AGREE",
            "MOBILIZE",
            "PROTEST",
        ):
            return self._prepositional(self.act, ("of", "from", "between", "among"))
        return self._prepositional(self.act, ("from",))

    def _by(self) -> Ids:
        return self._prepositional(self.act, ("by", "involving"))

    # -- targets -----------------------------------------------------------------------------------------------

    def targets(self, doers: Ids) -> Ids:
        """The first place in which somebody other than the doers is named."""
        for ids in self._target_places(doers):
            kept = tuple(i for i in ids if i not in doers and not self._same(i, doers))
            if kept:
                return kept
        return ()

    def _target_places(self, doers: Ids) -> Iterator[Ids]:
        act = self.act
        if not self.nominal and act.pos_ != "ADJ":
            thing = patient(act)
            yield self._each(*children(act, "dative"), thing)
            for clause in children(act, "ccomp", "xcomp"):
                if self.rule.content or self.rule.plover in ("ACCUSE", "REQUEST"):
                    yield self._full(own_subject(clause))
            yield self._prepositional(act, ("against", "on", "upon", "at", "to", "toward", "towards", "with"))
            for piece in conjuncts(thing) if thing is not None else ():
                yield self._inside(piece, doers)
            yield self._prepositional(act, _TARGET_PREPOSITIONS)
            yield from self._phrases(act, doers)
            for clause in children(act, "xcomp", "ccomp", "advcl" if self.rule.content else "oprd", "pcomp"):
                yield self._inside(clause, doers)
        else:
            yield self._prepositional(
                act, ("against", "on", "upon", "of", "to", "toward", "towards", "with", "from", "for", "at", "over")
            )
            yield from self._phrases(act, doers)
            for clause in children(act, "xcomp", "acl", "ccomp"):
                yield self._inside(clause, doers)
            if self.carrier is not None:
                yield self._each(*children(self.carrier, "dative"))
                yield self._prepositional(self.carrier, _TARGET_PREPOSITIONS)
                yield from self._phrases(self.carrier, doers)
        if self.rule.plover in _HERE:
            yield self._prepositional(act, _PLACE_PREPOSITIONS)
            thing = patient(act) if not self.nominal else None
            if thing is not None:
                yield self._prepositional(thing, _PLACE_PREPOSITIONS)
            above = self.carrier if self.carrier is not None else act.head if self.nominal and act.dep_ == "nsubj" else None
            if above is not None:
                yield self._prepositional(above, _PLACE_PREPOSITIONS)

    def _phrases(self, head: Any, doers: Ids) -> Iterator[Ids]:
        """What stands inside the prepositional phrases of ``head``, below a head that is nobody."""
        for prep in children(head, "prep"):
            if prep.lower_ in _TARGET_PREPOSITIONS:
                for thing in children(prep, "pobj", "pcomp"):
                    yield self._inside(thing, doers)

    def _same(self, actor: str, doers: Ids) -> bool:
        """The doer's own state is no target of the doer ("the French minister … France")."""
        return any(actor == state_of(self.page, doer) for doer in doers)

    # -- the other frames ----------------------------------------------------------------------------------------

    def fellows(self) -> Ids:
        """Whoever meets, agrees or works with the doers."""
        found: list[str] = []
        heads = [self.act] if self.carrier is None else [self.act, self.carrier]
        if not self.nominal:
            thing = patient(self.act)
            if thing is not None:
                found.extend(self._full(thing) if not is_passive(self.act) else self._full(thing))
                heads.extend(conjuncts(thing))
            found.extend(self._each(*children(self.act, "dative")))
        for head in heads:
            found.extend(self._prepositional(head, tuple(_JOINING)))
            for verb in children(head, "acl", "relcl"):
                if verb.lower_ in ("involving", "including"):
                    found.extend(self._each(*children(verb, "dobj")))
        if not self.nominal and own_subject(self.act) is None and self.act.dep_ == "conj":
            return tuple(found)
        return tuple(found)

    def destination(self, doers: Ids) -> Ids:
        heads = [self.act] if self.carrier is None else [self.act, self.carrier]
        if not self.nominal:
            found = self._full(patient(self.act)) if not is_passive(self.act) else self._full(subject(self.act))
            if found:
                return found
        for head in heads:
            found = self._prepositional(head, ("to", "into", "in", "at", "with", "from"))
            kept = tuple(i for i in found if i not in doers and not self._same(i, doers))
            if kept:
                return kept
        return ()

    def afflicters(self, sufferers: Ids) -> Ids:
        thing = patient(self.act)
        for head in (thing, self.act):
            if head is not None:
                found = self._prepositional(head, ("from", "by")) or self._inside(head, sufferers)
                if found:
                    return found
        return ()

    # -- naming --------------------------------------------------------------------------------------------------

    def _named(self, token: Any) -> Ids:
        """Whom the phrase stands for; "the premiers of Norway and Sweden", unnamed, stand for their states."""
        found = everyone(self.page, token)
        if token.tag_ in ("NNS", "NNPS") and any(i.startswith("anon:") for i in found):
            owners = [i for prep in children(token, "prep") if prep.lower_ == "of" for t in children(prep, "pobj")
                      for i in everyone(self.page, t)]  # fmt: skip
            if len(owners) > 1:
                return tuple(owners)
        return found

    def _full(self, token: Any | None) -> Ids:
        """Whom a noun phrase stands for, or else whom it names as the owner of what it stands for."""
        if token is None:
            return ()
        return self._named(token) or self._owner(token)

    def _owner(self, token: Any) -> Ids:
        found: list[str] = []
        for child in token.children:
            if child.dep_ == "poss":
                found.extend(self._named(child))
            elif child.dep_ in ("compound", "amod", "nmod"):
                found.extend(self._mention_at(child))
        return tuple(found) or self._prepositional(token, ("of", "from", "by", "in"))

    def _within(self, token: Any) -> Ids:
        return self._named(token)

    def _each(self, *tokens: Any | None) -> Ids:
        return tuple(i for token in tokens if token is not None for i in self._named(token))

    def _mention_at(self, token: Any) -> Ids:
        """The mention that this very word opens or is ("Turkish" of "Turkish troops", "U.S.-Japan" of a summit)."""
        start, end = self.page.starts[token.left_edge.i], self.page.ends[token.i]
        return tuple(i for mention in self.page.mentions_in((start, end)) for i in mention.actors)

    def _prepositional(self, head: Any, words: tuple[str, ...]) -> Ids:
        found: list[str] = []
        for word in words if len(words) <= 20 else ():
            for prep in head.children:
                if prep.dep_ in ("prep", "agent", "dative") and prep.lower_ == word:
                    for thing in children(prep, "pobj"):
                        found.extend(self._named(thing))
            if found and self.rule.frame != "mutual":
                break
        return tuple(dict.fromkeys(found))

    def _inside(self, token: Any, doers: Ids) -> Ids:
        """The first mention in the token's subtree of anybody but the doers, with those coordinated to it."""
        first, last = token.left_edge.i, min(token.right_edge.i + 1, token.left_edge.i + _MAX_INNER)
        found: list[str] = []
        end = -1
        for mention in self.page.mentions_in(self.page.span(first, last)):
            others = [i for i in mention.actors if i not in doers and not self._same(i, doers)]
            if not others:
                continue
            if found and self.page.text[end : mention.start].strip() not in (",", "and", ", and", "or", "/", "-", "–"):
                break
            found.extend(others)
            end = mention.end
        return tuple(found)


def roles(found: tuple[Party, ...], *wanted: Role) -> tuple[Party, ...]:
    """The parties that stand in one of the ``wanted`` roles."""
    return tuple(party for party in found if party.role in wanted)
