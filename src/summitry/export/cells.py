"""A value as the text of one cell, safe in a spreadsheet, and back again.

A text that a spreadsheet would take for a formula, and one that begins with an apostrophe, gets an apostrophe in front:
whoever takes the first apostrophe away has the text. Days and numbers are written bare, since neither is a formula.
"""

from __future__ import annotations

import json

from summitry.export.columns import Type
from summitry.export.rows import Value

LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
"""What a cell may not begin with: all but the last make some spreadsheet evaluate it, or hide what does."""


def cell(type: Type, value: Value) -> str:
    """A value as text; null is the empty text."""
    if value is None:
        return ""
    if type in ("texts", "spans"):
        return json.dumps(value, ensure_ascii=False)
    if type == "truth":
        return "true" if value else "false"
    return inert(str(value)) if type in ("text", "json") else str(value)


def inert(text: str) -> str:
    """A text that no spreadsheet evaluates."""
    return f"'{text}" if text.startswith(LIVE) else text


def value(type: Type, text: str) -> Value:
    """What ``cell`` wrote. Raises ``ValueError`` for a text that it cannot have written."""
    if text == "":
        return None
    if type == "integer":
        return int(text)
    if type == "number":
        return float(text)
    if type == "truth":
        return {"true": True, "false": False}[text]
    if type == "texts":
        return tuple(json.loads(text))
    if type == "spans":
        return tuple((start, end) for start, end in json.loads(text))
    return text.removeprefix("'") if type in ("text", "json") else text
