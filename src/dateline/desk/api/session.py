"""Routes by which a visitor says who is at the desk."""

from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dateline.desk.api.described import described
from dateline.desk.identity import Visitor, clean_name, matches, recognise, sign_in, sign_out
from dateline.desk.problem import ProblemError
from dateline.desk.settings import DeskSettings

__all__ = ["Session", "router"]

router = APIRouter(tags=["session"])


class Session(BaseModel):
    """Who is at the desk."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    user: str | None
    """Name that judgements are signed with; null until one is given."""
    admitted: bool
    """Whether this visitor may read."""
    needs_token: bool
    """Whether this desk asks for a token."""


class NewSession(BaseModel):
    """A name, and the token where the desk asks for one."""

    model_config = ConfigDict(
        extra="forbid", use_attribute_docstrings=True, json_schema_extra={"examples": [{"name": "Ada"}]}
    )

    name: Annotated[str, Field(min_length=1, max_length=200)]
    """Name to sign judgements with."""
    token: Annotated[str, Field(max_length=1000)] | None = None


@router.get("/session", summary="Who am I", **described(Session))
def who_am_i(request: Request) -> Response:
    """The name that this browser's judgements are signed with."""
    visitor: Visitor = request.scope["dateline.visitor"]
    return _told(visitor, request.app.state.settings)


@router.post("/session", summary="Sign in", **described(Session, 400, 413))
def start_session(request: Request, new: NewSession) -> Response:
    """Give a name, and the token where the desk asks for one; the answer sets a cookie."""
    settings: DeskSettings = request.app.state.settings
    try:
        name = clean_name(new.name)
    except ValueError as error:
        raise ProblemError(422, str(error)) from None
    known = recognise(request.headers, settings).admitted
    if settings.token is not None and not (matches(new.token, settings.token) if new.token else known):
        raise ProblemError(401, "that is not this desk's token", {"WWW-Authenticate": "Bearer"})
    response = _told(Visitor(name, admitted=True), settings)
    sign_in(response, name, settings, secure=request.headers.get("origin", "").startswith("https://"))
    return response


@router.delete("/session", summary="Sign out", **described(Session))
def end_session(request: Request) -> Response:
    """Have the browser forget the name."""
    settings: DeskSettings = request.app.state.settings
    response = _told(Visitor(None, admitted=settings.token is None), settings)
    sign_out(response)
    return response


def _told(visitor: Visitor, settings: DeskSettings) -> Response:
    session = Session(user=visitor.user, admitted=visitor.admitted, needs_token=settings.token is not None)
    return Response(
        session.model_dump_json(), media_type="application/json", headers={"Cache-Control": "no-store"}
    )
