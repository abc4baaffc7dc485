"""Turns of a transcript that are reporters' questions: what they say undertakes nothing and states no position."""

from __future__ import annotations

import re

from summitry.model import Span
from summitry.read.page import Page

_LABEL = re.compile(r"(?:^|(?<=\s)|(?<=\*))(?:[A-Z][A-Z.'’-]+ ?){1,4}:|^[*\s]*Q(?:[:.*]|\s{2,})", re.M)
_ASKING = re.compile(r"[*\s]*(?:Q|QUESTION|REPORTER|PRESS|MODERATOR|OPERATOR)\b", re.I)
_FEW = 2
"""Questions that a transcript has at least."""


def questions(page: Page) -> tuple[Span, ...]:
    """The spans of a transcript's questions, in order; empty for any other paper."""
    labels = list(_LABEL.finditer(page.layout.readable))
    found = [
        (label.start(), labels[n + 1].start() if n + 1 < len(labels) else len(page.text))
        for n, label in enumerate(labels)
        if _ASKING.match(label.group())
    ]
    return tuple(found) if len(found) >= _FEW else ()
