"""Captions: words under a picture, which tell of the picture and not of the article's own day.

A caption shows itself by its opening, by who stands where, or by the agency or photographer after it. An agency in
brackets may also sign the whole article at its end; that is told from what the paragraph tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitry.read.datelines import dateline_source
from summitry.read.lines import Piece
from summitry.rules.outlets import house_name, is_imprint, outlet
from summitry.rules.regions import shows

_TAIL = re.compile(r"[.!?”\"’)] ?\((?P<who>[^()]{2,60})\)\.?\Z")
_TAIL_CREDIT = re.compile(
    r"(?:ap |afp |file |pool |handout )?(?:photo|image|picture)s?(?:graph(?:ed)?)?"
    r"(?: by|:|/| credit| courtesy| provided|\Z)|courtesy|credit\b|(?:handout|pool|file)\Z|"
    r"getty|via |screengrab|screenshot|[A-Z][\w.’'\- ]{1,40}/[A-Z]",
    re.I,
)
_PRESENT = re.compile(
    r"\b(?:shakes?|poses?|speaks?|walks?|waves?|greets?|meets?|attends?|arrives?|delivers?|looks?|listens?|holds?|stands?|"
    r"sits?|talks?|addresses|answers?|gestures?|(?:is|are) (?:seen|pictured|shown|photographed)|smiles?|toasts?|signs?|"
    r"leaves?|welcomes?|reacts?|takes? part|hugs?|embraces?|inspects?|reviews?)\b"
)
SAID = re.compile(r"\b(?:said|says?|told|added|according to|announced|stated)\b")
_TELLS = re.compile(
    rf"{SAID.pattern}|\b(?:did|had|has|have|was|were|will|would|could|should|may|might|"
    r"met|went|came|took|held|made|gave|left|led|won|lost|began|became|brought|sent|spoke|wrote|saw|paid|put|set|"
    r"(?!united|armed|allied|unmanned|based)[a-z]{2,}[^aeiou\W]ed|[a-z]+ied)\b"
)
_QUOTES = re.compile(r"[“\"]")
_SENTENCES = re.compile(r"(?<![A-Z]\.)(?<!\b(?:Mr|Dr|Ms|Jr|Sr|St|vs))(?<=[.!?]) (?=[A-Z“\"])")
_OWNER = re.compile(
    r"(?:copyright|©|\(c\))[\s,©]*(?:\(c\)|copyright)?[\s,]*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?[\s,]*(?:by )?"
    r"(?P<name>[A-Z][\w.&’'/\- ]{1,60}?)"
    r"(?:,? (?:Ltd|Inc|LLC|L\.L\.C|Co|Corp|Corporation|Company|Limited|plc|GmbH|S\.A|Group|Media Group)\b\.?)*"
    r"(?=[.,;|]|\s*\Z|\s+all rights)",
    re.I,
)
_WORDS, _SENTENCES_MOST = 80, 3
_MASTHEAD = 8  # pieces at the top among which the house may name itself


def signature(text: str) -> str | None:
    """What stands in brackets after the last sentence of ``text``, or ``None``."""
    match = _TAIL.search(text)
    return match["who"] if match else None


def owner(text: str) -> str | None:
    """Whom a copyright line names as owner, its legal form left out, or ``None``."""
    match = _OWNER.search(text)
    name = match["name"].strip() if match else ""
    return name if name[:1].isupper() and not name.casefold().startswith("all rights") else None


def houses(pieces: Sequence[Piece]) -> frozenset[str]:
    """The outlets that a page names as its own, as ``house_name`` folds them: however small, they sign its pictures.

    Named in a dateline, a copyright line or a line of the masthead. (What stands in brackets after many pieces may be
    no outlet: "(Applause.)".)
    """
    found: list[str | None] = [dateline_source(piece.text) for piece in pieces[:_MASTHEAD]]
    found += [piece.text for piece in pieces[:_MASTHEAD] if is_imprint(piece.text)]
    found += [owner(piece.text) for piece in pieces if shows("copyright", piece.text)]
    return frozenset(house_name(name) for name in found if name)


def is_caption(text: str, own: frozenset[str]) -> bool:
    """True where ``text`` shows itself as a caption. ``own`` are the page's ``houses``."""
    if len(text.split()) > _WORDS:
        return False
    if shows("caption", text):
        return True
    sentences = len(_SENTENCES.split(text))
    who = signature(text)
    if (
        who
        and sentences <= _SENTENCES_MOST
        and not SAID.search(text)
        and (_is_house(who, own) or _TAIL_CREDIT.match(who))
    ):
        return True
    told = SAID.search(text) or _QUOTES.search(text)
    return bool(shows("caption-side", text) and _PRESENT.search(text) and sentences <= 2 and not told)


def signs_article(text: str, own: frozenset[str]) -> bool:
    """True where ``text``, an article's last paragraph, tells news, and the agency after it signs the article."""
    who = signature(text)
    return bool(who and _is_house(who, own) and _TELLS.search(text) and not _PRESENT.search(text))


def _is_house(name: str, own: frozenset[str]) -> bool:
    return outlet(name) is not None or house_name(name) in own
