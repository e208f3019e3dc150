"""Stretches of text between quotation marks."""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Quotation", "find_quotations"]

_OPENING = {"“": "”", "«": "»", "„": "“"}
_SHORTEST_SPEECH = 4
"""Words from which a quotation is taken for speech; shorter ones are mostly quoted terms."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation within one paragraph; one that runs on is several, chained by `runs_on`."""

    start: int
    """Offset of the opening mark."""
    end: int
    """Offset after the closing mark, or after the paragraph where it is left open."""
    closed: bool
    runs_on: bool = False
    """True where it opens a paragraph after a quotation that the paragraph before left open."""
    speech: bool = True
    """False for a quoted word or name."""


def find_quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The quotations of each paragraph, in order, outermost only.

    Curly, straight, doubled single ('' … '') and single quotation marks are read. A mark with no fellow
    opens a quotation to the end of its paragraph, as newspapers print speech over several paragraphs.

    Args:
        text: the whole text.
        paragraphs: offsets of the paragraphs, in order.
    """
    found: list[Quotation] = []
    left_open = False
    listed = list(paragraphs)
    for number, (start, end) in enumerate(listed):
        here = list(_of_paragraph(text, start, end))
        if (
            here
            and not here[-1][2]
            and text[here[-1][0]] == '"'
            and not _goes_on(text, listed[number + 1 : number + 2])
        ):
            here.pop()  # a straight mark with no fellow in sight is a typist's slip
        if here and left_open and text[start : here[0][0]].strip() == "":
            opening = here[0]
            found.append(_quotation(text, *opening, runs_on=True))
            here = here[1:]
            left_open = not opening[2]
        else:
            left_open = False
        for one in here:
            found.append(_quotation(text, *one, runs_on=False))
            left_open = not one[2]
    return tuple(found)


def _goes_on(text: str, following: list[tuple[int, int]]) -> bool:
    """Whether the paragraph that follows opens with a quotation mark or closes one that it did not open."""
    return any(
        text[start] in '“"«' or text.startswith("''", start) or _unopened(text, start, end) > start
        for start, end in following
    )


def _quotation(text: str, start: int, end: int, closed: bool, *, runs_on: bool) -> Quotation:
    inner = text[start:end].strip("“”«»„\"'‘’ ")
    speech = len(inner.split()) >= _SHORTEST_SPEECH or inner.endswith((",", ".", "!", "?"))
    return Quotation(start, end, closed, runs_on, speech)


def _of_paragraph(text: str, start: int, end: int) -> Iterable[tuple[int, int, bool]]:
    position = _unopened(text, start, end)
    if position > start:
        yield start, position, True
    while position < end:
        mark = _mark_at(text, position, end)
        if mark is None or not _may_open(text, position, start, mark):
            position += 1
            continue
        close = _closing(text, position + len(mark), end, mark)
        if close is None:
            if mark in ("'", "‘"):
                position += 1
                continue
            yield position, end, False
            return
        yield position, close, True
        position = close


def _unopened(text: str, start: int, end: int) -> int:
    """Offset after a closing mark that no opening mark precedes (speech runs on), or start."""
    first = min((i for i in (text.find(mark, start, end) for mark in "“”«»") if i >= 0), default=-1)
    if first >= 0 and text[first] == "”":
        return first + 1
    straight = text.find('"', start, end)
    if first < 0 and straight > start and text.count('"', start, end) % 2 and text[straight - 1] in ",.?!":
        return straight + 1
    return start


def _mark_at(text: str, position: int, end: int) -> str | None:
    if text.startswith("''", position, end):
        return "''"
    if text.startswith("``", position, end):
        return "``"
    character = text[position]
    return character if character in _OPENING or character in "\"'‘" else None


def _may_open(text: str, position: int, start: int, mark: str) -> bool:
    before = text[position - 1] if position > start else " "
    after = text[position + len(mark)] if position + len(mark) < len(text) else " "
    if mark in ("'", "‘"):
        return (before.isspace() or before in '([—–-:“"') and (after.isalnum() or after in "[$")
    if mark in _OPENING:
        return True
    return not after.isspace() and not (before.isalnum() and not after.isalnum())


def _closing(text: str, position: int, end: int, mark: str) -> int | None:
    """Offset after the fellow of an opening mark."""
    fellows = {"''": ("''",), "``": ("''", "``"), '"': ('"', "”"), "'": ("'",), "‘": ("’",)}.get(mark) or (
        _OPENING[mark],
        '"',
    )
    nested = 0
    while position < end:
        if mark == "“" and text[position] == "“":
            # a second opening mark without a close between: typists' slip or nesting; the next close ends it
            nested += 1
        for fellow in fellows:
            if not text.startswith(fellow, position, end):
                continue
            after = text[position + len(fellow)] if position + len(fellow) < end else " "
            if fellow in ("'", "’") and (after.isalnum() or text[position - 1].isspace()):
                continue
            if fellow == '"' and text[position - 1].isspace() and after.isalnum():
                continue
            return position + len(fellow)
        position += 1
    return None
