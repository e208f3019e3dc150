"""Whose word an event is: sources, stances and kinds as the reader gives them."""

from datetime import date

import pytest
from spacy.language import Language

from dateline.model import Claim, ClaimKind, EventType, Ledger, Stance
from dateline.reading.attribution import find_attributions
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.linear import LinearModel
from dateline.reading.reader import Reader
from dateline.reading.rows import claim as claim_rows
from dateline.reading.rows.citation import cited_for
from dateline.reading.rows.speaker import speakers_before
from dateline.reading.syntax import parse
from dateline.sources import freeze


def _attribution(content: tuple[int, int], *, named: bool, stance: Stance = Stance.ASSERTS) -> Attribution:
    source = (200, 205) if named else None
    return Attribution((210, 214), 40, source, 39 if named else None, (content,), stance)


def test_innermost_named_source_is_cited() -> None:
    outer, inner = _attribution((0, 100), named=True), _attribution((20, 60), named=True)
    assert cited_for(30, [outer, inner]) == (1, False)
    assert cited_for(70, [outer, inner]) == (0, False)
    assert cited_for(150, [outer, inner]) == (None, False)


def test_nameless_hedge_inside_a_source_is_that_sources_hedge() -> None:
    outer = _attribution((0, 100), named=True)
    hedge = _attribution((20, 60), named=False, stance=Stance.HEDGES)
    assert cited_for(30, [outer, hedge]) == (0, True)
    assert cited_for(30, [hedge]) == (0, False)


def test_the_head_of_an_event_is_no_word_on_itself() -> None:
    assert cited_for(30, [_attribution((0, 100), named=True)], token=40) == (None, False)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def _read(reader: Reader, text: str) -> Ledger:
    return reader.read(freeze(text, published=date(2023, 5, 10)))


def _by(ledger: Ledger, name: str) -> list[Claim]:
    ids = {a.id for a in ledger.actors if name in (a.name, *a.aliases, *(m.quote for m in a.mentions))}
    return [c for c in ledger.claims if c.source in ids]


@pytest.mark.slow
def test_pronoun_takes_up_the_last_speaker(reader: Reader) -> None:
    ledger = _read(
        reader,
        "Shelling hits border town\n\n"
        "Army spokesman Karim Dervish said rebels shelled the town of Qamishli on Tuesday. "
        "He said rebels killed four soldiers near the airport on Monday after Mayor Tarek Nouri fled.\n",
    )
    assert not _by(ledger, "Tarek Nouri")
    assert len({c.event for c in _by(ledger, "Karim Dervish")}) >= 1


@pytest.mark.slow
def test_responsibility_without_a_deed_goes_to_the_attack(reader: Reader) -> None:
    ledger = _read(
        reader,
        "Bomb kills six in Mogadishu\n\n"
        "A car bomb killed six people in Mogadishu on Tuesday, police said. "
        "The blast destroyed a hotel.\n\nAl-Shabab has claimed responsibility.\n",
    )
    claims = [c for c in ledger.claims if c.stance == Stance.CLAIMS_RESPONSIBILITY]
    assert [c.kind for c in claims] == [ClaimKind.PARTY]
    event = next(e for e in ledger.events if e.id == claims[0].event)
    assert event.type == "ASSAULT"


@pytest.mark.slow
def test_relayed_words_read_as_one_quote(reader: Reader) -> None:
    ledger = _read(
        reader,
        "Air strike kills nine\n\n"
        "State television quoted army officers as saying that warplanes killed nine rebels near Hama.\n",
    )
    quotes = [v.quote for c in ledger.claims for v in c.evidence if c.source]
    assert "State television quoted army officers as saying" in quotes


@pytest.mark.slow
def test_a_denial_of_what_was_just_told_is_one_of_that_deed(reader: Reader) -> None:
    ledger = _read(
        reader,
        "Villages burn in the valley\n\n"
        "Residents said rebels killed 12 farmers near Darun on Monday. "
        "Rebel commanders denied this.\n",
    )
    assert any(claim.stance is Stance.DENIES for claim in _by(ledger, "Rebel commanders"))


@pytest.mark.slow
def test_a_denied_charge_is_the_deed_that_somebody_else_told_before(reader: Reader) -> None:
    ledger = _read(
        reader,
        "Villages burn in the valley\n\n"
        "Residents said troops shelled the market of Darun on Monday. The army dismissed the charge.\n\n"
        "The mayor of Karsan was arrested on Tuesday. Mayor Tarek Nouri denied the charges.\n",
    )
    assault = next(e.id for e in ledger.events if e.type == "ASSAULT")
    assert (assault, Stance.DENIES) in {(c.event, c.stance) for c in _by(ledger, "army")}
    assert not any(claim.stance is not Stance.ASSERTS for claim in _by(ledger, "Tarek Nouri"))


@pytest.mark.slow
def test_who_comes_to_know_of_a_deed_is_no_source_of_it(reader: Reader) -> None:
    ledger = _read(
        reader,
        "Aid convoy turns back\n\n"
        "The Red Cross left the town after learning that soldiers had shelled the hospital on Monday.\n",
    )
    assert not _by(ledger, "Red Cross")
    assert ledger.claims


@pytest.mark.slow
def test_a_caption_does_not_part_a_pronoun_from_its_speaker(nlp: Language) -> None:
    text = (
        "The monitoring group said rebels shelled Darun.\n"
        "FILE - Soldiers stand guard in Karsan. A market in Karsan.\n"
        "It said four people died."
    )
    doc = parse(nlp, text)
    attributions = find_attributions(doc)
    sources = [None] * len(attributions)
    caption = (text.index("FILE"), text.index("It said"))
    assert speakers_before(doc, attributions, sources, ()) == {}
    assert speakers_before(doc, attributions, sources, (), [caption]) == {1: 0}


@pytest.mark.slow
@pytest.mark.parametrize(("odds", "told_by_report"), [(-2.0, True), (-0.6, False), (0.0, False)])
def test_a_source_that_hardly_speaks_of_the_event_leaves_it_to_the_report(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, odds: float, told_by_report: bool
) -> None:
    monkeypatch.setattr(claim_rows, "load_model", lambda _: LinearModel(odds, {}, 0.4, ""))
    ledger = _read(
        reader,
        "Envoy ends visit\n\n"
        "Envoy Maria Ortiz said little had been done for the farmers "
        "whom rebels shelled in Darun last week.\n",
    )
    (event,) = [e for e in ledger.events if e.type == "ASSAULT"]
    (claim,) = [c for c in ledger.claims if c.event == event.id]
    assert (claim.kind is ClaimKind.REPORT) is told_by_report


@pytest.mark.slow
def test_who_asserts_a_deed_does_not_also_hedge_it(reader: Reader) -> None:
    ledger = _read(
        reader,
        "Four die near Darun\n\n"
        "Four soldiers were killed in an apparent ambush near Darun on Tuesday, the army said.\n",
    )
    assert {c.stance for c in _by(ledger, "army")} == {Stance.ASSERTS}


@pytest.mark.slow
def test_all_who_are_cited_together_are_sources(reader: Reader) -> None:
    ledger = _read(
        reader, "Gunmen killed four miners near Kasese on Tuesday, the army and the miners' union said."
    )
    assert _by(ledger, "army")
    assert _by(ledger, "the miners' union")


@pytest.mark.slow
def test_the_report_that_asserts_a_deed_does_not_also_hedge_it(reader: Reader) -> None:
    ledger = _read(
        reader,
        "Gunmen killed four miners near Kasese on Tuesday.\n\n"
        "The killing was reportedly the third of its kind in the district.",
    )
    assert {c.stance for c in ledger.claims if c.source is None} == {Stance.ASSERTS}


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("The ministry said that rebels, who shelled the port in May, had fled.", True),
        ("The ministry said that rebels who shelled the port had fled.", False),
        ("The ministry said: “The rebels, who shelled the port, have fled.”", False),
    ],
)
def test_what_a_reporter_adds_within_the_words_of_a_source(nlp: Language, text: str, *, aside: bool) -> None:
    doc = parse(nlp, text)
    told = next(token for token in doc if token.text == "shelled")
    attribution = next(one for one in find_attributions(doc) if doc[one.cue_token].text == "said")
    assert claim_rows._is_aside(told, attribution, doc) is aside


@pytest.mark.slow
def test_who_denies_an_accusation_does_not_deny_that_it_was_made(reader: Reader) -> None:
    ledger = _read(
        reader, "On Tuesday the prime minister denied Russian accusations that his country had bought arms."
    )
    made = {event.id for event in ledger.events if event.type == EventType.ACCUSE}
    assert made
    assert {c.stance for c in ledger.claims if c.event in made} == {Stance.ASSERTS}
