"""One incident on its way into a file."""

import json
from functools import cached_property
from typing import Any

from dateline.model import Incident

__all__ = ["Record"]


class Record:
    """An incident as the ledger stores it: canonical JSON, parsed as far as a format needs.

    Args:
        body: the incident by the contract's JSON.
    """

    def __init__(self, body: str) -> None:
        self.body = body

    @classmethod
    def of(cls, incident: Incident) -> "Record":
        """The record of an incident that is in memory."""
        return cls(incident.model_dump_json())

    @cached_property
    def document(self) -> dict[str, Any]:
        """The incident as plain lists and dictionaries: for formats that hold all of it."""
        document: dict[str, Any] = json.loads(self.body)
        return document

    @cached_property
    def incident(self) -> Incident:
        """The incident, checked."""
        return Incident.model_validate_json(self.body)
