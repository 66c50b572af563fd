"""Sentences with their mentions -> who says what (claims), and what happened by each claim (events)."""
