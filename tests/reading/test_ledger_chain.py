"""The chain itself: its order is checked, and a stage must give what it declares. No models are loaded."""

from dataclasses import dataclass, fields
from typing import Any

import pytest

from dateline.model import Report
from dateline.reading.reader import Reader
from dateline.reading.stage import Reading, chain_faults, run_chain
from dateline.sources import freeze


@dataclass
class Step:
    """A stage that gives an empty tuple for each of its fields."""

    name: str
    needs: tuple[str, ...]
    adds: tuple[str, ...]
    gives: tuple[str, ...] | None = None

    def __call__(self, reading: Reading) -> dict[str, Any]:
        return dict.fromkeys(self.adds if self.gives is None else self.gives, ())


@pytest.fixture
def report() -> Report:
    return freeze("Nothing happened on Tuesday, the ministry said.")


TIMES = Step("times", ("report",), ("timexes",))
EVENTS = Step("events", ("report", "timexes"), ("events",))
CLAIMS = Step("claims", ("events",), ("claims", "events"))


def test_a_chain_in_order_has_no_fault(report):
    assert chain_faults([TIMES, EVENTS, CLAIMS]) == []
    reading = run_chain([TIMES, EVENTS, CLAIMS], Reading(report))
    assert (reading.timexes, reading.events, reading.claims, reading.links) == ((), (), (), None)


def test_each_missing_need_is_told_with_its_stage():
    assert chain_faults([CLAIMS, EVENTS, TIMES]) == [
        "claims needs events, which no stage before it adds",
        "events needs timexes, which no stage before it adds",
    ]


def test_a_reader_refuses_a_chain_out_of_order():
    with pytest.raises(ValueError, match="events needs timexes, which no stage before it adds"):
        Reader(stages=(EVENTS, TIMES))


@pytest.mark.parametrize("gives", [(), ("timexes", "events"), ("events",)])
def test_a_stage_that_gives_other_fields_than_it_declares_is_refused(report, gives):
    with pytest.raises(ValueError, match="stage times gave"):
        run_chain([Step("times", (), ("timexes",), gives)], Reading(report))


def test_a_stage_changes_no_reading_in_place(report):
    before = Reading(report)
    run_chain([TIMES], before)
    assert all(getattr(before, field.name) is None for field in fields(Reading) if field.name != "report")
