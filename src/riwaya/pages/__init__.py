"""Readings and comparisons -> terminal text and self-contained HTML pages that need no script and no network."""
