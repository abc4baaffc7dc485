"""The shape of the house: data flows one way, and so do imports."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import summitry

ROOT = Path(summitry.__file__).parent
FLOORS = {
    "model": 0,
    "errors": 0,
    "dates": 0,
    "rules": 1,
    "sources": 2,
    "read": 3,
    "link": 4,
    "opinion": 5,
    "record": 5,
    "engines": 6,
    "weigh": 6,
    "export": 7,
    "show": 7,
    "library": 8,
    "desk": 9,
    "cli": 10,
    "__main__": 11,
}


def imports(path: Path) -> set[str]:
    """The rooms of the house that a module runs with; names imported for annotations alone do not count."""
    found = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for block in ast.walk(tree):
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING":
            block.body = []
    for node in ast.walk(tree):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            parts = name.split(".")
            if parts[0] == "summitry" and len(parts) > 1:
                found.add(parts[1])
            elif parts == ["summitry"] and isinstance(node, ast.ImportFrom):
                found.update(alias.name for alias in node.names if alias.name in FLOORS)
    return found


def rooms() -> list[tuple[str, Path]]:
    return [
        (path.relative_to(ROOT).parts[0].removesuffix(".py"), path)
        for path in sorted(ROOT.rglob("*.py"))
        if path != ROOT / "__init__.py"
    ]


@pytest.mark.parametrize(("room", "path"), rooms(), ids=lambda value: str(value).removeprefix(str(ROOT)))
def test_imports_point_down(room: str, path: Path) -> None:
    above = {other for other in imports(path) if FLOORS[other] > FLOORS[room]}
    assert not above, f"{path.relative_to(ROOT)} reaches up into {sorted(above)}"


def test_only_the_record_touches_sqlite() -> None:
    users = {
        path.relative_to(ROOT).as_posix() for _, path in rooms() if "import sqlite3" in path.read_text(encoding="utf-8")
    }
    assert {user.split("/")[0] for user in users} <= {"record"}
