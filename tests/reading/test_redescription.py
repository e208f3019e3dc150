"""Who is cited under two descriptions."""

from spacy.language import Language

from dateline.model import Actor, ActorKind, Span
from dateline.reading.rows.redescription import redescribes
from dateline.reading.stage import Reading
from dateline.reading.syntax import parse
from dateline.sources import freeze


def _row(identifier: str, text: str, words: str) -> Actor:
    start = text.index(words)
    span = Span(start=start, end=start + len(words), quote=words)
    return Actor(id=identifier, name=words, kind=ActorKind.OTHER, mentions=(span,))


def test_the_same_description_twice_is_one_source(nlp: Language) -> None:
    text = "His sister said the men fled. Her brother agreed. Later the sister said that they had shot him."
    reading = Reading(freeze(text), doc=parse(nlp, text), actors=())
    one, brother, again = (
        _row(f"a{n}", text, words) for n, words in enumerate(("His sister", "Her brother", "the sister"), 1)
    )
    assert redescribes(again, one, reading)
    assert not redescribes(one, again, reading)
    assert not redescribes(brother, one, reading)


def test_another_of_the_kind_is_another_source(nlp: Language) -> None:
    text = "A resident said the raid killed two. Another resident said it killed three."
    reading = Reading(freeze(text), doc=parse(nlp, text), actors=())
    assert not redescribes(_row("a2", text, "Another resident"), _row("a1", text, "A resident"), reading)
