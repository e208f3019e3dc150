"""Killed and injured of the incident that an article tells of."""

import json
from importlib.resources import files
from pathlib import Path

from dateline.model import Casualty, Effect, Event, Ledger, ReaderIdentity, Report, Span
from dateline.scoring.score import score_set
from dateline.scoring.sets.gva import MEASURE, incident_toll, largest, read_article_tolls
from dateline.scoring.table import format_table
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


class FirstSentenceReader:
    """Reads one killed person wherever it is asked."""

    def read(self, report: Report) -> Ledger:
        quote = report.text[:10]
        span = Span(start=0, end=10, quote=quote)
        killed = Casualty(effect=Effect.KILLED, low=1, high=1, start=0, end=10, quote=quote)
        told = event("e1", "A gunman shot").model_copy(update={"evidence": (span,), "casualties": (killed,)})
        return Ledger(reader=ReaderIdentity(version="1", models={}), report=report, events=(told,))


def test_an_article_in_another_language_is_set_aside_and_the_rest_measured(tmp_path: Path) -> None:
    english = "A man was shot dead near the old harbour on Friday night, the police of the town said."
    german = (
        "Ein Mann wurde nachts nahe beim alten Hafen erschossen, sagte die Polizei der Stadt. Nachbarn "
        "erzählten, sie seien von Schüssen geweckt worden und hätten niemanden auf der Straße gesehen. Der "
        "Bürgermeister bat alle Zeugen, sich möglichst bald zu melden."
    )
    articles = [
        {
            "id": f"article-{number:02}",
            "title": "",
            "content": german if number == 8 else english,
            "dct": "2014-05-01",
            "incident": "here",
        }
        for number in range(17)
    ]
    register = {"incident_uri": "here", "num_killed": 1, "num_injured": 0}
    (tmp_path / "docs.jsonl").write_text("".join(json.dumps(one) + "\n" for one in articles), "utf-8")
    (tmp_path / "incidents.jsonl").write_text(json.dumps(register) + "\n", "utf-8")
    found = score_set(MEASURE, tmp_path, FirstSentenceReader(), open_part=True)
    assert found.units == 2, "every eighth of seventeen, but for the one in the middle"
    assert found.figures[0].value == 1.0
    assert [name for name, _ in found.aside] == ["article-08"]
    assert found.document()["aside"] == {"article-08": found.aside[0][1]}
    assert list(format_table([found]))[-1].startswith("gva: 1 set aside, unread, such as article-08: ")
