"""Sets of triggers and arguments: wikievents and m2e2_voa."""

import json

import pytest

from dateline.data import read_yaml
from dateline.model import EventType
from dateline.reading.events.ontology import load_ontology
from dateline.scoring.measure import total
from dateline.scoring.sets import m2e2_voa, wikievents
from dateline.scoring.sets.extraction import load_types


def words(text):
    return text.split(" ")


@pytest.fixture(scope="module")
def reader():
    from dateline.reading.reader import Reader

    return Reader()


@pytest.mark.parametrize("name", ["m2e2_voa", "wikievents"])
def test_mapped_types_modes_and_roles_are_the_manuals(name):
    assert load_types(name)
    for one in load_types(name).values():
        assert one.type in set(EventType)
        for mode in one.modes:
            assert load_ontology().coding(EventType(one.type), mode)
        assert set(one.roles.values()) <= {"actor", "recipient", "party", "place", "instrument"}


def test_tokens_are_laid_as_english_is_set():
    tokens = words('He said : " No , Mr . Haas \' s troops ( two ) won ’ t go " . The end .')
    text, places = wikievents.lay_tokens(tokens)
    assert text == 'He said: "No, Mr. Haas\'s troops (two) won’t go". The end.'
    assert [text[a:b] for a, b in places] == tokens


SENTENCES = [
    {
        "sentence": "Rebels Attack Port-Rebels attacked the port of Aden on Monday and killed five soldiers",
        "words": words("Rebels attacked the port of Aden on Monday and killed five soldiers ."),
        "events": [
            {
                "event_type": "Conflict:Attack",
                "trigger": {"start": 1, "end": 2, "text": "attacked"},
                "arguments": [
                    {"role": "Attacker", "start": 0, "end": 1, "text": "Rebels"},
                    {"role": "Place", "start": 5, "end": 6, "text": "Aden"},
                ],
            },
            {
                "event_type": "Life:Die",
                "trigger": {"start": 9, "end": 10, "text": "killed"},
                "arguments": [{"role": "Victim", "start": 10, "end": 12, "text": "five soldiers"}],
            },
            {
                "event_type": "Movement:Transport",
                "trigger": {"start": 3, "end": 4, "text": "port"},
                "arguments": [],
            },
        ],
    }
]


def test_sentences_are_laid_one_a_line_with_their_stops():
    text, events = m2e2_voa.lay_sentences(SENTENCES * 2)
    assert text.count("\n") == 2
    assert text.endswith("five soldiers.\n")
    assert [text[slice(*one.trigger)] for one in events] == ["attacked", "killed", "port"] * 2
    assert [text[slice(*one.place)] for one in events[1].arguments] == ["five soldiers"]


@pytest.mark.slow
def test_triggers_and_arguments_are_compared(tmp_path, reader):
    document = {"doc_id": "VOA_EN_NW_2014.05.06.1", "sentences": SENTENCES}
    (tmp_path / "docs_2009_2016.jsonl").write_text(json.dumps(document) + "\n", encoding="utf-8")
    (unit,) = m2e2_voa.MEASURE.units(tmp_path, reader)
    assert unit.counts["trigger.want"] == 2
    assert unit.counts["trigger.right"] >= 1
    assert unit.counts["argument.want"] == 3
    for slot in ("trigger", "argument"):
        assert unit.counts[f"{slot}.right"] <= min(unit.counts[f"{slot}.got"], unit.counts[f"{slot}.want"])


@pytest.mark.slow
def test_hand_coded_reports_are_not_measured(tmp_path, reader):
    seen = read_yaml("scoring/hand_coded.yaml")["m2e2_voa"].split(",")[0]
    document = {"doc_id": seen, "sentences": SENTENCES}
    (tmp_path / "docs_2009_2016.jsonl").write_text(json.dumps(document) + "\n", encoding="utf-8")
    assert list(m2e2_voa.MEASURE.units(tmp_path, reader)) == []


@pytest.mark.slow
def test_wikievents_is_read_from_tokens(tmp_path, reader):
    tokens = words("Police arrested two men in Lagos on Monday .")
    event = {
        "event_type": "Justice.ArrestJailDetain",
        "trigger": {"start_idx": 1, "end_idx": 2, "text": "arrested"},
        "arguments": [{"role": "Jailer", "text": "Police"}, {"role": "Detainee", "text": "men"}],
    }
    document = {"docid": "one", "tokens": tokens, "sentences": [], "event_mentions": [event]}
    (tmp_path / "train.jsonl").write_text(json.dumps(document) + "\n", encoding="utf-8")
    measure = wikievents.MEASURE
    counts = total([*measure.units(tmp_path, reader), *measure.open_units(tmp_path, reader)])
    assert (counts["trigger.right"], counts["trigger.want"]) == (1, 1)
    assert (counts["argument.right"], counts["argument.want"]) == (2, 2)
