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
SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
ASIDE = 15
"""Years: one date further off than this is an aside (a later inquiry, an old precedent), not where the story goes."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that the text has set: its bounds, how fine it is (``D``, ``W``, ``M``, ``SE``, ``Y`` …) and its value."""

    bounds: Bounds
    grain: str
    value: str

    @property
    def year(self) -> int:
        """The year that it is named by."""
        return -int(self.value[2:6]) if self.value.startswith("BC") else int(self.value[:4])

    @property
    def month(self) -> int | None:
        """Its month, or the middle month of its season; ``None`` where it is not as fine as that."""
        if self.grain == "SE":
            return SEASON_MONTHS[self.value[-2:]]
        return dates.parts(self.bounds[0])[1] if self.bounds[0] and GRAINS[self.grain] <= 3 else None

    @property
    def day(self) -> str | None:
        """Its day, where it is as fine as that."""
        return self.bounds[0] if self.grain == "D" else None


@dataclass(slots=True)
class Anchors:
    """``historical`` texts tell of times long before their publication: there bare months follow the narrative.

    ``then`` is the last time told of, ``year`` the year that the narrative is in. News keeps two threads, of what has
    happened and of what is to come: ``threads`` holds the last day told of in each. ``here`` is the day told of in the
    same sentence, ``opening`` the first time told of in the same block. ``fiscal`` says in which month the fiscal year
    of the state spoken of opens, and whether it is named by the year that it ends in.
    """

    published: Interval | None
    historical: bool
    then: Moment | None = None
    year: int | None = None
    aside: int | None = None
    fiscal: tuple[int, bool] | None = None
    threads: dict[bool, Moment] = field(default_factory=dict)
    here: Moment | None = None
    opening: Moment | None = None

    @property
    def now(self) -> Bounds:
        """The publication date as far as it is known."""
        return (self.published.earliest, self.published.latest) if self.published else dates.OPEN

    @property
    def today(self) -> str | None:
        """The publication date where it is known to the day."""
        return self.published.earliest if self.published and self.published.is_day else None

    def last_day(self, ahead: bool) -> Moment | None:
        """The last day told of: in a history at all, in news among things to come (``ahead``) or things past first."""
        if self.historical:
            return self.then
        return self.threads.get(ahead) or self.threads.get(not ahead)

    def tell(self, moment: Moment, ahead: bool = False) -> None:
        """The narrative has come to ``moment``; one date that is far off moves it only where the next agrees."""
        if moment.grain == "D":
            self.threads[ahead] = self.here = moment
        if GRAINS[moment.grain] > GRAINS["Y"]:
            self.then = moment
            return
        if self.historical and self.year is not None and abs(moment.year - self.year) > ASIDE:
            agreed = self.aside is not None and abs(self.aside - moment.year) <= ASIDE
            self.aside = moment.year
            if not agreed:
                return
        self.aside = None
        self.then = moment
        if not (
            moment.value.endswith("WI") and self.year is not None and moment.year == dates.shift_year(self.year, 1)
        ):
            self.year = moment.year  # a winter at the year's end leaves the story in the old year
