"""The demo's reports as incidents."""

import json
import random

import pytest

from dateline import Reader
from dateline.demo import happenings
from dateline.model import Ledger
from dateline.reconciling.incidents import Cluster, cluster
from dateline.reconciling.occurrence import Occurrence
from dateline.scoring.sets.ecbplus import occurrences_of
from dateline.sources import record_report

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def told() -> dict[str, list[Occurrence]]:
    """Happening to its reports' events."""
    reader = Reader()
    found: dict[str, list[Occurrence]] = {}
    for happening in happenings():
        for path in happening.reports:
            ledger: Ledger = reader.read(record_report(json.loads(path.read_text(encoding="utf-8"))))
            found.setdefault(happening.name, []).extend(occurrences_of(ledger))
    return found


@pytest.fixture(scope="module")
def incidents(told: dict[str, list[Occurrence]]) -> tuple[Cluster, ...]:
    return cluster([one for events in told.values() for one in events])


def reports(incident: Cluster) -> int:
    return len({key.partition(":")[0] for key in incident.members})


def largest(incidents: tuple[Cluster, ...], keys: set[str]) -> Cluster:
    """The incident with most of these events, counted by their reports."""
    return max(incidents, key=lambda one: len({key[:12] for key in keys & set(one.members)}))


def by_state(events: list[Occurrence], doer: str, where: str) -> set[str]:
    """Uses of force by a state, in reports that place it in another."""
    return {
        one.key
        for one in events
        if one.event.type == "ASSAULT"
        and one.place is not None
        and one.place.country == where
        and any(doer in party.country for party in one.actor)
    }


def test_no_incident_spans_two_happenings(told, incidents):
    of = {one.key: name for name, events in told.items() for one in events}
    assert all(len({of[key] for key in incident.members}) == 1 for incident in incidents)


def test_a_strike_and_its_answer_are_two_incidents(told, incidents):
    events = told["iran-pakistan-2024"]
    iran = largest(incidents, by_state(events, "IRN", "PAK"))
    pakistan = largest(incidents, by_state(events, "PAK", "IRN"))
    assert reports(iran) >= 3
    assert reports(pakistan) >= 3
    assert not set(iran.members) & set(pakistan.members)


@pytest.mark.parametrize("name", ["crocus-city-hall-2024", "sri-lanka-easter-2019"])
def test_an_attack_is_one_main_incident(told, incidents, name):
    keys = {one.key for one in told[name] if one.event.type == "ASSAULT"}
    assert reports(largest(incidents, keys)) >= 2


def test_order_plays_no_part(told, incidents):
    events = [one for some in told.values() for one in some]
    assert all(cluster(random.Random(seed).sample(events, len(events))) == incidents for seed in range(20))
