"""Addresses of the pages without JavaScript."""

from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.desk.api.filters import Filters
from dateline.desk.api.incidents import AtTime
from dateline.desk.pages.figures import figure_chart, figure_page, figure_table, figures_page
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


@router.api_route("/figures", methods=["GET", "HEAD"])
def list_figures(request: Request, filters: Annotated[Filters, Query()]) -> Response:
    """What is reckoned over many incidents."""
    return figures_page(request, filters)


@router.get("/figures/{name}.csv")
def give_figure(request: Request, name: str, filters: Annotated[Filters, Query()]) -> Response:
    """The rows of one figure."""
    return figure_table(request, name, filters)


@router.get("/figures/{name}.svg")
def draw_figure(request: Request, name: str, filters: Annotated[Filters, Query()]) -> Response:
    """The chart of one figure."""
    return figure_chart(request, name, filters)


@router.api_route("/figures/{name}", methods=["GET", "HEAD"])
def show_figure(request: Request, name: str, filters: Annotated[Filters, Query()]) -> Response:
    """One figure."""
    return figure_page(request, name, filters)


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
