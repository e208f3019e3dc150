"""The actor files: whole, consistent, quick to load."""

import subprocess
import sys

import pytest

from dateline.model import ActorKind
from dateline.reading.actors.folding import fold, pieces
from dateline.reading.actors.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("al-Qa'ida", ["al", "qaida"]),
        ("U.S.-led", ["us", "led"]),
        ("Séléka", ["seleka"]),
        ("People’s Protection Units", ["peoples", "protection", "units"]),
    ],
)
def test_spellings_fold(text, folded):
    assert [piece.folded for piece in pieces(text)] == folded


def test_possessive_is_kept_apart():
    assert pieces("Iran's")[0].bare == "iran"


def test_fold_is_stable():
    assert fold(fold("Élysée’s")) == fold("Élysée’s")


def test_every_country_has_a_code_and_a_name():
    states = load_lexicon().states
    assert len(states) >= 249
    assert all(len(code) == 3 and code.isupper() and entry.name for code, entry in states.items())
    assert {"PSE", "TWN", "XKX", "VAT", "SSD"} <= set(states)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("U.K.", "GBR"),
        ("Ivory Coast", "CIV"),
        ("Burma", "MMR"),
        ("DRC", "COD"),
        ("South Koreans", "KOR"),
        ("Kyiv", "UKR"),
        ("Kremlin", "RUS"),
    ],
)
def test_news_forms_of_countries(text, code):
    words = tuple(piece.folded for piece in pieces(text))
    forms = [form for form in load_lexicon().forms[words[0]] if form.words == words]
    assert {entry.key for form in forms for entry in form.entries} == {code}


def test_armed_groups_are_many_and_have_sectors():
    entries = {
        entry.key: entry
        for listed in load_lexicon().forms.values()
        for form in listed
        for entry in form.entries
    }
    groups = [entry for key, entry in entries.items() if key.startswith("armed_groups:")]
    assert len(groups) >= 250
    assert all(entry.plover for entry in groups)
    assert sum(entry.kind is ActorKind.ARMED_GROUP for entry in groups) >= 250


def test_codes_of_bodies_are_countries():
    lexicon = load_lexicon()
    codes = {
        code
        for listed in lexicon.forms.values()
        for form in listed
        for entry in form.entries
        for code in entry.country
    }
    assert codes <= set(lexicon.states)


@pytest.mark.slow
def test_files_load_within_half_a_second():
    code = (
        "import time; from dateline.reading.actors.lexicon import load_lexicon; "
        "a = time.process_time(); load_lexicon(); print(time.process_time() - a)"
    )
    took = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(took.stdout) < 0.5
