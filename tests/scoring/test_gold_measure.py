"""Whole ledgers against hand-coded keys."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from dateline.scoring.gold import SLOTS, read_key, score_ledger
from dateline.scoring.gold.names import any_same, same_name
from dateline.scoring.gold.sentences import find_quotes, split_sentences, touched
from dateline.scoring.measure import f1
from dateline.scoring.sets.gold import MEASURE


def counts(score, slot):
    return tuple(score.counts[f"{slot}.{part}"] for part in ("right", "got", "want"))


def test_every_value_is_a_point(keys_folder, ledger):
    score = score_ledger(read_key(keys_folder / "ardal.key.json"), ledger)
    assert counts(score, "event") == (2, 2, 2)
    assert counts(score, "mode") == (1, 1, 1)
    assert counts(score, "actor") == (2, 2, 2)
    assert counts(score, "casualty") == (1, 1, 1)
    assert counts(score, "claim") == (2, 2, 3)
    assert counts(score, "link") == (1, 1, 1)
    assert counts(score, "ledger")[2] == sum(counts(score, slot)[2] for slot in SLOTS)


def test_the_fallback_on_the_publication_date_costs_nothing_where_the_key_is_silent(keys_folder, ledger):
    score = score_ledger(read_key(keys_folder / "ardal.key.json"), ledger)
    assert counts(score, "time") == (1, 1, 1)


def test_an_optional_event_missed_is_no_loss_and_found_no_gain(keys_folder, ledger):
    key = read_key(keys_folder / "ardal.key.json")
    assert score_ledger(key, ledger).missed == ()
    must = replace(key, events=tuple(replace(event, optional=False) for event in key.events))
    assert [event.id for event in score_ledger(must, ledger).missed] == ["k3"]


def test_an_event_of_another_type_pairs_with_none(keys_folder, ledger):
    key = read_key(keys_folder / "ardal.key.json")
    wrong = ledger.model_copy(
        update={"events": (ledger.events[0].model_copy(update={"type": "COERCE"}), ledger.events[1])}
    )
    score = score_ledger(key, wrong)
    assert counts(score, "event") == (1, 2, 2)
    assert counts(score, "link") == (0, 1, 1)
    assert [(want.id, got.id) for want, got in score.confused] == [("k1", "e1")]


def test_nothing_read_leaves_everything_wanted(keys_folder, ledger):
    key = read_key(keys_folder / "ardal.key.json")
    empty = ledger.model_copy(update={"events": (), "claims": (), "links": ()})
    assert f1("ledger")(score_ledger(key, empty).counts) == 0.0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Norvik army", "Norvik's army", True),
        ("President Lund", "Lund", True),
        ("army of Norvik", "navy of Norvik", False),
        ("the", "a", False),
    ],
)
def test_names_are_the_same_where_one_is_made_of_the_others_words(one, other, same):
    assert same_name(one, other) is same
    assert any_same([other], ["x", one]) is same


def test_sentences_end_at_stops_and_lines_but_not_after_abbreviations():
    text = "Gen. Haas spoke. “Go,” he said.\nA line without a stop\nOn Sept. 3 it ended."
    assert [text[a:b].strip() for a, b in split_sentences(text)] == [
        "Gen. Haas spoke.",
        "“Go,” he said.",
        "A line without a stop",
        "On Sept. 3 it ended.",
    ]
    assert touched(split_sentences(text), find_quotes(text, ["spoke. “Go"])) == {0, 1}


@pytest.mark.parametrize("text", ["[]", "{}", '{"events": [{"id": "k1"}]}', "nothing"])
def test_what_is_no_key_is_refused(tmp_path, text):
    path = tmp_path / "bad.key.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.key\.json|Expecting"):
        read_key(path)


def test_the_measure_gives_a_unit_a_report_with_its_faults(keys_folder, ledger):
    class Stub:
        def read(self, report):
            return ledger

    (unit,) = MEASURE.units(keys_folder, Stub())
    assert unit.name == "ardal"
    assert [fault.cause for fault in unit.faults] == ["claim missed"]


@pytest.mark.slow
@pytest.mark.shared
def test_figures_are_those_of_the_scorer_beside_the_hand_coded_reports(shared, tmp_path):
    from dateline.reading.reader import Reader
    from dateline.scoring.annotation import read_text

    reader, sums = Reader(), dict.fromkeys((f"{s}.{p}" for s in SLOTS for p in ("right", "got", "want")), 0)
    folder = shared / "gold/dev"
    for path in sorted(folder.glob("*.key.json")):
        name, key = path.name.removesuffix(".key.json"), read_key(path)
        ledger = read_text(reader, (folder / f"{name}.txt").read_text("utf-8"), published=key.published)
        (tmp_path / f"{name}.json").write_text(ledger.to_json(), encoding="utf-8")
        for slot, number in score_ledger(key, ledger).counts.items():
            if slot in sums:
                sums[slot] += number
    command = [sys.executable, str(shared / "gold/score.py"), str(folder), str(tmp_path), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert sums == {f"{s}.{p}": theirs[s][p] for s in SLOTS for p in ("right", "got", "want")}
