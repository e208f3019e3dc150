"""Addresses of the pages without JavaScript."""

from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.desk.api.incidents import AtTime
from dateline.desk.pages.incident import incident_page
from dateline.desk.pages.report import report_page
from dateline.desk.pages.sign_in import sign_in_form, take_sign_in

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.api_route("/i/{id}", methods=["GET", "HEAD"])
def show_incident(request: Request, id: str, when: Annotated[AtTime, Query()]) -> Response:
    """One incident."""
    return incident_page(request, id, when.as_of)


@router.api_route("/r/{id}", methods=["GET", "HEAD"])
def show_report(request: Request, id: str, when: Annotated[AtTime, Query()]) -> Response:
    """One report."""
    return report_page(request, id, when.as_of)


@router.get("/sign-in", name="sign_in_page")
def show_form(request: Request) -> Response:
    """The form."""
    return sign_in_form(request)


@router.post("/sign-in")
async def take_form(request: Request) -> Response:
    """The form, filled in."""
    return await take_sign_in(request)


@router.get("/pages/pages.css")
def style() -> Response:
    """The style of these pages."""
    sheet = files("dateline.desk.pages").joinpath("pages.css").read_bytes()
    return Response(sheet, media_type="text/css", headers={"Cache-Control": "no-cache"})
