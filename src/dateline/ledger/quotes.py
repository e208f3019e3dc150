"""Rows of a reading without the report's words, and the words put back.

A quote is `text[start:end]`; storing offsets alone keeps the words in one place, where they can be withdrawn.
"""

from typing import Any

from dateline.model import Ledger

__all__ = ["with_quotes", "without_quotes"]

_PARTS = ("actors", "places", "events", "claims", "links")


def without_quotes(ledger: Ledger) -> dict[str, Any]:
    """The rows of a ledger as JSON values, each quote left out."""
    rows = ledger.model_dump(mode="json", by_alias=True, include=set(_PARTS))
    for part in _PARTS:
        _strip(rows[part])
    return rows


def with_quotes(rows: dict[str, Any], text: str) -> dict[str, Any]:
    """The same rows with the words of the text; of an empty text, every quote is empty."""
    for part in _PARTS:
        _restore(rows[part], text)
    return rows


def _strip(value: Any) -> None:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        if "quote" in value:
            del value["quote"]
        for inner in value.values():
            if isinstance(inner, dict | list):
                _strip(inner)
    else:
        for inner in value:
            if isinstance(inner, dict | list):
                _strip(inner)


def _restore(value: Any, text: str) -> None:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        for inner in value.values():
            if isinstance(inner, dict | list):
                _restore(inner, text)
        # Every row of the contract that has a start and an end has a quote.
        if "start" in value and isinstance(value["start"], int):
            value["quote"] = text[value["start"] : value["end"]]
    else:
        for inner in value:
            if isinstance(inner, dict | list):
                _restore(inner, text)
