"""The short word lists of this package, from `words.yaml`."""

from importlib.resources import files

import yaml

WORDS: dict[str, str] = yaml.load(
    files(__package__).joinpath("words.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)
"""Words between spaces, by the name of their list."""
