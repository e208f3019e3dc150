"""The desk as an ASGI application: the API, the pages without JavaScript, and the single page application."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from anyio import to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response

from dateline.desk.answer import NotModifiedError
from dateline.desk.api import actors, changes, choices, export, incidents, judgements, reports, session, state
from dateline.desk.changes import Changes
from dateline.desk.gate import HEADERS, Gate, SecurityHeaders
from dateline.desk.kept import KeptAnswers
from dateline.desk.openapi import API, describe
from dateline.desk.pages import routes as pages
from dateline.desk.problem import ProblemError, WrongValue
from dateline.desk.refusal import refuse
from dateline.desk.settings import DeskSettings
from dateline.desk.shell import mount_shell
from dateline.ledger import LedgerError, LedgerStore, UnknownIdError

__all__ = ["create_app"]

_log = logging.getLogger(__name__)


def create_app(ledger: LedgerStore, settings: DeskSettings | None = None) -> FastAPI:
    """The desk over a ledger.

    FastAPI, because it checks requests and draws the OpenAPI from the same types that answers are made of.
    Its telemetry is off: nothing leaves the machine.
    """
    held = settings or DeskSettings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # The pool has 15 connections, and some questions take two: with 12 askers one is always free.
        to_thread.current_default_thread_limiter().total_tokens = 12
        yield
        app.state.changes.close()

    app = FastAPI(
        title="Dateline desk",
        version=version("dateline"),
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{API}/openapi.json",
        lifespan=lifespan,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(Gate, settings=held),
            # Level 5: within 3 % of level 9's size on JSON, in half of its time.
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        ],
    )
    app.state.ledger = ledger
    app.state.settings = held
    # One view for all: it asks the ledger anew each time, and keeps what it counted while nothing changed.
    app.state.now = ledger.view()
    app.state.kept = KeptAnswers()
    app.state.changes = Changes(app.state.now.snapshot)
    for room in (state, incidents, export, reports, actors, judgements, choices, session, changes):
        app.include_router(room.router, prefix=API)
    _answer_errors(app)
    app.include_router(pages.router)
    describe(app)
    mount_shell(app)
    return app


def _answer_errors(app: FastAPI) -> None:
    app.add_exception_handler(ProblemError, _refused)
    app.add_exception_handler(NotModifiedError, _not_modified)
    app.add_exception_handler(UnknownIdError, _unknown)
    app.add_exception_handler(LedgerError, _not_possible)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _fault)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return refuse(request, error.status, error.detail, headers=error.headers)


async def _not_modified(_: Request, error: Exception) -> Response:
    assert isinstance(error, NotModifiedError)
    return error.response()


async def _unknown(request: Request, error: Exception) -> Response:
    return refuse(request, 404, str(error))


async def _not_possible(request: Request, error: Exception) -> Response:
    # What the database itself refuses is not for the visitor to mend.
    unavailable = isinstance(error.__cause__, SQLAlchemyError)
    return refuse(request, 503 if unavailable else 400, str(error))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = [
        WrongValue(
            where=".".join(map(str, one["loc"])), message=str(one["msg"]).removeprefix("Value error, ")
        )
        for one in error.errors()
    ]
    first = f"{wrong[0].where}: {wrong[0].message}" if wrong else "the request can't be used"
    return refuse(request, 422, first, wrong)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = str(error.detail)
    if error.status_code == 404:
        detail = f"nothing is at {request.scope['path'][:200]}"
    elif error.status_code == 405:
        detail = f"{request.method} is not for this address"
    return refuse(request, error.status_code, detail, headers=error.headers)


async def _fault(request: Request, error: Exception) -> Response:
    _log.error("internal fault at %s %r", request.method, request.scope["path"], exc_info=error)
    detail = "internal fault of the desk; its own output says more, please report it"
    # This handler stands outside of the middleware that dresses every other answer.
    return refuse(request, 500, detail, headers=HEADERS)
