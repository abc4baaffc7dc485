"""Sifting: words in the form of a time that are none are let go, the rest get the extent that their grammar gives.

A determiner that belongs to the noun behind ("the summer offensive") is no part of the time; the event that a time is
counted from ("two days after the armistice was signed") is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from summitry.read.page import Page
from summitry.read.times.meanings import Calendar, Expression, Length, Shift, Vague

DETERMINERS = ("the ", "a ", "an ")
LONGEST = 14
"""Tokens that the event of a time may run to: a longer one is a clause of its own."""
# "for over a year" is more than a year, "bombed over 42 days" is not.
BEFORE_OVER = frozenset(
    {"for", "in", "of", "after", "just", "lasted", "took", "spent", "was", "is", "been", "with", "by", "-"}
)
COUNTED = frozenset({"after an event", "day of an event", "anniversary"})
OPENERS = frozenset({"of", "since", "following", "after", "before"})


def sift(page: Page, expressions: Iterable[Expression]) -> Iterator[Expression]:
    """The expressions that are times, with their extents mended, in order. One may hold the next one."""
    wider: Expression | None = None
    for expression in expressions:
        tokens = page.tokens((expression.start, expression.end))
        if not tokens:
            continue
        inside = range(tokens[0], tokens[-1] + 1)
        root = _root(page.doc, inside)
        if not _is_time(expression, root, inside):
            continue
        if wider is not None:
            # "two days after the coup of 3 May the embassy closed": the event ends where its own date does
            over = root.head.i <= inside[-1] or page.doc[min(inside[-1] + 1, len(page.doc) - 1)].pos_ in ("DET", "PRON")
            within = expression.start < wider.end and over
            yield replace(wider, end=expression.end, text=page.text[wider.start : expression.end]) if within else wider
            wider = None
        expression = _trimmed(page, expression, root, inside)
        extended = _extended(page, expression, root, inside)
        if extended.end > expression.end:
            wider = extended
        else:
            yield extended
    if wider is not None:
        yield wider


def _root(doc: Any, inside: range) -> Any:
    """The last token of the expression that hangs on something outside it."""
    return next((doc[i] for i in reversed(inside) if doc[i].head.i not in inside), doc[inside[-1]])


def _is_time(expression: Expression, root: Any, inside: range) -> bool:
    meaning, form, low = expression.meaning, expression.form, expression.text.lower()
    word = low.split()[-1]
    if isinstance(meaning, Calendar):
        if word in ("fall", "spring", "march", "may") and root.pos_ in ("VERB", "AUX"):
            return False
        if word == "fall" and form == "season" and (expression.after == "of" or expression.before == "s"):
            return False
        if form == "season" and word == "spring" and root.dep_ != "compound" and inside[0]:
            before = root.doc[inside[0] - 1]  # "the Arab Spring", "a hot spring"
            return not (before.head.i == root.i and before.pos_ in ("ADJ", "PROPN"))
        if form == "month" and word in ("march", "may") and expression.before == "the" and expression.after != "of":
            return bool(root.dep_ in ("compound", "nmod"))
        if form == "Christmas" and meaning.year is None and low == "christmas" and root.dep_ == "compound":
            return False
        if form == "short year":
            return expression.before.isalpha() and not _follows_name(expression, root.doc, inside)
        if form == "year" and low.isdigit():
            return not _is_count(expression, root) and not _follows_name(expression, root.doc, inside)
        if form == "night" and ((expression.text[0].isupper() and not root.is_sent_start) or expression.after == "of"):
            return False
        if form == "the twentieth":
            return bool(root.dep_ in ("pobj", "npadvmod", "appos") and root.i == inside[-1])
        if form == "days of one month, American" and low.isdigit():
            return bool(root.dep_ != "nummod" or root.head.pos_ == "PROPN")
        if form == "weekday" and (root.pos_ in ("VERB", "AUX") or _part_of_name(root.doc, inside)):
            return False
    if expression.before == "good" and isinstance(meaning, Calendar) and meaning.daypart:
        return False
    if low == "the end of the day" and expression.before == "at":
        return False
    if isinstance(meaning, Vague):
        if form == "the past":
            return bool(root.i == inside[-1] and root.dep_ not in ("amod", "compound"))
        if low == "former":
            return bool(
                root.dep_ in ("amod", "compound", "nmod", "advmod", "npadvmod", "prep") and root.head.i > root.i
            )
        if low == "recently" and expression.before == "as":
            return False
        if low in ("future", "the future") and expression.text[-6:] == "Future":
            return False
    return not (isinstance(meaning, Length) and form == "length" and low.startswith(("a second", "a minute")))


def _follows_name(expression: Expression, doc: Any, inside: range) -> bool:
    """Whether a year is the last word of a name: "Directive 2000", "Agenda 2030"."""
    before = inside[0] - 1
    if before < 0 or not expression.before.isalpha() or expression.after in ("-", "–", "—", "/"):
        return False
    return bool(doc[before].pos_ == "PROPN" and doc[before].text[:1].isupper())


def _part_of_name(doc: Any, inside: range) -> bool:
    """Whether a weekday stands in a name: "Super Tuesday", "Bloody Sunday"."""
    before = inside[0] - 1
    if before < 0 or doc[inside[0]].is_sent_start:
        return False
    word = doc[before]
    return bool(
        word.text[:1].isupper() and word.pos_ in ("PROPN", "ADJ") and word.head.i in inside and word.dep_ == "compound"
    )


def _is_count(expression: Expression, root: Any) -> bool:
    """Whether four figures count something: "1400 victims", "Resolution 1483"."""
    if root.dep_ != "nummod":
        return expression.before in ("$", "no", "number", "resolution", "nos", "some", "about", "than") and not (
            1900 <= int(expression.text) <= 2100 and expression.before in ("about", "some", "than")
        )
    if root.head.i < root.i:
        return (
            expression.before not in ("in", "of", "(", ",", "since", "by", "and", "-", "–", "to")
            and root.head.i == root.i - 1
        )
    return bool(root.head.tag_ == "NNS" and int(expression.text) % 100 == 0)


def _trimmed(page: Page, expression: Expression, root: Any, inside: range) -> Expression:
    """Without the determiner of a noun that the time only qualifies."""
    low = expression.text.lower()
    if low.startswith("over ") and expression.form == "length" and expression.before not in BEFORE_OVER:
        start = page.starts[inside[0] + 1]
        return replace(expression, start=start, text=page.text[start : expression.end])
    if not low.startswith(DETERMINERS) or expression.after in ("", ",", ".", ")", "of"):
        return expression
    meaning = expression.meaning
    qualifies = (
        root.head.i > inside[-1]
        and root.dep_ in ("compound", "amod", "nmod", "nummod", "poss")
        and page.doc[inside[0]].head.i not in inside
        and not any(token.dep_ == "case" for token in root.children)
    )
    if not qualifies or not isinstance(meaning, Calendar | Length):
        return expression
    if isinstance(meaning, Length) and root.head.lower_ in ("period", "time", "span"):
        end = page.ends[root.head.i]
        return replace(expression, end=end, text=page.text[expression.start : end])
    if isinstance(meaning, Length) and meaning.relation:
        return expression
    start = expression.start + len(low) - len(low.split(None, 1)[1])
    return replace(expression, start=start, text=page.text[start : expression.end])


def _extended(page: Page, expression: Expression, root: Any, inside: range) -> Expression:
    """With the event or the thing that it is counted from or part of."""
    meaning = expression.meaning
    if isinstance(meaning, Shift) and expression.form in COUNTED:
        link = page.doc[inside[-1]]
        if expression.form != "after an event":
            link = page.doc[min(inside[-1] + 1, len(page.doc) - 1)]
            if link.lower_ != "of":
                return expression
    elif isinstance(meaning, Length | Vague) and expression.after in ("of", "since") and expression.form != "often":
        link = page.doc[min(inside[-1] + 1, len(page.doc) - 1)]
        if link.lower_ not in OPENERS or link.dep_ not in ("prep", "mark"):
            return expression
    else:
        return expression
    governed = link.head if link.dep_ == "mark" else link
    last = _reach(page, governed, link.i)
    if last <= inside[-1]:
        return expression
    end = page.ends[last]
    event = (page.starts[link.i + 1], end)
    if isinstance(meaning, Shift):
        meaning = replace(meaning, event=event)
    return replace(expression, end=end, text=page.text[expression.start : end], meaning=meaning)


def _reach(page: Page, governed: Any, link: int) -> int:
    """The last token of the event: of its subtree, up to a comma, a bracket or the end of the sentence."""
    last: int = min(governed.right_edge.i, link + LONGEST, page.sentence_of(link).last - 1)
    doc = page.doc
    for i in range(link + 1, last + 1):
        if doc[i].text in (",", ";", ":", "(", ")", "—", "–", "-", '"', "”", "“") and (
            doc[i].whitespace_ or doc[i].text in ")("
        ):
            return i - 1
    while last > link + 1 and (doc[last].is_punct or doc[last].pos_ in ("CCONJ", "ADP", "DET", "SCONJ")):
        last -= 1
    return last
