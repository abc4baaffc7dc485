"""The command line from the user's chair: real files, a real record, what is printed and the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from summitry.cli import main

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
COMMANDS = (
    "read",
    "watch",
    "brief",
    "chart",
    "ledger",
    "due",
    "overdue",
    "changes",
    "thread",
    "compare",
    "list",
    "show",
    "date",
    "rule",
    "rulings",
    "import",
    "search",
    "export",
    "status",
    "serve",
)
LASTING = {"serve", "watch"}
"""Commands that run until they are stopped; tests/desk and tests/sources/test_watching.py start them."""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of the sample articles."""
    path = str(tmp_path_factory.mktemp("cli") / "record.db")
    assert main(["read", str(EXAMPLES), "--record", path]) == 0
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that succeeds prints."""
    capsys.readouterr()
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_help_starts_at_once_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; from summitry.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
        "assert not {'spacy', 'numpy', 'yaml', 'rich', 'sqlite3'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_shows_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert f"summitry {command}" in capsys.readouterr().out.split("example:")[1]


def test_examples_in_the_help_work(
    record: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # what an example writes is written there
    for command in sorted(set(COMMANDS) - LASTING):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        line = capsys.readouterr().out.split("example:")[1].strip()
        fresh = tmp_path / f"{command}.db"
        fresh.write_bytes(Path(record).read_bytes())
        arguments = [str(ROOT / part) if (ROOT / part).exists() else part for part in line.split()[1:]]
        assert main([*arguments, "--record", str(fresh)]) == 0, line


def test_reading_again_changes_nothing(record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = tmp_path / "before.jsonl", tmp_path / "after.jsonl"
    main(["export", "--record", record, "-o", str(before)])
    assert "0 read" in said(capsys, "read", str(EXAMPLES), "--record", record)
    main(["export", "--record", record, "-o", str(after)])
    assert before.read_bytes() == after.read_bytes()


def test_every_passage_of_the_export_stands_in_its_document(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [json.loads(line) for line in said(capsys, "export", "--record", record).splitlines()]
    texts = {
        row["file"]: Path(row["file"]).read_text(encoding="utf-8")
        for row in rows
        if row["type"] == "document" and row["file"].endswith((".txt", ".md"))
    }
    passages = [e for row in rows for e in row.get("evidence") or [] if e["file"] in texts]
    assert len(passages) > 100
    for passage in passages:
        assert texts[passage["file"]][passage["start"] : passage["end"]] == passage["quote"]


def test_brief_is_written_as_markdown_and_as_a_page(record: str, tmp_path: Path) -> None:
    for name in ("brief.md", "brief.html"):
        assert main(["brief", "--record", record, "-o", str(tmp_path / name)]) == 0
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "What was promised" in text
        assert "What we do not know" in text
    assert "<script" not in (tmp_path / "brief.html").read_text(encoding="utf-8")


def test_brief_as_a_page_shows_charts_of_the_two_who_are_asked_for(record: str, tmp_path: Path) -> None:
    page = tmp_path / "brief.html"
    assert main(["brief", "--dyad", "JPN-USA", "--record", record, "-o", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    assert text.count("<svg ") == 4  # a timeline and a dyad, each for a wide page and a narrow one
    assert 'id="dyad-wide-title"' in text


@pytest.mark.parametrize("kind", [["timeline"], ["dyad", "--dyad", "JPN-USA"], ["network", "--what", "all"], ["map"]])
def test_chart_is_written_as_a_drawing_and_as_its_table(record: str, tmp_path: Path, kind: list[str]) -> None:
    from xml.etree import ElementTree

    for ending in ("svg", "csv", "json"):
        assert main(["chart", *kind, "--record", record, "-o", str(tmp_path / f"x.{ending}")]) == 0
    assert ElementTree.parse(tmp_path / "x.svg").getroot().tag.endswith("svg")
    rows = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["rows"]
    assert len((tmp_path / "x.csv").read_text(encoding="utf-8").splitlines()) >= len(rows) + 1 > 1


def test_chart_tells_what_it_cannot_draw(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chart", "dyad", "--record", record]) == 2
    assert "JPN-USA" in capsys.readouterr().err
    assert main(["chart", "map", "--record", record, "-o", "map.png"]) == 2
    assert ".svg" in capsys.readouterr().err
    assert main(["chart", "lifeline", "--record", record]) == 2
    commitment = said(capsys, "list", "commitments", "--limit", "1", "--json", "--record", record)
    assert "Life line" in said(capsys, "chart", "lifeline", json.loads(commitment)["id"], "--record", record)


def test_brief_in_another_form_says_which_it_writes(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "--record", record, "-o", "brief.odt"]) == 2
    assert ".md, .html, .docx" in capsys.readouterr().err


def test_a_date_moves_what_hangs_on_it(record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fresh = tmp_path / "dated.db"
    fresh.write_bytes(Path(record).read_bytes())
    article = "before-the-state-visit.txt"
    assert "moved" in said(capsys, "date", article, "2024-04-05", "--record", str(fresh))
    assert "5 April 2024" in said(capsys, "show", article, "--record", str(fresh))


def test_lists_come_as_json_and_csv(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    for kind in ("documents", "actors", "statements", "events", "commitments"):
        rows = [json.loads(line) for line in said(capsys, "list", kind, "--json", "--record", record).splitlines()]
        table = said(capsys, "list", kind, "--csv", "--limit", "3", "--record", record).splitlines()
        assert {row["type"] for row in rows} == {kind[:-1]}
        assert table[0].startswith("id,")


def test_a_filter_that_means_nothing_is_refused(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "events", "--stage", "agreed", "--record", record]) == 2
    assert "--stage" in capsys.readouterr().err


def test_show_and_search_find_by_id_and_by_words(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = said(capsys, "search", "Tomahawk", "--record", record)
    assert "Tomahawk" in found
    id = json.loads(said(capsys, "list", "events", "--json", "--limit", "1", "--record", record))["id"]
    assert id in said(capsys, "show", id[:8], "--record", record)


def test_what_is_not_there_is_told(record: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["show", "no-such-thing", "--record", record]) == 1
    assert "no-such-thing" in capsys.readouterr().err
    assert main(["status", "--record", str(tmp_path / "none.db")]) == 1
    assert "none.db" in capsys.readouterr().err


def test_one_bad_document_does_not_stop_a_batch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.txt").write_text("OSLO — The ministers of Norway and Sweden met in Oslo on 3 May 2022.\n")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    assert main(["read", str(tmp_path), str(tmp_path / "gone.txt"), "--record", str(tmp_path / "r.db")]) == 1
    out = capsys.readouterr().out
    assert "1 read" in out
    for name in ("empty.txt", "binary.txt", "gone.txt"):
        assert name in out


def test_a_file_that_is_no_record_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Dear Sir")
    assert main(["status", "--record", str(file)]) == 1
    assert "letter.db" in capsys.readouterr().err
    assert file.read_text() == "Dear Sir"


def test_the_record_may_be_named_in_the_environment(record: str) -> None:
    environment = {**os.environ, "SUMMITRY_RECORD": record}
    done = subprocess.run([sys.executable, "-m", "summitry", "status"], capture_output=True, text=True, env=environment)
    assert done.returncode == 0
    assert record.rsplit("/", 1)[1] in done.stdout


@pytest.mark.parametrize("command", [["brief"], ["export"]])
def test_a_file_that_cannot_be_written_is_named(
    record: str, command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "no such folder" / "out.md"
    assert main([*command, "--record", record, "-o", str(target)]) == 1
    assert str(target) in capsys.readouterr().err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no device that is always full")
def test_a_full_disk_below_the_output_is_told_without_a_traceback(record: str) -> None:
    command = [sys.executable, "-m", "summitry", "export", "--record", record]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("summitry: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["brief", "--dyad", "FOO-USA"], "FOO"),
        (["brief", "--dyad", "Japan-USA"], "Write JPN"),
        (["list", "events", "--status", "finished"], "scheduled"),
        (["list", "events", "--since", "2024-05-01", "--until", "2024-04-01"], "2024-05-01 is after 2024-04-01"),
    ],
)
def test_a_filter_that_can_fit_nothing_is_refused(
    record: str, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--record", record]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_of_processes_below_one_is_refused(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["read", str(EXAMPLES), f"--jobs={jobs}"])
    assert stopped.value.code == 2
    assert "--jobs" in capsys.readouterr().err


def test_a_date_for_a_name_that_no_document_has_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note.txt").write_text("The envoys of Peru and Ghana met in Lima on Friday.\n")
    (tmp_path / "days.yaml").write_text("note.txt: 2024-04-04\nnoet.txt: 2024-04-05\n")
    path, days = str(tmp_path / "r.db"), str(tmp_path / "days.yaml")
    assert "noet.txt" in said(capsys, "read", str(tmp_path / "note.txt"), "--published", days, "--record", path)


def test_a_piped_list_keeps_an_item_to_a_line(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, "list", "commitments", "--record", record).splitlines()
    assert all(line.startswith("c") and line[1:17].strip().isalnum() for line in lines)
    assert max(map(len, lines)) > 100


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
@pytest.mark.parametrize("ending", [">&-", "| true"])
def test_nobody_reading_the_output_is_no_failure(record: str, ending: str) -> None:
    command = f'"{sys.executable}" -m summitry list statements --record "{record}" {ending}; echo ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert done.stdout.strip() == "0"
    assert done.stderr == ""


@pytest.mark.parametrize("offset", ["-5", "many"])
def test_lines_passed_over_are_a_whole_number(offset: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["due", f"--offset={offset}"])
    assert stopped.value.code == 2
    assert f"{offset} is no whole number" in capsys.readouterr().err
