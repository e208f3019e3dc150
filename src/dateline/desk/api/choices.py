"""Routes by which a correction finds what it may say: places of a name, modes of a type."""

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dateline.desk.answer import Look
from dateline.desk.api.described import described
from dateline.desk.api.filters import Words
from dateline.desk.api.shapes import Modes, PlaceChoice, PlaceChoices
from dateline.model import IncidentPlace, PlacePrecision
from dateline.services.modes import modes_of_types

if TYPE_CHECKING:
    from dateline.services.places import PlaceAnswer

__all__ = ["router"]

router = APIRouter(tags=["review"])

MOST = 30
"""Places of one name: Springfield has 28 in the gazetteer."""


class PlaceParameters(BaseModel):
    """A name, and where its place lies."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    name: Words
    """As a report would write it."""
    country: Annotated[str, Field(pattern=r"^[A-Za-z]{3}$", examples=["IRN"])] | None = None
    """ISO 3166-1 alpha-3 code: only places in it."""


@router.get("/places", summary="Places of a name", **described(PlaceChoices))
def list_places(request: Request, asked: Annotated[PlaceParameters, Query()]) -> Response:
    """What a name may stand for by the gazetteer, likeliest first; where there is nothing, names like it."""
    # A tenth of the desk's start, and few corrections are of places.
    from dateline.services.places import NoSuchPlaceError, look_up  # noqa: PLC0415

    look = Look.at(request)
    try:
        found = look_up(asked.name, country=asked.country)
    except NoSuchPlaceError as error:
        return look.answer(PlaceChoices(places=(), told=str(error)))
    return look.answer(PlaceChoices(places=tuple(map(_choice, found[:MOST]))))


@router.get("/modes", summary="Modes of each type", **described(Modes))
def list_modes(request: Request) -> Response:
    """Which modes an event of each type can have, by the PLOVER ontology."""
    return Look.at(request).answer(Modes(modes=modes_of_types()))


def _choice(answer: "PlaceAnswer") -> PlaceChoice:
    place = answer.candidate
    return PlaceChoice(
        place=IncidentPlace(
            name=place.name,
            geonameid=place.geonameid,
            country=place.country,
            admin1=place.admin1,
            latitude=place.latitude,
            longitude=place.longitude,
            precision=PlacePrecision(place.feature.value),
        ),
        admin2=place.admin2,
        population=place.population or None,
        probability=answer.probability,
        spelled=answer.spelled,
    )
