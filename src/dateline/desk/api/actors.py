"""Routes over actors."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from dateline.desk.answer import Look
from dateline.desk.api.described import described
from dateline.desk.api.incidents import AtTime
from dateline.desk.api.reports import Search
from dateline.model import ActorPage, ActorProfile

__all__ = ["router"]

router = APIRouter(tags=["actors"])

ActorId = Annotated[
    str, Path(pattern=r"^a-[0-9a-f]{13}$", examples=["a-0123456789abc"], description="Id of an actor.")
]


@router.get("/actors", summary="Actors", **described(ActorPage, 400, 404))
def list_actors(request: Request, search: Annotated[Search, Query()]) -> Response:
    """One page of actors; with `text`, those that go by it."""
    look = Look.at(request, search.as_of)
    return look.answer(look.view.actors(search.text, limit=search.limit, cursor=search.cursor))


@router.get("/actors/{id}", summary="One actor", **described(ActorProfile, 400, 404))
def show_actor(request: Request, id: ActorId, when: Annotated[AtTime, Query()]) -> Response:
    """An actor across all reports: names, roles, and whom it acts on."""
    look = Look.at(request, when.as_of)
    return look.answer(look.view.actor(id))
