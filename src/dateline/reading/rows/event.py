"""The stage that turns happenings into events with all their fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from dateline.model import Casualty, Event, EventTime, Instrument, PlacePrecision, Span
from dateline.reading.actors.actor import Actor
from dateline.reading.events.context import contexts_of
from dateline.reading.events.happening import Happening
from dateline.reading.events.means import is_instrument
from dateline.reading.events.ontology import load_ontology
from dateline.reading.events.when import times_of
from dateline.reading.rows.casualty import casualties_of
from dateline.reading.rows.identity import span_of
from dateline.reading.rows.place import line_ids, place_ids
from dateline.reading.stage import Reading
from dateline.reading.toponyms.toponym import Toponym

__all__ = ["EventStage", "place_of"]

AS_SURE = 0.15
"""How much less sure than the surest place of an event a finer one may be."""
_FINEST = list(PlacePrecision)


class EventStage:
    """Adds the events; the casualty rows get their claims when these are known."""

    name = "events"
    needs = ("doc", "happenings", "timexes", "toponyms", "tolls", "actors")
    adds = ("events",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """One event a happening, in text order."""
        happenings = reading.happenings or ()
        places, lines = place_ids(reading), line_ids(reading)
        rows = []
        told = zip(happenings, times_of(reading, happenings), casualties_of(reading, happenings), strict=True)
        for number, (happening, time, casualties) in enumerate(told, 1):
            rows.append(self._row(reading, f"e{number}", happening, time, casualties, places, lines))
        return {"events": tuple(rows)}

    def _row(
        self,
        reading: Reading,
        event_id: str,
        happening: Happening,
        time: EventTime | None,
        casualties: tuple[Casualty, ...],
        places: Sequence[str],
        lines: Mapping[int, str],
    ) -> Event:
        text = reading.report.text
        coding = load_ontology().coding(happening.type, happening.mode)
        toponyms = reading.toponyms or ()
        best = place_of(happening, toponyms)
        place = toponyms[best].place if best is not None else None
        actors = reading.actors or ()
        evidence: dict[tuple[int, int], Span] = {}
        for trigger in happening.triggers:
            evidence.setdefault((trigger.start, trigger.end), span_of(text, trigger.start, trigger.end))
            for toll in ((reading.tolls or ())[i] for i in trigger.tolls):
                if not trigger.start <= toll.start < trigger.end:
                    evidence.setdefault((toll.start, toll.end), span_of(text, toll.start, toll.end))
        return Event(
            id=event_id,
            type=happening.type,
            mode=happening.mode,
            contexts=contexts_of(happening, text),
            cameo=coding.cameo,
            quad=coding.quad,
            intensity=coding.score,
            status=happening.status,
            name=happening.name,
            actor=tuple(f"a{i + 1}" for i in each_name_once(happening.actors, actors)),
            recipient=tuple(f"a{i + 1}" for i in each_name_once(happening.recipients, actors)),
            place=lines.get(best, places[best]) if best is not None else None,
            place_precision=PlacePrecision.REGION if best in lines else place.precision if place else None,
            time=time,
            instruments=_instruments(happening, text),
            casualties=casualties,
            evidence=tuple(sorted(evidence.values(), key=lambda s: (s.start, s.end))),
        )


def place_of(happening: Happening, toponyms: Sequence[Toponym]) -> int | None:
    """Index of the place name that says where a happening was: the finest of those that are about as sure.

    How sure goes by the word that tells of the happening, too: "he was taken to Jerusalem" may tell of
    something else than "he was shot in Hebron".
    """
    sure = [(t.toponym, t.toponym_score * t.score) for t in happening.triggers if t.toponym is not None]
    surest = max((score for _, score in sure), default=0.0)
    named = [(index, score) for index, score in sure if score >= surest - AS_SURE]
    return min(named, key=lambda pair: (_fineness(toponyms[pair[0]].place), -pair[1]), default=(None, 0.0))[0]


def _fineness(place: Any) -> int:  # noqa: ANN401 - a Resolved or None
    return len(_FINEST) if place is None else _FINEST.index(place.precision)


def each_name_once(indices: Sequence[int], actors: Sequence[Actor]) -> tuple[int, ...]:
    """The actors, without those that are called as one before them is."""
    named = {actors[i].name.casefold(): i for i in reversed(indices)}
    return tuple(i for i in indices if named.get(actors[i].name.casefold()) == i)


def _instruments(happening: Happening, text: str) -> tuple[Instrument, ...]:
    seen: dict[str, Instrument] = {}
    for trigger in happening.triggers:
        for start, end in trigger.instruments:
            quote = text[start:end]
            if is_instrument(quote):
                seen.setdefault(quote.lower(), Instrument(name=quote, start=start, end=end, quote=quote))
    return tuple(seen.values())
