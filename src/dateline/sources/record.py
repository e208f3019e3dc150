"""Reports as JSON records, with the keys of several collectors (`record_keys.yaml`)."""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from dateline.data import read_yaml
from dateline.model import Report
from dateline.sources.intake import Given, Particulars, admit, headed
from dateline.sources.refusal import UnreadableError
from dateline.sources.stated_date import date_of_value

__all__ = ["parse_json", "record_report", "records_in"]


@lru_cache(maxsize=1)
def _keys() -> dict[str, list[str]]:
    keys: dict[str, list[str]] = read_yaml("record_keys.yaml")
    return keys


def parse_json(line: str) -> object:
    """The value that a JSON text writes.

    Raises:
        UnreadableError: if it is no JSON, with the place of the fault.
    """
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"it is no valid JSON ({error.msg}, line {error.lineno}, column {error.colno}); mend or remove it"
        ) from error
    except RecursionError as error:
        raise UnreadableError("its JSON is nested too deeply; give one flat object a report") from error
    except ValueError as error:
        raise UnreadableError(f"it is no JSON that can be read: {error}") from error


def records_in(value: object) -> Iterator[object]:
    """The records of a JSON document: the items of a list, or of the list in an object, or the object."""
    if isinstance(value, list):
        yield from value
        return
    if isinstance(value, Mapping) and not _text(_lowered(value), "text"):
        for key in _keys()["lists"]:
            held = _lowered(value).get(key)
            if isinstance(held, list) and any(isinstance(item, Mapping) for item in held):
                yield from held
                return
    yield value


def record_report(record: object, given: Given | None = None) -> Report:
    """The report in one JSON object.

    The title becomes the first line of the text where it is not there already.

    Raises:
        UnreadableError: if it is no object, has no text, or its text cannot be taken in.
    """
    if not isinstance(record, Mapping):
        raise UnreadableError(
            'it is no JSON object; give one like {"text": "…", "title": "…", "published": "2024-01-18"}'
        )
    lowered = _lowered(record)
    text = _text(lowered, "text")
    if not text:
        named = ", ".join(str(key) for key in list(record)[:8]) or "none"
        raise UnreadableError(f'the record has no text: put it under the key "text" (its keys: {named})')
    title = _text(lowered, "title")
    particulars = Particulars(
        title=title,
        url=_text(lowered, "url"),
        publisher=_text(lowered, "publisher"),
        author=_text(lowered, "author"),
        language=_text(lowered, "language"),
        published=next(
            (day for key in _keys()["published"] if (day := date_of_value(lowered.get(key))) is not None),
            None,
        ),
    )
    return admit(headed(text, title), given or Given(), particulars)


def _lowered(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        str(key).strip().lower().replace("-", "_").replace(" ", "_"): value for key, value in record.items()
    }


def _text(record: Mapping[str, Any], name: str) -> str | None:
    for key in _keys()[name]:
        if found := _as_text(record.get(key)):
            return found
    return None


def _as_text(value: object) -> str | None:
    """A string; the name of an object; strings of a list, joined (authors by commas, paragraphs by lines)."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, Mapping):
        return _as_text(value.get("name") or value.get("text"))
    if isinstance(value, list):
        parts = [part for item in value if (part := _as_text(item))]
        return ("\n" if any(len(part) > 80 for part in parts) else ", ").join(parts) or None
    return None
