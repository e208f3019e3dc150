"""People whom reports name around an act, away from the words that tell of it."""

import pytest
from incident_occurrences import occurrence

from dateline.model import Actor, ActorKind, Ledger, Place, PlacePrecision, ReaderIdentity, Report, Span
from dateline.reconciling.actors import setting_of
from dateline.reconciling.incidents import blocks, cluster
from dateline.reconciling.incidents.conflict import conflict, told_apart
from dateline.reconciling.incidents.sketch import sketch
from dateline.reconciling.occurrence import Setting
from dateline.sources import freeze

CAST = Setting(people=("Marta Oduya", "Peder Lindqvist"))
DEED = {"day": "2024-01-16", "published": "2024-01-17", "title": "Two shot dead in Panjgur", "killed": 2}
TRIAL = {
    "day": "2024-09-03",
    "published": "2024-09-03",
    "title": "Trial opens over Panjgur dead",
    "killed": 2,
}


def told(report: Report, *actors: Actor, places: tuple[Place, ...] = ()) -> Ledger:
    return Ledger(reader=ReaderIdentity(version="0", models={}), report=report, actors=actors, places=places)


def person(
    number: int, name: str, *plover: str, mentions: int = 1, kind: ActorKind = ActorKind.PERSON
) -> Actor:
    spans = tuple(Span(start=n, end=n + 1, quote="x") for n in range(mentions))
    return Actor(id=f"a{number}", name=name, kind=kind, plover=plover, mentions=spans)


def test_a_setting_holds_private_people_by_full_name_and_fine_places():
    ledger = told(
        freeze("x" * 40),
        person(1, "Peder Lindqvist"),
        person(2, "Marta Oduya", mentions=3),
        person(3, "Sheriff Ana Brandt", "COP"),
        person(4, "Oduya"),
        person(5, "his wife"),
        person(6, "Harbour Trust", kind=ActorKind.OTHER),
        places=(
            Place(id="p1", name="Panjgur", precision=PlacePrecision.POPULATED_PLACE),
            Place(id="p2", name="Balochistan", precision=PlacePrecision.ADMIN1),
        ),
    )
    assert setting_of(ledger) == Setting(people=("Marta Oduya", "Peder Lindqvist"), places=("Panjgur",))


def test_a_trial_months_later_meets_the_deed_by_the_people_of_both():
    deed, trial = occurrence(1, **DEED, setting=CAST), occurrence(2, **TRIAL, setting=CAST)
    assert blocks(deed) & blocks(trial)
    assert conflict(sketch(deed), sketch(trial)) is None
    (incident,) = cluster([deed, trial])
    assert incident.members == (deed.key, trial.key)


@pytest.mark.parametrize(
    "setting", [Setting(), Setting(people=("Marta Oduya",)), Setting(people=("Ivo Sand", "Karl Marsh"))]
)
def test_without_two_people_in_common_the_dates_keep_them_apart(setting):
    deed, trial = occurrence(1, **DEED, setting=CAST), occurrence(2, **TRIAL, setting=setting)
    assert conflict(sketch(deed), sketch(trial)) == "time"
    assert len(cluster([deed, trial])) == 2


def test_one_report_still_tells_two_days_apart():
    one, other = occurrence(1, 1, **DEED, setting=CAST), occurrence(1, 2, **TRIAL, setting=CAST)
    assert told_apart(sketch(one), sketch(other))
