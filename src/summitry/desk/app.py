"""The desk's application: every page with its twins, the forms, the files, behind the guard."""

from __future__ import annotations

import contextlib
import pkgutil
from collections.abc import AsyncIterator, Iterator
from importlib import import_module
from pathlib import Path

from anyio import to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from summitry.desk import pages
from summitry.desk.answer import Answer, deed, enter, failed
from summitry.desk.guard import Guard
from summitry.desk.page import Deed, PageRoute
from summitry.desk.records import Records
from summitry.desk.settings import Settings
from summitry.desk.views import Views
from summitry.show.charts.chart import css

THREADS = 8
"""Requests that are answered at once by a process; each has its own open record."""
STATIC = Path(__file__).parent / "static"


def application(settings: Settings) -> Starlette:
    """The whole desk over one record, as an ASGI application. Raises ``RecordError`` where the file is no record."""
    records = Records(settings.record)
    records.get()
    made = list(found())
    shown = [one for one in made if isinstance(one, PageRoute)]
    views = Views(settings, sorted((one for one in shown if one.nav), key=lambda one: one.place))
    routes: list[BaseRoute] = [Route("/enter", enter(settings, views), methods=["GET", "POST"])]
    for one in made:
        if isinstance(one, Deed):
            routes.append(Route(one.path, deed(one, records, settings, views), methods=["POST"]))
    for one in shown:
        answer, stem = Answer(one, records, settings, views), "/today" if one.path == "/" else one.path
        routes += [Route(f"{stem}.json", answer.json), Route(f"{stem}.csv", answer.csv), Route(one.path, answer.html)]
    routes.append(Route("/static/charts.css", charts_style))
    routes.append(Mount("/static", StaticFiles(directory=STATIC)))

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = THREADS
        yield

    return Starlette(
        routes=routes,
        middleware=[
            Middleware(Guard, settings=settings),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=4),
        ],
        exception_handlers={404: failed(views), 405: failed(views), 500: failed(views)},
        lifespan=lifespan,
    )


def charts_style(_: Request) -> Response:
    """The style of the charts, which come from elsewhere in the house."""
    return Response(css(), media_type="text/css", headers={"cache-control": "max-age=3600"})


def inherited() -> Starlette:
    """The application of a worker process."""
    return application(Settings.inherited())


def found() -> Iterator[PageRoute | Deed]:
    """The pages and forms of every module under ``pages``, those of longer paths first."""
    routes = []
    for module in sorted(one.name for one in pkgutil.iter_modules(pages.__path__)):
        routes += import_module(f"{pages.__name__}.{module}").ROUTES
    yield from sorted(routes, key=lambda one: (-one.path.count("/"), one.path))
