"""Nouns with a content: "the claim that …", "allegations of …", "its denial of …"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from dateline.model import Stance
from dateline.reading.attribution.candidate import Candidate
from dateline.reading.attribution.lexicon import Frame, Lexicon
from dateline.reading.attribution.noun_phrase import antecedent, is_nominal
from dateline.reading.attribution.responsibility import of_oneself
from dateline.reading.attribution.scope import Range, subtree_range

__all__ = ["noun_cues"]


def noun_cues(sentence: Span, lexicon: Lexicon) -> Iterator[Candidate]:
    """Every noun of the sentence that ties a content to a source."""
    for token in sentence:
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        frame = lexicon.nouns.get(token.lemma_.lower())
        if frame is None:
            continue
        contents = _contents(token, frame)
        if not contents:
            continue
        source = _source(token, lexicon)
        stance = frame.stance
        if stance is Stance.ASSERTS and source is None and frame.name == "claim":
            stance = Stance.HEDGES
        if frame.stance is Stance.DENIES and _own_part(token, lexicon):
            stance = Stance.DISCLAIMS_RESPONSIBILITY
        if token.lemma_.lower() == "claim" and any(
            inner.lemma_.lower() in lexicon.responsibility
            for child in token.children
            for inner in child.children
        ):
            stance = Stance.CLAIMS_RESPONSIBILITY
        if source is not None and token.lemma_.lower() in lexicon.confessing:
            for clause in (child for child in token.children if child.dep_ in ("acl", "relcl", "ccomp")):
                stance = of_oneself(clause, token, lexicon) or stance
        if any(child.lower_ in ("no", "any") for child in token.children if child.dep_ == "det"):
            continue
        if source is None and frame.own_source:
            source = token
        cue = (token.i, token.i + 1)
        yield Candidate(
            cue,
            token,
            stance,
            group=cue,
            reporting=frame.reporting,
            sources=[source] if source is not None else [],
            contents=contents,
            whole_noun=source == token,
        )


def _contents(token: Token, frame: Frame) -> list[Range]:
    spans: list[Range] = []
    for child in token.children:
        if child.i < token.i:
            continue
        infinitive = child.dep_ == "acl" and child.tag_ == "VB" and "infinitive" in frame.takes
        if infinitive or (child.dep_ in ("acl", "ccomp", "relcl") and _is_content_clause(child)):
            spans.append(subtree_range(child))
        elif child.dep_ == "prep" and child.lower_ in frame.takes:
            spans += [subtree_range(inner) for inner in child.children if inner.dep_ in ("pobj", "pcomp")]
    return spans


def _is_content_clause(child: Token) -> bool:
    """A that-clause with its own subject; "a claim that surprised him" is a relative clause."""
    marked = any(inner.dep_ == "mark" and inner.lower_ in ("that", "whether") for inner in child.children)
    subject = next((inner for inner in child.children if inner.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    return marked and subject is not None and subject.lower_ not in ("that", "which", "who")


def _source(token: Token, lexicon: Lexicon) -> Token | None:
    """The owner ("X's claim"), the maker ("a claim by X"), or who makes it ("X issued a denial")."""
    for child in token.children:
        if child.dep_ == "poss" and is_nominal(child):
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            governed = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if governed is not None:
                return governed
    head = token.head
    if token.dep_ in ("dobj", "pobj") and head.pos_ == "VERB" and head.lemma_.lower() in lexicon.support:
        subject = next((child for child in head.children if child.dep_ == "nsubj"), None)
        if subject is not None and is_nominal(subject):
            return antecedent(subject)
    return None


def _own_part(token: Token, lexicon: Lexicon) -> bool:
    governed = (inner for child in token.children if child.dep_ == "prep" for inner in child.children)
    return any(inner.lemma_.lower() in lexicon.involvement | lexicon.charges for inner in governed)
