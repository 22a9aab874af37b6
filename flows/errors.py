"""What can go wrong, by who is affected: one item (recorded as a reject, the run goes on) or the run (it stops)."""


class ParleyError(Exception):
    """An error that the command line shows as one line: what is wrong and what to do."""


class SourceError(ParleyError):
    """One input cannot be opened or decoded; recorded as a reject."""


class ParseError(ParleyError):
    """One article cannot be read; recorded as a reject."""


class SettingsError(ParleyError):
    """The run is asked for something that cannot be: a missing path, a wrong option."""


class ContractError(ParleyError):
    """Code and data disagree on what a table holds."""


class CheckFailed(ParleyError):
    """A critical expectation did not hold; nothing is published."""


class TransformError(ParleyError):
    """dbt could not build the warehouse or one of its tests failed; nothing is published."""


class PublishError(ParleyError):
    """A version could not be published or found; readers keep the one that they have."""


class StorageError(ParleyError):
    """The warehouse folder or its working database cannot be opened, locked or written."""
