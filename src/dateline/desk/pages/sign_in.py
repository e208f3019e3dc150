"""The way in for those without JavaScript: a form for a name, and the token where it is asked for."""

from urllib.parse import parse_qs

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.identity import Visitor, clean_name, matches, sign_in
from dateline.desk.pages.rendering import page
from dateline.desk.settings import DeskSettings

__all__ = ["sign_in_form", "take_sign_in"]


def sign_in_form(request: Request) -> Response:
    """The empty form."""
    return _form(request, request.query_params.get("next", "/"))


async def take_sign_in(request: Request) -> Response:
    """What was sent with the form: on to where the visitor wanted to go, or the form again."""
    settings: DeskSettings = request.app.state.settings
    visitor: Visitor = request.scope["dateline.visitor"]
    body = (await request.body()).decode("utf-8", "replace")
    wanted = "/"
    try:
        given = {name: values[0] for name, values in parse_qs(body, max_num_fields=10).items()}
        wanted = given.get("next", "/")
        name = clean_name(given.get("name", ""))
    except ValueError as error:
        return _form(request, wanted, f"{error}.", 422)
    token = given.get("token", "")
    if settings.token is not None and not (matches(token, settings.token) if token else visitor.admitted):
        return _form(request, wanted, "That is not this desk's token.", 401, name)
    response = RedirectResponse(_own(wanted), 303, {"Cache-Control": "no-store"})
    sign_in(response, name, settings, secure=request.headers.get("origin", "").startswith("https://"))
    return response


def _form(request: Request, wanted: str, complaint: str = "", status: int = 200, name: str = "") -> Response:
    settings: DeskSettings = request.app.state.settings
    return page(
        "sign_in",
        status,
        {"Cache-Control": "no-store"},
        next=_own(wanted),
        needs_token=settings.token is not None,
        complaint=complaint,
        name=name,
    )


def _own(wanted: str) -> str:
    """An address of this desk: what leads elsewhere leads to its first page."""
    plain = wanted.isprintable() and "\\" not in wanted and len(wanted) <= 2000
    return wanted if plain and wanted.startswith("/") and not wanted.startswith("//") else "/"
