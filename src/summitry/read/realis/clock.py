"""Where an act's own time words place it: before or after the day of publication."""

from __future__ import annotations

import re
from typing import Any

from summitry.read.page import Page

_AHEAD = re.compile(r"\b(?:next|tomorrow|later (?:this|today)|soon)\b", re.I)
_BEHIND = re.compile(r"\b(?:last|yesterday|ago|earlier|previous|previously|recently)\b", re.I)


def placed(page: Page, token: Any) -> int:
    """1 where the act's own time words place it after the day of publication, -1 before it, 0 where nothing tells."""
    near = [child for child in token.subtree if _close(child, token)]
    if not near:
        return 0
    published = page.published or page.document.published
    span = page.span(near[0].i, near[-1].i + 1)
    for time in page.times_in(span):
        if not any(time.start <= page.starts[word.i] < time.end for word in near):
            continue
        first, last = time.interval.earliest, time.interval.latest
        if published is not None:
            if first is not None and published.latest is not None and first > published.latest:
                return 1
            if last is not None and published.earliest is not None and last < published.earliest:
                return -1
        if time.interval.basis != "explicit":
            if _AHEAD.search(time.text):
                return 1
            if _BEHIND.search(time.text):
                return -1
    if page.times:
        return 0
    words = " ".join(word.lower_ for word in near)
    return 1 if _AHEAD.search(words) else -1 if _BEHIND.search(words) else 0


def _close(word: Any, token: Any) -> bool:
    """Within the token's own phrase or clause, not in a clause or an act below it."""
    node = word
    for _ in range(5):
        if node.i == token.i:
            return True
        if node.dep_ in ("ccomp", "advcl", "relcl", "acl", "xcomp", "conj", "nsubj", "nsubjpass", "csubj"):
            return False
        node = node.head
    return False
