"""GVA: how many were killed and injured, as local news told of incidents of gun violence from 2013 to 2015.

The set joins the register of the Gun Violence Archive to the articles that it rests on (as in SemEval-2018
task 5, Postma, Ilievski and Vossen). The register may know more than an article: people die later, counts
are mended. So the reader is measured against what 200 articles themselves say, read for Dateline
(`data/scoring/gva_article_tolls.tsv` says how), and only for comparison against the register. All articles
that are not among the 200 may be looked at.

What is compared is the toll of the article's incident: the figures of the first event of the ledger that
has killed or injured. The coding manual knows no event without an attacker; where the ledger has no event
with a toll, as in reports of accidents, the reader's figures of human cost are taken as they stand, before
events are made of them. Of several figures for one effect the largest that is no part of another counts;
none is zero.
"""

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from dateline.model import Effect, Ledger
from dateline.reading.reader import Reader
from dateline.scoring.measure import Fault, Figure, Unit, accuracy
from dateline.scoring.sets.layers import read_layers
from dateline.sources import UnreadableError, record_report

__all__ = ["MEASURE", "GunViolence", "incident_toll", "largest", "read_article_tolls"]

_EFFECTS = (Effect.KILLED, Effect.INJURED)
_SHOWN = 160
"""Characters of the article's beginning in a fault."""
_EVERY = 8
"""Of the 1,900 articles that are open every eighth is read: enough to see causes by the dozen."""

Record = dict[str, str]


class _Figure(Protocol):
    """What rows of a ledger and figures of the reading have in common."""

    @property
    def effect(self) -> Effect: ...
    @property
    def low(self) -> int | None: ...
    @property
    def high(self) -> int | None: ...
    @property
    def part(self) -> bool: ...


def read_article_tolls(lines: Iterable[str]) -> dict[str, dict[Effect, frozenset[int]]]:
    """What articles say: id to effect to the numbers that are right.

    Args:
        lines: of tab-separated id, killed, injured; `3/4` lets two numbers pass; `#` begins a comment.
    """
    tolls = {}
    for line in lines:
        if line.strip() and not line.startswith("#"):
            name, *numbers = line.rstrip("\n").split("\t")
            tolls[name] = {
                effect: frozenset(map(int, one.split("/")))
                for effect, one in zip(_EFFECTS, numbers, strict=True)
            }
    return tolls


def largest(figures: Iterable[_Figure], effect: Effect) -> int:
    """The number that figures give for an effect: the largest that breaks down no other, zero for none.

    A figure with one bound counts with that bound.
    """
    return max(
        (
            one.low if one.low is not None else one.high or 0
            for one in figures
            if one.effect is effect and not one.part
        ),
        default=0,
    )


def incident_toll(ledger: Ledger) -> dict[Effect, int] | None:
    """Killed and injured by the first event that has any, in the order of the text; None where none has."""
    for event in sorted(ledger.events, key=lambda event: min(span.start for span in event.evidence)):
        if any(one.effect in _EFFECTS for one in event.casualties):
            return {effect: largest(event.casualties, effect) for effect in _EFFECTS}
    return None


class GunViolence:
    """The measure of killed and injured."""

    name = "gva"
    folder = "gva"
    about = (
        "killed and injured of the incident, exact, on 200 articles whose own words were coded for Dateline; "
        "(register): against the Gun Violence Archive, which may be later than the article"
    )
    figures: tuple[Figure, ...] = (
        Figure("killed", accuracy("killed"), 0.90),
        Figure("injured", accuracy("injured"), 0.85),
        Figure("both", accuracy("both")),
        Figure("killed (register)", accuracy("killed.register"), floor=False),
        Figure("injured (register)", accuracy("injured.register"), floor=False),
    )

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The 200 articles, in the order of their ids."""
        tolls = _article_tolls()
        register = {one["incident_uri"]: one for one in _records(folder / "incidents.jsonl")}
        articles = {one["id"]: one for one in _records(folder / "docs.jsonl") if one["id"] in tolls}
        return self._units(articles, register, tolls, reader)

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """Every eighth of the other articles, against the register alone, in the order of their ids."""
        known = _article_tolls()
        register = {one["incident_uri"]: one for one in _records(folder / "incidents.jsonl")}
        others = sorted(_records(folder / "docs.jsonl"), key=lambda one: one["id"])
        articles = {one["id"]: one for one in others if one["id"] not in known and one["content"].strip()}
        articles = {name: articles[name] for name in list(articles)[::_EVERY]}
        tolls = {
            name: {effect: frozenset({_kept(register, one, effect)}) for effect in _EFFECTS}
            for name, one in articles.items()
        }
        return self._units(articles, register, tolls, reader)

    def _units(
        self,
        articles: dict[str, Record],
        register: dict[str, Record],
        tolls: dict[str, dict[Effect, frozenset[int]]],
        reader: Reader,
    ) -> Iterator[Unit]:
        for name in sorted(articles):
            article = articles[name]
            try:
                report = record_report(
                    {"title": article["title"], "text": article["content"], "published": article["dct"]}
                )
            except UnreadableError as error:
                yield Unit(name, {}, aside=str(error))
                continue
            found = incident_toll(reader.read(report))
            by_event = found is not None
            if found is None:
                figures = read_layers(reader, report, "tolls").tolls or ()
                found = {effect: largest(figures, effect) for effect in _EFFECTS}
            counts: dict[str, float] = {"both.all": 1, "both.right": 1}
            faults = []
            for effect in _EFFECTS:
                right = found[effect] in tolls[name][effect]
                kept = _kept(register, article, effect)
                counts |= {f"{effect.value}.all": 1, f"{effect.value}.right": right}
                counts |= {
                    f"{effect.value}.register.all": 1,
                    f"{effect.value}.register.right": found[effect] == kept,
                }
                counts["both.right"] *= right
                if not right:
                    faults.append(_fault(effect, tolls[name][effect], found[effect], by_event, report.text))
            yield Unit(name, counts, tuple(faults))


def _fault(effect: Effect, wanted: frozenset[int], found: int, by_event: bool, text: str) -> Fault:
    sort = "none found" if not found else "none told of" if wanted == {0} else "another number"
    where = "event" if by_event else "no event"
    numbers = "/".join(map(str, sorted(wanted)))
    return Fault(
        f"{effect.value}: {sort} ({where})",
        f"expected {numbers}, found {found}: {' '.join(text[:_SHOWN].split())}",
    )


def _article_tolls() -> dict[str, dict[Effect, frozenset[int]]]:
    table = files("dateline.data").joinpath("scoring/gva_article_tolls.tsv").read_text(encoding="utf-8")
    return read_article_tolls(table.splitlines())


def _kept(register: dict[str, Record], article: Record, effect: Effect) -> int:
    return int(register[article["incident"]][f"num_{effect.value}"])


def _records(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


MEASURE = GunViolence()
