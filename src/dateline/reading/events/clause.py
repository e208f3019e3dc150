"""Who stands where around a word: subjects, objects, agents and modifiers, read off the dependency tree.

Labels are those of spaCy's English pipelines (ClearNLP style). Functions return head tokens in text order.
"""

from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Token

from dateline.data import comma_words, read_yaml
from dateline.model import Status
from dateline.reading.events.embedding import signature

__all__ = [
    "agents",
    "complement_participants",
    "conjuncts",
    "governing_verb",
    "is_passive",
    "modifiers",
    "object_lemmas",
    "objects",
    "particles",
    "preposition_objects",
    "subjects",
]

RELATIVE = {"who", "which", "that", "whom"}
_OBJECT_CONTROL = frozenset(["for", "of", "from", "with", "into", "over"])
"""Prepositions whose gerund tells of the object's deed: "accused them of shelling"."""
_SUBJECT = ("nsubj", "csubj")
_PASSIVE = ("nsubjpass", "csubjpass")


def _kids(token: Token, deps: Iterable[str]) -> list[Token]:
    wanted = set(deps)
    return [child for child in token.children if child.dep_ in wanted]


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it to the right."""
    found, following = [token], [token]
    while following:
        following = [child for child in following[0].children if child.dep_ == "conj" and child.i > token.i]
        found += following
    return sorted(set(found), key=lambda t: t.i)


def _spread(tokens: Iterable[Token]) -> list[Token]:
    out: dict[int, Token] = {}
    for token in tokens:
        for each in conjuncts(token):
            out[each.i] = each
    return [out[i] for i in sorted(out)]


def particles(verb: Token) -> set[str]:
    """Particles and adverbs that may belong to a phrasal verb.

    A preposition with an object of its own counts only right behind the verb, where the parser takes
    particles for prepositions ("carried out attacks"); "gave the town food in May" is no giving in.
    """
    return {
        c.lower_
        for c in verb.children
        if c.dep_ in ("prt", "advmod", "oprd", "acomp")
        or (c.pos_ == "ADP" and (c.i == verb.i + 1 or not any(k.dep_ == "pobj" for k in c.children)))
    }


def is_passive(verb: Token) -> bool:
    """True of a passive verb, or of a bare past participle that describes a noun ("the bridge bombed by")."""
    if _kids(verb, (*_PASSIVE, "auxpass", "agent")):
        return True
    if _is_headline_passive(verb):
        return True
    if verb.tag_ != "VBN" or _kids(verb, ("nsubj", "aux")):
        return False
    return verb.dep_ in ("acl", "amod") or (
        verb.dep_ == "conj" and verb.head.tag_ == "VBN" and is_passive(verb.head)
    )


@lru_cache(maxsize=1)
def _headline_passives() -> frozenset[str]:
    """Verbs that a headline leaves without "was": with no object, their subject suffers them."""
    return comma_words(read_yaml("ontology/roles.yaml")["headline_passives"])


def _is_headline_passive(verb: Token) -> bool:
    """True of "Protesters arrested": a past form with no object, in a line without a full stop."""
    return (
        verb.tag_ in ("VBN", "VBD")
        and verb.lemma_.lower() in _headline_passives()
        and not _kids(verb, ("dobj", "ccomp", "xcomp", "aux", "dative"))
        and bool(_kids(verb, ("nsubj",)))
        and not any(t.text in (".", "!", "?", "”", '"') for t in verb.sent[-3:])
    )


def _antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; the token itself where it is none."""
    if token.lower_ in RELATIVE:
        clause = token.head
        while clause.dep_ in ("conj", "aux", "xcomp", "ccomp") and clause.head != clause:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return token


def _resolve(tokens: Iterable[Token]) -> list[Token]:
    return _spread(_antecedent(token) for token in tokens)


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who does it, in the active voice: own subject, or the one that the clause shares with its governor."""
    own = [] if _is_headline_passive(verb) else _after_dateline(_kids(verb, _SUBJECT))
    if own:
        return _resolve(own)
    if depth > 4 or is_passive(verb):
        return []
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return subjects(head, depth + 1) or (_resolve(_kids(head, _PASSIVE)) if is_passive(head) else [])
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX"):
        controller = _kids(head, ("dobj", "dative")) if verb.dep_ == "xcomp" and _has_to(verb) else []
        return _resolve(controller) or subjects(head, depth + 1) or _resolve(_kids(head, _PASSIVE))
    if verb.dep_ in ("advcl", "pcomp", "prep") and verb.tag_ in ("VBG", "VB", "VBN"):
        above = governing_verb(verb)
        if above is not None:
            if verb.dep_ == "pcomp" and head.head == above and head.lower_ in _OBJECT_CONTROL:
                controller = [] if is_passive(above) else _resolve(_kids(above, ("dobj", "dative")))
                if controller:
                    return controller
            if is_passive(above) and _is_outcome(verb):
                return agents(above)
            return subjects(above, depth + 1) or (
                _resolve(_kids(above, _PASSIVE)) if is_passive(above) else []
            )
    if (
        verb.dep_ in ("acl", "relcl")
        and verb.tag_ in ("VBG", "VB")
        and head.pos_ in ("NOUN", "PROPN", "PRON")
    ):
        if verb.dep_ == "acl" and _has_to(verb) and _is_intent(head):
            return agents(head) + _spread(_kids(head, ("poss",)))
        return [head]
    return []


def _is_outcome(verb: Token) -> bool:
    """True of the "killing" of "was shelled by the army, killing three": its doer did that too."""
    return (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBG"
        and verb.i > verb.head.i
        and verb.nbor(-1).text == ","
        and verb.lemma_.lower() in _harms()
    )


@lru_cache(maxsize=1)
def _harms() -> frozenset[str]:
    """Verbs of harm: as the outcome of a passive they are no deed of whom it befell."""
    return comma_words(read_yaml("ontology/roles.yaml")["harming_verbs"])


def _is_intent(noun: Token) -> bool:
    """True of a noun of what is not done yet ("plans by the army to withdraw"): who has it would do it."""
    found = signature(noun, "to")
    return found is not None and found.holds in (Status.FUTURE, Status.HYPOTHETICAL)


def _after_dateline(found: list[Token]) -> list[Token]:
    """Subjects without the place of a dateline, which the parser takes for one ("MOSCOW — A court has")."""
    if len(found) < 2:
        return found
    last = found[-1]
    return [t for t in found if t is last or not any(m.text in _DASHES for m in t.doc[t.i : last.i])]


_DASHES = frozenset(["—", "–", "--"])


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def objects(verb: Token, depth: int = 0) -> list[Token]:
    """To whom or what it is done: the direct object, or the subject of a passive."""
    if is_passive(verb):
        own = _kids(verb, (*_PASSIVE, "nsubj"))
        if own:
            return _resolve(own)
        if verb.dep_ in ("acl", "amod", "relcl"):
            return [verb.head]
        if verb.dep_ == "conj" and depth < 4:
            return objects(verb.head, depth + 1)
        if verb.dep_ == "xcomp" and depth < 4:
            return subjects(verb.head) or objects(verb.head, depth + 1)
        return []
    own = _kids(verb, ("dobj", "dative"))
    if own:
        own = [t for t in own if t.dep_ == "dobj" or t.pos_ != "ADP"]
        return _resolve(own)
    if verb.dep_ == "relcl" and not any(c.lower_ in RELATIVE and c.dep_ in _SUBJECT for c in verb.children):
        return [verb.head] if _kids(verb, _SUBJECT) else []
    # "arrested and charged the men": the object of the last of a coordination serves all
    following = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i > verb.i]
    if following and depth < 3 and not any(_kids(verb, ("prep", "ccomp", "xcomp"))):
        return objects(following[0], depth + 1) if not is_passive(following[0]) else []
    return []


def complement_participants(verb: Token, depth: int = 0) -> list[Token]:
    """Whom the governed clause is about: "refused to admit the refugees", "helping them resist"."""
    found: list[Token] = []
    for clause in _kids(verb, ("xcomp", "ccomp")):
        if clause.pos_ not in ("VERB", "AUX") or depth > 2:
            continue
        own = _resolve(_kids(clause, _SUBJECT)) if clause.tag_ == "VB" else []
        found += own or objects(clause) or complement_participants(clause, depth + 1)
    return found


def agents(token: Token) -> list[Token]:
    """Who a passive or a noun says it was done "by"."""
    by = [c for c in token.children if c.dep_ == "agent" or (c.lower_ == "by" and c.dep_ == "prep")]
    return _spread(p for c in by for p in _kids(c, ("pobj",)))


def preposition_objects(token: Token, names: Iterable[str]) -> list[Token]:
    """Objects of the prepositions that hang on the word."""
    wanted = set(names)
    found = []
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ in wanted:
            found += _kids(child, ("pobj",))
            for deeper in _kids(child, ("prep",)):  # "from inside", "out of"
                found += _kids(deeper, ("pobj",)) if deeper.lower_ in wanted else []
    return _spread(found)


def modifiers(noun: Token) -> tuple[list[Token], list[Token]]:
    """What stands before a noun: possessors, and compound or adjective modifiers."""
    return _spread(_kids(noun, ("poss",))), _kids(noun, ("amod", "compound", "nmod"))


def object_lemmas(verb: Token, prepositions: Iterable[str]) -> set[str]:
    """Lemmas of all that can fill an entry's object: objects, complements, objects of its prepositions."""
    found = [
        *objects(verb),
        *_kids(verb, ("oprd", "attr", "acomp")),
        *preposition_objects(verb, prepositions),
    ]
    words = set()
    for token in found:
        words.add(token.lemma_.lower())
        words.update(c.lemma_.lower() for c in token.children if c.dep_ == "compound")
    return words


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above in the tree, within the sentence."""
    at = token
    while at.head != at:
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            return at
    return None
