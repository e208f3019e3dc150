"""Rows for places: those that the report names, and the routes and borders between two of them."""

from collections.abc import Sequence
from typing import Any

from dateline.model import Place, PlacePrecision
from dateline.reading.rows.identity import span_of
from dateline.reading.stage import Reading
from dateline.reading.toponyms.lines import Line, lines_of, middle
from dateline.reading.toponyms.toponym import Toponym

__all__ = ["PlaceRowStage", "line_ids", "place_ids"]


def _key(text: str, toponym: Toponym) -> tuple[str, str | None, str | None]:
    """What makes two toponyms one place: "northern Syria" is none of "Syria"."""
    place = toponym.place
    words = text[toponym.start : toponym.end]
    return (words, None, None) if place is None else (place.name, place.country, place.precision)


def _place_name(text: str, toponyms: Sequence[Toponym]) -> str:
    """The place as the report spells it; countries, which reports abbreviate, by the gazetteer's name."""
    place = toponyms[0].place
    if place is not None and place.precision == PlacePrecision.COUNTRY:
        return place.name
    words = (text[t.start : t.end] for t in toponyms)
    return next(
        (w for w in words if not w.isupper()),
        place.name if place else text[toponyms[0].start : toponyms[0].end],
    )


def place_ids(reading: Reading) -> list[str]:
    """For each toponym, the id of its place row."""
    ids: dict[tuple[str, str | None, str | None], str] = {}
    return [ids.setdefault(_key(reading.report.text, t), f"p{len(ids) + 1}") for t in reading.toponyms or ()]


def _lines(reading: Reading) -> dict[tuple[str, str], list[Line]]:
    """The routes and borders of a report by the ids of their ends, in text order."""
    if reading.doc is None:
        return {}
    ids, found = place_ids(reading), dict[tuple[str, str], list[Line]]()
    for line in lines_of(reading.doc, reading.toponyms or ()):
        one, other = (ids[number] for number in line.ends)
        if one != other:
            key = (other, one) if (other, one) in found else (one, other)
            found.setdefault(key, []).append(line)
    return found


def line_ids(reading: Reading) -> dict[int, str]:
    """For each toponym that is an end of a route or a border where it stands, the id of that line's row."""
    after = len(set(place_ids(reading)))
    return {
        number: f"p{after + row}"
        for row, lines in enumerate(_lines(reading).values(), 1)
        for line in lines
        for number in line.ends
    }


def _line_rows(reading: Reading) -> list[Place]:
    text, toponyms = reading.report.text, reading.toponyms or ()
    after = len(set(place_ids(reading)))
    rows = []
    for number, (ends, lines) in enumerate(_lines(reading).items(), after + 1):
        one, other = (toponyms[end] for end in lines[0].ends)
        point = middle(one, other)
        rows.append(
            Place(
                id=f"p{number}",
                name=text[lines[0].start : lines[0].end],
                country=_shared(one, other, "country"),
                admin1=_shared(one, other, "admin1"),
                latitude=point[0] if point else None,
                longitude=point[1] if point else None,
                precision=PlacePrecision.REGION,
                ends=ends,
                mentions=tuple(span_of(text, line.start, line.end) for line in lines),
            )
        )
    return rows


def _shared(one: Toponym, other: Toponym, field: str) -> str | None:
    """What both places have; null where they differ or one is not known."""
    values = {getattr(place, field, None) for place in (one.place, other.place)}
    return values.pop() if len(values) == 1 else None


class PlaceRowStage:
    """Adds a row for each place that the report names."""

    name = "place rows"
    needs = ("doc", "toponyms")
    adds = ("place_rows",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Places in text order, their mentions joined; routes and borders after them."""
        text = reading.report.text
        named: dict[str, list[Toponym]] = {}
        for place_id, toponym in zip(place_ids(reading), reading.toponyms or (), strict=True):
            named.setdefault(place_id, []).append(toponym)
        rows = []
        for place_id, toponyms in named.items():
            place = toponyms[0].place
            rows.append(
                Place(
                    id=place_id,
                    name=_place_name(text, toponyms),
                    geonameid=place.geonameid if place else None,
                    country=place.country if place else None,
                    admin1=place.admin1 if place else None,
                    latitude=place.latitude if place else None,
                    longitude=place.longitude if place else None,
                    precision=place.precision if place else None,
                    mentions=tuple(span_of(text, t.start, t.end) for t in toponyms),
                )
            )
        return {"place_rows": (*rows, *_line_rows(reading))}
