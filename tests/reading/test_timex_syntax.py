"""Time expressions whose reading needs the parse: tense, and what "after" governs."""

import json
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from dateline.model import Report
from dateline.reading.stage import Reading
from dateline.reading.syntax import SyntaxStage
from dateline.reading.timex import Timex, TimexStage, find_timexes

pytestmark = pytest.mark.slow

PUBLISHED = date(2024, 1, 18)  # a Thursday


def found(nlp: Language, text: str) -> dict[str, Timex]:
    return {text[t.start : t.end]: t for t in find_timexes(nlp(text), PUBLISHED)}


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("The ministers will meet on Friday.", "Friday", "2024-01-19"),
        ("The ministers met on Friday.", "Friday", "2024-01-12"),
        ("The envoy is due to arrive in Kabul on Sunday.", "Sunday", "2024-01-21"),
        ("The envoy plans to visit Kabul on Sunday.", "Sunday", "2024-01-21"),
        ("The envoy managed to visit Kabul on Sunday.", "Sunday", "2024-01-14"),
        ("The vote is scheduled for Tuesday.", "Tuesday", "2024-01-23"),
        ("The court will begin to hear the appeal on Monday.", "Monday", "2024-01-22"),
        ("The trial begins Monday.", "Monday", "2024-01-22"),
        ("The bloc meets in Lima on Monday.", "Monday", "2024-01-22"),
        ("Delegates start gathering on Monday.", "Monday", "2024-01-22"),
        ("His court date is in February.", "February", "2024-02-01"),
        ("He was jailed in February.", "February", "2023-02-01"),
        ("A man arrested in February is free.", "February", "2023-02-01"),
        ("They fled in 2020. A truce signed that July held.", "that July", "2020-07-01"),
        ("They fled in 2020. He says that July will be hot.", "July", "2024-07-01"),
        ("Parties traded blame ahead of Sunday's vote.", "Sunday", "2024-01-21"),
        ("Police will investigate Monday's bombing.", "Monday", "2024-01-15"),
        ("He told reporters he would fly to Paris in March.", "March", "2024-03-01"),
        ("He flew to Paris in March.", "March", "2023-03-01"),
        ("The summit will be held on Feb. 7.", "Feb. 7", "2024-02-07"),
        ("The president will travel there this week.", "this week", "2024-01-18"),
        ("The president will return this weekend.", "this weekend", "2024-01-20"),
        ("They fought there this weekend.", "this weekend", "2024-01-13"),
        ("The court sat this Monday.", "this Monday", "2024-01-15"),
        ("The court will sit next Saturday.", "next Saturday", "2024-01-27"),
        ("The convoy left on the 15th.", "on the 15th", "2024-01-15"),
        ("The convoy will leave on the 15th.", "on the 15th", "2024-02-15"),
        ("The convoy left on Friday the 12th.", "Friday the 12th", "2024-01-12"),
        ("The rebels will return three weeks later.", "three weeks later", "2024-02-05"),
        ("The envoy will report within six months.", "within six months", "2024-01-18"),
        ("Shops were shut on 22/12.", "22/12", "2023-12-22"),
        ("Talks ran from 12/20 to 12/22.", "from 12/20 to 12/22", "2023-12-20"),
    ],
)
def test_tense(nlp: Language, text: str, words: str, first: str) -> None:
    assert str(found(nlp, text)[words].first) == first


@pytest.mark.parametrize(
    "text",
    [
        "He lives on the 15th floor.",
        "By the 20th century the town had grown.",
        "A third of them, 3/4 of the older ones, fled.",
        "Police clash with marchers a day after the worst violence.",
        "Two thousand people fled to the coast.",
        "It was week 3 of the trial.",
        "About three quarters of the villages burned.",
    ],
)
def test_places_nothing(nlp: Language, text: str) -> None:
    assert [timex for timex in found(nlp, text).values() if timex.first] == []


def test_relative_to_another_happening(nlp: Language) -> None:
    text = "Pakistan struck two days after Iran bombed a village."
    timex = found(nlp, text)["two days after"]
    assert timex.first is None
    assert timex.relative is not None
    assert timex.relative.days == 2
    assert text[timex.relative.anchor :].startswith("Iran bombed")


def test_relative_to_a_dated_happening(nlp: Language) -> None:
    timexes = found(nlp, "Shops closed a day after Monday's bombing.")
    assert timexes["a day after"].first == date(2024, 1, 16)
    timexes = found(nlp, "He fled three days before the rebels took the city on Dec. 8, 2023.")
    assert timexes["three days before"].first == date(2023, 12, 5)


def test_hours_after_and_before(nlp: Language) -> None:
    after = found(nlp, "Gunmen fled hours after the blast.")["hours after"]
    assert after.relative is not None
    assert after.relative.days == 0
    before = found(nlp, "He had left a week before the attack.")["a week before"]
    assert before.relative is not None
    assert before.relative.days == -7
    assert found(nlp, "He fled days after the blast.")["days after"].relative is None


def test_eve_of(nlp: Language) -> None:
    text = "Crowds marched on the eve of the Thanksgiving holiday."
    eve = found(nlp, text)["on the eve of"]
    assert eve.first == date(2023, 11, 22)


def test_a_length_in_the_present_perfect_runs_up_to_the_report(nlp: Language) -> None:
    held = found(nlp, "He has been held without charge for three weeks.")["for three weeks"]
    assert (held.first, held.last) == (date(2023, 12, 29), PUBLISHED)
    assert found(nlp, "He was held for three weeks.")["for three weeks"].first is None


def test_since_a_dated_clause(nlp: Language) -> None:
    timexes = found(nlp, "Since the war began in March 2011, thousands have fled.")
    assert (timexes["Since"].first, timexes["Since"].last) == (date(2011, 3, 1), PUBLISHED)


def test_since_a_happening_with_a_date_leaves_that_date_to_it(nlp: Language) -> None:
    timexes = found(nlp, "Police have held him since the March 4 bombing.")
    assert (timexes["since"].first, timexes["since"].last) == (date(2023, 3, 4), PUBLISHED)
    assert timexes["March 4"].last == date(2023, 3, 4)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was the deadliest raid there since 2005.", "since 2005"),
        ("It was the second talk between the two since March.", "since March"),
        ("As of Tuesday, four people had been held.", "As of Tuesday"),
        ("By January 10 the army had shot nine people.", "By January 10"),
    ],
)
def test_what_bounds_dates_nothing_that_is_past(nlp: Language, text: str, words: str) -> None:
    timex = found(nlp, text)[words]
    assert timex.first is not None
    assert not timex.may_date(PUBLISHED)


def test_a_bound_ahead_runs_from_the_publication_date(nlp: Language) -> None:
    timex = found(nlp, "The force must leave by March 31.")["by March 31"]
    assert timex.may_date(PUBLISHED)
    assert timex.days(PUBLISHED) == (PUBLISHED, date(2024, 3, 31))


def test_since_after_a_mere_number_dates(nlp: Language) -> None:
    timex = found(nlp, "At least 40 people have been killed since Monday.")["since Monday"]
    assert (timex.first, timex.may_date(PUBLISHED)) == (date(2024, 1, 15), True)


def test_may_may_be_a_name(nlp: Language) -> None:
    text = "It was one of May's worst weeks."
    assert "May" in found(nlp, text)
    assert "May" not in found(nlp, f"{text} Theresa May did not reply.")


def test_months_and_other_words(nlp: Language) -> None:
    assert "May" not in found(nlp, "May the talks succeed, he said.")
    assert found(nlp, "They met in May.")["May"].first == date(2023, 5, 1)
    assert "Christmas" not in found(nlp, "Workers put up a Christmas tree.")


def test_stage(nlp: Language) -> None:
    text = "Troops entered the town on Wednesday."
    report = Report(id="sha256:" + "0" * 64, text=text, published="2024-01-18", published_basis="given")
    reading = Reading(report)
    with pytest.raises(ValueError, match="parsed"):
        TimexStage()(reading)
    doc = SyntaxStage(nlp)(reading)["doc"]
    (timex,) = TimexStage()(Reading(report, doc=doc))["timexes"]
    assert timex.first == date(2024, 1, 17)


@pytest.mark.shared
def test_gold_dates_are_found(nlp: Language, shared: Path) -> None:
    """Most events that the coders put on another day than the report's have their exact days told."""
    right = total = 0
    for key in sorted((shared / "gold" / "train").glob("*.key.json"))[:6]:
        coded = json.loads(key.read_text("utf-8"))
        text = key.with_name(key.name.replace(".key.json", ".txt")).read_text("utf-8")
        timexes = find_timexes(nlp(text), date.fromisoformat(coded["published"]))
        told = {(str(t.first), str(t.last)) for t in timexes}
        for event in coded["events"]:
            time = event["time"]
            if time and (time["start"], time["end"]) != (coded["published"],) * 2:
                total += 1
                right += (time["start"], time["end"]) in told
    assert right / total >= 0.8
