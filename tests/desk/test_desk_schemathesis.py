"""The OpenAPI document against the desk: whatever the one allows, the other answers as it says."""

import json
import re
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, assume, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    positive_data_acceptance,
    response_schema_conformance,
    status_code_conformance,
)
from serving import served
from starlette.responses import Response

from dateline.desk import DeskSettings
from dateline.desk.identity import sign_in
from dateline.ledger import open_ledger

pytestmark = pytest.mark.slow

EXAMPLES = 25
"""Requests for each operation."""
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
    positive_data_acceptance,
]


SETTINGS = DeskSettings()


def signed_in():
    """Headers of a visitor who may write."""
    response = Response()
    sign_in(response, "Ada", SETTINGS, secure=False)
    return {"Cookie": response.headers["set-cookie"].partition(";")[0]}


@pytest.fixture(scope="module")
def where(ledger_file, tmp_path_factory):
    """The address of a desk over a ledger that is written to."""
    copy = tmp_path_factory.mktemp("described") / "copy.db"
    copy.write_bytes(ledger_file.read_bytes())
    with open_ledger(copy) as store, served(store, SETTINGS) as address:
        yield address.rstrip("/")


# That the desk answers this has a test of its own, and so has the stream of changes, which has no end.
DOCUMENT = json.loads((Path(__file__).parents[2] / "frontend/openapi.json").read_text(encoding="utf-8"))
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT).exclude(path="/api/v1/events")
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]


def sensible(case):
    """Whether a request is right by more than its shape, which is all that a document tells."""
    query, body = case.query or {}, case.body if isinstance(case.body, dict) else {}
    _, south, _, north = map(float, query.get("box", "0,0,0,0").split(","))
    words = [body["name"]] if "name" in body else []
    for name in ("text", "mode", "actor", "by", "against", "source"):
        words += [query[name]] if isinstance(query.get(name), str) else query.get(name, [])
    in_order = query.get("since", "0") <= query.get("until", "9999")
    named = all(re.search("[A-Za-z0-9]", one) for one in words)
    return south <= north and in_order and "cursor" not in query and named


CASES = [
    pytest.param(operation, mode, id=f"{operation.label}, {mode.value}")
    for operation in OPERATIONS
    for mode in GenerationMode
    # What takes nothing can't be asked wrongly.
    if mode is GenerationMode.POSITIVE or operation.definition.raw.get("parameters") or operation.body
]


@pytest.mark.parametrize(("operation", "mode"), CASES)
def test_the_desk_answers_as_it_is_described(where, operation, mode):
    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def hold(case):
        assume(mode is GenerationMode.NEGATIVE or sensible(case))
        case.call_and_validate(base_url=where, checks=CHECKS, headers=signed_in())

    hold()
