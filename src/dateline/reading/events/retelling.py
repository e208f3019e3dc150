"""Happenings that are less likely events of their own than further tellings of a surer one.

What joins triggers asks of pairs alone whether they tell of one happening. A happening that would hardly be
coded by itself ("the charge", "such calls") is yet told of: if it is like a surer one of its type, that is
told of again.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.reading.events.happening import Happening
from dateline.reading.events.merging import happening_of

__all__ = ["with_retellings"]

_DOUBTFUL = 0.5
"""Probability of being coded under which a happening may be a retelling."""
_ALIKE = 0.3
"""Likeness from which it is one."""


def with_retellings(happenings: Sequence[Happening], probabilities: Sequence[float]) -> list[Happening]:
    """The happenings, doubtful ones taken up into the surer one of their type that they are most like.

    Args:
        happenings: of one report, in text order.
        probabilities: for each how sure it is that it is coded.
    """
    at = {(h.type, h.triggers[0].token): number for number, h in enumerate(happenings)}
    taker = list(range(len(happenings)))
    for number in sorted(taker, key=lambda n: (probabilities[n], n)):
        if probabilities[number] >= _DOUBTFUL:
            break
        happening = happenings[number]
        surer = [
            (likeness, -at[happening.type, token])
            for token, likeness in happening.kin
            if probabilities[at[happening.type, token]] > probabilities[number]
        ]
        likeness, other = max(surer, default=(0.0, 0))
        if likeness >= _ALIKE:
            taker[number] = -other
    triggers = [list(happening.triggers) for happening in happenings]
    for number in range(len(taker)):
        last = number
        while taker[last] != last:
            last = taker[last]
        if last != number:
            triggers[last] += triggers[number]
    return [
        happening
        if len(told) == len(happening.triggers)
        else replace(
            happening_of(sorted(told, key=lambda t: t.token)), nearest=happening.nearest, kin=happening.kin
        )
        for number, (happening, told) in enumerate(zip(happenings, triggers, strict=True))
        if taker[number] == number
    ]
