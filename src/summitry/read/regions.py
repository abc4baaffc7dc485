"""What each piece of a page is: title, heading, dateline, body, caption, credit, related, copyright, boilerplate.

Told from how news pages and official documents are made up: what a piece opens and closes with, how long it is, whether
it stands alone, what comes before and after. Where nothing speaks for another kind, a piece is body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from summitry.model import RegionKind
from summitry.read.lines import OPEN_WORDS, SPEAKER, Piece
from summitry.rules.outlets import outlet
from summitry.rules.regions import shows
from summitry.rules.states import states

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_CITY = r"[A-Z][A-Z.’'\-]+(?: [A-Z][A-Z.’'\-]+){0,3}"
_PLACE = r"[A-Z][\w.’'\-]+(?: (?:[A-Z][\w.’'\-]+|de|of|and)){0,4}"
_SOURCE = r"\([A-Z][\w .&/’'-]{1,40}\)"
_DASH = r"(?:—|–|--|-)"

_BRACKETED_PLACE = re.compile(rf"\((?:{_CITY})(?:, {_PLACE})?\) ?{_DASH} ?")
_CAPITALS = re.compile(rf"(?P<city>{_CITY})(?:, {_PLACE})?(?P<more>, {_DAY})?(?P<source> {_SOURCE})? ?{_DASH}+ ")
_MIXED = re.compile(rf"{_PLACE}(?:, {_PLACE})?(?:, {_DAY}(?: {_SOURCE})?| {_SOURCE}) ?{_DASH}+ ")
_DAY_FIRST = re.compile(rf"{_DAY} {_SOURCE} ?{_DASH}+ ")
_AGENCY_FIRST = re.compile(rf"\((?P<agency>[A-Z][\w .&’'-]{{1,40}})\) ?{_DASH} ?")
_BODIES = frozenset(
    ("ASEAN", "UNESCO", "UNICEF", "UNHCR", "AUKUS", "ECOWAS", "EURATOM", "INTERPOL", "BRICS", "MERCOSUR")
)

_DATE_LINE = re.compile(
    rf"(?:{_PLACE}(?:, {_PLACE})?(?:,? | [-|–—] ))?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"{_DAY},?(?: \d{{4}})?"
    r"(?:(?:,| [-|–—])? (?:at )?\d{1,2}[:.]\d\d.{0,20})?(?: \|.{0,60})?\Z"
)
_PLACE_LINE = re.compile(rf"{_PLACE}, {_PLACE}(?:, {_PLACE})?\Z")
_NAMED = r"(?:[A-Z\d][\w.’'&\-]*|of|the|and|in|at|to|en|route|de|via)"
_ROOM = re.compile(rf"{_NAMED}(?:,? {_NAMED}){{0,9}}\Z")
_TAIL = re.compile(r"(?P<stop>[.!?”\"’)]) ?\((?P<who>[^()]{2,60})\)\.?\Z")
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
_SAID = re.compile(r"\b(?:said|says?|told|added|according to|announced|stated)\b")
_PAST = re.compile(r"\b(?:did|had|has|have|was|were|will|would)\b")
_SPEECH = re.compile(rf"{_SAID.pattern}|[“\"]")
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\Z")
_SENTENCES = re.compile(r"(?<![A-Z]\.)(?<!\b(?:Mr|Dr|Ms|Jr|Sr|St|vs))(?<=[.!?]) (?=[A-Z“\"])")
_SALUTATION = re.compile(r"(?:dear|sincerely|respectfully|yours|to whom|signed)\b", re.I)
_OFFICE = re.compile(
    r"Secretary|Minister|President|Ambassador|Director|Spokes\w+|Chair\w*|Advis[eo]r|Envoy|Moderator|Coordinator|Member|"
    r"Chief|Head|Commissioner|Representative|Senator|Governor|Mayor|Officer|Fellow|Professor|Analyst|Nominee|C[EF]O\b"
)
_NAME_TITLE = re.compile(rf"(?:[A-Z][\w.’'\-]+ ){{1,4}}[A-Z][\w.’'\-]+, .{{0,40}}(?:{_OFFICE.pattern})")
_DEICTIC = re.compile(r"\b(?:I|you|we|he|she|it|they|that|this|these|those)\b", re.I)

_ALONE: tuple[RegionKind, ...] = ("copyright", "boilerplate", "dateline")
_LONGEST_MARK = 500  # code points: what is longer is running text, whatever it opens with
_HEADING_WORDS, _TITLE_WORDS, _CAPTION_WORDS, _HEADLINE_WORDS = 14, 25, 80, 25
_SENTENCE_WORDS = 7  # bold words that end in a full stop, from so many on, are a sentence
_QUESTION_WORDS = 4  # a question heads a section from so many words on
_MASTHEAD = 3  # a dateline may open the first running paragraph, or stand below a title and a deck of a sentence each
_DECK_WORDS = 20
_CITY_LETTERS = 5
_LONG = 12
_TURNS = 3  # so many labelled turns make a transcript


def dateline_end(text: str) -> int:
    """Where the dateline that opens ``text`` ends ("TOKYO, March 3 (Agency) - "), 0 where none does."""
    match = _BRACKETED_PLACE.match(text) or _MIXED.match(text) or _DAY_FIRST.match(text)
    if match:
        return match.end()
    match = _AGENCY_FIRST.match(text)
    if match and outlet(match["agency"]):
        return match.end()
    match = _CAPITALS.match(text)
    if match and (match["more"] or match["source"] or _is_city(match["city"])):
        return match.end()
    return 0


def _is_city(capitals: str) -> bool:
    """True for a city's name in capitals; a short one might be a body's initials unless a government sits there."""
    return (len(capitals) >= _CITY_LETTERS and capitals not in _BODIES) or capitals.casefold() in _seats()


@cache
def _seats() -> frozenset[str]:
    return frozenset(seat.casefold() for state in states().values() for seat in state.seats)


def sort_regions(pieces: Sequence[Piece], title: str | None) -> list[RegionKind]:
    """The kind of each piece, in order. ``title`` is the document's title as its metadata give it. Raises nothing."""
    kinds: list[RegionKind] = [_alone(piece) for piece in pieces]
    _related(pieces, kinds)
    _captions(pieces, kinds)
    _masthead(pieces, kinds, title)
    _headings(pieces, kinds, named=title is not None)
    return kinds


def _alone(piece: Piece) -> RegionKind:
    """The kind that a piece shows by itself."""
    text = piece.text
    if len(text) > _LONGEST_MARK:
        return "body"
    for kind in _ALONE:
        if shows(kind, text):
            return kind
    if piece.marked and _heads_by_mark(piece):
        return "heading"
    if shows("credit", text):
        return "credit"
    if not piece.item and len(text.split()) <= _CAPTION_WORDS and _is_caption(text):
        return "caption"
    return "body"


def _heads_by_mark(piece: Piece) -> bool:
    """True where mark-up makes a heading of it: bold alone does not make one of a sentence, or of a table's figure."""
    if piece.hashed:
        return True
    words = piece.text.split()
    sentence = piece.text.endswith(".") and len(words) >= _SENTENCE_WORDS
    return len(words) <= _TITLE_WORDS and not sentence and any(char.isalpha() for char in piece.text)


def _is_caption(text: str) -> bool:
    if shows("caption", text):
        return True
    tail = _TAIL.search(text)
    sentences = len(_SENTENCES.split(text))
    if tail and sentences <= 3 and not _SAID.search(text) and (outlet(tail["who"]) or _TAIL_CREDIT.match(tail["who"])):
        return True
    return bool(shows("caption-side", text) and _PRESENT.search(text) and sentences <= 2 and not _SPEECH.search(text))


def _related(pieces: Sequence[Piece], kinds: list[RegionKind]) -> None:
    """A line that announces other articles, and the headlines below it until running text comes again."""
    listing = False
    for i, piece in enumerate(pieces):
        words = len(piece.text.split())
        if words <= 8 and shows("related-list", piece.text):
            listing, kinds[i] = True, "related"
        elif kinds[i] in ("body", "heading") and words <= _HEADLINE_WORDS + 3 and shows("related-line", piece.text):
            kinds[i] = "related"
        elif listing and kinds[i] in ("body", "heading"):
            listing = _is_headline(piece) and not (piece.marked and _opens_text(pieces, i))
            if listing:
                kinds[i] = "related"


def _is_headline(piece: Piece) -> bool:
    words = piece.text.split()
    return len(words) <= _HEADLINE_WORDS and not piece.text.endswith((".", ",", ";", ":")) and piece.lines <= 3


def _opens_text(pieces: Sequence[Piece], i: int) -> bool:
    return i + 1 < len(pieces) and len(pieces[i + 1].text.split()) > _HEADLINE_WORDS


def _captions(pieces: Sequence[Piece], kinds: list[RegionKind]) -> None:
    """An agency in brackets after the last paragraph signs the article: no caption, unless it tells a picture."""
    running = [i for i, kind in enumerate(kinds) if kind in ("body", "caption") and not pieces[i].item]
    if not running or kinds[running[-1]] != "caption":
        return
    text = pieces[running[-1]].text
    tail = _TAIL.search(text)
    tells = len(text.split()) > _LONG or _PAST.search(text)
    if tail and outlet(tail["who"]) and tells and not _PRESENT.search(text):
        kinds[running[-1]] = "body"


def _masthead(pieces: Sequence[Piece], kinds: list[RegionKind], title: str | None) -> None:
    """The lines above the running text: the title, then place, date and hour."""
    named = title is not None
    running = [i for i, piece in enumerate(pieces) if kinds[i] == "body" and _is_running(piece)]
    opened = next((i for i in running[:_MASTHEAD] if dateline_end(pieces[i].text)), None)
    top = opened if opened is not None else next(iter(running), len(pieces))
    clock = next((i for i in range(top) if _is_date(pieces[i].text)), None)
    for i in range(min(top, 12)):
        piece = pieces[i]
        if kinds[i] not in ("body", "heading") or piece.item:
            continue
        if title is not None and _same(piece.text, title):
            kinds[i] = "title"
        elif _is_date(piece.text):
            kinds[i] = "dateline"
        elif not named and (opened is not None or (_is_title(piece) and not (clock is not None and i > clock))):
            kinds[i], named = "title", True
        elif kinds[i] == "body" and _is_place(
            piece.text, near_clock=clock is not None and 0 < clock - i <= 3, last=i + 1 == top
        ):
            kinds[i] = "dateline"
        elif opened is not None and kinds[i] == "body" and len(piece.text.split()) <= _DECK_WORDS:
            kinds[i] = "heading"


def _is_date(text: str) -> bool:
    return len(text) < 120 and (shows("dateline", text) or bool(_DATE_LINE.match(text)))


def _is_place(text: str, *, near_clock: bool, last: bool) -> bool:
    """A room, a building or a town above the hour, or a town and its country right above the running text."""
    if len(text) > 90 or text.endswith(":") or _OFFICE.search(text):
        return False
    return bool((near_clock and _ROOM.match(text)) or (last and _PLACE_LINE.match(text)))


def _same(text: str, title: str) -> bool:
    fold = [re.sub(r"\W+", " ", words).casefold().strip() for words in (text, title)]
    return fold[0] == fold[1]


def _is_running(piece: Piece) -> bool:
    words = len(piece.text.split())
    return words > _TITLE_WORDS or (
        words >= 8 and bool(_SENTENCE_END.search(piece.text)) and not _title_case(piece.text)
    )


def _title_case(text: str) -> bool:
    long_words = [word for word in re.findall(r"[^\W\d_][\w’']*", text) if len(word) > 4]
    return len(long_words) >= 3 and sum(word[0].isupper() for word in long_words) >= 0.8 * len(long_words)


def _is_title(piece: Piece) -> bool:
    if piece.marked:
        return True
    words = piece.text.split()
    if not 2 <= len(words) <= _TITLE_WORDS or piece.lines > 3 or _SALUTATION.match(piece.text):
        return False
    if (
        piece.text.endswith((":", ";", ","))
        or piece.text[0] in '“"(@'
        or not (piece.text[0].isupper() or piece.text[0].isdigit() or piece.text[0] in "‘'")
    ):
        return False
    return not _SENTENCE_END.search(piece.text) or piece.text.endswith("?") or _title_case(piece.text)


def _headings(pieces: Sequence[Piece], kinds: list[RegionKind], *, named: bool) -> None:
    """In text without mark-up, a short line that is no sentence and stands above running text is a heading."""
    seen_text = False
    if sum(bool(SPEAKER.match(piece.text)) for piece in pieces) >= _TURNS:
        return  # in a transcript a short line is a short answer
    for i, piece in enumerate(pieces):
        below_title = seen_text or named or _title_above(kinds, i)
        if kinds[i] == "body" and below_title and _heads(pieces, kinds, i):
            kinds[i] = "heading"
        seen_text = seen_text or (kinds[i] == "body" and _is_running(piece))


def _title_above(kinds: list[RegionKind], i: int) -> bool:
    return "title" in kinds[:i] and "body" not in kinds[:i]


def _heads(pieces: Sequence[Piece], kinds: list[RegionKind], i: int) -> bool:
    piece, text = pieces[i], pieces[i].text
    if text[0] + text[-1] in ("‘’", "“”", "''", '""'):
        text = text[1:-1]
    words = text.split()
    if piece.item or piece.lines > 2 or len(words) > _HEADING_WORDS or i + 1 >= len(pieces):
        return False
    if (
        not words
        or words[-1] in OPEN_WORDS
        or text.endswith((".", ",", ";", ":", "!", "…", "-", "—", "”", '"', ")"))
        or not (text[0].isupper() or text[0].isdigit())
    ):
        return False
    if text.endswith("?") and (len(words) < _QUESTION_WORDS or _DEICTIC.search(text)):
        return False
    if _NAME_TITLE.match(text) or _SALUTATION.match(text) or _SAID.search(text) or "  " in text or "@" in text:
        return False
    below = pieces[i + 1]
    if kinds[i + 1] != "body" or not (_is_running(below) or below.item):
        return False
    return not (i and kinds[i - 1] == "body" and not pieces[i - 1].item and _short_line(pieces[i - 1]))


def _short_line(piece: Piece) -> bool:
    return len(piece.text.split()) <= _HEADING_WORDS and not _SENTENCE_END.search(piece.text)
