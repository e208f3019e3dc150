"""How likely it is that what a verb tells of happened: a logistic model over its clause and those above.

The rules of `status.py` say what the words of a clause make of it; people go by more (a question, an order,
a habit, an aim). The features are the verb with its auxiliaries, subject, marks and negation, the same of
three words above it, and what the signatures and the rules say. Weights are learned by
`training/factuality.py` from the labels of Rudinger, White and Van Durme, "Neural models of factuality"
(NAACL 2018); the model card is docs/models.md. It is measured, and not in the chain: on coded reports it
moved next to nothing (docs/scores.md).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.reading.events.embedding import construction, signature
from dateline.reading.events.status import status_of

__all__ = ["factuality_features"]

_HIGHEST = 3
"""Words above the verb that are looked at."""
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_QUANTIFIED = ("nsubj", "nsubjpass", "dobj", "preconj", "attr")
_NONE = frozenset(["no", "none", "nobody", "neither", "nothing", "few", "little"])


def factuality_features(verb: Token) -> list[str]:
    """Names of the binary features that hold of a verb."""
    sentence = verb.sent
    end = next((t for t in reversed(sentence) if not t.is_space), verb)
    begin = next((t for t in sentence if not t.is_punct and not t.is_space), verb)
    asks = end.text.endswith("?")
    auxiliaries, subject = _auxiliaries(verb), _subject(verb)
    has_subject, place = subject is not None, f"{verb.tag_}|{verb.dep_}"
    named = "-" if subject is None else subject.lower_ if subject.pos_ == "PRON" else subject.pos_
    negated, none = _is_negated(verb), _has_none(verb)
    return [
        f"status={status_of(verb).value}",
        f"tag={verb.tag_}",
        f"dep={verb.dep_}",
        f"place={place}",
        f"auxiliaries={auxiliaries}",
        f"negated={negated}",
        f"negated={negated}|{auxiliaries}",
        f"none={none}",
        f"mark={_mark(verb)}",
        f"subject={named}",
        f"lemma={verb.lemma_.lower()}",
        f"asks={asks}",
        f"asks={asks}|{verb.dep_}",
        f"clause={verb.tag_}|{has_subject}|{auxiliaries}",
        f"clause={place}|{has_subject}|{auxiliaries}",
        f"first={begin.lower_}",
        f"opens={begin.i == verb.i}",
        *_dependents(verb),
        *_above(verb, asks),
    ]


def _auxiliaries(verb: Token) -> str:
    return "+".join(sorted(c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")))


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in _SUBJECTS), None)


def _is_negated(word: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ in ("never", "neither") for c in word.children)


def _has_none(verb: Token) -> bool:
    return any(
        near.lower_ in _NONE for c in verb.children if c.dep_ in _QUANTIFIED for near in (c, *c.children)
    )


def _mark(verb: Token) -> str:
    marks = (c for c in verb.children if c.dep_ == "mark" or (c.dep_ == "advmod" and c.tag_ == "WRB"))
    return next((c.lower_ for c in marks), "-")


def _dependents(verb: Token) -> Iterator[str]:
    for child in verb.children:
        if child.dep_ in ("advmod", "intj"):
            yield f"adverb={child.lower_}"
        elif child.dep_ == "prep":
            yield f"preposition={child.lower_}"
        elif child.dep_ == "npadvmod":
            yield f"measure={child.lower_}"
        elif child.dep_ == "advcl":
            yield f"aside={_mark(child)}"
        elif child.dep_ in ("nsubj", "dobj", "nsubjpass"):
            determiner = next((c.lower_ for c in child.children if c.dep_ == "det"), "-")
            yield f"{child.dep_}:determiner={determiner}"
            yield f"{child.dep_}:number={child.tag_}"


def _above(verb: Token, asks: bool) -> Iterator[str]:
    """Features of the words above the verb, the nearest first."""
    at, path = verb, []
    for step in range(_HIGHEST):
        head = at.head
        if head == at:
            break
        to = any(c.lower_ == "to" and c.dep_ == "aux" for c in at.children)
        arc = f"{at.dep_}/{'to' if to else at.tag_}"
        lemma, negated = head.lemma_.lower(), _is_negated(head)
        yield f"{step}:word={lemma}"
        yield f"{step}:{arc}<{lemma}"
        yield f"{step}:{arc}<{head.pos_}"
        yield f"{step}:tag={head.tag_}"
        yield f"{step}:auxiliaries={_auxiliaries(head)}"
        yield f"{step}:mark={_mark(head)}"
        yield f"{step}:negated={negated}|{at.dep_}"
        yield f"{step}:negated={negated}|{at.dep_}<{lemma}"
        yield f"{step}:asks={asks}|{at.dep_}"
        hung = construction(at)
        found = signature(hung[1], hung[0]) if hung is not None else None
        if hung is not None:
            name = found.name if found is not None else "-"
            yield f"{step}:signature={hung[0]}|{name}|{_is_negated(hung[1])}"
        if not step:
            stands = status_of(head).value if head.pos_ in ("VERB", "AUX", "NOUN") else "-"
            yield f"above={stands}|{arc}"
            yield f"above:dep={head.dep_}|{at.dep_}"
        path.append(at.dep_)
        at = head
    yield "path=" + ">".join(path)
