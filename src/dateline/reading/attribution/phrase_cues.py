"""Cues other than reporting verbs and nouns: "according to", "quoted X as saying", "reportedly"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from dateline.model import Stance
from dateline.reading.attribution.candidate import Candidate
from dateline.reading.attribution.lexicon import Lexicon
from dateline.reading.attribution.noun_phrase import antecedent, is_nominal, noun_phrase
from dateline.reading.attribution.scope import Range, clause_head, runs, subtree_range, without

__all__ = ["label_cue", "phrase_cues"]

_LONGEST_LABEL = 7
"""Tokens before the colon of "Officials in Kabul: …"."""


def phrase_cues(sentence: Span, lexicon: Lexicon) -> Iterator[Candidate]:
    """Every such cue of the sentence."""
    for token in sentence:
        word = token.lower_
        if word in lexicon.prepositions:
            yield from _preposition(token, sentence, lexicon)
        elif word == "in":
            yield from _in_the_words(token, sentence, lexicon)
        elif word in lexicon.adverbs:
            yield _adverb(token)
        elif word in lexicon.adjectives and token.dep_ in ("amod", "compound") and is_nominal(token.head):
            cue = (token.i, token.i + 1)
            yield Candidate(cue, token, Stance.HEDGES, contents=[_head_phrase(token)], group=cue)
        elif token.lemma_.lower() in lexicon.relaying and token.pos_ == "VERB":
            yield from _relayed(token, sentence)
        elif token.dep_ in ("acomp", "attr", "oprd"):
            yield from _open_question(token, lexicon)


def label_cue(sentence: Span, lexicon: Lexicon) -> Candidate | None:
    """A headline's "Official: Attack kills 12"."""
    doc = sentence.doc
    colon = next(
        (
            i
            for i in range(sentence.start, min(sentence.start + _LONGEST_LABEL, sentence.end))
            if doc[i].text == ":"
        ),
        None,
    )
    if colon is None or colon == sentence.start or colon + 2 >= sentence.end:
        return None
    label = doc[sentence.start : colon]
    if label.text.lower() in lexicon.not_sources or any(
        token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in label
    ):
        return None
    head = next((token for token in label if token.head.i < label.start or token.head.i >= colon), label[-1])
    if not is_nominal(head):
        head = label[-1]
    if not is_nominal(head):
        return None
    return Candidate(
        (colon, colon + 1),
        doc[colon],
        Stance.ASSERTS,
        sources=[head],
        contents=[(colon + 1, sentence.end)],
        group=(sentence.start, colon + 1),
        whole_noun=True,
    )


def _preposition(token: Token, sentence: Span, lexicon: Lexicon) -> Iterator[Candidate]:
    second = lexicon.prepositions[token.lower_]
    last = token
    if second is not None:
        if token.i + 1 >= sentence.end or token.doc[token.i + 1].lower_ != second:
            return
        last = token.doc[token.i + 1]
    source = _governed(last) or _governed(token)
    if source is None:
        source = next(
            (t for t in token.doc[last.i + 1 : sentence.end] if is_nominal(t) and t.dep_ != "compound"), None
        )
    if source is None or source.ent_type_ in ("DATE", "TIME", "MONEY", "QUANTITY", "PERCENT", "CARDINAL"):
        return
    if token.lower_ == "per" and (
        not source.text[:1].isupper() or (source.ent_type_ == "" and source.tag_ == "NN")
    ):
        return  # a rate: "per day"
    if token.lower_ in lexicon.document_prepositions and source.lemma_.lower() not in lexicon.documents:
        return
    end = noun_phrase(source)[1]
    yield Candidate(
        (token.i, last.i + 1),
        token,
        Stance.ASSERTS,
        sources=[source],
        contents=_modified(token, (token.i, _phrase_end(source, end)), sentence),
        group=(token.i, end),
        quotes=True,
    )


def _phrase_end(source: Token, end: int) -> int:
    for conjunct in source.conjuncts:
        end = max(end, noun_phrase(conjunct)[1])
    return max(end, source.right_edge.i + 1)


def _governed(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ == "pobj" and is_nominal(child)), None)


def _modified(token: Token, phrase: Range, sentence: Span) -> list[Range]:
    """The words that a source phrase stands for: the whole sentence at its edges, else its clause."""
    doc = sentence.doc
    before = [doc[i] for i in range(sentence.start, phrase[0]) if not doc[i].is_punct]
    after = [doc[i] for i in range(phrase[1], sentence.end) if not doc[i].is_punct]
    if not before or not after:
        return without([(sentence.start, sentence.end)], [phrase])
    clause = clause_head(token.head)
    return without([subtree_range(clause)], [phrase])


def _in_the_words(token: Token, sentence: Span, lexicon: Lexicon) -> Iterator[Candidate]:
    governed = _governed(token)
    if governed is None or governed.lemma_.lower() not in lexicon.in_the or governed.i - token.i > 3:
        return
    owner = next((child for child in governed.children if child.dep_ == "poss"), None)
    last = governed
    if owner is None:
        of = next((child for child in governed.children if child.lower_ == "of"), None)
        owner = _governed(of) if of is not None else None
        last = of if of is not None else governed
    if owner is None:
        return
    end = max(noun_phrase(owner)[1], last.i + 1)
    cue = (token.i, last.i + 1) if owner.i > last.i else (token.i, token.i + 1)
    yield Candidate(
        cue,
        token,
        Stance.ASSERTS,
        sources=[owner],
        contents=_modified(token, (token.i, end), sentence),
        group=(token.i, end),
        quotes=True,
    )


def _adverb(token: Token) -> Candidate:
    head = token.head
    others = [
        (child.left_edge.i - 1, child.right_edge.i + 1)
        for child in head.children
        if child.dep_ in ("conj", "advcl", "parataxis")
        and child.i > token.i
        and any(inner.dep_ in ("nsubj", "nsubjpass", "expl") for inner in child.children)
    ]
    contents = without([subtree_range(head)], [(token.i, token.i + 1), *others])
    return Candidate(
        (token.i, token.i + 1), token, Stance.HEDGES, contents=contents, group=(token.i, token.i + 1)
    )


def _head_phrase(token: Token) -> Range:
    return token.i + 1, noun_phrase(token.head)[1]


def _relayed(token: Token, sentence: Span) -> Iterator[Candidate]:
    """Cues like "media quoted officials as saying …", "was quoted by X as saying …", "citing witnesses"."""
    subject = next((child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    as_ = next((child for child in token.children if child.dep_ == "prep" and child.lower_ == "as"), None)
    said = next((child for child in as_.children if child.dep_ == "pcomp"), None) if as_ is not None else None
    if as_ is not None and said is not None:
        passive = subject is not None and subject.dep_ == "nsubjpass"
        if passive or (token.tag_ == "VBN" and token.dep_ == "acl"):
            source: Token | None = subject if subject is not None else token.head
            by = next(
                (
                    child
                    for child in token.children
                    if child.dep_ in ("agent", "prep") and child.lower_ == "by"
                ),
                None,
            )
            via = _governed(by) if by is not None else None
        else:
            source = next((child for child in token.children if child.dep_ == "dobj"), None)
            via = _speaker(token, subject)
        if source is None:
            return
        contents = [subtree_range(child) for child in said.children if child.i > said.i]
        if not contents:
            contents = _rest_of_clause(token, said, sentence)
        yield Candidate(
            (as_.i, said.i + 1),
            token,
            Stance.ASSERTS,
            sources=[antecedent(source)],
            contents=contents,
            group=(min(token.left_edge.i, token.i), said.i + 1),
            quotes=True,
            via=via,
        )
    elif token.lemma_ == "cite" and token.tag_ == "VBG":
        cited = next((child for child in token.children if child.dep_ in ("dobj", "pobj")), None)
        if cited is None:
            return
        head = clause_head(token.head) if token.head != token else token
        if head == token:
            return
        complement = [child for child in head.children if child.dep_ in ("ccomp", "xcomp")]
        contents = [subtree_range(child) for child in complement] or [subtree_range(head)]
        inner = [
            subtree_range(child)
            for child in cited.children
            if child.dep_ in ("relcl", "acl") and _marked(child)
        ]
        phrase = subtree_range(token)
        yield Candidate(
            (token.i, token.i + 1),
            token,
            Stance.ASSERTS,
            sources=[cited],
            contents=inner or without(contents, [phrase]),
            group=(token.i, noun_phrase(cited)[1]),
            via=_speaker(head, None) if complement or inner else None,
        )


def _marked(child: Token) -> bool:
    return any(inner.dep_ == "mark" for inner in child.children)


def _rest_of_clause(token: Token, said: Token, sentence: Span) -> list[Range]:
    return without([(sentence.start, sentence.end)], [(token.left_edge.i, said.i + 1)])


def _speaker(token: Token, subject: Token | None) -> Token | None:
    for _ in range(4):
        subject = subject or next((child for child in token.children if child.dep_ == "nsubj"), None)
        if subject is not None or token.head == token:
            break
        token = token.head
    return antecedent(subject) if subject is not None and is_nominal(subject) else None


def _open_question(token: Token, lexicon: Lexicon) -> Iterator[Candidate]:
    """Cues like "it is not clear whether …", "it was unclear if …"."""
    verb = token.head
    word = token.lower_
    negated = any(child.dep_ == "neg" for child in verb.children)
    if not (word in lexicon.open_adjectives or (negated and word in lexicon.open_when_negated)):
        return
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "expl")), None)
    if verb.lemma_ not in ("be", "remain", "seem") or (
        subject is not None and subject.lower_ not in ("it", "what")
    ):
        return
    clauses = [
        child
        for holder in (verb, token)
        for child in holder.children
        if child.dep_ in ("ccomp", "csubj", "advcl", "xcomp")
    ]
    contents = runs(i for child in clauses for i in range(*subtree_range(child)))
    if contents:
        yield Candidate(
            (verb.i, token.i + 1), token, Stance.HEDGES, contents=contents, group=(verb.i, token.i + 1)
        )
