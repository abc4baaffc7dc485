"""Where an export goes: a file or a folder that is replaced only when the new one is whole."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from summitry.errors import OutputError

MARK = ".summitry-export"
"""A file that tells a folder of our own making, which a later export may replace, from anybody else's."""


@contextmanager
def written(path: str | os.PathLike[str], *, binary: bool = False) -> Iterator[IO[Any]]:
    """A file to write to, which replaces what is at ``path`` only when it is whole. Raises ``OutputError``.

    Text is UTF-8 with its line ends kept; half surrogates, which UTF-8 cannot hold, become question marks.
    """
    target = os.path.realpath(path)
    beside = f"{target}.{os.getpid()}.part" if os.path.isfile(target) or not os.path.exists(target) else target
    try:
        with _opened(beside, binary) as stream:
            yield stream
        if beside != target:
            os.replace(beside, target)
    except OSError as error:
        raise OutputError(f"{path}: it cannot be written ({error.strerror}). Name another file with -o") from None
    finally:
        if beside != target and os.path.exists(beside):
            os.remove(beside)


def _opened(path: str, binary: bool) -> IO[Any]:
    return open(path, "wb") if binary else open(path, "w", encoding="utf-8", errors="replace", newline="")


@contextmanager
def filled(path: str | os.PathLike[str]) -> Iterator[Path]:
    """A folder to write into, which takes the place of ``path`` only when it is whole.

    Raises ``OutputError``, also where ``path`` holds anything that no export made.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not _is_ours(target):
        raise OutputError(f"{path}: something else is there. Name a new or an empty folder with -o")
    beside = target.with_name(f"{target.name}.{os.getpid()}.part")
    aside = target.with_name(f"{target.name}.{os.getpid()}.old")
    try:
        beside.mkdir(parents=True)
        (beside / MARK).write_text("Written by summitry export, which may replace this folder.\n", encoding="utf-8")
        yield beside
        if target.exists():
            os.replace(target, aside)
        os.replace(beside, target)
    except OSError as error:
        raise OutputError(f"{path}: it cannot be written ({error.strerror}). Name another folder with -o") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def zipped(path: str | os.PathLike[str]) -> Iterator[Path]:
    """A folder to write into, which becomes a zip file at ``path``. Raises ``OutputError``."""
    with TemporaryDirectory(prefix="summitry-") as name:
        folder = Path(name)
        yield folder
        with written(path, binary=True) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(folder.rglob("*")):
                if file.is_file():
                    archive.write(file, file.relative_to(folder))


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MARK).is_file() or not any(folder.iterdir()))
