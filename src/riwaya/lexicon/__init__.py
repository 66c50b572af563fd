"""YAML entries and a user's overlays -> one immutable, hashed Lexicon; all words of a language stand in ``data/``."""
