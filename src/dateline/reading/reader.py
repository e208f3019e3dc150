"""Models loaded once, many reports read."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from multiprocessing import get_context

from dateline.model import Ledger, ReaderIdentity, Report
from dateline.reading.actors.stage import ActorStage
from dateline.reading.attribution.attribution_stage import AttributionStage
from dateline.reading.casing import CaseRestorer
from dateline.reading.encoder.stage import EncodingStage
from dateline.reading.encoder.weights import load_weights
from dateline.reading.events.bearing import BearingStage
from dateline.reading.events.casting import CastStage
from dateline.reading.events.merging import MergeStage
from dateline.reading.events.mode_choice import ModeStage
from dateline.reading.events.naming import NameStage
from dateline.reading.events.sifting import SiftStage
from dateline.reading.events.siting import SiteStage
from dateline.reading.events.standing import StandingStage
from dateline.reading.events.triggers import TriggerStage
from dateline.reading.legible import legible_copy
from dateline.reading.linear import load_model
from dateline.reading.rows.claim import ClaimStage
from dateline.reading.rows.event import EventStage
from dateline.reading.rows.identity import ActorRowStage
from dateline.reading.rows.ledger import ledger_of
from dateline.reading.rows.link import LinkStage
from dateline.reading.rows.place import PlaceRowStage
from dateline.reading.rows.toll_claim import TollClaimStage
from dateline.reading.stage import Reading, Stage, chain_faults, run_chain
from dateline.reading.syntax import DEFAULT_PIPELINE, SyntaxStage, load_pipeline
from dateline.reading.timex.stage import TimexStage
from dateline.reading.toll.stage import TollStage
from dateline.reading.toponyms.ranker import load_ranker
from dateline.reading.toponyms.recognition import ToponymStage

__all__ = ["Fault", "Reader", "ReadingError", "default_chain"]

LONGEST = 400_000
"""Characters of one report: parsing takes about 1 GB of memory for a million (spaCy's own limit)."""


AHEAD = 4
"""Reports handed to each worker ahead of the one that it reads: it is kept busy, and memory stays small."""


_MODELS = (
    "acceptance",
    "actor",
    "cast_actor",
    "cast_recipient",
    "dating",
    "mode",
    "place",
    "recipient",
    "response_to",
    "sameness",
    "sift",
    "site",
    "time",
    "voice",
)


class ReadingError(Exception):
    """A report can't be read; the message is one line that says why and how to mend it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A report that could not be read, set aside with its reason."""

    report: Report
    reason: str


def default_chain(pipeline: str) -> tuple[Stage, ...]:
    """The stages of the reader, in order.

    Args:
        pipeline: name of a spaCy pipeline for English.
    """
    return (
        SyntaxStage(load_pipeline(pipeline)),
        TimexStage(),
        EncodingStage(),
        ActorStage(),
        ToponymStage(),
        TollStage(),
        AttributionStage(),
        TriggerStage(),
        BearingStage(),
        MergeStage(),
        SiftStage(),
        StandingStage(),
        CastStage(),
        ModeStage(),
        SiteStage(),
        NameStage(),
        ActorRowStage(),
        PlaceRowStage(),
        EventStage(),
        ClaimStage(),
        TollClaimStage(),
        LinkStage(),
    )


class Reader:
    """Reads reports into ledgers. Loading takes a second or two; reading changes nothing in the reader.

    Args:
        pipeline: name or folder of a spaCy pipeline; by default what `DATELINE_PIPELINE` says, else the
            shipped one.
        stages: another chain in place of the default.

    Raises:
        OSError: if there is no such pipeline.
        ValueError: if a stage of the chain needs what none before it adds.
    """

    def __init__(self, pipeline: str | None = None, stages: tuple[Stage, ...] | None = None) -> None:
        self.pipeline = pipeline or os.environ.get("DATELINE_PIPELINE") or DEFAULT_PIPELINE
        self.stages = stages or default_chain(self.pipeline)
        faults = chain_faults(self.stages)
        if faults:
            raise ValueError("; ".join(faults))
        nlp = load_pipeline(self.pipeline)
        meta = nlp.meta
        self._restore_case = CaseRestorer(nlp)
        self.identity = ReaderIdentity(
            version=version("dateline"),
            models={
                f"{meta['lang']}_{meta['name']}": str(meta["version"]),
                "encoder": load_weights().sha256,
                **{name: load_model(name).sha256 for name in _MODELS},
                "toponym": load_ranker().sha256,
            },
        )

    def read(self, report: Report) -> Ledger:
        """The ledger of one report.

        Raises:
            ReadingError: if the report can't be read.
        """
        if len(report.text) > LONGEST:
            raise ReadingError(
                f"the text has {len(report.text):,} characters, more than {LONGEST:,}: split it into reports"
            )
        copy = legible_copy(report, self._restore_case)
        reading = run_chain(self.stages, Reading(copy.report))
        return copy.restore(ledger_of(reading, self.identity))

    def pipe(self, reports: Iterable[Report], processes: int = 1) -> Iterator[Ledger | Fault]:
        """The ledgers of many reports, in their order; one that can't be read gives a `Fault`.

        Args:
            reports: any number; they are taken as they are needed.
            processes: worker processes; each loads the models for itself.
        """
        if processes <= 1:
            for report in reports:
                yield self._attempt(report)
            return
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a worker a core: more threads only contend
        waiting = iter(reports)
        under_way: deque[Future[Ledger | Fault]] = deque()
        context = get_context("spawn")
        with ProcessPoolExecutor(processes, context, _start_worker, (self.pipeline,)) as pool:
            try:
                under_way.extend(pool.submit(_work, report) for report in islice(waiting, AHEAD * processes))
                while under_way:
                    ledger = under_way.popleft().result()
                    under_way.extend(pool.submit(_work, report) for report in islice(waiting, 1))
                    yield ledger
            finally:
                pool.shutdown(cancel_futures=True)

    def _attempt(self, report: Report) -> Ledger | Fault:
        try:
            return self.read(report)
        except ReadingError as error:
            return Fault(report, str(error))
        except Exception as error:  # a fault of the reader's own must not stop a batch
            return Fault(
                report, f"internal fault: {type(error).__name__}: {error}; please report it with the text"
            )


_worker: Reader | None = None


def _start_worker(pipeline: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    global _worker  # noqa: PLW0603 - one reader a process, loaded once
    _worker = Reader(pipeline)


def _work(report: Report) -> Ledger | Fault:
    assert _worker is not None
    return _worker._attempt(report)
