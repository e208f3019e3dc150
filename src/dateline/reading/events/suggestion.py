"""Words that the encoder takes for tellings of events and that the lexicon does not know as such."""

from collections.abc import Callable, Collection, Iterator

from spacy.tokens import Doc, Token

from dateline.model import EventType
from dateline.reading.encoder.encoding import Encoding
from dateline.reading.events.candidate import Candidate, noun_lemma
from dateline.reading.events.embedding import governed
from dateline.reading.events.ontology import Entry

__all__ = ["suggested_candidates"]

_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "agent")
_WITHIN = ("compound", "amod", "nmod", "poss", "npadvmod")
_DEEPEST = 4
"""Arcs from a verb to a word inside one of its arguments."""
LEAST = -1.5
"""Log-odds from which a word is looked at; the acceptance model decides."""


def suggested_candidates(
    doc: Doc,
    encoding: Encoding,
    known: Collection[tuple[int, EventType]],
    readable: Callable[[Token], bool],
    is_actor: Callable[[Token], bool],
) -> Iterator[Candidate]:
    """Candidates of nouns, adjectives and verbs, in the order of the text.

    Args:
        doc: the parsed text.
        encoding: what the encoder says of its words.
        known: tokens and types of the candidates that the lexicon has found.
        readable: False of tokens in page furniture.
        is_actor: True of tokens of an actor's mention.
    """
    for token in doc:
        if token.pos_ not in ("VERB", "NOUN", "PROPN", "ADJ") or not readable(token):
            continue
        if token.ent_type_ in ("DATE", "TIME"):
            continue  # the day of a deed tells of none
        for kind in encoding.types_from(token.i, LEAST):
            idle = _leads_to(token, kind, known) or (is_actor(token) and _takes_part(token, kind, known))
            if (token.i, kind) not in known and not idle:
                noun = token.pos_ in ("NOUN", "PROPN")
                lemma = noun_lemma(token) if noun else token.lemma_.lower()
                entry = Entry(lemma=lemma, type=kind, mode=None, noun=noun)
                yield Candidate(token, lemma, entry, rivals=0, suggested=True)


def _leads_to(token: Token, kind: EventType, known: Collection[tuple[int, EventType]]) -> bool:
    """True of the "planned" of "planned to urge": the act is in the clause that the word takes."""
    clause = governed(token)
    return clause is not None and (clause[1].i, kind) in known


def _takes_part(token: Token, kind: EventType, known: Collection[tuple[int, EventType]]) -> bool:
    """True of the "rebels" and "prisoners" of "rebels shot six prisoners": the verb tells of the act."""
    at = token
    for _ in range(_DEEPEST):
        by = at.dep_ == "pobj" and at.head.dep_ == "agent"
        if not by and at.dep_ not in (*_ARGUMENTS, *_WITHIN):
            return False
        at = at.head
        if (at.i, kind) in known and at.pos_ == "VERB":
            return True
    return False
