"""Who says what: all attributions of a parsed report."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from dateline.model import Block, BlockRole
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.attribution.candidate import Candidate
from dateline.reading.attribution.continuation import continue_quotations, resolve_first_person
from dateline.reading.attribution.lexicon import Lexicon, load_attitudes, load_lexicon
from dateline.reading.attribution.noun_cues import noun_cues
from dateline.reading.attribution.noun_phrase import coordinated_heads, noun_phrase
from dateline.reading.attribution.phrase_cues import label_cue, phrase_cues
from dateline.reading.attribution.quotation import Quotation, find_quotations
from dateline.reading.attribution.verb_cues import verb_cues

__all__ = ["find_attitudes", "find_attributions"]

_MARKS = "“”«»\"'‘’"
_LONGEST_FRAGMENT = 6
"""Tokens of a piece that the parser cut off and that is read together with the next sentence."""
_LONGEST_TITLE = 25
"""Tokens of a first paragraph that may be a title, whatever its mark at the end ("Governor: It is over.")."""
_OUTER = " \t\n\r\u00a0,;:.–—-"
"""Trimmed from the ends of contents."""


def find_attributions(doc: Doc, blocks: Sequence[Block] = ()) -> tuple[Attribution, ...]:
    """Every attribution of the text, in the order of their cues.

    Args:
        doc: the parsed text; its sentences do not cross line breaks.
        blocks: the paragraphs with their roles. Furniture is not read. Without blocks every line is read, the
            first as a headline.
    """
    found, quotations, paragraphs = _read(doc, blocks, load_lexicon(), _candidates)
    continued = continue_quotations(found, quotations, paragraphs, doc.text)
    return tuple(dict.fromkeys(resolve_first_person(continued, quotations, doc)))


def find_attitudes(
    doc: Doc, blocks: Sequence[Block], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """What people favour, attack, treat, ask and want, where no attribution of the text has the same cue.

    Args:
        doc: the parsed text; its sentences do not cross line breaks.
        blocks: as for `find_attributions`.
        attributions: those of the text.

    Returns:
        Attitudes in the order of their cues. They are no word on an event: no claim is made of them.
    """
    found, _, _ = _read(doc, blocks, load_attitudes(), _attitude_candidates)
    taken = {index for one in attributions for index in range(*one.cue)}
    return tuple(dict.fromkeys(one for _, one in found if not taken.intersection(range(*one.cue))))


def _read(
    doc: Doc,
    blocks: Sequence[Block],
    lexicon: Lexicon,
    candidates: Callable[[Span, Lexicon, Span | None], Iterable[Candidate]],
) -> tuple[list[tuple[int, Attribution]], tuple[Quotation, ...], list[tuple[int, int, BlockRole]]]:
    """The attributions that candidates give, with the numbers of their paragraphs; quotations; paragraphs."""
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
            titled = role is BlockRole.HEADLINE or (not number and len(span) <= _LONGEST_TITLE)
            title = span if titled and sentence.start == span.start else None
            for candidate in candidates(sentence, lexicon, title):
                for attribution in _attributions(candidate, doc, text, here, (start, end)):
                    found.append((number, attribution))
    found.sort(key=lambda pair: (pair[1].cue, pair[1].source or (-1, -1)))
    return found, quotations, paragraphs


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
    start = paragraph.start
    ends = [i for i in range(start + 1, paragraph.end) if doc[i].is_sent_start] + [paragraph.end]
    for end in ends:
        last = doc[end - 1]
        is_fragment = end - start <= _LONGEST_FRAGMENT and not (last.is_punct or last.is_space)
        if is_fragment and end < paragraph.end:
            continue
        yield doc[start:end]
        start = end


def _paragraphs(doc: Doc, blocks: Sequence[Block]) -> list[tuple[int, int, BlockRole]]:
    if blocks:
        return [(block.start, block.end, block.role) for block in blocks if block.tells]
    found: list[tuple[int, int, BlockRole]] = []
    position = 0
    for line in doc.text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped)
            role = BlockRole.BODY if found else BlockRole.HEADLINE
            found.append((start, start + len(stripped), role))
        position += len(line) + 1
    return found


def _candidates(sentence: Span, lexicon: Lexicon, title: Span | None) -> Iterable[Candidate]:
    yield from verb_cues(sentence, lexicon, _verb_index(lexicon))
    yield from noun_cues(sentence, lexicon)
    yield from phrase_cues(sentence, lexicon)
    if title is not None:
        label = label_cue(title, lexicon)
        if label is not None:
            yield label


def _attitude_candidates(sentence: Span, lexicon: Lexicon, _: Span | None) -> Iterable[Candidate]:
    yield from verb_cues(sentence, lexicon, _verb_index(lexicon))


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
    spans = _clipped(text, spans, paragraph)
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
            offsets = _phrase_offsets(doc, head)
            if head.i == candidate.token.i:  # "reports of shelling": what follows is content
                offsets = (offsets[0], _end(doc, head.i + 1))
            yield replace(base, source=offsets, source_token=head.i)


def _phrase_offsets(doc: Doc, head: Token) -> tuple[int, int]:
    start, end = noun_phrase(head)
    while head.ent_type_ and end < len(doc) and doc[end].ent_iob_ == "I" and doc[end - 1].ent_type_:
        end += 1
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
        gap = (
            text[one.end : cut[0]]
            if one.end <= cut[0]
            else text[cut[1] : one.start]
            if one.start >= cut[1]
            else None
        )
        if gap is None or any(character.isalnum() for character in gap) or "\n" in gap:
            continue
        ends_sentence = one.start >= cut[1] and any(mark in gap for mark in ".!?")
        if ends_sentence and not one.speech:
            continue
        if one.end <= cut[0] and (
            not one.speech or (starts_sentence and text[one.start : one.end].rstrip(_MARKS)[-1:] == ".")
        ):
            continue
        found.append((one.start, one.end))
    return found


def _with_quotations(
    spans: Iterable[tuple[int, int]], quotations: Sequence[Quotation], cut: tuple[int, int]
) -> list[tuple[int, int]]:
    """Contents with every quotation that they break into taken whole, merged and in order."""
    grown = []
    for start, end in spans:
        grown_start, grown_end = start, end
        for one in quotations:
            if (
                one.start < grown_end
                and grown_start < one.end
                and not (one.start <= cut[0] and cut[1] <= one.end)
            ):
                grown_start, grown_end = min(grown_start, one.start), max(grown_end, one.end)
        grown.append((grown_start, grown_end))
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
    return (
        [(start, end) for start, end in pieces if start < end]
        if cut[0] < span[1] and span[0] < cut[1]
        else [span]
    )


def _clipped(
    text: str, spans: Iterable[tuple[int, int]], paragraph: tuple[int, int]
) -> list[tuple[int, int]]:
    """The spans within the paragraph, without white space at their ends or spans of marks alone."""
    kept = []
    for first, last in spans:
        start, end = max(first, paragraph[0]), min(last, paragraph[1])
        words = text[start:end]
        if any(character.isalnum() for character in words):
            start += len(words) - len(words.lstrip())
            kept.append((start, start + len(words.strip())))
    return kept
