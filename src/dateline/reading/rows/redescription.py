"""Sources that are cited under two descriptions: "an army statement" and the army, "his sister" twice.

Manual section 4 wants each distinct source once.
"""

from spacy.tokens import Doc, Token

from dateline.model import Actor as ActorRow
from dateline.reading.actors.index import ActorIndex
from dateline.reading.attribution.lexicon import load_lexicon
from dateline.reading.stage import Reading

__all__ = ["redescribes"]

_ISSUING = frozenset({"by", "from", "of"})
_ANEW = frozenset({"a", "an", "one", "another", "other", "second", "third"})
"""Words that bring in somebody not spoken of before."""


def redescribes(one: ActorRow, other: ActorRow, reading: Reading) -> bool:
    """Whether a row is but another description of the source that the other row is.

    A document is its issuer's, who is named in its phrase. Of two people or bodies without a name that share
    their noun, the later is the earlier.
    """
    doc = reading.doc
    assert doc is not None
    heads = _heads(one, doc)
    if not heads or any(head.pos_ in ("PROPN", "PRON") for head in heads):
        return False
    if all(head.lemma_.lower() in load_lexicon().documents for head in heads):
        index = ActorIndex(reading.actors or ())
        return any(
            index.of_token(token.i) == int(other.id[1:]) - 1 for head in heads for token in _issuers(head)
        )
    theirs = _heads(other, doc)
    if not theirs or any(head.pos_ in ("PROPN", "PRON") for head in theirs):
        return False
    mine = {(head.lemma_.lower(), head.tag_) for head in heads}
    return (
        mine == {(head.lemma_.lower(), head.tag_) for head in theirs}
        and theirs[0].i < heads[0].i
        and not any(child.lower_ in _ANEW for child in heads[0].children)
    )


def _heads(row: ActorRow, doc: Doc) -> list[Token]:
    """The heads of a row's mentions, pronouns apart."""
    spans = (doc.char_span(m.start, m.end, alignment_mode="expand") for m in row.mentions)
    roots = [span.root for span in spans if span is not None]
    return [root for root in roots if root.pos_ != "PRON" and root.tag_ != "PRP$"] or roots


def _issuers(head: Token) -> list[Token]:
    """Words of a document's phrase that may name who issued it: "an army statement", "a statement by X"."""
    found = [child for child in head.children if child.dep_ in ("poss", "compound", "amod", "nmod")]
    for child in head.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in _ISSUING:
            found += [inner for inner in child.children if inner.dep_ == "pobj"]
            found += [one for inner in child.children for one in inner.children if one.dep_ == "appos"]
    return found
