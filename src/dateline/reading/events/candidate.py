"""Words that may tell of an event: all that the lexicon knows, with their conditions met."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.model import EventType
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
_WILL = frozenset({"will", "wo", "would", "can", "ca", "could", "shall"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word of the text and the lexicon's entry that fits it best."""

    token: Token
    lemma: str
    entry: Entry
    rivals: int
    """How many other types have an entry that fits as well."""
    weak: bool = False
    """True of a word whose plain sense is no event of politics or conflict ("help", "fire")."""
    suggested: bool = False
    """True of a word that only the encoder takes for a telling of the type."""


def noun_lemma(token: Token) -> str:
    """Lemma in lower case; capitalised plurals, which the lemmatizer leaves as names, are made singular."""
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and lemma == token.lower_ and len(lemma) > 3 and lemma.endswith("s"):
        return lemma[:-1]
    return lemma


def find_candidates(
    doc: Doc,
    lexicon: Lexicon,
    is_actor: IsActor,
    readable: Callable[[Token], bool],
    odds: Callable[[Token, EventType], float] | None = None,
) -> Iterator[Candidate]:
    """The candidates of a text, in order.

    Args:
        doc: the parsed text.
        lexicon: the trigger words.
        is_actor: tells whether a head token stands for an actor.
        readable: False of tokens in page furniture.
        odds: log-odds that a word tells of a type, where something else than the lexicon knows: of several
            entries that fit, the one with most conditions and best odds is meant.
    """
    for token in doc:
        if token.is_space or token.is_punct or not readable(token):
            continue
        if token.ent_type_ in ("DATE", "TIME") and token.pos_ == "PROPN":
            continue  # "March 4"
        verbal = token.pos_ == "VERB" or (
            token.tag_ in ("VBN", "VBD", "VBG") and token.pos_ in ("ADJ", "AUX", "NOUN")
        )
        if verbal:
            lemma = token.lemma_.lower()
            if lemma not in lexicon.verbs and token.pos_ == "ADJ":
                lemma = _participle_lemma(token, lexicon)
            fits = [e for e in lexicon.verbs.get(lemma, ()) if _verb_fits(token, e, is_actor, lexicon.speech)]
            if not fits and token.tag_ == "VBG":
                lemma = token.lower_
                fits = [e for e in lexicon.nouns.get(lemma, ()) if _noun_fits(token, e, lexicon.speech)]
        elif token.pos_ in ("NOUN", "PROPN", "ADJ"):
            lemma = noun_lemma(token)
            rows = lexicon.nouns.get(lemma) or lexicon.nouns.get(token.lower_, ())
            fits = [e for e in rows if _noun_fits(token, e, lexicon.speech)]
            if not fits and token.pos_ == "ADJ" and token.dep_ == "amod":
                lemma = _participle_lemma(token, lexicon)
                fits = [
                    e for e in lexicon.verbs.get(lemma, ()) if _verb_fits(token, e, is_actor, lexicon.speech)
                ]
        else:
            continue
        hyphenated = _hyphenated(token)
        if hyphenated is not None:
            rows = (lexicon.verbs if verbal else lexicon.nouns).get(hyphenated, ())
            if rows:
                lemma, fits = hyphenated, list(rows)
        if fits and not _is_noise(token, lexicon.noise):
            best = max(fits, key=lambda e: e.specificity + (odds(token, e.type) if odds else 0.0))
            rivals = {e.type for e in fits if e.specificity == best.specificity} - {best.type}
            yield Candidate(token, lemma, best, len(rivals), lexicon.is_weak(best, lemma))


def _hyphenated(token: Token) -> str | None:
    """Lemma of a word that the tokenizer splits at its hyphen ("cease-fire", "sit-ins"), else None."""
    if token.i < 2 or token.nbor(-1).text not in ("-", "\u2011") or token.nbor(-1).whitespace_:
        return None
    return None if token.nbor(-2).whitespace_ else f"{token.nbor(-2).lower_}-{noun_lemma(token)}"


def _participle_lemma(token: Token, lexicon: Lexicon) -> str:
    word = token.lower_
    for ending, put in (("ed", ""), ("ed", "e"), ("ied", "y"), ("d", "")):
        if word.endswith(ending) and word[: -len(ending)] + put in lexicon.verbs:
            return word[: -len(ending)] + put
    return word


def _is_noise(token: Token, noise: frozenset[tuple[str, str]]) -> bool:
    """Whether the word is half of a set phrase that tells of no event ("news conference", "aid workers")."""
    pairs = []
    if token.i > 0:
        pairs.append((token.nbor(-1).lower_, noun_lemma(token)))
    if token.i + 1 < len(token.doc):
        pairs.append((token.lower_, noun_lemma(token.nbor(1))))
    return any(pair in noise for pair in pairs)


def _voiced(token: Token, speech: frozenset[str]) -> bool:
    """Whether a verb of saying governs the word's clause, in its sentence."""
    return any(above.lemma_.lower() in speech and above.pos_ == "VERB" for above in token.ancestors)


def _refused(verb: Token) -> bool:
    """Whether the verb is negated under an auxiliary of will or ability ("will not accept")."""
    kids = [child.lower_ for child in verb.children if child.dep_ in ("aux", "neg")]
    return bool({"not", "n't", "never", "n’t"} & set(kids)) and bool(_WILL & set(kids))


def _verb_fits(verb: Token, entry: Entry, is_actor: IsActor, speech: frozenset[str]) -> bool:
    if entry.needs_speech and not _voiced(verb, speech):
        return False
    if entry.needs_refusal and not _refused(verb):
        return False
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


def _noun_fits(noun: Token, entry: Entry, speech: frozenset[str]) -> bool:
    if entry.needs_speech and not _voiced(noun, speech):
        return False
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
