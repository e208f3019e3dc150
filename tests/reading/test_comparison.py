"""How the sides of two triggers stand to each other."""

from dateline.model import ActorKind
from dateline.reading.actors.actor import Actor, Mention
from dateline.reading.events.comparison import compare_sides


def actor(name: str, form: str = "name", country: tuple[str, ...] = (), organ_of: int | None = None) -> Actor:
    return Actor(name, ActorKind.OTHER, country, (), (Mention(0, 5, 0, form),), organ_of=organ_of)


ACTORS = (
    actor("a suicide bomber", "nominal"),
    actor("al-Qaida"),
    actor("Hezbollah"),
    actor("gunmen", "nominal"),
    actor("Chile", country=("CHL",)),
    actor("Chilean army", country=("CHL",), organ_of=4),
    actor("Peru", country=("PER",)),
)


def test_who_goes_by_no_name_may_be_of_any_group():
    assert compare_sides([0], [1], ACTORS) == compare_sides([1], [0], ACTORS) == "open"


def test_two_names_or_two_descriptions_are_unlike():
    assert compare_sides([1], [2], ACTORS) == "unlike"
    assert compare_sides([0], [3], ACTORS) == "unlike"


def test_bodies_and_countries_tell_more_than_names():
    assert compare_sides([4], [5], ACTORS) == "organ"
    assert compare_sides([4], [6], ACTORS) == "other"
    assert compare_sides([4], [4, 0], ACTORS) == "same"
    assert compare_sides([], [1], ACTORS) == "open"
    assert compare_sides([], [], ACTORS) == "neither"
