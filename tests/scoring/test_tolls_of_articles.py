"""Killed and injured of the incident that an article tells of."""

from importlib.resources import files

from dateline.model import Casualty, Effect, Event, Ledger, ReaderIdentity, Span
from dateline.scoring.sets.gva import incident_toll, largest, read_article_tolls
from dateline.sources import freeze

TEXT = "A gunman shot five people in Ardal and killed two. In 2010 a clash there killed nine."


def casualty(quote: str, effect: Effect, low: int | None, high: int | None, part: bool = False) -> Casualty:
    start = TEXT.index(quote)
    return Casualty(
        effect=effect, low=low, high=high, part=part, start=start, end=start + len(quote), quote=quote
    )


def event(name: str, quote: str, *casualties: Casualty) -> Event:
    start = TEXT.index(quote)
    return Event(
        id=name,
        type="ASSAULT",
        quad=4,
        intensity=-9,
        status="actual",
        casualties=casualties,
        evidence=(Span(start=start, end=start + len(quote), quote=quote),),
    )


def ledger(*events: Event) -> Ledger:
    return Ledger(reader=ReaderIdentity(version="1", models={}), report=freeze(TEXT), events=events)


def test_the_first_event_with_a_toll_is_the_incident() -> None:
    rows = ledger(
        event("e2", "a clash there", casualty("nine", Effect.KILLED, 9, 9)),
        event(
            "e1",
            "A gunman shot",
            casualty("five people", Effect.INJURED, 5, 5),
            casualty("two", Effect.KILLED, 2, 2),
        ),
    )
    assert incident_toll(rows) == {Effect.KILLED: 2, Effect.INJURED: 5}


def test_no_toll_is_no_incident() -> None:
    assert incident_toll(ledger(event("e1", "A gunman shot"))) is None


def test_the_largest_figure_counts_and_no_breakdown() -> None:
    rows = [
        casualty("five people", Effect.KILLED, 5, None),
        casualty("two", Effect.KILLED, None, 3),
        casualty("nine", Effect.KILLED, 9, 9, part=True),
    ]
    assert largest(rows, Effect.KILLED) == 5
    assert largest(rows, Effect.INJURED) == 0


def test_the_table_lets_two_numbers_pass() -> None:
    table = read_article_tolls(["# note\n", "a\t3/4\t0\n"])
    assert table == {"a": {Effect.KILLED: {3, 4}, Effect.INJURED: {0}}}


def test_the_shipped_table_has_two_hundred_articles() -> None:
    text = files("dateline.data").joinpath("scoring/gva_article_tolls.tsv").read_text(encoding="utf-8")
    assert len(read_article_tolls(text.splitlines())) == 200
