"""What sort of paper a page is, as far as undertakings go: parties' own paper, one or several, or a report on them."""

from __future__ import annotations

import re
from typing import Literal

from summitry.read import actors
from summitry.read.page import Page

Genre = Literal["joint", "official", "news"]

_OFFICIAL = re.compile(
    r"\b(?:joint\s+(?:\w+\W+){0,3}(?:statement|declaration|communiqu|vision|release|readout)|communiqu[eé]|fact\s+sheet|readout"
    r"|leaders[’']?\s+(?:\w+\s+)?(?:statement|declaration|summary)|declaration|statement\s+(?:by|of|from|on)\b"
    r"|chair[’']?s\s+statement|proclamation|memorandum|press\s+release|remarks\s+by|action\s+plan|media\s+note)",
    re.I,
)
_JOINT = re.compile(
    r"\b(?:joint\b|communiqu[eé]|leaders[’']?\s+(?:\w+\s+)?(?:statement|declaration)|declaration|\bpact\b|charter\b)",
    re.I,
)


def genre(page: Page) -> Genre:
    """``joint`` for a paper that several parties sign, ``official`` for one of a single side, else ``news``."""
    heading = title(page)
    parties = actors.document_parties(page)
    official = bool(_OFFICIAL.search(heading)) or page.publisher in ("The White House", "U.S. Department of State")
    if official and len(parties) > 1:
        return "joint"
    if _JOINT.search(heading) and official:
        return "joint"
    return "official" if official else "news"


def title(page: Page) -> str:
    """The document's title: as kept beside the text, and as headed in it."""
    headed = [block for block in page.layout.blocks[:3] if block.region == "title"]
    words = [page.document.title or "", *(page.text[block.start : block.end] for block in headed)]
    return " ".join(" ".join(words).split())
