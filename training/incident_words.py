"""Counts in how many news reports each word is, for the words by which events of two reports are compared.

    python -m training.incident_words DATA

DATA holds `news_2017/articles.jsonl`.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from dateline.reconciling.incidents.words import words_of

OUT = Path(__file__).parents[1] / "src/dateline/data/reconciling/word_frequencies.tsv"
LEAST = 3
"""Reports that a word must be in to be listed; rarer ones count as unknown."""
PER = 10_000

HEAD = """\
# Reports of ten thousand that have a word, folded and without its plural ending. # Source: counted by
training/incident_words.py in 3,624 articles of nine outlets, December 2016 to March 2017.
"""


def main(data: Path) -> None:
    """Count and write."""
    counts: Counter[str] = Counter()
    number = 0
    with (data / "news_2017" / "articles.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            counts.update(words_of(f"{article['title']} {article['text']}"))
            number += 1
    rows = [
        f"{word}\t{count * PER / number:.1f}\n"
        for word, count in sorted(counts.items())
        if count >= LEAST and not any(c.isdigit() for c in word)
    ]
    OUT.write_text(HEAD + "".join(rows), encoding="utf-8")
    print(f"{number} reports, {len(rows)} words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
