"""What holds for exports in every format: their note, their loss report, what they leave out."""

import json

import pytest
from exported_rows import noted
from made_incidents import StandIn, figure, incident, source

from dateline.model import Query
from dateline.services.exporting import ExportError, export


def test_every_incident_is_a_row_or_left_out_for_one_reason(view):
    for form in ("acled", "ucdp", "gdelt", "polecat", "plover"):
        made = export(view, None, form)
        assert all(isinstance(chunk, bytes) for chunk in made)
        document = made.loss.document()
        assert (
            document["rows"] + sum(one["incidents"] for one in document["left_out"]) == document["incidents"]
        )
        assert set(document["mapping"]) <= set(made.codebook.names)


def test_the_note_says_question_state_reader_and_licence(view):
    made = export(view, Query(country=("IRN",), limit=3, cursor="x"), "acled", as_of="2024-02-01")
    note = made.note.document()
    assert note["query"] == {"country": ["IRN"]}
    assert note["snapshot"]["id"] == "s-0123456789abcdef"
    assert note["readers"] == ["0.1.0"]
    assert note["as_of"] == "2024-02-01"
    assert "not ACLED's data" in note["licence"]
    assert note["generator"].startswith("dateline ")


def test_an_unknown_format_is_named(view):
    with pytest.raises(ExportError, match="no format 'xml': choose from csv, jsonl"):
        export(view, None, "xml")


def test_words_that_were_withdrawn_leave_their_place():
    given = incident(1, versions=(figure(7, 7, source(1, "seven").model_copy(update={"quote": ""})),))
    made = export(StandIn([given]), None, "annotation")
    (annotation,) = json.loads(b"".join(made))["first"]["items"]
    assert [one["type"] for one in annotation["target"]["selector"]] == ["TextPositionSelector"]
    assert noted(made.loss, "withdrawn") == 1
