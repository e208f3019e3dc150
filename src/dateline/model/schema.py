"""The JSON Schema of a ledger, drawn from the typed model."""

from typing import Any

from dateline.model.ledger import SCHEMA, Ledger

__all__ = ["ledger_schema"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def ledger_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a ledger as `Ledger.to_json` writes it.

    Every field is required, because a ledger writes every field, null or empty where the report is silent.
    Fields that the schema does not name are let through: a later version of Dateline may add some under the
    same `$id`, and those that are here keep their meaning.

    What JSON Schema cannot say, `Ledger` checks: that `report.text[start:end] == quote` for every span, and
    that every id points to a row.
    """
    drawn = Ledger.model_json_schema(by_alias=True, mode="serialization")
    definitions = {name: _open(part) for name, part in sorted(drawn.pop("$defs").items())}
    head = {"$schema": DIALECT, "$id": SCHEMA, "title": f"Ledger of one report ({SCHEMA})"}
    description = "The rows that one report yields. `report.text[start:end] == quote` holds for every span."
    return {**head, **_open(drawn), "description": description, "$defs": definitions}


def _open(part: dict[str, Any]) -> dict[str, Any]:
    """One object's schema: all of its fields required, others let through, no generated titles."""
    part = {key: value for key, value in part.items() if key not in {"title", "additionalProperties"}}
    if "properties" in part:
        part["properties"] = {
            name: {key: value for key, value in field.items() if key not in {"title", "default"}}
            for name, field in part["properties"].items()
        }
        part["required"] = list(part["properties"])
    return part
