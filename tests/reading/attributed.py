"""Who says what in a text, in words, for the tests of attribution."""

from typing import NamedTuple

from spacy.language import Language

from dateline.model import Stance
from dateline.reading.attribution import find_attributions
from dateline.reading.syntax import parse

HEADLINE = "Fighting goes on in the north\n"


class Found(NamedTuple):
    source: str | None
    cue: str
    contents: tuple[str, ...]
    stance: Stance
    via: str | None
    reporting: bool


def read(nlp: Language, text: str) -> list[Found]:
    whole = HEADLINE + text
    return [
        Found(
            whole[slice(*one.source)] if one.source else None,
            whole[slice(*one.cue)],
            tuple(whole[start:end] for start, end in one.contents),
            one.stance,
            whole[slice(*one.via)] if one.via else None,
            one.reporting,
        )
        for one in find_attributions(parse(nlp, whole))
    ]


def only(nlp: Language, text: str, source: str | None) -> Found:
    (one,) = [found for found in read(nlp, text) if found.source == source]
    return one
