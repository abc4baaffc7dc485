"""When an undertaking falls due: which of the times in its passage are its own.

A time belongs to something else where another clause tells it ("as drought spreads this year"), where it is only the
start ("with deliveries beginning in May"), runs on ("for 2024 and beyond"), or is the pace at which a thing is to be
done once it is wanted ("to have pumps ready within ten days", the Ten Days Plan).
"""

from __future__ import annotations

import re
from typing import Any

from summitry.dates import length
from summitry.model import Interval, Time
from summitry.read import times
from summitry.read.commitments.complements import VERBAL
from summitry.read.grammar import own_subject
from summitry.read.page import Page
from summitry.read.times.due import DEADLINES, YEAR
from summitry.rules.wording import ladder, words

_ON = re.compile(r"\s*,?\s*(?:and|or) (?:beyond|after|thereafter|later|onwards?)\b|\s*onwards?\b", re.I)
_LENGTH = re.compile(r"P(\d+)(D|W|M)\Z")
_UNITS = {"D": "days?", "W": "weeks?", "M": "months?"}
_CLIMB = 12


def due(page: Page, act: Any, first: int, last: int, *, spoken: bool = False) -> Interval | None:
    """The day or period by which the action of ``act``, told by tokens ``first`` up to ``last``, is due.

    In the ``spoken`` answers of a transcript, days are named in passing: only a deadline counts.
    """
    if act.lemma_ in words("announcing") or _is_given_now(act) or _is_looked_forward_to(act):
        return None
    found = times.due(page, first, last, own=lambda time: _is_own(page, time, act, spoken))
    if found is None or "century" in found.text.lower():
        return None
    wide = length((found.earliest, found.latest)) if found.earliest and found.latest else None
    return None if wide is not None and YEAR < wide < 3 * YEAR else found  # which April is meant is not known


def _is_given_now(act: Any) -> bool:
    """True for what is given with pride, which is given already: "is proud to provide"."""
    return bool(act.dep_ == "xcomp" and act.head.lower_ in words("performing"))


def _is_looked_forward_to(act: Any) -> bool:
    """True for what is looked forward to: a courtesy, whose day is the occasion's."""
    for _ in range(3):
        act = act.head
        if act.lemma_ == "look" and any(child.lower_ == "forward" for child in act.children):
            return True
    return False


def _is_own(page: Page, time: Time, act: Any, spoken: bool) -> bool:
    tokens = page.tokens((time.start, time.end))
    if not tokens or _ON.match(page.text, time.end):
        return False
    before = page.doc[tokens[0] - 1] if tokens[0] else None
    if before is not None and (before.lemma_ in words("starting") or _starts(before)):
        return False
    if before is not None and before.lower_ == "for" and before.head.lemma_ not in words("convening"):
        return False  # how long it is for
    if _sets_the_scene(page.doc[tokens[-1]], act):
        return False
    by = before is not None and before.lower_ in DEADLINES
    if spoken and not by:
        return False
    return not _told_elsewhere(page.doc[tokens[-1]], act, by) and not _is_pace(page, time, before, act)


def _starts(before: Any) -> bool:
    """True behind "beginning in", "starting from"."""
    return bool(before.pos_ in ("ADP", "SCONJ") and before.i and before.nbor(-1).lemma_ in words("starting"))


def _sets_the_scene(token: Any, act: Any) -> bool:
    """True for the time of an occasion that another verb than the action's is about: "to run in the May elections"."""
    occasion = token.head
    if token.dep_ not in ("compound", "nmod") or occasion.dep_ != "pobj" or occasion.head.lower_ != "in":
        return False
    return bool(occasion.head.head.i != act.i and occasion.lemma_.lower() not in ladder().nouns)


def _told_elsewhere(token: Any, act: Any, by: bool) -> bool:
    """True where the way from a time to the action leads through another clause, or through a remark.

    ``by`` tells that the time is a deadline.
    """
    for _ in range(_CLIMB):
        if token.i == act.i:
            return False
        if token.lemma_ == "look" and any(child.lower_ == "forward" for child in token.children):
            return True
        if token.i == act.head.i and act.dep_ == "dobj" and token.lemma_ in words("announcing"):
            return not by  # "announced two funds in April"
        if token.head.i == token.i:
            return False
        undertaking = token.head.lemma_.lower() in ladder().nouns.keys() - words("goals")
        if token.dep_ in ("compound", "nmod", "poss") and undertaking:
            return True  # "the March decision" was taken in March
        if token.dep_ in ("acl", "relcl") and token.lemma_ in words("convening"):
            return True  # "the conference to be held this fall"
        if token.tag_ in VERBAL:
            if token.dep_ in ("relcl", "advcl") and own_subject(token) is not None and _is_finite(token):
                return True
            if token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_ in words("remarks") | ladder().support:
                return True
        token = token.head
    return False


def _is_finite(verb: Any) -> bool:
    return verb.tag_ in ("VBZ", "VBP", "VBD") or any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _is_pace(page: Page, time: Time, before: Any | None, act: Any) -> bool:
    """True for a length that tells how fast, whenever it comes to it, and not by when."""
    length = _LENGTH.match(time.value)
    if length is None or before is None or before.lower_ not in ("within", "in"):
        return False
    if act.lemma_ in words("pace") or before.head.lower_ in ("available", "ready", "accessible", "deployable"):
        return True
    name = rf"\b{length[1]}[ -]{_UNITS[length[2]]}[ -](?:\w+ )?(?:mission|plan|goal|target|challenge|sprint|rule)\b"
    return re.search(name, page.text, re.I) is not None
