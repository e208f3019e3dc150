"""Rows for actors and places, and which row each thing found in the text became."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model import Actor as ActorRow
from dateline.model import ActorKind, BlockRole, Place, PlacePrecision, Span
from dateline.reading.actors.index import ActorIndex
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.rows.speaker import speakers_before
from dateline.reading.stage import Reading
from dateline.reading.toponyms.toponym import Toponym

__all__ = ["ActorRowStage", "PlaceRowStage", "Sources", "place_ids", "source_ids", "span_of"]


def span_of(text: str, start: int, end: int) -> Span:
    """The words at the offsets."""
    return Span(start=start, end=end, quote=text[start:end])


@dataclass(frozen=True, slots=True)
class Sources:
    """Which actor row each attribution's source is."""

    row_of: dict[int, str]
    """Index of an attribution to an actor id."""
    via_of: dict[int, str]


class ActorRowStage:
    """Adds a row for each actor, and for each source that is cited but names no actor ("a document")."""

    name = "actor rows"
    needs = ("actors", "attributions")
    adds = ("actor_rows",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Actors in text order, then the other sources."""
        text = reading.report.text
        rows = [
            ActorRow(
                id=f"a{number}",
                name=actor.name,
                aliases=actor.aliases,
                kind=actor.kind,
                country=actor.country,
                plover=actor.plover,
                wikidata=actor.wikidata,
                mentions=tuple(span_of(text, m.start, m.end) for m in actor.mentions),
            )
            for number, actor in enumerate(reading.actors or (), 1)
        ]
        index = ActorIndex(reading.actors or ())
        spans: dict[tuple[int, int], None] = {}
        for attribution in reading.attributions or ():
            for span, token in (
                (attribution.source, attribution.source_token),
                (attribution.via, attribution.via_token),
            ):
                if span is not None and token is not None and index.of_token(token) is None:
                    spans.setdefault(span)
        for start, end in spans:
            words = span_of(text, start, end)
            rows.append(
                ActorRow(id=f"a{len(rows) + 1}", name=words.quote, kind=ActorKind.OTHER, mentions=(words,))
            )
        return {"actor_rows": tuple(rows)}


def source_ids(reading: Reading) -> Sources:
    """The actor rows behind the sources and relayers of the attributions."""
    index = ActorIndex(reading.actors or ())
    extra = {
        (m.start, m.end): row.id
        for row in (reading.actor_rows or ())[len(reading.actors or ()) :]
        for m in row.mentions
    }

    def row(span: tuple[int, int] | None, token: int | None) -> str | None:
        if span is None or token is None:
            return None
        at = index.of_token(token)
        return f"a{at + 1}" if at is not None else extra.get(span)

    attributions: tuple[Attribution, ...] = reading.attributions or ()
    sources = {i: row(a.source, a.source_token) for i, a in enumerate(attributions)}
    if reading.doc is not None:
        heads = [index.of_token(a.source_token) if a.source_token is not None else None for a in attributions]
        aside = [(b.start, b.end) for b in reading.report.blocks if b.role is not BlockRole.BODY]
        taken_up = speakers_before(reading.doc, attributions, heads, reading.actors or (), aside)
        for i, origin in taken_up.items():
            sources[i] = sources[origin] or sources[i]
    vias = {i: row(a.via, a.via_token) for i, a in enumerate(attributions)}
    return Sources({i: r for i, r in sources.items() if r}, {i: r for i, r in vias.items() if r})


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


class PlaceRowStage:
    """Adds a row for each place that the report names."""

    name = "place rows"
    needs = ("toponyms",)
    adds = ("place_rows",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Places in text order, their mentions joined."""
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
        return {"place_rows": tuple(rows)}
