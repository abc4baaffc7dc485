"""Times: every time expression of a page with its value, interval and reason; and which act a time belongs to."""

from __future__ import annotations

from summitry.read.times.attach import when
from summitry.read.times.due import due
from summitry.read.times.stage import find

__all__ = ["due", "find", "when"]
