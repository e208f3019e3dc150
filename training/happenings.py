"""Learns who took part in a happening, when it was where its words don't say, and which the manual codes.

All are asked of happenings as the reader makes them, so these must come of models that have not seen their
report: the models of arguments, acceptance and sameness are fitted anew on four fifths of the reports and
read the last fifth, five times. Each happening is then paired with an event of the key as the scorer does
(Kuhn, 1955): one that pairs is a yes, one that pairs with an optional event is left out, the rest are noes.
An actor near a paired happening is a yes for a side where the event names it there and no surer one is that
participant already: "the army" beside "Syrian government forces" adds nothing. Of the dates that a report
offers to a paired happening without one, those that the event has are a yes.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.model import ReaderIdentity
from dateline.reading.events.acceptance import acceptance_features
from dateline.reading.events.bearing import BearingStage
from dateline.reading.events.casting import sides_of
from dateline.reading.events.dating import Dating
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.events.merging import merge, surroundings
from dateline.reading.events.sifting import Sifting
from dateline.reading.events.triggers import FAINT, ArgumentModels, read_candidate
from dateline.reading.events.when import expressed_times
from dateline.reading.linear import LinearModel
from dateline.reading.reader import default_chain
from dateline.reading.rows.ledger import ledger_of
from dateline.reading.sentence import sentence_numbers
from dateline.reading.stage import Reading, Stage, run_chain
from dateline.reading.syntax import DEFAULT_PIPELINE
from dateline.scoring.gold.key import KeyEvent
from dateline.scoring.gold.names import any_same
from dateline.scoring.gold.report import pair_events
from training import acceptance, arguments, sameness
from training.gold import CodedReport, candidates_of
from training.logistic import fit, fit_and_write
from training.names import actor_names

MODELS = Path(__file__).parents[1] / "src/dateline/data/models"
FOLDS = 5
CAST_STRENGTH, DATE_STRENGTH, SIFT_STRENGTH = 0.1, 0.1, 0.03
CAST_THRESHOLD, DATE_THRESHOLD, SIFT_THRESHOLD = 0.4, 0.35, 0.4
"""Near the best ledger F1 by five-fold cross-validation, of the values tried (docs/scores.md)."""
SLOTS = ("actor", "recipient")


@dataclass(slots=True)
class HeldOut:
    """A report read up to its happenings by models that have not seen it."""

    report: CodedReport
    reading: Reading
    happenings: tuple[Happening, ...]
    partners: list[KeyEvent | None]
    """The event of the key that each happening pairs with."""


def _fold(report: CodedReport) -> int:
    """By the hash of the name; another split than that of the encoder's networks."""
    digest = hashlib.sha1(f"{report.name}/happenings".encode(), usedforsecurity=False)
    return int(digest.hexdigest(), 16) % FOLDS


def _first_models(reports: Sequence[CodedReport]) -> tuple[ArgumentModels, LinearModel, LinearModel]:
    """The models of arguments, acceptance and sameness."""
    rows = arguments.gather(reports)
    chosen = {
        name: fit(
            [features for features, _, _ in table],
            [answer for _, answer, _ in table],
            arguments.STRENGTHS[name],
            arguments.THRESHOLDS[name],
        )
        for name, table in rows.items()
    }
    models = ArgumentModels(**chosen)
    candidates, coded, _ = acceptance.gather(reports, models)
    pairs, same, _ = sameness.gather(reports, models)
    return (
        models,
        fit(candidates, coded, acceptance.STRENGTH, acceptance.THRESHOLD),
        fit(pairs, same, sameness.STRENGTH, sameness.THRESHOLD),
    )


def held_out(reports: Sequence[CodedReport]) -> Iterator[HeldOut]:
    """Every report, read by models of the other folds."""
    chain = default_chain(DEFAULT_PIPELINE)
    rest = chain[[s.name for s in chain].index("modes") + 1 :]
    for fold in range(FOLDS):
        models, accepts, same = _first_models([r for r in reports if _fold(r) != fold])
        for report in (r for r in reports if _fold(r) == fold):
            triggers = []
            for description in candidates_of(report):
                trigger = read_candidate(description, models)
                score = accepts.probability(acceptance_features(description.candidate, trigger.scene))
                if score >= FAINT:
                    triggers.append(replace(trigger, score=score, sure=score >= accepts.threshold))
            yield _paired(report, triggers, same, rest)
        print(f"fold {fold} of {FOLDS} read", flush=True)


def _paired(
    report: CodedReport, triggers: Sequence[Trigger], same: LinearModel, rest: Sequence[Stage]
) -> HeldOut:
    reading = replace(report.reading, triggers=tuple(triggers))
    reading = run_chain([BearingStage()], reading)
    happenings = merge(reading.triggers or (), surroundings(reading), same)
    done = run_chain(rest, replace(reading, happenings=happenings))
    ledger = ledger_of(done, ReaderIdentity(version="0", models={}))
    wanted = {j: report.key.events[i] for i, j in pair_events(report.key, ledger).partner.items()}
    return HeldOut(report, reading, happenings, [wanted.get(n) for n in range(len(happenings))])


def _cast_examples(held: HeldOut) -> Iterator[tuple[str, list[str], bool]]:
    """For each actor near a paired happening: side, features, answer."""
    actors, text = held.reading.actors or (), held.reading.report.text
    for happening, partner in zip(held.happenings, held.partners, strict=True):
        if partner is None or partner.optional:
            continue
        sides = zip(SLOTS, (partner.actor, partner.recipient), sides_of(happening, actors), strict=True)
        for slot, wanted, casting in sides:
            open_ = list(wanted)
            for number, features in casting.offers():
                names = actor_names(actors[number], text)
                hit = next((w for w in open_ if any_same(names, w)), None)
                if hit is not None:
                    open_.remove(hit)
                yield slot, features, hit is not None


def _sift_examples(held: HeldOut) -> Iterator[tuple[list[str], bool]]:
    """For each happening that pairs with no optional event: features, answer."""
    assert held.reading.doc is not None
    sifting = Sifting(held.happenings, sentence_numbers(held.reading.doc))
    for number, partner in enumerate(held.partners):
        if partner is None or not partner.optional:
            yield sifting.features(number), partner is not None


def _date_examples(held: HeldOut) -> Iterator[tuple[list[str], bool]]:
    """For each date that is offered to a paired happening whose words give none: features, answer."""
    told = expressed_times(held.reading, held.happenings)
    dating = Dating(held.reading, held.happenings)
    for happening, partner, time in zip(held.happenings, held.partners, told, strict=True):
        if time is None and partner is not None and not partner.optional:
            for offer in dating.offers(happening):
                days = offer.first.isoformat(), offer.last.isoformat()
                yield offer.features, partner.time is not None and days == partner.time


def learn(reports: Sequence[CodedReport]) -> None:
    """Train on coded reports, each encoded by a network that has not seen it."""
    read = list(held_out(reports))
    offers = [(held.report.name, *example) for held in read for example in _cast_examples(held)]
    for slot in SLOTS:
        print(slot)
        rows = [(features, answer, name) for name, side, features, answer in offers if side == slot]
        features, answers, groups = zip(*rows, strict=True)
        out = MODELS / f"cast_{slot}.json"
        fit_and_write(features, answers, groups, (CAST_STRENGTH,), out, CAST_THRESHOLD)
    print("dating")
    rows = [(*example, held.report.name) for held in read for example in _date_examples(held)]
    features, answers, groups = zip(*rows, strict=True)
    fit_and_write(features, answers, groups, (DATE_STRENGTH,), MODELS / "dating.json", DATE_THRESHOLD)
    print("sift")
    rows = [(*example, held.report.name) for held in read for example in _sift_examples(held)]
    features, answers, groups = zip(*rows, strict=True)
    fit_and_write(features, answers, groups, (SIFT_STRENGTH,), MODELS / "sift.json", SIFT_THRESHOLD)
