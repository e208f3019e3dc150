"""What a reporting verb reports.

The parse is spaCy's (ClearNLP labels). Where it slips - speech parsed as two clauses, a complement read as an
object - the order of the words decides: what stands before "…, she said" or after "said …" is content.
"""

from spacy.tokens import Span, Token

from dateline.model import Stance
from dateline.reading.attribution.lexicon import Frame, Lexicon
from dateline.reading.attribution.noun_phrase import is_nominal, noun_phrase
from dateline.reading.attribution.relative_content import before, denied_clause, gap, is_finite, is_relative
from dateline.reading.attribution.scope import Range, clause_head, subtree_range, without

__all__ = ["contents_of", "reporting_group"]

_OBJECTS = frozenset({"dobj", "oprd", "attr", "nsubjpass"})
_TIME_ENTITIES = frozenset({"DATE", "TIME"})
_REFLEXIVE = frozenset({"myself", "himself", "herself", "itself", "themselves", "ourselves"})


def reporting_group(token: Token, source: Token | None, cue: Range, frame: Frame) -> Range:
    """Source and cue, with the adjuncts and addressees that touch them."""
    start, end = cue
    if source is not None and (source.head == token or source.sent.start != token.sent.start):
        first, last = noun_phrase(source)
        for conjunct in source.conjuncts:
            first, last = min(first, noun_phrase(conjunct)[0]), max(last, noun_phrase(conjunct)[1])
        if last <= start:
            start = first
            end = max(end, last)
        elif first >= end:
            end = max(end, last)
    for child in sorted(token.children, key=lambda child: child.i):
        if child.left_edge.i < end or not _is_adjunct(child, frame):
            continue
        if child.left_edge.i == end:
            end = min([child.right_edge.i + 1, *_clauses_within(child)])
    return start, end


def _clauses_within(adjunct: Token) -> list[int]:
    """Where clauses start that the parse hangs on an addressee or a time: "told the daily that …"."""
    return [inner.left_edge.i for inner in adjunct.subtree if _that_clause(inner)]


def _is_adjunct(child: Token, frame: Frame) -> bool:
    if child.dep_ in ("prep", "dative") and child.lower_ not in frame.takes:
        return not any(inner.dep_ in ("ccomp", "acl", "relcl") for inner in child.subtree)
    if child.dep_ in ("npadvmod", "advmod"):
        return True
    return child.dep_ == "dobj" and "addressee" in frame.takes


def contents_of(
    token: Token,
    particles: list[Token],
    frame: Frame,
    group: Range,
    sentence: Span,
    *,
    passive: bool,
    source: Token | None,
    lexicon: Lexicon,
) -> list[Range]:
    """Token ranges of what the verb reports, quotations beside it aside.

    Args:
        token: the verb.
        particles: the further words of a cue of several words ("point out", "cast doubt on").
        frame: the verb's frame.
        group: the reporting group, which is never content.
        sentence: the sentence that holds the verb.
        passive: whether the verb stands in the passive.
        source: head of the source, if any.
        lexicon: the cue words.
    """
    spans: list[Range] = []
    clause_found = False
    for child in token.children:
        if child.dep_ == "ccomp" and "clause" in frame.takes and child not in particles:
            if child.i < token.i:
                if _semicolon(child, group[0]) is not None:
                    continue
                spans.append((_left_limit(token, sentence), max(group[0], child.i + 1)))
                spans += _resumed(group, sentence)
            else:
                spans.append(_right_clause(child, group))
                spans += _joined_sentence(token, child)
            clause_found = True
        elif (child.dep_ == "xcomp" and frame.takes & {"infinitive", "gerund"}) or (
            child.dep_ in ("advcl", "dep")
            and child.i > token.i
            and "clause" in frame.takes
            and _finite_that(child)
        ):
            spans.append(subtree_range(child))
            clause_found = True
        elif (
            (child.dep_ in ("prep", "npadvmod", "dobj", "dative") or child.lemma_ == "cite")
            and "clause" in frame.takes
            and child.i > token.i
        ):
            hanging = next((inner for inner in child.subtree if _that_clause(inner)), None)
            of_time = child.ent_type_ in _TIME_ENTITIES  # "announced the same day that …"
            if hanging is not None and (child.dep_ != "dobj" or of_time or "addressee" in frame.takes):
                spans.append(subtree_range(hanging))
                clause_found = True
    if not clause_found or frame.name in ("accusation", "demand", "praise"):
        documents = source is not None and source.lemma_.lower() in lexicon.documents
        spans += _things(token, particles, frame, passive=passive, documents=documents)
    if passive and frame.passive is Stance.HEDGES:
        spans += [
            subtree_range(child) for child in token.children if child.dep_ in ("nsubjpass", "xcomp", "oprd")
        ]
    if frame.name == "seeming":
        spans += [
            subtree_range(child) for child in token.children if child.dep_ in ("nsubj", "acomp", "oprd")
        ]
    if (
        not spans
        and "clause" in frame.takes
        and frame.name
        in (
            "saying",
            "utterance",
            "announcing",
            "reporting",
            "telling",
            "opinion",
            "belief",
            "accusation",
            "threat",
            "evidence",
        )
    ):
        spans += _by_order(token, group, sentence, frame)
    if not spans and frame.reporting:
        spans += _as_clause(token)
    if is_relative(token, spans) and is_nominal(token.head) and frame.takes & {"object", "clause"}:
        spans += denied_clause(token, frame, lexicon) or gap(token, source, frame)
    charged = frame.name in ("denial", "reporting") and token.dep_ == "acl" and is_nominal(token.head)
    if passive and source is not None and charged and not spans:
        spans += before(token)  # "a charge denied by the army"
    return without(spans, [group])


def _joined_sentence(token: Token, clause: Token) -> list[Range]:
    """What is said further, parsed beside the verb: "said they followed a man and he was then shot"."""
    return [
        subtree_range(child)
        for child in token.children
        if child.dep_ == "conj"
        and child.i > clause.i
        and any(inner.dep_ in ("nsubj", "nsubjpass") and inner.tag_ == "PRP" for inner in child.children)
    ]


def _finite_that(child: Token) -> bool:
    return any(inner.dep_ == "mark" and inner.lower_ in ("that", "whether") for inner in child.children)


def _that_clause(token: Token) -> bool:
    return token.dep_ in ("acl", "relcl", "ccomp") and any(
        inner.lower_ == "that" and inner.dep_ == "mark" for inner in token.children
    )


def _resumed(group: Range, sentence: Span) -> list[Range]:
    """What goes on after a group set between commas: "One fled, he said, while others stayed"."""
    doc = sentence.doc
    start = group[1] + 1
    if start >= sentence.end or doc[group[1]].text != ",":
        return []
    first = doc[start]
    if first.tag_ in ("VBG", "WP", "WDT", "CC", "WP$") or first.is_quote or first.is_punct or first.is_space:
        return []
    return [(start, sentence.end)]


def _left_limit(token: Token, sentence: Span) -> int:
    """Where content before the group begins: the sentence, or the clause that the verb itself stands in."""
    if token.dep_ == "ROOT":
        return int(sentence.start)
    start = int(token.left_edge.i)
    while start < token.i and token.doc[start].dep_ in ("cc", "mark"):
        start += 1
    return start


def _right_clause(child: Token, group: Range) -> Range:
    start, end = subtree_range(child)
    start = max(start, group[1]) if start < group[1] <= child.i else start
    # "Iran said A; Pakistan said B", parsed as if Iran said that Pakistan said both.
    other = any(inner.dep_ == "ccomp" for inner in child.children)
    break_at = _semicolon(child.doc[start], child.i) if other and start < child.i else None
    return start, end if break_at is None else break_at


def _semicolon(first: Token, end: int) -> int | None:
    """Where a semicolon stands between a word and a place further on."""
    return next((i for i in range(first.i, end) if first.doc[i].text == ";"), None)


def _things(
    token: Token, particles: list[Token], frame: Frame, *, passive: bool, documents: bool
) -> list[Range]:
    """Content that is no clause: objects, what prepositions govern, what is named as something."""
    spans: list[Range] = []
    for child in token.children:
        if child.dep_ in _OBJECTS and "object" in frame.takes and child not in particles:
            if frame.name == "evidence" and not documents:
                continue
            if child.dep_ == "nsubjpass" and (not passive or frame.name == "asking"):
                continue  # who "was asked" is no content
            if child.ent_type_ in _TIME_ENTITIES or child.lower_ in _REFLEXIVE or child.tag_ in ("WP", "WDT"):
                continue
            if not passive or child.dep_ != "dobj" or child.i > token.i:
                spans.append(subtree_range(child))
        elif child.dep_ == "prep" and (child.lower_ in frame.takes or child in particles):
            inner = [part for part in child.children if part.dep_ in ("pobj", "pcomp")]
            spans += [subtree_range(part) for part in inner]
        elif child.dep_ == "pcomp" and "gerund" in frame.takes:
            spans.append(subtree_range(child))
    for particle in particles:
        if particle.dep_ == "prep" and particle.head != token:
            spans += [subtree_range(part) for part in particle.children if part.dep_ in ("pobj", "pcomp")]
        if particle.dep_ in ("acomp", "attr", "oprd"):
            spans += [
                subtree_range(part)
                for part in particle.children
                if part.dep_ in ("ccomp", "xcomp", "prep", "pcomp")
            ]
    return spans


def _as_clause(token: Token) -> list[Range]:
    """Content of "as the ministry said, …": the clause that the as-clause stands beside."""
    opens = any(
        child.lower_ == "as" and child.dep_ in ("mark", "advmod", "prep") and child.i < token.i
        for child in token.children
    )
    if token.dep_ != "advcl" or not opens:
        return []
    head = clause_head(token.head)
    return without([subtree_range(head)], [subtree_range(token)])


def _by_order(token: Token, group: Range, sentence: Span, frame: Frame) -> list[Range]:
    """Content by the order of the words, where the parse gives the verb no complement."""
    doc = token.doc
    if token.dep_ == "parataxis" or _enclosed(group, sentence):
        head = clause_head(token.head) if token.head != token else None
        if head is not None and head != token:
            return without(
                [subtree_range(head)], [subtree_range(token) if token.dep_ == "parataxis" else group]
            )
        return without([(sentence.start, sentence.end)], [group])
    has_object = any(child.dep_ == "dobj" for child in token.children) and "addressee" not in frame.takes
    if has_object and frame.name != "saying":
        return []
    before = doc[group[0] - 1].text if group[0] > sentence.start else ""
    rest = [doc[i] for i in range(group[1], sentence.end) if not doc[i].is_punct and not doc[i].is_space]
    if before in (",", "”", '"', "''", "’", "-", "–", "—", "?", "!") and not any(
        is_finite(part) for part in rest
    ):
        return [(int(sentence.start), group[0])]
    if frame.name in ("saying", "telling", "utterance"):
        after = group[1]
        if after < sentence.end and any(is_finite(part) for part in rest) and token.right_edge.i >= after:
            first = doc[after]
            opens_clause = first.text not in (",", ";", ".") and first.dep_ not in ("cc", "mark")
            if opens_clause or first.lower_ == "that":
                return [(after, token.right_edge.i + 1)]
    return []


def _enclosed(group: Range, sentence: Span) -> bool:
    """Whether commas or dashes stand on both sides of the group, inside the sentence."""
    doc = sentence.doc
    start, end = group
    marks = (",", "–", "—", "-", "”", '"', "''")
    return (
        start > sentence.start
        and end < sentence.end - 1
        and doc[start - 1].text in marks
        and doc[end].text in marks
    )
