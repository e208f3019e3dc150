"""An incident in the words of schema.org, as JSON-LD in the page.

The happening is an `Event`; what each version says is a `Claim` with the articles that it appears in. A
`ClaimReview` stands only for what a person decided, and without a rating: nobody gave one.
"""

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from dateline.model import Action, Incident, Judgement, Member, Version

__all__ = ["linked_data", "script_safe"]

_VERDICTS = {Action.ACCEPT: "accepted by a reviewer", Action.REJECT: "rejected by a reviewer"}
CLAIMS = 200
"""Most claims that are written out: the page is for finding the incident, the API for all of it."""


def linked_data(incident: Incident, judgements: Sequence[Judgement], address: str) -> dict[str, Any]:
    """The document; `address` is the page's own."""
    place = incident.place
    articles = [_article(member) for member in incident.members]
    claims = [_claim(version, incident) for version in incident.versions[:CLAIMS]]
    reviews = [
        {
            "@type": "ClaimReview",
            "url": address,
            "author": {"@type": "Person", "name": one.user},
            "datePublished": one.time[:10],
            "claimReviewed": incident.title,
            "reviewBody": "; ".join(filter(None, (_VERDICTS[one.action], one.reason))),
        }
        for one in judgements
        if one.action in _VERDICTS and not one.undone
    ]
    event = {
        "@type": "Event",
        "@id": address,
        "identifier": incident.id,
        "url": address,
        "name": incident.title,
        "alternateName": incident.name,
        "startDate": incident.time.start if incident.time else None,
        "endDate": incident.time.end if incident.time else None,
        "location": place
        and {
            "@type": "Place",
            "name": place.name,
            "address": {
                "@type": "PostalAddress",
                "addressCountry": place.country,
                "addressRegion": place.admin1,
            },
            "geo": {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
            if place.latitude is not None
            else None,
        },
        "subjectOf": [*articles, *claims, *reviews],
    }
    return {"@context": "https://schema.org", **_told(event)}


def script_safe(document: dict[str, Any]) -> Markup:
    """JSON that can't end the script element that it stands in, nor begin a comment."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    for letter, escape in (
        ("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"),
    ):  # fmt: skip
        text = text.replace(letter, escape)
    # Every letter that HTML gives a meaning to is escaped above, in a way that JSON reads back.
    return Markup(text)


def _article(member: Member) -> dict[str, Any]:
    return {
        "@type": "NewsArticle",
        "headline": member.title,
        "url": member.url,
        "datePublished": member.published,
        "publisher": {"@type": "Organization", "name": member.publisher} if member.publisher else None,
    }


def _claim(version: Version, incident: Incident) -> dict[str, Any]:
    names = dict.fromkeys(one.source for one in version.sources if one.source)
    urls = {member.report: member.url for member in incident.members}
    seen = dict.fromkeys(url for one in version.sources if (url := urls.get(one.report)))
    return {
        "@type": "Claim",
        "name": f"{version.field.replace('casualties.', '')}: {version.label}",
        "author": [{"@type": "Thing", "name": name} for name in names],
        "appearance": [{"@type": "NewsArticle", "url": url} for url in seen],
        "firstAppearance": {"@type": "CreativeWork", "datePublished": version.first}
        if version.first
        else None,
    }


def _told(value: Any) -> Any:  # noqa: ANN401 - JSON of any shape
    """Without what is unknown: null and empty say nothing in JSON-LD."""
    if isinstance(value, dict):
        kept = {name: _told(part) for name, part in value.items()}
        return {name: part for name, part in kept.items() if part not in (None, [], {}, "")}
    if isinstance(value, list):
        return [_told(part) for part in value]
    return value
