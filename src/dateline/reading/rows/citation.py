"""Who is cited for a stretch of the text."""

from collections.abc import Sequence

from spacy.tokens import Doc

from dateline.model import Stance
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.rows.doubt import doubts

__all__ = ["attribution_of", "attributions_around", "beside", "cited_for"]


def attribution_of(offset: int, attributions: Sequence[Attribution]) -> int | None:
    """Index of the attribution whose content holds the offset, the innermost where several do."""
    best: tuple[int, int] | None = None
    for index, attribution in enumerate(attributions):
        for start, end in attribution.contents:
            if start <= offset < end and (best is None or end - start < best[0]):
                best = (end - start, index)
    return best[1] if best else None


def attributions_around(offset: int, attributions: Sequence[Attribution]) -> list[int]:
    """Indices of the attributions whose content holds the offset, from the innermost out."""
    found: list[tuple[int, int]] = []
    for index, attribution in enumerate(attributions):
        lengths = [end - start for start, end in attribution.contents if start <= offset < end]
        if lengths:
            found.append((min(lengths), index))
    return [index for _, index in sorted(found)]


def beside(index: int, attributions: Sequence[Attribution]) -> list[int]:
    """Indices of the attributions to others who are cited together with a source ("X and Y said")."""
    one = attributions[index]
    return [
        other
        for other, attribution in enumerate(attributions)
        if other != index and attribution.cue == one.cue and attribution.contents == one.contents
    ]


def cited_for(
    offset: int, attributions: Sequence[Attribution], token: int | None = None, doc: Doc | None = None
) -> tuple[int | None, bool]:
    """The innermost attribution with a source around an offset, and whether words that name nobody hedge it.

    "Analysts say the suspected killings ..." is the analysts' word, hedged. Where nobody is cited at all the
    attribution is the one that hedges, if any. What somebody merely wants or asks is no word on it.

    Args:
        offset: where the head of a trigger, or a figure, starts.
        attributions: those of the report.
        token: the trigger's head, which is no word on itself.
        doc: the parsed text, by which doubts don't reach what a clause takes for granted.
    """
    hedge: int | None = None
    for index in attributions_around(offset, attributions):
        attribution = attributions[index]
        wish = not attribution.reporting and attribution.stance == Stance.HEDGES
        if attribution.cue_token == token or wish:
            continue
        if attribution.source is not None:
            return index, hedge is not None
        hedges = attribution.stance == Stance.HEDGES
        if hedges and doc is not None and token is not None and not doubts(attribution, doc[token]):
            continue
        if attribution.stance != Stance.ASSERTS and hedge is None:
            hedge = index
    return hedge, False
