"""MUC-4's keys, the ledger as templates, and their score."""

from datetime import date

import pytest

from dateline.model import Actor, Casualty, Event, EventTime, Ledger, Place, ReaderIdentity, Span
from dateline.scoring.measure import Unit, total
from dateline.scoring.sets.muc4 import MEASURE, compare
from dateline.scoring.sets.muc4_key import DateFill, Fill, KeyTemplate, read_keys, read_messages
from dateline.scoring.sets.muc4_template import FoundTemplate, found_templates
from dateline.scoring.sets.muc4_words import string_gain
from dateline.sources import freeze

KEYS = """;;; a note
0.  MESSAGE: ID                     TSTX-MUC9-0001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  (03 MAY 90) / (- 04 MAY 90)
3.  INCIDENT: LOCATION              PERU: PUNO (DEPARTMENT):
                                    ARDAL (CITY)
4.  INCIDENT: TYPE                  BOMBING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
6.  INCIDENT: INSTRUMENT ID         "CAR BOMB" / "BOMB"
9.  PERP: INDIVIDUAL ID             "GUERRILLAS"
10. PERP: ORGANIZATION ID           ? "RED PATH"
12. PHYS TGT: ID                    "\\"SUN\\" HOTEL" / "HOTEL"
                                    "SHOPS" /
                                    "NEARBY SHOPS"
18. HUM TGT: NAME                   "ANA RUIZ"
19. HUM TGT: DESCRIPTION            "MAYOR": "ANA RUIZ"
                                    "TWO GUARDS"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "ANA RUIZ"
                                    INJURY: "TWO GUARDS"

0.  MESSAGE: ID                     TSTX-MUC9-0002
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *

0.  MESSAGE: ID                     TSTX-MUC9-0003
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
4.  INCIDENT: TYPE                  ATTACK
"""


def found(**slots: object) -> FoundTemplate:
    empty: dict[str, object] = dict.fromkeys(
        ("places", "instruments", "individuals", "organizations", "things", "people", "effects"), ()
    )
    given = {"type": "BOMBING", "stage": "ACCOMPLISHED", "first": None, "last": None, "words": "bombed"}
    return FoundTemplate(**{**empty, **given, **slots})  # type: ignore[arg-type]


@pytest.fixture
def key() -> KeyTemplate:
    return read_keys(KEYS)["TSTX-MUC9-0001"][0]


def test_keys_are_read_slot_by_slot(key: KeyTemplate) -> None:
    keys = read_keys(KEYS)
    assert {name: len(templates) for name, templates in keys.items()} == {
        "TSTX-MUC9-0001": 1,
        "TSTX-MUC9-0002": 0,
        "TSTX-MUC9-0003": 1,
    }
    assert keys["TSTX-MUC9-0003"][0].optional
    assert not key.optional
    assert key.types == ("BOMBING",)
    assert key.places == (("PERU", "PUNO", "ARDAL"),)
    assert key.dates == (
        DateFill(date(1990, 5, 3), date(1990, 5, 3)),
        DateFill(None, date(1990, 5, 4)),
    )
    assert key.slots[10] == [Fill(("RED PATH",), optional=True)]
    assert key.slots[12] == [Fill(('"SUN" HOTEL', "HOTEL")), Fill(("SHOPS", "NEARBY SHOPS"))]
    assert key.slots[19] == [Fill(("MAYOR",)), Fill(("TWO GUARDS",))]
    assert [fill.values for fill in key.slots[23]] == [("DEATH",), ("INJURY",)]


def test_messages_lose_their_marks_and_line_ends() -> None:
    text = "TSTX-MUC9-0001\n\n   LIMA, 4 MAY 90 (RADIO) -- [TEXT] A BOMB\nWENT OFF.\n\n   NO ONE DIED.\n"
    (message,) = read_messages(text, "TSTX-MUC9")
    assert message.day == date(1990, 5, 4)
    assert message.text == "LIMA, 4 MAY 90 (RADIO) -- A BOMB WENT OFF.\nNO ONE DIED."


@pytest.mark.parametrize(
    ("wanted", "given", "gain"),
    [
        ("GUERRILLAS", "guerrilla", 1),
        ("TWO GUARDS", "the guards", 1),
        ("DAUGHTER OF THE AMBASSADOR", "daughter", 1),
        ("SUN HOTEL", "hotel guests", 0.5),
        ("CAR", "a truck", 0),
        ("", "car", 0),
    ],
)
def test_strings_are_right_by_their_heads(wanted: str, given: str, gain: float) -> None:
    assert string_gain(wanted, given) == gain


def test_a_full_template_gains_all_but_the_optional_is_not_missed(key: KeyTemplate) -> None:
    one = found(
        first=date(1990, 5, 3),
        last=date(1990, 5, 3),
        places=("Ardal", "PER"),
        instruments=(("car bomb",),),
        individuals=(("guerrillas",),),
        things=(("the Sun hotel", "hotel"), ("shops",)),
        people=(("Ana Ruiz",), ("mayor",), ("guards",)),
        effects=("DEATH", "INJURY"),
    )
    unit = compare("a", [key], [one])
    assert {
        figure.name: figure.formula(unit.counts)
        for figure in MEASURE.figures
        if figure.name != "organization"
    } == {figure.name: 1.0 for figure in MEASURE.figures if figure.name != "organization"}
    assert unit.faults == ()


def test_parts_are_halves(key: KeyTemplate) -> None:
    one = found(type="ATTACK", last=date(1990, 5, 8), places=("Cusco", "PER"), people=(("mayor",),))
    counts = compare("a", [key], [one]).counts
    assert (counts["type.right"], counts["date.right"], counts["place.right"]) == (0.5, 0.5, 0.5)


def test_templates_without_anything_in_common_are_no_pair(key: KeyTemplate) -> None:
    unit = compare("a", [key], [found(people=(("students",),))])
    assert (unit.counts["type.right"], unit.counts["type.got"], unit.counts["type.want"]) == (0, 1, 1)
    assert [fault.cause for fault in unit.faults] == ["template missed", "template spurious"]


def test_an_optional_template_is_not_missed() -> None:
    unit = compare("a", read_keys(KEYS)["TSTX-MUC9-0003"], [])
    assert not any(total([unit]).values())


TEXT = "Rebels bombed a hotel in Ardal on 3 May, killing two guards. Troops fought rebels. He may burn it."


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start=start, end=start + len(quote), quote=quote)


def event(name: str, quote: str, **fields: object) -> Event:
    given: dict[str, object] = {"type": "ASSAULT", "status": "actual", "quad": 4, "intensity": -9}
    return Event.model_validate({"id": name, "evidence": [span(quote)], **given, **fields})


def ledger(*events: Event) -> Ledger:
    return Ledger(
        reader=ReaderIdentity(version="1", models={}),
        report=freeze(TEXT),
        actors=(
            Actor(id="a1", name="rebels", kind="armed_group", mentions=(span("Rebels"),)),
            Actor(id="a2", name="hotel", kind="company", mentions=(span("hotel"),)),
            Actor(id="a3", name="troops", kind="military", mentions=(span("Troops"),)),
            Actor(id="a4", name="Red Path", aliases=("Red Path rebels",), kind="armed_group"),
            Actor(id="a5", name="Ana Ruiz", aliases=("Ruiz",), kind="person", mentions=(span("He"),)),
            Actor(id="a6", name="a mayor", kind="person"),
        ),
        places=(Place(id="p1", name="Ardal", country="PER", mentions=(span("Ardal"),)),),
        events=events,
    )


def toll(quote: str, effect: str, number: int) -> Casualty:
    at = span(quote)
    return Casualty(
        effect=effect, low=number, high=number, victims="guards", start=at.start, end=at.end, quote=quote
    )


def test_a_ledger_becomes_templates() -> None:
    bombing = event(
        "e1",
        "bombed a hotel",
        mode="explosives",
        actor=["a1"],
        recipient=["a2"],
        place="p1",
        time=EventTime(start="1990-05-03", end="1990-05-03", granularity="day", basis="expression"),
        casualties=[toll("two guards", "killed", 2)],
    )
    (one,) = found_templates(ledger(bombing), date(1990, 5, 4))
    assert (one.type, one.stage, one.places) == ("BOMBING", "ACCOMPLISHED", ("Ardal", "PER"))
    assert (one.first, one.last) == (date(1990, 5, 3), date(1990, 5, 3))
    assert (one.individuals, one.organizations) == ((("rebels", "Rebels"),), ())
    assert one.things == (("hotel",),)
    assert (one.people, one.effects) == ((("guards",),), ("DEATH",))


def test_a_group_is_named_as_a_body_and_as_its_people() -> None:
    act = event("e1", "bombed a hotel", actor=["a4"], recipient=["a5", "a6"])
    (one,) = found_templates(ledger(act), date(1990, 5, 4))
    assert (one.individuals, one.organizations) == ((("Red Path rebels",),), (("Red Path",),))
    assert one.people == (("Ana Ruiz", "Ruiz"), ("a mayor",))


@pytest.mark.parametrize(
    "left_out",
    [
        event("e1", "Troops fought rebels", actor=["a3"], recipient=["a1"]),
        event("e1", "He may burn it", status="hypothetical", recipient=["a2"]),
        event("e1", "bombed a hotel", actor=["a1"]),
        event(
            "e1",
            "bombed a hotel",
            recipient=["a2"],
            time=EventTime(start="1989-05-03", end="1989-05-03", granularity="day", basis="expression"),
        ),
        event(
            "e1",
            "bombed a hotel",
            recipient=["a2"],
            time=EventTime(start="1980-01-01", end="1990-05-03", granularity="year", basis="expression"),
        ),
        event("e1", "He may burn it", type="CONSULT", recipient=["a2"]),
    ],
    ids=["armed forces alone", "not done", "no target", "long ago", "years long", "other type"],
)
def test_what_the_task_does_not_ask_for_is_left_out(left_out: Event) -> None:
    assert found_templates(ledger(left_out), date(1990, 5, 4)) == []


def test_words_say_more_than_modes_and_the_country_is_the_report_s() -> None:
    (one,) = found_templates(ledger(event("e1", "burn it", recipient=["a2"])), date(1990, 5, 4))
    assert (one.type, one.places, one.first, one.last) == ("ARSON", ("PERU", "PER"), None, date(1990, 5, 4))


def test_units_sum(key: KeyTemplate) -> None:
    units = [compare("a", [key], []), Unit("b", {"type.want": 1.0})]
    assert total(units)["type.want"] == 2
