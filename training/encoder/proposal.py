"""Words of an uncoded report that networks take to tell of events, so that more can be asked of them."""

from dataclasses import replace

from training.encoder.examples import Example, ask_pairs
from training.encoder.judge import Judgements

__all__ = ["propose"]

_LIKELY = 0.35
"""Probability from which a word is asked who took part, where, when: half of it coded, half of it not."""
_MOST = 60
"""Triggers of a report."""


def propose(example: Example, judged: Judgements) -> Example:
    """The example with triggers, and with all that can be asked of them.

    Args:
        example: a report without codings.
        judged: what networks say of its words.
    """
    types = judged.types.float().sigmoid()
    triggers = {(example.words[word], kind) for word, kind in (types > _LIKELY).nonzero().tolist()}
    accepted = judged.candidates.sigmoid().tolist()
    for (token, kind, _, _), likely in zip(example.candidates, accepted, strict=True):
        if likely > _LIKELY:
            triggers.add((token, kind))
    proposed = replace(
        example,
        triggers=[(token, kind, frozenset()) for token, kind in sorted(triggers)[:_MOST]],
        pairs=[],
        same=[],
    )
    ask_pairs(proposed, lambda *_: False)
    return proposed
