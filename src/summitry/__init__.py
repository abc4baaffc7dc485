"""Summitry reads what states say, do and promise, and keeps the record.

``summitry.open(PATH)`` opens a record; everything else is reached from it. Nothing heavy is loaded before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summitry.library import Outcome, Progress, Record, open

__version__ = "0.1.0"
__all__ = ["Outcome", "Progress", "Record", "__version__", "open"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from summitry import library

        return getattr(library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
