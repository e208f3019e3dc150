"""The ontology's files agree with PLOVER and with each other."""

from importlib.resources import files

import pytest
import yaml

from dateline.model import EventType
from dateline.reading.events.ontology import load_lexicon, load_ontology

# openeventdata/PLOVER, PLOVER_MANUAL.tex, draft 2.0 of 2024-02-04: modes and quad classes.
MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": (
        "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial "
        "drone heavy-weapons crowd-control unconventional"
    ),
}
QUADS = {
    1: "AGREE CONSULT SUPPORT CONCEDE",
    2: "COOPERATE AID RETREAT",
    3: "REQUEST ACCUSE REJECT THREATEN",
    4: "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
CONTEXTS = """
military intelligence executive legislative election political_institutions pro_democracy pro_autocracy
economic legal reparations human_rights rights_freedoms repression human_security gender lgbt
religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration disasters
natural_resource environment technology terrorism cbrn cyber misinformation crime corruption
illegal_drugs trafficking
"""


def data(name: str) -> dict[str, object]:
    return yaml.safe_load(files("dateline.data").joinpath("ontology", name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("event_type", EventType)
def test_modes_are_plovers(event_type):
    assert load_ontology().modes(event_type) == MODES[event_type].split()


def test_there_are_sixteen_types_and_sixty_seven_modes():
    assert len(EventType) == 16
    assert len(load_ontology().codings) == 16 + 67


def test_quad_classes_are_plovers():
    for (event_type, _), coding in load_ontology().codings.items():
        assert event_type in QUADS[coding.quad].split()


def test_scores_and_codes_are_in_range_and_fit_the_quad():
    for (event_type, mode), coding in load_ontology().codings.items():
        assert -10 <= coding.score <= 10
        if coding.quad in (1, 2):
            assert coding.score > 0, (event_type, mode)
        elif (event_type, mode) != ("REQUEST", "assist"):  # a plea for help is the one mild deed of its class
            assert coding.score <= 0, (event_type, mode)
        assert coding.cameo.isdigit()
        assert len(coding.cameo) in (3, 4)


def test_every_trigger_codes_a_mode_that_exists():
    lexicon, codings = load_lexicon(), load_ontology().codings
    entries = [entry for table in (lexicon.verbs, lexicon.nouns) for rows in table.values() for entry in rows]
    assert len(entries) > 1000
    assert {(entry.type, entry.mode) for entry in entries} <= set(codings)
    assert {entry.type for entry in entries} == set(EventType)


def test_of_two_entries_the_one_that_asks_for_more_comes_first():
    lexicon = load_lexicon()
    for rows in (*lexicon.verbs.values(), *lexicon.nouns.values()):
        asked = [entry.specificity for entry in rows]
        assert asked == sorted(asked, reverse=True)


def test_contexts_are_plovers():
    assert set(data("contexts.yaml")) <= set(CONTEXTS.split())


def test_instruments_make_modes_of_assault():
    assert set(data("instruments.yaml")) - {"no_instruments"} <= set(MODES["ASSAULT"].split())


def test_roles_speak_of_plovers_types():
    roles = data("roles.yaml")
    assert set(roles["recipient_prepositions"]) == {member.value for member in EventType}
    for key in ("mutual", "of_is_actor"):
        assert set(roles[key]) <= {member.value for member in EventType}
