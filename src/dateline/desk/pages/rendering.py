"""Templates of the pages without JavaScript; every value is escaped unless it is markup of our own making."""

from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from dateline.model import IncidentLink, LinkKind

__all__ = ["PAGE_POLICY", "message", "page", "web_address"]

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
"""These pages run no script at all, so none may."""

_RELATIONS = {
    LinkKind.RETALIATION_FOR: ("Retaliation for", "Was retaliated for by"),
    LinkKind.RESPONSE_TO: ("Response to", "Was answered by"),
    LinkKind.CAUSED_BY: ("Caused by", "Caused"),
    LinkKind.PART_OF: ("Part of", "Has as a part"),
    LinkKind.FOLLOWS: ("Follows", "Was followed by"),
}


def page(
    template: str, status: int = 200, headers: dict[str, str] | None = None, **values: object
) -> HTMLResponse:
    """A page from a template."""
    body = _environment().get_template(f"{template}.html.jinja").render(values)
    return HTMLResponse(body, status, {"Content-Security-Policy": PAGE_POLICY, **(headers or {})})


def message(status: int, title: str, detail: str, headers: dict[str, str] | None = None) -> HTMLResponse:
    """A page that says one thing."""
    return page(
        "message", status, {"Cache-Control": "no-store", **(headers or {})}, title=title, detail=detail
    )


def web_address(url: str | None) -> str | None:
    """The address if it leads to the web; `javascript:` and its like lead nowhere."""
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("dateline.desk.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., Any]] = {
        "key": lambda report: report.removeprefix("sha256:")[:12],
        "relation": _relation,
        "side": _spaced,
        "spaced": _spaced,
        "web": web_address,
    }
    made.filters |= filters
    return made


def _spaced(words: object) -> str:
    return str(words).replace("_", " ")


def _relation(link: IncidentLink) -> str:
    return _RELATIONS[link.kind][0 if link.outgoing else 1]
