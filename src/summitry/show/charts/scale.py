"""Numbers along an axis: round steps, and signs as print has them."""

from __future__ import annotations


def round_step(most: int) -> int:
    """A round step (1, 2, 5, 10 …) that goes into ``most`` four times or less.

    >>> round_step(3), round_step(20), round_step(230)
    (1, 5, 100)
    """
    sizes: list[int] = [factor * 10**power for power in range(12) for factor in (1, 2, 5)]
    return next(size for size in sizes if most / size <= 4)


def signed(value: float, digits: int = 1) -> str:
    """A number with its sign, a minus that is none of a hyphen; nought has none.

    >>> signed(2.5), signed(-2.25), signed(-0.01), signed(10, 0)
    ('+2.5', '−2.2', '0.0', '+10')
    """
    written = f"{value:+.{digits}f}".replace("-", "−")
    return written.lstrip("+−") if float(f"{value:.{digits}f}") == 0 else written
