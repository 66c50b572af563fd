"""A document -> its amounts: how many, of what, and within what bounds."""
