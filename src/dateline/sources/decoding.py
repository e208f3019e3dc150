"""From bytes to text.

The encoding is, in this order: what a byte order mark says; UTF-8, where all bytes fit; what the page or the
server declares, where all bytes fit; what charset-normalizer finds, where it is sure. Text that is UTF-8
but for a few broken bytes is refused rather than read as something else: a wrong guess would change the
words.
"""

import codecs

import charset_normalizer

from dateline.sources.refusal import UnreadableError

__all__ = ["check_not_binary", "decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_ADVICE = "save it as plain text (UTF-8), HTML or JSON"
_SURE = 0.05
"""Highest share of disorder (charset-normalizer's `chaos`) at which its finding is taken: on English text of
a few lines in the Western code pages it gives 0.0, on random bytes it finds nothing."""


def check_not_binary(raw: bytes) -> None:
    """Refuses what is no text.

    Raises:
        UnreadableError: where the first bytes are those of a known binary form, or hold what no text holds.
    """
    for magic, name in _MAGIC:
        if raw.startswith(magic):
            raise UnreadableError(f"it is {name}, not text; {_ADVICE}")
    if any(raw.startswith(mark) for mark, _ in _MARKS):
        return
    start = raw[:65536]
    controls = sum(start.count(byte) for byte in (*range(1, 9), *range(14, 27), 28, 29, 30, 31))
    if _is_unmarked_utf16(start):
        return
    if b"\0" in start or controls > len(start) / 50:
        raise UnreadableError(f"it is a binary file, not text; {_ADVICE}")


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text, without its byte order mark; line ends as they are.

    Args:
        raw: the whole content.
        declared: the encoding that the page or the server names, if any.

    Raises:
        UnreadableError: where the content is binary, or no encoding is certain.
    """
    check_not_binary(raw)
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding, "its byte order mark says").lstrip("\ufeff")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    if _is_unmarked_utf16(raw[:65536]):
        little = raw[1:65536:2].count(0) >= raw[0:65536:2].count(0)
        return _strictly(raw, "utf-16-le" if little else "utf-16-be", "its null bytes show")
    if declared and (name := _codec(declared)) and name != "utf-8":
        try:
            return raw.decode(name)
        except UnicodeDecodeError:
            pass
    line = raw.count(b"\n", 0, broken.start) + 1
    where = f"byte {broken.start + 1:,} (line {line:,})"
    mended = raw.decode("utf-8", errors="replace")
    lost = mended.count("\ufffd")
    if sum(1 for letter in mended if ord(letter) > 127) - lost > lost:
        raise UnreadableError(f"it is UTF-8 but for {where}, which is damaged; save it again as UTF-8")
    found = _detect(raw)
    if found is None:
        raise UnreadableError(f"its encoding cannot be told: {where} is not UTF-8; save it again as UTF-8")
    return found


def _detect(raw: bytes) -> str | None:
    matches = charset_normalizer.from_bytes(raw)
    best = matches.best()
    if best is None or best.chaos > _SURE:
        return None
    # Western European code pages read most English text equally well; Windows-1252 is the common one.
    for match in matches:
        if match.chaos <= best.chaos and "cp1252" in (match.encoding, *match.could_be_from_charset):
            return raw.decode("cp1252", errors="replace") if match.encoding != "cp1252" else str(match)
    return str(best)


def _codec(declared: str) -> str | None:
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    # WHATWG Encoding Standard: on the web these labels mean Windows-1252.
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _is_unmarked_utf16(start: bytes) -> bool:
    """English UTF-16 has a null in nearly every second place, and none between."""
    half = len(start) // 2
    if half < 8:
        return False
    even, odd = start[0::2].count(0), start[1::2].count(0)
    return min(even, odd) == 0 and max(even, odd) > 0.8 * half


def _strictly(raw: bytes, encoding: str, why: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{why} {encoding.upper()}, but byte {error.start + 1:,} is damaged; save it again as UTF-8"
        ) from error
