"""Undertakings: who commits to what, how firmly, by when; told from positions held and from deeds done.

After the practice of the G7 and G20 Research Groups, a commitment is a discrete, publicly expressed statement that one
or more named parties will, plan to, or intend to take a future action; separate actions are separate commitments.
"""

from __future__ import annotations

from summitry.read.commitments.reader import find

__all__ = ["find"]
