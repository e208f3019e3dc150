"""Which given mentions of ECB+ are one event: a comparison of its own, since a mention alone has no ledger.

A mention is a word or a few in a sentence. Two of one topic are compared by a logistic model over the head
words and their meaning (the pipeline's vectors), the words of the two sentences (arguments are not given),
those of the two reports, and, within one report, the distance. Topics are the set's own; which of a topic's
two happenings a report tells of is not given. Weights: `data/scoring/ecbplus_mentions.json`, learned by
`training/incident_mentions.py` on the topics that are not reported on.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import combinations

import numpy as np
from spacy.tokens import Doc, Token

from dateline.reading.linear import LinearModel
from dateline.reconciling.incidents.likeness import MILLION
from dateline.reconciling.incidents.linkage import average_link
from dateline.reconciling.incidents.words import overlap, words_of
from dateline.scoring.sets.ecbplus_documents import EcbDocument

__all__ = ["MentionSketch", "cluster_mentions", "mention_features", "sketch_mentions"]

_CUTS = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
"""Shares of common words at which a step is counted."""
_LIKE = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
"""Cosines of two word vectors at which a step is counted."""


@dataclass(frozen=True, slots=True)
class MentionSketch:
    """A mention in the shape in which it is compared."""

    id: str
    document: str
    sentence: int
    lemma: str
    lemmas: frozenset[str]
    """Of all its words."""
    verb: bool
    vector: np.ndarray | None
    """Of the head word, of length one."""
    near: frozenset[str]
    """Words of the sentence without those of the mention."""
    clause: frozenset[str]
    """Words that hang on the head word, or that it hangs on."""
    report: frozenset[str]
    """Words of the whole report."""


def sketch_mentions(document: EcbDocument, doc: Doc) -> list[MentionSketch]:
    """The mentions of a report, in the order of the text.

    Args:
        document: the report.
        doc: its parse.
    """
    report = frozenset(words_of(document.text))
    numbers = {token.i: number for number, sentence in enumerate(doc.sents) for token in sentence}
    found = []
    for mention in document.mentions:
        tokens = [
            token for token in doc if mention.start < token.idx + len(token.text) and token.idx < mention.end
        ]
        if not tokens:
            continue
        head = next((token for token in tokens if token.head not in tokens), tokens[0])
        own = {token.i for token in tokens}
        lemmas = frozenset(token.lemma_.lower() for token in tokens if token.is_alpha)
        norm = float(head.vector_norm) if head.has_vector else 0.0
        found.append(
            MentionSketch(
                mention.id,
                document.name,
                numbers[head.i],
                head.lemma_.lower(),
                lemmas or frozenset({head.lemma_.lower()}),
                head.pos_ in ("VERB", "AUX"),
                head.vector / norm if norm else None,
                _content(token for token in head.sent if token.i not in own),
                _content(token for token in _around(head) if token.i not in own),
                report,
            )
        )
    return found


def _around(head: Token) -> Iterator[Token]:
    for child in head.children:
        yield child
        for below in child.children:
            yield below
            yield from (token for token in below.children if below.dep_ == "prep")
    if head.head is not head:
        yield head.head
        yield from head.head.children


def _content(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(
        words_of(" ".join(token.lemma_ if token.pos_ != "PROPN" else token.text for token in tokens))
    )


def mention_features(one: MentionSketch, other: MentionSketch) -> list[str]:
    """Names of the binary features that hold of a pair; the same in either order."""
    same, report = one.lemma == other.lemma, one.document == other.document
    likeness = (
        float(one.vector @ other.vector) if one.vector is not None and other.vector is not None else 0.0
    )
    word = (
        "same"
        if same
        else "shared"
        if one.lemmas & other.lemmas
        else "kin"
        if one.lemma[:4] == other.lemma[:4] and min(len(one.lemma), len(other.lemma)) >= 4
        else "other"
    )
    parts = "".join(sorted("nv"[side.verb] for side in (one, other)))
    near = overlap(one.near, other.near) or 0.0
    clause = overlap(one.clause, other.clause) or 0.0
    reports = overlap(one.report, other.report) or 0.0
    where = "here" if report else "there"
    features = [f"word={word}", f"word={word}|{where}", f"parts={parts}|word={word}", where]
    features += [f"like>={cut}" for cut in _LIKE if not same and likeness >= cut]
    for name, value in (("near", near), ("clause", clause)):
        steps = [f"{name}>={cut}" for cut in _CUTS if value >= cut]
        features += [*steps, *(f"{step}|word={word}" for step in steps)]
    if report:
        apart = abs(one.sentence - other.sentence)
        span = "0" if not apart else "1" if apart == 1 else "2-4" if apart < 5 else "5+"
        features += [f"apart={span}", f"apart={span}|word={word}"]
    else:
        steps = [f"reports>={cut}" for cut in _CUTS if reports >= cut]
        features += [*steps, *(f"{step}|word={word}" for step in steps)]
    return features


def cluster_mentions(mentions: Sequence[MentionSketch], model: LinearModel | None = None) -> list[list[str]]:
    """Ids of the mentions of one topic, grouped by event.

    Args:
        mentions: of all reports of a topic.
        model: another than the shipped one.
    """
    model = model or _model()
    # In millionths; at least one, for none would keep two mentions apart.
    scores = {
        (one.id, other.id): max(1, round(model.probability(mention_features(one, other)) * MILLION))
        for one, other in combinations(sorted(mentions, key=lambda mention: mention.id), 2)
    }
    least = round(model.threshold * MILLION)
    likely = [pair for pair, score in scores.items() if score >= least]

    def score(one: str, other: str) -> int:
        return scores[min(one, other), max(one, other)]

    return average_link([[mention.id] for mention in mentions], likely, score, least).groups


@lru_cache(maxsize=1)
def _model() -> LinearModel:
    raw = files("dateline.data").joinpath("scoring", "ecbplus_mentions.json").read_bytes()
    data = json.loads(raw)
    return LinearModel(data["bias"], data["weights"], data["threshold"], hashlib.sha256(raw).hexdigest())
