"""Lists that the parser took for appositions: "the mayor, his deputy and a guard were killed".

Where a comma stands behind the first of a list of nouns, the parser often makes the second an apposition of
it, to which the others hang. Grammar tells such a list from an apposition ("the mayor, a lawyer and former
soldier, was killed"): one person's name stands in no apposition to another's, a plural verb has more than one
subject, and one is not several.
"""

from spacy.tokens import Doc, Token

from dateline.data import comma_words

__all__ = ["coordinate"]

_PLURAL_TAGS = ("NNS", "NNPS")
_PLURAL_VERBS = comma_words("were, are, have, 're, 've")
_OWNERS = comma_words("his, her, its, their")
_INDEFINITE = comma_words("a, an")
_OF_ITS_OWN = ("det", "poss", "nummod")


def coordinate(doc: Doc) -> Doc:
    """Make an apposition that begins a list a conjunct of the noun that it was an apposition of."""
    persons = {entity.root.i for entity in doc.ents if entity.label_ == "PERSON"}
    for word in doc:
        if word.dep_ != "appos" or word.head.i > word.i:
            continue
        others = [child for child in word.children if child.dep_ == "conj"]
        if others and ({word.i, word.head.i} <= persons or _are_several(word.head, [word, *word.conjuncts])):
            word.dep_ = "conj"
    return doc


def _are_several(first: Token, others: list[Token]) -> bool:
    """Whether a noun and the nouns of the apposition behind it are several, and not one twice named."""
    if first.tag_ in _PLURAL_TAGS or first.pos_ not in ("NOUN", "PROPN"):
        return False
    if first.dep_ in ("nsubj", "nsubjpass"):
        return _is_plural(first.head)
    if any(other.tag_ in _PLURAL_TAGS for other in others):
        return True
    apart = all(any(child.dep_ in _OF_ITS_OWN for child in other.children) for other in others)
    owned = any(child.dep_ == "poss" and child.lower_ in _OWNERS for child in others[0].children)
    return apart and (owned or all(_is_indefinite(noun) for noun in (first, *others)))


def _is_plural(verb: Token) -> bool:
    forms = [verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass"))]
    return any(form.lower_ in _PLURAL_VERBS or form.tag_ == "VBP" for form in forms)


def _is_indefinite(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in _INDEFINITE for child in noun.children)
