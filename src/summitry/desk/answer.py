"""From a request to an answer: the page, its JSON, its CSV, or in plain words why not."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Awaitable, Callable
from hmac import compare_digest
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from summitry.desk.ask import BY, Ask, address, checked
from summitry.desk.guard import COOKIE
from summitry.desk.page import Deed, Page, PageRoute
from summitry.desk.records import Records
from summitry.desk.settings import Settings
from summitry.desk.views import Views
from summitry.errors import AmbiguousItem, NoSuchItem, RecordBusy, SummitryError, UsageError
from summitry.show.tables import inert

STATUS: tuple[tuple[type[SummitryError], int], ...] = (
    (NoSuchItem, 404),
    (AmbiguousItem, 409),
    (UsageError, 400),
    (RecordBusy, 503),
    (SummitryError, 500),
)
DONE = "desk_done"
"""The cookie that tells the next page which rulings were just made."""
MOST_UNDONE = 100
YEAR = 365 * 24 * 3600
Endpoint = Callable[[Request], Awaitable[Response]]


class Answer:
    """Answers for one page; ``html``, ``json`` and ``csv`` are the endpoints."""

    def __init__(self, page: PageRoute, records: Records, settings: Settings, views: Views) -> None:
        self.page = page
        self.records = records
        self.settings = settings
        self.views = views

    async def html(self, request: Request) -> Response:
        """The page for people."""
        return await run_in_threadpool(self._answer, request, self._html)

    async def json(self, request: Request) -> Response:
        """The page's data."""
        return await run_in_threadpool(self._answer, request, self._json)

    async def csv(self, request: Request) -> Response:
        """The page's table."""
        return await run_in_threadpool(self._answer, request, self._csv)

    def _answer(self, request: Request, form: Callable[[Ask, Page], Response]) -> Response:
        try:
            query = checked(list(request.query_params.multi_items()), self.page.accepts)
            ask = Ask(
                record=self.records.get(),
                settings=self.settings,
                path=_stem(request),
                query=query,
                named=dict(request.path_params),
                cookies=request.cookies,
            )
            made = self.page.make(ask)
            response = form(ask, made)
        except SummitryError as error:
            return refused(self.views, request, error)
        for name, value in made.cookies.items():
            response.set_cookie(name, value, max_age=YEAR, httponly=True, samesite="strict")
        return response

    def _html(self, ask: Ask, page: Page) -> Response:
        done = ask.cookies.get(DONE, "")
        twins = [ending for ending, has in (("json", page.data), ("csv", page.table)) if has is not None]
        context = {**page.context, "title": page.title, "ask": ask, "here": self.page, "twins": twins}
        context["done"] = done.split(".") if done.replace(".", "").isalnum() else []
        response = HTMLResponse(self.views.render(self.page.template, context))
        if done:
            response.delete_cookie(DONE)
        return response

    def _json(self, ask: Ask, page: Page) -> Response:
        if page.data is None:
            raise NoSuchItem(f"{ask.path}: this page has no data of its own")
        return _followed(data(page.data), ask, page)

    def _csv(self, ask: Ask, page: Page) -> Response:
        if page.table is None:
            raise NoSuchItem(f"{ask.path}: this page has no table. Its data: {ask.path}.json")
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(page.table.header)
        for row in page.table.rows:
            writer.writerow([inert(cell) for cell in row])
        name = (ask.path.strip("/").replace("/", "-") or "today") + ".csv"
        safe = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in name)
        response = Response(
            out.getvalue().encode("utf-8", "replace"),
            media_type="text/csv",
            headers={"content-disposition": f'attachment; filename="{safe}"'},
        )
        return _followed(response, ask, page)


def _followed(response: Response, ask: Ask, page: Page) -> Response:
    """The answer with the address of the page after it, where there is one."""
    if page.after:
        ending = response.media_type.rpartition("/")[2] if response.media_type else "json"
        path, query = ask.twin(ending).partition("?")[0], {**ask.query, "after": page.after}
        response.headers["link"] = f'<{address(path, query)}>; rel="next"'
    return response


def deed(one: Deed, records: Records, settings: Settings, views: Views) -> Endpoint:
    """The endpoint of a form: it must bear the seal of this start of the desk; what it does ends in a redirect."""

    def do(request: Request, form: dict[str, list[str]]) -> Response:
        try:
            ask = Ask(
                record=records.get(),
                settings=settings,
                path=request.url.path,
                query=dict(request.query_params),
                named=dict(request.path_params),
                form=form,
                cookies=request.cookies,
            )
            done = one.do(ask)
        except SummitryError as error:
            return refused(views, request, error)
        response = RedirectResponse(done.to, 303)
        if done.rulings:
            response.set_cookie(
                DONE, ".".join(done.rulings[:MOST_UNDONE]), max_age=60, httponly=True, samesite="strict"
            )
        if ask.field("by"):
            response.set_cookie(BY, quote(ask.by), max_age=YEAR, httponly=True, samesite="strict")
        return response

    async def endpoint(request: Request) -> Response:
        form = await _form(request)
        if not compare_digest("".join(form.pop("seal", [])[:1]).encode(), settings.seal.encode()):
            message = "This form is of an earlier start of the desk. Load the page again, then send the form once more"
            return failure(views, request, 403, message)
        return await run_in_threadpool(do, request, form)

    return endpoint


def enter(settings: Settings, views: Views) -> Endpoint:
    """Where a visitor gives the key, if the desk was started with one."""

    async def endpoint(request: Request) -> Response:
        wrong = False
        if request.method == "POST":
            given = "".join((await _form(request)).get("key", []))
            if settings.key and compare_digest(given.encode(), settings.key.encode()):
                response = RedirectResponse("/", 303)
                response.set_cookie(COOKIE, given, httponly=True, samesite="strict")
                return response
            wrong = True
        page = views.render("enter.html", {"title": "Enter", "wrong": wrong})
        return HTMLResponse(page, 403 if wrong else 200)

    return endpoint


def failed(views: Views) -> Callable[[Request, Exception], Awaitable[Response]]:
    """What answers where no page is, or where a page failed."""

    async def handler(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            return failure(views, request, 500, "The desk failed here. What is in the record is whole")
        messages = {404: f"{request.url.path}: no page is here", 405: "This address is not one for forms"}
        return failure(views, request, error.status_code, messages.get(error.status_code, error.detail))

    return handler


def refused(views: Views, request: Request, error: SummitryError) -> Response:
    """The project's own error in its own words."""
    status = next(status for kind, status in STATUS if isinstance(error, kind))
    return failure(views, request, status, str(error))


def failure(views: Views, request: Request, status: int, message: str) -> Response:
    """Why not: a page for people, an object for programs."""
    path = request.url.path
    if path.startswith("/api/") or path.endswith((".json", ".csv")):
        return data({"error": {"status": status, "message": message}}, status)
    return HTMLResponse(
        views.render("failure.html", {"title": "Not here", "status": status, "message": message}), status
    )


def data(value: Any, status: int = 200) -> Response:
    """JSON. Half surrogates, which some texts hold, are escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        body = text.encode()
    except UnicodeEncodeError:
        body = json.dumps(value, separators=(",", ":")).encode()
    return Response(body, status, media_type="application/json")


def _stem(request: Request) -> str:
    """The path of the page, whichever of its twins was asked for."""
    path: str = request.scope["path"]
    for ending in (".json", ".csv"):
        if path.endswith(ending) and request.scope["endpoint"].__name__ == ending[1:]:
            return "/" if path == f"/today{ending}" else path.removesuffix(ending)
    return path


async def _form(request: Request) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    try:
        async with request.form(max_files=0, max_fields=1_000) as sent:
            for name, value in sent.multi_items():
                if isinstance(value, str):
                    found.setdefault(name, []).append(value)
        return found
    except HTTPException as error:
        raise HTTPException(400, f"{error.detail} Send the form again") from None
