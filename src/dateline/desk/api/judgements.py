"""Routes by which people decide: the queue, what was decided, and a new decision."""

import math
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue
from starlette.responses import Response

from dateline.desk.answer import Look
from dateline.desk.api.described import described
from dateline.desk.api.filters import AsOf, Cursor
from dateline.desk.api.incidents import AtTime
from dateline.desk.api.shapes import Judgements
from dateline.desk.identity import Visitor
from dateline.desk.problem import ProblemError
from dateline.ledger import LedgerError, UnknownIdError
from dateline.model import Action, Judgement, NewJudgement, QueuePage, Span
from dateline.services.review import ReviewError, ReviewService

__all__ = ["Decision", "router"]

router = APIRouter(tags=["review"])

DEPTH = 8
"""Levels of a corrected value; the deepest of the contract, a toll with its evidence, has four."""


def _plain(value: JsonValue, depth: int = DEPTH) -> JsonValue:
    """The value, if JSON can write it and read it back as it was."""
    if depth == 0:
        raise ValueError(f"it is nested deeper than {DEPTH} levels")
    match value:
        case float() if not math.isfinite(value):
            raise ValueError("JSON has no such number")
        case str():
            value.encode("utf-8")
        case list():
            for part in value:
                _plain(part, depth - 1)
        case dict():
            for name, part in value.items():
                _plain(name)
                _plain(part, depth - 1)
    return value


EventKeyText = Annotated[str, Field(pattern=r"^[0-9a-f]{12}:e[0-9]{1,6}$")]


class Decision(BaseModel):
    """A judgement before it is signed; the desk signs it with the session's name."""

    model_config = ConfigDict(
        extra="forbid",
        use_attribute_docstrings=True,
        json_schema_extra={
            "examples": [
                {
                    "action": "accept",
                    "events": ["0123456789ab:e1"],
                    "reason": "both outlets were on the spot",
                },
                {
                    "action": "correct",
                    "events": ["0123456789ab:e1"],
                    "field": "casualties.killed",
                    "value": {"low": 2, "high": 2},
                    "report": "sha256:" + "0123456789abcdef" * 4,
                    "evidence": [{"start": 0, "end": 10, "quote": "Bombs fall"}],
                },
                {"action": "undo", "undoes": 12},
            ]
        },
    )

    action: Action
    reason: Annotated[str, Field(max_length=4000, pattern=r"^[^\x00]*$")] = ""
    events: Annotated[tuple[EventKeyText, ...], Field(max_length=10_000)] = ()
    """Event keys that it is about; for an incident, its members now, first one first."""
    field: Annotated[str, Field(max_length=100)] | None = None
    value: Annotated[JsonValue, AfterValidator(_plain)] = None
    evidence: Annotated[tuple[Span, ...], Field(max_length=100)] = ()
    """Words that bear a correction out, in the report `report`."""
    report: Annotated[str, Field(pattern=r"^(sha256:[0-9a-f]{64}|[0-9a-f]{12})$")] | None = None
    undoes: Annotated[int, Field(ge=1, le=2**53)] | None = None
    """Sequence number of the judgement to take back."""


class QueueParameters(AtTime):
    """Which page of the queue."""

    limit: Annotated[int, Field(ge=1, le=1000)] = 50
    cursor: Cursor | None = None


class JudgementParameters(BaseModel):
    """Whose judgements."""

    model_config = ConfigDict(extra="forbid")

    incident: Annotated[str, Field(pattern=r"^i-[0-9a-f]{13}$")] | None = None
    as_of: AsOf | None = None


@router.get("/queue", summary="What a person should look at", **described(QueuePage, 400, 404))
def queue(request: Request, asked: Annotated[QueueParameters, Query()]) -> Response:
    """The review queue: conflicts first."""
    look = Look.at(request, asked.as_of)
    return look.kept(request, lambda: look.view.queue(limit=asked.limit, cursor=asked.cursor))


@router.get("/judgements", summary="What people decided", **described(Judgements, 400, 404))
def list_judgements(request: Request, asked: Annotated[JudgementParameters, Query()]) -> Response:
    """All judgements in order, or those on one incident."""
    look = Look.at(request, asked.as_of)
    return look.answer(Judgements(judgements=tuple(look.view.judgements(asked.incident))))


@router.post("/judgements", summary="Decide", **described(Judgement, 400, 401, 404, 409, 413, status=201))
def judge(request: Request, decision: Decision) -> Response:
    """Write a judgement down, signed with the session's name. Nothing is overwritten: `undo` takes back."""
    visitor: Visitor = request.scope["dateline.visitor"]
    if visitor.user is None:
        raise ProblemError(401, "say who you are first: POST a name to /api/v1/session")
    new = NewJudgement(user=visitor.user, **{name: getattr(decision, name) for name in Decision.model_fields})
    try:
        written = ReviewService(request.app.state.ledger).judge(new)
    except UnknownIdError as error:
        raise ProblemError(404, str(error)) from error
    except (LedgerError, ReviewError) as error:
        raise ProblemError(409, str(error)) from error
    request.app.state.changes.look_now()
    return Response(
        written.model_dump_json(),
        status_code=201,
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )
