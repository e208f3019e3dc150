"""Templates of the notebook's outputs: every value is escaped, and no output holds a script."""

from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dateline.desk.pages.rendering import web_address
from dateline.model import IncidentSummary
from dateline.views.terminal.country import country_name
from dateline.views.terminal.glyphs import UNICODE
from dateline.views.terminal.incident_words import (
    FLAG,
    SIDE,
    STANDING,
    place_words,
    range_words,
    short_day,
    when_words,
)
from dateline.views.terminal.words import CLAIM_KIND, LINK, STANCE, STATUS, plural

__all__ = ["render"]


def render(template: str, **values: object) -> str:
    """One output: a `div` with its own style, which reaches nothing outside it."""
    return _environment().get_template(f"{template}.html.jinja").render(values)


@cache
def _environment() -> Environment:
    """The desk's templates stand behind the notebook's own, which take the marked text from them."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("dateline.notebook"), PackageLoader("dateline.desk.pages")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # A file of the package, and so no one's input.
    made.globals["style"] = Markup(
        files("dateline.notebook").joinpath("notebook.css").read_text(encoding="utf-8")
    )
    made.filters |= {
        "country": country_name,
        "day": lambda iso: short_day(iso) if iso else "",
        "figure": lambda ends: range_words(ends[0], ends[1], UNICODE),
        "flag": lambda flag: FLAG.get(flag, flag),
        "key": lambda report: report.removeprefix("sha256:")[:12],
        "kind": lambda kind: CLAIM_KIND.get(kind, ""),
        "link": lambda kind: LINK[kind],
        "place": place_words,
        "plural": plural,
        "side": lambda side: SIDE[side],
        "spaced": lambda words: str(words).replace("_", " "),
        "stance": lambda stance: STANCE[stance],
        "standing": lambda standing: STANDING[standing],
        "status": lambda status: STATUS[status],
        "web": web_address,
        "when": _when,
    }
    return made


def _when(incident: IncidentSummary) -> str:
    return when_words(incident.time) if incident.time else ""
