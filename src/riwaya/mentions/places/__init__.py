"""A document and a table of places -> the places it names, each with coordinates where they are known."""
