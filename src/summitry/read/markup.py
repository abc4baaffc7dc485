"""Mark-up inside stored text: blanked for reading, so that offsets stay true.

Markdown marks, HTML tags (whole and broken), link addresses and escapes are replaced, character for character, by
spaces, or by ``GONE`` where what stands on both sides belongs together (``"**Fact sheet**:"`` reads ``"Fact sheet:"``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summitry.model import Span

GONE = "\u2060"
"""Stands in readable text for a character that is not there at all: no word ends here. (The word joiner of Unicode.)"""

_HELD = "\ue000"  # where mark-up stood, until its neighbours tell whether a space or GONE takes its place
_ESCAPED = "\ue001"  # a character that a backslash protects from being read as mark-up

_BLOCK_TAGS = (
    "h[1-6]|p|div|li|ul|ol|br|hr|tr|td|th|table|tbody|thead|tfoot|colgroup|col|caption|blockquote|figure|figcaption|"
    "section|article"
)
_INLINE_TAGS = "b|strong|i|em|u|s|a|span|sup|sub|small|font|img|code|cite|q|mark|del|ins|time|abbr"
_ATTRIBUTES = r"""(?:\s+[\w:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))*"""
_TAG = re.compile(rf"<(/?)({_BLOCK_TAGS}|{_INLINE_TAGS}){_ATTRIBUTES}\s*/?>", re.I)
# "<h2Outlook": a tag that never closes, run into its text; the text starts with a capital, a digit or a quotation mark.
_BROKEN_TAG = re.compile(
    rf"(?:<|&lt;)(/?)((?i:{_BLOCK_TAGS}|{_INLINE_TAGS})){_ATTRIBUTES}(?=[A-Z\d“\"‘]|\s|$)|"
    rf"(?:<|&lt;)(/)((?i:{_BLOCK_TAGS}|{_INLINE_TAGS}))\b|^[ \t]*()((?i:h[1-6]|p|li|strong))(?:>|&gt;)(?=\S)",
    re.M,
)
_COMMENT = re.compile(r"<!--.{0,2000}?-->", re.S)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\)")
_ADDRESS = r"(?:[^()\s]|\((?:[^()\s]|\([^()\s]{0,200}\)){0,300}\)){0,2000}"
_LINK = re.compile(
    r"\[((?:[^\[\]\n]|\n(?!\s*\n)|\[[^\[\]\n]{0,100}\]){0,600})\]"
    rf"\({_ADDRESS}(?:\s+\"[^\"]{{0,300}}\")?\)"
)
_LINK_END = re.compile(rf"\]\((?:https?:|mailto:|/){_ADDRESS}\)")  # whose text a blank line has cut off
_AUTOLINK = re.compile(r"<((?:https?:|mailto:)[^<>\s]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,200})>")
_STRONG = re.compile(r"(?<!\*)\*{2,3}(?!\*)((?:[^*\n]|\n(?!\s*\n)){1,600})\*{2,3}(?!\*)")
_EMPHASIS = re.compile(r"\*+|~~|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])|`+")
_PLAIN_EMPHASIS = re.compile(r"\*+")
_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|shy|zwnj);|&#(?:160|173);")
_AMPERSAND = re.compile(r"(?<=&)amp;")
_HELD_RUN = re.compile(f"{_HELD}+")

_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202C, 0xFEFF), GONE)
_STRONG_TAGS = frozenset({"b", "strong", "u"})
_INLINE = re.compile(rf"(?:{_INLINE_TAGS})\Z", re.I)


@dataclass(frozen=True, slots=True)
class Break:
    """A tag that ends one block and opens another: ``start`` up to ``end`` in the text."""

    start: int
    end: int
    name: str
    closing: bool


@dataclass(frozen=True, slots=True)
class Markup:
    """``readable`` has the text's length. ``strong`` are the spans set in bold or underlined, sorted."""

    readable: str
    strong: tuple[Span, ...]
    breaks: tuple[Break, ...]


def blank(text: str, *, markdown: bool) -> Markup:
    """Blank out the mark-up of ``text``. Escapes, underscores and code marks count in Markdown only. Raises nothing."""
    work = text.translate(_UNSEEN) if not text.isascii() else text
    strong: list[Span] = []
    breaks: list[Break] = []
    if markdown and "\\" in work:
        work = _ESCAPE.sub(_HELD + _ESCAPED, work)
    if "&" in work:
        work = _AMPERSAND.sub(_hold, _ENTITY.sub(lambda m: " " * len(m.group()), work))
    if "<" in work or ">" in work or "&lt;" in work:
        work = _tags(work, strong, breaks)
    if "](" in work:
        work = _LINK_END.sub(_hold, _LINK.sub(_hold_address, _IMAGE.sub(_hold, work)))
    if "*" in work:
        strong.extend(m.span(1) for m in _STRONG.finditer(work))
    work = (_EMPHASIS if markdown else _PLAIN_EMPHASIS).sub(_hold, work)
    if _ESCAPED in work:
        work = re.sub(_ESCAPED, lambda m: text[m.start()], work)
    return Markup(_HELD_RUN.sub(_settle, work), tuple(sorted(strong)), tuple(sorted(breaks, key=lambda b: b.start)))


def _tags(work: str, strong: list[Span], breaks: list[Break]) -> str:
    opened: list[tuple[str, int]] = []

    def whole(match: re.Match[str]) -> str:
        closing, name = match[1] == "/", match[2].lower()
        if not _INLINE.match(name):
            breaks.append(Break(match.start(), match.end(), name, closing))
        elif name in _STRONG_TAGS and not closing:
            opened.append((name, match.end()))
        elif opened and opened[-1][0] == name:
            strong.append((opened.pop()[1], match.start()))
        return _hold(match)

    def broken(match: re.Match[str]) -> str:
        name = next(g for g in (match[2], match[4], match[6]) if g).lower()
        if not _INLINE.match(name):
            closing = bool(match[1] or match[3])
            breaks.append(Break(match.start(), match.end(), name, closing))
        return _hold(match)

    work = _TAG.sub(whole, _COMMENT.sub(_hold, work))
    return _BROKEN_TAG.sub(broken, _AUTOLINK.sub(lambda m: f"{_HELD}{m[1]}{_HELD}", work))


def _hold(match: re.Match[str]) -> str:
    return _HELD * (match.end() - match.start())


def _hold_address(match: re.Match[str]) -> str:
    return f"{_HELD}{match[1]}{_HELD * (match.end() - match.end(1))}"


def _settle(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    joined = after in ".,;:!?’”)]%" or before in "“‘([$" or (before.isalnum() and after.islower())
    return (GONE if joined and not before.isspace() and not after.isspace() else " ") * (end - start)
