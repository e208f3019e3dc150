"""`dateline judge`, on a real ledger."""

import pytest
from click.testing import CliRunner

from dateline.cli.review import judge
from dateline.model import Query
from made_ledgers import read


@pytest.fixture
def ledger(store):
    return store.where


@pytest.fixture
def run(ledger):
    def call(*words, user="ann"):
        named = () if words[0] in ("list", "queue", "agreement") else ("--user", user)
        return CliRunner().invoke(judge, [*words, *named, "--ledger", str(ledger)])

    return call


@pytest.fixture
def idents(store):
    page = store.view().incidents(Query(limit=10))
    return {one.place.name: one.id for one in page.items}


def test_decisions_are_written_and_listed(store, run, idents):
    done = run("correct", idents["Saravan"], "casualties.killed", "8+", "--reason", "a list of names")
    assert done.exit_code == 0, done.output
    whole = store.view().incident(idents["Saravan"])
    assert (whole.killed_low, whole.killed_high) == (8, None)
    number = done.output.split()[0]
    assert run("undo", number, user="bob").exit_code == 0
    listed = run("list", idents["Saravan"]).output
    assert "a list of names" in listed
    assert "[taken back]" in listed
    assert "bob" in listed
    assert store.view().incident(idents["Saravan"]).killed_low == 7


@pytest.mark.parametrize(
    ("typed", "low", "high"), [("8", 8, 8), ("8-11", 8, 11), ("8+", 8, None), ('{"high": 20}', None, 20)]
)
def test_ways_to_type_a_figure(store, run, idents, typed, low, high):
    assert run("correct", idents["Saravan"], "casualties.killed", typed).exit_code == 0
    whole = store.view().incident(idents["Saravan"])
    assert (whole.killed_low, whole.killed_high) == (low, high)


def test_unknown_clears_a_field(store, run, idents):
    assert run("correct", idents["Saravan"], "time", "unknown").exit_code == 0
    assert store.view().incident(idents["Saravan"]).time is None


def test_all_that_can_be_decided(store, run, idents):
    view = store.view()
    saravan = view.incident(idents["Saravan"])
    iran = view.incident(idents["Panjgur"]).actor[0]
    for words in (
        ("accept", idents["Panjgur"]),
        ("reject", idents["Khash"]),
        ("comment", idents["Khash"], "no", "such", "strike"),
        ("split", saravan.id, saravan.members[-1].event),
        ("merge", saravan.id, saravan.members[-1].event),
        ("correct", idents["Saravan"], "actor", iran.id),
        ("relink", iran.id, saravan.actor[0].id),
    ):
        done = run(*words)
        assert done.exit_code == 0, (words, done.output)
    assert len(store.view().judgements()) == 7
    assert len(store.view().incident(saravan.id).members) == 3


def test_the_queue_and_agreement(store, run, idents):
    store.add(read("Herald", killed=400))
    queue = run("queue")
    assert queue.exit_code == 0
    assert idents["Saravan"] in queue.output
    assert "no incident was judged by two" in run("agreement").output
    for user in ("ann", "bob"):
        run("accept", idents["Panjgur"], user=user)
    run("accept", idents["Khash"], user="ann")
    run("reject", idents["Khash"], user="bob")
    assert (
        "verdict: Krippendorff's alpha 0.000, 50 % equal; 2 incidents, 2 reviewers" in run("agreement").output
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("accept", "i-0000000000000"), "i-0000000000000"),
        (("correct", "SARAVAN", "weather", "rain"), "no field 'weather'"),
        (("correct", "SARAVAN", "casualties.killed", "{7"), "is no JSON"),
        (("undo", "3"), "no judgement 3"),
        (("undo", "three"), "not a valid integer"),
        (("merge", "SARAVAN"), "two incidents"),
    ],
)
def test_what_is_refused_says_why_in_one_line(run, idents, words, said):
    done = run(*(idents["Saravan"] if word == "SARAVAN" else word for word in words))
    assert done.exit_code != 0
    last = done.output.strip().splitlines()[-1]
    assert last.startswith("Error: ")
    assert said in last
    assert "Traceback" not in done.output


def test_a_missing_ledger_is_said_in_one_line(tmp_path):
    done = CliRunner().invoke(judge, ["list", "--ledger", str(tmp_path / "none.db")])
    assert done.exit_code == 1
    assert done.output.count("\n") == 1
