"""Models that judge, beside the rules, which words tell an event, in which state and of whom.

They are small, linear and readable, and were trained on a corpus of our own articles: `docs/learned.md`.
"""
