"""One actor across documents: ids that mean the same anywhere are kept, those that do not are told apart.

States, bodies and persons known by a full name have ids that any document shares. A person whom a document knows by a
surname alone is an actor of that document only: two Campbells in two papers may be two people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from summitry.link.items import ActorItem
from summitry.model import Actor, ActorKind


def settled(actor: Actor, document: str) -> str:
    """The id under which the record knows an actor that ``document`` names."""
    if actor.kind == "person" and actor.id.startswith("person:") and "-" not in actor.id and " " not in actor.name:
        return f"{actor.id}@{document}"
    return actor.id


def is_held(name: str, other: str) -> bool:
    """True where one person's name stands whole in another's, "Roy" in "Anna Roy": within a state it may be she."""
    one, two = ({*person.removeprefix("person:").split("@")[0].split("-")} for person in (name, other))
    return one <= two


def merge(actor: str, appearances: Iterable[Actor]) -> ActorItem:
    """One actor from its appearances, one in each document.

    The name is the one most documents use, the longer where two are even; a state is kept where the documents that tell
    one agree.
    """
    kinds: Counter[ActorKind] = Counter()
    names: Counter[str] = Counter()
    full: Counter[str] = Counter()
    states: set[str] = set()
    documents = 0
    for appearance in appearances:
        documents += 1
        kinds[appearance.kind] += 1
        full[appearance.name] += 1
        names.update({appearance.name, *appearance.names})
        if appearance.state:
            states.add(appearance.state)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    name = min(full, key=lambda n: (-full[n], -len(n), n))
    forms = sorted(names, key=lambda n: (-names[n], -len(n), n))
    return ActorItem(actor, kind, name, tuple(forms), states.pop() if len(states) == 1 else None, documents)
