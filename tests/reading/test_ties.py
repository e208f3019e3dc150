"""What the words of a report say that one happening has to do with another."""

from collections.abc import Mapping

import pytest
from made_happenings import happening, trigger
from spacy.language import Language

from dateline.model import EventType, LinkKind
from dateline.reading.rows.tie import stated_ties
from dateline.reading.stage import Reading
from dateline.reading.syntax import parse
from dateline.sources import freeze

ACCUSE, ASSAULT, COERCE = EventType.ACCUSE, EventType.ASSAULT, EventType.COERCE
PROTEST = EventType.PROTEST


def _ties(nlp: Language, text: str, told: Mapping[str, EventType]) -> dict[tuple[str, str], LinkKind]:
    """The ties between the words that tell of happenings, by later and earlier word."""
    doc = parse(nlp, text)
    tokens = [next(t.i for t in doc if t.text == word) for word in told]
    happenings = tuple(
        happening(trigger(token, kind=kind)) for token, kind in zip(tokens, told.values(), strict=True)
    )
    reading = Reading(freeze(text), doc=doc, happenings=happenings, actors=(), toponyms=())
    words = list(told)
    return {(words[a], words[b]): tie.kind for (a, b), tie in stated_ties(reading).items()}


@pytest.mark.parametrize(
    ("text", "told", "tied"),
    [
        (
            "Clerics condemned the killing of two farmers.",
            {"condemned": ACCUSE, "killing": ASSAULT},
            {("condemned", "killing"): LinkKind.RESPONSE_TO},
        ),
        (
            "Clerics condemned the party leader who was arrested last year.",
            {"condemned": ACCUSE, "arrested": COERCE},
            {},
        ),
        (
            "Police detained the mayor on accusations of fraud.",
            {"detained": COERCE, "accusations": ACCUSE},
            {},
        ),
        (
            "The ministry denounced the envoy after gunmen shelled the port.",
            {"denounced": ACCUSE, "shelled": ASSAULT},
            {("denounced", "shelled"): LinkKind.RESPONSE_TO},
        ),
        (
            "The ministry denounced the envoy two days after gunmen shelled the port.",
            {"denounced": ACCUSE, "shelled": ASSAULT},
            {("denounced", "shelled"): LinkKind.FOLLOWS},
        ),
        (
            "Police beat several marchers at the rally with batons.",
            {"beat": ASSAULT, "rally": PROTEST},
            {("beat", "rally"): LinkKind.RESPONSE_TO},
        ),
        (
            "Thousands joined marches sparked by the murder of a student.",
            {"marches": PROTEST, "murder": ASSAULT},
            {("marches", "murder"): LinkKind.RESPONSE_TO},
        ),
        (
            "The murder of a student sparked marches in the capital.",
            {"murder": ASSAULT, "marches": PROTEST},
            {("marches", "murder"): LinkKind.RESPONSE_TO},
        ),
        (
            "Soldiers seized a mayor on Monday. A day later his party condemned the abduction.",
            {"seized": ASSAULT, "condemned": ACCUSE},
            {("condemned", "seized"): LinkKind.RESPONSE_TO},
        ),
        (
            "Soldiers seized a mayor. Rebels shelled a port. His party condemned the abduction.",
            {"seized": ASSAULT, "shelled": ASSAULT, "condemned": ACCUSE},
            {},
        ),
        (
            "His party will condemn any abduction. Soldiers seized a mayor on Monday.",
            {"condemn": ACCUSE, "seized": ASSAULT},
            {},
        ),
    ],
)
def test_what_the_words_tie(
    nlp: Language,
    text: str,
    told: Mapping[str, EventType],
    tied: Mapping[tuple[str, str], LinkKind],
) -> None:
    assert _ties(nlp, text, told) == tied
