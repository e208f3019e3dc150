"""The route that says which state of the ledger answers are made from."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.desk.answer import Look
from dateline.desk.api.described import described
from dateline.desk.api.incidents import AtTime
from dateline.model import Snapshot

__all__ = ["router"]

router = APIRouter(tags=["ledger"])


@router.get("/snapshot", summary="The ledger's state", **described(Snapshot, 400, 404))
def snapshot(request: Request, when: Annotated[AtTime, Query()]) -> Response:
    """The state of the ledger, now or as it stood; every answer names it in `Dateline-Snapshot`."""
    look = Look.at(request, when.as_of)
    return look.answer(look.snapshot)
