"""The quick sets of the shared gold, where it stands beside the project, held to their floors by its own scorers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from benchmarks.scores import SCORES, run

HERE = Path(__file__).parent
SHARED = HERE.parent.parent.parent / "shared"
FLOORS: dict[str, dict[str, float]] = yaml.safe_load((HERE / "floors.yaml").read_text("utf-8"))["shared"]

pytestmark = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason=f"{SHARED} is not beside this checkout: it holds texts of others' making"
)


def figures(printed: str) -> dict[str, float]:
    """Every figure that a scorer prints, by name: ``statements recall``, ``value F1``, ``type``."""
    found: dict[str, float] = {}
    for line in printed.splitlines():
        name, colon, rest = line.partition(": ")
        if colon and not name.startswith(("missed", "no fact")):
            found.update(
                {
                    f"{name.strip()} {key}": float(value)
                    for key, value in re.findall(r"(F1|precision|recall) ([\d.]+)", rest)
                }
            )
            if plain := re.match(r"[\d.]+", rest):
                found[name.strip()] = float(plain.group())
            continue
        section = line.split(" ", 1)[0]
        for key, value in re.findall(r"(recall|precision) \d+/\d+ = ([\d.]+)", line):
            found[f"{section} {key}"] = float(value)
    return found


@pytest.mark.parametrize("name", FLOORS)
def test_figures_keep_to_their_floors(name: str, tmp_path: Path) -> None:
    score = next(score for score in SCORES if score.name == name)
    printed = run(score, SHARED, tmp_path, lambda: pytest.fail("the quick sets need no corpus"))
    reached = figures(printed)
    fallen = {
        figure: reached.get(figure) for figure, floor in FLOORS[name].items() if reached.get(figure, -1.0) < floor
    }
    assert not fallen, f"{fallen}\n{printed}"
