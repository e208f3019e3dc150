"""An incident as one flat row: the columns of CSV, the properties of GeoJSON, the columns of a GeoPackage."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from dateline.exports.codebook import load_codebook

__all__ = ["FlatRow", "flat_row", "is_coarse", "other_tolls", "side_tolls"]

FlatRow = dict[str, str | int | float | bool | list[str] | None]
"""A value for each column of `csv.yaml`; lists are lists."""

_COARSE = frozenset({"admin2", "admin1", "country", "region", "water"})


@cache
def _names() -> tuple[str, ...]:
    return load_codebook("csv").names


def flat_row(document: Mapping[str, Any]) -> FlatRow:
    """The row of an incident.

    Args:
        document: the incident by the contract's JSON.
    """
    time, place = document["time"] or {}, document["place"] or {}
    killed: Mapping[str, Any] = next(
        (toll for toll in document["tolls"] if toll["effect"] == "killed" and toll["side"] is None), {}
    )
    row: FlatRow = {name: document.get(name) for name in _names()}
    for role in ("actor", "recipient"):
        parties = document[role]
        row[role] = [party["name"] for party in parties]
        row[f"{role}_id"] = [party["id"] for party in parties]
        row[f"{role}_country"] = _unique(code for party in parties for code in party["country"])
    row.update({f"time_{end}": time.get(end) for end in ("start", "end", "granularity", "basis")})
    row.update(
        {name: place.get(name) for name in ("geonameid", "country", "admin1", "latitude", "longitude")}
    )
    row["place"] = place.get("name")
    row["place_precision"] = place.get("precision")
    row["killed_latest_low"] = killed.get("latest_low")
    row["killed_latest_high"] = killed.get("latest_high")
    row["urls"] = _unique(member["url"] for member in document["members"] if member["url"])
    return row


def is_coarse(document: Mapping[str, Any]) -> bool:
    """Whether the incident's point stands for an area."""
    return bool(document["place"]) and document["place"]["precision"] in _COARSE


def other_tolls(document: Mapping[str, Any]) -> bool:
    """Whether it has tolls other than of the dead and injured."""
    return any(toll["effect"] not in ("killed", "injured") for toll in document["tolls"])


def side_tolls(document: Mapping[str, Any]) -> bool:
    """Whether it has figures of single sides."""
    return any(toll["side"] is not None for toll in document["tolls"])


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
