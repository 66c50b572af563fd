"""One module a question: the tellings of an incident -> who answers what, and which answers cannot both be right."""
