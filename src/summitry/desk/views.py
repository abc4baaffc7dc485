"""Templates, and the words and links that all of them share."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from summitry import __version__
from summitry.desk.page import PageRoute
from summitry.desk.settings import Settings
from summitry.link.items import Commitment, Evidence, Statement
from summitry.link.items import Event as EventItem
from summitry.show.words import day, joined, quoted, when

STATIC = Path(__file__).parent / "static"


class Views:
    """Renders pages; everything from a document is escaped on its way in."""

    def __init__(self, settings: Settings, nav: Sequence[PageRoute]) -> None:
        self.settings = settings
        self._made = Environment(
            loader=PackageLoader("summitry.desk", "templates"),
            autoescape=select_autoescape(default=True, default_for_string=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._made.globals |= {
            "nav": nav,
            "read_only": settings.read_only,
            "seal": settings.seal,
            "version": __version__,
            "file": file,
            "href": href,
            "passage_href": passage_href,
            "outward": outward,
        }
        self._made.filters |= {"day": day, "when": when, "quoted": quoted, "joined": joined, "number": "{:,}".format}

    def render(self, template: str, context: Mapping[str, Any]) -> str:
        """A page of HTML."""
        return self._made.get_template(template).render(**context)


@cache
def file(name: str) -> str:
    """The address of a static file, which changes with its content."""
    print_ = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?{print_}"


def href(item: Any) -> str:
    """The address of an item's page; of an id, by its first letter."""
    if isinstance(item, str):
        kinds = {"s": "statement", "e": "event", "c": "commitment", "d": "document", "r": "item"}
        return f"/{kinds.get(item[:1], 'actor')}/{quote(item)}"
    if isinstance(item, Commitment):
        return f"/commitment/{quote(item.id)}"
    if isinstance(item, EventItem):
        return f"/event/{quote(item.id)}"
    if isinstance(item, Statement):
        return f"/statement/{quote(item.id)}"
    return f"/document/{quote(item.id)}"


def passage_href(evidence: Evidence) -> str:
    """The address at which a passage stands lit in its document."""
    return f"/document/{quote(evidence.document)}?lit={evidence.start}-{evidence.end}#lit"


def outward(url: str | None) -> str | None:
    """An address from a document, if it may be linked: of the web and nothing else; ``None`` otherwise."""
    try:
        return url if url and urlsplit(url).scheme.lower() in ("http", "https") and urlsplit(url).netloc else None
    except ValueError:
        return None
