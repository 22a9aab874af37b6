"""How text is cut into tokens: spaCy's English rules, with what news and the treebanks need besides.

Training and reading use the same tokenizer; the pipeline's config names it, so that it cannot drift from the weights.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

PUNCTUATION_RUNS = (r"[!?]{2,}", r"\*{2,}", r"={2,}", r"_{2,}", r"-{2,}", r"~{2,}", r"<{2,}", r">{2,}", r"\${2,}")
"""Runs that the treebanks keep whole (`!!!`, `****`)."""

MONEY_UNITS = (r"(?<=[0-9])(?:bn|tn|mn)",)
"""`£16bn` is `£`, `16`, `bn`."""

ABBREVIATION_HYPHENS = (r"(?<=[A-Za-z]\.)-(?=[A-Za-z])",)
"""`U.S.-led` is `U.S.`, `-`, `led`."""


@registry.tokenizers("parley.Tokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """A factory of the project's tokenizer, named in the pipeline's config."""

    def build(nlp: Language) -> Tokenizer:
        defaults = nlp.Defaults
        return Tokenizer(
            nlp.vocab,
            rules=defaults.tokenizer_exceptions,
            prefix_search=compile_prefix_regex([*PUNCTUATION_RUNS, *(defaults.prefixes or ())]).search,
            suffix_search=compile_suffix_regex([*PUNCTUATION_RUNS, *MONEY_UNITS, *(defaults.suffixes or ())]).search,
            infix_finditer=compile_infix_regex(
                [*PUNCTUATION_RUNS, *ABBREVIATION_HYPHENS, *(defaults.infixes or ())]
            ).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    return build
