"""The desk as a running server."""

from __future__ import annotations

import socket

import uvicorn

from summitry.desk.app import application
from summitry.desk.settings import Settings
from summitry.errors import OutputError


def run(settings: Settings, *, workers: int = 1) -> None:
    """Serve until interrupted. ``workers`` processes share the port. Raises ``RecordError``, or ``OutputError`` where
    the port is taken."""
    made = application(settings)
    _try_port(settings)
    name = f"[{settings.host}]" if ":" in settings.host else settings.host
    print(f"The desk is at http://{name}:{settings.port}/ (stop it with Ctrl-C)", flush=True)
    options = {"host": settings.host, "port": settings.port, "log_level": "warning", "server_header": False}
    if workers == 1:
        uvicorn.run(made, **options)  # type: ignore[arg-type]
        return
    settings.export()
    uvicorn.run("summitry.desk.app:inherited", factory=True, workers=workers, **options)  # type: ignore[arg-type]


def _try_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        with socket.socket(family) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((settings.host, settings.port))
    except OSError as error:
        raise OutputError(
            f"{settings.host}:{settings.port}: cannot listen there ({error.strerror}). Give another --port"
        ) from None
