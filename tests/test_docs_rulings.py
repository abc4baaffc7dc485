"""Every command of the page on rulings works, in the order in which the page shows them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import summitry
from summitry.cli import main

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "rulings.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]


def test_commands_of_the_page_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMITRY_RECORD", "record.db")
    assert main(["read", str(ROOT / "examples")]) == 0
    with summitry.open("record.db") as record:
        event, another, *_ = sorted(record.events(), key=lambda e: -len(e.evidence))
        promise, other, *_ = record.commitments()
    names = {
        "PROMISE": promise.id,
        "OTHER": other.id,
        "EVENT": event.id,
        "ANOTHER": another.id,
        "PASSAGE": event.evidence[0].key,
    }
    assert len(COMMANDS) > 20
    for line in COMMANDS:
        arguments = [names.get(part, part) for part in shlex.split(line)[1:]]
        assert main(arguments) == 0, line
        said = capsys.readouterr().out
        if said.startswith("r"):
            names["RULING"] = said.split()[0]


def test_words_that_stand_nowhere_or_twice_are_not_attached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SUMMITRY_RECORD", str(tmp_path / "r.db"))
    (tmp_path / "a.txt").write_text("Fiji and Tonga met in Suva on 4 May 2026. Fiji and Tonga will meet again.\n")
    assert main(["read", str(tmp_path / "a.txt")]) == 0
    for words, told in (("Fiji and Tonga", "2 times"), ("Samoa", "nowhere"), (" ", "nowhere")):
        assert main(["rule", "attach", "new:event", "a.txt", words, "plover=CONSULT", "--by", "Ada"]) == 2
        assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["edit", "ID", "stage"], "FIELD=VALUE"),
        (["edit", "ID", 'quantity="many"'], "number"),
        (["edit", "ID", "by={"], "JSON"),
        (["accept", "ID", "gladly"], "--why"),
        (["score", "ID", "2"], "-1, 0 or 1"),
        (["score", "ID", "high"], "-1, 0 or 1"),
        (["note", "ID"], "missing"),
    ],
)
def test_a_ruling_that_cannot_be_understood_is_refused(
    arguments: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SUMMITRY_RECORD", str(tmp_path / "r.db"))
    (tmp_path / "a.txt").write_text("Fiji will build two harbours in Tonga by 2030.\n")
    assert main(["read", str(tmp_path / "a.txt")]) == 0
    with summitry.open(tmp_path / "r.db") as record:
        (promise,) = record.commitments()
    capsys.readouterr()
    named = [promise.id if part == "ID" else part for part in arguments]
    assert main(["rule", *named, "--by", "Ada"]) == 2
    assert told in capsys.readouterr().err
