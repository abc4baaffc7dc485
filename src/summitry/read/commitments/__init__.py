"""Undertakings: who commits to what, how firmly, by when; told from positions held and from deeds done.

What counts follows the compliance studies of the G7 and G20 Research Groups: a party gives its own public word for one
particular thing that it will do. Each separate action is an undertaking of its own.
"""

from __future__ import annotations

from summitry.read.commitments.reader import find

__all__ = ["find"]
