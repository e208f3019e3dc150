"""Headline values by another policy than the ledger's own, chosen when looking up."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import dateline
from dateline.cli.incidents import incidents
from dateline.cli.show import show
from dateline.ledger.view.error import QueryError
from dateline.model import Action, NewJudgement, Query
from made_ledgers import Happening, make_ledger

TOLLS = {"Northline": ("2024-03-03", 4), "Lantern": ("2024-03-10", 9)}
"""Day and figure: the ledger's own policy takes what was given last, a week after the first report."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "t.db"
    with dateline.open(where, create=True) as store:
        store.add_many(
            (make_ledger(Happening(killed=killed), publisher=name, published=day), None)
            for name, (day, killed) in TOLLS.items()
        )
    return where


def headline(path: Path, policy: str | None) -> tuple[list[str], str]:
    with dateline.open(path) as store:
        (one,) = store.view().incidents(Query()).items
        found = store.view().incident(one.id, policy)
    chosen = [v.label for v in found.versions if v.field == "casualties.killed" and v.headline]
    return chosen, found.policy


def test_the_policy_chooses_and_is_recorded(path: Path) -> None:
    own, _ = headline(path, None)
    lowest, words = headline(path, "lowest")
    assert (own, lowest) == (["9"], ["4"])
    assert "the lowest figure that anyone gives" in words
    assert headline(path, None) == headline(path, "most-independent")


def test_all_but_headlines_stays_as_it_is(path: Path) -> None:
    with dateline.open(path) as store:
        (one,) = store.view().incidents(Query()).items
        event = store.view().incident(one.id).members[0].event
        store.judge(NewJudgement(action=Action.ACCEPT, user="Ada", events=(event,)))
        own, other = store.view().incident(one.id), store.view().incident(one.id, "lowest")
        same = {"id", "members", "links", "reports", "sources", "standing", "score", "accepted"}
        assert own.model_dump(include=same) == other.model_dump(include=same)
        assert {(v.field, v.label) for v in own.versions} == {(v.field, v.label) for v in other.versions}
        (listed,) = store.view().incidents(Query(), "lowest").items
        assert listed.title == other.title


def test_a_judgement_comes_before_any_policy(path: Path) -> None:
    with dateline.open(path) as store:
        (one,) = store.view().incidents(Query()).items
        event = store.view().incident(one.id).members[0].event
        store.judge(
            NewJudgement(
                action=Action.CORRECT,
                user="Ada",
                events=(event,),
                field="casualties.killed",
                value=7,
                reason="x",
            )
        )
    assert headline(path, "lowest")[0] == ["7"]


def test_an_unknown_policy_is_refused_with_those_that_there_are(path: Path) -> None:
    with (
        dateline.open(path) as store,
        pytest.raises(QueryError, match=r"no policy 'best': choose most-indep"),
    ):
        store.view().incidents(Query(), "best")
    told = CliRunner().invoke(incidents, ["--limit", "9", "--policy", "best", "--ledger", str(path)])
    assert told.exit_code != 0
    assert "choose most-independent" in told.output


def test_the_command_line_shows_it(path: Path) -> None:
    with dateline.open(path) as store:
        (one,) = store.view().incidents(Query()).items
    told = CliRunner().invoke(show, [one.id, "--policy", "lowest", "--format", "json", "--ledger", str(path)])
    assert told.exit_code == 0, told.output
    assert "the lowest figure that anyone gives" in told.output
    listed = CliRunner().invoke(incidents, ["--limit", "9", "--policy", "lowest", "--ledger", str(path)])
    assert listed.exit_code == 0, listed.output
