"""HRDsAttack: one attack an article."""

import pytest

from dateline.model import Actor, Event, EventTime, Ledger, Place, ReaderIdentity, Span
from dateline.scoring.sets.hrdsattack import compare, expected_answer, found_answer
from dateline.sources import freeze

TEXT = (
    "Police arrested the reporter Ana Ruiz in Lima on 3 May 2021. Later gunmen kidnapped Luis Vega. "
    "He may be hurt."
)

ANNOTATION = {
    "perpetrator_type": "state actor",
    "violation_types": ["arbitrary detention", "kidnapping"],
    "year": "2021.0",
    "month": "May",
    "date": None,
    "city": "Lima",
    "region": "None",
    "country": "Peru",
    "victims": [{"victim_name": "Ana Ruiz"}, {"victim_name": None}],
}


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start=start, end=start + len(quote), quote=quote)


def event(name: str, quote: str, **fields: object) -> Event:
    given: dict[str, object] = {"status": "actual", "quad": 4, "intensity": -7}
    return Event.model_validate({"id": name, "evidence": [span(quote)], **given, **fields})


ARREST = event(
    "e1",
    "Police arrested",
    type="COERCE",
    mode="arrest",
    actor=["a1"],
    recipient=["a2"],
    place="p1",
    time=EventTime(start="2021-05-03", end="2021-05-03", granularity="day", basis="expression"),
)
KIDNAPPING = event("e2", "gunmen kidnapped", type="ASSAULT", mode="abduct", recipient=["a3"])


def ledger(*events: Event, police_of: str = "PER") -> Ledger:
    return Ledger(
        reader=ReaderIdentity(version="1", models={}),
        report=freeze(TEXT),
        actors=(
            Actor(id="a1", name="police", kind="police", country=(police_of,)),
            Actor(id="a2", name="Ana Ruiz", kind="person"),
            Actor(id="a3", name="Luis Vega", kind="person"),
            Actor(id="a4", name="gunmen", kind="armed_group"),
            Actor(id="a5", name="Peruvian lawyer", kind="person"),
        ),
        places=(Place(id="p1", name="Lima", country="PER", precision="populated_place"),),
        events=events,
    )


def test_a_key_is_read_with_its_open_attributes() -> None:
    assert expected_answer(ANNOTATION) == {
        "violation": {"arbitrary detention", "kidnapping"},
        "perpetrator type": {"state actor"},
        "year": {"2021"},
        "month": {"5"},
        "day": frozenset(),
        "country": {"PER"},
        "city": {"lima"},
        "victims": {"ana ruiz"},
    }


@pytest.mark.parametrize(("country", "code"), [("USA", "USA"), ("United Kingdom", "GBR"), ("Texas", "Texas")])
def test_countries_are_compared_by_code(country: str, code: str) -> None:
    assert expected_answer({**ANNOTATION, "country": country})["country"] == {code}


def test_the_most_told_act_gives_the_attributes_and_all_give_violations_and_victims() -> None:
    answer = found_answer(ledger(KIDNAPPING, ARREST))
    assert answer["violation"] == {"arbitrary detention", "kidnapping"}
    assert answer["perpetrator type"] == {"state actor"}
    assert (answer["year"], answer["month"], answer["day"]) == ({"2021"}, {"5"}, {"3"})
    assert (answer["country"], answer["city"]) == ({"PER"}, {"lima"})
    assert answer["victims"] == {"ana ruiz", "luis vega"}
    again = ARREST.model_copy(update={"id": "e3", "time": None, "place": None, "actor": ("a4",)})
    assert found_answer(ledger(ARREST, again))["perpetrator type"] == {"state actor"}
    told_twice = again.model_copy(update={"evidence": (span("gunmen kidnapped"), span("Police arrested"))})
    assert found_answer(ledger(ARREST, told_twice))["perpetrator type"] == {
        "other actors without permissions"
    }


def test_a_victim_has_a_name() -> None:
    nameless = ARREST.model_copy(update={"recipient": ("a5",)})
    answer = found_answer(ledger(nameless))
    assert answer["violation"] == {"arbitrary detention"}
    assert answer["victims"] == frozenset()


def test_police_of_another_country_are_another_state() -> None:
    assert found_answer(ledger(ARREST, police_of="CHL"))["perpetrator type"] == {"other state actors"}


def test_an_arrest_by_no_one_named_is_a_state_s() -> None:
    arrest = ARREST.model_copy(update={"actor": ()})
    assert found_answer(ledger(arrest))["perpetrator type"] == {"state actor"}
    assert found_answer(ledger(KIDNAPPING))["perpetrator type"] == frozenset()


def test_what_may_happen_is_no_attack() -> None:
    hypothetical = KIDNAPPING.model_copy(update={"status": "hypothetical"})
    assert not any(found_answer(ledger(hypothetical)).values())


def test_victims_are_the_same_by_their_last_name() -> None:
    wanted, found = expected_answer(ANNOTATION), found_answer(ledger(ARREST))
    unit = compare("a", wanted, {**found, "victims": frozenset({"ms ruiz", "luis vega"})}, TEXT)
    assert (unit.counts["victims.right"], unit.counts["victims.got"], unit.counts["victims.want"]) == (
        1,
        2,
        1,
    )
    assert (unit.counts["violation.right"], unit.counts["violation.want"]) == (1, 2)
    assert {fault.cause for fault in unit.faults} == {
        "violation: other value",
        "day: not in the key",
        "victims: other value",
    }
