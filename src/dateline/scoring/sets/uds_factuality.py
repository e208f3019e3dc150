"""UDS factuality: whether what a verb tells of happened, in the development part of the English Web Treebank.

UDS-IH2 of Rudinger, White and Van Durme, "Neural models of factuality", NAACL 2018, in the release of
Universal Decompositional Semantics 2.0: two people a predicate said whether it happened and how sure they
were. The sign of the normalised value is the key; the published measure is the correlation with the value,
which a reader that says happened or not has none of. In one predicate of six the two annotators differ, and
the sign is little more than a
toss: the figures of those in which they agree stand beside.

Reported on: the treebank's development part. The model of factuality is learned from its training part, which
may be looked at, so that the figures there are no measure; its test part is not at hand. The labels count the
sentences of version 1.2 of the treebank, later versions mended a few: where a label's word is no verb there,
it is left out.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from spacy.tokens import Token

from dateline.data import read_yaml
from dateline.reading.events.factuality import factuality_features
from dateline.reading.events.status import status_of
from dateline.reading.linear import load_model
from dateline.reading.reader import Reader
from dateline.scoring.measure import Fault, Figure, Unit, accuracy, macro_f1
from dateline.scoring.sets.layers import read_layers
from dateline.sources import freeze

__all__ = ["MEASURE", "Factuality", "Labelled", "Sentence", "open_documents", "read_conllu"]

_TREEBANK = "ud_ewt"
_REPORTED, _OPEN = "dev", "train"


@dataclass(slots=True)
class Sentence:
    """A sentence of a treebank.

    Attributes:
        text: as written.
        words: part of speech and offset in the text of each syntactic word.
        opens: whether a new document begins with it.
    """

    text: str = ""
    words: list[tuple[str, int]] = field(default_factory=list)
    opens: bool = False


def read_conllu(lines: Iterable[str]) -> list[Sentence]:
    """The sentences of a file in CoNLL-U."""
    sentences: list[Sentence] = []
    now, position = Sentence(), 0
    for line in (*lines, ""):
        if not line.strip():
            if now.words:
                sentences.append(now)
            now, position = Sentence(), 0
        elif line.startswith("# newdoc"):
            now.opens = True
        elif line.startswith("# text ="):
            now.text = line.partition("=")[2].strip()
        elif not line.startswith("#"):
            number, form, _, part_of_speech, *_ = line.split("\t")
            if number.isdigit():  # no ranges of fused words, no empty words
                position = max(now.text.find(form, position), position)
                now.words.append((part_of_speech, position))
    return sentences


@dataclass(frozen=True, slots=True)
class _Label:
    happened: bool
    agreed: bool


def _labels(folder: Path, wanted: str) -> dict[tuple[int, int], _Label]:
    """Sentence and word, both from 1, to what the annotators said."""
    merged, single = (
        _data(folder / f"2.0/{kind}/sentence/annotations/factuality.zip") for kind in ("normalized", "raw")
    )
    labels = {}
    for sentence, predicates in merged.items():
        _, part, number = sentence.split("-")
        if part != wanted:
            continue
        for predicate, entry in predicates.items():
            votes = single.get(sentence, {}).get(predicate, {})
            said = votes.get("factuality", {}).get("factual", {}).get("value", {}).values()
            labels[int(number), int(predicate.rpartition("-")[2])] = _Label(
                entry["factuality"]["factual"]["value"] > 0, len(said) > 1 and len(set(said)) == 1
            )
    return labels


def _data(archive: Path) -> dict[str, Any]:
    with ZipFile(archive) as held, held.open("factuality.json") as stream:
        data: dict[str, Any] = json.load(stream)["data"]
    return data


@lru_cache(maxsize=1)
def _happening() -> frozenset[str]:
    return frozenset(_mapping()["happened"])


@lru_cache(maxsize=1)
def _mapping() -> dict[str, Any]:
    mapping: dict[str, Any] = read_yaml("scoring/uds_factuality.yaml")
    return mapping


def _treebank(folder: Path, part: str) -> Path:
    """A part of the treebank: in a folder beside the set's, or unpacked into the same cache.

    Raises:
        OSError: if it is in neither.
    """
    name = f"en_ewt-ud-{part}.conllu"
    places = [
        folder.parent / _TREEBANK / name,
        *sorted(folder.parent.parent.glob(f"{_TREEBANK}-*/{_TREEBANK}/{name}")),
    ]
    for path in places:
        if path.is_file():
            return path
    raise FileNotFoundError(f"its sentences are in the set {_TREEBANK}, which is not beside {folder}")


class Factuality:
    """The measure of the status of happenings."""

    name = "uds_factuality"
    folder = "uds_factuality"
    beside = (_TREEBANK,)
    """Other sets that must be unpacked too."""
    about = (
        "happened or not, by the sign of the normalised label (Rudinger et al. 2018), for the verbs of the "
        "development part, by a model learned from the training part; agreed: those of which both annotators "
        "said the same; rules: by the status that the ledger would have"
    )
    figures: tuple[Figure, ...] = (
        Figure("accuracy", accuracy("all"), 0.90),
        Figure("macro-F1", macro_f1("class"), 0.80),
        Figure("accuracy agreed", accuracy("agreed")),
        Figure("macro-F1 agreed", macro_f1("agreed.class")),
        Figure("accuracy rules", accuracy("rules")),
        Figure("macro-F1 rules", macro_f1("rules.class")),
    )

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The documents of the development part; a sentence is read as a paragraph."""
        return self._units(folder, reader, _REPORTED)

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The documents of the training part."""
        return self._units(folder, reader, _OPEN)

    def _units(self, folder: Path, reader: Reader, part: str) -> Iterator[Unit]:
        return (_measured(name, verbs) for name, verbs in _documents(folder, reader, part))


@dataclass(frozen=True, slots=True)
class Labelled:
    """A verb of a document and what the annotators said of it."""

    verb: Token
    happened: bool
    agreed: bool
    sentence: str


def _labelled(
    sentences: list[Sentence],
    first: int,
    last: int,
    labels: dict[int, dict[int, _Label]],
    reader: Reader,
) -> Iterator[Labelled]:
    """The labelled verbs of one document, parsed by the reader."""
    starts, length = {}, 0
    for number in range(first, last):
        starts[number] = length
        length += len(sentences[number].text) + 1
    report = freeze("\n".join(sentence.text for sentence in sentences[first:last]))
    doc = read_layers(reader, report, "doc").doc
    assert doc is not None  # the layer asked for
    token_at = {offset: token for token in doc for offset in range(token.idx, token.idx + len(token))}
    for number, words in labels.items():
        for word, label in words.items():
            token = token_at.get(starts[number] + sentences[number].words[word][1])
            if token is not None:
                yield Labelled(token, label.happened, label.agreed, sentences[number].text)


def _documents(folder: Path, reader: Reader, part: str) -> Iterator[tuple[str, Iterator[Labelled]]]:
    sentences = read_conllu(_treebank(folder, part).read_text(encoding="utf-8").splitlines())
    shift = _mapping()["sentences"][part]
    by_sentence: dict[int, dict[int, _Label]] = {}
    for (number, word), label in sorted(_labels(folder, part).items()):
        place = number + (shift["by"] if number > shift["after"] else 0) - 1
        words = sentences[place].words if place < len(sentences) else []
        if word <= len(words) and words[word - 1][0] == "VERB":
            by_sentence.setdefault(place, {})[word - 1] = label
    opened = [number for number, sentence in enumerate(sentences) if sentence.opens or not number]
    for first, last in zip(opened, (*opened[1:], len(sentences)), strict=True):
        held = {number: by_sentence[number] for number in range(first, last) if number in by_sentence}
        if held:
            yield f"{part}-{first + 1}", _labelled(sentences, first, last, held, reader)


def open_documents(folder: Path, reader: Reader) -> Iterator[tuple[str, Iterator[Labelled]]]:
    """The documents of the training part with their labelled verbs, to learn from.

    Args:
        folder: the unpacked set.
        reader: parses the documents.

    Raises:
        OSError: if the set or its treebank is not there.
    """
    return _documents(folder, reader, _OPEN)


def _measured(name: str, verbs: Iterable[Labelled]) -> Unit:
    model = load_model("factuality")
    counts: dict[str, float] = {}
    faults = []
    for one in verbs:
        odds = model.probability(factuality_features(one.verb))
        found = odds >= model.threshold
        for whole, parts in (("all", "class"), ("agreed", "agreed.class"))[: 1 + one.agreed]:
            for count, value in _counts(whole, parts, one.happened, found):
                counts[count] = counts.get(count, 0) + value
        status = status_of(one.verb)
        for count, value in _counts("rules", "rules.class", one.happened, status.value in _happening()):
            counts[count] = counts.get(count, 0) + value
        if found != one.happened:
            wanted = "happened" if one.happened else "did not happen"
            doubt = "" if one.agreed else ", annotators differ"
            faults.append(
                Fault(f"{wanted}, the rules say {status.value}{doubt}", f"{one.verb.text}: {one.sentence}")
            )
    return Unit(name, counts, tuple(faults))


def _counts(whole: str, parts: str, wanted: bool, found: bool) -> Iterator[tuple[str, int]]:
    yield f"{whole}.all", 1
    yield f"{whole}.right", wanted == found
    yield f"{parts}.{wanted}.want", 1
    yield f"{parts}.{found}.got", 1
    if wanted == found:
        yield f"{parts}.{wanted}.right", 1


MEASURE = Factuality()
