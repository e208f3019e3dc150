"""Which happenings are taken up as further tellings of surer ones."""

from dataclasses import replace

from made_happenings import happening, trigger

from dateline.model import EventType
from dateline.reading.events.retelling import with_retellings


def told(token, *kin, kind=EventType.ASSAULT):
    return replace(happening(trigger(token, kind=kind)), kin=kin)


def tokens(found):
    return [[t.token for t in one.triggers] for one in found]


def test_a_doubtful_happening_tells_of_the_one_it_is_most_like():
    sure, other, doubtful = told(2, (12, 0.35)), told(7, (12, 0.4)), told(12, (2, 0.35), (7, 0.4))
    assert tokens(with_retellings([sure, other, doubtful], [0.9, 0.8, 0.3])) == [[2], [7, 12]]
    assert tokens(with_retellings([sure, other, doubtful], [0.9, 0.8, 0.7])) == [[2], [7], [12]]


def test_what_is_like_nothing_stays_by_itself():
    sure, doubtful = told(2, (12, 0.2)), told(12, (2, 0.2))
    assert tokens(with_retellings([sure, doubtful], [0.9, 0.3])) == [[2], [12]]


def test_a_retelling_of_a_retelling_goes_the_whole_way():
    sure, doubtful, faint = told(7, (2, 0.4)), told(2, (7, 0.4), (12, 0.4)), told(12, (2, 0.4))
    assert tokens(with_retellings([doubtful, sure, faint], [0.4, 0.9, 0.2])) == [[2, 7, 12]]


def test_two_as_sure_as_each_other_stay_two():
    one, other = told(2, (7, 0.4)), told(7, (2, 0.4))
    assert tokens(with_retellings([one, other], [0.4, 0.4])) == [[2], [7]]


def test_a_word_of_two_types_keeps_them_apart():
    strike, arrest = told(2, (12, 0.4)), told(2, (12, 0.4), kind=EventType.COERCE)
    again = told(12, (2, 0.4), kind=EventType.COERCE)
    assert tokens(with_retellings([strike, arrest, again], [0.9, 0.9, 0.2])) == [[2], [2, 12]]
