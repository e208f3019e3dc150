"""Who says what: all attributions of a parsed report."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from dateline.model import Block, BlockRole
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.attribution.candidate import Candidate
from dateline.reading.attribution.lexicon import Lexicon, load_lexicon
from dateline.reading.attribution.noun_cues import noun_cues
from dateline.reading.attribution.noun_phrase import coordinated_heads, noun_phrase
from dateline.reading.attribution.phrase_cues import label_cue, phrase_cues
from dateline.reading.attribution.quotation import Quotation, find_quotations
from dateline.reading.attribution.scope import without
from dateline.reading.attribution.verb_cues import verb_cues

__all__ = ["find_attributions"]

_OUTER = " \t\n\r\u00a0,;:.–—-"
"""Trimmed from the ends of contents."""


def find_attributions(doc: Doc, blocks: Sequence[Block] = ()) -> tuple[Attribution, ...]:
    """Every attribution of the text, in the order of their cues.

    Args:
        doc: the parsed text; its sentences do not cross line breaks.
        blocks: the paragraphs with their roles. Furniture is not read. Without blocks every line is read, the
            first as a headline.
    """
    lexicon = load_lexicon()
    index = _verb_index(lexicon)
    paragraphs = _paragraphs(doc, blocks)
    quotations = find_quotations(doc.text, [(start, end) for start, end, _ in paragraphs])
    found: list[tuple[int, Attribution]] = []
    for number, (start, end, role) in enumerate(paragraphs):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            continue
        here = [one for one in quotations if start <= one.start < end]
        for sentence in span.sents:
            for candidate in _candidates(sentence, lexicon, index, headline=role is BlockRole.HEADLINE):
                for attribution in _attributions(candidate, doc, here, (start, end)):
                    found.append((number, attribution))
    found.sort(key=lambda pair: (pair[1].cue, pair[1].source or (-1, -1)))
    continued = _continue_quotations(found, quotations, paragraphs, doc.text)
    return tuple(dict.fromkeys(continued))


@lru_cache(maxsize=2)
def _index_of(keys: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for key in keys:
        words = tuple(key.split())
        index.setdefault(words[0], []).append(words)
    for entries in index.values():
        entries.sort(key=lambda words: (-len(words), words))
    return index


def _verb_index(lexicon: Lexicon) -> dict[str, list[tuple[str, ...]]]:
    return _index_of(tuple(lexicon.verbs))


def _paragraphs(doc: Doc, blocks: Sequence[Block]) -> list[tuple[int, int, BlockRole]]:
    if blocks:
        return [(block.start, block.end, block.role) for block in blocks if block.role is not BlockRole.FURNITURE]
    found, position = [], 0
    for line in doc.text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped)
            role = BlockRole.BODY if found else BlockRole.HEADLINE
            found.append((start, start + len(stripped), role))
        position += len(line) + 1
    return found


def _candidates(
    sentence: Span, lexicon: Lexicon, index: dict[str, list[tuple[str, ...]]], *, headline: bool
) -> Iterable[Candidate]:
    yield from verb_cues(sentence, lexicon, index)
    yield from noun_cues(sentence, lexicon)
    yield from phrase_cues(sentence, lexicon)
    if headline:
        label = label_cue(sentence, lexicon)
        if label is not None:
            yield label


def _attributions(
    candidate: Candidate, doc: Doc, quotations: Sequence[Quotation], paragraph: tuple[int, int]
) -> Iterable[Attribution]:
    contents = [_trimmed(doc, start, end) for start, end in candidate.contents]
    spans = [span for span in contents if span is not None]
    cut = (doc[candidate.group[0]].idx, _end(doc, candidate.group[1]))
    if candidate.quotes:
        spans += _beside(candidate, doc, quotations, cut)
    spans = _with_quotations(spans, quotations, cut)
    spans = _clipped(spans, paragraph)
    if not spans:
        return
    cue = (doc[candidate.cue[0]].idx, _end(doc, candidate.cue[1]))
    via = _phrase_offsets(doc, candidate.via) if candidate.via is not None else None
    base = Attribution(
        cue=cue,
        cue_token=candidate.token.i,
        source=None,
        source_token=None,
        contents=tuple(spans),
        stance=candidate.stance,
        via=via,
        via_token=candidate.via.i if candidate.via is not None else None,
        reporting=candidate.reporting,
    )
    if not candidate.sources:
        yield base
        return
    for source in candidate.sources:
        heads = [source] if candidate.whole_noun else coordinated_heads(source)
        for head in heads:
            yield replace(base, source=_phrase_offsets(doc, head), source_token=head.i)


def _phrase_offsets(doc: Doc, head: Token) -> tuple[int, int]:
    start, end = noun_phrase(head)
    while end - 1 > head.i and doc[end - 1].is_punct and doc[end - 1].text not in (")", "]"):
        end -= 1
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return doc[start].idx, _end(doc, end)


def _end(doc: Doc, token: int) -> int:
    last = doc[token - 1]
    return int(last.idx + len(last.text))


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    if start >= end:
        return None
    first, last = doc[start].idx, _end(doc, end)
    text = doc.text
    while first < last and text[first] in _OUTER:
        first += 1
    while last > first and text[last - 1] in _OUTER:
        last -= 1
    return (first, last) if any(character.isalnum() for character in text[first:last]) else None


def _beside(
    candidate: Candidate, doc: Doc, quotations: Sequence[Quotation], cut: tuple[int, int]
) -> list[tuple[int, int]]:
    """Quotations that only punctuation parts from the reporting group."""
    text = doc.text
    found = []
    for one in quotations:
        gap = text[one.end : cut[0]] if one.end <= cut[0] else text[cut[1] : one.start] if one.start >= cut[1] else None
        if gap is None or any(character.isalnum() for character in gap) or "\n" in gap:
            continue
        ends_sentence = one.start >= cut[1] and any(mark in gap for mark in ".!?")
        if ends_sentence and not one.speech:
            continue
        if one.end <= cut[0] and not one.speech:
            continue
        found.append((one.start, one.end))
    return found


def _with_quotations(
    spans: Iterable[tuple[int, int]], quotations: Sequence[Quotation], cut: tuple[int, int]
) -> list[tuple[int, int]]:
    """Contents with every quotation that they break into taken whole, merged and in order."""
    grown = []
    for start, end in spans:
        for one in quotations:
            if one.start < end and start < one.end and not (one.start <= cut[0] and cut[1] <= one.end):
                start, end = min(start, one.start), max(end, one.end)
        grown.append((start, end))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(grown):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return [piece for span in merged for piece in _less(span, cut)]


def _less(span: tuple[int, int], cut: tuple[int, int]) -> list[tuple[int, int]]:
    pieces = without([span], [cut])
    return [(start, end) for start, end in pieces]


def _clipped(spans: Iterable[tuple[int, int]], paragraph: tuple[int, int]) -> list[tuple[int, int]]:
    clipped = ((max(start, paragraph[0]), min(end, paragraph[1])) for start, end in spans)
    return [(start, end) for start, end in clipped if start < end]


def _continue_quotations(
    found: Sequence[tuple[int, Attribution]],
    quotations: Sequence[Quotation],
    paragraphs: Sequence[tuple[int, int, BlockRole]],
    text: str,
) -> list[Attribution]:
    """Quoted sentences without a cue of their own go to the speaker of the quotation that they continue."""
    attributions = [attribution for _, attribution in found]
    numbers = [number for number, _ in found]
    taken = [
        [i for i, one in enumerate(attributions) if any(s < q.end and q.start < e for s, e in one.contents)]
        for q in quotations
    ]
    where = [next(n for n, (start, end, _) in enumerate(paragraphs) if start <= q.start < end) for q in quotations]
    speakers: list[list[int]] = [[] for _ in quotations]
    for i, quotation in enumerate(quotations):
        outer = [k for k in taken[i] if _is_speech(attributions[k], quotations) and _holds(attributions[k], quotation)]
        speakers[i] = outer
    for i, quotation in enumerate(quotations):
        if speakers[i] or taken[i] or not quotation.speech:
            continue
        donor = _donor(i, quotations, where, speakers, paragraphs, text)
        if donor is None:
            continue
        speakers[i] = speakers[donor]
        for k in speakers[donor]:
            one = attributions[k]
            attributions[k] = replace(
                one, contents=tuple(sorted({*one.contents, (quotation.start, quotation.end)}))
            )
    del numbers
    return attributions


def _holds(attribution: Attribution, quotation: Quotation) -> bool:
    return any(start <= quotation.start and quotation.end <= end for start, end in attribution.contents)


def _is_speech(attribution: Attribution, quotations: Sequence[Quotation]) -> bool:
    """Whether the cue stands outside of the quotations (else it is itself quoted)."""
    return attribution.source is not None and not any(
        q.start <= attribution.cue[0] < q.end for q in quotations if q.speech
    )


def _donor(
    i: int,
    quotations: Sequence[Quotation],
    where: Sequence[int],
    speakers: Sequence[list[int]],
    paragraphs: Sequence[tuple[int, int, BlockRole]],
    text: str,
) -> int | None:
    """The quotation whose speaker goes on in this one."""
    here = where[i]
    for j in (*range(i - 1, -1, -1), i + 1):
        if 0 <= j < len(quotations) and where[j] == here and speakers[j]:
            return j
    start, end, role = paragraphs[here]
    alone = text[start : quotations[i].start].strip() == "" and text[quotations[i].end : end].strip(" .,") == ""
    if (quotations[i].runs_on or alone) and i > 0 and speakers[i - 1] and where[i - 1] == here - 1:
        return i - 1 if paragraphs[where[i - 1]][2] is role else None
    return None
