"""What becomes of a happening under the word that takes its clause ("failed to", "denied that").

Signatures of implicative words, after Nairn, Condoravdi and Karttunen, "Computing relative polarity for
textual inference" (ICoS-5, 2006): each word says what its complement is where it holds, and where it is
negated. Statuses compose up the tree: "did not fail to attack" attacked.
"""

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from dateline.data import comma_words, read_yaml
from dateline.model import Status

__all__ = ["Construction", "Signature", "construction", "embeds", "governed", "signature"]

Construction = str
"""One of "to", "ing", "from", "that"."""

_CONSTRUCTIONS = ("to", "ing", "from", "that")
_ASIDE = frozenset(["before", "after", "since", "by", "despite", "upon", "while", "when", "amid"])
"""Prepositions of a time or a manner: what follows is not what the word above is about."""


@dataclass(frozen=True, slots=True)
class Signature:
    """The status of a complement under a word."""

    name: str
    """The class in the data."""
    holds: Status
    """Where the word itself holds."""
    negated: Status
    """Where the word is negated."""

    def under(self, governor: Status) -> Status:
        """The complement's status where the governing word's own is this.

        Of a word that is not actual itself the complement is no more actual: what somebody may manage to do
        may be done. What stays as it is whatever becomes of the word ("stop shelling") is presupposed.
        """
        if self.holds == self.negated:
            return self.holds
        if governor == Status.NEGATED:
            return self.negated
        if self.holds == Status.ACTUAL or (
            governor == Status.HYPOTHETICAL and self.holds in (Status.NEGATED, Status.FUTURE)
        ):
            return governor
        return self.holds


@lru_cache(maxsize=1)
def _load() -> dict[tuple[Construction, str], Signature]:
    table: dict[tuple[Construction, str], Signature] = {}
    for name, row in read_yaml("ontology/embedding.yaml").items():
        one = Signature(name, Status(row["holds"]), Status(row["negated"]))
        for kind in _CONSTRUCTIONS:
            for word in comma_words(row.get(kind, "")):
                table.setdefault((kind, word), one)
    return table


def signature(word: Token, kind: Construction) -> Signature | None:
    """What a word makes of a clause in this construction; None of a word that is not listed for it."""
    table = _load()
    return table.get((kind, word.lemma_.lower())) or table.get((kind, word.lower_))


def embeds(word: Token) -> bool:
    """True of a word that is listed in some construction with an effect on what it governs."""
    found = (signature(word, kind) for kind in _CONSTRUCTIONS)
    return any(one is not None and one.holds != Status.ACTUAL for one in found)


def construction(verb: Token) -> tuple[Construction, Token] | None:
    """How a verb's clause hangs on the word above it, and that word; None where no word takes it."""
    head = verb.head
    if head == verb:
        return None
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return ("to", head) if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl", "oprd") else None
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        if head.lower_ in _ASIDE or head.head == head:
            return None
        return ("from" if head.lower_ == "from" else "ing", head.head)
    if verb.dep_ == "xcomp" and (verb.tag_ == "VBG" or any(c.lower_ == "having" for c in verb.children)):
        return "ing", head
    if verb.dep_ == "ccomp" and head.i < verb.i:
        gerund = verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children)
        return ("ing" if gerund else "that"), head
    return None


def governed(word: Token) -> tuple[Construction, Token] | None:
    """The clause that a word takes and has an effect on: construction and the clause's verb."""
    verbs = [c for c in word.children if c.i > word.i]
    verbs += [k for c in word.children if c.dep_ == "prep" for k in c.children if k.dep_ == "pcomp"]
    for verb in verbs:
        found = construction(verb)
        if found is not None and found[1] == word and signature(word, found[0]) is not None:
            return found[0], verb
    return None
