"""Sentences -> attributions: cue, source, medium and content, what stands in what, and who speaks in each."""
