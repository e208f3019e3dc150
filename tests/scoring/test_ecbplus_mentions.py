"""Given mentions of ECB+: reports of one happening, and the mentions that are one event."""

from functools import lru_cache

import numpy as np
import pytest

from dateline.reading.encoder.stage import EncodingStage
from dateline.reading.encoder.transformer import encode, encode_layers
from dateline.reading.encoder.weights import load_weights
from dateline.reading.stage import Reading, run_chain
from dateline.reading.syntax import DEFAULT_PIPELINE, SyntaxStage, load_pipeline
from dateline.scoring.sets.ecbplus_documents import EcbDocument, EcbMention
from dateline.scoring.sets.ecbplus_mentions import cluster_mentions, group
from dateline.scoring.sets.ecbplus_sketches import ReportSketch, root, sketch_report
from dateline.sources import freeze

TEXTS = {
    "a": (
        "A strong earthquake struck the port of Arica in Chile on Monday and killed six people.\n"
        "The quake cut power in Arica for hours.",
        ("earthquake", "killed", "quake"),
    ),
    "b": (
        "Six people were killed in Arica when an earthquake hit northern Chile on Monday.\n"
        "Rescuers searched the port of Arica for survivors.",
        ("killed", "earthquake", "searched"),
    ),
    "c": (
        "An earthquake of magnitude 5.1 shook Padang on the island of Sumatra in Indonesia on Friday.\n"
        "The Indonesian quake injured two people in Padang.",
        ("earthquake", "quake", "injured"),
    ),
    "d": (
        "Two people were injured when a quake rattled Padang in Sumatra, Indonesian officials said Friday.",
        ("injured", "quake"),
    ),
}


@lru_cache(maxsize=1)
def _reports() -> tuple[ReportSketch, ...]:
    stages = [SyntaxStage(load_pipeline(DEFAULT_PIPELINE)), EncodingStage()]
    found = []
    for name, (text, words) in TEXTS.items():
        mentions = [
            EcbMention(f"{name}:{word}", text.index(word), text.index(word) + len(word), "") for word in words
        ]
        document = EcbDocument(name, "1", "ecb", text, tuple(mentions), ())
        found.append(sketch_report(document, run_chain(stages, Reading(freeze(text)))))
    return tuple(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [("bomber", "bombing"), ("killer", "killing"), ("death", "die"), ("acquire", "acquires")],
)
def test_words_of_one_family_have_one_root(one: str, other: str) -> None:
    assert root(one) == root(other)


def test_words_of_two_families_have_two_roots() -> None:
    assert root("arrest") != root("attack")


def test_a_sketch_knows_who_and_where() -> None:
    killed = next(m for m in _reports()[1].mentions if m.id == "b:killed")
    assert "people" in killed.object | killed.subject | killed.arguments
    assert "arica" in killed.entities[1]
    assert killed.verb
    assert len(killed.layers) == load_weights().layers + 1


def test_two_quakes_are_two_events_and_each_is_one() -> None:
    groups = {mention: number for number, ids in enumerate(cluster_mentions(_reports())) for mention in ids}
    assert len(groups) == sum(len(words) for _, words in TEXTS.values())
    assert groups["a:killed"] == groups["b:killed"]
    assert groups["a:earthquake"] == groups["b:earthquake"]
    assert groups["c:injured"] == groups["d:injured"]
    assert groups["a:earthquake"] != groups["c:earthquake"]


def test_the_order_of_reports_plays_no_part() -> None:
    def found(reports: tuple[ReportSketch, ...]) -> set[frozenset[str]]:
        return {frozenset(ids) for ids in cluster_mentions(reports)}

    assert found(_reports()) == found(_reports()[::-1])


def test_no_mentions_make_no_groups() -> None:
    assert cluster_mentions([]) == []


def test_groups_end_where_the_mean_is_too_low() -> None:
    likely = np.array([[0.0, 0.9, 0.5], [0.9, 0.0, 0.0], [0.5, 0.0, 0.0]])
    assert group(likely, 0.3) == [0, 0, 1]
    assert group(likely, 0.2) == [0, 0, 0]


def test_the_last_of_the_layers_is_what_the_encoder_gives() -> None:
    weights = load_weights()
    window = [weights.vocabulary[piece] for piece in ("[CLS]", "police", "arrested", "two", "men", "[SEP]")]
    layers = encode_layers(window, weights)
    assert layers.shape[0] == weights.layers + 1
    np.testing.assert_allclose(layers[-1], encode([window], weights), rtol=1e-4, atol=1e-5)
