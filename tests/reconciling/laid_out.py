"""An incident laid out of occurrences, and what is at the head of a field."""

from made_occurrences import grouped

from dateline.model import Action, Judgement
from dateline.reconciling.versions import assemble


def incident(*occurrences, **more):
    return assemble(grouped(*occurrences), occurrences, **more)


def versions(whole, field):
    return [v for v in whole.versions if v.field == field]


def headline(whole, field):
    return [v.label for v in versions(whole, field) if v.headline]


def correction(field, value, sequence=5):
    return Judgement(
        action=Action.CORRECT,
        user="ann",
        events=("0" * 12 + ":e1",),
        field=field,
        value=value,
        sequence=sequence,
        time="2024-02-01T00:00:00.000000Z",
    )
