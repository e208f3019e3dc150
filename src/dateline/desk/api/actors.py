"""Routes over actors."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from dateline.desk.answer import Look
from dateline.desk.api.described import described
from dateline.desk.api.incidents import AtTime
from dateline.desk.api.reports import Search
from dateline.desk.api.shapes import Judgements
from dateline.ledger import LedgerView, UnknownIdError
from dateline.model import ActorPage, ActorProfile
from dateline.services.review import joined_to, joinings

__all__ = ["router"]

router = APIRouter(tags=["actors"])

ActorId = Annotated[
    str, Path(pattern=r"^a-[0-9a-f]{13}$", examples=["a-0123456789abc"], description="Id of an actor.")
]


@router.get("/actors", summary="Actors", **described(ActorPage, 400, 404))
def list_actors(request: Request, search: Annotated[Search, Query()]) -> Response:
    """One page of actors; with `text`, those that go by it."""
    look = Look.at(request, search.as_of)
    return look.kept(request, lambda: look.view.actors(search.text, limit=search.limit, cursor=search.cursor))


@router.get("/actors/{id}", summary="One actor", **described(ActorProfile, 400, 404))
def show_actor(request: Request, id: ActorId, when: Annotated[AtTime, Query()]) -> Response:
    """An actor across all reports; the id of one that was joined to another leads to that one."""
    look = Look.at(request, when.as_of)
    return look.answer(_profile(look.view, id))


@router.get("/actors/{id}/judgements", summary="What people decided on it", **described(Judgements, 400, 404))
def actor_judgements(request: Request, id: ActorId, when: Annotated[AtTime, Query()]) -> Response:
    """Who joined it to another actor, or another to it; what was taken back is marked."""
    look = Look.at(request, when.as_of)
    actor = _profile(look.view, id).party.id
    return look.answer(Judgements(judgements=joinings(look.view.judgements(), actor)))


def _profile(view: LedgerView, id: str) -> ActorProfile:
    try:
        return view.actor(id)
    except UnknownIdError:
        other = joined_to(view.judgements(), id)
        if other == id:
            raise
        return view.actor(other)
