"""The blocks of a frozen text: one for each non-empty line, with its role."""

from collections.abc import Collection

from dateline.model import Block, BlockRole
from dateline.sources.byline import is_byline, is_name_line, is_stamp
from dateline.sources.caption import is_caption
from dateline.sources.dateline import dateline_length
from dateline.sources.furniture import between_furniture, is_furniture
from dateline.sources.headline import find_headline
from dateline.sources.line import Line, lines_of

__all__ = ["lay_out"]

_HEAD_LINES = 12
"""Lines after the headline in which a bare name or date belongs to the head of the page."""

_FILED_LINES = 3
"""Body lines among which a story's dateline is looked for: a sub-heading or summary may come before it."""


def lay_out(text: str, *, title: str | None = None, captions: Collection[str] = ()) -> tuple[Block, ...]:
    """The blocks of a text, in order.

    A line is furniture by itself, by its neighbours, or as the second copy of a caption or of a longer
    line; the headline, bylines with time stamps, and captions are told apart; all else, sub-headings too,
    is body. What is uncertain is body: a reader that meets a label does less harm than one that skips a
    paragraph.

    Args:
        text: normalised text (line feeds only).
        title: the headline, where it is known.
        captions: lines that the page marks as captions.
    """
    lines = lines_of(text)
    roles: dict[int, BlockRole] = {}
    known = {" ".join(caption.split()) for caption in captions}
    for place, line in enumerate(lines):
        if " ".join(line.text.split()) in known:
            roles[place] = BlockRole.CAPTION
        elif is_furniture(line):
            roles[place] = BlockRole.FURNITURE
        elif is_byline(line) or is_stamp(line):
            roles[place] = BlockRole.BYLINE
        elif is_caption(line):
            roles[place] = BlockRole.CAPTION
    headline = find_headline(lines, [place in roles for place in range(len(lines))], title)
    if headline is not None:
        _mark_head(lines, roles, headline)
    after = 0 if headline is None else headline + 1
    marked = [roles.get(p) == BlockRole.FURNITURE for p in range(after, len(lines))]
    for place, enclosed in enumerate(between_furniture(lines[after:], marked), start=after):
        if enclosed and roles.get(place) in {None, BlockRole.FURNITURE}:
            roles[place] = BlockRole.FURNITURE
    _mark_copies(lines, roles)
    blocks, body = [], 0
    for place, line in enumerate(lines):
        role, start = roles.get(place, BlockRole.BODY), line.start
        if role == BlockRole.BODY and body < _FILED_LINES:
            body += 1
            length = dateline_length(text[line.start : line.end])
            if length:
                end = line.start + len(text[line.start : line.start + length].rstrip())
                blocks.append(Block(start=start, end=end, role=BlockRole.DATELINE))
                start += length
        blocks.append(Block(start=start, end=line.end, role=role))
    return tuple(blocks)


def _mark_head(lines: tuple[Line, ...], roles: dict[int, BlockRole], headline: int) -> None:
    """The headline, the labels above it, and the writer's name below it."""
    roles[headline] = BlockRole.HEADLINE
    for place in range(headline):
        if place not in roles and len(lines[place].words) <= 4 and not lines[place].ends_sentence:
            roles[place] = BlockRole.FURNITURE
    for place in range(headline + 1, min(len(lines), headline + _HEAD_LINES)):
        beside = {roles.get(place - 1), roles.get(place + 1)} & {BlockRole.HEADLINE, BlockRole.BYLINE}
        if place not in roles and beside and is_name_line(lines[place]):
            roles[place] = BlockRole.BYLINE


def _mark_copies(lines: tuple[Line, ...], roles: dict[int, BlockRole]) -> None:
    """The second copy of a line is furniture, unless it is a short sentence that people do say twice."""
    seen: set[str] = set()
    for place, line in enumerate(lines):
        if line.key in seen and (
            roles.get(place, BlockRole.BODY) != BlockRole.BODY
            or len(line.words) >= 5
            or not line.ends_sentence
        ):
            if roles.get(place) != BlockRole.HEADLINE:
                roles[place] = BlockRole.FURNITURE
        elif line.key:
            seen.add(line.key)
