"""What each piece of a page is: title, heading, dateline, body, caption, credit, related, copyright, boilerplate.

Told from how news pages and official documents are made up: what a piece opens and closes with, how long it is, whether
it stands alone, what comes before and after. Where nothing speaks for another kind, a piece is body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitry.model import RegionKind
from summitry.read.lines import Piece
from summitry.rules.outlets import outlet

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_CITY = r"[A-Z][A-Z.’'\-]+(?: [A-Z][A-Z.’'\-]+){0,3}"
_PLACE = r"[A-Z][\w.’'\-]+(?: (?:[A-Z][\w.’'\-]+|de|of|and)){0,4}"
_SOURCE = r"\([A-Z][\w .&/’'-]{1,40}\)"
_DASH = r"(?:—|–|--|-)"

_BRACKETED_PLACE = re.compile(rf"\((?:{_CITY})(?:, {_PLACE})?\) ?{_DASH} ?")
_CAPITALS = re.compile(rf"(?P<city>{_CITY})(?:, {_PLACE})?(?P<more>, {_DAY})?(?P<source> {_SOURCE})? ?{_DASH}+ ")
_MIXED = re.compile(rf"{_PLACE}(?:, {_PLACE})?(?:, {_DAY}(?: {_SOURCE})?| {_SOURCE}) ?{_DASH}+ ")
_AGENCY_FIRST = re.compile(rf"\((?P<agency>[A-Z][\w .&’'-]{{1,40}})\) ?{_DASH} ?")
_BODIES = frozenset(
    "NATO ASEAN UNESCO UNICEF UNHCR AUKUS OPEC MERCOSUR ECOWAS NASA EURATOM INTERPOL BRICS APEC".split()
)

_CLOCK = re.compile(
    r"(?:\(?(?:As Delivered|Via \w+)\)?|\d{1,2}[:.]\d{2} ?[AaPp]\.? ?[Mm]\.?,?(?: \(?[A-Z][A-Za-z]{1,4}\)?)?\.?)\Z"
)
_DATE_LINE = re.compile(
    rf"(?:(?:Published|Updated|Posted|Last updated|Released|Date)\b:? ?.{{0,60}}\d.{{0,20}}|"
    rf"(?:{_PLACE}(?:, {_PLACE})?,? )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?{_DAY},?(?: \d{{4}})?"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d.{0,20})?)\Z"
)
_ROOM = re.compile(
    r"(?:[A-Z][\w.’'&\-]*|of|the|and|in|at|en|route|de|via)(?:,? (?:[A-Z\d][\w.’'&\-]*|of|the|and|in|at|to|en|route|de|via)){0,9}\Z"
)

_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\) ?(?:19|20)\d\d)|.{0,120}\ball rights reserved\b", re.I)
_BOILERPLATE = re.compile(
    r"(?:[#*\-–—_=~. ]{1,120}|-? ?(?:30|ends?|END) ?-?|\(END\)|advertisement|ad|story continues below.{0,40}|"
    r"(?:for immediate release|embargoed until).{0,60}|"
    r"(?:read|see|show|view|learn|find out) (?:more|full|the full)\b(?! (?:than|of|and)\b).{0,40}|continue reading.{0,60}|"
    r"(?:click|tap) (?:here|to)\b.{0,120}|(?:sign up|subscribe)\b.{0,160}|download (?:our|the)\b.{0,80}|"
    r"(?:follow|like|join) us (?:on|at)\b.{0,120}|share (?:this|on|via)\b.{0,60}|(?:tweet|share|print|email|comments?)\Z|"
    r"(?:watch|listen)(?: live| now)?:.{0,120}|skip to .{0,40}|back to top|cookies?\b.{0,40}|"
    r"this (?:article|story|page|content) (?:was|is|has been) (?:originally |first |automatically |auto-)?"
    r"(?:published|translated|produced|updated|generated|available)\b.{0,200}|"
    r"\[(?:link|statement|tweet|video|photo|image)s?[^\]]{0,60}\][.,]?|"
    r"for (?:further|more) information,? (?:media |please |the media )?(?:should )?(?:contact|visit|see|call)\b.{0,240})\Z",
    re.I,
)
_RELATED = re.compile(
    r"(?:related(?: (?:coverage|articles?|stor(?:y|ies)|news|content|links?|reading|topics?|posts?))?|"
    r"(?:read|see|read more|see more|more) (?:also|on this|on this story|from [\w ]{1,30}|stories|news|like this)|"
    r"(?:you (?:may|might) also (?:like|be interested in))|also (?:read|see)|(?:further|recommended|more) (?:reading|coverage)|"
    r"recommended(?: for you| stories)?|most (?:read|popular|viewed|shared)|trending(?: now)?|editors?[’'] picks?|in other news|"
    r"more (?:top )?(?:stories|headlines)|latest (?:news|stories|headlines)|top stories|don[’']t miss|what to read next)"
    r"\b ?(?:$|:)",
    re.I,
)
_INLINE_RELATED = re.compile(
    r"(?:READ(?: MORE| ALSO| NEXT)?|MORE|RELATED|SEE ALSO|ALSO READ|WATCH)\b ?[:|»>] ?\S|(?:Read more|Related|See also|Also read): \S"
)
_BYLINE = re.compile(
    r"(?:(?:by|written by|reported by|story by|analysis by|opinion by|text by) [A-Z][\w.’'\-]+(?:,? (?:and )?[A-Z|][\w.’'\-|]*){1,9}"
    r"(?:,? [A-Z][\w ]{1,40})?|"
    r"(?:(?:additional |with )?(?:reporting|writing|editing|translation|research|files?) (?:by|from)\b|with files from\b).{2,300}|"
    r".{2,160}\bcontributed (?:to|reporting)\b.{0,80}|"
    r"\((?:(?:additional )?reporting|writing|editing|translated|edited|with inputs)\b.{2,300}\)|edited by\b.{2,120})\.?\Z",
    re.I,
)
_PICTURE = r"(?:(?:file |ap |afp |reuters |kyodo |pool |handout )?(?:photo(?:graph)?|image|picture|illustration|graphic|video|source)s?)"
_CREDIT = re.compile(
    rf"\(?(?:{_PICTURE}(?: credit| courtesy)?(?: by|:| from| /|/| ©|-) ?\S.{{0,100}}|(?:credit|courtesy)(?: of)?:? \S.{{0,80}}|"
    r"[A-Z][\w.’'\- ]{1,50}(?:/| \| |, via | via )(?:[A-Z][\w.’'&\- ]{1,40})(?:(?:/| via )[A-Z][\w.’'&\- ]{1,40}){0,3}|"
    r"(?:getty images|reuters|ap photo|afp photo|epa|shutterstock|alamy|wikimedia commons)(?:[/ ,:].{0,60})?)\)?\.?\Z",
    re.I,
)
_CAPTION_OPENING = re.compile(
    r"(?:(?:file )?(?:photo|image|picture|caption|video|graphic|map|pictured|illustration)s?\b ?(?::| -|—|–) ?\S|"
    r"(?:in this (?:file )?(?:photo|image|picture|handout|screenshot|frame)\b)|[\u2580-\u25ff])",
    re.I,
)
_CAPTION_SIDE = re.compile(
    r"\((?:L|R|C|left|right|centre|center|front|back|[Tt]op|[Bb]ottom|(?:2nd|3rd|second|third) (?:L|R|(?:from )?(?:left|right))|"
    r"(?:front|back|top|bottom)?,? ?(?:from )?(?:L|left|R|right)(?: to (?:R|right|L|left))?)\)|"
    r", (?:far |second from |third from )?(?:left|right|centre|center),? (?:and|shakes?|walks?|poses?|speaks?|meets?|greets?|"
    r"talks?|looks?|stands?|attends?|arrives?|waves?|listens?|sits?|during|with|at)\b"
)
_TAIL = re.compile(r"(?P<stop>[.!?”\"’)]) ?\((?P<who>[^()]{2,60})\)\.?\Z")
_TAIL_CREDIT = re.compile(
    r"(?:photo|image|picture|courtesy|credit|handout|pool|file|getty|via )|[A-Za-z]/[A-Z]|screengrab|screenshot", re.I
)
_BARE_TAIL = re.compile(
    r"[.!?] (?:REUTERS|AFP|EPA|AP|Photo|Photograph|Picture|Image|Getty Images|AP Photo|EPA-EFE)(?:[/ ]| by ?|: ?)[A-Z].{1,60}\Z"
)
_PRESENT = re.compile(
    r"\b(?:shakes?|poses?|speaks?|walks?|waves?|greets?|meets?|attends?|arrives?|delivers?|looks?|listens?|holds?|stands?|"
    r"sits?|talks?|addresses|answers?|gestures?|(?:is|are) (?:seen|pictured|shown|photographed)|smiles?|toasts?|signs?|"
    r"leaves?|welcomes?|reacts?|takes? part|hugs?|embraces?|inspects?|reviews?)\b"
)
_SPEECH = re.compile(r"\b(?:said|says|told|added|according to|announced|stated)\b|[“\"]")
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\Z")
_SENTENCES = re.compile(r"(?<![A-Z]\.)(?<!\b(?:Mr|Dr|Ms|Jr|Sr|St|vs))(?<=[.!?]) (?=[A-Z“\"])")
_SALUTATION = re.compile(r"(?:dear|sincerely|respectfully|yours|to whom|signed)\b", re.I)
_NAME_TITLE = re.compile(
    r"(?:[A-Z][\w.’'\-]+ ){1,4}[A-Z][\w.’'\-]+,? (?:[A-Z].{2,80})|(?:[A-Z][A-Z.’'\-]+ ){1,4}[A-Z][A-Z.’'\-]+\Z"
)

_HEADING_WORDS, _TITLE_WORDS, _CAPTION_WORDS, _HEADLINE_WORDS, _LONG = 14, 25, 80, 25, 12


def dateline_end(text: str) -> int:
    """Where the dateline that opens ``text`` ends ("TOKYO, March 3 (Agency) - "), 0 where none does."""
    match = _BRACKETED_PLACE.match(text) or _MIXED.match(text)
    if match:
        return match.end()
    match = _AGENCY_FIRST.match(text)
    if match and outlet(match["agency"]):
        return match.end()
    match = _CAPITALS.match(text)
    if match and (match["more"] or match["source"] or (len(match["city"]) >= 5 and match["city"] not in _BODIES)):
        return match.end()
    return 0


def sort_regions(pieces: Sequence[Piece], title: str | None) -> list[RegionKind]:
    """The kind of each piece, in order. ``title`` is the document's title as its metadata give it. Raises nothing."""
    kinds: list[RegionKind] = [_alone(piece) for piece in pieces]
    _related(pieces, kinds)
    _captions(pieces, kinds)
    _masthead(pieces, kinds, title)
    _headings(pieces, kinds)
    return kinds


def _alone(piece: Piece) -> RegionKind:
    """The kind that a piece shows by itself."""
    text = piece.text
    if _COPYRIGHT.match(text) and len(text) < 400:
        return "copyright"
    if len(text) < 300 and _BOILERPLATE.match(text):
        return "boilerplate"
    if piece.marked:
        return "heading"
    if len(text) < 400 and _BYLINE.match(text):
        return "credit"
    if len(text.split()) <= 12 and _CREDIT.match(text) and not _SPEECH.search(text):
        return "credit"
    if not piece.item and len(text.split()) <= _CAPTION_WORDS and _is_caption(text):
        return "caption"
    return "body"


def _is_caption(text: str) -> bool:
    if _CAPTION_OPENING.match(text) or _BARE_TAIL.search(text):
        return True
    tail = _TAIL.search(text)
    sentences = len(_SENTENCES.split(text))
    if tail and sentences <= 3 and (outlet(tail["who"]) or _TAIL_CREDIT.search(tail["who"])):
        return True
    return bool(_CAPTION_SIDE.search(text) and _PRESENT.search(text) and sentences <= 2 and not _SPEECH.search(text))


def _related(pieces: Sequence[Piece], kinds: list[RegionKind]) -> None:
    """A line that announces other articles, and the headlines below it until running text comes again."""
    listing = False
    for i, piece in enumerate(pieces):
        words = len(piece.text.split())
        if _RELATED.match(piece.text) and words <= 8:
            listing, kinds[i] = True, "related"
        elif _INLINE_RELATED.match(piece.text) and words <= _HEADLINE_WORDS + 3 and kinds[i] in ("body", "heading"):
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
    """An agency in brackets at the end of the last paragraph signs the article: no caption, unless it tells a picture."""
    running = [i for i, kind in enumerate(kinds) if kind in ("body", "caption") and not pieces[i].item]
    if not running or kinds[running[-1]] != "caption":
        return
    text = pieces[running[-1]].text
    tail = _TAIL.search(text)
    if tail and outlet(tail["who"]) and len(text.split()) > _LONG and not _PRESENT.search(text):
        kinds[running[-1]] = "body"


def _masthead(pieces: Sequence[Piece], kinds: list[RegionKind], title: str | None) -> None:
    """The lines above the running text: the title, then place, date and hour."""
    named = title is not None
    top = next((i for i, p in enumerate(pieces) if kinds[i] == "body" and _is_running(p)), len(pieces))
    clock = next((i for i in range(top) if _CLOCK.match(pieces[i].text) or _DATE_LINE.match(pieces[i].text)), None)
    for i in range(min(top, 12)):
        piece = pieces[i]
        if kinds[i] not in ("body", "heading") or piece.item:
            continue
        if title is not None and _same(piece.text, title):
            kinds[i] = "title"
        elif _CLOCK.match(piece.text) or _DATE_LINE.match(piece.text):
            kinds[i] = "dateline"
        elif not named and _is_title(piece) and not (clock is not None and i > clock):
            kinds[i], named = "title", True
        elif clock is not None and i < clock and clock - i <= 3 and _is_place(piece.text) and kinds[i] == "body":
            kinds[i] = "dateline"
        elif kinds[i] == "body" and i + 1 == top and re.fullmatch(rf"{_PLACE}, {_PLACE}(?:, {_PLACE})?", piece.text):
            kinds[i] = "dateline"
    for i in range(top, min(top + 3, len(pieces))):
        if kinds[i] == "body" and _CLOCK.match(pieces[i].text):
            kinds[i] = "dateline"


def _is_place(text: str) -> bool:
    return len(text) < 90 and not text.endswith(":") and bool(_ROOM.match(text))


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


def _headings(pieces: Sequence[Piece], kinds: list[RegionKind]) -> None:
    """In text without mark-up, a short line that is no sentence and stands above running text is a heading."""
    seen_text = False
    for i, piece in enumerate(pieces):
        if kinds[i] == "body" and _heads(pieces, kinds, i) and (seen_text or _title_above(kinds, i)):
            kinds[i] = "heading"
        seen_text = seen_text or (kinds[i] == "body" and _is_running(piece))


def _title_above(kinds: list[RegionKind], i: int) -> bool:
    return "title" in kinds[:i] and "body" not in kinds[:i]


def _heads(pieces: Sequence[Piece], kinds: list[RegionKind], i: int) -> bool:
    piece, text = pieces[i], pieces[i].text
    words = text.split()
    if piece.item or piece.lines > 2 or len(words) > _HEADING_WORDS or i + 1 >= len(pieces):
        return False
    if text.endswith((".", ",", ";", ":", "!", "…", "-", "—", "”", '"', ")")) or not (
        text[0].isupper() or text[0].isdigit()
    ):
        return False
    if _NAME_TITLE.fullmatch(text) or _SALUTATION.match(text) or _SPEECH.search(text) or "  " in text or "@" in text:
        return False
    below = pieces[i + 1]
    if kinds[i + 1] != "body" or not (_is_running(below) or below.item):
        return False
    return not (i and kinds[i - 1] == "body" and not pieces[i - 1].item and _short_line(pieces[i - 1]))


def _short_line(piece: Piece) -> bool:
    return len(piece.text.split()) <= _HEADING_WORDS and not _SENTENCE_END.search(piece.text)
