"""Acts whose words leave open who did what to whom, or whether it was done: these are left unrecorded.

A missing line costs less than a wrong one. What is asked, what is only wished for by one side, violence in general, an
aim that somebody works towards, and what a state does at home are no dealings that a reader would enter.
"""

from __future__ import annotations

from summitry.read.events.halftold import HALF_TOLD
from summitry.read.events.told import Told
from summitry.read.events.unasserted import UNASSERTED


def is_doubtful(told: Told) -> bool:
    """Whether the act is better left unrecorded."""
    return any(doubt(told) for doubt in (*UNASSERTED, *HALF_TOLD))
