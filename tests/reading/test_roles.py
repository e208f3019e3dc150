"""Who did it, to whom: what the rules of syntax read off a clause."""

import pytest
from spacy.language import Language
from spacy.tokens import Token

from dateline.reading.events.candidate import find_candidates
from dateline.reading.events.clause import is_passive, objects, subjects
from dateline.reading.events.ontology import load_lexicon
from dateline.reading.events.participants import mentions_of
from dateline.reading.events.roles import participants

pytestmark = pytest.mark.slow


def _sides(nlp: Language, text: str, word: str) -> tuple[set[str], set[str]]:
    doc = nlp(text)
    found = find_candidates(
        doc, load_lexicon(), is_actor=lambda t: t.pos_ in ("NOUN", "PROPN"), readable=bool
    )
    candidate = next(c for c in found if c.token.text == word)
    sides = participants(candidate.token, candidate.entry, candidate.lemma)
    return {t.text for t in sides.actors}, {t.text for t in sides.recipients}


def _token(nlp: Language, text: str, word: str) -> Token:
    return next(t for t in nlp(text) if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        ("Clashes between rebels and soldiers continued on Sunday.", "Clashes", {"rebels"}, {"soldiers"}),
        ("The police made an arrest on Monday.", "arrest", {"police"}, set()),
        ("The editor faces charges over the article.", "charges", set(), {"editor"}),
        ("The minister refused to admit the refugees.", "refused", {"minister"}, {"refugees"}),
        ("They condemned the killing of villagers by the army.", "condemned", {"They"}, {"army"}),
        ("The rebels claimed responsibility for the attack.", "attack", {"rebels"}, set()),
        ("Families were fleeing an offensive by the army.", "offensive", {"army"}, {"Families"}),
        ("They blamed the militia for the attack.", "attack", {"militia"}, set()),
    ],
)
def test_participants(nlp: Language, text: str, word: str, actors: set[str], recipients: set[str]) -> None:
    assert _sides(nlp, text, word) == (actors, recipients)


def test_what_follows_anti_is_opposed_and_no_actor(nlp: Language) -> None:
    actors, recipients = _sides(nlp, "The anti-government protests spread to the south.", "protests")
    assert not actors & {"government", "anti-government"}
    assert recipients <= {"government", "anti-government"}


def test_struck_building_before_the_noun_is_no_actor(nlp: Language) -> None:
    actors, _ = _sides(nlp, "A hospital bombing shocked the country on Friday.", "bombing")
    assert actors == set()


def test_headline_without_auxiliary_is_passive(nlp: Language) -> None:
    verb = _token(nlp, "Protesters arrested in the capital", "arrested")
    assert is_passive(verb)
    assert [t.text for t in objects(verb)] == ["Protesters"]
    assert subjects(verb) == []


def test_gerund_after_for_is_the_objects_deed(nlp: Language) -> None:
    verb = _token(nlp, "The court jailed an activist for insulting the king.", "insulting")
    assert [t.text for t in subjects(verb)] == ["activist"]


def test_including_adds_who_is_named(nlp: Language) -> None:
    doc = nlp("The court sentenced four men, including a cleric, to death.")
    men = next(t for t in doc if t.text == "men")
    nouns = {t.i: t.i for t in doc if t.text in ("men", "cleric")}
    assert [doc[i].text for i in mentions_of([men], nouns.get)] == ["men", "cleric"]
