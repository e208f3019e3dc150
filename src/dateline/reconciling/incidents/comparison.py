"""How likely two events of two reports are one happening: a logistic model over features of the pair.

The features are those by which event coreference across documents is commonly judged (A. Cybulska and P.
Vossen, "Translating granularity of event slots into features for event coreference resolution", EVENTS
2015): kind, participants by role, place, time, and human cost, each with how finely it is known, and the
words. Weights are learned by `training/incidents.py`.
"""

import math
from collections.abc import Iterable

from dateline.model import Effect
from dateline.reading.linear import load_model
from dateline.reconciling.incidents.conflict import (
    TOLERANCE,
    conflict,
    days_apart,
    kilometres,
    names_place,
    plays,
    shared_cast,
    shared_people,
)
from dateline.reconciling.incidents.sketch import Sides, Sketch
from dateline.reconciling.incidents.words import overlap, total_weight, weight

__all__ = ["MODEL", "pair_features", "probability"]

MODEL = "incident"
_DISTANCES = ((5, "here"), (30, "near"), (120, "region"))
"""Kilometres between two points, and what they are called."""
_MANY = 3
"""Shared people from which more of them tell no more."""
_NAME = 6.0
"""Weight of words that counts as one shared name: that of a word of one report in four hundred."""
_SPANS = ((0, "0"), (1, "1"), (3, "2-3"), (7, "4-7"), (30, "8-30"))
"""Days, and what they are called."""


def probability(one: Sketch, other: Sketch) -> float:
    """The probability that two events are one happening, 0 where a conflict keeps them apart."""
    if conflict(one, other) is not None:
        return 0.0
    return load_model(MODEL).probability(pair_features(one, other))


def pair_features(one: Sketch, other: Sketch) -> list[str]:
    """Names of the binary features that hold of a pair; the same in either order."""
    earlier, later = (one, other) if one.order <= other.order else (other, one)
    time, place = _time(earlier, later), _place(one, other)
    actor, recipient = _role(one.actor, other.actor), _role(one.recipient, other.recipient)
    killed, injured = (_toll(earlier, later, effect) for effect in (Effect.KILLED, Effect.INJURED))
    title, evidence = overlap(one.title, other.title), overlap(one.words, other.words)
    names = min(int(math.fsum(map(weight, one.proper & other.proper)) / _NAME), 4)
    kind = "same" if one.type is other.type else "kin"
    return [
        f"type={kind}",
        f"type={'/'.join(sorted({one.type.value, other.type.value}))}",
        f"mode={_equal(one.mode, other.mode)}",
        f"status={'same' if one.status is other.status else 'other'}",
        f"time={time}",
        f"gap={_gap(one, other)}",
        f"place={place}",
        f"place={place}|time={time}",
        f"actor={actor}",
        f"recipient={recipient}",
        f"roles={actor}/{recipient}",
        f"killed={killed}",
        f"injured={injured}",
        f"tolls={killed}/{injured}",
        *_steps("title", title),
        *_steps("words", evidence),
        *_steps("told", _told(one, other)),
        *(f"names>={n}" for n in range(1, names + 1)),
        f"names={names}|time={time}",
        f"instruments={_sets(one.instruments, other.instruments)}",
        f"name={_equal(one.name, other.name)}",
        f"voices={_sets(one.voices, other.voices)}",
        f"speech={one.speech or other.speech}",
        *_cast(one, other),
        *_towns(one, other),
    ]


def _cast(one: Sketch, other: Sketch) -> list[str]:
    """Which private people both reports name; nothing where one of them names none."""
    if not one.cast or not other.cast:
        return []
    shared = shared_cast(one, other)
    if not shared:
        return [f"cast=other {min(len(one.cast), len(other.cast), _MANY)}"]
    found = [f"cast>={n}" for n in range(1, min(len(shared), _MANY) + 1)]
    if any(plays(person, one) or plays(person, other) for person in shared):
        found.append("cast=plays")
    if len(shared) * 2 > min(len(one.cast), len(other.cast)):
        found.append("cast=most")
    if one.type is other.type:
        found.append(f"cast={one.type.value}")
    return found


def _towns(one: Sketch, other: Sketch) -> list[str]:
    if not one.towns or not other.towns:
        return []
    return ["towns=same" if one.towns & other.towns else "towns=other"]


def _steps(name: str, value: float | None) -> Iterable[str]:
    if value is None:
        return [f"{name}=open"]
    return [f"{name}>={cut}" for cut in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7) if value >= cut]


def _told(one: Sketch, other: Sketch) -> float | None:
    """How much of one's title the other's title and evidence tell, in the better direction."""
    if not one.title or not other.title:
        return None
    return max(_covered(one, other), _covered(other, one))


def _covered(one: Sketch, other: Sketch) -> float:
    whole = total_weight(one.title)
    if not whole:
        return 0.0
    return math.fsum(weight(word) for word in one.title if word in other.title or word in other.words) / whole


def _equal(one: str | None, other: str | None) -> str:
    if one is None or other is None:
        return "neither" if one is other else "open"
    return "same" if one == other else "other"


def _sets(one: frozenset[str], other: frozenset[str]) -> str:
    if not one or not other:
        return "open"
    return "same" if one & other else "other"


def _span(days: int) -> str:
    return next((name for most, name in _SPANS if days <= most), "31+")


def _gap(one: Sketch, other: Sketch) -> str:
    if one.published is None or other.published is None:
        return "open"
    return _span(abs(one.published - other.published))


def _time(one: Sketch, other: Sketch) -> str:
    days = days_apart(one, other)
    if days is None:
        return "neither" if one.first is None and other.first is None else "open"
    if one.exact and other.exact:
        return "same" if days == 0 else "next" if days <= TOLERANCE else f"apart {_span(days)}"
    if one.fallback and other.fallback:
        return f"fallbacks {_span(days)}"
    if one.fallback or other.fallback:
        told, stand_in = (other, one) if one.fallback else (one, other)
        assert told.last is not None
        assert stand_in.first is not None
        lag = stand_in.first - told.last
        return f"fallback {'before' if lag < -1 else _span(max(0, lag))}"
    return "within" if days == 0 else f"coarse {_span(days)}"


def _place(one: Sketch, other: Sketch) -> str:
    if one.point and other.point:
        far = kilometres(one.point, other.point)
        return next(
            (name for most, name in _DISTANCES if far <= most), "named" if names_place(one, other) else "far"
        )
    if (
        one.place
        and one.place == other.place
        and (one.country is None or other.country is None or one.country == other.country)
    ):
        if one.country and not one.admin1:
            return "country"
        return "admin1" if one.division and other.division else "name"
    if one.country is None or other.country is None:
        return "open" if one.place or other.place else "neither"
    if one.admin1 and other.admin1:
        return "admin1" if one.admin1 == other.admin1 else "other admin1"
    if one.country == other.country:
        return "within"
    return "named" if names_place(one, other) else "other"


def _role(one: Sides, other: Sides) -> str:
    if not one or not other:
        return "neither" if not one and not other else "open"
    if shared_people(one, other):
        return "person"
    if one.named & other.named:
        return "same"
    if one.speaking & other.speaking:
        return "country" if not (one.described & other.described) else "country and word"
    if one.described & other.described:
        return "word"
    if one.people and other.people:
        return "other people"
    return "other" if one.speaking and other.speaking else "unlike"


def _toll(earlier: Sketch, later: Sketch, effect: Effect) -> str:
    ours, theirs = earlier.tolls.get(effect), later.tolls.get(effect)
    if not ours or not theirs:
        return "open" if ours or theirs else "neither"
    if set(ours) & set(theirs):
        return "same one" if all(low == high == 1 for low, high in set(ours) & set(theirs)) else "same"
    low, high = _most(ours), _most(theirs)
    if any(_fits(a, b) for a in ours for b in theirs):
        return "fits"
    if low <= high <= 2 * low + 2:
        return "rises"
    return "far" if max(low, high) > 3 * min(low, high) + 2 else "other"


def _fits(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    low = max(bound for bound in (one[0], other[0], 0) if bound is not None)
    highs = [bound for bound in (one[1], other[1]) if bound is not None]
    return not highs or low <= min(highs)


def _most(rows: tuple[tuple[int | None, int | None], ...]) -> int:
    return max(low if low is not None else high or 0 for low, high in rows)
