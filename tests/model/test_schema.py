"""The published JSON Schema is the typed model's, and ledgers keep it."""

import copy
import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from dateline.demo import happenings
from dateline.model import SCHEMA, ClaimKind, EventType, Ledger, Stance
from dateline.model.schema import ledger_schema
from dateline.reading.reader import Fault, Reader
from dateline.sources import read_reports

PUBLISHED = files("dateline.data").joinpath("schema", "dateline-1.schema.json")


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return json.loads(PUBLISHED.read_text(encoding="utf-8"))


def test_the_published_file_is_the_models_schema(schema):
    assert schema == ledger_schema(), "run: python tools/build_schema.py"


def test_it_is_a_schema_and_says_its_version(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == SCHEMA == "dateline/1"
    assert schema["properties"]["schema"]["const"] == SCHEMA


def test_the_closed_sets_are_the_models(schema):
    for kind in (EventType, Stance, ClaimKind):
        assert schema["$defs"][kind.__name__]["enum"] == [member.value for member in kind]


def test_every_field_that_a_ledger_writes_is_named(schema):
    assert list(schema["properties"]) == schema["required"]
    assert set(schema["required"]) == {field.alias or name for name, field in Ledger.model_fields.items()}


@pytest.mark.slow
def test_the_demo_ledgers_keep_it(schema):
    validator = jsonschema.Draft202012Validator(schema)
    reports = list(read_reports([str(path) for one in happenings() for path in one.reports]))
    ledgers = list(Reader().pipe(reports))
    assert len(ledgers) >= 15
    for ledger in ledgers:
        assert not isinstance(ledger, Fault), ledger.reason
        validator.validate(json.loads(ledger.to_json()))
    assert sum(len(ledger.events) for ledger in ledgers) > len(ledgers)
    data = json.loads(ledgers[0].to_json())
    for spoil in (
        lambda d: d.pop("links"),
        lambda d: d["report"].pop("published"),
        lambda d: d["events"][0].update(type="FIGHT"),
        lambda d: d["events"][0].update(evidence=[]),
        lambda d: d["claims"][0].update(stance="shrugs"),
        lambda d: d["report"].update(id="md5:0"),
    ):
        spoiled = copy.deepcopy(data)
        spoil(spoiled)
        assert not validator.is_valid(spoiled)
    assert validator.is_valid({**data, "a_field_of_a_later_version": 1})
