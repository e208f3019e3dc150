"""Stance: what negation, withholding and words on oneself make of a cue's own stance.

Manual section 4 (claims) and section 7 ("A denial of one's own deed is REJECT and also a
`disclaims_responsibility` claim on the deed").
"""

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.model import Stance
from dateline.reading.attribution.lexicon import Frame, Lexicon

__all__ = ["of_oneself", "stance_of"]

_OWNING = frozenset({"reporting", "announcing"})
_OWNING_UP = frozenset({"admit", "confess", "own"})
_MARKS = frozenset({"“", "”", '"', "''", "``"})


def stance_of(
    token: Token, frame: Frame, source: Token | None, stance: Stance, lexicon: Lexicon, *, negated: bool
) -> tuple[Stance, bool] | None:
    """The stance of a cue verb, and whether it reports; None where nothing is said at all.

    Args:
        token: the verb.
        frame: its frame.
        source: head of the source, if any.
        stance: the frame's stance, active or passive.
        lexicon: the cue words.
        negated: whether the verb is negated or withheld ("could not", "declined to").
    """
    lemma = token.lemma_.lower()
    objects = [child for child in token.children if child.dep_ in ("dobj", "pobj", "nsubjpass")]
    takes_responsibility = lemma in ("claim", "take", "accept", "assume", "admit") and any(
        child.lemma_.lower() in lexicon.responsibility for child in objects
    )
    if takes_responsibility or (frame.name in _OWNING and _owns_deed(token, objects, lexicon)):
        return None if negated else (Stance.CLAIMS_RESPONSIBILITY, True)
    if negated:
        if lemma in lexicon.verifying or frame.stance is Stance.DENIES:
            return Stance.HEDGES, True
        if frame.name in ("belief", "opinion"):
            return Stance.DENIES, True
        return Stance.HEDGES, False
    if frame.stance is Stance.DENIES:
        return (_disclaimed(token, objects, lexicon) or Stance.DENIES), True
    if frame.name == "naming" and _calls_false(token, lexicon):
        return Stance.DENIES, True
    if frame.name in ("saying", "utterance", "announcing", "telling", "reporting") and source is not None:
        for clause in (child for child in token.children if child.dep_ in ("ccomp", "xcomp")):
            if _is_said_false(clause, lexicon):
                return Stance.DENIES, True
            verdict = of_oneself(clause, token, lexicon)
            if verdict is not None:
                return verdict, True
    return stance, True


def _owns_deed(token: Token, objects: list[Token], lexicon: Lexicon) -> bool:
    """Whether a deed is claimed or owned up to: "claimed the bombing", "admitted (to) killing two men"."""
    lemma = token.lemma_.lower()
    governed = [
        inner
        for child in token.children
        if child.dep_ == "prep" and child.lower_ == "to"
        for inner in child.children
        if inner.dep_ in ("pobj", "pcomp")
    ]
    if lemma == "claim":
        claimed = [child for child in objects if child.dep_ != "pobj"] + _gap_nouns_of(token)
        return any(child.lemma_.lower() in lexicon.claimable for child in claimed)
    if lemma not in _OWNING_UP:
        return False
    done = [child for child in token.children if child.dep_ == "xcomp" and child.tag_ == "VBG"]
    return any(
        child.lemma_.lower() in (lexicon.disowned_verbs if child.tag_ == "VBG" else lexicon.claimable)
        for child in (*governed, *objects, *done)
    )


def _gap_nouns_of(token: Token) -> list[Token]:
    return [token.head] if token.dep_ in ("relcl", "acl") else []


def _calls_false(token: Token, lexicon: Lexicon) -> bool:
    """Whether something is called a lie: "called the claim absolute nonsense"."""
    complements = (
        child
        for child in token.children
        if child.i > token.i and child.dep_ in ("oprd", "ccomp", "dobj", "prep")
    )
    return any(inner.lemma_.lower() in lexicon.falsehoods for child in complements for inner in child.subtree)


def _is_said_false(clause: Token, lexicon: Lexicon) -> bool:
    """Whether the content is that a word of others is false: "said the reports were untrue"."""
    subject = _subject(clause)
    if subject is None or clause.lemma_.lower() != "be":
        return False
    told = subject.lemma_.lower() in lexicon.charges or subject.lemma_.lower() in lexicon.nouns
    negated = any(child.dep_ == "neg" for child in clause.children)
    for child in clause.children:
        if child.dep_ in ("acomp", "attr") and told:
            if child.lemma_.lower() in lexicon.falsehoods:
                return not negated
            if negated and child.lower_ in ("true", "correct", "accurate"):
                return True
    return False


def _disclaimed(token: Token, objects: list[Token], lexicon: Lexicon) -> Stance | None:
    """Disclaiming, where what is denied is one's own part."""
    for child in [*objects, *_gap_nouns(token)]:
        lemma = child.lemma_.lower()
        if lemma in lexicon.involvement or lemma in lexicon.charges or child.lower_ == "it":
            return Stance.DISCLAIMS_RESPONSIBILITY
        if child.dep_ == "dobj" and child.tag_ == "VBG":
            return Stance.DISCLAIMS_RESPONSIBILITY
    for child in token.children:
        bare = child.tag_ in ("VBG", "VB", "VBN") and _subject(child) is None
        if child.dep_ in ("xcomp", "pcomp") and child.i > token.i and bare:
            return Stance.DISCLAIMS_RESPONSIBILITY
        if child.dep_ == "ccomp" and child.i > token.i and _is_self(_subject(child), lexicon, token):
            return Stance.DISCLAIMS_RESPONSIBILITY
    return None


def _gap_nouns(token: Token) -> Iterator[Token]:
    if token.dep_ == "relcl":
        yield token.head


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)


def _is_self(subject: Token | None, lexicon: Lexicon, cue: Token) -> bool:
    """Whether the subject of a content clause is the speaker: "it" outside quotation marks, "we" inside."""
    if subject is None:
        return False
    low, high = sorted((subject.i, cue.i))
    between = subject.doc[low:high]
    quoted = sum(token.text in _MARKS for token in between) % 2 == 1
    first_person = {"we", "i", "our", "my"}
    pronouns = lexicon.self_pronouns & first_person if quoted else lexicon.self_pronouns - first_person
    possessives = (
        lexicon.self_possessives & first_person if quoted else lexicon.self_possessives - first_person
    )
    if subject.lower_ in pronouns:
        return True
    return any(child.dep_ == "poss" and child.lower_ in possessives for child in subject.children)


def of_oneself(clause: Token, cue: Token, lexicon: Lexicon) -> Stance | None:
    """What the content says of the speaker's own part: "said it was behind", "said it had no role in"."""
    subject = _subject(clause)
    if not (_is_self(subject, lexicon, cue) or (subject is None and clause.dep_ == "xcomp")):
        return None
    negated = any(child.dep_ == "neg" or child.lower_ == "never" for child in clause.children)
    children = list(clause.children)
    lemma = clause.lemma_.lower()
    if negated and lemma in lexicon.knowing:
        return Stance.HEDGES
    if negated and lemma == "be" and any(child.lower_ in lexicon.knowing for child in children):
        return Stance.HEDGES
    phrase = " ".join([lemma, *(child.lower_ for child in children if child.dep_ == "prt")])
    responsible = phrase in lexicon.responsible_verbs
    if lemma == "be":
        responsible = any(child.lower_ in lexicon.responsible_after_be for child in children)
        if negated and any(child.lower_ == "involved" for child in children):
            return Stance.DISCLAIMS_RESPONSIBILITY
    if lemma == "involve" and negated:
        return Stance.DISCLAIMS_RESPONSIBILITY
    if responsible:
        return Stance.DISCLAIMS_RESPONSIBILITY if negated else Stance.CLAIMS_RESPONSIBILITY
    if lemma in ("have", "play", "take", "bear"):
        for child in children:
            if child.dep_ != "dobj":
                continue
            none = negated or any(part.lower_ == "no" for part in child.children)
            if none and child.lemma_.lower() in lexicon.knowing:
                return Stance.HEDGES
            if child.lower_ == "nothing" and any(part.lower_ == "do" for part in child.subtree):
                return Stance.DISCLAIMS_RESPONSIBILITY
            if none and child.lemma_.lower() in lexicon.involvement:
                return Stance.DISCLAIMS_RESPONSIBILITY
            if not none and child.lemma_.lower() in lexicon.responsibility:
                return Stance.CLAIMS_RESPONSIBILITY
    if lemma not in ("do", "have") and (phrase in lexicon.disowned_verbs or lemma in lexicon.disowned_verbs):
        past = clause.tag_ in ("VBD", "VBN") or any(
            child.lower_ in ("did", "had", "has", "have") for child in children
        )
        if past and negated:
            return Stance.DISCLAIMS_RESPONSIBILITY
        confessed = cue.lemma_.lower() in lexicon.confessing
        person = (
            subject is not None and subject.lower_ in ("he", "she", "i") and lemma in lexicon.violent_verbs
        )
        passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in children)
        if past and not passive and (confessed or person):
            return Stance.CLAIMS_RESPONSIBILITY
    return None
