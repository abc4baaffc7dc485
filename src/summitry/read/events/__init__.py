"""Events: who did what to whom, in PLOVER's types and modes, and whether it happened."""

from summitry.read.events.finder import find

__all__ = ["find"]
