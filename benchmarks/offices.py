"""Office holders: how many people that a chronology names with their office the list knows at that date.

    python -m benchmarks.offices --shared ../shared [--also FILE.csv ...]

The chronology of official visits and trips (US Office of the Historian) gives in each row a traveller, a day, a
country and a sentence on who was met. Every person named straight after the title of a head of state or of
government, a foreign or defence minister, a national security adviser or a body's head is looked up: the list has to
give one person who bears the name and held that office on one of those days, for one state. Where an adjective before
the title names the state ("Israeli Foreign Minister") it has to be that one; a surname alone has to fit the country
visited or that of the traveller; a traveller's office has to be of the country left. Travellers without a title are
the President and the Secretary of State of the United States. Acting, former and late holders are left out, deputies
too. Prints the share found, for travellers and counterparts, and every miss.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from summitry.rules import offices
from summitry.rules.offices import BODIES, Holding, fold
from summitry.rules.states import code_of

TITLES = (
    "President", "Prime Minister", "Premier", "Chancellor", "Federal Chancellor", "Taoiseach", "King", "Queen",
    "Sultan", "Emir", "Amir", "Crown Prince", "Pope", "Foreign Minister", "Minister of Foreign Affairs",
    "Minister for Foreign Affairs", "Foreign Affairs Minister", "Foreign Secretary", "Secretary of Foreign Affairs",
    "Secretary of Foreign Relations", "External Affairs Minister", "Minister of External Affairs",
    "Minister of International Relations and Cooperation", "Defense Minister", "Defence Minister",
    "Minister of Defense", "Minister of Defence", "Minister of National Defense", "National Security Advisor",
    "National Security Adviser", "Supreme Leader", "Secretary General", "Secretary-General", "Director General",
    "Director-General", "High Representative", "Chief Cabinet Secretary", "President of the European Commission",
    "European Commission President", "European Council President",
)  # fmt: skip
OTHERS = (
    "Vice President",
    "Deputy Prime Minister",
    "Vice Prime Minister",
    "Acting Prime Minister",
    "Secretary of State",
)
"""Titles that end a name and are not asked for here."""
PLACES = {"West Bank": "PSE", "Jerusalem": "ISR", "China, People's Republic of": "CHN", "Somali Republic": "SOM"}
"""Names of the chronology that are no state's usual name."""
HONORIFICS = frozenset({
    "Dr", "Mr", "Mrs", "Ms", "Sheikh", "Shaikh", "Sheikha", "Prince", "Princess", "General", "Gen", "Sayyid", "Sir",
    "Senator", "Cardinal", "H", "E", "His", "Her", "Highness", "Majesty", "Archbishop", "Royal", "Lord", "Field",
    "Marshal", "Mullah", "Ayatollah", "Admiral", "Lieutenant", "Major",
})  # fmt: skip
NOT_NOW = ("Acting", "Former", "former", "late", "then", "Deputy", "Vice", "elect", "Assistant", "Under")

_PARTICLE = r"(?:bin|ibn|bint|al|el|ul|de|del|da|do|dos|der|den|van|von|vel|la|e|y)"
_CAPITAL = r"(?:[^\W\d_a-zß-öø-ÿ][\w’'‘-]+|[A-Z]\.(?:[A-Z]\.)*|(?:al|el)-\w+|bin|ibn)"
_TITLE = "|".join(sorted((*TITLES, *OTHERS), key=len, reverse=True))
_NAMED = re.compile(rf"\b({_TITLE})[,;]? ((?:(?!(?:{_TITLE}|NATO|and)\b){_CAPITAL} ?(?:{_PARTICLE} )*)+)")
_NO_NAME = frozenset({"Summit", "Ministerial", "Meeting", "Conference", "Forum", "Council", "Ministers", "Office"})


@dataclass(frozen=True, slots=True)
class Named:
    """A person whom the chronology names with a title; ``states`` are those whose office it may be."""

    name: str
    title: str
    states: tuple[str, ...]
    first: str
    last: str
    traveller: bool


def named(row: dict[str, str]) -> Iterator[Named]:
    """Everyone whom one row of the chronology names with a title, the traveller first."""
    came_from, went_to = _code(row["from_country"]), _code(row["to_country"])
    found = _NAMED.search(row["traveller"])
    if found:
        yield Named(_plain(found[2]), found[1], (came_from,), row["start"], row["end"], traveller=True)
    else:
        title = "Secretary of State" if row["kind"] == "trip" and not _is_president(row) else "President"
        yield Named(_plain(row["traveller"]), title, (came_from,), row["start"], row["end"], traveller=True)
    text = row["description"]
    for match in _NAMED.finditer(text):
        name = _plain(match[2])
        before = text[: match.start()].replace("-", " ").split()
        if match[1] in OTHERS or not name or name.split()[0] in _NO_NAME or (before and before[-1] in NOT_NOW):
            continue
        owner = _owner(before)
        states = (owner,) if owner else () if " " in name else (went_to, came_from)
        yield Named(name, match[1], states, row["start"], row["end"], traveller=False)


def found(person: Named) -> Holding | None:
    """The holding that the list gives for a named person: the name, the title, the state and the days all fit.

    The whole name is tried, then what is left of it without its last words, then without its first.
    """
    words = person.name.split()
    cut = [" ".join(words[:n]) for n in range(len(words), 1, -1)] + [" ".join(words[n:]) for n in range(1, len(words))]
    for form in cut or words:
        rows = [
            row
            for row in (*offices.by_name(form), *offices.by_surname(form))
            if (not person.states or row.state in person.states)
            and _titled(row, person.title)
            and row.touches(person.first, person.last)
        ]
        if len({(row.person_id, row.state) for row in rows}) == 1:
            return rows[0]
    return None


@cache
def _code(country: str) -> str:
    plain = re.sub(r" \(.*\)$", "", country.replace("’", "'"))
    if plain in PLACES:
        return PLACES[plain]
    if ", " in plain:
        plain = " ".join(reversed(plain.split(", ", 1)))
    return code_of(plain) or code_of(country) or country


def _owner(before: list[str]) -> str | None:
    """The state or body that stands straight before a title, past words such as "Deputy" and "interim"."""
    for length in (3, 2, 1):
        words = " ".join(before[-length:]).strip(",;()").removesuffix("’s").removesuffix("'s")
        if words in BODIES:
            return words
        if length <= len(before) and (code := code_of(words)):
            return code
    return "EU" if before[-2:] == ["European", "Union"] else None


def _is_president(row: dict[str, str]) -> bool:
    return any(h.office == "President" and h.state == "USA" for h in offices.by_name(row["traveller"]))


def _plain(name: str) -> str:
    words = [word for word in name.split() if word.strip(".") not in HONORIFICS]
    return re.sub(r"['’]s?$", "", " ".join(words))


def _titled(holding: Holding, title: str) -> bool:
    forms = {fold(form) for form in (holding.office, *holding.titles)}
    return fold(title) in forms or any(form.endswith(fold(title)) or fold(title).endswith(form) for form in forms)


def main(argv: list[str] | None = None) -> int:
    """Print the share found and the misses; 1 where fewer than 95 in 100 of the first file are found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds gold/chronology")
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="more chronologies with the same columns")
    options = parser.parse_args(argv)
    shares = []
    for path in (options.shared / "gold" / "chronology" / "visits-and-trips.csv", *options.also):
        with path.open(encoding="utf-8") as stream:
            people = [person for row in csv.DictReader(stream) for person in named(row)]
        misses = [person for person in people if found(person) is None]
        shares.append(1 - len(misses) / len(people))
        print(f"{path.name}: {len(people) - len(misses)} of {len(people)} = {shares[-1]:.3f}")
        for label, those in (("travellers", True), ("counterparts", False)):
            group = [person for person in people if person.traveller is those]
            print(f"  {label}: {sum(found(person) is not None for person in group)} of {len(group)}")
        for person in misses:
            print(f"  missed: {person.first} {'/'.join(person.states)} {person.title} {person.name}")
    return 0 if shares[0] >= 0.95 else 1


if __name__ == "__main__":
    sys.exit(main())
