"""Verbs that tie content to a source: which they are, and how their subject stands to the content."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from dateline.model import Stance
from dateline.reading.attribution.candidate import Candidate
from dateline.reading.attribution.lexicon import Frame, Lexicon
from dateline.reading.attribution.responsibility import stance_of
from dateline.reading.attribution.scope import Range, subtree_range
from dateline.reading.attribution.verb_content import contents_of, reporting_group
from dateline.reading.attribution.verb_source import agent_of, subject_of

__all__ = ["verb_cues"]

_PARTICLES = frozenset({"prt", "prep", "advmod", "acomp", "oprd", "dobj", "attr", "dative", "agent", "ccomp"})
_SPEECH_FORMS = frozenset({"say", "says", "said", "saying", "told", "tells", "telling", "tell"})
_MODALS = frozenset({"could", "should", "can", "would", "may", "might", "must"})


def verb_cues(
    sentence: Span, lexicon: Lexicon, index: dict[str, list[tuple[str, ...]]]
) -> Iterator[Candidate]:
    """Every verb of the sentence that ties content to a source.

    Args:
        sentence: one sentence.
        lexicon: the cue words.
        index: first words of the verb entries to the entries, longest first (`verb_index`).
    """
    for token in sentence:
        if not _may_be_verb(token):
            continue
        lemma = "say" if token.lower_ in ("says", "said") else token.lemma_.lower()
        if lemma not in index:
            continue
        matched = _match(token, lemma, index[lemma])
        if matched is None:
            continue
        key, particles = matched
        if (
            token.dep_ == "pcomp"
            and token.head.lower_ == "as"
            and token.head.head.lemma_.lower() in lexicon.relaying
        ):
            continue  # "quoted X as saying" is read as one cue
        if key in lexicon.relaying and _relays(token):
            continue
        candidate = _candidate(token, particles, lexicon.verbs[key], lexicon, sentence)
        if candidate is not None:
            yield candidate


def _may_be_verb(token: Token) -> bool:
    if token.lower_ in _SPEECH_FORMS:
        return token.dep_ != "amod"
    if token.pos_ == "AUX":
        return token.dep_ not in ("aux", "auxpass")
    return token.tag_.startswith("VB") and token.dep_ not in ("amod", "compound", "aux", "auxpass")


def _match(token: Token, lemma: str, entries: Iterable[tuple[str, ...]]) -> tuple[str, list[Token]] | None:
    below: list[Token] | None = None
    for entry in entries:
        if len(entry) == 1:
            return lemma, []
        if below is None:
            below = [child for child in token.children if child.dep_ in _PARTICLES]
            below += [
                grand
                for child in below
                if child.dep_ in ("dobj", "acomp", "advmod", "prep")
                for grand in child.children
            ]
            below = [child for child in below if 0 < child.i - token.i < 8]
        words = [next((child for child in below if child.lower_ == word), None) for word in entry[1:]]
        if all(words):
            return " ".join(entry), [word for word in words if word is not None]
    return None


def _relays(token: Token) -> bool:
    """Whether another's word is quoted: "quoted officials as saying", "citing witnesses"."""
    if any(child.dep_ == "prep" and child.lower_ == "as" for child in token.children):
        return True
    return token.tag_ == "VBG" and token.lemma_ == "cite"


def _candidate(
    token: Token, particles: list[Token], frame: Frame, lexicon: Lexicon, sentence: Span
) -> Candidate | None:
    passive = any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in token.children) or (
        token.tag_ == "VBN"
        and token.dep_ == "acl"
        and not any(child.dep_ == "nsubj" for child in token.children)
    )
    source = agent_of(token) if passive else subject_of(token, lexicon)
    if source is not None and (source.lower_ in lexicon.nobody | {"no"} or _is_time_of_day(source)):
        return None
    if source is not None and any(child.lower_ == "no" for child in source.children):
        return None
    impersonal = False
    if passive and source is None:
        if (
            "addressee" in frame.takes
            or (not frame.reporting and frame.name != "asking")
            or frame.name in ("denial", "naming", "identifying")
        ):
            return None
        impersonal = True
    if frame.name == "seeming":
        if not any(child.dep_ in ("xcomp", "ccomp", "acomp", "oprd", "advcl") for child in token.children):
            return None
        source, impersonal = None, True
    if source is None and not impersonal and frame.name not in ("seeming",):
        return None
    if not frame.reporting and _unuttered(token):
        return None
    cue = _cue_range(token, particles)
    group = reporting_group(token, source, cue, frame)
    contents = contents_of(
        token, particles, frame, group, sentence, passive=passive, source=source, lexicon=lexicon
    )
    quotes = "quote" in frame.takes and not impersonal and token.lemma_ != "be"
    if not contents and not quotes:
        return None
    stance = frame.passive if impersonal and passive else frame.stance
    reporting = frame.reporting
    negated = _negated(token, lexicon)
    verdict = stance_of(token, frame, source, stance, lexicon, negated=negated)
    if verdict is None:
        return None
    stance, reporting = verdict[0], verdict[1] and reporting and not _intends(token, frame)
    if stance is Stance.CLAIMS_RESPONSIBILITY:
        cue, contents = _with_responsibility(token, cue, contents, lexicon)
    sources = [source] if source is not None else []
    return Candidate(cue, token, stance, group, reporting, sources, contents, quotes)


def _is_time_of_day(source: Token) -> bool:
    """Whether what the parse makes the speaker is a time of day: "31 were admitted by dusk"."""
    return source.ent_type_ == "TIME" and source.pos_ == "NOUN"


def _intends(token: Token, frame: Frame) -> bool:
    """Whether an opinion is on a deed of one's own still to come: "is considering closing the border"."""
    return frame.name == "opinion" and any(
        child.dep_ == "xcomp" and child.tag_ == "VBG" and child.i > token.i for child in token.children
    )


def _with_responsibility(
    token: Token, cue: Range, contents: list[Range], lexicon: Lexicon
) -> tuple[Range, list[Range]]:
    """The cue "claimed responsibility for" and what responsibility is claimed for."""
    for child in token.children:
        if (
            child.dep_ != "dobj"
            or child.lemma_.lower() not in lexicon.responsibility
            or child.left_edge.i != cue[1]
        ):
            continue
        end = child.i + 1
        deeds = [
            (preposition, part)
            for holder in (child, token)
            for preposition in holder.children
            if preposition.dep_ == "prep" and preposition.i >= end and preposition.lower_ in ("for", "in")
            for part in preposition.children
            if part.dep_ in ("pobj", "pcomp")
        ]
        if not deeds:
            return (cue[0], end), contents
        if deeds[0][0].i == end:
            end += 1
        return (cue[0], end), [subtree_range(part) for _, part in deeds]
    return cue, contents


def _unuttered(token: Token) -> bool:
    """Whether an act is only wanted, possible or due: an infinitive, or a modal other than "will"."""
    if token.tag_ != "VB":
        return False
    helpers = {child.lower_ for child in token.children if child.dep_ == "aux"}
    return "to" in helpers or bool(helpers & _MODALS)


def _negated(token: Token, lexicon: Lexicon) -> bool:
    if any(child.dep_ == "neg" or child.lower_ == "never" for child in token.children):
        return True
    head = token.head
    return (
        token.dep_ in ("xcomp", "ccomp") and head.i < token.i and head.lemma_.lower() in lexicon.withholding
    )


def _cue_range(token: Token, particles: list[Token]) -> Range:
    """The verb with the auxiliaries, negation and adverbs before it and the particles right after it."""
    members = {
        child.i for child in token.children if child.dep_ in ("aux", "auxpass", "neg", "advmod", "prt")
    }
    members.update(particle.i for particle in particles)
    first, last = token.i, token.i
    while first - 1 in members:
        first -= 1
    while last + 1 in members and (
        token.doc[last + 1] in particles or token.doc[last + 1].dep_ in ("prt", "neg")
    ):
        last += 1
    return first, last + 1
