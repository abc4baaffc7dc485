"""The cast of a page: who has been met so far, and which word of the text stands for whom."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field, replace
from typing import Any

from summitry.model import Actor, ActorKind, Mention, MentionForm
from summitry.read.actors.gazetteer import Entry, Hit
from summitry.read.page import Page
from summitry.rules.bodies import bodies
from summitry.rules.states import name_of

NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(slots=True)
class Person:
    """A person as this document names them.

    ``name`` is the fullest form, ``surnames`` the folded words that name them alone. ``rank`` is the highest rank of
    their titles (see ``summitry.rules.roles.Title``). ``offices`` are those held now, ``titles`` all that a text gives.
    """

    id: str
    name: str
    surnames: frozenset[str]
    gender: str | None = None
    rank: int = 4
    state: str | None = None
    offices: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Cast:
    """What the actors' stage knows of a page.

    ``text`` is the parsed text (``doc.text``, made once). ``heads`` gives for the index of a token that heads a noun
    phrase the ids of those it stands for, ``spans`` the tokens of that phrase. ``hits`` are the known names,
    ``hit_at`` the same by token. ``persons`` are all named persons by id, ``named`` the person whose name a token is
    part of. ``unnamed`` are the unnamed actors by head token, ``links`` the noun of an unnamed one that a pronoun
    stands for, ``nationals`` the state of a noun like "Iraqis", ``organisations`` the tokens of a name that the
    parser takes for an organisation's, ``implied`` those who issued a writing that the text brings in. ``home`` is
    the state whose government publishes the document. ``quoted`` are the tokens within quotation marks; ``stating``
    is the state that states something in its own words; ``transcript`` says that speakers are named before what they
    say.
    """

    page: Page
    text: str
    hits: list[Hit] = field(default_factory=list)
    hit_at: dict[int, list[Hit]] = field(default_factory=dict)
    heads: dict[int, tuple[str, ...]] = field(default_factory=dict)
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    named: dict[int, str] = field(default_factory=dict)
    unnamed: dict[int, str] = field(default_factory=dict)
    links: dict[int, int] = field(default_factory=dict)
    nationals: dict[int, str] = field(default_factory=dict)
    organisations: dict[int, tuple[int, int]] = field(default_factory=dict)
    implied: dict[int, tuple[str, ...]] = field(default_factory=dict)
    home: str | None = None
    quoted: frozenset[int] = frozenset()
    transcript: bool = False
    stating: tuple[str, ...] = ()

    def meet(self, actor: str, kind: ActorKind, name: str, form: str = "", state: str | None = None) -> str:
        """Enter an actor, or add one more form to one already met. Returns the id."""
        there = self.page.actors.get(actor)
        if there is None:
            names = (form,) if form else (name,)
            self.page.actors[actor] = Actor(actor, kind, name, names, state)
        else:
            if form and form not in there.names:
                there = replace(there, names=(*there.names, form))
            if state and not there.state:
                there = replace(there, state=state)
            self.page.actors[actor] = there
        return actor

    def meet_entry(self, entry: Entry, form: str) -> str | None:
        """Enter the state or body that a known name stands for."""
        return self.meet_listed(entry.actor, form) if entry.actor is not None else None

    def meet_listed(self, actor: str, form: str = "") -> str:
        """Enter a body of the list, or a state."""
        body = bodies().get(actor)
        if body is not None:
            return self.meet(body.id, body.kind, body.name, form, body.state)
        return self.meet_state(actor, form)

    def meet_state(self, code: str, form: str = "") -> str:
        """Enter a state."""
        return self.meet(code, "state", name_of(code), form, code)

    def mention(self, first: int, last: int, head: int, actors: tuple[str, ...], form: MentionForm) -> None:
        """Note that tokens ``first`` up to ``last``, headed by ``head``, stand for ``actors``."""
        if not actors:
            return
        start, end = self.page.span(first, last)
        self._enter(Mention(start, end, self.page.text[start:end], actors, form))
        self.heads[head] = tuple(dict.fromkeys((*self.heads.get(head, ()), *actors)))
        there = self.spans.get(head)
        self.spans[head] = (min(first, there[0]), max(last, there[1])) if there else (first, last)

    def mention_within(self, start: int, end: int, head: int, actors: tuple[str, ...], form: MentionForm) -> None:
        """The same for part of a token: "Japan" of "U.S.-Japan". ``start`` and ``end`` count in the stored text."""
        self._enter(Mention(start, end, self.page.text[start:end], actors, form))
        self.heads[head] = tuple(dict.fromkeys((*self.heads.get(head, ()), *actors)))
        self.spans.setdefault(head, (head, head + 1))

    def speaking_together(self, token: int) -> bool:
        """True where "we" at a token is the paper's own: not within quotation marks, not in a transcript, no news."""
        joint = "joint" in (self.page.document.title or "").lower()
        return (self.home is not None or joint) and not self.transcript and token not in self.quoted

    def _enter(self, mention: Mention) -> None:
        insort(self.page.mentions, mention, key=lambda m: (m.start, m.end))


def head_of(doc: Any, first: int, last: int) -> int:
    """The token of ``first`` up to ``last`` that the others of them hang on."""
    for i in range(last - 1, first - 1, -1):
        head = doc[i].head.i
        if (not first <= head < last or head == i) and doc[i].pos_ != "PUNCT":
            return i
    return last - 1


def cast_of(page: Page) -> Cast:
    """The cast of a page on which the stage has run. Raises ``LookupError`` where it has not."""
    found = page.doc.user_data.get("cast") if page.doc is not None else None
    if not isinstance(found, Cast):
        raise LookupError("the actors of this page have not been read yet")
    return found
