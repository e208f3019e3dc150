"""The route by which what a query finds leaves in another form."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from dateline.desk.answer import Look
from dateline.desk.api.described import described, problems
from dateline.desk.api.filters import Filters
from dateline.desk.api.shapes import ExportFormat, ExportFormats
from dateline.exports import FORMATS, load_codebook
from dateline.services.exporting import export

__all__ = ["router"]

router = APIRouter(tags=["incidents"])

Format = StrEnum("Format", {name.upper().replace("-", "_"): name for name in FORMATS})  # type: ignore[misc]
"""Names of the formats, as on the command line."""


class ExportParameters(Filters):
    """Filters, and in which form."""

    format: Format = Format("jsonl")
    part: Literal["file", "note"] = "file"
    """`note`: instead of the file, what it says of itself and what it could not hold, as JSON."""


def _answers() -> dict[int | str, dict[str, Any]]:
    types = sorted({load_codebook(name).media_type for name in FORMATS} | {"application/json"})
    file = {"description": "The file.", "content": {one: {"schema": _schema(one)} for one in types}}
    return {200: file, **problems(400, 401, 403, 404, 422)}


def _schema(media_type: str) -> dict[str, str]:
    """What is known of a file before it is made: JSON of its own shape, or one string of bytes."""
    return {} if media_type.endswith("json") else {"type": "string", "contentMediaType": media_type}


@router.get(
    "/export", summary="Incidents in another form", response_class=StreamingResponse, responses=_answers()
)
def export_incidents(request: Request, asked: Annotated[ExportParameters, Query()]) -> Response:
    """All matching incidents as a file, written while it is sent; it names its query and snapshot."""
    look = Look.at(request, asked.as_of)
    made = export(look.view, asked.query(), asked.format.value, as_of=asked.as_of)
    if asked.part == "note":
        for _ in made:
            pass
        return JSONResponse(made.document(), headers=look.headers)
    # What can't be written at all is known with the first piece, while it can still be said.
    begun: Iterator[bytes] = chain([next(made, b"")], made)
    name = f"dateline-{made.note.snapshot.id}-{asked.format.value}{made.codebook.suffix}"
    return StreamingResponse(
        begun,
        media_type=made.codebook.media_type,
        headers={**look.headers, "Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.get("/export/formats", summary="Forms of an export", **described(ExportFormats))
def export_formats(request: Request) -> Response:
    """The forms in which incidents leave the ledger, and what each can't hold."""
    books = [load_codebook(name) for name in FORMATS]
    formats = tuple(
        ExportFormat(**{field: getattr(book, field) for field in ExportFormat.model_fields}) for book in books
    )
    return Look.at(request).answer(ExportFormats(formats=formats))
