"""Letters: what counts as a capital in patterns, also in Žilina, Łódź and Chişinău."""

from __future__ import annotations

UPPER = "".join(char for char in map(chr, range(0x250)) if char.isupper())
"""The capitals of the Latin alphabets, for use in a character class."""
