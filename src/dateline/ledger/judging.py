"""What a judgement must name to be one, checked against the ledger before it is written."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from dateline.ledger.error import LedgerError, UnknownIdError
from dateline.ledger.records import Records, batches
from dateline.ledger.tables import derived
from dateline.model import Action, EventType, Judgement, NewJudgement
from dateline.reconciling.versions import CorrectionError, checked

__all__ = ["checked_judgement"]


def checked_judgement(connection: Connection, new: NewJudgement) -> NewJudgement:
    """The judgement as it is to be written.

    A correction's value takes the shape of its field; a split is given the events that it parts from, so that
    what it means does not change with what is added later.

    Raises:
        LedgerError: if it names what the ledger does not hold, or decides nothing.
    """
    records = Records(connection)
    events = tuple(dict.fromkeys(new.events))
    homes = _homes(connection, events)
    if missing := [key for key in events if key not in homes]:
        raise UnknownIdError(f"no event {missing[0]} in the ledger as it is")
    _check_evidence(records, new)
    found = new.model_copy(update={"events": events})
    match new.action:
        case Action.ACCEPT | Action.REJECT:
            _need(events, "name at least one event of the incident")
        case Action.CORRECT:
            _need(events, "name at least one event of the incident")
            return found.model_copy(update={"value": _corrected(connection, new, homes[events[0]])})
        case Action.MERGE:
            _need(events[1:], "name the events to join, two at least")
            _need(len(set(homes.values())) > 1, "these events are in one incident already")
        case Action.SPLIT:
            _need(events, "name the events that leave")
            rest = sorted(_members(connection, set(homes.values())) - set(events))
            _need(rest, "these are all events of their incident: there is nothing to part them from")
            return found.model_copy(update={"value": list(rest)})
        case Action.RELINK:
            _check_relink(connection, new)
        case Action.COMMENT:
            _need(new.reason.strip(), "a comment needs words")
        case Action.UNDO:
            _check_undo(records, new)
    return found


def _need(held: object, what: str) -> None:
    if not held:
        raise LedgerError(f"nothing is decided: {what}")


def _homes(connection: Connection, events: Collection[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in batches(sorted(events)):
        query = select(derived.event.c.key, derived.event.c.incident).where(derived.event.c.key.in_(some))
        found.update(connection.execute(query).all())
    return found


def _members(connection: Connection, incidents: Collection[str]) -> set[str]:
    found: set[str] = set()
    member = derived.incident_member.c
    for some in batches(sorted(incidents)):
        found.update(connection.execute(select(member.event).where(member.incident.in_(some))).scalars())
    return found


def _check_evidence(records: Records, new: NewJudgement) -> None:
    """See that quoted words stand in the report that they are quoted from."""
    if new.report is None:
        _need(not new.evidence, "say which report the quoted words stand in")
        return
    report = records.report(records.full_id(new.report))
    for span in new.evidence:
        if report.text[span.start : span.end] != span.quote:
            raise LedgerError(f"report {new.report} does not say {span.quote!r} at {span.start}..{span.end}")


def _corrected(connection: Connection, new: NewJudgement, incident: str) -> object:
    _need(new.field, "say which field to correct")
    assert new.field is not None
    kind = connection.execute(
        select(derived.incident.c.type).where(derived.incident.c.id == incident)
    ).scalar_one()
    try:
        return checked(new.field, new.value, EventType(kind))
    except CorrectionError as error:
        raise LedgerError(str(error)) from error


def _check_relink(connection: Connection, new: NewJudgement) -> None:
    actor = derived.actor.c.id
    named = (new.field, new.value)
    for one in named:
        known = (
            connection.execute(select(actor).where(actor == one)).one_or_none()
            if isinstance(one, str)
            else None
        )
        if known is None:
            raise UnknownIdError(f"no actor {one} in the ledger: name two actors by their ids (a-…)")
    _need(new.field != new.value, "an actor is itself already")


def _check_undo(records: Records, new: NewJudgement) -> None:
    found: list[Judgement] = [] if new.undoes is None else records.judgements(sequences=[new.undoes])
    if not found:
        raise UnknownIdError(f"no judgement {new.undoes} to take back")
    if found[0].action == Action.UNDO:
        raise LedgerError(f"judgement {new.undoes} took another one back: judge again instead of undoing it")
    if found[0].undone:
        raise LedgerError(f"judgement {new.undoes} was taken back before")
