"""Articles of our own that neither rules nor models have learned from."""
