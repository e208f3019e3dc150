"""How to cite an incident as the ledger tells it: plain text and BibTeX."""

from dateline.desk.api.shapes import Citation
from dateline.model import Incident, Snapshot

__all__ = ["cite"]

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
}


def cite(incident: Incident, snapshot: Snapshot, base: str) -> Citation:
    """Both forms; `base` is the address of the desk, with a slash at its end."""
    address = f"{base}i/{incident.id}?as_of={snapshot.id}"
    seen = (snapshot.time or "")[:10]
    told = _told(incident)
    title = " ".join(incident.title.split())
    text = (
        f"“{title}.” Incident {incident.id}, {told}. Dateline ledger, snapshot {snapshot.id}"
        f"{f' of {seen}' if seen else ''}. {address}"
    )
    fields = {
        "title": f"{{{_tex(title)}}}",
        "howpublished": f"Dateline ledger, incident {incident.id}",
        "year": seen[:4],
        "note": f"Snapshot {snapshot.id}{f' of {seen}' if seen else ''}; {told}",
        "url": address,
    }
    lines = [f"  {name:<12} = {{{value}}}," for name, value in fields.items() if value]
    bibtex = "\n".join([f"@misc{{dateline-{incident.id},", *lines, "}", ""])
    return Citation(text=text, bibtex=bibtex)


def _told(incident: Incident) -> str:
    reports = f"{incident.reports} report{'' if incident.reports == 1 else 's'}"
    return f"{reports} from {incident.sources} independent source{'' if incident.sources == 1 else 's'}"


def _tex(words: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in words)
