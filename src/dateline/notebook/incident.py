"""Incidents: one with its versions side by side and its toll over time, and a page of many."""

from dateline.desk.pages.fields import by_field
from dateline.desk.pages.toll_chart import toll_charts
from dateline.model import Incident, IncidentPage, Version
from dateline.notebook.rendering import render

__all__ = ["incident_html", "incidents_html"]

SHOWN = 20
"""Sources of a version, and reports of an incident, that are named; the rest are counted."""


def incident_html(incident: Incident) -> str:
    """The headline, every version of every field side by side, the toll over time, the reports."""
    return render(
        "incident",
        incident=incident,
        fields=_fields(incident),
        charts=toll_charts(incident),
        shown=SHOWN,
    )


def incidents_html(page: IncidentPage) -> str:
    """A table, an incident a row."""
    return render("incidents", page=page)


def _fields(incident: Incident) -> list[tuple[str, list[Version]]]:
    """Fields in the order in which they first appear; of each, the version that the policy took first."""
    return [
        (field, sorted(versions, key=lambda version: not version.headline))
        for field, versions in by_field(incident.versions)
    ]
