"""Which sentence of a text a word stands in."""

from spacy.tokens import Doc

__all__ = ["sentence_numbers"]


def sentence_numbers(doc: Doc) -> list[int]:
    """For each token the number of its sentence."""
    return [number for number, sentence in enumerate(doc.sents) for _ in sentence]
