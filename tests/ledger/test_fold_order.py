"""The fold is a function of what was added, not of how: any order, any steps, the same bytes."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from dateline.ledger import LedgerError, LedgerStore, open_ledger
from dateline.ledger.engine import reading
from dateline.ledger.fold.occurrences import OccurrenceTable
from dateline.ledger.tables.working import occurrence
from dateline.ledger.verification import fingerprints
from dateline.model import Action, EventType, Ledger, NewJudgement, Query
from dateline.reconciling.incidents import cluster
from made_ledgers import Happening, make_ledger

LOG_NUMBERS = ("fold_state", "current")
"""Tables that hold numbers of entries, which differ between orders."""

SHELLING = Happening()
RAID = Happening(place="Belmira", verb="raided", killed=3, day="2024-03-01")
MARCH = Happening(
    EventType.PROTEST, "Harvest Union", "Third Brigade", "Osthaven", "2024-03-02", None, "defied"
)


def pool() -> list[Ledger]:
    """Ten reports: one happening in many, copies, rising tolls, one story told of alone."""
    later = Happening(killed=9, verb="bombarded")
    return [
        make_ledger(SHELLING, RAID, publisher="Northline", published="2024-03-03"),
        make_ledger(later, publisher="Gulf Dispatch", published="2024-03-04"),
        make_ledger(later, MARCH, publisher="Meridian Wire", published="2024-03-04"),
        make_ledger(later, MARCH, publisher="Valley Post", published="2024-03-04"),
        make_ledger(RAID, publisher="Horn Bulletin", published="2024-03-02"),
        make_ledger(Happening(day="2024-03-20"), publisher="Northline", published="2024-03-21"),
        make_ledger(MARCH, publisher="Osthaven Echo", published="2024-03-03"),
        make_ledger(
            Happening(place="Tarrin"), SHELLING, RAID, publisher="The Register", published="2024-03-05"
        ),
        make_ledger(RAID, SHELLING, publisher="Lantern", published="2024-03-03"),
        make_ledger(SHELLING, publisher="Lantern", published="2024-03-02", lead="Late edition."),
    ]


POOL = pool()


@contextmanager
def memory_store() -> Iterator[LedgerStore]:
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "t.db", create=True) as store:
        yield store


def state(store: LedgerStore, *, without: tuple[str, ...] = ()) -> dict[str, tuple[int, str]]:
    with reading(store._engine, "memory") as connection:
        return {name: found for name, found in fingerprints(connection).items() if name not in without}


quick = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@quick
@given(st.permutations(range(len(POOL))), st.integers(1, 4))
def test_any_order_and_any_batches_give_the_same_tables(order: list[int], size: int) -> None:
    with memory_store() as plain, memory_store() as shuffled:
        plain.add_many([(ledger, None) for ledger in POOL])
        for start in range(0, len(order), size):
            shuffled.add_many([(POOL[n], None) for n in order[start : start + size]])
        assert state(shuffled, without=LOG_NUMBERS) == state(plain, without=LOG_NUMBERS)


def test_the_pool_joins_reports_and_finds_copies() -> None:
    """So that the property above is about something."""
    with memory_store() as store:
        store.add_many([(ledger, None) for ledger in POOL])
        incidents = store.view().incidents(Query(limit=100)).items
        assert any(one.reports > 3 for one in incidents)
        assert any(one.reports > one.sources for one in incidents)
        assert len(incidents) > 3


@quick
@given(st.permutations(range(len(POOL))))
def test_incidents_are_the_clusters_of_all_events(order: list[int]) -> None:
    """Each addition clusters anew around itself alone; all at once must come to the same."""
    with memory_store() as store:
        for number in order:
            store.add(POOL[number])
        with reading(store._engine, "memory") as connection:
            table = OccurrenceTable(connection)
            stored = table.get(connection.execute(select(occurrence.c.event)).scalars().all())
        view = store.view()
        found = [view.incident(one.id) for one in view.incidents(Query(limit=100)).items]
        assert {tuple(member.event for member in one.members) for one in found} == {
            one.members for one in cluster(list(stored.values()))
        }


class Run:
    """A ledger to which drawn steps are done; what a step can't do is passed over."""

    def __init__(self, store: LedgerStore, data: st.DataObject) -> None:
        self.store, self.data = store, data

    def draw_events(self, most: int) -> tuple[str, ...]:
        with reading(self.store._engine, "memory") as connection:
            from dateline.ledger.tables.derived import event

            keys = sorted(connection.execute(event.select().with_only_columns(event.c.key)).scalars())
        if not keys:
            return ()
        return tuple(self.data.draw(st.lists(st.sampled_from(keys), min_size=1, max_size=most, unique=True)))

    def step(self) -> None:
        kind = self.data.draw(
            st.sampled_from(
                ("add", "add", "add", "version", "reread", "judge", "judge", "undo", "relink", "withdraw")
            )
        )
        number = self.data.draw(st.integers(0, len(POOL) - 1))
        try:
            getattr(self, kind)(number)
        except LedgerError:
            return

    def add(self, number: int) -> None:
        self.store.add(POOL[number])

    def version(self, number: int) -> None:
        happenings = [SHELLING, RAID, MARCH][: 1 + number % 3]
        day = f"2024-03-0{2 + number % 5}"
        lead = self.data.draw(st.sampled_from(("First.", "Second.", "Third.")))
        ledger = make_ledger(
            *happenings,
            publisher="Rolling News",
            published=day,
            url=f"https://rolling.example/{number % 2}",
            lead=lead,
        )
        self.store.add(ledger)

    def reread(self, number: int) -> None:
        source = make_ledger(
            SHELLING, RAID, publisher="Northline", published="2024-03-03", reader="2", drop=number % 2
        )
        self.store.add(source)

    def judge(self, number: int) -> None:
        action = [Action.MERGE, Action.SPLIT, Action.ACCEPT, Action.REJECT, Action.CORRECT][number % 5]
        events = self.draw_events(4 if action in (Action.MERGE, Action.SPLIT) else 1)
        field, value = ("casualties.killed", number) if action == Action.CORRECT else (None, None)
        self.store.judge(NewJudgement(action=action, user="Ada", events=events, field=field, value=value))

    def undo(self, number: int) -> None:
        made = [one for one in self.store.view().judgements() if not one.undone and one.action != Action.UNDO]
        if made:
            chosen = made[number % len(made)]
            self.store.judge(NewJudgement(action=Action.UNDO, user="Ada", undoes=chosen.sequence))

    def relink(self, number: int) -> None:
        with reading(self.store._engine, "memory") as connection:
            from dateline.ledger.tables.derived import actor

            known = sorted(connection.execute(actor.select().with_only_columns(actor.c.id)).scalars())
        if len(known) > 1:
            first, second = self.data.draw(
                st.lists(st.sampled_from(known), min_size=2, max_size=2, unique=True)
            )
            self.store.judge(NewJudgement(action=Action.RELINK, user="Ada", field=first, value=second))

    def withdraw(self, number: int) -> None:
        held = self.store.held_reports()
        if held and number % 3 == 0:
            self.store.withdraw(held[number % len(held)], "Ada", "asked by the court")


@settings(quick, max_examples=12)
@given(st.data())
def test_steps_one_by_one_give_what_folding_from_nothing_gives(data: st.DataObject) -> None:
    with memory_store() as store:
        run = Run(store, data)
        store.add_many([(ledger, None) for ledger in POOL[:3]])
        for _ in range(data.draw(st.integers(3, 10))):
            run.step()
        kept = state(store)
        store.rebuild()
        assert state(store) == kept
        store.rebuild()
        assert state(store) == kept


@settings(quick, max_examples=8)
@given(st.data())
def test_undo_restores(data: st.DataObject) -> None:
    with memory_store() as store:
        run = Run(store, data)
        store.add_many([(ledger, None) for ledger in POOL[:6]])
        for _ in range(data.draw(st.integers(0, 3))):
            run.step()
        before = state(store, without=("fold_state", "ruling", "ruling_report"))
        last = store.view().snapshot().sequence
        with suppress(LedgerError):
            run.judge(data.draw(st.integers(0, 4))) if data.draw(st.booleans()) else run.relink(0)
        if store.view().snapshot().sequence == last:
            return
        store.judge(NewJudgement(action=Action.UNDO, user="Ada", undoes=last + 1))
        assert state(store, without=("fold_state", "ruling", "ruling_report")) == before


def test_merge_then_split_restores_the_incidents() -> None:
    with memory_store() as store:
        store.add_many([(ledger, None) for ledger in POOL])
        page = store.view().incidents(Query(limit=100)).items
        first, second = (store.view().incident(one.id) for one in page[:2])
        ids = {one.id for one in page}
        ours = tuple(member.event for member in first.members)
        theirs = tuple(member.event for member in second.members)
        store.judge(NewJudgement(action=Action.MERGE, user="Ada", events=ours + theirs))
        merged = {one.id for one in store.view().incidents(Query(limit=100)).items}
        assert len(merged) == len(ids) - 1
        store.judge(NewJudgement(action=Action.SPLIT, user="Ada", events=theirs))
        assert {one.id for one in store.view().incidents(Query(limit=100)).items} == ids


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_report_that_comes_late_but_was_published_first_gives_the_incident_its_id(
    order: tuple[int, ...],
) -> None:
    reports = [
        make_ledger(RAID, publisher=name, published=day)
        for name, day in (
            ("Northline", "2024-03-05"),
            ("Meridian Wire", "2024-03-02"),
            ("Lantern", "2024-03-03"),
        )
    ]
    with memory_store() as store:
        added = [store.add(reports[n]) for n in order]
        (incident,) = store.view().incidents(Query()).items
        assert store.view().incident(incident.id).members[0].publisher == "Meridian Wire"
        assert all(store.view().incident(one.incidents[0]).id == incident.id for one in added)
