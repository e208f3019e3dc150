"""Numbers and the words that bound them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.reading.toll.quantity import Quantity, read_quantities

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

WORDS = ["at", "least", "up", "to", "12", "dozen", "dozens", "of", "a", "and", "or", "between", "-"]
WORDS += ["1,200", "several", ",", "killed", "people"]


def only(text: str) -> Quantity:
    (quantity,) = read_quantities(text.split())
    return quantity


def spell(number: int) -> str:
    if number < 20:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10] + (f" - {UNITS[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f" and {spell(number % 100)}" if number % 100 else ""
        return f"{UNITS[number // 100]} hundred{rest}"
    rest = f" {spell(number % 1000)}" if number % 1000 else ""
    return f"{spell(number // 1000)} thousand{rest}"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12", 12, 12),
        ("twelve", 12, 12),
        ("a dozen", 12, 12),
        ("around a dozen", 12, 12),
        ("half a dozen", 6, 6),
        ("two dozen", 24, 24),
        ("more than a dozen", 12, None),
        ("at least 7", 7, None),
        ("no fewer than seven", 7, None),
        ("over 90", 90, None),
        ("30 or more", 30, None),
        ("30-plus", 30, None),
        ("up to 20", None, 20),
        ("as many as 20", None, 20),
        ("nearly 70", None, 70),
        ("no more than seven", None, 7),
        ("about 40", 40, 40),
        ("some 300", 300, 300),
        ("an estimated 3,000", 3000, 3000),
        ("between 10 and 15", 10, 15),
        ("10 to 15", 10, 15),
        ("10-15", 10, 15),
        ("two or three", 2, 3),
        ("at least seven and as many as 12", 7, 12),
        ("1,234", 1234, 1234),
        ("1.5 million", 1_500_000, 1_500_000),
        ("half a million", 500_000, 500_000),
        ("two to three million", 2_000_000, 3_000_000),
        ("between 500,000 and 1 million", 500_000, 1_000_000),
        ("a hundred and five", 105, 105),
        ("both", 2, 2),
        ("a couple of", 2, 2),
    ],
)
def test_figures(text: str, low: int | None, high: int | None) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.vague) == (low, high, False)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("several", 3),
        ("dozens", 24),
        ("scores", 40),
        ("hundreds", 200),
        ("several hundred", 200),
        ("thousands", 2000),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("some", 1),
        ("a number of", 1),
    ],
)
def test_vague_words(text: str, low: int) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.vague) == (low, None, True)


@pytest.mark.parametrize(
    "text",
    [
        "a 34-year - old man",
        "in 2014 ,",
        "since 1998",
        "May 5 , 2014",
        "5 June",
        "$ 12",
        "12 percent",
        "12 years",
        "40 kilometers",
        "three - day",
        "no one",
        "article 9",
        "called 911 ,",
        "a 911 dispatcher",
    ],
)
def test_numbers_that_count_no_people(text: str) -> None:
    assert read_quantities(text.lower().split()) == ()


@given(st.integers(1, 99_999))
@example(911)
def test_digits_and_words_tell_the_same_figure(number: int) -> None:
    for written in (str(number), f"{number:,}", spell(number)):
        quantity = only(written)
        assert (quantity.low, quantity.high) == (number, number)
        assert only(f"at least {written}").high is None
        assert only(f"up to {written}").low is None


@given(
    st.lists(
        st.sampled_from(
            [
                "at",
                "least",
                "up",
                "to",
                "12",
                "dozen",
                "dozens",
                "of",
                "a",
                "and",
                "or",
                "between",
                "-",
                "1,200",
                "several",
                ",",
                "killed",
                "people",
            ]
        )
    )
)
def test_quantities_are_ordered_and_bounded(words: list[str]) -> None:
    end = 0
    for quantity in read_quantities(words):
        assert end <= quantity.first <= quantity.core < quantity.last <= len(words)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        assert quantity.low is not None or quantity.high is not None
        end = quantity.last
