"""Who is who across reports."""

import pytest

from dateline.model import Actor, ActorKind, Party
from dateline.reconciling.actors import is_described, party_of, person_name, same_person


def party(name: str, kind: ActorKind, *country: str, report: str = "0" * 12) -> Party:
    return party_of(Actor(id="a1", name=name, kind=kind, country=country), report)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("Pakistan's military", ActorKind.MILITARY, "PAK"),
            ("the Pakistani army", ActorKind.MILITARY, "PAK"),
        ),
        (("Iran", ActorKind.STATE, "IRN"), ("Islamic Republic of Iran", ActorKind.STATE, "IRN")),
        (("Islamic State", ActorKind.ARMED_GROUP), ("ISIS", ActorKind.ARMED_GROUP)),
        (("President Ali Karimov", ActorKind.PERSON), ("Ali Karimov", ActorKind.PERSON, "UZB")),
        (
            ("foreign ministry", ActorKind.GOVERNMENT, "FRA"),
            ("French Foreign Ministry", ActorKind.GOVERNMENT, "FRA"),
        ),
    ],
)
def test_one_actor_under_two_names(one, other):
    assert party(*one).id == party(*other).id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("the army", ActorKind.MILITARY, "PAK"), ("the army", ActorKind.MILITARY, "IND")),
        (("Ali Karimov", ActorKind.PERSON), ("Rustam Karimov", ActorKind.PERSON)),
        (
            ("Investigative Committee", ActorKind.GOVERNMENT, "RUS"),
            ("Investigative Committee", ActorKind.GOVERNMENT, "BLR"),
        ),
    ],
)
def test_two_actors(one, other):
    assert party(*one).id != party(*other).id


def test_a_surname_is_known_in_its_report_only():
    here, there = (party("Karimov", ActorKind.PERSON, report=key * 12) for key in "ab")
    assert here.id != there.id
    assert here.id == party("Karimov", ActorKind.PERSON, report="a" * 12).id


@pytest.mark.parametrize(
    "name", ["gunmen", "two police officers", "Four men", "a resident of Saravan", "1,100 troops"]
)
def test_descriptions_name_nobody(name):
    assert is_described(party(name, ActorKind.ARMED_GROUP, "IRN"))


@pytest.mark.parametrize("name", ["al-Qaida", "Baloch Liberation Army", "Jaish al-Adl"])
def test_names_of_groups_are_no_descriptions(name):
    assert not is_described(party(name, ActorKind.ARMED_GROUP))


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Senior Ukrainian Official", "senior Ukrainian official"),
        ("a foreign minister of Tajikistan", "foreign minister of Tajikistan"),
        ("nine Pakistani labourers", "labourers"),
        ("Masked Men", "masked men"),
    ],
)
def test_a_description_keeps_the_capitals_of_states_alone(name, spelled):
    assert party(name, ActorKind.CIVILIANS).name == spelled
    assert party(name.lower(), ActorKind.CIVILIANS) == party(name, ActorKind.CIVILIANS)


def test_wikidata_wins_over_names():
    one, other = (
        party_of(Actor(id="a1", name=name, kind=ActorKind.OTHER, wikidata="Q43"), "0" * 12)
        for name in ("A B", "C D")
    )
    assert one.id == other.id


def test_spellings_of_one_person():
    full = person_name("Sidney A. Muller Jr.")
    assert full == ("sidney", "muller")
    assert same_person(person_name("Todd Russell Amos"), person_name("Todd Amos"))
    assert same_person(person_name("Abdel Fattah al-Burhan"), person_name("Abdel Fattah Burhan"))
    assert same_person(person_name("Mohamed Adan Farah"), person_name("Mohammed Farah"))
    assert same_person(person_name("Malika Obuya"), person_name("Mailka Obuya"))
    assert not same_person(person_name("Malika Obuya"), person_name("Mailka Obuye"))
    assert not same_person(person_name("Joan Amos"), person_name("John Amos"))
    assert not same_person(("muller",), full)
    assert not same_person(person_name("Todd Amos"), person_name("Todd Muller"))
