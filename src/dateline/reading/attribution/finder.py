"""Who says what: all attributions of a parsed report."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from dateline.model import Block, BlockRole, Stance
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.attribution.candidate import Candidate
from dateline.reading.attribution.lexicon import Lexicon, load_lexicon
from dateline.reading.attribution.noun_cues import noun_cues
from dateline.reading.attribution.noun_phrase import coordinated_heads, noun_phrase
from dateline.reading.attribution.phrase_cues import label_cue, phrase_cues
from dateline.reading.attribution.quotation import Quotation, find_quotations
from dateline.reading.attribution.verb_cues import verb_cues

__all__ = ["find_attributions"]

_MARKS = "“”«»\"'‘’"
_LONGEST_FRAGMENT = 6
"""Tokens of a piece that the parser cut off and that is read together with the next sentence."""
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
    text = doc.text
    quotations = find_quotations(text, [(start, end) for start, end, _ in paragraphs])
    found: list[tuple[int, Attribution]] = []
    for number, (start, end, role) in enumerate(paragraphs):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            continue
        here = [one for one in quotations if start <= one.start < end]
        for sentence in _sentences(span):
            for candidate in _candidates(sentence, lexicon, index, headline=role is BlockRole.HEADLINE):
                for attribution in _attributions(candidate, doc, text, here, (start, end)):
                    found.append((number, attribution))
    found.sort(key=lambda pair: (pair[1].cue, pair[1].source or (-1, -1)))
    continued = _continue_quotations(found, quotations, paragraphs, text)
    return tuple(dict.fromkeys(_first_person(continued, quotations, doc)))


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


def _sentences(paragraph: Span) -> Iterable[Span]:
    """The sentences of a paragraph, with fragments that no mark ends joined to what follows.

    After a line break the parser now and then cuts a sentence behind its first words ("Pakistan | denied …").
    """
    doc = paragraph.doc
    start: int | None = None
    for sentence in paragraph.sents:
        first = max(sentence.start, paragraph.start) if start is None else start
        end = min(sentence.end, paragraph.end)
        last = doc[end - 1]
        is_fragment = sentence.end - sentence.start <= _LONGEST_FRAGMENT and not (last.is_punct or last.is_space)
        if is_fragment and end < paragraph.end:
            start = first
            continue
        start = None
        yield doc[first:end]


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
    candidate: Candidate, doc: Doc, text: str, quotations: Sequence[Quotation], paragraph: tuple[int, int]
) -> Iterable[Attribution]:
    contents = [_trimmed(doc, text, start, end) for start, end in candidate.contents]
    spans = [span for span in contents if span is not None]
    cut = (doc[candidate.group[0]].idx, _end(doc, candidate.group[1]))
    if candidate.quotes:
        starts_sentence = doc[candidate.group[0]].is_sent_start is True
        spans += _beside(text, quotations, cut, starts_sentence=starts_sentence)
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


def _trimmed(doc: Doc, text: str, start: int, end: int) -> tuple[int, int] | None:
    if start >= end:
        return None
    first, last = doc[start].idx, _end(doc, end)
    while first < last and text[first] in _OUTER:
        first += 1
    while last > first and text[last - 1] in _OUTER:
        last -= 1
    return (first, last) if any(character.isalnum() for character in text[first:last]) else None


def _beside(
    text: str, quotations: Sequence[Quotation], cut: tuple[int, int], *, starts_sentence: bool
) -> list[tuple[int, int]]:
    """Quotations that only punctuation parts from the reporting group."""
    found = []
    for one in quotations:
        gap = text[one.end : cut[0]] if one.end <= cut[0] else text[cut[1] : one.start] if one.start >= cut[1] else None
        if gap is None or any(character.isalnum() for character in gap) or "\n" in gap:
            continue
        ends_sentence = one.start >= cut[1] and any(mark in gap for mark in ".!?")
        if ends_sentence and not one.speech:
            continue
        if one.end <= cut[0] and (not one.speech or (starts_sentence and text[one.start : one.end].rstrip(_MARKS)[-1:] == ".")):
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
    """The span with the cut taken out."""
    pieces = [(span[0], min(span[1], cut[0])), (max(span[0], cut[1]), span[1])]
    return [(start, end) for start, end in pieces if start < end] if cut[0] < span[1] and span[0] < cut[1] else [span]


def _first_person(
    attributions: Sequence[Attribution], quotations: Sequence[Quotation], doc: Doc
) -> Iterable[Attribution]:
    """Attributions, with "I believe" and "we deny" inside a quotation given to whoever is quoted.

    The speaker's own "I said", "we told them" adds nothing to the quotation and is left out.
    """
    quoted: dict[int, list[Attribution]] = {}
    for number, quotation in enumerate(quotations):
        quoted[number] = [one for one in attributions if _is_speech(one, quotations) and _holds(one, quotation)]
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
        spoken = any(_is_speech(attributions[k], quotations) for k in taken[i])
        if speakers[i] or spoken or not quotation.speech:
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
    if i + 1 < len(quotations) and quotations[i + 1].runs_on and speakers[i + 1]:
        return i + 1
    start, end, role = paragraphs[here]
    alone = text[start : quotations[i].start].strip() == "" and text[quotations[i].end : end].strip(" .,") == ""
    if (quotations[i].runs_on or alone) and i > 0 and speakers[i - 1] and where[i - 1] == here - 1:
        return i - 1 if paragraphs[where[i - 1]][2] is role else None
    if alone and i + 1 < len(quotations) and speakers[i + 1] and where[i + 1] == here + 1:
        opens = text[paragraphs[here + 1][0] : quotations[i + 1].start].strip() == ""
        return i + 1 if opens and paragraphs[here + 1][2] is role else None
    return None
