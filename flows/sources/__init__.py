"""Inputs of all kinds, each read into `Document`s by a module of its own."""

from flows.sources.fetch_state import FetchState, Validators
from flows.sources.model import Document
from flows.sources.read import read_sources

__all__ = ["Document", "FetchState", "Validators", "read_sources"]
