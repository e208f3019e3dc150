"""How a refusal looks: problem details for programs, a page for a person's browser."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from dateline.desk.pages.rendering import message
from dateline.desk.problem import WrongValue, problem_response

__all__ = ["refuse"]


def refuse(
    request: Request,
    status: int,
    detail: str,
    errors: Sequence[WrongValue] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The same words in the form that was asked for."""
    wants_page = "text/html" in request.headers.get("accept", "")
    if request.scope["path"].startswith("/api/") or not wants_page:
        return problem_response(status, detail, errors, headers)
    return message(status, HTTPStatus(status).phrase, detail, dict(headers or {}))
