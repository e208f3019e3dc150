"""Texts that nobody coded, from which the encoder learns what its teacher says of them.

    python -m training.uncoded DATA OUT     # DATA holds the public sets' archives

Reports of `news_2017` and of the training part of `hrdsattack` that have no coding and some of whose words
are those of conflict and politics, and 120 with hardly any, for what is no event; 400 reports of the part of
`polnear` that is not held out; 160 local reports of the open half of `gva`; sentences of the training part of
`causal_news_corpus`, twenty to a text; 150 machine-written stories of `ngec_synthetic_plover`. Labels of the
sets are not used. OUT gets NAME.txt and a NAME.key.json without events.
"""

import csv
import io
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from dateline.scoring.archive import find_set
from dateline.scoring.sets.gva_incidents import gva_articles
from dateline.scoring.sets.polnear import held_out
from training.codings import CODINGS, records_of

_WANTED = re.compile(
    r"\b(attack|kill|bomb|strike|troops|rebel|militant|police|arrest|protest|minister|sanction|ceasefire|talks|army"
    r"|shell|raid|court|sentenc|accus|condemn|denied|deploy|abduct|kidnap|hostage|refugee|demand|warn|missile|shot"
    r"|clash)\w*",
    re.IGNORECASE,
)
_UNWANTED = re.compile(
    r"\b(league|goal|cup|coach|film|album|stock|shares|recipe|celebrity|oscar|match)\b", re.IGNORECASE
)
_LEAST_WANTED, _MOST_UNWANTED = 0.004, 0.01
"""Shares of a report's words."""
_QUIET, _POLITICS, _LOCAL, _STORIES, _SENTENCES = 120, 400, 160, 150, 20
_SPACED = (
    (r" ([.,;:!?%)\]’])", r"\1"),
    (r"([(\[$]) ", r"\1"),
    (r" (n['’]t|['’](?:s|re|ve|ll|d|m))\b", r"\1"),
)

Dated = tuple[str, str, str]
"""Name, text, day of publication."""


def _reports(data: Path, generator: random.Random) -> Iterator[Dated]:
    coded = {path.stem for path in CODINGS.rglob("*.json")}
    quiet = []
    for of_set, name, text, record in records_of(data):
        words = len(text.split())
        if of_set == "m2e2_voa" or name in coded or not 150 <= words <= 1300:
            continue
        wanted, unwanted = (len(p.findall(text)) / words for p in (_WANTED, _UNWANTED))
        day = record["published"] if of_set == "news_2017" else record["sample"]["Input.publish_date"]
        dated = (name, text, "-".join(part.zfill(2) for part in re.split(r"\D", day)[:3]))
        if wanted < _LEAST_WANTED:
            quiet.append(dated)
        elif unwanted <= _MOST_UNWANTED:
            yield dated
    yield from generator.sample(quiet, min(_QUIET, len(quiet)))


def _folder(data: Path, name: str) -> Path:
    folder = find_set(data, name)
    if folder is None:
        raise FileNotFoundError(f"{data} has no {name}")
    return folder


def _members(data: Path, name: str, ending: str) -> dict[Path, str]:
    paths = sorted(path for path in _folder(data, name).rglob("*") if path.as_posix().endswith(ending))
    return {path: path.read_text(encoding="utf-8-sig", errors="replace") for path in paths}


def _politics(data: Path, generator: random.Random) -> Iterator[Dated]:
    held = {path.stem.rpartition("_")[0] for path in held_out(_members(data, "polnear", ".ann"))}
    reports = sorted(_members(data, "polnear", ".txt").items())
    generator.shuffle(reports)
    kept = [(p, t) for p, t in reports if p.stem not in held and 200 <= len(t.split()) <= 1000]
    for number, (path, text) in enumerate(kept[:_POLITICS]):
        yield f"polnear-{number}", text, path.stem.split("_")[1]


def _local(data: Path, generator: random.Random) -> Iterator[Dated]:
    articles = gva_articles(_folder(data, "gva"), reported=False)
    short = [a for a in articles if 120 <= len(a["content"].split()) <= 900]
    for number, article in enumerate(generator.sample(short, min(_LOCAL, len(short)))):
        yield f"gva-{number}", f"{article['title']}\n\n{article['content']}\n", article["dct"][:10]


def _sentences(data: Path, generator: random.Random) -> Iterator[Dated]:
    (table,) = _members(data, "causal_news_corpus", "V2/train_subtask2_grouped.csv").values()
    sentences = list(dict.fromkeys(row["text"] for row in csv.DictReader(io.StringIO(table))))
    generator.shuffle(sentences)
    for number in range(len(sentences) // _SENTENCES):
        some = sentences[number * _SENTENCES : (number + 1) * _SENTENCES]
        text = "\n".join(["Unrest in brief", "", *some])
        for pattern, closed in _SPACED:
            text = re.sub(pattern, closed, text)
        yield f"causal-{number}", text, "2017-05-05"


def _stories(data: Path, generator: random.Random) -> Iterator[Dated]:
    members = _members(data, "ngec_synthetic_plover", ".csv")
    table = next(text for path, text in members.items() if path.name.startswith("gpt_synthetic"))
    rows = [row for row in csv.DictReader(io.StringIO(table)) if 70 <= len(row["text"].split()) <= 500]
    rows = [row for row in rows if "{" not in row["text"] + row["title"]]
    for number, row in enumerate(generator.sample(rows, min(_STORIES, len(rows)))):
        yield f"story-{number}", f"{row['title']}\n\n{row['text']}\n", "2019-06-14"


def main(data: Path, out: Path) -> int:
    """Write the texts; returns how many."""
    out.mkdir(parents=True, exist_ok=True)
    generator = random.Random(0)
    texts = [
        *_reports(data, generator),
        *_politics(data, generator),
        *_local(data, generator),
        *_sentences(data, generator),
        *_stories(data, generator),
    ]
    for name, text, day in texts:
        key = {"doc": name, "title": "", "publisher": "", "published": day, "events": [], "links": []}
        (out / f"{name}.txt").write_text(text, encoding="utf-8")
        (out / f"{name}.key.json").write_text(json.dumps(key) + "\n", encoding="utf-8")
    return len(texts)


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), Path(sys.argv[2])), "texts")
