"""Words that the encoder takes for tellings of events and that the lexicon does not know as such."""

from collections.abc import Callable, Collection, Iterator

from spacy.tokens import Doc, Token

from dateline.model import EventType
from dateline.reading.encoder.encoding import Encoding
from dateline.reading.events.candidate import Candidate, noun_lemma
from dateline.reading.events.ontology import Entry

__all__ = ["suggested_candidates"]

LEAST = -1.5
"""Log-odds from which a word is looked at; the acceptance model decides."""
LEAST_OF_FORCES = 0.0
"""The same of a noun for those who fight. At -1.5 five "fighters" of `m2e2_voa` told of attacks (trigger F1
0.328, with this bar 0.335); with none of them the incident types of `muc4` fell from 0.545 to 0.529."""


def suggested_candidates(
    doc: Doc,
    encoding: Encoding,
    known: Collection[tuple[int, EventType]],
    readable: Callable[[Token], bool],
    forces: Collection[int],
) -> Iterator[Candidate]:
    """Candidates of nouns, adjectives and verbs, in the order of the text.

    Args:
        doc: the parsed text.
        encoding: what the encoder says of its words.
        known: tokens and types of the candidates that the lexicon has found.
        readable: False of tokens in page furniture.
        forces: nouns for those who fight.
    """
    for token in doc:
        if token.pos_ not in ("VERB", "NOUN", "PROPN", "ADJ") or not readable(token):
            continue
        least = LEAST_OF_FORCES if token.i in forces else LEAST
        for kind in encoding.types_from(token.i, least):
            if (token.i, kind) not in known:
                noun = token.pos_ in ("NOUN", "PROPN")
                lemma = noun_lemma(token) if noun else token.lemma_.lower()
                entry = Entry(lemma=lemma, type=kind, mode=None, noun=noun)
                yield Candidate(token, lemma, entry, rivals=0, suggested=True)
