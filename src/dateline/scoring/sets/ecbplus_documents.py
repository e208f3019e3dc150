"""The reports of ECB+ with their marked events.

A. Cybulska and P. Vossen, "Using a sledgehammer to crack a nut? Lexical diversity and event coreference
resolution", LREC 2014. Only the sentences count whose annotation the makers checked
(`ECBplus_coreference_sentences.csv`), as is the custom.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from dateline.scoring.sets.wikievents import lay_tokens

__all__ = ["EcbDocument", "EcbMention", "ecb_documents"]


@dataclass(frozen=True, slots=True)
class EcbMention:
    """Words that tell of an event."""

    id: str
    """Document and number: unique in the set."""
    start: int
    end: int
    """Offsets in the document's text, from the first word to the last."""
    chain: str
    """The same for all mentions of one event, over all documents."""


@dataclass(frozen=True, slots=True)
class EcbDocument:
    """A report as one text, a sentence a line."""

    name: str
    topic: str
    part: str
    """`ecb` or `ecbplus`: the two happenings of a topic."""
    text: str
    mentions: tuple[EcbMention, ...]
    """In the order of the text."""
    checked: tuple[tuple[int, int], ...]
    """Offsets of the sentences whose annotation was checked."""


def ecb_documents(folder: Path) -> Iterator[EcbDocument]:
    """All documents, by topic and name.

    Args:
        folder: with a folder for each topic and the list of checked sentences.

    Raises:
        OSError: if a file is missing.
        ValueError: if a file holds something else.
    """
    checked: dict[str, set[str]] = {}
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            checked.setdefault(f"{row['Topic']}_{row['File']}", set()).add(row["Sentence Number"])
    for topic in sorted((one for one in folder.iterdir() if one.is_dir()), key=lambda one: int(one.name)):
        for path in sorted(topic.glob("*.xml")):
            yield _document(path, topic.name, checked.get(path.stem, set()))


def _document(path: Path, topic: str, checked: set[str]) -> EcbDocument:
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise ValueError(f"{path} is not XML: {error}") from error
    sentences: dict[str, list[ElementTree.Element]] = {}
    for token in root.iter("token"):
        sentences.setdefault(token.attrib["sentence"], []).append(token)
    text, spans, sentence_of = "", {}, {}
    ranges = {}
    for number, tokens in sentences.items():
        words = [token.text or "_" for token in tokens]
        if words[0] == "http" and not text:
            continue  # the page's address, in tokens
        line, places = lay_tokens(words)
        for token, (start, end) in zip(tokens, places, strict=True):
            spans[token.attrib["t_id"]] = (len(text) + start, len(text) + end)
            sentence_of[token.attrib["t_id"]] = number
        ranges[number] = (len(text), len(text) + len(line))
        text += line + "\n"
    chains = _chains(root)
    mentions = []
    for mark in root.iterfind("Markables/*"):
        anchors = [one.attrib["t_id"] for one in mark.iter("token_anchor") if one.attrib["t_id"] in spans]
        if "ACTION" not in mark.tag or not anchors or sentence_of[anchors[0]] not in checked:
            continue
        places = [spans[one] for one in anchors]
        name = f"{path.stem}:{mark.attrib['m_id']}"
        chain = chains.get(mark.attrib["m_id"], name)
        mentions.append(EcbMention(name, min(s for s, _ in places), max(e for _, e in places), chain))
    return EcbDocument(
        name=path.stem,
        topic=topic,
        part="ecbplus" if path.stem.endswith("plus") else "ecb",
        text=text.rstrip("\n"),
        mentions=tuple(sorted(mentions, key=lambda one: (one.start, one.end, one.id))),
        checked=tuple(ranges[number] for number in ranges if number in checked),
    )


def _chains(root: ElementTree.Element) -> dict[str, str]:
    """Number of a mention to its chain: the name of the event across documents, else of the one in this."""
    chains = {}
    for relation in root.iterfind("Relations/*"):
        crossing = relation.tag == "CROSS_DOC_COREF"
        name = relation.attrib["note"] if crossing else f"{root.attrib['doc_name']}:{relation.attrib['r_id']}"
        for source in relation.iter("source"):
            chains[source.attrib["m_id"]] = name
    return chains
