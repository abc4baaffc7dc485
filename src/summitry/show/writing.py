"""A brief written to a file, in the form that the file's name asks for."""

from __future__ import annotations

import os

from summitry.errors import UsageError
from summitry.show.brief import Brief

ENDINGS = (".md", ".html", ".docx")


def write(brief: Brief, path: str) -> None:
    """Write ``brief`` to ``path``, a name that ends in one of ``ENDINGS``. Raises ``UsageError`` or ``OutputError``."""
    from summitry.export.files import written

    ending = os.path.splitext(path)[1].lower()
    if ending not in ENDINGS:
        raise UsageError(f"{path}: a brief is written as {', '.join(ENDINGS)}; give a name that ends so")
    if ending == ".docx":
        from summitry.show.docx import write_docx

        with written(path, binary=True) as stream:
            write_docx(brief, stream)
        return
    if ending == ".md":
        from summitry.show.markdown import markdown as made
    else:
        from summitry.show.page import page as made
    with written(path) as stream:
        stream.write(made(brief))
