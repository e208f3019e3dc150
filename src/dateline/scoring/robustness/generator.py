"""The suite's cases, in a fixed order."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import count, islice

from dateline.scoring.robustness.binding import Binding, bind, exchange, fill, substitute
from dateline.scoring.robustness.case import Case, Version
from dateline.scoring.robustness.noise import NOISES
from dateline.scoring.robustness.shape import Clause, Shapes, load_shapes

__all__ = ["CHANGES", "generate_cases"]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of the suite before any change.

    Attributes:
        number: its place, which chooses its names.
        shape: its name.
        type: the event that it must tell of; None for any.
        tell: the text with other names or another date.
        report: whether it is a short report.
    """

    number: int
    shape: str
    type: str | None
    tell: Callable[[Binding, str], str]
    report: bool = False

    @property
    def binding(self) -> Binding:
        return bind(self.number)


def generate_cases() -> Iterator[Case]:
    """All cases of the suite."""
    shapes = load_shapes()
    texts = list(_texts(shapes))
    for change in CHANGES:
        yield from _GENERATORS[change](shapes, texts)


def _texts(shapes: Shapes) -> Iterator[_Text]:
    numbers = count()
    for clause in shapes.clauses:
        active = shapes.frames[clause.frame].active
        yield _Text(next(numbers), clause.id, clause.type, partial(_tell_clause, clause, active))
    for sentence in shapes.sentences:
        yield _Text(next(numbers), sentence.id, sentence.type, partial(_tell, sentence.text))
    for report in shapes.reports:
        yield _Text(next(numbers), f"report {report.id}", None, report.text, report=True)


def _tell_clause(clause: Clause, frame: str, binding: Binding, when: str) -> str:
    return clause.sentence(frame, binding, when)


def _tell(template: str, binding: Binding, when: str) -> str:
    return fill(template, binding, when=when)


def _version(shapes: Shapes, text: str, binding: Binding | None) -> Version:
    return Version(text, shapes.published, binding)


def _case(shapes: Shapes, change: str, kind: str, text: _Text, changed: str) -> Case:
    """A case with the same names on both sides."""
    base = text.tell(text.binding, shapes.when)
    return Case(
        change,
        kind,
        text.shape,
        _version(shapes, base, text.binding),
        _version(shapes, changed, text.binding),
        text.type,
    )


def _voice(shapes: Shapes, texts: list[_Text]) -> Iterator[Case]:
    passives: dict[str, Callable[[Binding, str], str]] = {
        clause.id: partial(_tell_clause, clause, shapes.frames[clause.frame].passive)
        for clause in shapes.clauses
    }
    passives |= {one.id: partial(_tell, one.passive) for one in shapes.sentences if one.passive}
    for text in texts:
        if text.shape in passives:
            changed = passives[text.shape](text.binding, shapes.when)
            yield _case(shapes, "voice", "passive", text, changed)


def _names(shapes: Shapes, texts: list[_Text]) -> Iterator[Case]:
    for text in texts:
        base = _version(shapes, text.tell(text.binding, shapes.when), text.binding)
        others = {"exchanged": exchange(text.binding), "replaced": substitute(text.binding, text.number)}
        for kind, other in others.items():
            changed = text.tell(other, shapes.when)
            if changed != base.text:
                yield Case("names", kind, text.shape, base, _version(shapes, changed, other), text.type)


def _loaded(shapes: Shapes, texts: list[_Text]) -> Iterator[Case]:
    for text in texts:
        base = text.tell(text.binding, shapes.when)
        words = [word for word in shapes.loaded if re.search(rf"\b{word}\b", base, re.IGNORECASE)]
        for place in range(2 if words else 0):
            chosen = {
                word: shapes.loaded[word][(text.number + place) % len(shapes.loaded[word])] for word in words
            }
            changed = base
            for plain, coloured in chosen.items():
                changed = re.sub(rf"\b{plain}\b", coloured, changed)
                changed = re.sub(rf"\b{plain.capitalize()}\b", coloured.capitalize(), changed)
            if changed != base:
                back = tuple((coloured, plain) for plain, coloured in chosen.items())
                yield Case(
                    "loaded words",
                    ", ".join(f"{plain} as {coloured}" for plain, coloured in chosen.items()),
                    text.shape,
                    Version(base, shapes.published, text.binding, coloured=True),
                    Version(changed, shapes.published, text.binding, back, coloured=True),
                    text.type,
                )


def _status(shapes: Shapes, texts: list[_Text]) -> Iterator[Case]:
    for number, clause in enumerate(shapes.clauses):
        text = texts[number]
        for place, frame in enumerate(shapes.status):
            if (number + place) % 3 or clause.type in frame.but:
                continue
            told = replace(clause, cost="").sentence(
                shapes.frames[clause.frame].active, text.binding, shapes.when
            )
            changed = clause.sentence(frame.text, text.binding, shapes.when)
            yield Case(
                "status",
                frame.name.replace("_", " "),
                text.shape,
                _version(shapes, told, text.binding),
                _version(shapes, changed, text.binding),
                text.type,
                frame,
            )


def _order(shapes: Shapes, texts: list[_Text]) -> Iterator[Case]:
    reports = [text for text in texts if text.report]
    for text, report in zip(reports, shapes.reports, strict=True):
        places = tuple(range(len(report.paragraphs)))
        for kind, order in (("reversed", places[::-1]), ("rotated", (*places[1:], places[0]))):
            changed = report.text(text.binding, shapes.when, order)
            yield _case(shapes, "order", kind, text, changed)
    single = [text for text in texts if not text.report]
    for one, other in islice(zip(single, single[7:], strict=False), 0, None, 2):
        first, second = (text.tell(text.binding, shapes.when) for text in (one, other))
        yield Case(
            "order",
            "two sentences",
            f"{one.shape}, {other.shape}",
            _version(shapes, f"{first} {second}", None),
            _version(shapes, f"{second} {first}", None),
            one.type,
        )


def _noise(shapes: Shapes, texts: list[_Text]) -> Iterator[Case]:
    for place, (kind, change) in enumerate(NOISES.items()):
        able = [text for text in texts if change(told := text.tell(text.binding, shapes.when)) != told]
        step = max(1, len(able) // 8)
        for text in able[place % step :: step][:9]:
            yield _case(shapes, "typography", kind, text, change(text.tell(text.binding, shapes.when)))


def _upper(shapes: Shapes, texts: list[_Text]) -> Iterator[Case]:
    for text in texts:
        told = text.tell(text.binding, shapes.when)
        if text.report:
            headline, _, body = told.partition("\n")
            yield _case(shapes, "upper case", "headline", text, f"{headline.upper()}\n{body}")
        if text.report or text.number % 2:
            yield _case(shapes, "upper case", "whole text", text, told.upper())


def _caption(shapes: Shapes, texts: list[_Text]) -> Iterator[Case]:
    reports = [text for text in texts if text.report]
    for text, report in zip(reports, shapes.reports, strict=True):
        base = _version(shapes, report.text(text.binding, shapes.when, captions=(1,)), text.binding)
        for kind, places in (("twice running", (1, 1)), ("again below", (1, 3))):
            changed = report.text(text.binding, shapes.when, captions=places)
            yield Case("caption", kind, text.shape, base, _version(shapes, changed, text.binding), text.type)


def _dates(shapes: Shapes, texts: list[_Text]) -> Iterator[Case]:
    for text in texts:
        for step in range(3):
            when = shapes.dates[(text.number * 3 + step) % len(shapes.dates)]
            yield _case(shapes, "date", when, text, text.tell(text.binding, when))


_GENERATORS: dict[str, Callable[[Shapes, list[_Text]], Iterator[Case]]] = {
    "voice": _voice,
    "names": _names,
    "loaded words": _loaded,
    "status": _status,
    "order": _order,
    "typography": _noise,
    "upper case": _upper,
    "caption": _caption,
    "date": _dates,
}

CHANGES = tuple(_GENERATORS)
"""The sorts of change, in the order of the table."""
