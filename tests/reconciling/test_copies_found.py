"""Copies of a story are found; different reports on one happening are not taken for copies."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reconciling.copies import CopyIndex, Signature, are_copies, signature
from dateline.reconciling.copies.signature import SHINGLE

NOUNS = [
    "convoy",
    "bridge",
    "river",
    "minister",
    "garrison",
    "village",
    "hospital",
    "market",
    "border",
    "checkpoint",
    "airfield",
    "harbour",
]
VERBS = [
    "reached",
    "crossed",
    "shelled",
    "visited",
    "closed",
    "guarded",
    "left",
    "entered",
    "surrounded",
    "searched",
    "repaired",
    "praised",
]
PLACES = [
    "Northfield",
    "Easton",
    "Carver",
    "Lowmoor",
    "Brackwater",
    "Tressel",
    "Ashby",
    "Kelstone",
    "Marwick",
    "Dunford",
]


def paragraph(draw):
    """Two sentences that no other paragraph has."""
    sentences = []
    for _ in range(2):
        sentences.append(
            f"The {draw.choice(NOUNS)} {draw.choice(VERBS)} {draw.choice(PLACES)} on day "
            f"{draw.randint(1, 9999)} "
            f"while {draw.randint(2, 900)} people from {draw.choice(PLACES)} {draw.choice(VERBS)} "
            f"a {draw.choice(NOUNS)} near the {draw.choice(NOUNS)} of {draw.choice(PLACES)}."
        )
    return " ".join(sentences)


def story(seed, paragraphs=10):
    draw = random.Random(seed)
    return [paragraph(draw) for _ in range(paragraphs)]


def lineages(*reports):
    """Reports as (id, text, publisher, published)."""
    index = CopyIndex()
    for report, text, publisher, published in reports:
        index.add(report, text, None, publisher, published)
    return index.assign()


def test_a_story_printed_again_is_a_copy_of_the_first():
    text = "\n".join(story(1))
    found = lineages(("b", text, "Dispatch", "2024-01-18"), ("a", text, "Northline", "2024-01-17"))
    assert found["a"].copy_of is None
    assert found["b"].copy_of == "a"
    assert found["a"].origin == found["b"].origin == "Northline"


@pytest.mark.parametrize("kept", [0.9, 0.5, 0.3])
def test_a_cut_story_is_a_copy(kept):
    paragraphs = story(2, 20)
    part = random.Random(0).sample(range(20), round(kept * 20))
    cut = "\n".join(paragraphs[at] for at in sorted(part))
    found = lineages(
        ("a", "\n".join(paragraphs), "Northline", "2024-01-17"), ("b", cut, "Dispatch", "2024-01-17")
    )
    assert found["b"].copy_of == "a"


def test_of_one_day_the_longer_is_the_original():
    paragraphs = story(3)
    found = lineages(
        ("a", "\n".join(paragraphs[:5]), "Dispatch", "2024-01-17"),
        ("b", "\n".join(paragraphs), "Northline", "2024-01-17"),
    )
    assert found["a"].copy_of == "b"
    assert found["b"].copy_of is None


def test_reordered_retitled_and_reattributed():
    paragraphs = story(4)
    other = ["Another headline for the same words", *random.Random(1).sample(paragraphs, len(paragraphs))]
    text = "GENEVA (AFP) — " + "\n".join(other)
    found = lineages(
        ("a", "\n".join(paragraphs), "Northline", "2024-01-17"), ("b", text, "Dispatch", "2024-01-18")
    )
    assert found["b"].copy_of == "a"
    assert found["a"].agency == found["b"].agency == "Agence France-Presse"
    assert found["a"].origin == "Agence France-Presse"


def test_different_reports_that_share_quotes_are_no_copies():
    quotes = story(5, 2)
    one, other = story(6, 8), story(7, 8)
    found = lineages(
        ("a", "\n".join([*one[:4], *quotes, *one[4:]]), "Northline", "2024-01-17"),
        ("b", "\n".join([*quotes, *other]), "Dispatch", "2024-01-17"),
    )
    assert found["a"].copy_of is found["b"].copy_of is None
    assert found["a"].origin != found["b"].origin


def test_furniture_under_every_story_makes_no_copies():
    furniture = (
        "Follow our correspondents on every platform and sign up for the morning letter with all the news "
        "of the day and the week to come."
    )
    reports = [
        (f"r{seed}", "\n".join([*story(seed, 6), furniture]), "Northline", "2024-01-17")
        for seed in range(20, 40)
    ]
    assert all(found.copy_of is None for found in lineages(*reports).values())


def test_a_round_up_is_no_copy_of_a_brief_in_it():
    brief, rest = story(8, 2), story(9, 30)
    found = lineages(
        ("a", "\n".join(brief), "Dispatch", "2024-01-16"),
        ("b", "\n".join([*rest, *brief]), "Northline", "2024-01-17"),
    )
    assert found["b"].copy_of is None


def test_no_chain_joins_two_stories_through_a_third_that_holds_both():
    one, other = story(10, 10), story(11, 10)
    found = lineages(
        ("a", "\n".join(one), "Northline", "2024-01-15"),
        ("b", "\n".join(other), "Dispatch", "2024-01-16"),
        ("c", "\n".join([*one, *other]), "Lantern", "2024-01-17"),
    )
    assert found["a"].copy_of is None
    assert found["b"].copy_of is None
    assert found["c"].copy_of == "a"


def test_texts_without_words_are_no_copies_of_each_other():
    found = lineages(("a", "", "Northline", None), ("b", " — ", "Dispatch", None), ("c", "!", None, None))
    assert all(one.copy_of is None for one in found.values())
    assert found["c"].origin == "c"


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(8)))
def test_order_of_arrival_plays_no_part(order):
    base, other = story(12), story(13)
    reports = [
        ("a", "\n".join(base), "Northline", "2024-01-17"),
        ("b", "\n".join(base[2:]), "Dispatch", "2024-01-17"),
        ("c", "\n".join(base[:6]) + " (Reuters)", "Lantern", "2024-01-16"),
        ("d", "\n".join(other), "Northline", "2024-01-17"),
        ("e", "\n".join(other[::-1]), "Bulletin", "2024-01-19"),
        ("f", "\n".join([*base[:5], *other[:5]]), "Register", "2024-01-18"),
        ("g", "\n".join(story(14)), "Ledger", None),
        ("h", "\n".join(base), "Herald", None),
    ]
    assert lineages(*(reports[at] for at in order)) == lineages(*reports)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=400), st.text(max_size=400))
def test_signatures_survive_storage_and_comparing_is_symmetric(one, other):
    mine, theirs = signature(one), signature(other)
    kept = Signature.from_bytes(mine.to_bytes())
    assert kept.to_bytes() == mine.to_bytes()
    assert kept.words == mine.words
    assert are_copies(mine, theirs) == are_copies(theirs, mine)
    both, ours, others = mine.shared(theirs)
    assert 0 <= both <= min(ours, others)


def test_case_punctuation_and_line_breaks_play_no_part():
    text = "\n".join(story(15))
    assert (
        signature(text).to_bytes() == signature(text.upper().replace(".", " ;").replace("\n", " ")).to_bytes()
    )


def shingles(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def test_containment_is_estimated_without_bias_whatever_the_lengths():
    errors = []
    for seed in range(100, 120):
        paragraphs = story(seed, 60)
        whole = "\n".join(paragraphs)
        half = "\n".join([*paragraphs[:12], *story(seed + 100, 12)])
        assert signature(whole).level > signature(half).level
        truth = len(shingles(half) & shingles(whole)) / len(shingles(half))
        both, mine, theirs = signature(half).shared(signature(whole))
        errors.append(both / min(mine, theirs) - truth)
    assert abs(sum(errors) / len(errors)) < 0.04
    assert max(map(abs, errors)) < 0.3
