"""How far two reviewers agree, beyond what chance would give.

Cohen's kappa: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20
(1960), 37-46. Krippendorff's alpha: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), from the
matrix of coincidences; nominal distances, or ordinal ones for scores. Both are ``None``, not known, where there is
nothing to compute them from: no item that both judged, or one single category, where chance alone would agree as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Literal, TypeVar

Judged = TypeVar("Judged", bound=Hashable)
Metric = Literal["nominal", "ordinal"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two reviewers' judgements of one field agree.

    ``items`` is how many both judged, ``agreed`` the share of them judged alike, from 0 to 1; ``kappa`` and ``alpha``
    run from −1 to 1, or are ``None``. ``differing`` lists items judged unlike, each with both judgements.
    """

    items: int
    agreed: float | None
    kappa: float | None
    alpha: float | None
    differing: tuple[tuple[str, str, str], ...]


def agreement(one: Mapping[str, Judged], other: Mapping[str, Judged], metric: Metric = "nominal") -> Agreement:
    """The agreement of two reviewers, each of whom judged some items, by their ids."""
    both = sorted(one.keys() & other.keys())
    pairs = [(one[item], other[item]) for item in both]
    return Agreement(
        items=len(both),
        agreed=sum(a == b for a, b in pairs) / len(pairs) if pairs else None,
        kappa=cohen_kappa(pairs),
        alpha=krippendorff_alpha(pairs, metric),
        differing=tuple((item, str(one[item]), str(other[item])) for item in both if one[item] != other[item]),
    )


def cohen_kappa(pairs: Sequence[tuple[Judged, Judged]]) -> float | None:
    """Cohen's kappa of pairs of judgements, one pair an item; ``None`` where chance would agree on all of them."""
    if not pairs:
        return None
    ones, others = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    total = len(pairs)
    by_chance = sum(ones[value] * others[value] for value in ones)
    if by_chance == total * total:
        return None
    observed = sum(a == b for a, b in pairs)
    return (observed * total - by_chance) / (total * total - by_chance)


def krippendorff_alpha(units: Iterable[Sequence[Judged | None]], metric: Metric = "nominal") -> float | None:
    """Krippendorff's alpha of judgements, those of one item a unit, ``None`` where somebody did not judge it.

    Ordinal values must sort in their own order. ``None`` where no item was judged twice, or all alike.
    """
    coincidences: defaultdict[tuple[Judged, Judged], float] = defaultdict(float)
    for unit in units:
        values = [value for value in unit if value is not None]
        for pair in permutations(values, 2):
            coincidences[pair] += 1 / (len(values) - 1)
    totals: defaultdict[Judged, float] = defaultdict(float)
    for (value, _), count in coincidences.items():
        totals[value] += count
    whole = sum(totals.values())
    ranks = sorted(totals, key=_sorted_as) if metric == "ordinal" else list(totals)
    distance = {
        (a, b): _ordinal(ranks[min(i, j) : max(i, j) + 1], totals) if metric == "ordinal" else float(i != j)
        for i, a in enumerate(ranks)
        for j, b in enumerate(ranks)
    }
    expected = sum(totals[a] * totals[b] * distance[a, b] for a in ranks for b in ranks)
    if expected == 0:
        return None
    observed = sum(count * distance[pair] for pair, count in coincidences.items())
    return 1 - (whole - 1) * observed / expected


def _ordinal(between: Sequence[Judged], totals: Mapping[Judged, float]) -> float:
    """The ordinal distance of two values: the values from one to the other, the two ends counted half, squared."""
    if len(between) == 1:
        return 0.0
    return float((sum(totals[value] for value in between) - (totals[between[0]] + totals[between[-1]]) / 2) ** 2)


def _sorted_as(value: Hashable) -> tuple[int, float, str]:
    """Numbers by their size, then words by the alphabet."""
    return (0, float(value), "") if isinstance(value, int | float) else (1, 0.0, str(value))
