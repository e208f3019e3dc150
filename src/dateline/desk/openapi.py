"""The OpenAPI document: what FastAPI draws from the routes, with problems, security and servers put right."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from dateline.desk.problem import Problem

__all__ = ["API", "describe"]

API = "/api/v1"
_SENT = frozenset({"Decision", "NewSession", "Span"})
"""What a request sends; all else is what answers hold."""

DESCRIPTION = """\
Incidents of a Dateline ledger, what each report says of them, and what people decided.

- Every answer over the ledger names its state in `Dateline-Snapshot` and as its `ETag`; send `If-None-Match`.
- `as_of` shows the ledger as it stood: a day or time in UTC, a sequence number, or a snapshot's id.
- Lists are paged by `cursor`; `next` is null on the last page.
- Errors are `application/problem+json` (RFC 9457).
- Offsets count Unicode code points of a report's frozen text.
- Requests that write send `Dateline-Request: 1`, and are refused where another site's page sends them.
"""


def describe(app: FastAPI) -> None:
    """Have the application answer the finished document."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _document(app: FastAPI) -> dict[str, Any]:
    drawn = get_openapi(
        title=app.title,
        version=app.version,
        description=DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        routes=app.routes,
        tags=[
            {"name": "ledger", "description": "The ledger's state, and changes as they come."},
            {"name": "incidents", "description": "What happened, by all reports."},
            {"name": "reports", "description": "What one report says, and in which words."},
            {"name": "actors", "description": "Who acts on whom."},
            {"name": "review", "description": "What people decided, and what waits for them."},
            {"name": "session", "description": "Who is at the desk."},
        ],
    )
    components = drawn.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    _, problem = models_json_schema([(Problem, "serialization")], ref_template="#/components/schemas/{model}")
    schemas.update(problem["$defs"])
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    components["schemas"] = {name: _schema(name, part) for name, part in sorted(schemas.items())}
    components["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer"},
        "session": {"type": "apiKey", "in": "cookie", "name": "dateline_session"},
    }
    # The empty requirement: on loopback reading needs neither.
    drawn["security"] = [{}, {"session": []}, {"token": []}]
    for methods in drawn["paths"].values():
        for method, operation in methods.items():
            _finish(method, operation)
    return drawn


def _schema(name: str, part: dict[str, Any]) -> dict[str, Any]:
    """Answers write every field, and may have more in a later version; titles say what names say."""
    part = {key: value for key, value in part.items() if key != "title"}
    if "properties" in part:
        part["properties"] = {
            field: {key: value for key, value in held.items() if key != "title"}
            for field, held in part["properties"].items()
        }
        if name not in _SENT:
            part.pop("additionalProperties", None)
            part["required"] = list(part["properties"])
    return part


def _finish(method: str, operation: dict[str, Any]) -> None:
    invalid = operation["responses"].get("422", {}).get("content", {})
    invalid.pop("application/json", None)
    operation["operationId"] = operation["operationId"].split("_api_v1_")[0]
    for parameter in operation.get("parameters", ()):
        parameter["schema"] = _not_null(parameter["schema"])
    if method != "get":
        operation.setdefault("parameters", []).append(
            {
                "name": "Dateline-Request",
                "in": "header",
                "required": True,
                "description": "Says that no page of another site sends this.",
                "schema": {"type": "string", "const": "1"},
            }
        )


def _not_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter's schema without null, which an address can't write: it is left out instead."""
    kept = {key: value for key, value in schema.items() if key not in {"anyOf", "title"}}
    choices = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    return (
        {**kept, **choices[0]} if len(choices) == 1 else {**kept, **({"anyOf": choices} if choices else {})}
    )
