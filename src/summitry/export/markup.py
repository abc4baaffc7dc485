"""Text inside XML: escaped, and rid of what XML 1.0 cannot hold."""

from __future__ import annotations

import re

_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MEANT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}
_MEANING = re.compile('[&<>"\r]')


def escaped(text: str) -> str:
    """Text for an element or an attribute in double quotes; a character that XML cannot hold becomes U+FFFD."""
    if not text.isascii() or not text.isprintable():
        text = _UNSAYABLE.sub("\ufffd", text)
    return _MEANING.sub(lambda found: _MEANT[found[0]], text)
