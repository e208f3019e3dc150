"""The encoder: words into pieces, windows over sentences, and what its heads say."""

from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import EventType
from dateline.reading.encoder.encoding import TYPES, Encoding, Relation, distance_bucket, gap_bucket
from dateline.reading.encoder.plain_days import plain_days
from dateline.reading.encoder.stage import encode_reading
from dateline.reading.encoder.transformer import encode
from dateline.reading.encoder.weights import load_weights
from dateline.reading.encoder.windows import windows_of
from dateline.reading.encoder.wordpiece import WordPieces
from dateline.reading.events.odds import steps
from dateline.reading.stage import Reading
from dateline.reading.timex.finder import find_timexes
from dateline.sources import freeze

TEXT = (
    "Army kills five\n\nKABUL - Soldiers killed five rebels in Kandahar on Monday, police said. "
    "The governor condemned the attack. Talks with the rebels are to resume next week."
)


@pytest.fixture(scope="module")
def pieces():
    return WordPieces(load_weights().vocabulary)


def read(nlp, pieces, text=TEXT) -> tuple[Encoding, "object"]:
    doc = nlp(text)
    return encode_reading(Reading(freeze(text), doc=doc), load_weights(), pieces), doc


def test_a_word_is_cut_into_the_longest_pieces_from_the_left():
    cut = WordPieces({"[UNK]": 0, "air": 1, "##strike": 2, "##s": 3, "-": 4, "airs": 5})
    assert cut.of("airstrikes") == (0,)  # "airs" is the longest start, and "trikes" cannot follow
    assert cut.of("air-Air") == (1, 4, 1)
    assert cut.of("\u2603") == (0,)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(word=st.text(max_size=40))
def test_every_word_has_pieces(pieces, word):
    assert 1 <= len(pieces.of(word)) <= 8


@pytest.mark.parametrize("mark", ["\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb"])
def test_every_quotation_mark_is_the_plain_one(pieces, mark):
    assert pieces.of(mark) == pieces.of('"')
    assert pieces.of("\u2019s") == pieces.of("'s")


def test_accents_and_case_change_no_piece(pieces):
    assert pieces.of("BOGOT\u00c1") == pieces.of("bogota")


@pytest.mark.slow
def test_every_sentence_is_a_window_and_none_is_longer_than_the_table(nlp, pieces):
    doc = nlp("\n\n".join([*(f"{TEXT} Number {n} was hit again." for n in range(3)), "bombed " * 900]))
    vocabulary = load_weights().vocabulary
    windows = windows_of(doc, pieces, vocabulary["[CLS]"], vocabulary["[SEP]"])
    assert all(len(window.pieces) <= 512 for window in windows)
    sentence = {t.i: n for n, s in enumerate(doc.sents) for t in s}
    homes = [{sentence[token] for token, _ in window.first} for window in windows]
    assert all(len(home) == 1 for home in homes)
    assert len(set.union(*homes)) == len(homes)
    short = [t.i for t in doc if not t.is_space and t.text != "bombed"]
    assert set(short) <= {token for window in windows for token, _ in window.first}


@pytest.mark.slow
def test_a_sentence_is_read_alike_wherever_it_stands(nlp, pieces):
    text = "Soldiers killed five rebels in Kandahar. The governor condemned the attack."
    turned = "The governor condemned the attack. Soldiers killed five rebels in Kandahar."
    odds = []
    for version in (text, turned):
        encoding, doc = read(nlp, pieces, version)
        odds.append({t.text: encoding.type_of(t.i, EventType.ASSAULT) for t in doc if t.pos_ == "VERB"})
    assert odds[0].keys() == odds[1].keys() >= {"killed", "condemned"}
    assert all(abs(odds[0][word] - odds[1][word]) < 1e-3 for word in odds[0])


@pytest.mark.slow
@pytest.mark.parametrize(
    "when", ["on May 3", "on 3 May 2024", "on the third of May", "three days ago", "last Friday"]
)
def test_a_day_is_read_alike_however_it_is_written(nlp, pieces, when):
    odds = []
    for day in ("on Friday", when):
        doc = nlp(f"Soldiers shelled a village near Kandahar {day}, officials said.")
        timexes = find_timexes(doc, date(2024, 5, 6))
        encoding = encode_reading(Reading(freeze(doc.text), doc=doc, timexes=timexes), load_weights(), pieces)
        shelled, village = (next(t.i for t in doc if t.text == word) for word in ("shelled", "village"))
        (timex,) = timexes
        head = doc.char_span(timex.start, timex.end).root.i
        odds.append(
            [
                encoding.type_of(shelled, EventType.ASSAULT),
                encoding.relation(shelled, EventType.ASSAULT, village, Relation.RECIPIENT),
                encoding.relation(shelled, EventType.ASSAULT, head, Relation.TIME),
            ]
        )
    assert np.allclose(odds[0][:2], odds[1][:2], atol=1e-3)
    assert odds[1][2] > 0


def test_words_that_say_more_than_a_day_are_read_as_they_stand(nlp):
    doc = nlp("They met yesterday, in May 2024 and on 3 May at 5 p.m.")
    assert plain_days(doc, find_timexes(doc, date(2024, 5, 6))) == {}


@pytest.mark.slow
def test_pieces_that_are_asked_for_come_out_as_among_all(nlp, pieces):
    weights = load_weights()
    doc = nlp(TEXT)
    marks = weights.vocabulary["[CLS]"], weights.vocabulary["[SEP]"]
    windows = [w.pieces for w in windows_of(doc, pieces, *marks)]
    wanted = [list(range(1, len(w), 3)) for w in windows]
    starts = np.cumsum([0, *(len(w) for w in windows[:-1])])
    rows = [start + n for start, some in zip(starts, wanted, strict=True) for n in some]
    assert np.allclose(encode(windows, weights)[rows], encode(windows, weights, wanted), atol=1e-4)


@pytest.mark.slow
def test_windows_do_not_see_one_another(nlp, pieces):
    weights = load_weights()
    doc = nlp(TEXT)
    windows = [
        w.pieces for w in windows_of(doc, pieces, weights.vocabulary["[CLS]"], weights.vocabulary["[SEP]"])
    ]
    both = encode([*windows, windows[0][:9]], weights)
    alone = encode(windows, weights)
    assert np.allclose(both[: len(alone)], alone, atol=1e-3)


@pytest.mark.slow
def test_the_word_of_an_act_tells_of_it_and_the_day_beside_it_dates_it(nlp, pieces):
    encoding, doc = read(nlp, pieces)
    killed, rebels = (next(t.i for t in doc if t.text == word) for word in ("killed", "rebels"))
    monday, week = (next(t.i for t in doc if t.text == word) for word in ("Monday", "week"))
    odds = {kind: encoding.type_of(killed, kind) for kind in TYPES}
    assert max(odds, key=odds.__getitem__) == EventType.ASSAULT
    assert EventType.ASSAULT in encoding.types_from(killed, 0.0)
    found = encoding.relations(killed, EventType.ASSAULT, [rebels, monday, week, killed])
    assert killed not in found
    assert set(found) == {rebels, monday, week}
    assert found[monday][Relation.TIME] > 0 > found[week][Relation.TIME]


@pytest.mark.slow
def test_a_word_is_compared_with_many_as_with_each(nlp, pieces):
    encoding, doc = read(nlp, pieces)
    killed, *others = (next(t.i for t in doc if t.text == word) for word in ("killed", "rebels", "Monday"))
    found = encoding.sameness(killed, [others[0], len(doc), others[1]])
    alone = [encoding.sameness(killed, [other])[0] for other in others]
    assert found[1] is None
    assert [found[0], found[2]] == pytest.approx(alone, abs=1e-4)
    assert found[0] == pytest.approx(encoding.sameness(others[0], [killed])[0], abs=1e-4)


@pytest.mark.slow
def test_reading_twice_gives_the_same_numbers(nlp, pieces):
    one, doc = read(nlp, pieces)
    other, _ = read(nlp, pieces)
    assert all(one.type_of(t.i, k) == other.type_of(t.i, k) for t in doc for k in TYPES)


@pytest.mark.slow
def test_an_empty_text_has_no_words(nlp, pieces):
    encoding = encode_reading(Reading(freeze("A title\n\nA text."), doc=nlp("\n")), load_weights(), pieces)
    assert 0 not in encoding
    assert encoding.type_of(0, EventType.ASSAULT) is None
    assert encoding.relations(0, EventType.ASSAULT, [1]) == {}
    assert encoding.sameness(0, [1]) == [None]


@given(st.floats(-9, 9), st.floats(-9, 9))
def test_higher_odds_have_all_features_of_lower_ones(one, other):
    low, high = sorted((one, other))
    assert set(steps("x", low)) <= set(steps("x", high))
    assert steps("x", None) == ["x=unread"]


def test_buckets_cover_every_distance():
    assert {distance_bucket(n, 0) for n in range(-40, 40)} == {0, 1, 2, 3, 4, 5}
    assert {distance_bucket(0, n) for n in (-2, -1, 1, 2)} == {6, 7, 8}
    assert {gap_bucket(n) for n in range(40)} == {0, 1, 2, 3, 4, 5}
