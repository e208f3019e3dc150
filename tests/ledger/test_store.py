"""Adding, judging, withdrawing, and the ledger as it stood."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline.ledger import LedgerError, LedgerStore, UnknownIdError
from dateline.model import Action, NewJudgement, Query, Span
from made_ledgers import Happening, make_ledger

RAID = Happening(place="Belmira", verb="raided", killed=3)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LedgerStore]:
    with dateline.open(tmp_path / "t.db", create=True) as opened:
        yield opened


def titles(store: LedgerStore, as_of: object = None) -> set[str]:
    return {one.title for one in store.view(as_of).incidents(Query(limit=100)).items}


def judge(store: LedgerStore, action: Action, *events: str, **more: object) -> int:
    return store.judge(NewJudgement(action=action, user="Ada", events=events, **more)).sequence


def test_the_same_report_is_held(store: LedgerStore) -> None:
    ledger = make_ledger(Happening())
    assert store.add(ledger).outcome == "added"
    again = store.add(ledger)
    assert (again.outcome, again.incidents) == ("held", store.add(ledger).incidents)
    assert store.view().snapshot().sequence == 2
    assert store.holds(ledger.report.id)
    assert store.holds(ledger.report.id, ledger.reader)
    assert not store.holds(ledger.report.id, make_ledger(Happening(), reader="2").reader)


def test_another_text_at_the_same_address_is_a_new_version(store: LedgerStore) -> None:
    first = store.add(make_ledger(Happening(), RAID, url="https://www.outlet.example/a?utm_source=x#top"))
    later = store.add(make_ledger(Happening(killed=9), url="http://m.outlet.example/a/", lead="Updated."))
    assert (later.outcome, later.version, later.story) == ("version", 2, first.report)
    (incident,) = store.view().incidents(Query()).items
    assert (incident.killed_low, incident.reports) == (9, 1)
    assert store.view().report(first.report).version == 1
    assert len(store.view().report(later.report).versions) == 2


def test_what_is_read_again_replaces_the_rows_and_keeps_the_old_ones(store: LedgerStore) -> None:
    old = make_ledger(Happening(), RAID)
    new = make_ledger(Happening(), RAID, reader="2", drop=1)
    store.add(old)
    assert len(titles(store)) == 2
    assert store.add(new).outcome == "reread"
    assert len(titles(store)) == 1
    assert store.ledger(old.report.id) == new
    assert store.ledger(old.report.id, 2) == old
    assert len(titles(store, 2)) == 2


def test_judgements_go_over_to_the_events_with_the_same_evidence(store: LedgerStore) -> None:
    ident = store.add(make_ledger(Happening(), RAID)).report[7:19]
    judge(store, Action.CORRECT, f"{ident}:e2", field="casualties.killed", value=4)
    store.add(make_ledger(Happening(), RAID, reader="2", drop=1))
    (incident,) = store.view().incidents(Query()).items
    assert incident.killed_low == 4
    assert "reread" in incident.flags


def test_judgements_go_over_to_the_next_version_of_the_story(store: LedgerStore) -> None:
    ident = store.add(make_ledger(RAID, url="https://outlet.example/a")).report[7:19]
    judge(store, Action.ACCEPT, f"{ident}:e1")
    store.add(make_ledger(Happening(), RAID, url="https://outlet.example/a", lead="Updated."))
    assert {one.title for one in store.view().incidents(Query()).items if one.accepted} == {
        one for one in titles(store) if "Belmira" in one
    }


def test_withdrawn_words_are_nowhere(store: LedgerStore, tmp_path: Path) -> None:
    kept = store.add(make_ledger(RAID, publisher="Lantern"))
    gone = store.add(make_ledger(Happening(verb="zanzibarined")))
    before = store.view().incident(gone.incidents[0])
    assert any(b"anzibarin" in file.read_bytes().lower() for file in tmp_path.iterdir())
    store.withdraw(gone.report, "Ada", "asked by the court")
    after = store.view().incident(gone.incidents[0])
    assert after.title == before.title
    assert after.killed_low == 7
    assert {source.quote for version in after.versions for source in version.sources} == {""}
    report = store.view().report(gone.report)
    assert report.report.text == ""
    assert report.withdrawn == "asked by the court"
    assert store.view().report(kept.report).report.text
    assert not store.view().incidents(Query(text="Zanzibarine")).items
    assert not any(b"anzibarin" in file.read_bytes().lower() for file in tmp_path.iterdir())
    assert [str(finding) for finding in store.verify()] == []
    assert store.add(make_ledger(Happening(verb="zanzibarined"), reader="2")).outcome == "held"
    with pytest.raises(LedgerError, match="withdrawn before"):
        store.withdraw(gone.report, "Ada", "again")


def test_the_ledger_as_it_stood(store: LedgerStore) -> None:
    key = store.add(make_ledger(Happening())).report[7:19]
    early = store.view().snapshot()
    store.add(make_ledger(RAID, publisher="Lantern"))
    judge(store, Action.REJECT, f"{key}:e1")
    now = store.view().snapshot()
    assert store.view(as_of=early.id).snapshot() == early
    assert len(titles(store, early.sequence)) == 1
    assert len(titles(store, str(early.sequence))) == 1
    assert titles(store, early.time) == titles(store, early.sequence)
    assert titles(store, now.time[:10]) == titles(store, now.id) == titles(store)
    assert titles(store, "2020-01-01") == set()
    assert len(titles(store, 4)) == 2, "before the judgement nothing is rejected"
    assert not any(one.rejected for one in store.view(as_of=4).incidents(Query(rejected=True)).items)


@pytest.mark.parametrize("moment", ["tomorrow", "99", "s-" + "f" * 16, -1])
def test_there_was_no_such_moment(store: LedgerStore, moment: object) -> None:
    store.add(make_ledger(Happening()))
    with pytest.raises(LedgerError):
        store.view(as_of=moment)


def test_undoing(store: LedgerStore) -> None:
    key = store.add(make_ledger(Happening())).report[7:19]
    number = judge(store, Action.ACCEPT, f"{key}:e1")
    assert store.view().incidents(Query()).items[0].accepted
    undo = judge(store, Action.UNDO, undoes=number)
    assert not store.view().incidents(Query()).items[0].accepted
    with pytest.raises(LedgerError, match="taken back before"):
        judge(store, Action.UNDO, undoes=number)
    with pytest.raises(LedgerError, match="judge again"):
        judge(store, Action.UNDO, undoes=undo)
    assert store.view().judgements()[0].undone


def test_relinking_an_actor_and_taking_it_back(store: LedgerStore) -> None:
    store.add(make_ledger(Happening(actor="Free Valley Army")))
    store.add(make_ledger(RAID, publisher="Lantern", published="2024-03-09"))
    store.add(make_ledger(Happening(actor="Harvest Union", place="Tarrin"), publisher="Meridian Wire"))
    before = titles(store)
    ids = {one.party.name: one.party.id for one in store.view().actors().items}
    number = judge(store, Action.RELINK, field=ids["Harvest Union"], value=ids["Free Valley Army"])
    assert not any("Harvest Union" in one for one in titles(store))
    assert "Harvest Union" in store.view().actor(ids["Free Valley Army"]).aliases
    judge(store, Action.UNDO, undoes=number)
    assert titles(store) == before


@pytest.mark.parametrize(
    ("action", "more", "words"),
    [
        (Action.ACCEPT, {}, "at least one event"),
        (Action.ACCEPT, {"events": ("0123456789ab:e1",)}, "no event 0123456789ab:e1"),
        (Action.MERGE, {"events": ("KEY:e1",)}, "two at least"),
        (Action.SPLIT, {"events": ("KEY:e1",)}, "nothing to part"),
        (Action.CORRECT, {"events": ("KEY:e1",), "field": "colour", "value": "red"}, "no field 'colour'"),
        (Action.CORRECT, {"events": ("KEY:e1",), "field": "casualties.killed", "value": "many"}, "killed"),
        (Action.CORRECT, {"events": ("KEY:e1",)}, "which field"),
        (Action.RELINK, {"field": "a-0000000000000", "value": "a-0000000000001"}, "no actor a-0000000000000"),
        (Action.COMMENT, {"reason": "  "}, "needs words"),
        (Action.UNDO, {"undoes": 1}, "no judgement 1"),
        (Action.UNDO, {}, "no judgement None"),
        (
            Action.ACCEPT,
            {"events": ("KEY:e1",), "evidence": (Span(start=0, end=3, quote="xyz"),)},
            "which report",
        ),
        (
            Action.ACCEPT,
            {"events": ("KEY:e1",), "report": "KEY", "evidence": (Span(start=0, end=3, quote="xyz"),)},
            "does not say 'xyz'",
        ),
    ],
)
def test_judgements_that_decide_nothing(
    store: LedgerStore, action: Action, more: dict[str, object], words: str
) -> None:
    key = store.add(make_ledger(Happening())).report[7:19]
    filled = {
        name: tuple(one.replace("KEY", key) for one in value)
        if name == "events"
        else (key if value == "KEY" else value)
        for name, value in more.items()
    }
    with pytest.raises(LedgerError) as caught:
        store.judge(NewJudgement(action=action, user="Ada", **filled))
    assert words in str(caught.value)
    assert store.view().snapshot().judgements == 0


def test_failures_are_counted_and_forgotten_when_the_report_is_read(store: LedgerStore) -> None:
    store.fail("a.html", "it is empty")
    store.fail("a.html", "it holds no words")
    (failure,) = store.failures()
    assert (failure.target, failure.reason, failure.tries) == ("a.html", "it holds no words", 2)
    store.add(make_ledger(Happening()), "a.html")
    assert store.failures() == ()


def test_ids_that_nothing_has(store: LedgerStore) -> None:
    with pytest.raises(UnknownIdError):
        store.ledger("0123456789ab")
    with pytest.raises(UnknownIdError):
        store.withdraw("sha256:" + "0" * 64, "Ada", "why not")
