"""Words that take a clause, and what they make of it."""

from collections import Counter

import pytest

from dateline.data import read_yaml
from dateline.model import Status
from dateline.reading.events.embedding import Signature

FAILS = Signature("fails", Status.NEGATED, Status.ACTUAL)
PLANS = Signature("plans", Status.FUTURE, Status.NEGATED)


@pytest.mark.parametrize("kind", ["to", "ing", "from", "that"])
def test_a_word_stands_in_one_class_of_a_construction(kind: str) -> None:
    rows = read_yaml("ontology/embedding.yaml").values()
    counts = Counter(word.strip() for row in rows for word in row.get(kind, "").split(",") if word.strip())
    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("one", "governor", "status"),
    [
        (FAILS, Status.ACTUAL, Status.NEGATED),
        (FAILS, Status.NEGATED, Status.ACTUAL),
        (FAILS, Status.FUTURE, Status.NEGATED),
        (FAILS, Status.HYPOTHETICAL, Status.HYPOTHETICAL),
        (PLANS, Status.GENERIC, Status.FUTURE),
        (PLANS, Status.NEGATED, Status.NEGATED),
        (Signature("manages", Status.ACTUAL, Status.NEGATED), Status.FUTURE, Status.FUTURE),
        (Signature("stops", Status.ACTUAL, Status.ACTUAL), Status.HYPOTHETICAL, Status.ACTUAL),
        (Signature("hesitates", Status.HYPOTHETICAL, Status.ACTUAL), Status.NEGATED, Status.ACTUAL),
    ],
)
def test_statuses_compose(one: Signature, governor: Status, status: Status) -> None:
    assert one.under(governor) == status
