"""Words that may tell of an event: all that the lexicon knows, with their conditions met."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.reading.events.clause import (
    is_passive,
    object_lemmas,
    objects,
    particles,
    preposition_objects,
    subjects,
)
from dateline.reading.events.ontology import Entry, Lexicon

__all__ = ["Candidate", "find_candidates", "noun_lemma"]

IsActor = Callable[[Token], bool]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word of the text and the lexicon's entry that fits it best."""

    token: Token
    lemma: str
    entry: Entry
    rivals: int
    """How many other types have an entry that fits as well."""


def noun_lemma(token: Token) -> str:
    """Lemma in lower case; capitalised plurals, which the lemmatizer leaves as names, are made singular."""
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and lemma == token.lower_ and len(lemma) > 3 and lemma.endswith("s"):
        return lemma[:-1]
    return lemma


def find_candidates(
    doc: Doc, lexicon: Lexicon, is_actor: IsActor, readable: Callable[[Token], bool]
) -> Iterator[Candidate]:
    """The candidates of a text, in order.

    Args:
        doc: the parsed text.
        lexicon: the trigger words.
        is_actor: tells whether a head token stands for an actor.
        readable: False of tokens in page furniture.
    """
    for token in doc:
        if token.is_space or token.is_punct or not readable(token):
            continue
        verbal = token.pos_ == "VERB" or (
            token.tag_ in ("VBN", "VBD", "VBG") and token.pos_ in ("ADJ", "AUX", "NOUN")
        )
        if verbal:
            lemma = token.lemma_.lower()
            if lemma not in lexicon.verbs and token.pos_ == "ADJ":
                lemma = _participle_lemma(token, lexicon)
            fits = [e for e in lexicon.verbs.get(lemma, ()) if _verb_fits(token, e, is_actor)]
            if not fits and token.tag_ == "VBG":
                lemma = token.lower_
                fits = [e for e in lexicon.nouns.get(lemma, ()) if _noun_fits(token, e)]
        elif token.pos_ in ("NOUN", "PROPN", "ADJ"):
            lemma = noun_lemma(token)
            rows = lexicon.nouns.get(lemma) or lexicon.nouns.get(token.lower_, ())
            fits = [e for e in rows if _noun_fits(token, e)]
            if not fits and token.pos_ == "ADJ" and token.dep_ == "amod":
                lemma = _participle_lemma(token, lexicon)
                fits = [e for e in lexicon.verbs.get(lemma, ()) if _verb_fits(token, e, is_actor)]
        else:
            continue
        if fits:
            best = max(fits, key=lambda e: e.specificity)
            rivals = {e.type for e in fits if e.specificity == best.specificity} - {best.type}
            yield Candidate(token, lemma, best, len(rivals))


def _participle_lemma(token: Token, lexicon: Lexicon) -> str:
    word = token.lower_
    for ending, put in (("ed", ""), ("ed", "e"), ("ied", "y"), ("d", "")):
        if word.endswith(ending) and word[: -len(ending)] + put in lexicon.verbs:
            return word[: -len(ending)] + put
    return word


def _verb_fits(verb: Token, entry: Entry, is_actor: IsActor) -> bool:
    if entry.particles and not set(entry.particles) <= particles(verb):
        return False
    beside: list[Token] = []
    for name in entry.prepositions:
        found = preposition_objects(verb, (name,))
        held = found or any(c.lower_ == name and c.dep_ in ("prep", "agent", "dative") for c in verb.children)
        if not held:  # "summoned him to", "blame X on": the preposition may hang on the object
            found = [p for o in objects(verb) for p in preposition_objects(o, (name,))]
            held = bool(found)
        if not held:
            return False
        beside += found
    if entry.objects and not entry.objects & object_lemmas(verb, entry.prepositions):
        return False
    if entry.needs_object and not objects(verb):
        return False
    if entry.needs_clause and not any(c.dep_ in ("ccomp", "xcomp") for c in verb.children):
        return False
    if entry.needs_actor:
        involved = [*objects(verb), *beside]
        if not involved and not is_passive(verb):
            involved = [s for s in subjects(verb) if s.tag_ in ("NNS", "NNPS") or len(subjects(verb)) > 1]
        if not any(is_actor(t) for t in involved):
            return False
    return True


def _noun_fits(noun: Token, entry: Entry) -> bool:
    if entry.particles:
        before = [noun.doc[i].lower_ for i in range(max(0, noun.i - 3), noun.i)]
        after = [noun.doc[i].lower_ for i in range(noun.i + 1, min(len(noun.doc), noun.i + 2))]
        compound = entry.particles[-1] == noun_lemma(noun) or entry.particles[-1] == noun.lower_
        if compound and not {entry.lemma, *entry.particles[:-1]} <= set(before):
            return False
        if not compound and entry.particles[-1] not in after:
            return False
    return not entry.prepositions or any(
        c.lower_ in entry.prepositions and c.dep_ in ("prep", "mark", "agent") for c in noun.children
    )
