"""The project's own codings: keys without others' texts, and how they become coded reports again.

    python -m training.codings restore DATA OUT     # DATA holds the public sets' archives
    python -m training.codings store CODED DATA     # CODED holds NAME.txt and NAME.key.json

Reports that the project wrote itself stand in `training/codings/own` with their text. Of reports whose text
belongs to others (news_2017, the training part of hrdsattack) or to nobody (Voice of America, in m2e2_voa)
only the key is kept, its quotes as offsets; the text is built from the public set again, and its hash must
agree.
"""

import hashlib
import html
import json
import re
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["CODINGS", "records_of", "restore", "store", "texts_of"]

CODINGS = Path(__file__).parent / "codings"
_VOA_WORDS, _NEWS_WORDS = 720, 650
"""Words after which a long report was cut for coding, at the end of the line."""


def _cut(lines: list[str], most: int, strictly: bool) -> list[str]:
    out, count = [], 0
    for line in lines:
        out.append(line)
        count += len(line.split())
        if count > most or (count == most and not strictly):
            break
    return out


def _voa(record: dict[str, Any]) -> tuple[str, str]:
    sentences = record["sentences"]
    rows = sentences if isinstance(sentences, list) else json.loads(sentences)
    lines = [row["sentence"].strip() for row in rows]
    head = re.match(r"^(.{15,140}?) -\s*(?=\S)(.*)$", lines[0], re.DOTALL)
    first = [head.group(1).strip(), "", head.group(2).strip()] if head else [lines[0], ""]
    text = "\n".join(_cut([*first, *lines[1:]], _VOA_WORDS, strictly=False))
    return f"voa-{record['doc_id'].removeprefix('VOA_EN_NW_')}", text.rstrip() + "\n"


def _news(record: dict[str, Any]) -> tuple[str, str]:
    paragraphs = [p.strip() for p in re.split(r"\n+", record["text"]) if p.strip()]
    if len(paragraphs) < 4:
        sentences = re.split(r"(?<=[.!?])\s+(?=[\"“A-Z])", record["text"])
        paragraphs = [" ".join(sentences[i : i + 2]) for i in range(0, len(sentences), 2)]
    body = _cut(paragraphs, _NEWS_WORDS, strictly=True)
    return f"news-{record['id']}", record["title"] + "\n\n" + "\n".join(body) + "\n"


def _hrds(record: dict[str, Any]) -> tuple[str, str]:
    sample = record["sample"]
    marked = sample["Input.article_interface"].split("</p>")
    paragraphs = [p for p in (html.unescape(re.sub(r"<[^>]+>", "", m)).strip() for m in marked) if p]
    body = _cut(paragraphs, _NEWS_WORDS, strictly=True)
    return f"hrds-{sample['Input.GLOBALEVENTID']}", "\n\n".join(
        [sample["Input.title"].strip(), "\n".join(body) + "\n"]
    )


_SETS = {
    "m2e2_voa": ("docs_2009_2016.jsonl", _voa),
    "news_2017": ("articles.jsonl", _news),
    "hrdsattack": ("train.json", _hrds),
}


def texts_of(data: Path) -> Iterator[tuple[str, str]]:
    """Names and texts of all reports that could be coded, from the archives that a folder holds."""
    for _, name, text, _ in records_of(data):
        yield name, text


def records_of(data: Path) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Set, name, text and the set's own record of all reports that could be coded."""
    for name, (member, build) in _SETS.items():
        archive = data / f"{name}.tar.xz"
        if not archive.is_file():
            print(f"no {archive.name} in {data}: codings of it are left out", file=sys.stderr)
            continue
        with tarfile.open(archive) as tar:
            inside = next(m for m in tar.getmembers() if m.name.endswith(member))
            stream = tar.extractfile(inside)
            assert stream is not None
            records = json.load(stream) if member.endswith(".json") else map(json.loads, stream)
            for record in records:
                yield name, *build(record), record


def _quotes(key: dict[str, Any]) -> Iterator[tuple[dict[str, Any] | list[Any], str | int]]:
    """Every place of a key where a quote stands: its holder and its name or number there."""
    for event in key["events"]:
        for number in range(len(event["evidence"])):
            yield event["evidence"], number
        for claim in event["claims"]:
            yield claim, "quote"
    for link in key["links"]:
        if link.get("quote"):
            yield link, "quote"


def store(coded: Path, data: Path) -> int:
    """Keep the keys of a folder of coded reports; returns how many.

    Raises:
        ValueError: if a text is neither the project's own nor what the public sets give.
    """
    known = dict(texts_of(data))
    count = 0
    for path in sorted(coded.glob("*.key.json")):
        name = path.name.removesuffix(".key.json")
        text = (coded / f"{name}.txt").read_text(encoding="utf-8")
        key = json.loads(path.read_text(encoding="utf-8"))
        if name.startswith("own-"):
            folder = CODINGS / "own"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
            (folder / path.name).write_text(
                json.dumps(key, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
            )
            count += 1
            continue
        if known.get(name) != text:
            raise ValueError(f"{name}: its text is not the one that the public set gives")
        del key["title"]
        for holder, where in _quotes(key):
            quote = holder[where]  # type: ignore[index]
            start = text.find(quote)
            holder[where] = [start, start + len(quote)] if start >= 0 else None  # type: ignore[index]
        key["sha256"] = hashlib.sha256(text.encode()).hexdigest()
        folder = CODINGS / name.split("-", 1)[0]
        folder.mkdir(parents=True, exist_ok=True)
        line = json.dumps(key, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name}.json").write_text(line + "\n", encoding="utf-8")
        count += 1
    return count


def restore(data: Path, out: Path) -> int:
    """Write NAME.txt and NAME.key.json of every coding whose text can be had; returns how many.

    Raises:
        ValueError: if a text is not the one that was coded.
    """
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for path in sorted((CODINGS / "own").glob("own-*")):
        (out / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
        count += path.suffix == ".txt"
    for name, text in texts_of(data):
        path = CODINGS / name.split("-", 1)[0] / f"{name}.json"
        if not path.is_file():
            continue
        key = json.loads(path.read_text(encoding="utf-8"))
        if key.pop("sha256") != hashlib.sha256(text.encode()).hexdigest():
            raise ValueError(f"{name}: the text of the public set is not the one that was coded")
        for holder, where in _quotes(key):
            span = holder[where]  # type: ignore[index]
            holder[where] = text[slice(*span)]  # type: ignore[index]
        key = {"doc": key["doc"], "title": text.split("\n", 1)[0], **key}
        (out / f"{name}.txt").write_text(text, encoding="utf-8")
        (out / f"{name}.key.json").write_text(
            json.dumps(key, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        count += 1
    return count


if __name__ == "__main__":
    command, first, second = sys.argv[1:4]
    print({"store": store, "restore": restore}[command](Path(first), Path(second)), "codings")
