"""ECB+: which events of reports on one topic are one, by the reader's own events and by given mentions.

A. Cybulska and P. Vossen, LREC 2014; CoNLL F1 as in Pradhan and others 2014, over the mentions of a topic as
one document, single mentions counted. Reported on: topics 2, 5, 12, 18, 21, 23, 34 and 35, the customary
development part (Cybulska and Vossen 2015); the topics of the customary test part are not at hand. Nothing is
learned or chosen on them.

*Given mentions* are grouped by `ecbplus_mentions`. *The reader's own*: each report is read, its events are
identified and joined as in a ledger of the topic's reports, and each trigger of an event stands for it. The
key marks every action, also those that the coding manual codes no event for (a baby is born, a film opens).
So what is compared is what both mark: a trigger counts where it lies in a mention of the key, a mention
where a trigger lies in it. The share of the key's mentions for which that is so is printed beside it, and
so is the score over all mentions of the key.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from dateline.model import Ledger
from dateline.reading.reader import Reader
from dateline.reading.rows.ledger import ledger_of
from dateline.reading.stage import Reading, run_chain
from dateline.reconciling.actors import identify
from dateline.reconciling.incidents import cluster
from dateline.reconciling.occurrence import Occurrence, Provenance, event_key
from dateline.reconciling.occurrences import make_occurrences
from dateline.scoring.measure import Figure, Unit, share
from dateline.scoring.sets.coreference import conll_f1, coreference_counts, metric_f1
from dateline.scoring.sets.ecbplus_documents import EcbDocument, ecb_documents
from dateline.scoring.sets.ecbplus_mentions import cluster_mentions
from dateline.scoring.sets.ecbplus_sketches import ReportSketch, sketch_report
from dateline.sources import freeze

__all__ = ["HELD_OUT", "MEASURE", "EcbPlusMeasure", "occurrences_of"]

HELD_OUT = ("2", "5", "12", "18", "21", "23", "34", "35")
"""The topics that are reported on."""


class EcbPlusMeasure:
    """Coreference of events across reports."""

    name = "ecbplus"
    folder = "ecbplus"
    about = (
        "which events of several reports are one, CoNLL F1 on 8 held-out topics: of given mentions; of the "
        "reader's own events, over the mentions that both mark (found: their share), and over all"
    )
    figures: tuple[Figure, ...] = (
        Figure("given mentions", conll_f1("given."), 0.78),
        Figure("given mentions B³", metric_f1("b3", "given."), floor=False),
        Figure("own events", conll_f1("own."), 0.60),
        Figure("own events, all mentions", conll_f1("all."), floor=False),
        Figure("found", share("found.right", "found.all"), floor=False),
    )

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """One unit a topic.

        Raises:
            OSError: if a file is missing.
            ValueError: if a file holds something else.
        """
        return self._units(folder, reader, reported=True)

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The topics that may be looked at."""
        return self._units(folder, reader, reported=False)

    def _units(self, folder: Path, reader: Reader, *, reported: bool) -> Iterator[Unit]:
        documents = (one for one in ecb_documents(folder) if (one.topic in HELD_OUT) is reported)
        for topic, reports in groupby(documents, key=lambda one: one.topic):
            yield _unit(topic, [one for one in reports if one.mentions], reader)


MEASURE = EcbPlusMeasure()


def _unit(topic: str, documents: Sequence[EcbDocument], reader: Reader) -> Unit:
    sketches: list[ReportSketch] = []
    occurrences: list[Occurrence] = []
    told: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        reading = run_chain(reader.stages, Reading(freeze(document.text)))
        assert reading.doc is not None
        sketches.append(sketch_report(document, reading))
        ledger = ledger_of(reading, reader.identity)
        occurrences += occurrences_of(ledger)
        taken: set[str] = set()
        for event, happening in zip(reading.events or (), reading.happenings or (), strict=True):
            for trigger in happening.triggers:
                at = reading.doc[trigger.token].idx
                for mention in document.mentions:
                    if mention.start <= at < mention.end and mention.id not in taken:
                        taken.add(mention.id)
                        told[event_key(ledger.report.id, event.id)].append(mention.id)
    chains: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        for mention in document.mentions:
            chains[mention.chain].append(mention.id)
    key = _groups(chains.values())
    own = _groups(
        [mention for event in one.members for mention in told[event]] for one in cluster(occurrences)
    )
    both = frozenset(mention for group in own for mention in group)
    counts = {
        **coreference_counts(key, _groups(cluster_mentions(sketches)), "given."),
        **coreference_counts(_groups(group & both for group in key), own, "own."),
        **coreference_counts(key, own, "all."),
        "found.right": len(both),
        "found.all": sum(map(len, key)),
    }
    return Unit(f"topic {topic}", counts)


def _groups(groups: Iterable[Iterable[str]]) -> list[frozenset[str]]:
    return [group for one in groups if (group := frozenset(one))]


def occurrences_of(ledger: Ledger) -> list[Occurrence]:
    """The events of one report as the ledger compares them, the report an original."""
    report, parties = ledger.report, identify(ledger)
    where = Provenance(
        report.id, report.title, report.publisher, report.url, report.published, report.publisher or report.id
    )
    return list(make_occurrences(ledger, where, parties))
