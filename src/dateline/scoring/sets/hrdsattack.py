"""HRDsAttack: attacks on defenders of human rights, one set of attributes an article.

S. Ran, D. Lu, J. Tetreault, A. Cahill and A. Jaimes, "A new task and dataset on detecting attacks on human
rights defenders", Findings of ACL 2023. Reported on: the development part (100 articles); the training part
(300) may be looked at and is trained on by no one here; the test part is not at hand.

Attributes are compared exactly, as there; names of victims by their last name, or the whole. A figure is F1
over articles of what is given and what is wanted: an attribute that the key leaves open is not wanted, and
one that the ledger leaves open is not given. The attacks of an article are the acts of its ledger that did
happen, are a violation, and have a person or a group of people as recipient. Violations and victims are those
of all of them; a victim is someone with a name. The key is about one attack, of which the article tells more
often than of others: the date is that of the act with most evidence that has one; country, city and type of
perpetrator are those that most evidence has; what comes first in the text breaks ties.
`data/scoring/hrdsattack.yaml` has the mapping.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.data import read_yaml
from dateline.model import Actor, ActorKind, Event, EventTime, Ledger, PlacePrecision, Status
from dateline.reading.reader import Reader
from dateline.scoring.measure import Fault, Figure, Unit, f1
from dateline.sources import record_report

__all__ = ["MEASURE", "Answer", "HrdsAttack", "compare", "expected_answer", "found_answer"]

Answer = dict[str, frozenset[str]]
"""Attribute to its values; an attribute that is left open has none."""

_ATTRIBUTES = ("violation", "perpetrator type", "year", "month", "day", "country", "city", "victims")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OPEN = frozenset({"", "none", "unknown", "nan", "insufficient info"})
_STATE = "state actor"
_SHOWN = 120
"""Characters of the article's beginning in a fault."""


@lru_cache(maxsize=1)
def _mapping() -> dict[str, Any]:
    mapping: dict[str, Any] = read_yaml("scoring/hrdsattack.yaml")
    return mapping


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Folded name of each country to its code, by the reader's own list."""
    table = files("dateline.data").joinpath("actors/countries.tsv").read_text(encoding="utf-8")
    codes: dict[str, str] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            code, *names = line.split("\t")
            for name in (one for field in names[:2] for one in field.split(";")):
                codes.setdefault(_folded(name), code)
    return codes | {_folded(name): code for name, code in _mapping()["countries"].items()}


def expected_answer(annotation: dict[str, Any]) -> Answer:
    """The key of one article.

    Args:
        annotation: the merged annotation of the set.
    """
    month = str(annotation.get("month") or "").lower()
    number = int(month) if month.isdigit() else _month_number(month)
    country = str(annotation.get("country") or "")
    names = (str(one["victim_name"] or "") for one in annotation["victims"])
    answer = {
        "violation": frozenset(annotation["violation_types"]),
        "perpetrator type": frozenset({str(annotation["perpetrator_type"] or "")}),
        "year": frozenset({_whole(annotation.get("year"))}),
        "month": frozenset({str(number or "")}),
        "day": frozenset({_whole(annotation.get("date"))}),
        "country": frozenset({_countries().get(_folded(country), country)}),
        "city": frozenset({_folded(str(annotation.get("city") or ""))}),
        "victims": frozenset(filter(None, map(_folded, names))),
    }
    return {
        name: frozenset(one for one in values if one.lower() not in _OPEN) for name, values in answer.items()
    }


def found_answer(ledger: Ledger) -> Answer:
    """What a ledger says of the attack."""
    actors = {actor.id: actor for actor in ledger.actors}
    places = {place.id: place for place in ledger.places}
    acts = [
        (event, violation)
        for event in sorted(ledger.events, key=lambda one: min(span.start for span in one.evidence))
        if event.status is Status.ACTUAL and _victims(event, actors) and (violation := _violations(event))
    ]
    answer: Answer = dict.fromkeys(_ATTRIBUTES, frozenset())
    if not acts:
        return answer
    events = [event for event, _ in acts]
    answer["violation"] = frozenset(one for _, violation in acts for one in violation)
    located = [(event, places[event.place]) for event in events if event.place]
    countries = _most_told((event, place.country) for event, place in located)
    countries += [code for event in events for one in _victims(event, actors) for code in one.country]
    answer["country"] = frozenset(countries[:1])
    towns = ((event, place) for event, place in located if place.precision is PlacePrecision.POPULATED_PLACE)
    answer["city"] = frozenset(map(_folded, _most_told((event, place.name) for event, place in towns)[:1]))
    perpetrators = _most_told((event, _perpetrator(event, actors, countries[:1])) for event in events)
    answer["perpetrator type"] = frozenset(perpetrators[:1])
    dated = sorted((event for event in events if event.time), key=_tellings, reverse=True)
    answer |= _dated(dated[0].time if dated else None)
    answer["victims"] = frozenset(
        _folded(one.name)
        for act, _ in acts
        for one in _victims(act, actors)
        if one.kind is ActorKind.PERSON and one.name.split()[-1][:1].isupper()
    )
    return answer


def _tellings(event: Event) -> int:
    return len({span.start for span in event.evidence})


def _most_told(values: Iterable[tuple[Event, str | None]]) -> list[str]:
    """Values of events, those with most evidence first."""
    told: Counter[str] = Counter()
    for event, value in values:
        if value:
            told[value] += _tellings(event)
    return [value for value, _ in told.most_common()]


def _dated(time: EventTime | None) -> Answer:
    """Year, month and day as far as the words fix them."""
    answer: Answer = {}
    if time is not None:
        first, last = (date.fromisoformat(end[:10]) for end in (time.start, time.end))
        if first.year == last.year:
            answer["year"] = frozenset({str(first.year)})
            if first.month == last.month:
                answer["month"] = frozenset({str(first.month)})
                answer["day"] = frozenset({str(first.day)} if first == last else ())
    return answer


def _violations(event: Event) -> frozenset[str]:
    mapping = _mapping()
    by_mode = mapping["violations"].get(event.type.value, {})
    kind = by_mode.get(event.mode or "*", by_mode.get("*"))
    if kind is None:
        return frozenset()
    by_effect = {mapping["effects"].get(one.effect.value) for one in event.casualties} - {None}
    return frozenset(by_effect or {kind})


def _victims(event: Event, actors: dict[str, Actor]) -> list[Actor]:
    return [one for name in event.recipient if (one := actors[name]).kind.value in _mapping()["victims"]]


def _perpetrator(event: Event, actors: dict[str, Actor], country: list[str]) -> str | None:
    """The type of the first actor, else the type that such acts have when no one is named."""
    for name in event.actor:
        actor = actors[name]
        kind: str | None = _mapping()["perpetrators"].get(actor.kind.value)
        if kind == _STATE and actor.country and not set(country) <= set(actor.country):
            return "other state actors"
        if kind:
            return kind
    return _STATE if event.type.value in _mapping()["acts_of_states"] else None


class HrdsAttack:
    """The measure of one attack an article."""

    name = "hrdsattack"
    folder = "hrdsattack"
    about = (
        "attributes of the attack of each article of the development part, F1 of values, untrained on its "
        "labels (Ran et al. 2023)"
    )
    figures: tuple[Figure, ...] = tuple(Figure(name, f1(name), 0.65) for name in _ATTRIBUTES)

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The articles of the development part, in their order."""
        return self._units(folder, reader, "dev")

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The articles of the training part."""
        return self._units(folder, reader, "train")

    def _units(self, folder: Path, reader: Reader, part: str) -> Iterator[Unit]:
        for number, entry in enumerate(json.loads((folder / f"{part}.json").read_text(encoding="utf-8"))):
            sample = entry["sample"]
            paragraphs = re.sub(r"</?p>", "\n", sample["Input.article_interface"])
            text = re.sub(r"\n\s*", "\n", re.sub(r"<[^>]+>", " ", paragraphs)).strip()
            record = {
                "title": sample["Input.title"],
                "text": text,
                "published": sample["Input.publish_date"][:10],
            }
            report = record_report(record)
            answer = found_answer(reader.read(report))
            yield compare(f"{part}-{number}", expected_answer(entry["merged_sample"]), answer, report.text)


def compare(name: str, wanted: Answer, found: Answer, text: str) -> Unit:
    """What one article gives.

    Args:
        name: of the article.
        wanted: the key.
        found: the reader's answer.
        text: of the article, for the faults.
    """
    counts: dict[str, float] = {}
    faults = []
    for attribute in _ATTRIBUTES:
        key, ours = wanted[attribute], found[attribute]
        right = _named_alike(key, ours) if attribute == "victims" else len(key & ours)
        counts |= {f"{attribute}.right": right, f"{attribute}.got": len(ours), f"{attribute}.want": len(key)}
        if right < max(len(key), len(ours)):
            sort = "not found" if not ours else "not in the key" if not key else "other value"
            told = f"expected {', '.join(sorted(key)) or '-'}, found {', '.join(sorted(ours)) or '-'}"
            faults.append(Fault(f"{attribute}: {sort}", f"{told} | {' '.join(text[:_SHOWN].split())}"))
    return Unit(name, counts, tuple(faults))


def _named_alike(wanted: frozenset[str], found: frozenset[str]) -> int:
    """How many wanted names are found, each found name used once: the same whole, or the same last word."""
    left = sorted(found)
    right = 0
    for name in sorted(wanted):
        alike = [one for one in left if one == name or one.split()[-1] == name.split()[-1]]
        if alike:
            left.remove(name if name in alike else alike[0])
            right += 1
    return right


def _folded(name: str) -> str:
    return " ".join(re.findall(r"[\w'-]+", name.lower()))


def _whole(value: object) -> str:
    """A number that is written as one with a point ("2021.0"); nothing for what is no number."""
    found = re.match(r"\d+", str(value or ""))
    return str(int(found[0])) if found else ""


def _month_number(word: str) -> int | None:
    return next((number for number, name in enumerate(_MONTHS, 1) if word.startswith(name)), None)


MEASURE = HrdsAttack()
