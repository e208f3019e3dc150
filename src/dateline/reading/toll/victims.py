"""Who suffers what a verb or adjective tells."""

from typing import TYPE_CHECKING

from dateline.reading.toll.coordination import Coordination
from dateline.reading.toll.effects import VerbForm, VerbSense, verb_sense
from dateline.reading.toll.lexicon import load_words
from dateline.reading.toll.neighbours import Neighbours
from dateline.reading.toll.people import PeopleReader
from dateline.reading.toll.person import is_people
from dateline.reading.toll.subject import SUBJECTS, antecedent, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Victims"]

_WORDS = load_words("effects")
_COPULAS = frozenset(_WORDS["copulas"])
_RESULTATIVES = frozenset(_WORDS["resultatives"])


class Victims:
    """Finds who suffers an effect: by the parse, and by the order of words where that fails."""

    def __init__(self, people: PeopleReader) -> None:
        self._people = people
        self._beside = Neighbours(people)
        self._lists = Coordination(people)

    def of_verb(self, token: "Token", sense: VerbSense) -> list["Token"]:
        """Heads of the noun phrases that suffer what a verb tells."""
        fronted = self._fronted(token)
        if fronted is not None:
            return self._lists.conjuncts(fronted)
        head = self._of_transitive(token, sense) if sense.transitive else self._of_intransitive(token)
        if head is None:
            return []
        left = self._lists.coordinated_left(head) if head.i < token.i else []
        return left + self._lists.conjuncts(head)

    def of_adjective(self, token: "Token") -> list["Token"]:
        """Heads of the noun phrases that an adjective is said of."""
        head = self._fronted(token) or self._of_adjective(token)
        if head is None:
            return []
        left = self._lists.coordinated_left(head) if head.i < token.i else []
        return left + self._lists.conjuncts(head)

    def _fronted(self, token: "Token") -> "Token | None":
        """Reads "Also killed was a policeman", "Dead are two guards"."""
        doc, start = token.doc, token.sent.start
        if token.i - start > 1 or (
            token.i > start and doc[start].lower_ not in {"also", "still", "meanwhile"}
        ):
            return None
        index = token.i + 1
        if index >= len(doc) or doc[index].lower_ not in {"is", "are", "was", "were"}:
            return None
        quantity = self._people.quantity_at(index + 1)
        if quantity is not None:
            return self._beside.counted(quantity)
        below = [*doc[index].rights, *token.rights]
        return next(
            (
                child
                for child in below
                if child.i > index and child.dep_ in {"attr", "nsubj", "nsubjpass", "dobj"}
            ),
            None,
        )

    def _of_transitive(self, token: "Token", sense: VerbSense) -> "Token | None":
        if token.pos_ == "NOUN" and token.dep_ == "compound" and sense.form is VerbForm.BASE:
            # A verb that the tagger took for a noun ("Soldiers detain Staff Sergeant …").
            head = token.head
            while head.dep_ == "compound" and head.head.i > head.i:
                head = head.head
            return head
        objects = [child for child in token.children if child.dep_ in {"dobj", "dative"}]
        if self._passive(token):
            subject = subject_of(token)
            return subject if subject is not None else self._beside.left(token)
        if token.dep_ == "amod" and token.head.i > token.i:
            if sense.form is VerbForm.GERUND:
                return self._beside.right(token)
            return token.head
        if objects:
            # A date may be taken for an object; the first object that is people wins.
            return next(
                (antecedent(obj) for obj in objects if self._people.figure(obj) is not None),
                antecedent(objects[0]),
            )
        right = self._beside.right(token)
        if right is not None:
            return right
        if sense.form is VerbForm.PAST:
            return self._of_participle(token)
        return self._shared_object(token)

    def _of_participle(self, token: "Token") -> "Token | None":
        """The victim of a past form without an object: "12 people killed in raid", "two found shot"."""
        left = _first_left(self._beside.left(token))
        if left is not None:
            return left
        if token.dep_ in {"acl", "relcl"}:
            return token.head
        shared = self._shared_object(token)
        if shared is not None:
            return shared
        if token.dep_ == "conj" and token.head.i < token.i:
            first = verb_sense(token.head)
            if (
                self._passive(token.head)
                or token.head.dep_ in {"acl", "amod"}
                or (first and first.form is VerbForm.PAST)
            ):
                subject = subject_of(token)
                return (
                    subject
                    if subject is not None
                    else token.head.head
                    if token.head.dep_ in {"acl", "amod"}
                    else None
                )
            return None
        if token.dep_ in {"oprd", "acomp", "xcomp", "advcl", "pcomp", "ccomp"}:
            return self._of_adjective(token)
        follows = token.nbor(1) if token.i + 1 < len(token.doc) else None
        if (
            follows is None
            or follows.pos_ in {"ADP", "PUNCT", "ADV", "CCONJ", "SCONJ", "SPACE"}
            or follows.ent_type_ == "DATE"
        ):
            return subject_of(token)
        return None

    def _of_intransitive(self, token: "Token") -> "Token | None":
        if token.dep_ == "amod" and token.head.i > token.i:
            return token.head
        subject = subject_of(token)
        if subject is not None:
            return subject
        return self._beside.left(token)

    def _of_adjective(self, token: "Token") -> "Token | None":
        head = token.head
        left = _first_left(self._beside.left(token))
        if token.dep_ in {"amod", "compound", "nmod"} and head.i > token.i:
            # "21 Dead in Market Blast" is taken for a blast that is dead.
            return left if left is not None and not is_people(head) else head
        own = next((child for child in token.children if child.dep_ in SUBJECTS), None)
        if own is not None:
            return antecedent(own)
        if left is not None:
            return left
        if token.dep_ == "conj" and head.i < token.i and head.pos_ in {"ADJ", "VERB", "NOUN"}:
            # "Nine people were dead or missing"
            return self._of_adjective(head)
        if head.lemma_ in _RESULTATIVES and token.dep_ != "nsubj":
            objects = [
                child
                for child in head.children
                if child.dep_ in {"dobj", "nsubj", "dative"} and child.i > head.i
            ]
            if objects:
                return objects[0]
            if self._passive(head) or head.dep_ in {"acl", "relcl", "xcomp", "conj"}:
                return subject_of(head)
            return None
        if head.lemma_ in _COPULAS and head.pos_ in {"AUX", "VERB"}:
            return subject_of(head)
        if token.dep_ in {"xcomp", "pcomp", "advcl"}:
            return subject_of(token)
        if token.dep_ in {"acl", "amod", "relcl"}:
            return head
        return None

    def _passive(self, token: "Token") -> bool:
        if any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children):
            return True
        if any(child.dep_ == "aux" and child.lemma_ in {"get", "be"} for child in token.children):
            return token.tag_ == "VBN"
        return (
            token.dep_ == "conj"
            and token.tag_ == "VBN"
            and not any(child.dep_ in {"dobj", "nsubj"} for child in token.children)
            and token.head.i < token.i
            and self._passive(token.head)
            and self._beside.right(token) is None
        )

    def _shared_object(self, token: "Token") -> "Token | None":
        """The object of the last of several verbs: "captured and beheaded hundreds"."""
        for other in token.conjuncts:
            if other.i > token.i and other.i - token.i < 8:
                if any(child.dep_ in SUBJECTS for child in other.children):
                    return None
                objects = [child for child in other.children if child.dep_ == "dobj"]
                if objects:
                    return objects[0]
                right = self._beside.right(other)
                if right is not None:
                    return right
        return None


def _first_left(victim: "Token | None") -> "Token | None":
    """The first of those whom something left so: "left 12 soldiers and three rebels dead"."""
    first = victim
    while first is not None and first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    whole = first is not None and first.dep_ == "dobj" and first.head.lemma_ in _RESULTATIVES
    return first if whole else victim
