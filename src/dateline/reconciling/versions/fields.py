"""The values that occurrences give for the fields of an incident, equal ones together."""

from collections.abc import Iterable, Sequence

from dateline.model import (
    EventType,
    IncidentPlace,
    IncidentTime,
    Party,
    Stance,
    Status,
    TimeBasis,
)
from dateline.reconciling.occurrence import Occurrence
from dateline.reconciling.versions.candidate import (
    Candidate,
    Voice,
    claim_voice,
    event_voice,
    report_voice,
)
from dateline.reconciling.versions.wording import joined, place_label, time_label

__all__ = ["FIELDS", "by_field", "incident_place", "incident_time", "make"]

FIELDS = ("type", "mode", "status", "actor", "recipient", "time", "place", "instruments", "name")
_DENIALS = (Stance.DENIES,)


def by_field(occurrences: Sequence[Occurrence]) -> dict[str, list[Candidate]]:
    """All values of each field but the tolls, each with its voices in order.

    Args:
        occurrences: of one incident, in order.
    """
    found: dict[str, dict[str, Candidate]] = {field: {} for field in FIELDS}
    for occurrence in occurrences:
        for candidate, voices in _given(occurrence):
            kept = found[candidate.field].setdefault(candidate.key, candidate)
            kept.voices.extend(voices)
            if _rests_on_publication(kept.payload) and not _rests_on_publication(candidate.payload):
                # One report's publication date is the day that another states: it is stated.
                kept.value, kept.payload = candidate.value, candidate.payload
    return {field: list(values.values()) for field, values in found.items()}


def _rests_on_publication(payload: object) -> bool:
    return isinstance(payload, IncidentTime) and payload.basis is TimeBasis.REPORT


def _given(occurrence: Occurrence) -> Iterable[tuple[Candidate, list[Voice]]]:
    event, own = occurrence.event, event_voice(occurrence)
    yield make("type", event.type), [own]
    if event.mode:
        yield make("mode", event.mode), [own]
    yield from _status(occurrence, own)
    if occurrence.actor:
        yield make("actor", occurrence.actor), _actor_voices(occurrence, own)
    if occurrence.recipient:
        yield make("recipient", occurrence.recipient), [own]
    if time := incident_time(occurrence):
        yield make("time", time), [_time_voice(occurrence, own)]
    if place := incident_place(occurrence):
        yield make("place", place), [_place_voice(occurrence, own)]
    for tool in event.instruments:
        yield make("instruments", tool.name), [report_voice(occurrence, tool.start, tool.end, tool.quote)]
    if event.name:
        yield make("name", event.name), [_worded(occurrence, event.name, own)]


def _status(occurrence: Occurrence, own: Voice) -> Iterable[tuple[Candidate, list[Voice]]]:
    """Who says that it happened, and who that it did not; with no claims the report itself says what it says.

    A disclaimer of responsibility speaks of who did it, not of whether it was done.
    """
    event = occurrence.event
    speaking = [c for c in occurrence.claims if c.stance is not Stance.DISCLAIMS_RESPONSIBILITY]
    if event.status is Status.NEGATED:
        voices = [_affirming(claim_voice(occurrence, claim)) for claim in speaking] or [own]
        yield make("status", Status.NEGATED), voices
        return
    against = [claim for claim in speaking if claim.stance in _DENIALS]
    for_it = [claim for claim in speaking if claim.stance not in _DENIALS]
    if for_it or not against:
        yield make("status", event.status), [claim_voice(occurrence, claim) for claim in for_it] or [own]
    if against:
        yield (
            make("status", Status.NEGATED),
            [_affirming(claim_voice(occurrence, claim)) for claim in against],
        )


def _affirming(voice: Voice) -> Voice:
    """A denial of the happening speaks for the value `negated`."""
    return Voice(voice.source.model_copy(update={"stance": Stance.ASSERTS}), voice.origin)


def _actor_voices(occurrence: Occurrence, own: Voice) -> list[Voice]:
    """Those who speak of who did it: claims and disclaimers of responsibility, and all who assert the act."""
    speaking = [c for c in occurrence.claims if c.stance not in _DENIALS]
    voices = [claim_voice(occurrence, claim) for claim in speaking]
    return voices if any(voice.affirms for voice in voices) else [own, *voices]


def _time_voice(occurrence: Occurrence, own: Voice) -> Voice:
    time = occurrence.event.time
    return _worded(occurrence, time.text, own) if time and time.text else own


def _place_voice(occurrence: Occurrence, own: Voice) -> Voice:
    """The mention within the event's evidence, else the nearest one."""
    mentions = occurrence.place.mentions if occurrence.place else ()
    if not mentions:
        return own
    evidence = occurrence.event.evidence

    def distance(start: int) -> int:
        return min(max(span.start - start, start - span.end, 0) for span in evidence)

    best = min(mentions, key=lambda mention: (distance(mention.start), mention.start))
    return report_voice(occurrence, best.start, best.end, best.quote)


def _worded(occurrence: Occurrence, words: str, own: Voice) -> Voice:
    """Where words stand in the evidence; all of the first evidence where they stand outside it."""
    for span in occurrence.event.evidence:
        at = span.quote.find(words)
        if at >= 0:
            return report_voice(occurrence, span.start + at, span.start + at + len(words), words)
    return own


def make(field: str, value: object) -> Candidate:
    """A candidate for a field, by what makes two values of it one.

    Participants are one where the sets of parties are; times where the intervals are; places by their
    number in GeoNames, else by name and country; names without regard to case.
    """
    match value:
        case EventType() | Status():
            return Candidate(field, value.value, value.value, value.value, value)
        case IncidentTime():
            shown = value.model_dump(mode="json")
            return Candidate(field, f"{value.start}/{value.end}", shown, time_label(value), value)
        case IncidentPlace():
            key = f"{value.geonameid}" if value.geonameid else f"{value.name.casefold()}/{value.country}"
            return Candidate(field, key, value.model_dump(mode="json"), place_label(value), value)
        case str() if field == "instruments":
            return Candidate(field, value.casefold(), [value], value, value)
        case str():
            return Candidate(field, value.casefold(), value, value, value)
        case tuple():
            parties: tuple[Party, ...] = value
            ids = sorted({party.id for party in parties})
            names = list(dict.fromkeys(party.name for party in parties))
            return Candidate(
                field, ",".join(ids), list(dict.fromkeys(p.id for p in parties)), joined(names, 99), value
            )
    raise TypeError(f"{field} cannot hold {type(value).__name__}")


def incident_time(occurrence: Occurrence) -> IncidentTime | None:
    """When, without the words."""
    time = occurrence.event.time
    if time is None:
        return None
    return IncidentTime(start=time.start, end=time.end, granularity=time.granularity, basis=time.basis)


def incident_place(occurrence: Occurrence) -> IncidentPlace | None:
    """Where, without the words."""
    place = occurrence.place
    if place is None:
        return None
    precision = occurrence.event.place_precision or place.precision
    return IncidentPlace(
        **place.model_dump(exclude={"id", "ends", "mentions", "precision"}), precision=precision
    )
