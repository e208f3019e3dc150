"""How far reviewers who judged the same incidents agree."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dateline.ledger.canonical import canonical
from dateline.model import Action, Judgement

__all__ = ["Agreement", "agreements"]

VERDICT = "verdict"
_VERDICTS = {Action.ACCEPT: "accept", Action.REJECT: "reject"}


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on one question: whether to accept an incident, or what a field of it is."""

    question: str
    """`verdict`, or the field that was corrected."""
    alpha: float | None
    """Krippendorff's alpha for nominal values: 1 full agreement, 0 as by chance. Null where all gave one
    and the same answer, since without a second answer there is no chance agreement to reckon with."""
    percent: float
    """Pairs of answers to one question on one incident that are equal, in per cent."""
    incidents: int
    """Incidents that two or more reviewers judged."""
    reviewers: int
    answers: int


def agreements(
    judgements: Iterable[Judgement], incident_of: Callable[[Judgement], str]
) -> tuple[Agreement, ...]:
    """Agreement on each question that two or more reviewers answered about one incident.

    A reviewer's last answer counts; what was taken back does not.

    Args:
        judgements: in the order in which they were made.
        incident_of: the incident that a judgement is about.
    """
    answers: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for one in judgements:
        if one.undone or not one.events:
            continue
        if one.action in _VERDICTS:
            answers[VERDICT][incident_of(one)][one.user] = _VERDICTS[one.action]
        elif one.action is Action.CORRECT and one.field:
            answers[one.field][incident_of(one)][one.user] = canonical(one.value)
    found = []
    for question in sorted(answers, key=lambda name: (name != VERDICT, name)):
        shared = {incident: by for incident, by in answers[question].items() if len(by) > 1}
        if shared:
            found.append(_agreement(question, shared))
    return tuple(found)


def _agreement(question: str, shared: Mapping[str, Mapping[str, str]]) -> Agreement:
    reviewers = sorted({user for by in shared.values() for user in by})
    values = sorted({answer for by in shared.values() for answer in by.values()})
    equal = pairs = 0
    for by in shared.values():
        given = list(by.values())
        pairs += len(given) * (len(given) - 1) // 2
        equal += sum(given.count(value) * (given.count(value) - 1) // 2 for value in set(given))
    return Agreement(
        question=question,
        alpha=_alpha(shared, values) if len(values) > 1 else None,
        percent=100.0 * equal / pairs,
        incidents=len(shared),
        reviewers=len(reviewers),
        answers=sum(len(by) for by in shared.values()),
    )


def _alpha(shared: Mapping[str, Mapping[str, str]], values: list[str]) -> float:
    """Krippendorff, Content Analysis (2004), chapter 11."""
    import krippendorff  # noqa: PLC0415 - imports NumPy

    counts = [[list(by.values()).count(value) for value in values] for _, by in sorted(shared.items())]
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))
