"""A document and its day of publication -> its time expressions, with the days they name."""
