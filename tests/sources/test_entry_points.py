"""Importers of other packages: the example of the documentation, installed as a package is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "how-to-add-a-format.md").read_text(encoding="utf-8")
CABLE = "FROM: Embassy in Oslo\nDATE: 2023-03-03\nSUBJECT: Talks on fish\n\nThe ministers of Norway and Chile met.\n"
READ = """
import sys
from summitry.sources import documents
for found in documents(sys.argv[1:]):
    print(type(found).__name__, getattr(found, "title", None) or found, getattr(found, "publisher", ""), sep="|")
"""


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder on the path that holds the example's module and what pip writes beside it."""
    code = re.search(r"```python\n# cables.py\n(.*?)```", PAGE, re.S)
    points = re.search(r'\[project.entry-points."summitry.sources"\]\n(.*?)```', PAGE, re.S)
    assert code
    assert points
    site = tmp_path / "site"
    about = site / "summitry_cables-1.0.dist-info"
    about.mkdir(parents=True)
    (site / "cables.py").write_text(code[1], encoding="utf-8")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: summitry-cables\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[summitry.sources]\n" + points[1].replace('"', ""))
    return site


def read(site: Path, *paths: Path) -> list[str]:
    made = subprocess.run(
        [sys.executable, "-c", READ, *map(str, paths)],
        env={"PYTHONPATH": str(site), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout.splitlines()


def test_example_of_the_documentation(installed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.cable").write_text(CABLE)
    (folder / "b.CABLE").write_text("no head at all\n")
    (folder / "c.txt").write_text("The ministers of Norway and Chile met.\n")
    lines = read(installed, folder)
    assert lines[0] == "Document|Talks on fish|Embassy in Oslo"
    assert "has no head with a SUBJECT" in lines[1]
    assert len(lines) == 3


def test_importer_that_cannot_be_imported_is_named(installed: Path, tmp_path: Path) -> None:
    (installed / "cables.py").write_text("import no_such_module\n")
    (tmp_path / "a.cable").write_text(CABLE)
    (tmp_path / "c.txt").write_text("The ministers of Norway and Chile met.\n")
    for paths in ([tmp_path / "a.cable", tmp_path / "c.txt"], [tmp_path]):
        lines = read(installed, *paths)
        assert "cables:read" in lines[0]
        assert "no_such_module" in lines[0]
        assert lines[1].startswith("Document|")


def test_what_is_built_in_is_not_replaced(installed: Path, tmp_path: Path) -> None:
    points = installed / "summitry_cables-1.0.dist-info" / "entry_points.txt"
    points.write_text("[summitry.sources]\n.txt = cables:read\n")
    (tmp_path / "c.txt").write_text("The ministers of Norway and Chile met.\n")
    assert read(installed, tmp_path / "c.txt")[0].startswith("Document|")
