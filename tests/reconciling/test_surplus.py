"""What a bounded memory lets go."""

from collections import defaultdict

from dateline.reconciling.surplus import surplus


def test_nothing_goes_up_to_the_bound() -> None:
    assert surplus(dict.fromkeys(range(100)), 100) == []


def test_what_was_kept_first_goes_and_an_eighth_beyond_it() -> None:
    assert surplus(dict.fromkeys(range(101)), 80) == list(range(31))


def test_few_calls_have_work_to_do() -> None:
    held: dict[int, None] = {}
    worked: dict[bool, int] = defaultdict(int)
    for number in range(1000):
        held[number] = None
        gone = surplus(held, 80)
        for key in gone:
            del held[key]
        worked[bool(gone)] += 1
        assert len(held) <= 80
    assert worked[True] <= 1000 / 10
