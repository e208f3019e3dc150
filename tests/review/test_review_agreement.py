"""Krippendorff's alpha over what reviewers decided."""

import pytest

from dateline.model import Action, Judgement
from dateline.services.review import agreements


def judged(user, incident, action, field=None, value=None, undone=False):
    judged.sequence += 1
    return Judgement(
        action=action,
        user=user,
        events=(f"{incident:012x}:e1",),
        field=field,
        value=value,
        sequence=judged.sequence,
        time="2024-02-01T00:00:00.000000Z",
        undone=undone,
    )


judged.sequence = 0


def first_event(one):
    return one.events[0]


def verdicts(**answers):
    """`ann="aar."`: accepted, accepted, rejected, not judged."""
    actions = {"a": Action.ACCEPT, "r": Action.REJECT}
    return [
        judged(user, number, actions[letter])
        for user, letters in answers.items()
        for number, letter in enumerate(letters)
        if letter in actions
    ]


def test_full_agreement_is_one():
    (found,) = agreements(verdicts(ann="aarr", bob="aarr"), first_event)
    assert found.question == "verdict"
    assert found.alpha == pytest.approx(1.0)
    assert (found.percent, found.incidents, found.reviewers, found.answers) == (100.0, 4, 2, 8)


def test_a_worked_example():
    # Two reviewers, ten incidents, one 2 by 2 table of 4, 1, 2, 3: observed disagreement 3/10; expected
    # 2 * 11 * 9 / (20 * 19); alpha = 1 - 0.3 / 0.521 = 0.4242.
    (found,) = agreements(verdicts(ann="aaaaa" + "rrrrr", bob="aaaar" + "aarrr"), first_event)
    assert found.alpha == pytest.approx(1 - 0.3 / (2 * 11 * 9 / (20 * 19)))
    assert found.percent == pytest.approx(70.0)


def test_what_one_alone_judged_counts_for_nothing():
    (found,) = agreements(verdicts(ann="arrr", bob="ar.."), first_event)
    assert found.incidents == 2
    assert agreements(verdicts(ann="arar"), first_event) == ()


def test_one_answer_only_leaves_alpha_undefined():
    (found,) = agreements(verdicts(ann="aaa", bob="aaa"), first_event)
    assert found.alpha is None
    assert found.percent == 100.0


def test_the_last_answer_counts_and_what_was_taken_back_does_not():
    made = [
        judged("ann", 1, Action.REJECT),
        judged("ann", 1, Action.ACCEPT),
        judged("bob", 1, Action.ACCEPT),
        judged("bob", 1, Action.REJECT, undone=True),
        judged("ann", 2, Action.REJECT),
        judged("bob", 2, Action.REJECT),
    ]
    (found,) = agreements(made, first_event)
    assert found.alpha == pytest.approx(1.0)


def test_fields_are_questions_of_their_own():
    made = [
        judged("ann", 1, Action.CORRECT, "type", "ASSAULT"),
        judged("bob", 1, Action.CORRECT, "type", "COERCE"),
        judged("ann", 2, Action.CORRECT, "casualties.killed", {"low": 7, "high": 7}),
        judged("bob", 2, Action.CORRECT, "casualties.killed", {"high": 7, "low": 7}),
        judged("ann", 2, Action.ACCEPT),
        judged("bob", 2, Action.ACCEPT),
        judged("bob", 3, Action.COMMENT),
    ]
    found = agreements(made, first_event)
    assert [one.question for one in found] == ["verdict", "casualties.killed", "type"]
    assert [one.percent for one in found] == [100.0, 100.0, 0.0]
