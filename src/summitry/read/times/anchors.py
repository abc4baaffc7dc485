"""What relative times hang on: the day of publication, and the time that the text last told of."""

from __future__ import annotations

from dataclasses import dataclass, field

from summitry import dates
from summitry.dates import Bounds
from summitry.model import Interval

GRAINS = {
    "PTM": 0,
    "PTH": 0,
    "D": 1,
    "WE": 2,
    "W": 2,
    "F": 2,
    "M": 3,
    "Q": 4,
    "SE": 4,
    "H": 5,
    "Y": 6,
    "DE": 7,
    "CE": 8,
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that the text has set: its bounds, how fine it is (``D``, ``W``, ``M``, ``SE``, ``Y`` …) and its value."""

    bounds: Bounds
    grain: str
    value: str

    @property
    def year(self) -> int | None:
        """The year that it begins in."""
        return dates.parts(self.bounds[0])[0] if self.bounds[0] else None

    @property
    def month(self) -> int | None:
        """Its month, where it is as fine as that."""
        return dates.parts(self.bounds[0])[1] if self.bounds[0] and GRAINS[self.grain] <= 3 else None

    @property
    def day(self) -> str | None:
        """Its day, where it is as fine as that."""
        return self.bounds[0] if self.grain == "D" else None


@dataclass(slots=True)
class Anchors:
    """``historical`` texts tell of times long before their publication: bare months and days follow the narrative there.

    ``then`` is the last time told of, ``told`` all of them in this paragraph, ``year`` the year that the narrative is in.
    """

    published: Interval | None
    historical: bool
    then: Moment | None = None
    year: int | None = None
    told: list[Moment] = field(default_factory=list)

    @property
    def now(self) -> Bounds:
        """The publication date as far as it is known."""
        return (self.published.earliest, self.published.latest) if self.published else dates.OPEN

    def tell(self, moment: Moment) -> None:
        """The narrative has come to ``moment``."""
        self.then = moment
        if moment.year is not None and GRAINS[moment.grain] <= GRAINS["Y"]:
            self.year = moment.year
        self.told.append(moment)
