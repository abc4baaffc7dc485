"""What each piece of a page is: running text, or one of the kinds that are told apart from it.

Told from how news pages and official documents are made up: what a piece opens and closes with, how long it is, whether
it stands alone, what comes before and after. Where nothing speaks for another kind, a piece is body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitry.model import RegionKind
from summitry.read.captions import SAID, houses, is_caption, signs_article
from summitry.read.datelines import dateline_end, is_date_line, is_hour_line, is_place_line, may_be_place
from summitry.read.lines import OPEN_WORDS, SPEAKER, Piece
from summitry.rules.outlets import is_imprint
from summitry.rules.regions import shows

_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\Z")
_OPEN_END = re.compile(r"[.,;:!…\-—”\")]\Z")
_YEARS_END = re.compile(r"\([^()]*\d{4}\)\Z")
_SALUTATION = re.compile(r"(?:dear|sincerely|respectfully|yours|to whom|signed)\b", re.I)
_OFFICE = re.compile(
    r"Secretary|Minister|President|Ambassador|Director|Spokes\w+|Chair\w*|Advis[eo]r|Envoy|Moderator|Coordinator|Member|"
    r"Chief|Head|Commissioner|Representative|Senator|Governor|Mayor|Officer|Fellow|Professor|Analyst|Nominee|C[EF]O\b"
)
_NAME_TITLE = re.compile(rf"(?:[A-Z][\w.’'\-]+ ){{1,4}}[A-Z][\w.’'\-]+, .{{0,40}}(?:{_OFFICE.pattern})")
_DEICTIC = re.compile(r"\b(?:I|you|we|he|she|it|they|that|this|these|those)\b", re.I)

_ALONE: tuple[RegionKind, ...] = ("copyright", "boilerplate", "dateline")
_LONGEST_MARK = 500  # code points: what is longer is running text, whatever it opens with
_HEADING_WORDS, _TITLE_WORDS, _HEADLINE_WORDS = 14, 25, 25
_SENTENCE_WORDS = 7  # bold words that end in a full stop, from so many on, are a sentence
_QUESTION_WORDS = 4  # a question heads a section from so many words on
_MASTHEAD = 3  # a dateline may open the first running paragraph, or stand below a title and a deck of a sentence each
_DECK_WORDS = 20
_MASTHEAD_LINES, _PLACE_LINES = 12, 4
_SENTENCE_LEAST = 3  # words
_RUN = 2  # headings that may stand one above the other, and lines that one may have
_TURNS = 3  # so many labelled turns make a transcript


def sort_regions(pieces: Sequence[Piece], title: str | None) -> list[RegionKind]:
    """The kind of each piece, in order. ``title`` is the document's title as its metadata give it. Raises nothing."""
    own = houses(pieces)
    kinds: list[RegionKind] = [_alone(piece, own) for piece in pieces]
    _related(pieces, kinds)
    _signed(pieces, kinds, own)
    _masthead(pieces, kinds, title)
    _headings(pieces, kinds, named=title is not None)
    return kinds


def _alone(piece: Piece, own: frozenset[str]) -> RegionKind:
    """The kind that a piece shows by itself."""
    text = piece.text
    if len(text) > _LONGEST_MARK:
        return "body"
    for kind in _ALONE:
        if shows(kind, text):
            return kind
    if piece.caption:
        return "credit" if shows("credit", text) else "caption"
    if piece.marked and _heads_by_mark(piece):
        return "heading"
    if shows("credit", text):
        return "credit"
    if not piece.item and is_caption(text, own):
        return "caption"
    return "body"


def _heads_by_mark(piece: Piece) -> bool:
    """True where mark-up makes a heading of it: bold alone does not make one of a sentence, or of a table's figure."""
    if piece.hashed:
        return True
    words = piece.text.split()
    sentence = piece.text.endswith(".") and len(words) >= _SENTENCE_WORDS
    return len(words) <= _TITLE_WORDS and not sentence and any(char.isalpha() for char in piece.text)


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


def _signed(pieces: Sequence[Piece], kinds: list[RegionKind], own: frozenset[str]) -> None:
    """An agency in brackets after the last paragraph signs the article; that makes no caption of it."""
    running = [i for i, kind in enumerate(kinds) if kind in ("body", "caption") and not pieces[i].item]
    if running and kinds[running[-1]] == "caption" and signs_article(pieces[running[-1]].text, own):
        kinds[running[-1]] = "body"


def _masthead(pieces: Sequence[Piece], kinds: list[RegionKind], title: str | None) -> None:
    """The lines above the running text: the title, then place, date and hour."""
    named = title is not None
    running = [i for i, piece in enumerate(pieces) if kinds[i] == "body" and _is_running(piece)]
    opened = next((i for i in running[:_MASTHEAD] if dateline_end(pieces[i].text)), None)
    top = opened if opened is not None else next((i for i, p in enumerate(pieces) if _opens(p, kinds[i])), len(pieces))
    places = _places(pieces, top)
    hour = next((i for i in range(top) if is_date_line(pieces[i].text)), len(pieces))
    for i in range(min(top, _MASTHEAD_LINES)):
        piece = pieces[i]
        if kinds[i] not in ("body", "heading") or piece.item:
            continue
        if title is not None and _same(piece.text, title):
            kinds[i] = "title"
        elif is_date_line(piece.text):
            kinds[i] = "dateline"
        elif not named and (opened is not None or (_is_title(piece) and i < hour)):
            kinds[i], named = "title", True
        elif kinds[i] == "body" and is_imprint(piece.text):
            kinds[i] = "credit"
        elif kinds[i] == "body" and i in places:
            kinds[i] = "dateline"
        elif opened is not None and kinds[i] == "body" and len(piece.text.split()) <= _DECK_WORDS:
            kinds[i] = "heading"


def _opens(piece: Piece, kind: RegionKind) -> bool:
    """True for the first piece of running text: a paragraph, a sentence, or a speaker's turn."""
    if kind != "body" or piece.item:
        return False
    sentence = len(piece.text.split()) >= _SENTENCE_LEAST and bool(_SENTENCE_END.search(piece.text))
    return _is_running(piece) or bool(SPEAKER.match(piece.text)) or (sentence and not _title_case(piece.text))


def _places(pieces: Sequence[Piece], top: int) -> frozenset[int]:
    """Lines above the text that give the place: next to the hour, or to a line that is sure to be a place."""
    sure = [i for i in range(top) if is_hour_line(pieces[i].text) or is_place_line(pieces[i].text)]
    found = {i for i in sure if not _OFFICE.search(pieces[i].text)}
    for step in (-1, 1):
        for i in sure:
            for near in range(i + step, i + step * _PLACE_LINES, step):
                if not 0 <= near < top or not may_be_place(pieces[near].text) or _OFFICE.search(pieces[near].text):
                    break
                found.add(near)
    return frozenset(found)


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
    """In text without mark-up, a short line that is no sentence and stands above running text is a heading.

    Two of them may stand one above the other (a part and its first section); more are a list of some kind.
    """
    if sum(bool(SPEAKER.match(piece.text)) for piece in pieces) >= _TURNS:
        return  # in a transcript a short line is a short answer
    below_title = named
    start = 0
    while start < len(pieces):
        end = start
        while end < len(pieces) and kinds[end] == "body" and _may_head(pieces[end]):
            end += 1
        above_text = end < len(pieces) and kinds[end] == "body" and (_is_running(pieces[end]) or pieces[end].item)
        listed = start and kinds[start - 1] == "body" and not pieces[start - 1].item and _short_line(pieces[start - 1])
        if below_title and above_text and end - start <= _RUN and not listed:
            kinds[start:end] = ["heading"] * (end - start)
        end = max(end, start + 1)
        below_title = below_title or any(
            kind == "title" or (kind == "body" and _is_running(piece))
            for piece, kind in zip(pieces[start:end], kinds[start:end], strict=True)
        )
        start = end


def _may_head(piece: Piece) -> bool:
    text = piece.text
    if text[0] + text[-1] in ("‘’", "“”", "''", '""'):
        text = text[1:-1]
    words = text.split()
    if not words or piece.item or piece.lines > _RUN or len(words) > _HEADING_WORDS or words[-1] in OPEN_WORDS:
        return False
    if not (text[0].isupper() or text[0].isdigit()) or (_OPEN_END.search(text) and not _YEARS_END.search(text)):
        return False
    if text.endswith("?") and (len(words) < _QUESTION_WORDS or _DEICTIC.search(text)):
        return False
    return not (_NAME_TITLE.match(text) or _SALUTATION.match(text) or SAID.search(text) or "@" in text)


def _short_line(piece: Piece) -> bool:
    return len(piece.text.split()) <= _HEADING_WORDS and not _SENTENCE_END.search(piece.text)
