"""The command line: parse, call the library, print. What each command does stands in its own ``--help``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from summitry.cli.command import FAILED, MISUSED
from summitry.cli.parser import parser
from summitry.errors import SummitryError, UsageError

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, 1 where something failed (and was told), or 2 for a command not understood."""
    if sys.stdout is None:  # closed by whoever started the command
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
    args = parser().parse_args(arguments)
    try:
        status = int(args.run(args) or 0)
        sys.stdout.flush()  # what cannot be written is told here, not while the interpreter shuts down
        return status
    except SummitryError as error:
        print(f"summitry: {error}", file=sys.stderr)
        return MISUSED if isinstance(error, UsageError) else FAILED
    except BrokenPipeError:
        _silence()
        return 0
    except OSError as error:
        _silence()
        print(f"summitry: {error.filename or 'standard output'}: {error.strerror}. Check the disk", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("\nsummitry: stopped; what was read until now is in the record", file=sys.stderr)
        return 130


def _silence() -> None:
    """Send what is still to be printed nowhere, since nobody takes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
