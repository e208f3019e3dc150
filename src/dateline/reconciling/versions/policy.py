"""Which of several values becomes the headline: stated, configurable, recorded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateline.data import read_yaml
from dateline.model import IncidentPlace, IncidentTime, PlacePrecision, Status, TimeBasis, TollSide
from dateline.reconciling.actors import is_described
from dateline.reconciling.versions.candidate import Candidate
from dateline.reconciling.versions.figure import Figure
from dateline.reconciling.versions.support import days_spanned, speaks_for

__all__ = ["DEFAULT", "Policy", "policies", "policy_named"]

_FINENESS = {precision: -rank for rank, precision in enumerate(PlacePrecision)}


@dataclass(frozen=True, slots=True)
class Policy:
    """A way to choose the headline value of each field.

    The criteria are `stated` (an expression of time before the publication date), `happened` (actual or
    negated before planned, feared and habitual), `named` (named parties before descriptions), `support`
    (independent sources, those whose values speak for it too), `independent` (independent sources of
    this very value), `finer` (the shorter time, the more precise place), `latest` (given last), `official`
    (a figure of the authorities or of the side that suffered), `exact` (both ends known), `lower`.
    """

    name: str
    words: str
    fields: tuple[str, ...]
    tolls: tuple[str, ...]
    days: int | None = None
    """Days of reporting, counted back from the last figure, in which a toll must have been given."""

    def ranked(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The values of one field, the headline first."""
        return _ranked(candidates, self.fields)

    def ranked_tolls(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The figures of one effect, the headline first."""
        if self.days is None:
            return _ranked(candidates, self.tolls)
        last = max((day for one in candidates for day in one.days), default=None)
        if last is None:
            return _ranked(candidates, self.tolls)
        since = (date.fromisoformat(last) - timedelta(days=self.days - 1)).isoformat()
        current = [one for one in candidates if one.days and one.days[-1] >= since]
        rest = [one for one in candidates if not (one.days and one.days[-1] >= since)]
        return [*_ranked(current, self.tolls, since), *_ranked(rest, self.tolls)]


def _ranked(candidates: Sequence[Candidate], order: Sequence[str], since: str = "") -> list[Candidate]:
    def rank(one: Candidate) -> tuple[object, ...]:
        return (not one.origins, *(_CRITERIA[name](one, candidates, since) for name in order), one.key)

    return sorted(candidates, key=rank)


def _stated(one: Candidate, _others: Sequence[Candidate], _since: str) -> int:
    return int(isinstance(one.payload, IncidentTime) and one.payload.basis is TimeBasis.REPORT)


def _happened(one: Candidate, _others: Sequence[Candidate], _since: str) -> int:
    return int(isinstance(one.payload, Status) and one.payload not in (Status.ACTUAL, Status.NEGATED))


def _named(one: Candidate, _others: Sequence[Candidate], _since: str) -> int:
    return int(isinstance(one.payload, tuple) and all(map(is_described, one.payload)))


def _support(one: Candidate, others: Sequence[Candidate], _since: str) -> int:
    origins = set(one.origins)
    for other in others:
        if other is not one and speaks_for(other.payload, one.payload):
            origins |= other.origins
    return -len(origins)


def _independent(one: Candidate, _others: Sequence[Candidate], since: str) -> int:
    return -len({v.origin for v in one.voices if v.affirms and (v.source.published or "") >= since})


def _finer(one: Candidate, _others: Sequence[Candidate], _since: str) -> int:
    if isinstance(one.payload, IncidentTime):
        return days_spanned(one.payload)
    if isinstance(one.payload, IncidentPlace) and one.payload.precision:
        return -_FINENESS[one.payload.precision]
    return 99


def _latest(one: Candidate, _others: Sequence[Candidate], _since: str) -> int:
    return -date.fromisoformat(one.days[-1]).toordinal() if one.days else 0


def _official(one: Candidate, _others: Sequence[Candidate], _since: str) -> int:
    return int(one.side is not TollSide.OFFICIAL)


def _exact(one: Candidate, _others: Sequence[Candidate], _since: str) -> int:
    return int(not isinstance(one.payload, Figure) or not one.payload.exact)


def _lower(one: Candidate, _others: Sequence[Candidate], _since: str) -> int:
    return one.payload.least if isinstance(one.payload, Figure) else 0


_CRITERIA: dict[str, Callable[[Candidate, Sequence[Candidate], str], int]] = {
    "stated": _stated,
    "happened": _happened,
    "named": _named,
    "support": _support,
    "independent": _independent,
    "finer": _finer,
    "latest": _latest,
    "official": _official,
    "exact": _exact,
    "lower": _lower,
}


@cache
def policies() -> dict[str, Policy]:
    """All policies by name."""
    return {
        name: Policy(
            name, " ".join(row["words"].split()), tuple(row["fields"]), tuple(row["tolls"]), row["days"]
        )
        for name, row in read_yaml("reconciling/policies.yaml")["policies"].items()
    }


def policy_named(name: str) -> Policy:
    """The policy of that name.

    Raises:
        LookupError: if there is none; the message names those that there are.
    """
    known = policies()
    if name not in known:
        raise LookupError(f"no policy {name!r}: choose {', '.join(known)}")
    return known[name]


DEFAULT = policy_named(read_yaml("reconciling/policies.yaml")["default"])
