"""Which of the dates that a sentence offers a trigger takes."""

from dateline.reading.events.arguments import Offer, best_time
from dateline.reading.linear import LinearModel


def model():
    return LinearModel(0.0, {"likely": 1.0, "less": -0.7, "faint": -3.0}, 0.4, "")


def test_the_likeliest_date_is_taken():
    chosen, score = best_time([Offer(0, ["less"]), Offer(1, ["likely"])], model())
    assert chosen == 1
    assert score > 0.7


def test_the_date_that_hangs_on_the_trigger_goes_before_that_of_another_word():
    offers = [Offer(0, ["likely"]), Offer(1, ["less"], own=True)]
    assert best_time(offers, model())[0] == 1


def test_a_faint_one_does_not_nor_one_that_would_be_alone():
    assert best_time([Offer(0, ["likely"]), Offer(1, ["faint"], own=True)], model())[0] == 0
    assert best_time([Offer(0, ["less"], own=True)], model())[0] is None
