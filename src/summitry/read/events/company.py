"""Who takes part in an act beside its doers: fellows in a meeting, hosts of a visit, those who make one suffer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summitry.read.events.naming import (
    Ids,
    full,
    inside,
    located,
    named,
    named_next,
    prepositional,
    same_side,
    unique,
)
from summitry.read.events.targets import Targets
from summitry.read.grammar import children, conjuncts, patient

_JOINING = ("with", "between", "among", "amongst", "alongside", "involving", "including", "to", "of", "by")
_ABOUT = frozenset({"discuss", "review", "debate"})


class Company(Targets):
    """An act asked for everybody: doers, targets, fellows, the land visited, the afflicters."""

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
