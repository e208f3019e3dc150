"""One line for an incident: who did what to whom, where, at what cost."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.data import comma_words, read_yaml
from dateline.model import ActorKind, Effect, EventType, IncidentPlace, Party, PlacePrecision, Status
from dateline.reconciling.actors import is_described
from dateline.reconciling.versions.figure import Figure
from dateline.reconciling.versions.wording import country_name, figure_label, joined, place_label

__all__ = ["is_plural", "title"]

_VERB = re.compile(r"\[([^|\]]+)\|([^|\]]+)\|([^|\]]+)\]")
_BASE, _THIRD, _PARTICIPLE = r"\1", r"\2", r"\3"
_LONGEST_NAME = 60
"""Characters; a description that runs on longer is cut at a word."""
_AT_LARGE = frozenset({ActorKind.CIVILIANS, ActorKind.CROWD})
_ONE_BY_ONE = (Effect.DETAINED, Effect.ABDUCTED)
"""Effects that the verb tells already where they befall one person."""
_GROUPS = frozenset(
    {
        ActorKind.ARMED_GROUP,
        ActorKind.ETHNIC_GROUP,
        ActorKind.RELIGIOUS_GROUP,
        ActorKind.MILITARY,
        ActorKind.POLICE,
        ActorKind.MOVEMENT,
    }
)


@dataclass(frozen=True, slots=True)
class _Words:
    effects: dict[Effect, str]
    prefixes: dict[Status, str]
    plural: frozenset[str]
    singular: frozenset[str]
    empty: frozenset[str]
    numbers: frozenset[str]


@cache
def _words() -> _Words:
    content = read_yaml("reconciling/title_words.yaml")
    return _Words(
        effects={Effect(effect): words for effect, words in content["effects"].items()},
        prefixes={Status(status): words for status, words in content["status_prefixes"].items()},
        plural=comma_words(content["plural"]),
        singular=comma_words(content["singular"]),
        empty=comma_words(content["empty"]),
        numbers=comma_words(content["numbers"]),
    )


@cache
def _forms() -> dict[str, dict[str, dict[str, str | None]]]:
    forms: dict[str, dict[str, dict[str, str | None]]] = read_yaml("reconciling/titles.yaml")
    return forms


def title(
    kind: EventType,
    mode: str | None,
    status: Status,
    actor: Sequence[Party],
    recipient: Sequence[Party],
    place: IncidentPlace | None,
    tolls: dict[Effect, Figure],
) -> str:
    """`Pakistan strikes Saravan, Iran; at least 7 killed`.

    Args:
        kind: PLOVER type.
        mode: PLOVER mode of the type, if known.
        status: what did not happen, or not yet, is worded so.
        actor: who did it.
        recipient: to whom; people at large give way to the place that was hit.
        place: where, if known.
        tolls: headline figure by effect.
    """
    of_type = _forms()[kind.value]
    merged = of_type["-"] | of_type.get(mode or "-", {})
    forms = {use: form for use, form in merged.items() if form}
    doers = _worth_naming(actor)
    targets = _worth_naming([party for party in recipient if party.id not in {one.id for one in actor}])
    firm = [party for party in targets if not _is_at_large(party)]
    where = place if place and not _is_told(place, [*doers, *firm]) else None
    label = place_label(where) if where else ""
    if doers and where and not firm and "at" in forms:
        form, label = forms["at"].replace("{place}", label), ""
    elif doers and targets:
        form = forms["act"]
    elif len(doers) > 1:
        form = forms.get("together", forms["alone"])
    elif doers:
        form = forms["alone"]
    else:
        form = forms["done" if targets else "bare"]
    form = form.replace("{to}", joined([_name(party) for party in targets], 2))
    line = _told(form, [_name(party) for party in doers], _plural(doers), status)
    line += f" in {label}" if label else ""
    line += _cost(status, tolls)
    return line[:1].upper() + line[1:]


def _is_at_large(party: Party) -> bool:
    """People and things that the place can stand for: `two children`, `houses`."""
    return party.kind in _AT_LARGE or (
        party.kind in (ActorKind.PERSON, ActorKind.OTHER) and is_described(party)
    )


def _worth_naming(parties: Sequence[Party]) -> list[Party]:
    """Those who are named; for want of these, descriptions that say something (`gunmen`, not `anyone`)."""
    told = [
        party
        for party in parties
        if party.name.casefold() not in _words().empty and not party.name.replace(",", "").isdigit()
    ]
    return [party for party in told if not is_described(party)] or told


def _told(form: str, names: list[str], plural: bool, status: Status) -> str:
    if not names:
        return _words().prefixes.get(status, "") + form
    who = joined(names)
    match status:
        case Status.FUTURE:
            return f"{who} to {_VERB.sub(_BASE, form)}"
        case Status.HYPOTHETICAL:
            return f"{who} may {_VERB.sub(_BASE, form)}"
        case Status.NEGATED:
            return f"{who} said not to have {_VERB.sub(_PARTICIPLE, form)}"
    return f"{who} {_VERB.sub(_BASE if plural else _THIRD, form)}"


def _cost(status: Status, tolls: dict[Effect, Figure]) -> str:
    """The two weightiest figures, of what happened only."""
    if status not in (Status.ACTUAL, Status.GENERIC):
        return ""
    told = [
        f"{figure_label(figure.low, figure.high)} {words}"
        for effect, words in _words().effects.items()
        if (figure := tolls.get(effect)) is not None
        and (figure.low or figure.high)
        and not (effect in _ONE_BY_ONE and figure.high == 1)
    ]
    return f"; {', '.join(told[:2])}" if told else ""


def _is_told(place: IncidentPlace, parties: Sequence[Party]) -> bool:
    """Whether the place is a country that the title names already."""
    if place.precision is not PlacePrecision.COUNTRY:
        return False
    return any(party.name in (place.name, country_name(place.country)) for party in parties)


def _name(party: Party) -> str:
    if len(party.name) <= _LONGEST_NAME:
        return party.name
    return party.name[:_LONGEST_NAME].rpartition(" ")[0] + " …"


def _plural(parties: Sequence[Party]) -> bool:
    return len(parties) > 1 or any(is_plural(party) for party in parties)


def is_plural(party: Party) -> bool:
    """Whether a name takes a plural verb: `Houthis`, `police`, but `United Nations` and `ISIS` do not."""
    first, *_ = words = party.name.split()
    number = first.casefold()
    if len(words) > 1 and (number in _words().numbers or (number.isdigit() and number != "1")):
        return True
    last = re.split(r"[\s-]+", re.split(r" (?:of|in|from|for|at|by|with|against) ", party.name)[0])[-1]
    folded = last.casefold()
    if folded in _words().plural:
        return True
    if folded in _words().singular or last.isupper():
        return False
    many = folded.endswith("s") and not folded.endswith(("ss", "us"))
    # A body's own name ends in a capital ("Doctors Without Borders"); what does not is a word for several.
    return many and (last.islower() or is_described(party) or party.kind in _GROUPS | _AT_LARGE)
