"""Measures how surely copies of a story are told from different reports on the same day's news.

Run `python tools/measure_copies.py ARTICLES [--pairs 2000] [--stories N]`; ARTICLES is a JSONL file of
reports with `text`, `title`, `published` and `url`, such as `articles.jsonl` of the set `news_2017`.

Half of the pairs are copies made from reports by cutting (40 to 95 per cent of the paragraphs are kept),
reordering paragraphs, giving another headline, crediting another agency (dateline, credit line, 2 per cent
of the words changed and a paragraph of the outlet's own), or all of this at once. The other half are
reports of one day that are nearest by their weighted words (cosine of tf-idf) and are not one story: fewer
than a quarter of the sentences of the shorter stand in the other, word for word. Every report and copy goes
into one index, so that what the index does not look up counts as missed. The same seed gives the same
pairs.

With --stories (and --pairs 0, so that the memory is its own) the index is filled with so many stories, put
together from sentences of the reports in which every tenth word is another; one in ten is a story before it,
cut to half. The rate of adding, in processor time, and the memory are printed.
"""

import argparse
import json
import random
import re
import resource
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from math import log, sqrt
from pathlib import Path
from time import process_time
from urllib.parse import urlsplit

import numpy as np

from dateline.reconciling.copies import CopyIndex, Signature, are_copies, shared_keys_needed, signature

SEED = 20170207
SENTENCE = re.compile(r"(?<=[.!?][\"”’])\s+|(?<=[.!?])\s+(?=[A-Z\"“])")
AGENCIES = ("Reuters", "AFP", "AP", "dpa", "Xinhua")
CITIES = ("LONDON", "GENEVA", "ANKARA", "NEW DELHI", "WASHINGTON")
ONE_STORY = 0.25
"""Share of the shorter report's sentences in the other from which a pair is one story already."""
LONG_SENTENCE = 8
"""Words; shorter sentences are shared by chance ("He did not elaborate")."""


@dataclass(frozen=True)
class Article:
    """A report of the set."""

    id: str
    title: str
    text: str
    published: str
    publisher: str

    @property
    def sentences(self) -> list[str]:
        """Sentences, roughly."""
        return [one for one in SENTENCE.split(self.text) if one.strip()]

    @property
    def paragraphs(self) -> list[str]:
        """Two sentences each: the set has lost its line breaks."""
        told = self.sentences
        return [" ".join(told[at : at + 2]) for at in range(0, len(told), 2)]


def containment(one: Signature, other: Signature) -> float:
    """Share of the shingles of the shorter story that the other has too; 0 for want of shingles."""
    both, mine, theirs = one.shared(other)
    least = min(mine, theirs)
    return both / least if least else 0.0


def reaches(one: Signature, other: Signature) -> bool:
    """Whether the two share keys enough to be compared."""
    both = np.intersect1d(one.keys, other.keys, assume_unique=True)
    return len(both) >= shared_keys_needed(len(one.keys), len(other.keys))


def read_articles(path: Path) -> list[Article]:
    """The reports of the set with at least four paragraphs."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        host = urlsplit(row["url"]).hostname or ""
        found.append(Article(row["id"], row["title"], row["text"], row["published"], host))
    return [one for one in found if len(one.paragraphs) >= 4]


class Copyist:
    """Makes copies of reports."""

    def __init__(self, articles: list[Article]) -> None:
        self.random = random.Random(SEED)
        self.articles = articles

    def cut(self, article: Article, kept: float | None = None) -> str:
        """Some of the paragraphs, in order."""
        paragraphs = article.paragraphs
        share = kept or self.random.uniform(0.4, 0.95)
        number = max(2, round(share * len(paragraphs)))
        return "\n".join(paragraphs[at] for at in sorted(self.random.sample(range(len(paragraphs)), number)))

    def reorder(self, article: Article) -> str:
        """All of the paragraphs, in another order."""
        paragraphs = article.paragraphs
        self.random.shuffle(paragraphs)
        return "\n".join(paragraphs)

    def retitle(self, article: Article) -> str:
        """Another headline, and another first sentence after it."""
        other = self.random.choice(self.articles)
        return "\n".join((other.title, other.sentences[0], *article.paragraphs))

    def reattribute(self, article: Article) -> str:
        """Another agency's dateline and credit, a few words changed, a paragraph of the outlet's own."""
        agency, own = self.random.choice(AGENCIES), self.random.choice(self.articles).paragraphs[1]
        text = f"{self.random.choice(CITIES)} ({agency}) — " + "\n".join((*article.paragraphs, own))
        return f"{self.touched(text)}\n({agency})"

    def mixed(self, article: Article) -> str:
        """Cut to 60 per cent, reordered, retitled and re-attributed."""
        paragraphs = self.cut(article, 0.6).split("\n")
        self.random.shuffle(paragraphs)
        title = self.random.choice(self.articles).title
        return self.touched("\n".join((title, *paragraphs))) + f"\n— {self.random.choice(AGENCIES)}"

    def touched(self, text: str, share: float = 0.02) -> str:
        """Of a share of the words half are left out, and half have another in their place."""
        words = text.split(" ")
        for at, word in enumerate(words):
            draw = self.random.random()
            if draw < share / 2:
                words[at] = ""
            elif draw < share:
                words[at] = self.random.choice(words) or word
        return " ".join(words)


def nearest_pairs(articles: list[Article], wanted: int) -> tuple[list[tuple[Article, Article]], int]:
    """Different reports of one day, the most alike first, each in three pairs at most.

    The second value is how many nearer pairs were one story already.
    """
    bags = {one.id: Counter(re.findall(r"\w+", one.text.lower())) for one in articles}
    frequency = Counter(word for bag in bags.values() for word in bag)
    vectors = {}
    for ident, bag in bags.items():
        weighted = {
            w: (1 + log(n)) * log(len(bags) / frequency[w]) for w, n in bag.items() if frequency[w] > 1
        }
        size = sqrt(sum(weight * weight for weight in weighted.values())) or 1.0
        vectors[ident] = {word: weight / size for word, weight in weighted.items()}
    days: dict[str, list[Article]] = defaultdict(list)
    for one in articles:
        days[one.published].append(one)
    scored = []
    for of_day in days.values():
        for one, other in combinations(of_day, 2):
            mine, theirs = sorted((vectors[one.id], vectors[other.id]), key=len)
            scored.append((sum(weight * theirs.get(word, 0.0) for word, weight in mine.items()), one, other))
    scored.sort(key=lambda row: (-row[0], row[1].id, row[2].id))
    used: Counter[str] = Counter()
    pairs: list[tuple[Article, Article]] = []
    same = 0
    for _, one, other in scored:
        if len(pairs) == wanted:
            break
        if used[one.id] >= 3 or used[other.id] >= 3:
            continue
        if is_one_story(one, other):
            same += 1
            continue
        used.update((one.id, other.id))
        pairs.append((one, other))
    return pairs, same


def is_one_story(one: Article, other: Article) -> bool:
    """Whether a quarter of the sentences of the shorter report stand in the other."""
    mine, theirs = sorted(
        ({s for s in article.sentences if len(s.split()) >= LONG_SENTENCE} for article in (one, other)),
        key=len,
    )
    return len(mine & theirs) >= ONE_STORY * max(len(mine), 1)


def measure(articles: list[Article], pairs: int) -> None:
    """Recall and precision over made copies and near reports."""
    copyist = Copyist(articles)
    makes = ("cut", "reorder", "retitle", "reattribute", "mixed")
    sources = copyist.random.sample(articles, min(pairs // 2, len(articles)))
    index = CopyIndex()
    made = []
    for number, article in enumerate(sources):
        make = makes[number % len(makes)]
        made.append((article, f"copy-{number}", make))
        index.add(f"copy-{number}", getattr(copyist, make)(article), None, "copyist", article.published)
    for article in articles:
        index.add(article.id, article.text, article.title, article.publisher, article.published)
    found = Counter(make for article, copy, make in made if copy in index.copies_of(article.id))
    total = Counter(make for _, _, make in made)
    near, same = nearest_pairs(articles, pairs // 2)
    wrong = [(one, other) for one, other in near if other.id in index.copies_of(one.id)]
    hits = sum(found.values())
    print(f"{len(made)} copies, {len(near)} near reports of one day ({same} pairs set aside as one story)")
    print(f"recall {hits / len(made):.4f}   precision {hits / max(hits + len(wrong), 1):.4f}")
    for make in makes:
        print(f"  {make:12} {found[make]}/{total[make]}")
    for one, other in wrong[:20]:
        shared = containment(signature(one.text), signature(other.text))
        print(
            f"  wrong {shared:.2f}  {one.publisher}: {one.title[:50]} | {other.publisher}: {other.title[:50]}"
        )
    sample = sources[:200]
    print("paragraphs kept, and the share of such copies found")
    for kept in (0.9, 0.7, 0.5, 0.4, 0.3, 0.2, 0.1):
        cut = Copyist(articles)
        print(f"  {kept:4.0%}   {caught(sample, [cut.cut(article, kept) for article in sample]):.3f}")
    print("words changed, and the share of such copies found")
    for share in (0.02, 0.05, 0.1, 0.15, 0.2):
        edit = Copyist(articles)
        print(f"  {share:4.0%}   {caught(sample, [edit.touched(one.text, share) for one in sample]):.3f}")


def caught(articles: list[Article], copies: list[str]) -> float:
    """Share of the copies that are found, each beside its own report."""
    pairs = [(signature(one.text), signature(copy)) for one, copy in zip(articles, copies, strict=True)]
    return sum(reaches(one, copy) and are_copies(one, copy) for one, copy in pairs) / len(pairs)


def measure_size(articles: list[Article], stories: int) -> None:
    """Rate of adding and memory with many stories."""
    draw = random.Random(SEED)
    sentences = [sentence for article in articles for sentence in article.sentences]
    index = CopyIndex()
    tenth = max(stories // 10, 1)
    size = spent = 0.0
    before: list[str] = []
    for number in range(stories):
        if number % 10 == 9:
            told = before[::2]
        else:
            told = before = [_varied(draw, sentence) for sentence in draw.choices(sentences, k=20)]
        begin = process_time()
        story = index.add(str(number), " ".join(told), None, f"outlet {number % 50}", "2017-02-07")
        spent += process_time() - begin
        size += len(story.signature.to_bytes())
        if (number + 1) % tenth == 0:
            print(f"  {number + 1:>8} stories   {tenth / spent:7.0f} a second of processor time")
            spent = 0.0
    begin = process_time()
    copies = sum(found.copy_of is not None for found in index.assign().values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"lineages in {process_time() - begin:.1f} s; {copies} copies; {size / stories:.0f} bytes each")
    print(f"the process held {memory:.0f} MiB")


def _varied(draw: random.Random, sentence: str) -> str:
    words = sentence.split(" ")
    for at in range(draw.randrange(10), len(words), 10):
        words[at] = str(draw.randrange(10**6))
    return " ".join(words)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--pairs", type=int, default=2000)
    parser.add_argument("--stories", type=int, default=0)
    wanted = parser.parse_args()
    articles = read_articles(wanted.articles)
    if wanted.pairs:
        measure(articles, wanted.pairs)
    if wanted.stories:
        measure_size(articles, wanted.stories)
    return 0


if __name__ == "__main__":
    sys.exit(main())
