"""Sources that are broken, mislabelled, oversized or out to do harm: each is named, and the rest is read."""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
import time
import tracemalloc
from pathlib import Path

import pytest

from summitry.errors import NotFound, SourceError, TooLarge, Unreadable
from summitry.model import Document
from summitry.sources import documents

GOOD = "The foreign ministers of Norway and Chile met in Bergen on Monday and agreed to meet again in May.\n"


def read(*paths: Path | str) -> tuple[list[Document], list[SourceError]]:
    found = list(documents([os.fspath(path) for path in paths]))
    return [d for d in found if isinstance(d, Document)], [e for e in found if isinstance(e, SourceError)]


def beside_good(tmp_path: Path, name: str, content: bytes) -> SourceError:
    """Write a bad file beside a good one, read the folder: the good one is read, and the one error is given back."""
    (tmp_path / "good.txt").write_text(GOOD)
    bad = tmp_path / name
    bad.write_bytes(content)
    read_documents, errors = read(tmp_path)
    assert [d.text for d in read_documents] == [GOOD]
    assert len(errors) == 1
    assert errors[0].file.startswith(str(bad))
    assert errors[0].problem
    assert errors[0].remedy
    assert str(bad) in str(errors[0])
    return errors[0]


def test_missing_path_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    read_documents, errors = read(tmp_path / "gone.txt", tmp_path / "good.txt")
    assert len(read_documents) == 1
    assert isinstance(errors[0], NotFound)
    assert errors[0].file == str(tmp_path / "gone.txt")


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf"])
def test_empty_file(tmp_path: Path, content: bytes) -> None:
    assert "no text" in beside_good(tmp_path, "bad.txt", content).problem


def test_front_matter_alone_is_empty(tmp_path: Path) -> None:
    assert "no text" in beside_good(tmp_path, "bad.md", b"---\ntitle: Nothing below\n---\n\n").problem


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (bytes(range(256)) * 40, "binary"),
        (b"%PDF-1.7\n" + GOOD.encode(), "PDF"),
        (b"PK\x03\x04" + b"rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"some text \x00 and a zero", "binary"),
    ],
)
def test_binary_file(tmp_path: Path, content: bytes, named: str) -> None:
    assert named in beside_good(tmp_path, "bad.txt", content).problem


def test_one_line_of_fifty_megabytes(tmp_path: Path) -> None:
    begun = time.process_time()
    error = beside_good(tmp_path, "bad.txt", b"no end in sight " * (50 * 2**16))
    assert isinstance(error, TooLarge)
    assert time.process_time() - begun < 5


def test_text_beyond_what_one_document_may_be(tmp_path: Path) -> None:
    error = beside_good(tmp_path, "bad.txt", GOOD.encode() * 20_000)
    assert isinstance(error, TooLarge)
    assert "Split" in error.remedy


def test_json_line_without_end(tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    good = json.dumps({"id": "good", "text": GOOD}).encode()
    bad.write_bytes(b'{"id": "long", "text": "' + b"x" * (40 * 2**20) + b'"}\n' + good + b"\n")
    read_documents, errors = read(bad)
    assert [d.file for d in read_documents] == [f"{bad}#good"]
    assert isinstance(errors[0], TooLarge)
    assert errors[0].file == f"{bad}:1"


def test_uncertain_encoding_is_refused(tmp_path: Path) -> None:
    error = beside_good(tmp_path, "bad.txt", "Ministrowie spotkali się w Łodzi".encode("cp1250"))
    assert isinstance(error, Unreadable)
    assert "encoding" in error.problem
    assert "UTF-8" in error.remedy


def test_utf16_cut_in_the_middle_of_a_character(tmp_path: Path) -> None:
    assert "UTF-16" in beside_good(tmp_path, "bad.txt", GOOD.encode("utf-16") + b"\x00").problem


def test_page_without_text(tmp_path: Path) -> None:
    page = b"<!doctype html><html><head><title>Loading</title></head><body><div id=root></div></body></html>"
    assert "no article" in beside_good(tmp_path, "bad.html", page).problem


FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Fjord Wire</title>
<item><guid>one</guid><title>Ministers meet</title><description>{GOOD}</description></item>
<item><guid>two</guid><title>Fleet sails</title><description>{GOOD}</description></item>
<item><guid>three</guid><title>Talks end</title><description>{GOOD}</description></item>
</channel></rss>"""


def test_feed_cut_in_half_gives_its_whole_entries(tmp_path: Path) -> None:
    feed = tmp_path / "cut.xml"
    feed.write_text(FEED[: FEED.index("Talks end") + 30])
    read_documents, errors = read(feed)
    assert [d.file.partition("#")[2] for d in read_documents] == ["one", "two"]
    assert [d.text for d in read_documents] == [GOOD.strip()] * 2
    assert "cut short" in errors[0].problem


def test_entry_without_text_does_not_stop_the_feed(tmp_path: Path) -> None:
    feed = tmp_path / "feed.rss"
    feed.write_text(
        FEED.replace(f"<title>Fleet sails</title><description>{GOOD}</description>", "<title>Fleet</title>")
    )
    read_documents, errors = read(feed)
    assert len(read_documents) == 2
    assert [e.file for e in errors] == [f"{feed}#two"]


@pytest.mark.parametrize("content", [b"<note>hello</note>", b"", b"no mark-up at all"])
def test_xml_that_is_no_feed(tmp_path: Path, content: bytes) -> None:
    assert "feed" in beside_good(tmp_path, "bad.xml", content).problem


def test_entities_that_swell(tmp_path: Path) -> None:
    layers = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{layers}]><rss version="2.0"><channel><item><title>&l11;'
    )
    begun = time.process_time()
    (tmp_path / "bad.xml").write_text(bomb + "</title></item></channel></rss>")
    read(tmp_path)
    assert time.process_time() - begun < 5


def test_bad_json_lines_are_named_by_number(tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    lines = [
        json.dumps({"id": "first", "text": GOOD}),
        '{"id": "torn", "text": "The minis',
        json.dumps({"id": "silent", "title": "No text here"}),
        json.dumps(["not", "an", "object"]),
        '{"id": "half", "text": "half a character: \\ud83d"}',
        "[" * 100_000,
        "",
        json.dumps({"id": "last", "text": GOOD}),
    ]
    bad.write_text("\n".join(lines))
    read_documents, errors = read(bad)
    assert [d.file for d in read_documents] == [f"{bad}#first", f"{bad}#last"]
    assert [e.file for e in errors] == [f"{bad}:2", f"{bad}:3", f"{bad}:4", f"{bad}#half", f"{bad}:6"]
    assert '"text"' in errors[1].problem


def test_json_line_in_another_encoding(tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    polish = '{"id": "a", "text": "Rozmowy toczą się w Łodzi"}'.encode("cp1250")
    bad.write_bytes(polish + b"\n" + json.dumps({"text": GOOD}).encode())
    read_documents, errors = read(bad)
    assert [d.file for d in read_documents] == [f"{bad}#2"]
    assert errors[0].file == f"{bad}:1"


def test_unknown_kind_named_explicitly(tmp_path: Path) -> None:
    sheet = tmp_path / "table.xlsx"
    sheet.write_bytes(b"PK\x03\x04")
    _, errors = read(sheet)
    assert "ZIP" in errors[0].problem
    assert errors[0].remedy


def test_gzip_cut_short(tmp_path: Path) -> None:
    packed = gzip.compress(os.urandom(500).hex().encode() + GOOD.encode())
    assert "cut short" in beside_good(tmp_path, "bad.txt.gz", packed[:-60]).problem


@pytest.mark.parametrize("content", [b"", b"not gzip at all"])
def test_gzip_that_is_none(tmp_path: Path, content: bytes) -> None:
    beside_good(tmp_path, "bad.txt.gz", content)


def test_gzip_jsonl_cut_short_keeps_the_whole_lines(tmp_path: Path) -> None:
    lines = b"".join(
        json.dumps({"id": i, "text": f"{os.urandom(200).hex()} {GOOD}"}).encode() + b"\n" for i in range(400)
    )
    bad = tmp_path / "bad.jsonl.gz"
    packed = gzip.compress(lines)
    bad.write_bytes(packed[: len(packed) // 2])
    read_documents, errors = read(bad)
    assert 100 < len(read_documents) < 400
    assert "cut short" in errors[-1].problem


def test_gzip_bomb(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.jsonl.gz"
    with gzip.open(bomb, "wb") as out:
        for _ in range(300):
            out.write(b" " * 2**20 + b"\n")
    _, errors = read(bomb)
    assert isinstance(errors[-1], TooLarge)
    assert "swells" in errors[-1].problem


def _tar(path: Path, members: list[tuple[tarfile.TarInfo, bytes]], mode: str = "w:gz") -> None:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for info, content in members:
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))


def _member(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def test_tar_with_paths_and_links_that_lead_out(tmp_path: Path) -> None:
    packed = tmp_path / "mixed.tar.gz"
    members = [
        (_member("/etc/evil.txt"), GOOD.encode()),
        (_member("../../evil.txt"), GOOD.encode()),
        (_member("passwd.txt", tarfile.SYMTYPE, "/etc/passwd"), b""),
        (_member("hard.txt", tarfile.LNKTYPE, "/etc/passwd"), b""),
        (_member("device.txt", tarfile.CHRTYPE), b""),
        (_member("good/one.txt"), GOOD.encode()),
    ]
    _tar(packed, members)
    read_documents, errors = read(packed)
    assert [d.file for d in read_documents] == [f"{packed}#good/one.txt"]
    assert [e.file.partition("#")[2] for e in errors] == [name.name for name, _ in members[:5]]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mixed.tar.gz"]


@pytest.mark.parametrize("keep", [0.3, 0.7])
def test_tar_cut_short_keeps_the_whole_members(tmp_path: Path, keep: float) -> None:
    packed = tmp_path / "cut.tar"
    _tar(packed, [(_member(f"{i}.txt"), GOOD.encode() * 20) for i in range(20)], "w")
    data = packed.read_bytes()
    packed.write_bytes(data[: int(len(data) * keep)])
    read_documents, errors = read(packed)
    assert 0 < len(read_documents) < 20
    assert errors


def test_tar_that_is_none(tmp_path: Path) -> None:
    beside_good(tmp_path, "bad.tar", b"this is no archive")
    (tmp_path / "bad.tar").unlink()
    beside_good(tmp_path, "bad.tgz", gzip.compress(b"nor is this"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_permission_denied(tmp_path: Path) -> None:
    locked = tmp_path / "locked.txt"
    locked.write_text(GOOD)
    locked.chmod(0)
    _, errors = read(locked)
    assert "may not read" in errors[0].problem


def test_system_refusals_are_told_apart(tmp_path: Path) -> None:
    from summitry.sources.batch import _refused

    assert "chmod" in _refused("x.txt", PermissionError(13, "Permission denied")).remedy
    assert "No space" in _refused("x.txt", OSError(28, "No space left")).problem
    assert isinstance(_refused("x.txt", FileNotFoundError(2, "gone")), NotFound)


def test_device_and_endless_folder_links(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    read_documents, errors = read(tmp_path, "/dev/zero")
    assert len(read_documents) == 1
    assert [e.file for e in errors] == [str(tmp_path / "dangling.txt"), "/dev/zero"]


def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(odd, "wb") as out:
            out.write(GOOD.encode())
    except OSError:
        pytest.skip("this file system takes no such name")
    read_documents, errors = read(tmp_path)
    assert [d.text for d in read_documents] == [GOOD]
    assert not errors
    read_documents[0].file.encode()


def test_memory_stays_flat_over_many_lines(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    with many.open("w") as out:
        for i in range(1200):
            out.write(json.dumps({"id": i, "text": f"{i} {GOOD}" * 20}) + "\n")
    next(documents([os.fspath(many)]))
    tracemalloc.start()
    assert sum(1 for _ in documents([os.fspath(many)])) == 1200
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < many.stat().st_size / 4


def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    os.mkfifo(tmp_path / "queue.txt")
    found, errors = read(tmp_path)
    assert [d.text for d in found] == [GOOD]
    assert errors == []
