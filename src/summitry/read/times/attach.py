"""Which time belongs to which act.

A time belongs to the word that it hangs on in the syntax: "the summit last August" to the noun, "they will meet on
Friday" to the verb. From a verb it passes on to the acts that share its clause ("is slated to address Congress and join
a summit on Thursday", "will host him for talks next week"), never into or out of reported speech or another clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from summitry import dates
from summitry.dates import Bounds
from summitry.model import Interval, Time
from summitry.read.page import Page
from summitry.read.times.direction import tense
from summitry.read.times.values import AGAIN
from summitry.rules.roles import roles
from summitry.rules.times import rules

UNTIL = frozenset({"by", "until", "till", "before", "through", "ahead"})
SINCE = frozenset({"since", "after", "from"})
JOINTS = frozenset({"-", "–", "—", "to", "until", "through", "and"})
REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF", ""})
# Through these a time of the verb reaches a noun below it: "meet for talks", "speak at a rally", "arrive on a visit".
BRIDGES = frozenset({"for", "at", "during", "in", "on", "to", "with"})
# What happens "at the May summit" happens when the summit does.
OCCASIONS = frozenset({"at", "during", "in"})
# "began on Monday to shell the port": both at once; "agreed on Monday to shell the port" is another matter.
ASPECTS = frozenset({"begin", "start", "continue", "cease", "stop", "manage", "help", "try", "fail", "proceed"})
PEOPLE = frozenset({"official", "observer", "people"})
"""Nouns for people have no time of their own: "talks with officials on Monday"."""

CLIMB = 8
"""Steps up the parse: a time further from its act than that is not its own."""


def when(page: Page, token: Any) -> Interval | None:
    """The date of the act that ``token``, a verb or noun of ``page.doc``, names; ``None`` where none belongs to it.

    The date of an act reported is not the date of its being reported. A range ("from 3 to 5 May") comes back as one.
    """
    sentence = page.sentence_of(token.i)
    times = [time for time in page.times_in((sentence.start, sentence.end)) if _is_date(time)]
    if not times:
        return None
    claims = [(stretch, _claims(page, stretch)) for stretch in _stretches(page, times)]
    places = _places(token)
    for rank in range(3):
        for place in places:
            mine = [stretch for stretch, sites in claims if len(sites) > rank and sites[rank].i == place.i]
            if mine and (rank == 0 or not any(sites and sites[0].i == place.i for _, sites in claims)):
                return _finest(page, mine)
    return None


def _stretches(page: Page, times: Sequence[Time]) -> list[list[Time]]:
    """The times of a sentence, those that are joined to a range together."""
    found: list[list[Time]] = [[times[0]]]
    for first, second in pairwise(times):
        joint = page.text[first.end : second.start].strip().lower()
        if joint in JOINTS and not dates.before(second.interval.latest, first.interval.earliest):
            found[-1].append(second)
        else:
            found.append([second])
    return found


def _is_date(time: Time) -> bool:
    """A time that something may happen at: no length, no repeated time, nothing that no calendar tells."""
    if time.value in REFERENCES or time.interval.why == AGAIN:
        return False
    return not time.value.startswith("P") or time.interval.earliest is not None


def _claims(page: Page, stretch: Sequence[Time]) -> list[Any]:
    """The words that a time may belong to, the likeliest first: what it hangs on, then the verb above a noun.

    The parser hangs many a time of the clause on the noun before it ("met the minister Friday", "talks in Paris on
    Monday"): a name has no time of its own, and a bare time ("a dinner next Wednesday") is its clause's too.
    """
    tokens = page.tokens((stretch[0].start, stretch[-1].end))
    if not tokens:
        return []
    inside = range(tokens[0], tokens[-1] + 1)
    root = next((page.doc[i] for i in reversed(inside) if page.doc[i].head.i not in inside), page.doc[tokens[-1]])
    site = _above(page, root, inside)
    if site is None:
        return []
    found = [site]
    if site.dep_ == "pobj" and site.head.lower_ in OCCASIONS and site.head.head.pos_ == "VERB":
        return [site, site.head.head]
    if site.dep_ == "acl" and site.head.dep_ == "pobj" and site.head.head.lower_ in OCCASIONS:
        return [site, site.head.head.head]  # "in a statement issued on Friday, she denied it"
    bare = page.doc[inside[0] - 1].pos_ != "ADP" if inside[0] else True
    attributive = root.head.i > inside[-1]
    for _ in range(CLIMB):
        if site.pos_ in ("VERB", "AUX") or attributive or site.head.i == site.i:
            break
        name = site.pos_ in ("PROPN", "PRON", "NUM", "ADJ", "ADV") or roles().get(site.lemma_) in PEOPLE
        if site.dep_ in ("relcl", "ccomp", "acl", "advcl"):
            break
        if not name and not bare and site.dep_ not in ("conj",):
            break
        above = _above(page, site, inside)
        if above is None:
            break
        if name:
            found.remove(site)
        site = above
        found.append(site)
    return found


def _above(page: Page, token: Any, inside: range) -> Any | None:
    """What ``token`` hangs on, over prepositions and the like; ``None`` at the top of the sentence."""
    head = token
    for _ in range(CLIMB):
        if head.head.i == head.i:
            return None if head.i in inside or head.i == token.i else head
        head = head.head
        if head.i in inside or head.pos_ in ("ADP", "SCONJ", "PART", "ADV", "PUNCT", "CCONJ"):
            continue
        return head
    return None


def _places(token: Any) -> list[Any]:
    """The word itself, and the words whose times are its times too, nearest first."""
    staging = rules().staging
    places = [token]
    for child in token.children:
        # "the assembly that took place this week"
        if child.dep_ in ("relcl", "acl") and token.pos_ in ("NOUN", "PROPN") and child.lemma_ in staging:
            places.append(child)
    current = token
    for _ in range(CLIMB):
        above = _shares(current, staging)
        if above is None:
            break
        places.append(above)
        current = above
    return places


def _shares(word: Any, staging: frozenset[str]) -> Any | None:
    """The word above whose time ``word`` shares, or ``None``."""
    head, relation = word.head, word.dep_
    if head.i == word.i:
        return None
    if word.pos_ in ("NOUN", "PROPN"):
        if relation in ("dobj", "nsubj", "nsubjpass", "attr"):
            return head if head.lemma_ in staging else None
        if relation == "conj":
            return head if head.pos_ in ("NOUN", "PROPN") else None
        if relation == "pobj":
            return head.head if head.lower_ in BRIDGES and head.head.pos_ == "VERB" else None
        return None
    if relation == "conj":
        return head if head.pos_ in ("VERB", "AUX") and tense(word) == tense(head) else None
    if relation == "xcomp":
        later = head.pos_ in ("VERB", "AUX") and tense(head) == "past" and head.lemma_ not in ASPECTS
        return head if head.pos_ in ("VERB", "AUX", "ADJ") and not later else None
    if relation in ("aux", "auxpass"):
        return head
    if relation == "advcl" and _nonfinite(word):
        return head if head.pos_ in ("VERB", "AUX") else None
    if relation == "acl" and word.tag_ == "VBG" and head.dep_ == "dobj":
        return head.head
    return None


def _nonfinite(verb: Any) -> bool:
    """A participle or infinitive that tells what its clause's verb was done with or for: "spoke, calling for calm"."""
    if any(child.dep_ == "mark" or (child.dep_ == "prep" and child.i < verb.i) for child in verb.children):
        return False
    return verb.tag_ == "VBG" or (verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children))


def _preposition(page: Page, time: Time) -> str:
    tokens = page.tokens((time.start, time.end))
    return page.doc[tokens[0] - 1].lower_ if tokens and tokens[0] else ""


def _finest(page: Page, stretches: Sequence[Sequence[Time]]) -> Interval:
    """Of the stretches that belong to an act the shortest, with the sides that its preposition leaves."""
    wholes = [_whole(page, stretch) for stretch in stretches]
    lengths = [dates.length((whole.earliest, whole.latest)) or 10**9 for whole in wholes]
    best = lengths.index(min(lengths))
    whole = wholes[best]
    if len(stretches[best]) > 1:
        return whole
    bounds = _sided((whole.earliest, whole.latest), _preposition(page, stretches[best][0]))
    return Interval(whole.text, *bounds, whole.basis, whole.why)


def _whole(page: Page, stretch: Sequence[Time]) -> Interval:
    first, last = stretch[0], stretch[-1]
    if first is last:
        return first.interval
    text = page.text[first.start : last.end]
    ends = first.interval.earliest, last.interval.latest
    return Interval(text, *ends, first.interval.basis, "from the first to the last day told")


def _sided(bounds: Bounds, preposition: str) -> Bounds:
    if preposition in UNTIL:
        return None, bounds[1]
    if preposition in SINCE:
        return bounds[0], None
    return bounds
