"""Documents of GUM in CoNLL-U: the text, its sentences, dates and coreferent mentions.

A. Zeldes, "The GUM Corpus: creating multilayer resources in the classroom", Language Resources and
Evaluation 51(3), 2017; coreference by the OntoNotes guidelines: Y. Zhu, S. Pradhan and A. Zeldes,
"OntoGUM", ACL 2021 (no singletons).

Half of the news documents (by the SHA-256 of their names) are reported on, the other half may be looked at.
The time grammar's first version was written with the dates of all of them in view.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

__all__ = ["Dated", "GumDocument", "Mention", "news", "read_gum"]

_BRACKET = re.compile(r"\((\d+)(\))?|(\d+)\)")
_TAG = re.compile(r"<(/?)(date|time)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+):::"([^"]*)"')
_FOLDER = "coref/ontogum/conllu"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something.

    Attributes:
        group: number of what they name, in the document.
        start: offset of the first character.
        end: offset after the last.
        head: offset of the head word by the treebank.
    """

    group: int
    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A tagged date.

    Attributes:
        start: offset of the first character.
        end: offset after the last.
        values: the tag's attributes (`when`, `from`, `to`, `notBefore`, `notAfter`).
    """

    start: int
    end: int
    values: dict[str, str]


@dataclass(slots=True)
class GumDocument:
    """A document.

    Attributes:
        name: as in the corpus ("GUM_news_crane").
        text: a paragraph a line.
        created: when it was written, if known.
        mentions: in the order in which they end.
        dates: in the order in which they end.
        sentences: words of each sentence.
    """

    name: str
    text: str = ""
    created: date | None = None
    mentions: list[Mention] = field(default_factory=list)
    dates: list[Dated] = field(default_factory=list)
    sentences: list[list["_Word"]] = field(default_factory=list)

    def head_within(self, start: int, end: int) -> int:
        """Offset of the head word, by the treebank, of a stretch of text; `start` where it holds no word."""
        for words in self.sentences:
            inside = [place for place, word in enumerate(words) if word.start < end and start < word.end]
            if inside:
                return words[_head(words, inside[0], inside[-1])].start
        return start


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    governor: int
    """Position in the sentence of the word that it hangs on; -1 at the root."""
    miscellany: dict[str, str]


def news(folder: Path, *, reported: bool) -> list[Path]:
    """The news documents that are reported on, or those that may be looked at, by name."""
    paths = sorted((folder / _FOLDER).glob("GUM_news_*.conllu"))
    return [path for path in paths if (sha256(path.stem.encode()).digest()[0] % 2 == 0) is reported]


def read_gum(path: Path) -> GumDocument:
    """One document."""
    document = GumDocument(path.stem)
    open_mentions: list[tuple[int, int, list[_Word]]] = []
    open_dates: list[tuple[int, dict[str, str]]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        for line in lines:
            if line.startswith("# meta::dateCreated =") and (day := re.search(r"\d{4}-\d\d-\d\d", line)):
                document.created = date.fromisoformat(day[0])
        text = next((line[9:] for line in lines if line.startswith("# text = ")), None)
        if text is None:
            continue
        if document.text:
            document.text += "\n" if any(line.startswith("# newpar") for line in lines) else " "
        words = _words(lines, text, len(document.text))
        document.text += text
        document.sentences.append(words)
        for word in words:
            _note_mentions(document, open_mentions, word, words)
            _note_dates(document, open_dates, word)
    return document


def _words(lines: Iterable[str], text: str, offset: int) -> list[_Word]:
    words: list[_Word] = []
    position = 0
    for line in lines:
        fields = line.split("\t")
        if len(fields) < 10 or not fields[0].isdigit():
            continue
        found = text.find(fields[1], position)
        position = found if found >= 0 else position
        miscellany = dict(part.partition("=")[::2] for part in fields[9].split("|") if "=" in part)
        governor = int(fields[6]) - 1 if fields[6].isdigit() else -1
        words.append(_Word(offset + position, offset + position + len(fields[1]), governor, miscellany))
        position += len(fields[1])
    return words


def _note_mentions(
    document: GumDocument, still_open: list[tuple[int, int, list[_Word]]], word: _Word, words: list[_Word]
) -> None:
    for opened, single, closed in _BRACKET.findall(word.miscellany.get("Entity", "")):
        if opened:
            still_open.append((int(opened), words.index(word), words))
            if not single:
                continue
        group = int(opened or closed)
        for place in range(len(still_open) - 1, -1, -1):
            if still_open[place][0] == group:
                _, first, of = still_open.pop(place)
                if of is words:
                    document.mentions.append(_mention(group, words, first, words.index(word)))
                break


def _mention(group: int, words: list[_Word], first: int, last: int) -> Mention:
    return Mention(group, words[first].start, words[last].end, words[_head(words, first, last)].start)


def _head(words: list[_Word], first: int, last: int) -> int:
    """The first word that hangs on none of the stretch."""
    outside = (place for place in range(first, last + 1) if not first <= words[place].governor <= last)
    return next(outside, last)


def _note_dates(document: GumDocument, still_open: list[tuple[int, dict[str, str]]], word: _Word) -> None:
    for closing, _, attributes in _TAG.findall(word.miscellany.get("XML", "")):
        if not closing:
            still_open.append((word.start, dict(_ATTRIBUTE.findall(attributes))))
        elif still_open:
            start, values = still_open.pop()
            document.dates.append(Dated(start, word.end, values))
