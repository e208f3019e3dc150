"""Rows for actors, and which row each thing found in the text became."""

from dataclasses import dataclass
from typing import Any

from dateline.model import Actor as ActorRow
from dateline.model import ActorKind, BlockRole, Span
from dateline.reading.actors.index import ActorIndex
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.rows.speaker import speakers_before
from dateline.reading.stage import Reading

__all__ = ["ActorRowStage", "Sources", "source_ids", "span_of"]


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
