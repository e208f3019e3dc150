"""UDS factuality: labels joined to the treebank's words."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from spacy.language import Language

from dateline.reading.events.factuality import factuality_features
from dateline.reading.linear import load_model
from dateline.scoring.measure import total
from dateline.scoring.sets.uds_factuality import MEASURE, read_conllu

CONLLU = """# newdoc id = one
# text = Guards don't sleep.
1\tGuards\t_\tNOUN\t_\t_\t_\t_\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\t_\tAUX\t_\t_\t_\t_\t_\t_
3\tn't\t_\tPART\t_\t_\t_\t_\t_\t_
4\tsleep\t_\tVERB\t_\t_\t_\t_\t_\t_
5\t.\t_\tPUNCT\t_\t_\t_\t_\t_\t_

# text = Rebels shelled Ardal.
1\tRebels\t_\tNOUN\t_\t_\t_\t_\t_\t_
2\tshelled\t_\tVERB\t_\t_\t_\t_\t_\t_
3\tArdal\t_\tPROPN\t_\t_\t_\t_\t_\t_
4\t.\t_\tPUNCT\t_\t_\t_\t_\t_\t_

# newdoc id = two
# text = They might leave.
1\tThey\t_\tPRON\t_\t_\t_\t_\t_\t_
2\tmight\t_\tAUX\t_\t_\t_\t_\t_\t_
3\tleave\t_\tVERB\t_\t_\t_\t_\t_\t_
4\t.\t_\tPUNCT\t_\t_\t_\t_\t_\t_
"""


def test_words_have_offsets_and_fused_words_are_taken_apart() -> None:
    first, _, third = read_conllu(CONLLU.splitlines())
    assert [(first.text[at : at + 5], part) for part, at in first.words][2:4] == [
        ("n't s", "PART"),
        ("sleep", "VERB"),
    ]
    assert (first.opens, third.opens) == (True, True)


def labels(happened: dict[tuple[int, int], tuple[float, tuple[int, int]]], raw: bool) -> str:
    data: dict[str, dict[str, object]] = {}
    for (sentence, word), (value, votes) in happened.items():
        told = {f"annotator-{number}": vote for number, vote in enumerate(votes)} if raw else value
        entry = {"factuality": {"factual": {"value": told, "confidence": 1.0}}}
        data.setdefault(f"ewt-dev-{sentence}", {})[f"ewt-dev-{sentence}-semantics-pred-{word}"] = entry
    return json.dumps({"data": data})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    said = {(1, 4): (-1.2, (0, 0)), (2, 2): (1.1, (1, 1)), (3, 3): (0.4, (0, 1)), (3, 1): (1.0, (1, 1))}
    for kind in ("normalized", "raw"):
        inner = tmp_path / f"uds_factuality/2.0/{kind}/sentence/annotations"
        inner.mkdir(parents=True)
        with ZipFile(inner / "factuality.zip", "w") as archive:
            archive.writestr("factuality.json", labels(said, kind == "raw"))
    return tmp_path / "uds_factuality"


@pytest.mark.slow
def test_documents_are_measured_verb_by_verb(folder: Path) -> None:
    from dateline.reading.reader import Reader

    treebank = folder.parent / "ud_ewt"
    treebank.mkdir()
    (treebank / "en_ewt-ud-dev.conllu").write_text(CONLLU, encoding="utf-8")
    units = list(MEASURE.units(folder, Reader()))
    counts = total(units)
    assert [unit.name for unit in units] == ["dev-1", "dev-3"]
    assert (counts["all.all"], counts["agreed.all"]) == (3, 2)  # the pronoun is no verb
    assert (counts["rules.all"], counts["rules.right"]) == (3, 2)
    assert [fault.cause for fault in units[1].faults] == [
        "happened, the rules say hypothetical, annotators differ"
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "word", "happened"),
    [
        ("The guards slept all night.", "slept", True),
        ("Please call me tomorrow.", "call", False),
        ("They wanted to leave the town.", "leave", False),
        ("They managed to leave the town.", "leave", True),
        ("The guards might leave.", "leave", False),
    ],
)
def test_the_model_of_factuality(nlp: Language, text: str, word: str, happened: bool) -> None:
    model = load_model("factuality")
    token = next(t for t in nlp(text) if t.text == word)
    assert (model.probability(factuality_features(token)) >= model.threshold) == happened


def test_the_treebank_must_be_beside(folder: Path) -> None:
    with pytest.raises(OSError, match="ud_ewt"):
        next(MEASURE.units(folder, None))  # type: ignore[arg-type]
