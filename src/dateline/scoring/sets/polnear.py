"""PolNeAR: who says what, in 840 reports of seven outlets on the American election of 2016.

E. Newell, D. Margolin and D. Ruths, "An Attribution Relations Corpus for Political News", LREC 2018: an
attribution is a source, a cue and a content, each of which may be in several pieces. Of the set's own
splits only `train` is at hand. Held out, and reported on: every tenth annotation file by name, the first 84
of these. All the others may be looked at.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.reading.attribution.attribution import Attribution
from dateline.reading.reader import Reader
from dateline.scoring.measure import Fault, Figure, Unit, f1
from dateline.scoring.sets.layers import read_layers
from dateline.scoring.sets.overlap import WordIndex, pair_by_overlap
from dateline.sources import freeze

__all__ = ["MEASURE", "ROLES", "Polnear", "held_out", "outermost", "read_attributions"]

ROLES = ("source", "cue", "content")
_EVERY, _HELD = 10, 84
_PIECE = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t")
_RELATION = re.compile(r"E\d+\t(.+)")

Parts = dict[str, list[tuple[int, int]]]
"""Offsets of the pieces of each role of one attribution; a role that it lacks has none."""


def read_attributions(lines: Iterable[str]) -> list[Parts]:
    """The attributions of one annotation file in brat's standoff format.

    Args:
        lines: of the file. An attribution without a cue is left out, as the set's guidelines ask for one.
    """
    pieces: dict[str, list[tuple[int, int]]] = {}
    found: list[Parts] = []
    for line in lines:
        if piece := _PIECE.match(line):
            spans = (span.split() for span in piece[3].split(";"))
            pieces[piece[1]] = [(int(first), int(last)) for first, last in spans]
        elif relation := _RELATION.match(line):
            parts: Parts = {role: [] for role in ROLES}
            for argument in relation[1].split():
                name, _, piece_id = argument.partition(":")
                role = name.rstrip("0123456789").lower()
                if role in parts:
                    parts[role] += pieces.get(piece_id, [])
            if parts["cue"]:
                found.append(parts)
    return found


def held_out(files: Iterable[Path]) -> list[Path]:
    """The annotation files that are reported on, out of all of them."""
    return sorted(files, key=lambda path: path.name)[::_EVERY][:_HELD]


def _report_of(annotation: Path) -> str:
    """The report's name in that of an annotation file, which ends with the annotator's."""
    return annotation.stem.rpartition("_")[0]


@dataclass(frozen=True, slots=True)
class _Words:
    """One attribution as the words of its roles."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]

    def role(self, name: str) -> frozenset[int]:
        words: frozenset[int] = getattr(self, name)
        return words


class Polnear:
    """The measure of the reader's attributions."""

    name = "polnear"
    folder = "polnear"
    about = (
        "attributions of 84 reports held out of PolNeAR (every tenth file of train): spans that overlap, one "
        "to one (Breck et al. 2007), of the reader only those within no other, as in the set; whole: all "
        "three of one attribution; words: all words of a role"
    )
    figures: tuple[Figure, ...] = (
        *(
            Figure(f"{role} overlap F1", f1(role), target)
            for role, target in zip(ROLES, (0.80, 0.85, 0.75), strict=True)
        ),
        Figure("whole overlap F1", f1("whole")),
        *(Figure(f"{role} words F1", f1(f"{role}.words")) for role in ROLES),
    )

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The held-out reports, in the order of their names."""
        return self._units(folder, reader, reported=True)

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """All other reports, by the first of their annotators."""
        return self._units(folder, reader, reported=False)

    def _units(self, folder: Path, reader: Reader, *, reported: bool) -> Iterator[Unit]:
        days = _publication_days(folder / "metadata.tsv")
        train = folder / "train"
        files = sorted((train / "attributions").glob("*.ann"))
        chosen = held_out(files)
        if not reported:
            held = {_report_of(path) for path in chosen}
            chosen = list(
                {_report_of(path): path for path in reversed(files) if _report_of(path) not in held}.values()
            )
            chosen.reverse()
        for path in chosen:
            name = _report_of(path)
            text = (train / "text" / f"{name}.txt").read_text(encoding="utf-8")
            report = freeze(text, published=days.get(name))
            reading = read_layers(reader, report, "attributions", "attitudes")
            found = outermost([*(reading.attributions or ()), *(reading.attitudes or ())])
            key = read_attributions(path.read_text(encoding="utf-8").splitlines())
            yield compare(name, report.text, key, found)


def outermost(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions whose cue stands in the content of no other that names its source.

    The set marks no others: of 3,370 in 152 open reports none lies within the content of another, whether in
    a quotation ("I think") or not. Of two that lie within each other the one of the longer content stays.
    """

    def holds(outer: Attribution, inner: Attribution) -> bool:
        return outer.source is not None and any(a <= inner.cue[0] < b for a, b in outer.contents)

    def length(one: Attribution) -> int:
        return sum(last - first for first, last in one.contents)

    kept = []
    for one in found:
        others = [other for other in found if other.cue != one.cue and holds(other, one)]
        if all(holds(one, other) and length(one) > length(other) for other in others):
            kept.append(one)
    return kept


def compare(name: str, text: str, key: list[Parts], found: Iterable[Attribution]) -> Unit:
    """What one report gives.

    Args:
        name: of the report.
        text: the frozen text.
        key: the attributions of the set.
        found: those of the reader; what several sources say by one cue is one attribution, as in the set.
    """
    index = WordIndex(text)
    wanted = [_Words(*(index.of(parts[role]) for role in ROLES)) for parts in key]
    by_cue: dict[tuple[int, int], Parts] = {}
    for one in found:
        parts = by_cue.setdefault(one.cue, {"source": [], "cue": [one.cue], "content": []})
        parts["source"] += [one.source] if one.source else []
        parts["content"] += one.contents
    got = [_Words(*(index.of(parts[role]) for role in ROLES)) for parts in by_cue.values()]
    counts: dict[str, float] = defaultdict(float)
    for role in ROLES:
        ours, theirs = ([one.role(role) for one in many if one.role(role)] for many in (got, wanted))
        counts[f"{role}.want"], counts[f"{role}.got"] = len(theirs), len(ours)
        counts[f"{role}.right"] = len(pair_by_overlap(theirs, ours))
        all_ours, all_theirs = frozenset().union(*ours), frozenset().union(*theirs)
        counts[f"{role}.words.want"], counts[f"{role}.words.got"] = len(all_theirs), len(all_ours)
        counts[f"{role}.words.right"] = len(all_ours & all_theirs)
    pairs = pair_by_overlap([one.cue for one in wanted], [one.cue for one in got])
    counts["whole.want"], counts["whole.got"] = len(wanted), len(got)
    counts["whole.right"] = sum(
        all(_agree(wanted[i].role(role), got[j].role(role)) for role in ROLES) for i, j in pairs
    )
    return Unit(name, dict(counts), tuple(_faults(text, key, list(by_cue.values()), wanted, got, pairs)))


def _agree(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one & other) or not (one or other)


def _faults(
    text: str,
    key: list[Parts],
    found: list[Parts],
    wanted: list[_Words],
    got: list[_Words],
    pairs: list[tuple[int, int]],
) -> Iterator[Fault]:
    partner = dict(pairs)
    for i, parts in enumerate(key):
        if i not in partner:
            yield Fault("cue missed", _told(text, parts))
            continue
        ours = found[partner[i]]
        for role in ("source", "content"):
            if not _agree(wanted[i].role(role), got[partner[i]].role(role)):
                sort = "missed" if not ours[role] else "put in" if not parts[role] else "wrong"
                yield Fault(f"{role} {sort}", f"{_told(text, parts)} | found {_words(text, ours[role])}")
    for j in sorted(set(range(len(found))) - set(partner.values())):
        yield Fault("no attribution in the key", _told(text, found[j]))


def _words(text: str, spans: list[tuple[int, int]]) -> str:
    return " … ".join(" ".join(text[first:last].split()) for first, last in spans) or "nothing"


def _told(text: str, parts: Parts) -> str:
    return " | ".join(f"{role} {_words(text, parts[role])}" for role in ROLES)


def _publication_days(table: Path) -> dict[str, date]:
    """Name of each report to its day, from the set's metadata; days that it lacks are left out."""
    days = {}
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if re.fullmatch(r"\d{4}-\d\d-\d\d", row.get("publication_date") or ""):
                days[row["filename"]] = date.fromisoformat(row["publication_date"])
    return days


MEASURE = Polnear()
