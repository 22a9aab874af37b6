"""Inputs of all kinds, each read into `Document`s by a module of its own."""
