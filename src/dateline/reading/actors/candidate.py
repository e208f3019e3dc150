"""A mention before it is joined to others, and the parsed text as plain lists."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc

from dateline.model import ActorKind, Block
from dateline.reading.actors.folding import fold

__all__ = ["PHRASE_LEFT", "Candidate", "Words"]

PHRASE_LEFT = frozenset(
    {
        "compound",
        "amod",
        "det",
        "poss",
        "nmod",
        "nummod",
        "quantmod",
        "predet",
        "advmod",
        "case",
        "punct",
        "npadvmod",
        "neg",
        "appos",
    }
)
"""Relations of the words of a phrase that stand before its noun."""


@dataclass(slots=True)
class Candidate:
    """A stretch of text that may stand for an actor."""

    first: int
    last: int
    """Tokens first..last, last excluded."""
    head: int
    form: str
    kind: ActorKind | None
    country: tuple[str, ...] = ()
    plover: tuple[str, ...] = ()
    key: str | None = None
    """Key of the entry of the actor files."""
    name: str | None = None
    """The proper name, without title."""
    parts: tuple[str, ...] = ()
    """Folded words of the proper name."""
    aliases: tuple[str, ...] = ()
    noun: str | None = None
    """The class noun: "foreign minister", "military"."""
    source: str = "name"
    """`organ`, `office`, `people` for nominals; `name`; `pronoun` and its row."""
    state: bool = False
    plural: bool = False
    gender: str | None = None
    definite: bool = False
    fresh: bool = False
    """True where the determiner or number brings in someone new ("another man")."""
    number: str | None = None
    mods: frozenset[str] = frozenset()
    anchor: int | None = None
    """Head token of the possessor, nationality or body that the phrase hangs on."""
    of_state: int | None = None
    """Head token of a country name or adjective inside the phrase."""
    metonym: bool = False
    sentence: int = 0
    subject: bool = False
    weak: bool = False
    """True for phrases that are seldom actors by themselves ("side", "source")."""
    quoted: bool = False


@dataclass(slots=True)
class Words:
    """The parsed text in parallel lists, which are quicker to read than token objects."""

    doc: Doc
    whole: str = ""
    lower: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    unread: list[bool] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    titled: list[bool] = field(default_factory=list)
    """True inside lines where most words are capitalised: capitals tell nothing there."""

    @classmethod
    def of(cls, doc: Doc, blocks: Iterable[Block] = ()) -> "Words":
        """Read the lists off a parsed text; tokens of furniture are marked unread."""
        words = cls(doc, doc.text)
        for token in doc:
            words.lower.append(fold(token.text) or token.lower_)
            words.lemma.append(fold(token.lemma_) or token.lower_)
            words.pos.append(token.pos_)
            words.tag.append(token.tag_)
            words.dep.append(token.dep_)
            words.head.append(token.head.i)
            words.start.append(token.idx)
            words.end.append(token.idx + len(token))
        words.children = [[] for _ in words.head]
        for i, head in enumerate(words.head):
            if head != i:
                words.children[head].append(i)
        words.unread = [False] * len(words.head)
        for block in blocks:
            if not block.tells:
                for i, (start, end) in enumerate(zip(words.start, words.end, strict=True)):
                    if start >= block.start and end <= block.end:
                        words.unread[i] = True
        words._sentences()
        return words

    def _sentences(self) -> None:
        inside = False
        for number, sentence in enumerate(self.doc.sents):
            tokens = [token for token in sentence if token.is_alpha and len(token) > 3]
            capitals = sum(token.text[0].isupper() for token in tokens)
            titled = len(tokens) >= 3 and capitals >= 0.8 * len(tokens)
            for i in range(sentence.start, sentence.end):
                text = self.doc[i].text
                if "\n" in text:
                    inside = False
                if text in {"“", "``"} or (text == '"' and not inside):
                    inside = True
                    self.quoted.append(False)
                elif text in {"”", "''", '"'}:
                    inside = False
                    self.quoted.append(False)
                else:
                    self.quoted.append(inside)
                self.sentence.append(number)
                self.titled.append(titled)

    def text(self, first: int, last: int) -> str:
        """The characters of tokens first..last, last excluded."""
        return self.whole[self.start[first] : self.end[last - 1]]

    def root(self, first: int, last: int) -> int:
        """The token of the stretch whose head lies outside it; the last such one in a noun phrase."""
        outside = [i for i in range(first, last) if not first <= self.head[i] < last or self.head[i] == i]
        nominal = [i for i in outside if self.pos[i] in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}]
        return (nominal or outside or [last - 1])[-1]

    def modifies(self, i: int) -> bool:
        """True where the token stands inside another noun phrase, as adjective, compound or possessor."""
        return self.dep[i] in {"compound", "amod", "poss", "nmod"} and self.head[i] != i

    def verb_of(self, i: int) -> tuple[str, int]:
        """Role and governing word of a phrase, through conjunctions and prepositions.

        Returns:
            The dependency label of the first conjunct, and the token that governs it.
        """
        seen = 0
        while self.dep[i] in {"conj", "appos"} and self.head[i] != i and seen < 12:
            i, seen = self.head[i], seen + 1
        return self.dep[i], self.head[i]
