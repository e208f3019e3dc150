"""Whether a source that is cited around a trigger speaks of that happening, or merely mentions it.

"The embassy said it was saddened by the killing" is no word of the embassy on the killing. A logistic model
over the trigger and the attribution; weights are learned by `training/voice.py`, the model card is
docs/models.md.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from dateline.reading.actors.actor import Actor
from dateline.reading.actors.bodies import bodies_of
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.events.acceptance import SPEECH
from dateline.reading.events.happening import Trigger
from dateline.reading.events.pairing import dependency_path

__all__ = ["side_of", "voice_features"]


def voice_features(
    trigger: Trigger, attribution: Attribution, source: Actor | None, side: str, doc: Doc
) -> list[str]:
    """Names of the binary features that hold of a trigger inside what a source is cited for.

    Args:
        trigger: the trigger.
        attribution: the innermost attribution whose content holds it.
        source: the source's actor, where it is one.
        side: the part that the source has in the trigger's event: `actor`, `recipient` or `none`.
        doc: the parsed text.
    """
    token, cue = doc[trigger.token], doc[attribution.cue_token]
    part = "noun" if trigger.noun else "verb"
    path = dependency_path(cue, token) if cue.sent.start == token.sent.start else "elsewhere"
    verbs = sum(1 for ancestor in token.ancestors if ancestor.pos_ in ("VERB", "AUX") and ancestor.i != cue.i)
    kind = source.kind.value if source is not None else "none" if attribution.source is None else "other"
    speech = trigger.type in SPEECH
    adds = bool(trigger.tolls) + (trigger.timex is not None) + (trigger.toponym is not None)
    return [
        f"part={part}",
        f"type={trigger.type}",
        f"type={trigger.type}|side={side}",
        f"speech={speech}|side={side}",
        f"definite={trigger.definite}|{part}",
        f"status={trigger.status}",
        f"path={path}|{part}",
        f"first={path.split('>', 1)[0]}",
        f"verbs={min(verbs, 4)}|{part}",
        f"here={path != 'elsewhere'}|{part}",
        f"stance={attribution.stance}",
        f"stance={attribution.stance}|{part}",
        f"reporting={attribution.reporting}|{part}",
        f"cue={cue.lemma_.lower()}",
        f"kind={kind}",
        f"kind={kind}|speech={speech}",
        f"adds={min(adds, 2)}|{part}",
        f"toll={bool(trigger.tolls)}",
        f"dep={token.dep_}|{part}",
        f"tag={token.tag_}",
    ]


def side_of(index: int | None, trigger: Trigger, actors: Sequence[Actor]) -> str:
    """The part that an actor, or a body it belongs to, has in a trigger: `actor`, `recipient` or `none`."""
    if index is None:
        return "none"
    if index in _with_bodies(trigger.actors, actors):
        return "actor"
    return "recipient" if index in _with_bodies(trigger.recipients, actors) else "none"


def _with_bodies(indices: Sequence[int], actors: Sequence[Actor]) -> set[int]:
    """The actors, the bodies that they belong to, and those that belong to them."""
    out = set(indices) | bodies_of(indices, actors)
    out.update(i for i, a in enumerate(actors) if a.organ_of in set(indices))
    return out
