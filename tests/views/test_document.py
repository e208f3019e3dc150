"""JSON and JSON Lines."""

import io
import json

import pytest

from dateline.views.document import JsonlWriter, JsonWriter


def written(writer_type, steps):
    stream = io.StringIO()
    writer = writer_type(stream)
    for step in steps:
        if step is None:
            writer.set_aside()
        else:
            writer.write(step)
    writer.close()
    return stream.getvalue()


def test_one_report_is_one_object(ledger):
    assert written(JsonWriter, [ledger]) == ledger.to_json() + "\n"


@pytest.mark.parametrize("failures", [[1], [0], [0, 1], [2]])
def test_several_inputs_are_a_list_even_if_some_fail(ledger, failures):
    steps = [ledger, ledger]
    for place in failures:
        steps.insert(place, None)
    found = json.loads(written(JsonWriter, steps))
    assert found == [json.loads(ledger.to_json())] * 2


def test_one_left_of_two_is_a_list(ledger):
    assert len(json.loads(written(JsonWriter, [None, ledger]))) == 1
    assert len(json.loads(written(JsonWriter, [ledger, None]))) == 1


def test_nothing_read_writes_nothing():
    assert written(JsonWriter, [None, None]) == ""
    assert written(JsonlWriter, [None]) == ""


def test_lines(ledger):
    lines = written(JsonlWriter, [ledger, None, ledger]).split("\n")
    assert lines[-1] == ""
    assert [json.loads(line) for line in lines[:-1]] == [json.loads(ledger.to_json())] * 2
