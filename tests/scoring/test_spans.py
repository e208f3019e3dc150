"""Overlap of spans, and the attributions of PolNeAR."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Stance
from dateline.reading.attribution.attribution import Attribution
from dateline.scoring.measure import total
from dateline.scoring.sets.overlap import WordIndex, pair_by_overlap
from dateline.scoring.sets.polnear import MEASURE, compare, held_out, outermost, read_attributions

TEXT = "The mayor of Ardal said the bridge was safe. Engineers doubt that."
STANDOFF = [
    "T1\tSource 0 18\tThe mayor of Ardal",
    "T2\tCue 19 23\tsaid",
    "T3\tContent 24 34;35 43\tthe bridge was safe",
    "T4\tSource 45 54\tEngineers",
    "T5\tCue 55 60\tdoubt",
    "T6\tContent 61 65\tthat",
    "T7\tAttribution 19 23\tsaid",
    "E1\tAttribution:T7 Source:T1 Cue:T2 Content:T3",
    "E2\tAttribution:T7 Source:T4 Cue:T5 Content:T6",
    "E3\tAttribution:T7 Source:T4",
]


def attribution(cue: str, source: str | None, *contents: str) -> Attribution:
    def offsets(words: str) -> tuple[int, int]:
        start = TEXT.index(words)
        return start, start + len(words)

    return Attribution(
        cue=offsets(cue),
        cue_token=0,
        source=offsets(source) if source else None,
        source_token=None,
        contents=tuple(map(offsets, contents)),
        stance=Stance.ASSERTS,
    )


def figures(counts: dict[str, float]) -> dict[str, float]:
    return {figure.name: round(figure.formula(counts), 3) for figure in MEASURE.figures}


def test_a_word_belongs_to_every_span_that_touches_it() -> None:
    index = WordIndex("one two three")
    assert index.of([(0, 3)]) == {0}
    assert index.of([(2, 5)]) == {0, 1}
    assert index.of([(3, 4)]) == frozenset()
    assert index.of([(0, 1), (8, 9)]) == {0, 2}


def test_a_long_span_answers_for_one_only() -> None:
    key = [frozenset({0, 1}), frozenset({2, 3, 4})]
    assert pair_by_overlap(key, [frozenset(range(5))]) == [(1, 0)]


@given(
    st.lists(st.frozensets(st.integers(0, 9)), max_size=5),
    st.lists(st.frozensets(st.integers(0, 9)), max_size=5),
)
def test_pairs_share_words_and_are_one_to_one(key: list[frozenset[int]], found: list[frozenset[int]]) -> None:
    pairs = pair_by_overlap(key, found)
    assert all(key[i] & found[j] for i, j in pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


def test_attributions_are_read_with_pieces_and_need_a_cue() -> None:
    first, second = read_attributions(STANDOFF)
    assert first["content"] == [(24, 34), (35, 43)]
    assert second["source"] == [(45, 54)]


def test_every_tenth_file_is_held_out() -> None:
    files = [Path(f"{number:03}.ann") for number in range(100)]
    assert [path.stem for path in held_out(reversed(files))][:3] == ["000", "010", "020"]
    assert len(held_out(Path(f"{number:04}.ann") for number in range(2000))) == 84


def test_the_same_attributions_are_all_right() -> None:
    found = [
        attribution("said", "The mayor of Ardal", "the bridge was safe"),
        attribution("doubt", "Engineers", "that"),
    ]
    unit = compare("a", TEXT, read_attributions(STANDOFF), found)
    assert set(figures(total([unit])).values()) == {1.0}
    assert unit.faults == ()


def test_two_sources_of_one_cue_are_one_attribution() -> None:
    found = [attribution("said", "The mayor", "safe"), attribution("said", "Ardal", "safe")]
    counts = compare("a", TEXT, read_attributions(STANDOFF)[:1], found).counts
    assert (counts["source.got"], counts["source.right"], counts["source.words.right"]) == (1, 1, 3)


def test_a_wrong_source_leaves_the_cue_right_and_the_whole_wrong() -> None:
    found = [attribution("said", "Engineers", "the bridge")]
    unit = compare("a", TEXT, read_attributions(STANDOFF)[:1], found)
    assert (unit.counts["cue.right"], unit.counts["source.right"], unit.counts["whole.right"]) == (1, 0, 0)
    assert [fault.cause for fault in unit.faults] == ["source wrong"]


def test_missed_and_spurious_cues_are_told_apart() -> None:
    unit = compare("a", TEXT, read_attributions(STANDOFF)[:1], [attribution("doubt", "Engineers", "that")])
    assert [fault.cause for fault in unit.faults] == ["cue missed", "no attribution in the key"]
    assert figures(total([unit]))["cue overlap F1"] == pytest.approx(0)


def test_of_the_reader_only_the_outermost_attributions_are_compared() -> None:
    said = attribution("said", "The mayor of Ardal", "the bridge was safe")
    inner = attribution("was", "the bridge", "safe")
    hedge = attribution("doubt", None, "that")
    assert outermost([said, inner, hedge]) == [said, hedge]


def test_an_attribution_without_a_source_hides_no_other() -> None:
    nobody = attribution("said", None, "the bridge was safe")
    inner = attribution("was", "the bridge", "safe")
    assert outermost([nobody, inner]) == [nobody, inner]
