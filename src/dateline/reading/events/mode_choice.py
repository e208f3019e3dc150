"""The stage that settles the mode of a happening.

Rules give each trigger a mode by its lexicon entry, its means or what it demands (`mode.py`). A logistic
model judges every mode of the type by these and by the words below and beside all triggers: the lexicon
can't list every "opened fire on". Weights are learned by `training/modes.py`; the model card is
docs/models.md.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc, Token

from dateline.reading.events.happening import Happening
from dateline.reading.events.ontology import load_ontology
from dateline.reading.linear import load_model
from dateline.reading.plain_words import plain_word
from dateline.reading.stage import Reading

__all__ = ["ModeStage", "mode_offers"]

_DEPTH = 3
"""Steps down the tree from a trigger to the words that are looked at."""
_TELLING = ("NOUN", "VERB", "ADJ", "PROPN")


def _below(token: Token) -> Iterator[Token]:
    level = [token]
    for _ in range(_DEPTH):
        level = [child for above in level for child in above.children]
        yield from (word for word in level if word.pos_ in _TELLING)


def _plain(word: str) -> str:
    return plain_word(word.lower()) or word.lower()


def _words(happening: Happening, doc: Doc, text: str) -> list[str]:
    """What stands around the triggers, as names of features, each once."""
    found: dict[str, None] = {}
    for trigger in happening.triggers:
        token = doc[trigger.token]
        found[f"lemma={trigger.lemma}"] = None
        found |= {f"below={_plain(word.lemma_)}": None for word in _below(token)}
        found[f"head={_plain(token.head.lemma_)}"] = None
        if token.i:
            found[f"before={_plain(doc[token.i - 1].text)}"] = None
        if token.i + 1 < len(doc):
            found[f"after={_plain(doc[token.i + 1].text)}"] = None
        for start, end in trigger.instruments:
            found[f"means={text[start:end].lower().split()[-1]}"] = None
    found[f"toll={any(t.tolls for t in happening.triggers)}"] = None
    return list(found)


def mode_offers(happening: Happening, doc: Doc, text: str) -> list[tuple[str, list[str]]]:
    """Every mode of the happening's type, in the manual's order, with the features that hold.

    Args:
        happening: what was told.
        doc: the parsed text.
        text: the same unparsed, which `doc` would join from its words each time.
    """
    words, kind = _words(happening, doc, text), happening.type.value
    ruled = [t.mode for t in happening.triggers]
    offers = []
    for mode in load_ontology().modes(happening.type):
        name = f"{kind}/{mode}"
        offers.append(
            (
                mode,
                [
                    name,
                    f"rule={happening.mode == mode}|{kind}",
                    f"rule={happening.mode}|{name}",
                    f"any={mode in ruled}|{name}",
                    f"often={ruled.count(mode) > 1}|{kind}",
                    *(f"{name}|{word}" for word in words),
                ],
            )
        )
    return offers


class ModeStage:
    """Refines the happenings: each gets the likeliest mode of its type, or none."""

    name = "modes"
    needs = ("doc", "happenings")
    adds = ("happenings",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Judge every mode of each happening."""
        assert reading.doc is not None
        model, out = load_model("mode"), []
        doc, text = reading.doc, reading.report.text
        for happening in reading.happenings or ():
            scored = [
                (model.probability(features), -number, mode)
                for number, (mode, features) in enumerate(mode_offers(happening, doc, text))
            ]
            score, _, mode = max(scored, default=(0.0, 0, ""))
            out.append(replace(happening, mode=mode if score >= model.threshold else None))
        return {"happenings": tuple(out)}
