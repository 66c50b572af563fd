"""A document -> who acts and speaks in it, each actor with all its mentions."""
