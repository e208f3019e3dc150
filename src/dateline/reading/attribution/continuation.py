"""Quotations that run on over sentences and paragraphs, and what "I" and "we" in them stand for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dateline.model import BlockRole, Stance
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.attribution.quotation import Quotation

__all__ = ["continue_quotations", "resolve_first_person"]


def continue_quotations(
    found: Sequence[tuple[int, Attribution]],
    quotations: Sequence[Quotation],
    paragraphs: Sequence[tuple[int, int, BlockRole]],
    text: str,
) -> list[Attribution]:
    """Quoted sentences without a cue of their own go to the speaker of the quotation that they continue."""
    attributions = [attribution for _, attribution in found]
    taken = [
        [i for i, one in enumerate(attributions) if any(s < q.end and q.start < e for s, e in one.contents)]
        for q in quotations
    ]
    where = [
        next(n for n, (start, end, _) in enumerate(paragraphs) if start <= q.start < end) for q in quotations
    ]
    speakers: list[list[int]] = [[] for _ in quotations]
    for i, quotation in enumerate(quotations):
        outer = [
            k
            for k in taken[i]
            if _is_speech(attributions[k], quotations) and _holds(attributions[k], quotation)
        ]
        speakers[i] = outer
    for i, quotation in enumerate(quotations):
        spoken = any(_is_speech(attributions[k], quotations) for k in taken[i])
        if speakers[i] or spoken or not quotation.speech:
            continue
        donor = _donor(
            i, quotations=quotations, where=where, speakers=speakers, paragraphs=paragraphs, text=text
        )
        if donor is None:
            continue
        speakers[i] = speakers[donor]
        for k in speakers[donor]:
            one = attributions[k]
            attributions[k] = replace(
                one, contents=tuple(sorted({*one.contents, (quotation.start, quotation.end)}))
            )
    return attributions


def resolve_first_person(
    attributions: Sequence[Attribution], quotations: Sequence[Quotation], doc: Doc
) -> Iterable[Attribution]:
    """Attributions, with "I believe" and "we deny" inside a quotation given to whoever is quoted.

    The speaker's own "I said", "we told them" adds nothing to the quotation and is left out.
    """
    quoted: dict[int, list[Attribution]] = {}
    for place, quotation in enumerate(quotations):
        quoted[place] = [
            one for one in attributions if _is_speech(one, quotations) and _holds(one, quotation)
        ]
    for one in attributions:
        if one.source_token is None or doc[one.source_token].lower_ not in ("i", "we"):
            yield one
            continue
        number = next((n for n, q in enumerate(quotations) if q.start <= one.cue[0] < q.end), None)
        if number is None:
            yield one
        elif one.reporting and one.stance is not Stance.ASSERTS:
            for speaker in quoted[number]:
                yield replace(one, source=speaker.source, source_token=speaker.source_token)


def _holds(attribution: Attribution, quotation: Quotation) -> bool:
    return any(start <= quotation.start and quotation.end <= end for start, end in attribution.contents)


def _is_speech(attribution: Attribution, quotations: Sequence[Quotation]) -> bool:
    """Whether the cue stands outside of the quotations (else it is itself quoted)."""
    return attribution.source is not None and not any(
        q.start <= attribution.cue[0] < q.end for q in quotations if q.speech
    )


def _donor(
    i: int,
    *,
    quotations: Sequence[Quotation],
    where: Sequence[int],
    speakers: Sequence[list[int]],
    paragraphs: Sequence[tuple[int, int, BlockRole]],
    text: str,
) -> int | None:
    """The quotation whose speaker goes on in this one."""
    here = where[i]
    nearest: list[int] = [*range(i - 1, -1, -1), i + 1]
    for j in nearest:
        if 0 <= j < len(quotations) and where[j] == here and speakers[j]:
            return j
    if i + 1 < len(quotations) and quotations[i + 1].runs_on and speakers[i + 1]:
        return i + 1
    start, end, role = paragraphs[here]
    alone = (
        text[start : quotations[i].start].strip() == "" and text[quotations[i].end : end].strip(" .,") == ""
    )
    if (quotations[i].runs_on or alone) and i > 0 and speakers[i - 1] and where[i - 1] == here - 1:
        return i - 1 if paragraphs[where[i - 1]][2] is role else None
    if alone and i + 1 < len(quotations) and speakers[i + 1] and where[i + 1] == here + 1:
        opens = text[paragraphs[here + 1][0] : quotations[i + 1].start].strip() == ""
        return i + 1 if opens and paragraphs[here + 1][2] is role else None
    return None
