"""Train the shipped weights: `python -m flows.language.train TREEBANKS NER`, an hour on one core.

The same versions (requirements.txt), one thread (`OPENBLAS_NUM_THREADS=1`), seeds and steps give the same weights on
the same kind of processor; on another one sums round differently and scores move by some tenths of a point.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config, load_model_from_config
from thinc.api import Config, NumpyOps, fix_random_seed, set_current_ops

from flows.language import MODEL, name_reader, reader
from flows.language.assemble import join_parts, write_model
from flows.language.averaging import average_weights
from flows.language.curriculum import grammar_exam, grammar_lessons, name_exam, name_lessons
from flows.language.gazetteer import write_listing
from flows.language.name_reader import write_lessons

HERE = Path(__file__).parent
SEED = 7


@dataclass(frozen=True)
class Stage:
    """A stretch of training: its rate rises for `warmup` steps, then falls to reach zero after `span` steps.

    It starts from the mean of the weights that the stages numbered `start` ended with, the first one from chance.
    """

    start: tuple[int, ...]
    seed: int
    steps: int
    span: int
    rate: float
    warmup: int

    def overrides(self) -> dict[str, Any]:
        """What the stage changes in a config."""
        schedule = "training.optimizer.learn_rate"
        return {
            "system.seed": self.seed,
            "training.max_steps": self.steps,
            f"{schedule}.total_steps": self.span,
            f"{schedule}.initial_rate": self.rate,
            f"{schedule}.warmup_steps": self.warmup,
        }


GRAMMAR_STAGES = (
    Stage((), 7, 6400, 17000, 0.0012, 300),
    Stage((0,), 7, 1600, 17000, 0.0012, 300),
    Stage((0,), 8, 2400, 2400, 0.0007, 100),
    Stage((0, 1, 2), 11, 500, 17000, 0.0008, 100),
    Stage((3,), 12, 500, 17000, 0.0008, 100),
    Stage((4,), 13, 500, 17000, 0.0008, 100),
)
NAME_STAGES = (
    Stage((), 7, 1200, 5000, 0.0012, 200),
    Stage((0,), 7, 2100, 5000, 0.0012, 200),
    Stage((1,), 8, 1200, 1200, 0.0007, 50),
)

REGISTERED = (reader, name_reader)
"""Modules whose import registers what only training needs."""


def train(treebanks: Path, ner: Path, work: Path, out: Path) -> None:
    """Train grammar, then names, and write the pipeline to `out`; everything on the way stays in `work`."""
    set_current_ops(NumpyOps(use_blis=False))
    grammar = train_grammar(treebanks, work)
    names = train_names(treebanks, ner, grammar, work)
    lessons = list(grammar_lessons(treebanks, spacy.blank("en").vocab, SEED))
    write_model(join_parts(grammar, names, lessons), out)


def train_grammar(treebanks: Path, work: Path) -> Path:
    """The folder of the pipeline of tagger, morphologizer and parser: the mean of where all stages ended."""
    vocab = spacy.blank("en").vocab
    paths = {
        "paths.train": save_docs(work / "grammar.train.spacy", grammar_lessons(treebanks, vocab, SEED)),
        "paths.dev": save_docs(work / "grammar.dev.spacy", grammar_exam(treebanks, vocab, SEED)),
    }
    ends = run_stages(HERE / "parser.cfg", paths, GRAMMAR_STAGES, work / "grammar")
    average_weights([end / "model-last" for end in ends]).to_disk(work / "grammar" / "mean")
    return work / "grammar" / "mean"


def train_names(treebanks: Path, ner: Path, grammar: Path, work: Path) -> Path:
    """The folder of the pipeline of names, the best of the last stage; it sees the tags that `grammar` predicts."""
    train_path, dev_path = work / "names.train.jsonl", work / "names.dev.jsonl"
    write_lessons(train_path, name_lessons(treebanks, ner, HERE / "corpus"))
    write_lessons(dev_path, name_exam(treebanks, ner, HERE / "corpus"))
    paths = {"paths.train": str(train_path), "paths.dev": str(dev_path), "paths.tagger": str(grammar)}
    return run_stages(HERE / "names.cfg", paths, NAME_STAGES, work / "names")[-1] / "model-best"


def run_stages(config: Path, paths: dict[str, Any], stages: Sequence[Stage], work: Path) -> list[Path]:
    """The folders that the stages wrote, in order; each holds `model-last` and `model-best`."""
    ends: list[Path] = []
    for number, stage in enumerate(stages):
        fix_random_seed(stage.seed)
        settings = load_config(config, overrides=paths | stage.overrides())
        nlp = start_stage(settings, [ends[earlier] / "model-last" for earlier in stage.start])
        set_listing(nlp)
        ends.append(work / f"stage-{number}")
        ends[-1].mkdir(parents=True, exist_ok=True)
        train_loop(nlp, ends[-1], use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    return ends


def start_stage(settings: Config, starts: Sequence[Path]) -> Language:
    """A pipeline with the given settings, from chance or from the mean of earlier weights."""
    if not starts:
        return init_nlp(settings)
    nlp = average_weights(starts)
    nlp.config = load_model_from_config(settings, auto_fill=True).config
    return nlp


def set_listing(nlp: Language) -> None:
    """Write the well-known names of the lexicons into the network that looks at them, if there is one."""
    listing = write_listing(lambda name: [token.text for token in nlp.make_doc(name)])
    component: Any = nlp.get_pipe("ner") if nlp.has_pipe("ner") else None
    for node in component.model.walk() if component else ():
        if "listing" in node.attrs:
            node.attrs["listing"] = listing


def save_docs(path: Path, docs: Iterable[Doc]) -> str:
    """The path, once the documents are stored there."""
    DocBin(docs=docs).to_disk(path)
    return str(path)


def main() -> None:
    """Train with the folders given on the command line."""
    parser = argparse.ArgumentParser(prog="flows.language.train", description="Train the shipped language pipeline.")
    parser.add_argument("treebanks", type=Path, help="folder with ewt- and gum- train and dev .conllu")
    parser.add_argument("ner", type=Path, help="folder with UNER, WikiGold and CrossNER")
    parser.add_argument("--out", type=Path, default=MODEL, help="where the pipeline goes")
    parser.add_argument("--work", type=Path, help="where converted data and checkpoints stay")
    options = parser.parse_args()
    if options.work is not None:
        options.work.mkdir(parents=True, exist_ok=True)
        train(options.treebanks, options.ner, options.work, options.out)
        return
    with tempfile.TemporaryDirectory() as work:
        train(options.treebanks, options.ner, Path(work), options.out)


if __name__ == "__main__":
    main()
