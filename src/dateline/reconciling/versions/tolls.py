"""The human cost: every figure, and ranges by effect and by side."""

from collections.abc import Mapping, Sequence

from dateline.model import Bound, Casualty, Effect, Toll, TollSide
from dateline.reconciling.occurrence import Occurrence
from dateline.reconciling.versions.candidate import Candidate, Voice, claim_voice, report_voice
from dateline.reconciling.versions.figure import Figure
from dateline.reconciling.versions.side import toll_side
from dateline.reconciling.versions.wording import figure_label

__all__ = ["casualty_field", "figure_of", "figures", "make_figure", "ranges"]


def casualty_field(effect: Effect) -> str:
    """`casualties.killed`."""
    return f"casualties.{effect.value}"


def figures(occurrences: Sequence[Occurrence]) -> dict[Effect, list[Candidate]]:
    """All totals of each effect, one for each pair of bounds and side."""
    found: dict[Effect, dict[str, Candidate]] = {}
    for occurrence in occurrences:
        claims = {claim.id: claim for claim in occurrence.claims}
        for row in _totals(occurrence):
            claim = claims.get(row.claim or "")
            side = toll_side(claim, occurrence)
            candidate = make_figure(row.effect, Figure(row.low, row.high), side)
            kept = found.setdefault(row.effect, {}).setdefault(candidate.key, candidate)
            voice = report_voice(occurrence, row.start, row.end, row.quote)
            if claim is not None:
                told = claim_voice(occurrence, claim).source
                placed = told.model_copy(update={"start": row.start, "end": row.end, "quote": row.quote})
                voice = Voice(placed, voice.origin)
            kept.voices.append(voice)
    return {effect: list(found[effect].values()) for effect in Effect if effect in found}


def _totals(occurrence: Occurrence) -> list[Casualty]:
    """The figures for all victims: of several that one source gives in one report, the highest.

    Rival figures have rival sources (coding manual, section 3): a source's lower ones are for some of the
    victims, or for an earlier hour, whether the row says so (`part`) or not.
    """
    speakers = {claim.id: claim.source for claim in occurrence.claims}
    totals: dict[tuple[Effect, str | None], Casualty] = {}
    for row in occurrence.event.casualties:
        if not row.part:
            by = (row.effect, speakers.get(row.claim or ""))
            totals[by] = max(totals.get(by, row), row, key=_size)
    return list(totals.values())


def _size(row: Casualty) -> int:
    return Figure(row.low, row.high).least


def make_figure(effect: Effect, bounds: Figure, side: TollSide | None) -> Candidate:
    """A figure as a version of its field."""
    low, high = bounds.low, bounds.high
    return Candidate(
        field=casualty_field(effect),
        key=f"{side}/{low}/{high}",
        value={"low": low, "high": high},
        label=figure_label(low, high),
        payload=bounds,
        side=side,
    )


def ranges(found: Mapping[Effect, Sequence[Candidate]]) -> tuple[Toll, ...]:
    """For each effect the range over all sides, then that of each side that gives figures."""
    tolls = []
    for effect, candidates in found.items():
        tolls.append(_range(effect, None, candidates))
        for side in TollSide:
            of_side = [one for one in candidates if one.side is side]
            if of_side:
                tolls.append(_range(effect, side, of_side))
    return tuple(tolls)


def _range(effect: Effect, side: TollSide | None, candidates: Sequence[Candidate]) -> Toll:
    said = sorted(
        ((voice, figure_of(one)) for one in candidates for voice in one.voices if voice.affirms),
        key=lambda pair: pair[0].order,
    )
    lows = [(low, voice) for voice, figure in said if (low := figure.low) is not None]
    highs = [(high, voice) for voice, figure in said if (high := figure.high) is not None]
    # Who gave it first sets the bound: `min` and `max` take the first of equals. An open figure that lies
    # beyond every closed one ("at least 9" beside "2") sets the end that it lies beyond.
    least = min(lows + (highs if lows else []), key=lambda pair: pair[0], default=None)
    most = max(highs + (lows if highs else []), key=lambda pair: pair[0], default=None)
    latest = _latest(said)
    return Toll(
        effect=effect,
        side=side,
        low=least[0] if least else None,
        high=most[0] if most else None,
        latest_low=latest.low,
        latest_high=latest.high,
        set_low=_bound(*least) if least else None,
        set_high=_bound(*most) if most else None,
        sources=len({voice.origin for voice, _ in said}),
    )


def _latest(said: Sequence[tuple[Voice, Figure]]) -> Figure:
    """The figure of the last day; of several that day the one that most sources give, then the lowest."""
    if not said:
        return Figure(None, None)
    day = max((voice.source.published or "" for voice, _ in said), default="")
    votes: dict[Figure, set[str]] = {}
    for voice, figure in said:
        if (voice.source.published or "") == day:
            votes.setdefault(figure, set()).add(voice.origin)
    return min(votes, key=lambda figure: (-len(votes[figure]), figure.least, str(figure)))


def _bound(value: int, voice: Voice) -> Bound:
    source = voice.source
    return Bound(value=value, publisher=source.publisher, published=source.published, source=source.source)


def figure_of(one: Candidate) -> Figure:
    """The figure that a candidate of a toll holds."""
    return one.payload if isinstance(one.payload, Figure) else Figure(None, None)
