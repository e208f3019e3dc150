"""One address for one page, however it was linked to."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

__all__ = ["canonical_url"]

_TRACKING = re.compile(
    r"utm_.*|at_.*|(?:ga|gs|mc|pk|hsa|_hs|oly|vero|wickedid|ns)_.*|fbclid|gclid|dclid|msclkid|yclid|twclid"
    r"|igshid|ito|cmp|cmpid|ocid|ncid|smid|smtyp|partner|ref|ref_src|refsrc|source|src|share|sh|taid|via|campaign"
    r"|outputtype|amp|amp_js_v|usqp|traffic_source|guccounter|guce_.*|xtor|s_cid|icid|intcmp|mod|feature|sr_share",
    re.IGNORECASE,
)
"""Parameters that say where the reader came from, not what is read: those of the large analytics and sharing
services, by their own documentation, and of outlets' share buttons."""
_HOSTS = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.[^.]+)", re.IGNORECASE)
"""Labels before a host's name that lead to the same pages laid out otherwise."""
_PORTS = {"http": 80, "https": 443}
_INDEX = re.compile(r"/(?:index|default)\.(?:s?html?|php|aspx?|jsp)$", re.IGNORECASE)
_AMP_PATH = re.compile(r"(?:/amp|\.amp(?=\.s?html?$|$)|(?<=/)amp(?=/))", re.IGNORECASE)


def canonical_url(url: str | None) -> str | None:
    """The address without what does not change the page.

    That is: scheme, `www.`, `m.` and `amp.` hosts, default ports, `/amp`, index pages, tracking parameters,
    and fragments go; parameters are put in order, and escapes as RFC 3986 normalises them. The result names a
    story; it is not for fetching. Applying it twice changes nothing more.

    Returns:
        `host/path?query`; None for what is no web address.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _PORTS or not parts.hostname:
        return None
    host = parts.hostname.rstrip(".").lower()
    while (shorter := _HOSTS.sub("", host)) != host:
        host = shorter
    if port is not None and port not in _PORTS.values():
        host = f"{host}:{port}"
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._")
    before = None
    while before != path:
        before = path
        path = _INDEX.sub("/", re.sub(r"/{2,}", "/", _AMP_PATH.sub("", path))).rstrip("/")
    pairs = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    )
    query = urlencode(pairs)
    return f"{host}{path}" + (f"?{query}" if query else "")
