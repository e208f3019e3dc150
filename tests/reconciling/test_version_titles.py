"""One line of decent English for every type, mode and status."""

import pytest
from made_occurrences import (
    CHILDREN,
    GROUP,
    GUNMEN,
    INJURED,
    IRAN,
    IRAN_PLACE,
    KILLED,
    PAKISTAN,
    PAKISTAN_ARMY,
    SARAVAN,
    UNITED_STATES,
    grouped,
    occurrence,
    own,
    party,
)

from dateline.model import ActorKind, Effect, EventType, Status
from dateline.reading.events.ontology import load_ontology
from dateline.reconciling.versions import assemble
from dateline.reconciling.versions.title import is_plural

CODES = sorted(load_ontology().codings, key=str)
THEM = party("them", ActorKind.OTHER)
HOUSES = party("houses", ActorKind.OTHER)
HOUTHIS = party("Houthis", ActorKind.ARMED_GROUP)
COMMANDERS = party("commanders of the northern front", ActorKind.MILITARY)


def title(*figures, **more):
    told = occurrence("a", own(figures), **more)
    return assemble(grouped(told), [told]).title


@pytest.mark.parametrize(
    ("more", "figures", "line"),
    [
        ({"recipient": [CHILDREN]}, [(KILLED, 7, None)], "Pakistan strikes Saravan, Iran; at least 7 killed"),
        (
            {"actor": [IRAN, PAKISTAN], "place": None, "recipient": [GROUP]},
            [],
            "Iran and Pakistan strike Jaish al-Adl from the air",
        ),
        ({"recipient": [HOUSES]}, [], "Pakistan strikes Saravan, Iran"),
        ({"recipient": [GROUP]}, [], "Pakistan strikes Jaish al-Adl from the air in Saravan, Iran"),
        ({"recipient": [IRAN], "place": IRAN_PLACE}, [], "Pakistan strikes Iran from the air"),
        (
            {"actor": [], "recipient": [GROUP], "mode": "targeted", "place": None},
            [],
            "Jaish al-Adl assassinated",
        ),
        (
            {"actor": [], "place": None},
            [(KILLED, 4, 9), (INJURED, 1200, 1200)],
            "Air strike; 4 to 9 killed, 1,200 injured",
        ),
        (
            {"actor": [GUNMEN], "mode": "firearms", "recipient": [IRAN], "place": None},
            [(KILLED, None, 20)],
            "Gunmen open fire on Iran; up to 20 killed",
        ),
        (
            {"actor": [GUNMEN, GROUP], "recipient": [IRAN, THEM], "mode": None, "place": None},
            [],
            "Jaish al-Adl attacks Iran",
        ),
        ({"actor": [GROUP], "mode": "firearms"}, [], "Jaish al-Adl opens fire in Saravan, Iran"),
        ({"actor": [HOUTHIS], "mode": "drone"}, [], "Houthis strike Saravan, Iran with drones"),
        ({"actor": [UNITED_STATES], "mode": "drone"}, [], "United States strikes Saravan, Iran with drones"),
        (
            {"status": Status.FUTURE, "recipient": [GROUP], "place": None},
            [(KILLED, 7, 7)],
            "Pakistan to strike Jaish al-Adl from the air",
        ),
        (
            {"status": Status.HYPOTHETICAL, "recipient": [GROUP], "place": None},
            [],
            "Pakistan may strike Jaish al-Adl from the air",
        ),
        (
            {"status": Status.NEGATED, "recipient": [GROUP], "place": None},
            [],
            "Pakistan said not to have struck Jaish al-Adl from the air",
        ),
        ({"status": Status.FUTURE, "actor": [], "place": None}, [], "Planned: air strike"),
        (
            {
                "kind": EventType.CONSULT,
                "mode": "visit",
                "actor": [IRAN],
                "recipient": [PAKISTAN],
                "place": None,
            },
            [],
            "Iran visits Pakistan",
        ),
        (
            {"kind": EventType.AGREE, "mode": None, "actor": [IRAN, PAKISTAN], "place": None},
            [],
            "Iran and Pakistan agree to cooperate",
        ),
        (
            {"kind": EventType.SANCTION, "mode": "withdraw", "recipient": [IRAN], "place": None},
            [],
            "Pakistan recalls envoys from Iran",
        ),
        (
            {"kind": EventType.RETREAT, "mode": "withdraw", "actor": [COMMANDERS]},
            [],
            "Commanders of the northern front withdraw from Saravan, Iran",
        ),
        (
            {
                "kind": EventType.COERCE,
                "mode": "arrest",
                "actor": [PAKISTAN_ARMY],
                "recipient": [GROUP],
                "place": None,
            },
            [(KILLED, 0, 0)],
            "Pakistan military arrests Jaish al-Adl",
        ),
        (
            {
                "actor": [IRAN, PAKISTAN, UNITED_STATES, GROUP],
                "kind": EventType.CONSULT,
                "mode": None,
                "place": None,
            },
            [],
            "Iran, Pakistan and 2 others hold talks",
        ),
    ],
)
def test_titles(more, figures, line):
    assert title(*figures, **more) == line


@pytest.mark.parametrize(("kind", "mode"), CODES)
def test_every_type_and_mode_has_a_line_in_every_form(kind, mode):
    lines = set()
    for actor in ([], [PAKISTAN], [IRAN, PAKISTAN]):
        for recipient in ([], [GROUP]):
            for place in (None, SARAVAN):
                for status in Status:
                    found = title(
                        kind=kind, mode=mode, actor=actor, recipient=recipient, place=place, status=status
                    )
                    assert not set("[]{}|") & set(found)
                    assert found[0].isupper()
                    assert "  " not in found
                    assert len(found) < 120
                    for told in (*actor, *recipient):
                        assert told.name in found or (told is GROUP and mode == "resign")
                    if place:
                        assert "Saravan, Iran" in found
                    lines.add(found)
    assert len(lines) > 20


@pytest.mark.parametrize(
    ("name", "kind", "plural"),
    [
        ("Houthis", ActorKind.ARMED_GROUP, True),
        ("Taliban", ActorKind.ARMED_GROUP, True),
        ("Hamas", ActorKind.ARMED_GROUP, False),
        ("ISIS", ActorKind.ARMED_GROUP, False),
        ("Boko Haram", ActorKind.ARMED_GROUP, False),
        ("Rapid Support Forces", ActorKind.ARMED_GROUP, True),
        ("Revolutionary Guard Corps", ActorKind.MILITARY, False),
        ("United Nations", ActorKind.IGO, False),
        ("Doctors Without Borders", ActorKind.NGO, False),
        ("Philippines", ActorKind.STATE, False),
        ("Maria Torres", ActorKind.PERSON, False),
        ("Kenyan police", ActorKind.POLICE, True),
        ("two officers", ActorKind.POLICE, True),
        ("members of the guard", ActorKind.MILITARY, True),
        ("head of the guards", ActorKind.PERSON, False),
    ],
)
def test_verbs_agree_with_names(name, kind, plural):
    assert is_plural(party(name, kind)) is plural


def test_a_long_description_is_cut_at_a_word():
    long = party(
        "commanders of a newly formed brigade that no one in the valley had ever heard of", ActorKind.OTHER
    )
    found = title(actor=[long], place=None)
    assert "…" in found
    assert len(found) < 120


def test_one_person_arrested_needs_no_figure():
    found = title(
        (Effect.DETAINED, 1, 1), kind=EventType.COERCE, mode="arrest", recipient=[GROUP], place=None
    )
    assert found == "Pakistan arrests Jaish al-Adl"
