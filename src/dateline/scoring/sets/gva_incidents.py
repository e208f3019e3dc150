"""GVA: one incident from many reports.

Reports of the incidents that two or more reports tell of, half of the incidents held out by the hash of
their number. Reports are read, all events of all reports joined, and a report counts to the incident of the
shooting that it is about: its first event of force by firearms with killed or injured, else with killed or
injured by whatever means, else its first event of force. A report without one stands alone. Two pages of
more than 40,000 characters, which list hundreds of cases, are left out.

B³ is that of Bagga and Baldwin 1998 over reports; pairwise precision and recall are over pairs of reports.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.model import Effect, Event, EventType, Ledger
from dateline.reading.reader import Reader
from dateline.reconciling.incidents import cluster
from dateline.reconciling.occurrence import Occurrence, event_key
from dateline.scoring.measure import Counts, Figure, Unit, share
from dateline.scoring.sets.coreference import metric_f1
from dateline.scoring.sets.ecbplus import occurrences_of
from dateline.scoring.split import held_out
from dateline.sources import UnreadableError, record_report

__all__ = ["MEASURE", "GvaIncidents", "gva_articles", "main_event"]

_LONGEST = 40_000
_HALF = 0.5
_HARM = (Effect.KILLED, Effect.INJURED)

Record = dict[str, str]


class GvaIncidents:
    """The measure of joining reports."""

    name = "gva_incidents"
    folder = "gva"
    about = (
        "one incident from many reports: the reports of half of the incidents that two or more tell of, "
        "held out by hash, joined by their main shooting"
    )
    figures: tuple[Figure, ...] = (
        Figure("B³ F1", metric_f1("b3"), 0.90),
        Figure("B³ precision", share("b3.precision.right", "b3.precision.all"), floor=False),
        Figure("B³ recall", share("b3.recall.right", "b3.recall.all"), floor=False),
        Figure("pair precision", share("pairs.right", "pairs.got"), 0.95),
        Figure("pair recall", share("pairs.right", "pairs.want"), floor=False),
    )

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """One unit an incident, with its part in the sums."""
        return _units(gva_articles(folder, reported=True), reader)

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The other half."""
        return _units(gva_articles(folder, reported=False), reader)


MEASURE = GvaIncidents()


def gva_articles(folder: Path, *, reported: bool) -> list[Record]:
    """The articles of one half, each text once, by incident and id.

    Raises:
        OSError: if the file is missing.
    """
    incidents: dict[str, dict[str, Record]] = defaultdict(dict)
    with (folder / "docs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["content"].strip() and len(article["content"]) <= _LONGEST:
                incidents[article["incident"]].setdefault(article["content"], article)
    return [
        article
        for name, articles in sorted(incidents.items())
        if len(articles) > 1 and held_out(name, _HALF) is reported
        for article in sorted(articles.values(), key=lambda one: one["id"])
    ]


def main_event(ledger: Ledger) -> str | None:
    """The id of the shooting that a report is about, None where it tells of none."""
    force = sorted(
        (event for event in ledger.events if event.type is EventType.ASSAULT),
        key=lambda event: min(span.start for span in event.evidence),
    )
    harm = [event for event in force if any(toll.effect in _HARM for toll in event.casualties)]
    chosen: Sequence[Event] = [event for event in harm if event.mode == "firearms"] or harm or force
    return chosen[0].id if chosen else None


def _units(articles: Sequence[Record], reader: Reader) -> Iterator[Unit]:
    occurrences: list[Occurrence] = []
    main: dict[str, str] = {}
    incident: dict[str, str] = {}
    for article in articles:
        try:
            report = record_report(
                {
                    "title": article["title"],
                    "text": article["content"],
                    "published": article["dct"],
                    "url": article["uri"],
                }
            )
        except UnreadableError as error:
            # One page is a list of names, which is not taken for English.
            yield Unit(article["id"], {}, aside=str(error))
            continue
        ledger = reader.read(report)
        if report.id in incident:
            continue
        incident[report.id] = article["incident"]
        occurrences += occurrences_of(ledger)
        event = main_event(ledger)
        main[report.id] = event_key(report.id, event) if event else report.id
    group = {key: number for number, one in enumerate(cluster(occurrences)) for key in one.members}
    found: dict[int | str, set[str]] = defaultdict(set)
    for report_id, key in main.items():
        found[group.get(key, key)].add(report_id)
    wanted: dict[str, set[str]] = defaultdict(set)
    for report_id, name in incident.items():
        wanted[name].add(report_id)
    for name, reports in wanted.items():
        yield Unit(
            name, _counts(reports, [found[group.get(main[one], main[one])] for one in sorted(reports)])
        )


def _counts(reports: set[str], found: Sequence[set[str]]) -> Counts:
    """What one incident adds to the sums.

    Args:
        reports: of the incident.
        found: for each of them the reports that it was joined with, itself among them.
    """
    shared = [len(reports & others) for others in found]
    return {
        "b3.precision.right": sum(n / len(others) for n, others in zip(shared, found, strict=True)),
        "b3.precision.all": len(reports),
        "b3.recall.right": sum(shared) / len(reports),
        "b3.recall.all": len(reports),
        "pairs.right": sum(n - 1 for n in shared) / 2,
        "pairs.got": sum(len(others) - 1 for others in found) / 2,
        "pairs.want": len(reports) * (len(reports) - 1) / 2,
    }
