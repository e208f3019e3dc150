"""What a route may answer, for the OpenAPI: its model with an example, and the problems that it tells."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel

__all__ = ["PROBLEMS", "described", "examples", "problems"]

PROBLEMS = {
    400: "The request can't be understood: a malformed cursor or time.",
    401: "Who are you? Sign in, or show the token.",
    403: "Not from this page: the request came from another site.",
    404: "Not in this ledger.",
    409: "It does not fit what the ledger holds.",
    413: "The body is larger than the desk takes.",
    415: "The body is not JSON.",
    422: "A value of the request can't be used; `errors` says which.",
    503: "Not now: the ledger can't be read, or too many pages listen.",
}


@cache
def examples() -> dict[str, Any]:
    """One example of each model's JSON, by the model's name."""
    text = files("dateline.desk.api").joinpath("examples.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


def problems(*codes: int) -> dict[int | str, dict[str, Any]]:
    """The problems that a route may tell of, for its `responses`."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        code: {"description": PROBLEMS[code], "content": {"application/problem+json": {"schema": schema}}}
        for code in sorted(set(codes))
    }


def described(model: type[BaseModel], *more: int, status: int = 200) -> dict[str, Any]:
    """Keyword arguments of a route that answers this model, or one of these problems beside usual ones."""
    answers: dict[int | str, dict[str, Any]] = {
        status: {"content": {"application/json": {"example": examples()[model.__name__]}}},
        **problems(401, 403, 422, *more),
    }
    if status == 200:
        answers[304] = {"description": "As it was: `If-None-Match` names this snapshot's tag."}
    return {"response_model": model, "status_code": status, "responses": answers}
