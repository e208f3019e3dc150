"""What of a report of ECB+ and of its given mentions is compared."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from dateline.data import comma_words, read_yaml
from dateline.reading.encoder.encoding import TYPES, Encoding
from dateline.reading.encoder.transformer import encode_layers
from dateline.reading.encoder.weights import load_weights
from dateline.reading.encoder.windows import windows_of
from dateline.reading.encoder.wordpiece import WordPieces
from dateline.reading.stage import Reading
from dateline.reconciling.incidents.words import stem, words_of
from dateline.scoring.sets.ecbplus_documents import EcbDocument, EcbMention

__all__ = ["ENTITIES", "MentionSketch", "Numbers", "ReportSketch", "root", "sketch_report"]

Numbers = NDArray[np.floating[Any]]

_NO_TYPE = -1.0
"""Log-odds of every type of a word that the encoder does not read."""
_LEAD = 60
"""Tokens of a report's lead."""
_SHORTEST = 3
"""Letters that an ending leaves."""
_CONTENT = ("NOUN", "PROPN", "VERB", "NUM", "ADJ")
_SUBJECTS = ("nsubj", "poss", "agent", "csubj")
_OBJECTS = ("dobj", "nsubjpass", "pobj", "dative", "attr", "compound")
_SHARING = ("conj", "xcomp", "advcl", "acl", "dobj", "pcomp", "pobj", "ccomp", "relcl")
"""Arcs over which a verb has the subject of the one above it."""
ENTITIES = ("person", "place", "body", "date", "number", "work")


@dataclass(frozen=True, slots=True)
class MentionSketch:
    """A mention in the shape in which it is compared."""

    id: str
    sentence: int
    lemma: str
    """Of the head word."""
    lemmas: frozenset[str]
    """Of all its words."""
    verb: bool
    vector: Numbers
    """Of the head word, by the pipeline; zero where it has none."""
    layers: Numbers
    """Of the head word, at the encoder's input and after each layer."""
    types: Numbers
    """Log-odds of the sixteen types."""
    near: frozenset[str]
    """Words of the sentence without those of the mention."""
    clause: frozenset[str]
    """Words that hang on the head word, or that it hangs on."""
    subject: frozenset[str]
    object: frozenset[str]
    arguments: frozenset[str]
    """Lemmas below the head word, and of the one above it."""
    others: frozenset[str]
    """Lemmas of the sentence."""
    entities: tuple[frozenset[str], ...]
    """Words of the named entities of the sentence, for each of `ENTITIES`."""


@dataclass(frozen=True, slots=True)
class ReportSketch:
    """A report in the shape in which it is compared."""

    name: str
    mentions: tuple[MentionSketch, ...]
    """In the order of the text."""
    words: frozenset[str]
    bags: Mapping[str, Counter[str]]
    """How often it has the words of a kind: `content`, `names`, `numbers`, `lead`, `verbs`."""
    sentences: Mapping[int, Numbers]
    """Means of the encoder's vectors of a sentence, at the input and after each layer."""


def root(lemma: str) -> str:
    """What is left of a word without endings: the same for most words of a family."""
    endings, stems = _derivation()
    if lemma in stems:
        return stems[lemma]
    found = next(
        (e for e in endings if lemma.endswith(e) and len(lemma) - len(e) >= _SHORTEST),
        "",
    )
    left = lemma.removesuffix(found)
    return left[:-1] if len(left) > _SHORTEST and left[-1] == left[-2] else left


@lru_cache(maxsize=1)
def _derivation() -> tuple[tuple[str, ...], dict[str, str]]:
    data = read_yaml("scoring/ecbplus.yaml")
    return tuple(sorted(comma_words(data["endings"]), key=lambda e: (-len(e), e))), data["stems"]


@lru_cache(maxsize=1)
def _labels() -> dict[str, int]:
    kinds = read_yaml("scoring/ecbplus.yaml")["entities"]
    return {label: ENTITIES.index(kind) for kind, labels in kinds.items() for label in comma_words(labels)}


def sketch_report(document: EcbDocument, reading: Reading) -> ReportSketch:
    """The report and its mentions.

    Args:
        document: the report.
        reading: its parse and encoding.
    """
    doc, encoding = reading.doc, reading.encoding
    assert doc is not None
    assert encoding is not None
    words, sentences = _vectors(doc)
    numbers = {token.i: number for number, sentence in enumerate(doc.sents) for token in sentence}
    mentions = []
    for mention in document.mentions:
        tokens = [
            token for token in doc if mention.start < token.idx + len(token.text) and token.idx < mention.end
        ]
        if tokens:
            mentions.append(_mention(mention, tokens, numbers, words, encoding))
    return ReportSketch(
        document.name, tuple(mentions), frozenset(words_of(document.text)), _bags(doc), sentences
    )


def _mention(
    mention: EcbMention,
    tokens: list[Token],
    numbers: Mapping[int, int],
    words: Mapping[int, Numbers],
    encoding: Encoding,
) -> MentionSketch:
    head = next((token for token in tokens if token.head not in tokens), tokens[0])
    own = {token.i for token in tokens}
    lemma = head.lemma_.lower()
    blank = np.zeros_like(next(iter(words.values())))
    types = [encoding.type_of(head.i, kind) for kind in TYPES]
    entities: list[set[str]] = [set() for _ in ENTITIES]
    for entity in head.sent.ents:
        number = _labels().get(entity.label_)
        if number is not None and not own.intersection(range(entity.start, entity.end)):
            entities[number] |= words_of(entity.text) or {entity.text.lower()}

    def lemmas(some: Iterable[Token]) -> frozenset[str]:
        return frozenset(_lemma(t) for t in some if t.pos_ in _CONTENT and not t.is_stop and t.i not in own)

    return MentionSketch(
        mention.id,
        numbers[head.i],
        lemma,
        frozenset(token.lemma_.lower() for token in tokens if token.is_alpha) or frozenset({lemma}),
        head.pos_ in ("VERB", "AUX"),
        np.asarray(head.vector) if head.has_vector else np.zeros(head.vocab.vectors_length),
        words.get(head.i, blank),
        np.array([_NO_TYPE if odds is None else odds for odds in types]),
        _content(token for token in head.sent if token.i not in own),
        _content(token for token in _around(head) if token.i not in own),
        lemmas(_subject(head)),
        lemmas(_object(head)),
        lemmas([*_below(head, 5), head.head]),
        lemmas(head.sent),
        tuple(map(frozenset, entities)),
    )


def _lemma(token: Token) -> str:
    return stem(token.lower_ if token.pos_ == "PROPN" else token.lemma_.lower())


def _below(token: Token, depth: int) -> Iterator[Token]:
    yield token
    if depth:
        for child in token.children:
            yield from _below(child, depth - 1)


def _subject(head: Token) -> list[Token]:
    """The words of who does it: its own subject or possessor, else that of a verb that shares it."""
    found = [t for child in head.children if child.dep_ in _SUBJECTS for t in _below(child, 3)]
    if not found and head.dep_ in _SHARING:
        for above in list(head.ancestors)[:3]:
            subjects = [child for child in above.children if child.dep_ in ("nsubj", "nsubjpass")]
            if subjects:
                return [t for subject in subjects for t in _below(subject, 3)]
    return found


def _object(head: Token) -> list[Token]:
    return [
        t
        for child in head.children
        if child.dep_ in _OBJECTS or child.dep_ == "prep"
        for t in _below(child, 4 if child.dep_ == "prep" else 3)
    ]


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


def _vectors(doc: Doc) -> tuple[dict[int, Numbers], dict[int, Numbers]]:
    """The encoder's vectors of each word, the mean of its pieces, and of each sentence by its number."""
    weights = load_weights()
    numbers = {token.i: number for number, sentence in enumerate(doc.sents) for token in sentence}
    pieces = _pieces()
    words, sentences = {}, {}
    for window in windows_of(doc, pieces, weights.vocabulary["[CLS]"], weights.vocabulary["[SEP]"]):
        layers = encode_layers(window.pieces, weights)
        starts = [first for _, first in window.first]
        for (token, start), end in zip(window.first, [*starts[1:], len(window.pieces) - 1], strict=True):
            words[token] = layers[:, start:end].mean(1)
        sentences[numbers[window.first[0][0]]] = layers[:, 1:-1].mean(1)
    return words, sentences


@lru_cache(maxsize=1)
def _pieces() -> WordPieces:
    return WordPieces(load_weights().vocabulary)


def _bags(doc: Doc) -> dict[str, Counter[str]]:
    bags: dict[str, Counter[str]] = {
        kind: Counter() for kind in ("content", "names", "numbers", "lead", "verbs")
    }
    labels = _labels()
    for token in doc:
        word, long = _lemma(token), len(token.lemma_) > 1 and not token.is_stop
        kind = ENTITIES[labels[token.ent_type_]] if token.ent_type_ in labels else None
        if token.pos_ in _CONTENT and long:
            bags["content"][word] += 1
            if token.i < _LEAD:
                bags["lead"][word] += 1
        if token.pos_ == "PROPN" or kind in ("person", "place", "body", "work"):
            bags["names"][word] += 1
        figure = token.pos_ == "NUM" or kind in ("date", "number")
        if figure and not token.is_stop and token.pos_ in ("NUM", "PROPN", "NOUN"):
            bags["numbers"][word] += 1
        if token.pos_ in ("VERB", "NOUN") and long:
            bags["verbs"][word] += 1
    return bags
