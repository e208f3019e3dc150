"""Incidents with the headline values that another policy chooses."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from dateline.ledger.fold.assembling import assembled
from dateline.ledger.fold.occurrences import OccurrenceTable
from dateline.ledger.fold.rulings import Rulings
from dateline.ledger.records import Records, batches
from dateline.ledger.tables import derived
from dateline.ledger.view.error import QueryError
from dateline.model import Incident, IncidentPage, IncidentSummary
from dateline.reconciling.incidents import Cluster
from dateline.reconciling.versions import Policy, policy_named

__all__ = ["incident_under", "known_policy", "page_under"]


def known_policy(name: str) -> Policy:
    """The policy of that name.

    Raises:
        QueryError: if there is none; the message names those that there are.
    """
    try:
        return policy_named(name)
    except LookupError as error:
        raise QueryError(str(error.args[0])) from error


def incident_under(connection: Connection, records: Records, one: Incident, policy: Policy) -> Incident:
    """The same incident: members, versions and links as they are, headline values by a policy.

    Args:
        connection: to the derived tables.
        records: the log that they are folded from.
        one: the incident as it is stored.
        policy: what chooses.
    """
    keys = [member.event for member in one.members]
    occurrences = OccurrenceTable(connection).get(keys)
    scores = {member.event: member.score for member in one.members}
    # What a re-reading flags is added again when the incident is put together.
    flags = tuple(flag for flag in one.flags if flag != "reread")
    made = assembled(
        Cluster(tuple(keys), scores, flags),
        [occurrences[key] for key in keys],
        Rulings(connection, records).verdicts(keys),
        policy,
    )
    return made.model_copy(update={"links": one.links})


def page_under(connection: Connection, records: Records, page: IncidentPage, policy: Policy) -> IncidentPage:
    """A page of which each incident has the headline values of a policy; which they are stays as it is."""
    names = IncidentSummary.model_fields.keys()
    stored: dict[str, Incident] = {}
    table = derived.incident.c
    for some in batches([item.id for item in page.items]):
        for body in connection.scalars(select(table.body).where(table.id.in_(some))):
            one = Incident.model_validate_json(body)
            stored[one.id] = incident_under(connection, records, one, policy)
    items: Sequence[IncidentSummary] = [
        item.model_copy(update={name: getattr(stored[item.id], name) for name in names})
        for item in page.items
    ]
    return page.model_copy(update={"items": tuple(items)})
