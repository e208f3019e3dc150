"""OntoGUM: which words of a news text name one and the same person or group.

The CoNLL score (see `coreference`) of the people and groups of GUM's news documents: persons,
organisations, states, sets of people. OntoGUM has no types; `data/scoring/gum_actors.tsv` says which of its
groups of mentions are meant. Mentions are the same if their head words by the treebank are, as in the
shared task on multilingual coreference (M. Žabokrtský et al., CRAC 2022 and later, "head match"), since the
reader's mentions are shorter than the corpus's; the figure by the same words is given beside. As the key
has neither singletons nor adjectives ("Iranian"), both are taken out of the reader's answer, and so are
mentions of what the key has and is no actor.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from dateline.reading.reader import Reader
from dateline.reading.stage import Reading
from dateline.scoring.measure import Fault, Figure, Unit
from dateline.scoring.sets.coreference import METRICS, conll_f1, coreference_counts, metric_f1
from dateline.scoring.sets.gum_document import GumDocument, news, read_gum
from dateline.scoring.sets.layers import read_layers
from dateline.sources import freeze

__all__ = ["MEASURE", "GumCoreference", "found_groups", "key_groups", "read_actor_groups"]

Key = tuple[int, int]
"""A mention's identity: its offsets; of its head word and no end where heads are compared."""
_SHOWN = 6
"""Mentions of a group in a fault."""


def read_actor_groups(lines: Iterable[str]) -> dict[str, frozenset[int]]:
    """Name of a document to the numbers of its people and groups, from lines of `name<TAB>1 2 3`."""
    rows = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return {name: frozenset(map(int, numbers.split())) for name, numbers in rows}


def key_groups(document: GumDocument, actors: frozenset[int], by_head: bool) -> list[frozenset[Key]]:
    """The key's groups of two or more different mentions."""
    groups: dict[int, set[Key]] = defaultdict(set)
    for mention in document.mentions:
        if mention.group in actors:
            groups[mention.group].add((mention.head, -1) if by_head else (mention.start, mention.end))
    return _disjoint(groups[number] for number in sorted(groups))


def found_groups(
    document: GumDocument, actors: frozenset[int], reading: Reading, by_head: bool
) -> list[frozenset[Key]]:
    """The reader's groups, without what the key does not hold by its rules.

    Args:
        document: the document read.
        actors: numbers of its people and groups.
        reading: with `doc` and `actors`.
        by_head: whether mentions are told apart by their head words.
    """
    doc = reading.doc
    assert doc is not None  # the layers asked for
    others = {mention.head for mention in document.mentions if mention.group not in actors}
    others -= {mention.head for mention in document.mentions if mention.group in actors}
    groups = []
    for actor in reading.actors or ():
        group: set[Key] = set()
        for mention in actor.mentions:
            head = document.head_within(mention.start, mention.end)
            if doc[mention.head].pos_ != "ADJ" and head not in others:
                group.add((head, -1) if by_head else (mention.start, mention.end))
        groups.append(group)
    return _disjoint(groups)


def _disjoint(groups: Iterable[set[Key]]) -> list[frozenset[Key]]:
    """Groups of two and more; a mention stays with the first group that has it."""
    taken: set[Key] = set()
    kept = []
    for group in groups:
        own = frozenset(group - taken)
        if len(own) > 1:
            kept.append(own)
            taken |= own
    return kept


class GumCoreference:
    """The measure of the reader's actors as sets of mentions."""

    name = "gum_coreference"
    folder = "gum_time_coref"
    about = (
        "coreference of people and groups on half of GUM's news documents (OntoGUM, by hash): CoNLL score, "
        "mentions the same if their heads are (CRAC); (words): if their words are"
    )
    figures: tuple[Figure, ...] = (
        Figure("CoNLL F1", conll_f1(), 0.65),
        *(Figure(f"{metric} F1", metric_f1(metric)) for metric in METRICS),
        Figure("CoNLL F1 (words)", conll_f1("words.")),
    )

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The reported news documents, by name."""
        return self._units(folder, reader, reported=True)

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The other news documents."""
        return self._units(folder, reader, reported=False)

    def _units(self, folder: Path, reader: Reader, *, reported: bool) -> Iterator[Unit]:
        table = files("dateline.data").joinpath("scoring/gum_actors.tsv").read_text(encoding="utf-8")
        actors = read_actor_groups(table.splitlines())
        for path in news(folder, reported=reported):
            document = read_gum(path)
            report = freeze(document.text, published=document.created)
            reading = read_layers(reader, report, "doc", "actors")
            yield compare(document, actors.get(document.name, frozenset()), reading)


def compare(document: GumDocument, actors: frozenset[int], reading: Reading) -> Unit:
    """What one document gives."""
    counts: dict[str, float] = {}
    for prefix, by_head in (("", True), ("words.", False)):
        counts |= coreference_counts(
            key_groups(document, actors, by_head), found_groups(document, actors, reading, by_head), prefix
        )
    key = key_groups(document, actors, by_head=True)
    found = found_groups(document, actors, reading, by_head=True)
    return Unit(document.name, counts, tuple(_faults(document, key, found, reading)))


def _faults(
    document: GumDocument, key: list[frozenset[Key]], found: list[frozenset[Key]], reading: Reading
) -> Iterator[Fault]:
    assert reading.doc is not None  # the layers asked for
    words = {token.idx: token.text for token in reading.doc}
    for mention in document.mentions:
        words[mention.head] = document.text[mention.start : mention.end]

    def told(group: frozenset[Key]) -> str:
        shown = [words.get(start, "?")[:30] for start, _ in sorted(group)]
        return "; ".join(shown[:_SHOWN]) + (" …" if len(shown) > _SHOWN else "")

    named = frozenset().union(*key)
    ours = frozenset().union(*found)
    for group in key:
        parts = [other for other in found if group & other]
        if not parts:
            yield Fault("nothing of it joined", told(group))
        elif missed := group - ours:
            yield Fault("mention left alone or missed", f"{told(missed)} | of {told(group)}")
        if len(parts) > 1:
            yield Fault("split", f"{told(group)} | into {' / '.join(told(group & part) for part in parts)}")
    for group in found:
        owners = [other for other in key if group & other]
        if len(owners) > 1:
            yield Fault("lumped", " / ".join(told(group & owner) for owner in owners))
        if not owners:
            yield Fault("group that the key lacks", told(group))
        elif spurious := group - named:
            yield Fault("mention that the key lacks", f"{told(spurious)} | in {told(group)}")


MEASURE = GumCoreference()
