"""A document, its mentions and claims -> the events in it: type, parties, setting, counts, and which are the same."""
