"""Who took part in a happening, weighed over all the words that tell of it."""

import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from made_happenings import happening, side, trigger

from dateline.model import ActorKind
from dateline.reading.actors.actor import Actor, Mention
from dateline.reading.events.casting import AFAR, cast
from dateline.reading.events.presence import Presence, parts
from dateline.reading.linear import LinearModel, load_model

SURE = LinearModel(-1.0, {"max>=0.0": 2.0, "other>True": -4.0}, 0.5, "")
"""Takes who is likely by one trigger, and likelier there than on the other side."""


def actor(name: str, organ_of: int | None = None) -> Actor:
    return Actor(name, ActorKind.STATE, (), (), (Mention(0, 5, 0, "name"),), organ_of=organ_of)


NEAR = Presence(frozenset({0, 1, 2}))
ARMY, REBELS, TOWN = ACTORS = (actor("army"), actor("rebels"), actor("town"))


def test_one_telling_names_who_another_leaves_out():
    passive = trigger(4, side(1, done_to=0.9))
    active = trigger(20, side(0, doer=0.8), side(1, done_to=0.7), score=0.6)
    told = cast(happening(passive, active), ACTORS, NEAR, SURE, SURE)
    assert (told.actors, told.recipients) == ((0,), (1,))


def test_who_may_stand_on_either_side_stands_on_the_likelier_one_alone():
    told = cast(
        happening(trigger(4, side(0, doer=0.6, done_to=0.9), side(1, doer=0.9))),
        ACTORS,
        NEAR,
        SURE,
        SURE,
    )
    assert (told.actors, told.recipients) == ((1,), (0,))


def test_who_is_coordinated_with_one_of_them_stands_beside_him():
    told = happening(trigger(4, side(1, done_to=0.9), side(2, done_to=0.4)))
    assert cast(told, ACTORS, NEAR, SURE, SURE).recipients == (1,)
    assert cast(told, ACTORS, replace(NEAR, beside=frozenset({(1, 2)})), SURE, SURE).recipients == (1, 2)


def test_who_is_named_along_with_one_of_them_stands_beside_him_unless_likelier_on_the_other_side():
    joined = replace(NEAR, joined=frozenset({(1, 2)}))
    told = happening(trigger(4, side(1, done_to=0.9), side(2, done_to=0.2)))
    assert cast(told, ACTORS, joined, SURE, SURE).recipients == (1, 2)
    doing = happening(trigger(4, side(1, done_to=0.9), side(2, doer=0.3, done_to=0.2)))
    assert cast(doing, ACTORS, joined, SURE, SURE).recipients == (1,)


def test_an_organ_takes_the_place_of_a_body_that_its_name_holds_and_of_no_other():
    state, forces = actor("Norway"), actor("Norwegian forces", organ_of=0)
    told = happening(trigger(4, side(0, doer=0.8), side(1, doer=0.4)))
    assert cast(told, (state, forces), NEAR, SURE, SURE).actors == (0,)
    assert cast(told, (state, forces), replace(NEAR, inner=frozenset({(0, 1)})), SURE, SURE).actors == (1,)


def test_a_state_that_says_only_whose_something_is_gives_way_to_its_organ():
    state = actor("Norway")
    soldiers = Actor("soldiers", ActorKind.MILITARY, (), (), (Mention(9, 17, 2, "nominal"),))
    told = happening(trigger(4, side(0, done_to=0.8), side(1, done_to=0.8)))
    assert cast(told, (state, soldiers), NEAR, SURE, SURE).recipients == (0, 1)
    described = replace(NEAR, described=frozenset({0}))
    assert cast(told, (state, soldiers), described, SURE, SURE).recipients == (1,)


def test_who_is_likelier_on_the_other_side_comes_in_for_nobody():
    state, critic = actor("Norway"), actor("Norwegian critic", organ_of=0)
    held = happening(trigger(4, side(0, done_to=0.8), side(1, doer=0.45, done_to=0.4)))
    inside = replace(NEAR, inner=frozenset({(0, 1)}))
    assert cast(held, (state, critic), inside, SURE, SURE).recipients == (0,)
    beside = replace(NEAR, beside=frozenset({(0, 1), (1, 0)}))
    assert cast(held, (state, critic), beside, SURE, SURE).recipients == (0,)


def test_who_is_a_part_of_anothers_name_is_nobody_beside_him():
    told = happening(trigger(4, side(0, doer=0.8), side(1, doer=0.7)))
    assert cast(told, ACTORS, NEAR, SURE, SURE).actors == (0, 1)
    assert cast(told, ACTORS, replace(NEAR, inner=frozenset({(1, 0)})), SURE, SURE).actors == (0,)


def test_a_part_of_a_name_is_one_wherever_the_happening_is_told():
    told = happening(trigger(4, side(0, doer=0.8), side(1, doer=0.4)))

    def named(name: str, *spans: tuple[int, int, int]) -> Actor:
        mentions = tuple(Mention(start, end, head, "name") for start, end, head in spans)
        return Actor(name, ActorKind.STATE, (), (), mentions)

    forces = named("Norwegian forces", (0, 16, 1), (90, 106, 30))
    sentence_of = [0] * 20 + [1] * 20
    assert parts(told, (named("Norway", (0, 9, 0)), forces), sentence_of) == {(0, 1)}
    assert parts(told, (named("Norway", (0, 9, 0), (40, 46, 9)), forces), sentence_of) == set()
    assert parts(told, (named("Norway", (0, 9, 0), (70, 76, 25)), forces), sentence_of) == {(0, 1)}
    assert parts(told, (named("Norway", (70, 76, 25)), forces), sentence_of) == set()


def test_a_person_without_a_name_is_the_named_one_unless_the_words_put_them_side_by_side():
    def person(name: str, form: str, country: str) -> Actor:
        return Actor(name, ActorKind.PERSON, (country,), (), (Mention(0, 5, 0, form),))

    lund, activist = person("Anna Lund", "name", "NOR"), person("activist", "nominal", "NOR")
    foreigner = person("the Swede", "nominal", "SWE")
    headline = trigger(4, side(1, done_to=0.9))
    body = trigger(20, side(0, done_to=0.8), side(2, done_to=0.7))
    held = happening(headline, body)
    people = (lund, activist, foreigner)
    assert cast(held, people, NEAR, SURE, SURE).recipients == (0, 2)
    together = replace(NEAR, beside=frozenset({(0, 1), (1, 0)}))
    assert cast(held, people, together, SURE, SURE).recipients == (0, 1, 2)
    assert cast(happening(headline), people, NEAR, SURE, SURE).recipients == (1,)


def test_a_body_stands_beside_its_own_where_the_words_coordinate_them_and_gives_way_elsewhere():
    governor, aides = actor("Governor Lund"), actor("his aides", organ_of=0)
    told = happening(trigger(4, side(0, doer=0.9), side(1, doer=0.8)))
    assert cast(told, (governor, aides), NEAR, SURE, SURE).actors == (1,)
    beside = replace(NEAR, beside=frozenset({(0, 1), (1, 0)}))
    assert cast(told, (governor, aides), beside, SURE, SURE).actors == (0, 1)


def test_nameless_people_of_a_kind_are_one_unless_one_sentence_mentions_both():
    def people(name: str, kind: ActorKind, *country: str) -> Actor:
        return Actor(name, kind, country, (), (Mention(0, 5, 0, "nominal"),))

    troops, soldiers = people("troops", ActorKind.MILITARY), people("five soldiers", ActorKind.MILITARY)
    told = happening(trigger(4, side(0, done_to=0.9)), trigger(20, side(1, done_to=0.8)))
    assert cast(told, (troops, soldiers), NEAR, SURE, SURE).recipients == (0,)
    together = replace(NEAR, together=frozenset({(0, 1), (1, 0)}))
    assert cast(told, (troops, soldiers), together, SURE, SURE).recipients == (0, 1)
    farmers = people("farmers", ActorKind.CIVILIANS)
    assert cast(told, (troops, farmers), NEAR, SURE, SURE).recipients == (0, 1)
    ours, theirs = (people("guards", ActorKind.MILITARY, country) for country in ("NOR", "SWE"))
    assert cast(told, (ours, theirs), NEAR, SURE, SURE).recipients == (0, 1)


def test_whom_no_sentence_that_tells_of_it_mentions_must_be_surer():
    told = happening(trigger(4, side(0, doer=0.8), side(1, done_to=0.8)))
    faint = LinearModel(math.log(0.55 / 0.45), {"max>=0.0": 0.0, "other>True": -4.0}, 0.5, "")
    sure = LinearModel(math.log(0.7 / 0.3), {"max>=0.0": 0.0, "other>True": -4.0}, 0.5, "")
    assert faint.threshold < 0.55 < AFAR < 0.7
    assert cast(told, ACTORS, NEAR, faint, faint).actors == (0,)
    assert cast(told, ACTORS, Presence(frozenset({1})), faint, faint).actors == ()
    assert cast(told, ACTORS, Presence(frozenset({1})), faint, faint).recipients == (1,)
    assert cast(told, ACTORS, Presence(frozenset()), sure, sure).recipients == (1,)


def test_nobody_near_gives_no_sides():
    told = cast(happening(trigger(4)), ACTORS, NEAR, SURE, SURE)
    assert (told.actors, told.recipients) == ((), ())


probabilities = st.floats(0, 1)
made_sides = st.lists(
    st.builds(side, st.sampled_from([0, 1, 2]), probabilities, probabilities),
    max_size=3,
    unique_by=lambda s: s.actor,
)


@given(st.lists(st.tuples(made_sides, st.floats(0.3, 1)), min_size=1, max_size=4))
def test_the_shipped_models_put_nobody_on_both_sides_and_invent_nobody(made):
    told = happening(*(trigger(n, *sides, score=score) for n, (sides, score) in enumerate(made)))
    models = load_model("cast_actor"), load_model("cast_recipient")
    found = cast(told, ACTORS, NEAR, *models)
    near = {s.actor for sides, _ in made for s in sides}
    assert not set(found.actors) & set(found.recipients)
    assert set(found.actors) | set(found.recipients) <= near
    assert found == cast(told, ACTORS, NEAR, *models)


def test_nobody_of_another_sentence_stands_where_a_verb_has_a_noun_of_its_own():
    told = happening(trigger(4, side(0, doer=0.8), side(1, done_to=0.8)))
    sure = LinearModel(math.log(0.9 / 0.1), {"max>=0.0": 0.0, "other>True": -4.0}, 0.5, "")
    elsewhere = Presence(frozenset())
    assert cast(told, ACTORS, elsewhere, sure, sure).recipients == (1,)
    assert cast(told, ACTORS, replace(elsewhere, undergoer_told=True), sure, sure).recipients == ()
    assert cast(told, ACTORS, replace(elsewhere, doer_told=True), sure, sure).actors == ()
    assert cast(told, ACTORS, replace(NEAR, undergoer_told=True), sure, sure).recipients == (1,)


def test_nameless_people_have_their_fullest_name_whichever_telling_is_surest():
    def people(name: str) -> Actor:
        return Actor(name, ActorKind.CIVILIANS, (), (), (Mention(0, 5, 0, "nominal"),))

    pupils, nine = people("pupils"), people("nine pupils")
    for one, other in ((0.9, 0.8), (0.8, 0.9)):
        told = happening(trigger(4, side(0, done_to=one)), trigger(20, side(1, done_to=other)))
        assert cast(told, (pupils, nine), NEAR, SURE, SURE).recipients == (1,)
    told = happening(trigger(4, side(0, done_to=0.9)), trigger(20, side(1, done_to=0.8)))
    assert cast(told, (people("monks"), nine), NEAR, SURE, SURE).recipients == (0,)
    apart = Presence(frozenset({0}), undergoer_told=True)
    assert cast(told, (pupils, nine), apart, SURE, SURE).recipients == (0,)


def test_whom_only_the_doers_name_holds_receives_nothing():
    state, regime = actor("Norway"), actor("Norwegian regime")
    told = happening(trigger(4, side(0, done_to=0.8), side(1, doer=0.9)))
    assert cast(told, (state, regime), NEAR, SURE, SURE).recipients == (0,)
    inside = replace(NEAR, inner=frozenset({(0, 1)}))
    assert cast(told, (state, regime), inside, SURE, SURE).recipients == ()
