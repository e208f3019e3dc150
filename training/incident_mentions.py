"""Learns which given mentions of ECB+ are one event, on the topics that no figure comes from.

    python -m training.incident_mentions DATA

DATA holds `ecbplus/`, unpacked. All pairs of mentions of a topic that are one event are asked, and three in
ten of the others, by the hash of their ids; those weigh as much as all.
"""

import hashlib
import json
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dateline.reading.stage import Reading, run_chain
from dateline.reading.syntax import DEFAULT_PIPELINE, SyntaxStage, load_pipeline
from dateline.scoring.sets.ecbplus import HELD_OUT
from dateline.scoring.sets.ecbplus_documents import ecb_documents
from dateline.scoring.sets.ecbplus_mentions import MentionSketch, mention_features, sketch_mentions
from dateline.sources import freeze

OUT = Path(__file__).parents[1] / "src/dateline/data/scoring/ecbplus_mentions.json"
THRESHOLD = 0.2
"""Chosen among six values on every second open topic, trained on the others."""
ASKED = 3
"""Of ten pairs that are not one event."""


def main(data: Path) -> None:
    """Parse, train, write."""
    stage = SyntaxStage(load_pipeline(DEFAULT_PIPELINE))
    topics: dict[str, list[MentionSketch]] = defaultdict(list)
    chains: dict[str, str] = {}
    for document in ecb_documents(data / "ecbplus"):
        if document.topic not in HELD_OUT and document.mentions:
            doc = run_chain([stage], Reading(freeze(document.text))).doc
            assert doc is not None
            topics[document.topic] += sketch_mentions(document, doc)
            chains |= {mention.id: mention.chain for mention in document.mentions}
    rows, labels, weights = [], [], []
    for mentions in topics.values():
        for one, other in combinations(mentions, 2):
            same = chains[one.id] == chains[other.id]
            chance = int(hashlib.sha256((one.id + other.id).encode()).hexdigest()[:4], 16)
            if same or chance % 10 < ASKED:
                rows.append(dict.fromkeys(mention_features(one, other), 1.0))
                labels.append(same)
                weights.append(1.0 if same else 10 / ASKED)
    vectorizer = DictVectorizer()
    x = vectorizer.fit_transform(rows)
    model = LogisticRegression(C=0.1, max_iter=300).fit(x, labels, sample_weight=weights)
    learned = {
        name: round(float(w), 4)
        for name, w in sorted(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
        if abs(w) >= 0.02
    }
    weighted = {"bias": round(float(model.intercept_[0]), 4), "threshold": THRESHOLD, "weights": learned}
    OUT.write_text(json.dumps(weighted, indent=0) + "\n", encoding="utf-8")
    print(f"{len(labels)} pairs; wrote {OUT} with {len(learned)} weights")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
