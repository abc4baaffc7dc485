"""What a desk is started with."""

from __future__ import annotations

import ipaddress
import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from typing import Self

from summitry.errors import UsageError

VARIABLE = "SUMMITRY_DESK"
"""The environment variable by which worker processes are handed the settings."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The record's path, where the desk listens, and who may do what.

    ``key`` is what a visitor must know where the desk listens beyond this machine; ``seal`` stands in every form and
    must come back with it, and is made anew at each start. ``by`` is whose name rulings bear until another is given.
    """

    record: str
    host: str = "127.0.0.1"
    port: int = 8765
    key: str | None = None
    read_only: bool = False
    by: str = field(default_factory=lambda: os.environ.get("SUMMITRY_BY", ""))
    seal: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def __post_init__(self) -> None:
        if not self.loopback and not self.key:
            raise UsageError(
                f"--host {self.host}: others could reach the record there. Give --token SECRET too, or leave --host out"
            )

    @property
    def loopback(self) -> bool:
        """True where nobody but this machine can reach the desk."""
        return is_loopback(self.host)

    def export(self) -> None:
        """Leave the settings where worker processes find them."""
        os.environ[VARIABLE] = json.dumps(asdict(self))

    @classmethod
    def inherited(cls) -> Self:
        """The settings that the starting process left. Raises ``UsageError`` where it left none."""
        if VARIABLE not in os.environ:
            raise UsageError(f"{VARIABLE} is not set. Start the desk with: summitry serve")
        return cls(**json.loads(os.environ[VARIABLE]))


def is_loopback(host: str) -> bool:
    """True for ``localhost`` and the addresses of this machine alone."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
