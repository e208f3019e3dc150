"""Where grammar makes one happening of two words, and where it makes two."""

from dataclasses import replace
from datetime import date

import pytest
from made_happenings import trigger
from spacy.language import Language

from dateline.model import ActorKind, EventType, Granularity
from dateline.reading.actors.actor import Actor, Mention
from dateline.reading.events.joining import (
    joined_by_syntax,
    moves_on,
    of_other_powers,
    powers_of,
    told_anew,
    told_in_order,
)
from dateline.reading.reader import Reader
from dateline.reading.timex.timex import Timex
from dateline.scoring.annotation import read_text

pytestmark = pytest.mark.slow

A, C = EventType.ASSAULT, EventType.CONSULT


@pytest.mark.parametrize(
    ("text", "one", "other", "two"),
    [
        ("Police arrested a teacher after searching his office.", "arrested", "searching", True),
        ("Troops shelled Bor in response to a raid on a bridge.", "shelled", "raid", True),
        ("Troops carried out strikes in retaliation for a raid.", "strikes", "raid", True),
        ("Settlers threw stones after a stabbing in Hebron.", "threw", "stabbing", True),
        ("The court jailed a driver while police detained his brother.", "jailed", "detained", True),
        ("Following an ambush near Kidal, the army shelled two villages.", "ambush", "shelled", True),
        ("Nine miners died after gunmen stormed the pit.", "died", "stormed", False),
        ("The guards kicked him before dragging him to a van.", "kicked", "dragging", False),
        ("The army has shelled the town since its offensive began.", "shelled", "offensive", False),
        ("Rebels attacked the base and shelled the town.", "attacked", "shelled", False),
    ],
)
def test_acts_in_an_order_of_time_are_two(nlp: Language, text: str, one: str, other: str, two: bool) -> None:
    doc = nlp(text)
    at = {token.text: token.i for token in doc}
    first, second = sorted((at[one], at[other]))
    assert told_in_order(trigger(first), trigger(second), doc) is two


def test_a_faint_word_is_set_apart_by_nothing(nlp: Language) -> None:
    doc = nlp("Police arrested a teacher after searching his office.")
    assert not told_in_order(trigger(1), trigger(5, score=0.6), doc)


@pytest.mark.parametrize(
    ("text", "word", "anew"),
    [
        ("A third bomber was shot at the gate.", "bomber", True),
        ("Similar drills were held near the border.", "drills", True),
        ("The second bomber was shot at the gate.", "bomber", False),
        ("The drills were held near the border.", "drills", False),
    ],
)
def test_some_words_take_up_nothing_told_before(nlp: Language, text: str, word: str, anew: bool) -> None:
    doc = nlp(text)
    at = next(token.i for token in doc if token.text == word)
    assert told_anew(replace(trigger(at), noun=True), doc) is anew
    assert not told_anew(trigger(at), doc)


@pytest.mark.parametrize(
    ("text", "one", "other", "kind", "apart"),
    [
        (
            "The Iranian strike hit a camp. The Pakistani raids hit a village.",
            "strike",
            "raids",
            "ASSAULT",
            True,
        ),
        (
            "The Iranian strike hit a camp. The Iranian raid hit a village.",
            "strike",
            "raid",
            "ASSAULT",
            False,
        ),
        (
            "The Iranian strike hit a camp. The Pakistani deaths followed.",
            "strike",
            "deaths",
            "ASSAULT",
            False,
        ),
        ("The Iranian talks began. The Pakistani visit ended.", "talks", "visit", C, False),
    ],
)
def test_deeds_of_different_powers_are_two(
    nlp: Language, text: str, one: str, other: str, kind: EventType, apart: bool
) -> None:
    doc = nlp(text)
    at = {token.text: token.i for token in doc}
    countries = {"Iranian": "IRN", "Pakistani": "PAK"}
    actors = [
        Actor(
            token.text,
            ActorKind.STATE,
            (countries[token.text],),
            (),
            (Mention(token.idx, token.idx + len(token), token.i, "modifier"),),
        )
        for token in doc
        if token.text in countries
    ]
    first, second = (trigger(at[word], kind=kind) for word in (one, other))
    assert of_other_powers(first, second, powers_of(doc, actors), doc) is apart


@pytest.mark.parametrize(
    ("text", "words", "moves"),
    [
        ("Two days later Sudland shelled the port.", "Two days later", True),
        ("The next day Sudland shelled the port.", "The next day", True),
        ("On Tuesday Sudland shelled the port.", "On Tuesday", False),
        ("Sudland shelled the port two days later.", "two days later", False),
    ],
)
def test_a_sentence_may_open_with_how_much_later_it_was(
    nlp: Language, text: str, words: str, moves: bool
) -> None:
    doc = nlp(text)
    told = replace(trigger(next(t.i for t in doc if t.text == "shelled")), timex=0)
    start = text.index(words)
    timex = Timex(start, start + len(words), None, None, Granularity.DAY)
    assert moves_on(told, [timex], doc) is moves
    assert not moves_on(replace(told, score=0.5), [timex], doc)


def test_what_a_tale_comes_to_later_is_none_of_what_was_before() -> None:
    text = (
        "Two strikes in a week\n\n"
        "Norland's air force bombed a depot in Sudland on January 16. Sudland said the strike killed two "
        "guards.\n\n"
        "Two days later Sudland shelled a port in Norland. Seven people were killed in the shelling."
    )
    tolls = {
        (event.time.start if event.time else None, row.low)
        for event in read_text(Reader(), text, published=date(2024, 1, 20)).events
        for row in event.casualties
        if event.type is EventType.ASSAULT
    }
    assert tolls == {("2024-01-16", 2), ("2024-01-18", 7)}


@pytest.mark.parametrize(
    ("text", "one", "other", "joined"),
    [
        ("The navy shelled the port and injured nine dockers.", "shelled", "injured", True),
        (
            "On Monday the navy shelled the port and on Tuesday rebels injured nine dockers.",
            "shelled",
            "injured",
            False,
        ),
        ("The navy shelled the port and blockaded the coast.", "shelled", "blockaded", False),
    ],
)
def test_the_harm_that_a_deed_did_is_no_second_deed(
    nlp: Language, text: str, one: str, other: str, joined: bool
) -> None:
    doc = nlp(text)
    at = {token.text: token.i for token in doc}
    assert joined_by_syntax(trigger(at[one]), trigger(at[other]), doc) is joined


def test_a_superlative_ranks_what_its_sentence_has_just_told(nlp: Language) -> None:
    doc = nlp("The navy shelled the port on Monday, the worst attack in years.")
    at = {token.text: token.i for token in doc}
    noun = replace(trigger(at["attack"]), noun=True)
    assert joined_by_syntax(trigger(at["shelled"]), noun, doc)
    doc = nlp("The navy shelled the port on Monday, a day after an attack on a ship.")
    at = {token.text: token.i for token in doc}
    noun = replace(trigger(at["attack"]), noun=True)
    assert not joined_by_syntax(trigger(at["shelled"]), noun, doc)
