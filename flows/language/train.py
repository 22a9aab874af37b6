"""Train the shipped weights: `python -m flows.language.train TREEBANKS NER`, an hour on one core.

The same versions (requirements.txt), one thread (`OPENBLAS_NUM_THREADS=1`), seeds and steps give the same weights on
the same kind of processor; on another one sums round differently and scores move by some tenths of a point.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
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
from flows.language.curriculum import grammar_exam, grammar_lessons, name_exam, name_lessons, texts_without_trees
from flows.language.gazetteer import write_listing
from flows.language.name_reader import write_lessons
from flows.language.stages import GRAMMAR_STAGES, NAME_STAGES, VOTED_STAGES, VOTERS, Stage, Voter
from flows.language.voting import mirror, parse_again, vote

HERE = Path(__file__).parent
SEED = 7


REGISTERED = (reader, name_reader)
"""Modules whose import registers what only training needs."""


def train(treebanks: Path, ner: Path, work: Path, out: Path) -> None:
    """Train grammar, then names, and write the pipeline to `out`; everything on the way stays in `work`."""
    set_current_ops(NumpyOps(use_blis=False))
    grammar = train_grammar(treebanks, ner, work)
    names = train_names(treebanks, ner, grammar, work)
    lessons = list(grammar_lessons(treebanks, spacy.blank("en").vocab, SEED))
    write_model(join_parts(grammar, names, lessons), out)


def train_grammar(treebanks: Path, ner: Path, work: Path) -> Path:
    """The folder of the pipeline of tagger, morphologizer and parser.

    Treebanks alone train a first mean of weights and the other voters; the voted trees of text without a treebank then
    join the lessons of the last stages.
    """
    vocab = spacy.blank("en").vocab
    lessons = list(grammar_lessons(treebanks, vocab, SEED))
    exam = list(grammar_exam(treebanks, vocab, SEED))
    paths = save_lessons(work / "grammar", lessons, exam)
    ends = run_stages(HERE / "parser.cfg", paths, GRAMMAR_STAGES, work / "grammar")
    first = save_mean(last_of(ends), work / "grammar" / "first")
    others = [(train_voter(voter, lessons, exam, work / voter.name), voter.mirrored) for voter in VOTERS]
    voted = list(vote_on(texts_without_trees(ner), first, others))
    paths = save_lessons(work / "voted", [*lessons, *voted], exam)
    ends = run_stages(HERE / "parser.cfg", paths, VOTED_STAGES, work / "grammar", ends)
    return save_mean(last_of(ends[len(GRAMMAR_STAGES) :]), work / "grammar" / "mean")


def train_voter(voter: Voter, lessons: Sequence[Doc], exam: Sequence[Doc], work: Path) -> Path:
    """The folder of a parser that only votes."""
    if voter.mirrored:
        lessons, exam = [mirror(doc) for doc in lessons], [mirror(doc) for doc in exam]
    return run_stages(HERE / "parser.cfg", save_lessons(work, lessons, exam), [voter.stage], work)[0] / "model-last"


def vote_on(texts: Iterable[str], first: Path, others: Sequence[tuple[Path, bool]]) -> Iterator[Doc]:
    """The texts with the trees that most parsers give them, by the sentences and, in a tie, the tree of the first."""
    leader = spacy.load(first)
    leader.add_pipe("parley_bounds", before="parser")
    led = list(leader.pipe(texts, batch_size=64))
    readings = [led, *(list(parse_again(led, spacy.load(folder), mirrored)) for folder, mirrored in others)]
    for together in zip(*readings, strict=True):
        yield from vote(together)


def train_names(treebanks: Path, ner: Path, grammar: Path, work: Path) -> Path:
    """The folder of the pipeline of names, which sees the tags that `grammar` predicts; its weights end the last stage."""
    train_path, dev_path = work / "names.train.jsonl", work / "names.dev.jsonl"
    write_lessons(train_path, name_lessons(treebanks, ner))
    write_lessons(dev_path, name_exam(treebanks, ner))
    paths = {"paths.train": str(train_path), "paths.dev": str(dev_path), "paths.tagger": str(grammar)}
    ends = run_stages(HERE / "names.cfg", paths, NAME_STAGES, work / "names")
    return save_mean(last_of(ends[-1:]), work / "names" / "last")


def run_stages(
    config: Path, paths: dict[str, Any], stages: Sequence[Stage], work: Path, begun: Sequence[Path] = ()
) -> list[Path]:
    """The folders that the stages wrote, in order, after those `begun` before; each holds `model-last` and `-best`."""
    ends = list(begun)
    for number, stage in enumerate(stages, start=len(begun)):
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


def last_of(ends: Sequence[Path]) -> list[Path]:
    """Where the weights lie with which each stage ended."""
    return [end / "model-last" for end in ends]


def save_mean(weights: Sequence[Path], folder: Path) -> Path:
    """The folder, once it holds the mean of the weights in these folders."""
    nlp = average_weights(weights)
    set_listing(nlp)
    nlp.to_disk(folder)
    return folder


def save_lessons(work: Path, lessons: Iterable[Doc], exam: Iterable[Doc]) -> dict[str, Any]:
    """The paths that a config of grammar asks for, once the documents are stored there."""
    work.mkdir(parents=True, exist_ok=True)
    return {
        "paths.train": save_docs(work / "train.spacy", lessons),
        "paths.dev": save_docs(work / "dev.spacy", exam),
    }


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
