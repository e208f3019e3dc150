"""The sets of place names, on small files of their form. All texts are invented."""

import pytest

from dateline.reading.reader import Reader
from dateline.scoring.measure import total
from dateline.scoring.sets.geo_document import kilometres, read_geo
from dateline.scoring.sets.geo_events import MEASURE as EVENTS
from dateline.scoring.sets.geo_events import read_sentences
from dateline.scoring.sets.geo_toponyms import MEASURES
from dateline.scoring.split import held_out

TEXT = "Shells fell on Mosul on Friday. Iraqi officials said people fled to Qarnhold, near Erbil."


def toponym(phrase, shift=0, tag=""):
    start = TEXT.index(phrase) + shift
    return (
        f"<toponym><start>{start}</start><end>{start + len(phrase)}</end><phrase>{phrase}</phrase>"
        f"{tag}</toponym>"
    )


def tag(number, latitude, longitude, code="PPL"):
    return (
        f'<gaztag geonameid="{number}"><name>x</name><fcode>{code}</fcode><lat>{latitude}</lat>'
        f"<lon>{longitude}</lon><country>Iraq</country></gaztag>"
    )


@pytest.fixture
def folder(tmp_path):
    name = next(str(n) for n in range(100) if held_out(str(n), share=0.5))
    toponyms = (
        toponym("Mosul", 1, tag(99072, 36.34, 43.12)),
        toponym("Iraqi", 0, tag(99237, 33, 44, "PCLI")),
        toponym("Qarnhold"),
        toponym("Erbil", 0, tag(95446, 36.19, 44.01)),
    )
    (tmp_path / "lgl.xml").write_text(
        f'<articles><article docid="{name}"><domain>example.com</domain><url>http://example.com/1</url>'
        f"<text>{TEXT}</text><toponyms>{''.join(toponyms)}</toponyms></article></articles>"
    )
    return tmp_path


def test_a_name_is_found_where_its_offset_is_off(folder):
    (document,) = read_geo(folder / "lgl.xml", reported=True)
    assert [TEXT[t.start : t.end] for t in document.toponyms] == ["Mosul", "Iraqi", "Qarnhold", "Erbil"]
    assert [t.latitude is None for t in document.toponyms] == [False, False, True, False]
    assert list(read_geo(folder / "lgl.xml", reported=False)) == []


def test_a_name_that_is_not_there_is_refused(folder):
    path = folder / "lgl.xml"
    path.write_text(path.read_text().replace("<phrase>Erbil", "<phrase>Basra"))
    with pytest.raises(ValueError, match="'Basra' is not at"):
        list(read_geo(path, reported=True))


def test_distance():
    assert kilometres((36.34, 43.12), (36.34, 43.12)) == 0
    assert 80 < kilometres((36.34, 43.12), (36.19, 44.01)) < 85
    assert 20_000 < kilometres((0, 0), (0, 180)) < 20_050


@pytest.mark.slow
def test_counts_of_a_document(folder):
    (unit,) = MEASURES[0].units(folder, Reader())
    assert (unit.counts["id.all"], unit.counts["near.all"], unit.counts["span.want"]) == (3, 3, 4)
    assert unit.counts["id.right"] == 3
    assert unit.counts["span.right"] >= 3
    assert {fault.cause for fault in unit.faults} <= {"name: not found", "name: not in the key"}


@pytest.mark.slow
def test_places_of_a_marked_verb(tmp_path):
    text = "Gunmen killed six people in Mosul, and Iran denounced the attack"
    texts = [f"{text} on day {n}." for n in range(40)]
    kept = [one for one in texts if held_out(one, share=0.5)][:2]
    start, end = text.index("killed"), text.index("killed") + len("killed")
    place = text.index("Mosul")
    rows = [
        f'{{"id": {n}, "text": "{one}", "spans": [{{"label": "VERB", "start": {start}, "end": {end}}}, '
        f'{{"label": "LOCATION", "start": {place}, "end": {place + 5}}}]}}\n'
        for n, one in enumerate(kept)
    ]
    (tmp_path / "event_location_nonLDC.jsonl").write_text("".join(rows))
    counts = total(EVENTS.units(tmp_path, Reader()))
    assert (counts["sited.want"], counts["sited.got"], counts["sited.right"]) == (2, 2, 2)


def test_a_line_that_is_no_record_is_named(tmp_path):
    path = tmp_path / "event_location_nonLDC.jsonl"
    path.write_text('{"id": 1}\n')
    with pytest.raises(ValueError, match="line 1 is no record"):
        list(read_sentences(path, reported=True))


def test_a_mark_of_a_letter_inside_a_word_leaves_the_sentence_out(tmp_path):
    text = "Gunmen killed six people in Mosul"
    texts = [one for one in (f"{text} on day {n}." for n in range(40)) if held_out(one, share=0.5)][:2]
    spans = [(28, 33), (9, 10)]
    path = tmp_path / "event_location_nonLDC.jsonl"
    path.write_text(
        "".join(
            f'{{"id": {n}, "text": "{one}", "spans": [{{"label": "VERB", "start": 7, "end": 13}}, '
            f'{{"label": "LOCATION", "start": {start}, "end": {end}}}]}}\n'
            for n, (one, (start, end)) in enumerate(zip(texts, spans, strict=True))
        )
    )
    assert [sentence.name for sentence in read_sentences(path, reported=True)] == ["0"]
