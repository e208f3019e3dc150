"""A look at the ledger for one request: its view, its snapshot, and answers that browsers may keep."""

import gzip
import secrets
from collections.abc import Callable, Mapping
from typing import Any, Self

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from dateline.desk.kept import KeptAnswers
from dateline.desk.problem import ProblemError
from dateline.ledger import LedgerError, LedgerStore, LedgerView
from dateline.model import Snapshot

__all__ = ["SNAPSHOT_HEADER", "Look", "NotModifiedError"]

SNAPSHOT_HEADER = "Dateline-Snapshot"
_STARTED = secrets.token_hex(4)
"""Part of every tag: a server that was started anew may be another version, which answers otherwise."""


class NotModifiedError(Exception):
    """What the browser holds is still so."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        super().__init__("not modified")
        self.headers = dict(headers)

    def response(self) -> Response:
        """The empty answer 304."""
        return Response(status_code=304, headers=self.headers)


class Look:
    """One request's view of the ledger.

    Attributes:
        view: The ledger now, or as it stood.
        snapshot: The state that the answer is made from.
    """

    def __init__(self, view: LedgerView) -> None:
        self.view = view
        self.snapshot: Snapshot = view.snapshot()
        self.headers = {
            "ETag": f'W/"{self.snapshot.id}-{_STARTED}"',
            "Cache-Control": "private, no-cache",
            "Vary": "Cookie, Authorization",
            SNAPSHOT_HEADER: self.snapshot.id,
        }

    @classmethod
    def at(cls, request: Request, as_of: str | None = None) -> Self:
        """Look at the ledger, unless the browser already holds this answer.

        Raises:
            NotModifiedError: if it does.
            ProblemError: if the ledger never stood so.
        """
        state = request.app.state
        look = cls(_stood(state.ledger, as_of) if as_of else state.now)
        held = request.headers.get("if-none-match", "")
        if held.strip() == "*" or look.headers["ETag"] in (tag.strip() for tag in held.split(",")):
            raise NotModifiedError(look.headers)
        return look

    def kept(self, request: Request, make: Callable[[], BaseModel | str]) -> Response:
        """An answer that takes long to make: made once for each question and state of the ledger."""
        answers: KeptAnswers = request.app.state.kept
        question = f"{request.url.path}?{request.url.query}"
        packed = answers.get(self.snapshot.id, question)
        if packed is None:
            made = make()
            text = made.model_dump_json(by_alias=True) if isinstance(made, BaseModel) else made
            packed = answers.keep(self.snapshot.id, question, text.encode("utf-8"))
        if "gzip" in request.headers.get("accept-encoding", ""):
            return self.answer(packed, **{"Content-Encoding": "gzip"})
        return self.answer(gzip.decompress(packed))

    def answer(self, content: BaseModel | bytes | str, **headers: str) -> Response:
        """An answer of JSON, tagged with the snapshot."""
        body: Any = content
        if isinstance(content, BaseModel):
            body = content.model_dump_json(by_alias=True)
        return Response(body, headers={**self.headers, **headers}, media_type="application/json")


def _stood(ledger: LedgerStore, as_of: str) -> LedgerView:
    try:
        return ledger.view(as_of=int(as_of) if as_of.isdecimal() else as_of)
    except LedgerError as error:
        raise ProblemError(404, str(error)) from error
    except OverflowError:
        raise ProblemError(404, f"{as_of} is beyond the calendar") from None
