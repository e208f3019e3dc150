"""What holds of every ledger that the reader gives, whatever the report."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import BlockRole, Event, Ledger
from dateline.reading.events.ontology import load_ontology
from dateline.reading.reader import LONGEST, Fault, Reader, ReadingError
from dateline.sources import freeze

pytestmark = pytest.mark.slow

PLAIN = """Shelling kills nine in Idlib as Ankara warns Damascus

At least nine people, among them three children, were killed on Tuesday when Syrian government forces \
shelled the town of Ariha, the Syrian Observatory for Human Rights said.

Syria's state news agency SANA denied that the army had fired on the town.

Turkey's foreign ministry condemned the attack and warned Damascus of a response. "We will not stay silent," \
a security official told reporters in Ankara on condition of anonymity.

The shelling came two days after rebels attacked an army checkpoint near Saraqib, killing four soldiers.
"""

# The same happenings among characters that take two UTF-16 units or four bytes, join, or run right to left.
DECORATED = """🚨 Shelling kills nine in Idlib 💔 as Ankara warns Damascus 🇹🇷🇸🇾

At least nine people 👨‍👩‍👧‍👦, among them three children, were killed on Tuesday when Syrian \
government forces shelled the town of Ariha (أريحا), the Syrian Observatory \
for Human Rights (المرصد السوري لحقوق الإنسان) said.

Syria’s state news agency SANA – 𝐒𝐀𝐍𝐀 – denied that the army had fired on the town.

Turkey's foreign ministry, led by Hakan Fi\u0307dan and Mevlüt C\u0327avus\u0327og\u0306lu before him, \
condemned the attack and warned Damascus of a response. “We will not stay silent,” \
a security official told reporters in Ankara\u00a0🕊️.

The shelling came two days after rebels attacked an army checkpoint near Saraqib \u200f(سراقب)\u200f, \
killing four soldiers. 𓀀
"""

DAY = date(2019, 12, 4)
ODDITIES = (
    "🚀👩‍🚒🇺🇦é́ñ̃א҉عةلى\u200f\u200d\ufeff𝔄𐍈中文�\u00a0\u2028…—«»“”'\"()[]{}<>*_|\\/#@$%&0123456789.,;:!? \t\n"
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def quoted(event: Event) -> Iterator[str]:
    yield from (span.quote for span in event.evidence)


def check(ledger: Ledger) -> None:
    """What the model checks on the way in, checked once more in the printed JSON, and what it leaves open."""
    data = json.loads(ledger.to_json())
    text = data["report"]["text"]

    def walk(value: object) -> Iterator[dict[str, object]]:
        if isinstance(value, dict):
            if "quote" in value:
                yield value
            for part in value.values():
                yield from walk(part)
        elif isinstance(value, list):
            for part in value:
                yield from walk(part)

    spans = list(walk(data))
    assert all(text[span["start"] : span["end"]] == span["quote"] for span in spans)
    assert all(span["quote"].strip() for span in spans), "no row points to nothing"
    assert len(spans) == len(list(ledger.spans()))
    codings = load_ontology().codings
    for event in ledger.events:
        coding = codings[event.type, event.mode]
        assert (event.quad, event.intensity) == (coding.quad, coding.score)
        assert any(claim.event == event.id for claim in ledger.claims), f"nobody says {event.id}"
    for rows in (ledger.actors, ledger.places, ledger.events, ledger.claims):
        assert len({row.id for row in rows}) == len(rows)
    for claim in ledger.claims:
        assert (claim.source is None) == (claim.kind == "report"), claim
    furniture = [block for block in ledger.report.blocks if block.role == BlockRole.FURNITURE]
    for event in ledger.events:
        for span in event.evidence:
            assert not any(block.start < span.end and span.start < block.end for block in furniture), span


@pytest.mark.parametrize("text", [PLAIN, DECORATED], ids=["plain", "decorated"])
def test_every_quote_is_its_span_and_the_story_is_there(reader, text):
    ledger = reader.read(freeze(text, published=DAY))
    check(ledger)
    assert ledger.report.text == text
    shelling = next(
        event
        for event in ledger.events
        if event.type == "ASSAULT" and any("shelled" in quote for quote in quoted(event))
    )
    assert shelling.time is not None
    assert (shelling.time.start, shelling.time.end) == ("2019-12-03", "2019-12-03")
    assert ("killed", 9) in {(row.effect, row.low) for row in shelling.casualties if not row.part}
    names = {actor.id: actor.name for actor in ledger.actors}
    sources = {names[c.source] for c in ledger.claims if c.event == shelling.id and c.source is not None}
    assert "Syrian Observatory for Human Rights" in sources
    assert any(event.type == "ACCUSE" for event in ledger.events)


def test_characters_outside_the_report_move_no_value(reader):
    plain, decorated = (reader.read(freeze(text, published=DAY)) for text in (PLAIN, DECORATED))
    kinds = [[(event.type, event.status) for event in ledger.events] for ledger in (plain, decorated)]
    shared = [kind for kind in kinds[0] if kind in kinds[1]]
    assert len(shared) >= len(kinds[0]) - 1


def test_same_input_same_bytes_in_one_process_and_in_another(reader):
    first = reader.read(freeze(DECORATED, published=DAY)).to_json()
    assert reader.read(freeze(DECORATED, published=DAY)).to_json() == first
    code = (
        "import sys; from datetime import date; from dateline.reading.reader import Reader;"
        "from dateline.sources import freeze; text = sys.stdin.buffer.read().decode();"
        "ledger = Reader().read(freeze(text, published=date.fromisoformat(sys.argv[1])));"
        "sys.stdout.buffer.write(ledger.to_json().encode())"
    )
    seeds = {**os.environ, "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-c", code, DAY.isoformat()]
    other = subprocess.run(command, input=DECORATED.encode(), capture_output=True, check=True, env=seeds)
    assert other.stdout.decode() == first


def test_what_was_read_before_leaves_no_trace(reader):
    alone = reader.read(freeze(PLAIN, published=DAY)).to_json()
    reader.read(freeze(DECORATED, published=date(2001, 1, 1)))
    assert reader.read(freeze(PLAIN, published=DAY)).to_json() == alone


@pytest.mark.parametrize(
    "text",
    [
        "Rain is expected in the north at the weekend, with highs of 12 degrees.",
        "Home",
        "The museum opens at nine. Tickets cost eight euros. The café is on the second floor.",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
    ],
)
def test_a_report_with_no_events_gives_an_empty_ledger_that_is_valid(reader, text):
    ledger = reader.read(freeze(text))
    assert (ledger.events, ledger.claims, ledger.links) == ((), (), ())
    assert Ledger.model_validate_json(ledger.to_json()) == ledger


def test_furniture_gives_no_events(reader):
    page = PLAIN.replace(
        "\n\nSyria's state",
        "\n\nAdvertisement\nRead more: Rebels bomb an army convoy near Homs\nShare on Facebook\n"
        "Sign up for our newsletter\n\nSyria's state",
    )
    ledger = reader.read(
        freeze(page + "\nRelated stories\nPolice arrest 40 in Cairo\n© 2019\n", published=DAY)
    )
    check(ledger)
    words = " ".join(quote for event in ledger.events for quote in quoted(event))
    assert "shelled" in words
    assert "convoy" not in words
    assert "Cairo" not in words


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(ODDITIES, max_size=30), min_size=6, max_size=6))
def test_no_character_moves_an_offset_or_stops_the_reader(reader, oddities):
    parts = PLAIN.split(" ")
    for number, oddity in enumerate(oddities):
        parts.insert((number + 1) * len(parts) // 8, oddity)
    check(reader.read(freeze(" ".join(parts), published=DAY)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200).filter(lambda text: any(letter.isalpha() for letter in text.strip("\ufeff"))))
def test_any_text_is_read(reader, text):
    check(reader.read(freeze(text)))


def test_the_reader_says_what_read_the_report(reader):
    identity = reader.read(freeze(PLAIN, published=DAY)).reader
    assert identity.version
    assert {"acceptance", "sameness"} < set(identity.models)
    assert any(name.startswith("en_core_web") for name in identity.models)


def test_a_text_that_is_too_long_is_set_aside_and_the_rest_go_on(reader):
    long = freeze("The army said nothing. " * (LONGEST // 20), published=DAY)
    with pytest.raises(ReadingError, match="split it"):
        reader.read(long)
    fault, ledger = reader.pipe([long, freeze(PLAIN, published=DAY)])
    assert isinstance(fault, Fault)
    assert "split it" in fault.reason
    assert isinstance(ledger, Ledger)


def test_workers_read_the_same_and_are_gone_when_the_last_report_is_read(reader):
    """A worker left over at the exit of the program may write to a pipe that is closed."""
    reports = [freeze(PLAIN, published=DAY), freeze(DECORATED, published=DAY)]
    before = threading.active_count()
    found = list(reader.pipe(reports, processes=2))
    assert threading.active_count() == before
    assert found == list(reader.pipe(reports))
