"""Features of two given mentions of a topic of ECB+, for all its pairs at once."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from dateline.reconciling.incidents.words import weight
from dateline.scoring.sets.ecbplus_reports import cosines
from dateline.scoring.sets.ecbplus_sketches import ENTITIES, MentionSketch, Numbers, ReportSketch, root

__all__ = ["KIN", "SAME_REPORT", "look_again", "pair_features"]

SAME_REPORT, KIN = "same report", "kin"
"""Features by which others weigh differently: mentions of one report, words of one family."""
_SENTENCE_LAYER = 4
_PREFIX = 4

Words = Callable[[str], float]


def pair_features(
    reports: Sequence[ReportSketch], alike: Numbers, topic_words: Numbers, groups: Sequence[int]
) -> dict[str, Numbers]:
    """Each mention of a topic against each, by the name of the feature.

    Args:
        reports: of the topic; their mentions one after another.
        alike: how likely two reports tell of one happening.
        topic_words: how much two reports have in common of the words that are rare in the topic.
        groups: for each report the number of the group that reports of its happening make.
    """
    mentions = [mention for report in reports for mention in report.mentions]
    of = np.array([number for number, report in enumerate(reports) for _ in report.mentions])
    here = (of[:, None] == of[None]).astype(float)
    there = 1 - here
    found = {
        SAME_REPORT: here,
        "reports alike": alike[np.ix_(of, of)] * there,
        "reports share words": topic_words[np.ix_(of, of)] * there,
        "reports in one group": _equal([groups[number] for number in of]),
    }
    found |= _words(mentions)
    found |= _meanings(
        mentions, [reports[number].sentences[m.sentence] for number, m in zip(of, mentions, strict=True)]
    )
    found |= _contexts(reports, mentions, of)
    sentence = np.array([mention.sentence for mention in mentions])
    apart = np.abs(sentence[:, None] - sentence[None])
    found["sentences apart"] = np.log1p(apart) * here
    found["same sentence"] = (apart == 0) * here
    return found


def _words(mentions: Sequence[MentionSketch]) -> dict[str, Numbers]:
    lemmas = [mention.lemma for mention in mentions]
    roots = [root(lemma) for lemma in lemmas]
    found = {
        "lemma": _equal(lemmas),
        KIN: _equal(roots),
        "prefix": _equal([lemma[:_PREFIX] for lemma in lemmas]),
    }
    families = [frozenset(map(root, mention.lemmas)) for mention in mentions]
    for name, sets in (("lemmas", [mention.lemmas for mention in mentions]), ("roots", families)):
        _, smaller, union, _ = _shared(sets, lambda _: 1.0)
        found |= {f"{name} of fewer": smaller, f"{name} of all": union}
    verb = np.array([float(mention.verb) for mention in mentions])
    found["verbs"], found["nouns"] = np.outer(verb, verb), np.outer(1 - verb, 1 - verb)
    counts = Counter(roots)
    often = np.array([counts[one] / len(roots) for one in roots])
    found["rarer"], found["commoner"] = np.minimum.outer(often, often), np.maximum.outer(often, often)
    return found


def _meanings(mentions: Sequence[MentionSketch], sentences: Sequence[Numbers]) -> dict[str, Numbers]:
    found = {"vectors": cosines(np.stack([mention.vector for mention in mentions]))}
    layers = np.stack([mention.layers for mention in mentions])
    for number in range(layers.shape[1]):
        found[f"layer {number}"] = cosines(layers[:, number])
        found[f"layer {number} in topic"] = cosines(layers[:, number] - layers[:, number].mean(0))
    around = np.stack(sentences)[:, _SENTENCE_LAYER]
    found["sentences alike"] = cosines(around - around.mean(0))
    odds = np.stack([mention.types for mention in mentions])
    surest = (1 / (1 + np.exp(-odds))).max(1)
    found["types"] = cosines(odds - odds.mean(0))
    found["type"] = _equal(odds.argmax(1).tolist())
    found["less an event"] = np.minimum.outer(surest, surest)
    found["unlike events"] = np.abs(np.subtract.outer(surest, surest))
    return found


def _contexts(
    reports: Sequence[ReportSketch], mentions: Sequence[MentionSketch], of: Numbers
) -> dict[str, Numbers]:
    found: dict[str, Numbers] = {}
    having = Counter(word for mention in mentions for word in mention.others)

    def in_topic(word: str) -> float:
        return math.log((len(mentions) + 1) / max(1, having[word]))

    rare: Mapping[str, Words] = {"news": weight, "topic": in_topic}
    for name, sets, where in (
        ("subject", [m.subject for m in mentions], ("news",)),
        ("object", [m.object for m in mentions], ("news",)),
        ("arguments", [m.arguments for m in mentions], ("news", "topic")),
        ("others", [m.others for m in mentions], ("news", "topic")),
    ):
        for which in where:
            total, smaller, union, known = _shared(sets, rare[which])
            found |= {
                f"{name} known": known,
                f"{name} by {which}": np.log1p(total),
                f"{name} by {which} of fewer": smaller,
                f"{name} by {which} of all": union,
            }
    for number, name in enumerate(ENTITIES):
        total, smaller, _, known = _shared([m.entities[number] for m in mentions], weight)
        found |= {
            f"{name} known": known,
            f"{name} shared": smaller,
            f"{name} other": known * (total <= 0),
        }
    for name, sets in (
        ("near", [m.near for m in mentions]),
        ("clause", [m.clause for m in mentions]),
        ("report", [reports[number].words for number in of]),
    ):
        _, smaller, union, _ = _shared(sets, weight)
        found[name] = (smaller + union) / 2
    return found


def look_again(probability: Numbers, groups: Sequence[int]) -> dict[str, Numbers]:
    """Features from a first judgement on all pairs: what speaks for two mentions by way of others.

    Args:
        probability: of each mention with each that they are one event, 0 with itself.
        groups: for each mention the number of its group by that judgement.
    """
    sums = probability.sum(1)
    rows = cosines(probability + np.eye(len(sums)))
    best = probability.max(1, initial=0.0)
    bridge = np.stack([np.minimum(row[None], probability).max(1) for row in probability])
    member = np.eye(max(groups) + 1)[np.array(groups)]
    sizes = member.sum(0)
    own = (probability @ member) / np.maximum(1, sizes[None] - member)
    to = own[:, groups]
    size = sizes[np.array(groups)]
    between = (member.T @ probability @ member) / np.outer(sizes, sizes)
    clipped = np.clip(probability, 1e-4, 1 - 1e-4)
    return {
        "again paths": (probability @ probability) / (1 + np.minimum.outer(sums, sums)),
        "again rows": rows,
        "again of best": probability / np.maximum(1e-3, np.maximum.outer(best, best)),
        "again bridge": bridge,
        "again to group": (to + to.T) / 2,
        "again one group": _equal(list(groups)),
        "again smaller group": np.log(np.minimum.outer(size, size)),
        "again larger group": np.log(np.maximum.outer(size, size)),
        "again between groups": between[np.ix_(groups, groups)],
        "again odds": np.log(clipped / (1 - clipped)),
    }


def _equal(values: Sequence[object]) -> Numbers:
    numbers = {value: number for number, value in enumerate(dict.fromkeys(values))}
    row = np.array([numbers[value] for value in values])
    return np.asarray((row[:, None] == row[None]).astype(float))


def _shared(sets: Sequence[frozenset[str]], of: Words) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """What each two sets share: the weight, as a share of the smaller, of both; whether neither is empty."""
    columns = {word: number for number, word in enumerate(sorted(frozenset().union(*sets)))}
    rows = np.zeros((len(sets), max(1, len(columns))))
    for row, words in zip(rows, sets, strict=True):
        for word in words:
            row[columns[word]] = math.sqrt(of(word))
    shared = rows @ rows.T
    whole = np.diag(shared)
    fewer = np.minimum.outer(whole, whole)
    union = np.add.outer(whole, whole) - shared
    return (
        shared,
        np.where(fewer > 0, shared / np.where(fewer > 0, fewer, 1), 0.0),
        np.where(union > 0, shared / np.where(union > 0, union, 1), 0.0),
        (fewer > 0).astype(float),
    )
