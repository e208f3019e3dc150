"""Errors as the API tells them: RFC 9457 problem details, for every refusal and every fault."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, Field
from starlette.responses import Response

__all__ = ["Problem", "ProblemError", "WrongValue", "problem_response"]


class WrongValue(BaseModel):
    """One value of the request that can't be used."""

    where: str
    """Its place: `query.since`, `body.events.0`."""
    message: str


class Problem(BaseModel):
    """What went wrong and how to mend it (RFC 9457)."""

    type: str = "about:blank"
    title: str = Field(examples=["Not Found"])
    status: int = Field(ge=400, le=599, examples=[404])
    detail: str = Field(examples=["no incident i-0123456789abc in this ledger"])
    errors: list[WrongValue] = Field(default_factory=list)
    """Each value that is wrong, where values are."""


class ProblemError(Exception):
    """A refusal with its status and one line for the person who asked."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})


def problem_response(
    status: int,
    detail: str,
    errors: Sequence[WrongValue] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """An answer of `application/problem+json`."""
    problem = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, errors=list(errors))
    held: dict[str, Any] = {"Cache-Control": "no-store", **(headers or {})}
    return Response(
        problem.model_dump_json(), status_code=status, headers=held, media_type="application/problem+json"
    )
