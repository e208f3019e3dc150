"""Reporting verbs, their sources and what they report.

The parse is spaCy's (ClearNLP labels). Where it slips - speech parsed as two clauses, an inverted subject read
as an object - the order of the words decides: what stands before "…, she said" or after "said …" is content.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from dateline.model import Stance
from dateline.reading.attribution.candidate import Candidate
from dateline.reading.attribution.lexicon import Frame, Lexicon
from dateline.reading.attribution.noun_phrase import antecedent, is_nominal, noun_phrase
from dateline.reading.attribution.responsibility import stance_of
from dateline.reading.attribution.scope import Range, clause_head, runs, subtree_range, without

__all__ = ["verb_cues"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_PARTICLES = frozenset({"prt", "prep", "advmod", "acomp", "oprd", "dobj", "attr", "dative", "agent", "ccomp"})
_CLAUSES = frozenset({"ccomp"})
_OBJECTS = frozenset({"dobj", "oprd", "attr", "nsubjpass"})
_SPEECH_FORMS = frozenset({"say", "says", "said", "saying", "told", "tells", "telling", "tell"})
_TIME_ENTITIES = frozenset({"DATE", "TIME"})
_MODALS = frozenset({"could", "should", "can", "would", "may", "might", "must"})
_BREAKS = frozenset({",", "”", '"', "''", "’"})
_REFLEXIVE = frozenset({"myself", "himself", "herself", "itself", "themselves", "ourselves"})


def verb_cues(sentence: Span, lexicon: Lexicon, index: dict[str, list[tuple[str, ...]]]) -> Iterator[Candidate]:
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
        if token.dep_ == "pcomp" and token.head.lower_ == "as" and token.head.head.lemma_.lower() in lexicon.relaying:
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
            below += [grand for child in below if child.dep_ in ("dobj", "acomp", "advmod", "prep") for grand in child.children]
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
        token.tag_ == "VBN" and token.dep_ == "acl"
    )
    source = _agent(token) if passive else _subject(token, lexicon)
    if source is not None and source.lower_ in lexicon.nobody | {"no"}:
        return None
    if source is not None and any(child.lower_ == "no" for child in source.children):
        return None
    impersonal = False
    if passive and source is None:
        if "addressee" in frame.takes or not frame.reporting or frame.name in ("denial", "naming", "identifying"):
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
    group = _group(token, source, cue, frame)
    contents = _contents(token, particles, frame, group, sentence, passive=passive, source=source, lexicon=lexicon)
    quotes = "quote" in frame.takes and not impersonal and token.lemma_ != "be"
    if not contents and not quotes:
        return None
    stance = frame.passive if impersonal and passive else frame.stance
    reporting = frame.reporting
    negated = _negated(token, lexicon)
    verdict = stance_of(token, frame, source, stance, lexicon, negated=negated)
    if verdict is None:
        return None
    stance, reporting = verdict[0], verdict[1] and reporting
    if stance is Stance.CLAIMS_RESPONSIBILITY:
        cue, contents = _with_responsibility(token, cue, contents, lexicon)
    return Candidate(cue, token, stance, reporting, [source] if source is not None else [], contents, group, quotes)


def _with_responsibility(
    token: Token, cue: Range, contents: list[Range], lexicon: Lexicon
) -> tuple[Range, list[Range]]:
    """The cue "claimed responsibility for" and what responsibility is claimed for."""
    for child in token.children:
        if child.dep_ != "dobj" or child.lemma_.lower() not in lexicon.responsibility or child.left_edge.i != cue[1]:
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
    return token.dep_ in ("xcomp", "ccomp") and head.i < token.i and head.lemma_.lower() in lexicon.withholding


def _subject(token: Token, lexicon: Lexicon, depth: int = 0) -> Token | None:
    """Who does the verb's saying, through coordination, participles and relative clauses."""
    if depth > 5:
        return None
    for child in token.children:
        if child.dep_ in ("nsubj", "csubj"):
            if child.i < token.i - 1:
                follower = _following_name(token, lexicon)
                if follower is not None:
                    return follower
            return antecedent(child) if is_nominal(child) else None
    head = token.head
    if head == token:
        return _inverted(token)
    if token.dep_ == "conj":
        if head.pos_ in ("VERB", "AUX"):
            passive = next((child for child in head.children if child.dep_ == "nsubjpass"), None)
            if passive is not None:
                return antecedent(passive)
            if any(child.dep_ == "expl" for child in head.children) and head.dep_ == "ccomp":
                return _subject(head.head, lexicon, depth + 1)
            return _subject(head, lexicon, depth + 1)
        return None
    if token.dep_ in ("xcomp", "advcl", "dep", "parataxis", "ccomp"):
        if token.dep_ == "ccomp" and token.tag_ not in ("VBG", "VB"):
            return _inverted(token)
        if token.dep_ == "advcl" and token.tag_ != "VBG":
            return _inverted(token)
        if head.pos_ in ("VERB", "AUX"):
            if head.dep_ == "ccomp" and token.tag_ == "VBG" and _outer_speaks(token, head, lexicon):
                return _subject(head.head, lexicon, depth + 1)
            passive = next((child for child in head.children if child.dep_ == "nsubjpass"), None)
            if passive is not None:
                return antecedent(passive)
            return _subject(head, lexicon, depth + 1)
        return head if is_nominal(head) and token.dep_ == "advcl" else None
    if token.dep_ == "pcomp":
        climbed = head.head
        return _subject(climbed, lexicon, depth + 1) if climbed.pos_ in ("VERB", "AUX") else None
    if token.dep_ in ("acl", "relcl") and is_nominal(head):
        return _noun_speaker(head, lexicon, depth)
    return _inverted(token)


def _outer_speaks(token: Token, head: Token, lexicon: Lexicon) -> bool:
    """Whether "…, adding" hangs on what is said but belongs to who says it: "said the men fled, adding"."""
    after_comma = token.i > 0 and token.doc[token.i - 1].text == ","
    return after_comma and head.lemma_.lower() not in lexicon.verbs and head.head.lemma_.lower() in lexicon.verbs


def _following_name(token: Token, lexicon: Lexicon) -> Token | None:
    """The name right after "…, said" where the parse made something farther left the subject."""
    doc = token.doc
    if token.tag_ not in ("VBD", "VBZ") or token.i + 1 >= len(doc) or doc[token.i - 1].text not in _BREAKS:
        return None
    frame = lexicon.verbs.get(token.lemma_.lower())
    if frame is None or frame.name not in ("saying", "utterance", "delivery"):
        return None
    follower = doc[token.i + 1]
    if follower.pos_ != "PROPN" or follower.ent_type_ in _TIME_ENTITIES:
        return None
    while follower.head.i > token.i and is_nominal(follower.head) and follower.head != follower:
        follower = follower.head
    return None if follower.dep_ in _SUBJECTS and follower.head != token else follower


def _noun_speaker(noun: Token, lexicon: Lexicon, depth: int) -> Token:
    """Who stands behind "a statement saying": its owner, its issuer, or itself."""
    if noun.lemma_.lower() in lexicon.nouns:
        for child in noun.children:
            if child.dep_ == "poss":
                return child
            if child.dep_ == "prep" and child.lower_ in ("by", "from"):
                governed = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
                if governed is not None:
                    return governed
        if noun.dep_ == "dobj" and noun.head.lemma_.lower() in lexicon.support:
            issuer = _subject(noun.head, lexicon, depth + 1)
            if issuer is not None:
                return issuer
    return noun


def _inverted(token: Token) -> Token | None:
    """A subject after the verb that the parse took for something else: "…, said Ali Khan"."""
    if token.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    left = token.left_edge
    if token.dep_ == "ROOT" and token.sent.start == left.i and left.i > 0 and left.i == token.i:
        before = token.doc[left.i - 1]
        if is_nominal(before) and before.sent.end - before.sent.start <= 6:
            return before.sent.root if is_nominal(before.sent.root) else before
    for child in token.children:
        if child.i > token.i and child.dep_ in ("dobj", "attr", "oprd", "appos", "npadvmod", "dep") and is_nominal(child):
            if child.ent_type_ not in _TIME_ENTITIES and child.i - token.i < 8:
                return child
    return None


def _agent(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((inner for inner in child.children if inner.dep_ == "pobj" and is_nominal(inner)), None)
    return None


def _cue_range(token: Token, particles: list[Token]) -> Range:
    """The verb with the auxiliaries, negation and adverbs before it and the particles right after it."""
    members = {child.i for child in token.children if child.dep_ in ("aux", "auxpass", "neg", "advmod", "prt")}
    members.update(particle.i for particle in particles)
    first, last = token.i, token.i
    while first - 1 in members:
        first -= 1
    while last + 1 in members and (
        token.doc[last + 1] in particles or token.doc[last + 1].dep_ in ("prt", "neg")
    ):
        last += 1
    return first, last + 1


def _group(token: Token, source: Token | None, cue: Range, frame: Frame) -> Range:
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
            end = child.right_edge.i + 1
    return start, end


def _is_adjunct(child: Token, frame: Frame) -> bool:
    if child.dep_ in ("prep", "dative") and not (child.lower_ in frame.takes):
        return not any(inner.dep_ in ("ccomp", "acl", "relcl") for inner in child.subtree)
    if child.dep_ == "npadvmod" or child.dep_ == "advmod":
        return True
    return child.dep_ in ("dobj",) and "addressee" in frame.takes


def _contents(
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
    spans: list[Range] = []
    clause_found = False
    for child in token.children:
        if child.dep_ == "ccomp" and "clause" in frame.takes and child not in particles:
            if child.i < token.i:
                spans.append((_left_limit(token, sentence), max(group[0], child.i + 1)))
                spans += _resumed(group, sentence)
            else:
                spans.append(_right_clause(child, token, group))
            clause_found = True
        elif child.dep_ == "xcomp" and ("infinitive" in frame.takes or "gerund" in frame.takes):
            spans.append(subtree_range(child))
            clause_found = True
        elif child.dep_ in ("advcl", "dep") and child.i > token.i and "clause" in frame.takes and _finite_that(child):
            spans.append(subtree_range(child))
            clause_found = True
        elif (child.dep_ in ("prep", "npadvmod", "dobj", "dative") or child.lemma_ == "cite") and "clause" in frame.takes and child.i > token.i:
            hanging = next((inner for inner in child.subtree if _that_clause(inner)), None)
            if hanging is not None and child.dep_ != "dobj":
                spans.append(subtree_range(hanging))
                clause_found = True
            elif hanging is not None and "addressee" in frame.takes:
                spans.append(subtree_range(hanging))
                clause_found = True
    if not clause_found or frame.name in ("accusation", "demand", "praise"):
        documents = source is not None and source.lemma_.lower() in lexicon.documents
        spans += _things(token, particles, frame, passive=passive, documents=documents)
    if passive and frame.passive is Stance.HEDGES:
        spans += [subtree_range(child) for child in token.children if child.dep_ in ("nsubjpass", "xcomp", "oprd")]
    if frame.name == "seeming":
        spans += [subtree_range(child) for child in token.children if child.dep_ in ("nsubj", "acomp", "oprd")]
    if not spans and "clause" in frame.takes and frame.name in ("saying", "utterance", "announcing", "telling", "opinion", "belief", "accusation", "threat", "evidence"):
        spans += _by_order(token, group, sentence, frame, source)
    if not spans and frame.reporting:
        spans += _as_clause(token)
    if token.dep_ == "relcl" and is_nominal(token.head) and frame.takes & {"object", "clause"}:
        spans += _gap(token, source, frame)
    return without(spans, [group])


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


def _right_clause(child: Token, token: Token, group: Range) -> Range:
    start, end = subtree_range(child)
    return (max(start, group[1]) if start < group[1] <= child.i else start), end


def _things(token: Token, particles: list[Token], frame: Frame, *, passive: bool, documents: bool) -> list[Range]:
    """Content that is no clause: objects, what prepositions govern, what is named as something."""
    spans: list[Range] = []
    for child in token.children:
        if child.dep_ in _OBJECTS and "object" in frame.takes and child not in particles:
            if frame.name == "evidence" and not documents:
                continue
            if child.dep_ == "nsubjpass" and not passive:
                continue
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
                subtree_range(part) for part in particle.children if part.dep_ in ("ccomp", "xcomp", "prep", "pcomp")
            ]
    return spans


def _as_clause(token: Token) -> list[Range]:
    """"As the ministry said, …": the clause that the as-clause stands beside."""
    opens = any(child.lower_ == "as" and child.dep_ in ("mark", "advmod", "prep") and child.i < token.i for child in token.children)
    if token.dep_ != "advcl" or not opens:
        return []
    head = clause_head(token.head)
    return without([subtree_range(head)], [subtree_range(token)])


def _by_order(token: Token, group: Range, sentence: Span, frame: Frame, source: Token | None) -> list[Range]:
    """Content by the order of the words, where the parse gives the verb no complement."""
    doc = token.doc
    if token.dep_ == "parataxis" or _enclosed(group, sentence):
        head = clause_head(token.head) if token.head != token else None
        if head is not None and head != token:
            return without([subtree_range(head)], [subtree_range(token) if token.dep_ == "parataxis" else group])
        return without([(sentence.start, sentence.end)], [group])
    has_object = any(child.dep_ == "dobj" for child in token.children) and "addressee" not in frame.takes
    if has_object and frame.name != "saying":
        return []
    before = doc[group[0] - 1].text if group[0] > sentence.start else ""
    rest = [doc[i] for i in range(group[1], sentence.end) if not doc[i].is_punct and not doc[i].is_space]
    if before in (",", "”", '"', "''", "’", "-", "–", "—", "?", "!") and not any(_is_finite(part) for part in rest):
        return [(_clause_start(token, group, sentence), group[0])]
    if frame.name in ("saying", "telling", "utterance"):
        after = group[1]
        if after < sentence.end and any(_is_finite(part) for part in rest) and token.right_edge.i >= after:
            first = doc[after]
            if first.text not in (",", ";", ".") and first.dep_ not in ("cc", "mark") or first.lower_ == "that":
                return [(after, token.right_edge.i + 1)]
    return []


def _clause_start(token: Token, group: Range, sentence: Span) -> int:
    return int(sentence.start)


def _enclosed(group: Range, sentence: Span) -> bool:
    """Whether commas or dashes stand on both sides of the group, inside the sentence."""
    doc = sentence.doc
    start, end = group
    marks = (",", "–", "—", "-", "”", '"', "''")
    return start > sentence.start and end < sentence.end - 1 and doc[start - 1].text in marks and doc[end].text in marks


def _is_finite(token: Token) -> bool:
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _gap(token: Token, source: Token | None, frame: Frame) -> list[Range]:
    """The noun that a relative clause says is claimed, denied …: "a charge the party denies"."""
    noun = token.head
    own_subject = next((child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if own_subject is None or own_subject.lower_ in ("who", "which", "that") or source == noun:
        return []
    has_object = any(
        child.dep_ in ("dobj", "ccomp") and child.i > token.i and "object" in frame.takes for child in token.children
    )
    if has_object and not any(child.dep_ == "ccomp" for child in token.children):
        return []
    first, last = noun_phrase(noun)
    kept = [i for i in range(first, last) if i < token.left_edge.i]
    return runs(kept)
