"""The command line: parse, call the library, print. What each command does stands in its own ``--help``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from summitry.cli.commands import FAILED, MISUSED
from summitry.cli.parser import parser
from summitry.errors import SummitryError, UsageError

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, 1 where something failed (and was told), or 2 for a command not understood."""
    args = parser().parse_args(arguments)
    try:
        return int(args.run(args) or 0)
    except SummitryError as error:
        print(f"summitry: {error}", file=sys.stderr)
        return MISUSED if isinstance(error, UsageError) else FAILED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("\nsummitry: stopped; what was read until now is in the record", file=sys.stderr)
        return 130
