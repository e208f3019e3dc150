"""The route that tells of changes as they come."""

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from dateline.desk.api.described import problems
from dateline.desk.changes import Changes
from dateline.desk.problem import ProblemError

__all__ = ["router"]

router = APIRouter(tags=["ledger"])


@router.get(
    "/events",
    summary="Changes as they come",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "Server-sent events `snapshot`, each with a Snapshot as its data: one at once, "
            "then one whenever the ledger has become another.",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        },
        **problems(401, 403, 503),
    },
)
async def events(request: Request) -> Response:
    """Server-sent events: listen with `new EventSource("/api/v1/events")`."""
    changes: Changes = request.app.state.changes
    if changes.full:
        raise ProblemError(503, "too many pages listen already: close some", {"Retry-After": "30"})
    return StreamingResponse(
        changes.listen(),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )
