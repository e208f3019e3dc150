"""Sets of single sentences with marked sides: plv, plover_gsr, petrarch_validation."""

import json

import pytest

from dateline.model import Status
from dateline.scoring.sets import petrarch_validation as petrarch
from dateline.scoring.sets import plover_gsr, plv
from dateline.scoring.sets.versions import load_older_types, older_type, plv_label
from dateline.scoring.split import held_out


@pytest.fixture(scope="module")
def reader():
    from dateline.reading.reader import Reader

    return Reader()


def test_a_split_is_the_same_every_time_and_near_its_share():
    parts = [held_out(f"sentence {n}") for n in range(3000)]
    assert parts == [held_out(f"sentence {n}") for n in range(3000)]
    assert 0.63 < sum(parts) / len(parts) < 0.70


def test_marks_of_plv_leave_the_sentence():
    dyad = plv.unmark("Then <s>the Norvik army</s> shelled <t>Ardal</t>'s port.")
    assert dyad.text == "Then the Norvik army shelled Ardal's port."
    assert [dyad.text[a:b] for a, b in dyad.sources + dyad.targets] == ["the Norvik army", "Ardal"]


def test_marks_of_gsr_may_stand_in_one_another_and_name_two_things():
    marked = "(SRC/TAR: Norvik) and (SRC: Ardal (a port)) (EVT: agreed) on (LOC: aid to (TAR: Lund))."
    dyad, events = plover_gsr.unmark(marked)
    assert dyad.text == "Norvik and Ardal (a port) agreed on aid to Lund."
    assert [dyad.text[a:b] for a, b in dyad.sources] == ["Norvik", "Ardal (a port)"]
    assert [dyad.text[a:b] for a, b in dyad.targets] == ["Norvik", "Lund"]
    assert [dyad.text[a:b] for a, b in events] == ["agreed"]


@pytest.mark.parametrize(
    ("kind", "mode", "status", "lemma", "label"),
    [
        ("CONSULT", None, Status.FUTURE, "meet", "AGREE"),
        ("SANCTION", "discontinue", Status.HYPOTHETICAL, "impose", "THREATEN"),
        ("AID", None, Status.NEGATED, "provide", "REJECT"),
        ("RETREAT", "release", Status.ACTUAL, "free", "YIELD"),
        ("SANCTION", "convict", Status.ACTUAL, "convict", "ACCUSE"),
        ("AGREE", None, Status.ACTUAL, "sign", "SUPPORT"),
        ("AGREE", None, Status.ACTUAL, "agree", "AGREE"),
    ],
)
def test_labels_of_plv(kind, mode, status, lemma, label):
    assert plv_label(kind, mode, status, lemma) == label


def test_older_types_and_intents():
    assert load_older_types()["FIGHT"] == "ASSAULT"
    assert older_type("PROTEST", Status.FUTURE, "march") == "THREATEN"
    assert older_type("ACCUSE", Status.FUTURE, "condemn") == "ACCUSE"
    assert older_type("COOPERATE", Status.ACTUAL, "restore") == "SUPPORT"


PLV = """sentence_id\tsentence\tmarked_sentence\tsource\ttarget\tgold_root\tgold_penta
1\t-\t<s>Police</s> arrested <t>two activists</t> in Lagos on Monday.\t-\t-\tCOERCE\t4
2\t-\t<s>Kenya</s> condemned <t>Sudan</t> for the attack.\t-\t-\tSUPPORT\t1
"""


@pytest.mark.slow
def test_plv_is_measured_by_the_trigger_of_the_dyad(tmp_path, reader):
    (tmp_path / "train.tsv").write_text(PLV, encoding="utf-8")
    units = [*plv.MEASURE.units(tmp_path, reader), *plv.MEASURE.open_units(tmp_path, reader)]
    by_name = {unit.name: unit for unit in units}
    assert by_name["1"].counts == {
        "type.all": 1,
        "type.right": 1,
        "type.COERCE.want": 1,
        "type.COERCE.got": 1,
        "type.COERCE.right": 1,
    }
    assert [fault.cause for fault in by_name["2"].faults] == ["wrong type: ACCUSE for SUPPORT"]


def test_a_file_with_other_columns_is_refused(tmp_path):
    (tmp_path / "train.tsv").write_text("a\tb\n1\t2\n", encoding="utf-8")
    with pytest.raises(ValueError, match="columns of plv"):
        list(plv.read_records(tmp_path / "train.tsv"))


@pytest.mark.slow
def test_gsr_counts_type_and_sides(tmp_path, reader):
    records = [
        {"id": "0", "event": "DOCUMENT"},
        {
            "id": "1",
            "event": "DISAPPROVE",
            "textInfo": {"markup": "(SRC: Kenya) (EVT: condemned) (TAR: Sudan) for the raid."},
        },
    ]
    (tmp_path / "PLOVER_GSR_CAMEO.txt").write_text(json.dumps(records), encoding="utf-8")
    measure = plover_gsr.MEASURE
    (unit,) = [*measure.units(tmp_path, reader), *measure.open_units(tmp_path, reader)]
    assert unit.counts["type.ACCUSE.right"] == 1
    assert (unit.counts["actor.right"], unit.counts["actor.want"]) == (1, 1)


RECORDS = """<Validation><!-- <Sentence id="X"> -->
<Sentence date="19950101" id = "ONE" category="DEMO">
<EventCoding sourcecode="ARN"></EventCoding>
<Text>
Norvik &amp; Ardal
met.
</Text></Sentence>
<Sentence id="TWO" evaluate="true"/><Text></Text></Sentence>
<Sentence id="THREE"><Text>Lund fell.</Text></Sentence>
"""


def test_petrarchs_texts_are_read_without_a_parser_of_xml(tmp_path):
    (tmp_path / "records.xml").write_text(RECORDS, encoding="utf-8")
    assert petrarch.read_texts(tmp_path / "records.xml") == {
        "ONE": "Norvik & Ardal met.",
        "THREE": "Lund fell.",
    }


@pytest.mark.parametrize(
    ("row", "record", "typed"),
    [
        ({"type": "ASSAULT", "actor": ["army or troops"], "recipient": ["people"]}, 1, 1),
        ({"type": "COERCE or ASSAULT", "actor": ["Norvik"], "recipient": None}, 1, 1),
        ({"type": "ASSAULT", "actor": ["troops"], "recipient": []}, 0, 1),
        ({"type": "ASSAULT", "actor": ["troops", "police"], "recipient": None}, 0, 1),
        ({"type": "REQUEST", "actor": ["troops"], "recipient": None}, 0, 0),
    ],
)
def test_a_record_is_right_with_its_type_and_exactly_its_sides(ledger, row, record, typed):
    unit = petrarch.judge("one", petrarch.parse_wanted(row), ledger)
    assert (unit.counts["record.right"], unit.counts["type.right"]) == (record, typed)
    assert bool(unit.faults) is not bool(record)


def test_the_listed_records_of_petrarch_have_types_and_sides():
    from dateline.data import read_yaml
    from dateline.model import EventType

    for suite in ("unit", "petrarch2"):
        for row in read_yaml("scoring/petrarch_validation.yaml")[suite].values():
            for want in petrarch.parse_wanted(row):
                assert want.types <= set(EventType)
                assert want.actor


@pytest.mark.shared
def test_every_listed_record_is_in_its_file(shared, tmp_path):
    from dateline.data import read_yaml
    from dateline.scoring.archive import find_set

    folder = find_set(shared / "data", "petrarch_validation", tmp_path)
    assert folder is not None
    table = read_yaml("scoring/petrarch_validation.yaml")
    for suite, file in petrarch._FILES.items():
        assert set(table[suite]) <= set(petrarch.read_texts(folder / file))
