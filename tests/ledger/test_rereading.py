"""Reading held reports again: what would change is shown, what changed is kept beside the old rows."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import dateline
from dateline.ledger.difference import difference
from dateline.model import Action, Ledger, NewJudgement, Query, Report
from dateline.services.intake.rereading import RereadingService
from dateline.services.reading import Outcome
from made_ledgers import Happening, make_ledger

RAID = Happening(place="Belmira", verb="raided", killed=3)


class LaterReader:
    """Overlooks the first event of every report, and fails at those of one outlet."""

    def __init__(self, ledgers: list[Ledger]) -> None:
        self._ledgers = {one.report.id: one for one in ledgers}
        self.reader = SimpleNamespace(identity=ledgers[0].reader)

    def read_report(self, report: Report, target: str | None = None) -> Outcome:
        if report.id not in self._ledgers:
            return Outcome(report.id, reason="it can't be read")
        return Outcome(report.id, ledger=self._ledgers[report.id])


def service(store: Any, *ledgers: Ledger) -> RereadingService:
    return RereadingService(store, LaterReader(list(ledgers)))  # type: ignore[arg-type]


def test_a_dry_run_shows_and_writes_nothing(tmp_path: Path) -> None:
    with dateline.open(tmp_path / "t.db", create=True) as store:
        store.add(make_ledger(Happening(), RAID))
        later = make_ledger(Happening(), RAID, reader="2", drop=1)
        (outcome,) = service(store, later).reread(dry_run=True)
        assert outcome.difference is not None
        assert (outcome.difference.removed, outcome.difference.added, outcome.difference.unchanged) == (
            1,
            0,
            1,
        )
        assert outcome.addition is None
        assert store.view().snapshot().sequence == 2


def test_reading_again_adds_a_version_once(tmp_path: Path) -> None:
    with dateline.open(tmp_path / "t.db", create=True) as store:
        store.add(make_ledger(Happening(), RAID))
        store.add(make_ledger(RAID, publisher="Lantern"))
        later = make_ledger(Happening(), RAID, reader="2", drop=1)
        done, failed = service(store, later).reread()
        assert done.addition is not None
        assert done.addition.outcome == "reread"
        assert failed.reason == "it can't be read"
        assert [one.reason for one in service(store, later).reread()] == ["it can't be read"]
        assert list(store.verify()) == []


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        (Happening(), Happening(killed=9), "casualties"),
        (Happening(), Happening(place="Tarrin"), "place"),
        (Happening(), Happening(recipient="Harvest Union"), "recipient"),
    ],
)
def test_a_difference_names_the_field(before: Happening, after: Happening, field: str) -> None:
    (change,) = difference(make_ledger(before), make_ledger(after, reader="2")).changes
    assert field in {name for name, _, _ in change.fields}


def test_equal_readings_do_not_differ() -> None:
    found = difference(make_ledger(Happening(), RAID), make_ledger(Happening(), RAID, reader="2"))
    assert (found.changes, found.unchanged) == ((), 2)


def test_what_people_said_of_an_incident_is_listed_after_a_reading_anew(tmp_path: Path) -> None:
    with dateline.open(tmp_path / "t.db", create=True) as store:
        held = store.add(make_ledger(Happening(), RAID))
        home = next(
            one
            for one in (store.view().incident(ident) for ident in held.incidents)
            if one.place is not None and one.place.name == "Belmira"
        )
        event = home.members[0].event
        comment, accepted, taken_back = (
            store.judge(NewJudgement(action=action, user="Ada", events=(event,), reason="seen")).sequence
            for action in (Action.COMMENT, Action.ACCEPT, Action.REJECT)
        )
        undo = store.judge(NewJudgement(action=Action.UNDO, user="Ada", undoes=taken_back)).sequence
        store.add(make_ledger(Happening(), RAID, reader="2", drop=1))
        (one,) = store.view().incidents(Query()).items
        after = store.view().incident(one.id)
        assert after.members[0].event != event
        assert after.accepted
        listed = [one.sequence for one in store.view().judgements(after.id)]
        assert listed == [comment, accepted, taken_back, undo]
        store.rebuild()
        assert [one.sequence for one in store.view().judgements(after.id)] == listed
