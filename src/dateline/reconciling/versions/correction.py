"""What a person may set a field to, and the value that they set."""

from collections.abc import Mapping
from typing import cast

from pydantic import JsonValue, TypeAdapter, ValidationError

from dateline.model import (
    Effect,
    EventType,
    IncidentPlace,
    IncidentTime,
    Party,
    Status,
    TimeBasis,
)
from dateline.model.span import Row
from dateline.reading.events.ontology import load_ontology
from dateline.reconciling.versions.candidate import Candidate
from dateline.reconciling.versions.fields import FIELDS, make
from dateline.reconciling.versions.figure import Figure
from dateline.reconciling.versions.tolls import casualty_field, make_figure

__all__ = ["CORRECTABLE", "CorrectionError", "checked", "corrected"]

CORRECTABLE = (*FIELDS, *(casualty_field(effect) for effect in Effect))
"""Fields of an incident that a person may set."""
_EFFECTS = {casualty_field(effect): effect for effect in Effect}
_PARTIES = TypeAdapter(tuple[Party, ...])
_NEVER_NULL = ("type", "status")
_SHAPES = {
    "time": 'a day "2024-01-17", or {"start": …, "end": …, "granularity": "day"}',
    "place": 'a name, or {"name": …, "country": "PAK", "latitude": …, "longitude": …, "precision": …}',
    "actor": "a list of actor ids (a-…)",
    "recipient": "a list of actor ids (a-…)",
    "instruments": "a list of names",
    "mode": "a word",
    "name": "a word",
}


class CorrectionError(ValueError):
    """A value that the field cannot hold; the message is one line that says what it can."""


def checked(
    field: str,
    value: JsonValue,
    kind: EventType | None = None,
    parties: Mapping[str, Party] | None = None,
) -> JsonValue:
    """A correction's value in the one shape that its field has, ready to be recorded.

    Args:
        field: one of `CORRECTABLE`.
        value: null for "unknown". Short forms are taken: a day for a time, a number for a figure, one name
            for a list.
        kind: the incident's type, which a mode must fit.
        parties: actors by id, where a value may name them by their ids.

    Raises:
        CorrectionError: if there is no such field, or the field cannot hold the value.
    """
    if field not in CORRECTABLE:
        raise CorrectionError(f"no field {field!r}: choose {', '.join(CORRECTABLE)}")
    if value is None:
        if field in _NEVER_NULL:
            raise CorrectionError(f"{field} cannot be unknown: every incident has one")
        return None
    if field in _EFFECTS:
        return _figure(field, value)
    match field:
        case "type":
            return _word(field, value, [kind.value for kind in EventType])
        case "status":
            return _word(field, value, [status.value for status in Status])
        case "mode":
            modes = (
                load_ontology().modes(kind) if kind else sorted({m for _, m in load_ontology().codings if m})
            )
            if not modes:
                raise CorrectionError(f"{kind} has no modes")
            return _word(field, value, modes)
        case "name":
            return _text(field, value)
        case "instruments":
            named = value if isinstance(value, list) else [value]
            return [_text(field, one) for one in named]
        case "time":
            return _time(value)
        case "place":
            return _row(field, {"name": value} if isinstance(value, str) else value, IncidentPlace)
    return _participants(field, value, parties or {})


def corrected(field: str, value: JsonValue, parties: Mapping[str, Party]) -> list[Candidate] | None:
    """The values that a recorded correction sets; none for "unknown", and one for each instrument.

    Args:
        field: the field that it names.
        value: the value that it holds.
        parties: actors of the incident by id, for a value that names them by their ids alone.

    Returns:
        None where the field cannot hold the value: such a correction came past the check, and changes
        nothing.
    """
    try:
        value = checked(field, value, parties=parties)
    except CorrectionError:
        return None
    if value is None or value == []:
        return []
    if field in _EFFECTS:
        bounds = cast("dict[str, int | None]", value)
        return [make_figure(_EFFECTS[field], Figure(bounds["low"], bounds["high"]), None)]
    match field:
        case "type":
            return [make(field, EventType(str(value)))]
        case "status":
            return [make(field, Status(str(value)))]
        case "time":
            return [make(field, IncidentTime.model_validate(value))]
        case "place":
            return [make(field, IncidentPlace.model_validate(value))]
        case "actor" | "recipient":
            return [make(field, _PARTIES.validate_python(value))]
        case "instruments":
            return [make(field, str(name)) for name in cast("list[str]", value)]
    return [make(field, str(value))]


def _word(field: str, value: JsonValue, known: list[str]) -> str:
    for word in known:
        if isinstance(value, str) and value.casefold() == word.casefold():
            return word
    raise CorrectionError(f"{field} cannot be {value!r}: choose {', '.join(known)}")


def _text(field: str, value: JsonValue) -> str:
    if isinstance(value, str) and value.strip():
        return " ".join(value.split())
    raise CorrectionError(f"{field} cannot be {value!r}: give {_SHAPES[field]}")


def _figure(field: str, value: JsonValue) -> JsonValue:
    bounds = value if isinstance(value, dict) else {"low": value, "high": value}
    low, high = bounds.get("low"), bounds.get("high")
    ends = [end for end in (low, high) if end is not None]
    sound = all(isinstance(end, int) and not isinstance(end, bool) and end >= 0 for end in ends)
    if not sound or not ends or set(bounds) - {"low", "high"}:
        raise CorrectionError(
            f'{field} cannot be {value!r}: give a number, or {{"low": 7, "high": null}}; null for unknown'
        )
    if isinstance(low, int) and isinstance(high, int) and low > high:
        raise CorrectionError(f"{field} runs backwards: {low} to {high}")
    return {"low": low, "high": high}


def _time(value: JsonValue) -> JsonValue:
    if isinstance(value, str):
        hours = len(value) > 10
        value = {"start": value, "end": value, "granularity": "hour" if hours else "day"}
    if isinstance(value, dict):
        value = {"basis": TimeBasis.EXPRESSION.value, **value}
        start, end = str(value.get("start", "")), str(value.get("end", ""))
        if start[:10] > end[:10]:
            raise CorrectionError(f"time runs backwards: {start} to {end}")
    row = _row("time", value, IncidentTime)
    try:
        make("time", IncidentTime.model_validate(row))
    except ValueError as error:
        raise CorrectionError(f"time cannot be {value!r}: {error}") from None
    return row


def _participants(field: str, value: JsonValue, parties: Mapping[str, Party]) -> JsonValue:
    given = value if isinstance(value, list) else [value]
    resolved = [parties.get(one, one) if isinstance(one, str) else one for one in given]
    unknown = next((one for one in resolved if isinstance(one, str)), None)
    if unknown is not None:
        raise CorrectionError(f"{field}: no actor {unknown!r} here; give ids of actors (a-…)")
    try:
        found = _PARTIES.validate_python(resolved)
    except ValidationError:
        raise CorrectionError(f"{field} cannot be {value!r}: give {_SHAPES[field]}") from None
    return [party.model_dump(mode="json") for party in found]


def _row(field: str, value: JsonValue, model: type[Row]) -> JsonValue:
    try:
        return cast("JsonValue", model.model_validate(value).model_dump(mode="json"))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CorrectionError(
            f"{field}{'.' + where if where else ''}: {first['msg'].lower()}; give {_SHAPES[field]}"
        ) from None
