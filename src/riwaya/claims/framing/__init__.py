"""A document with what was read of it -> the words in it that lean, towards whom, and in whose words they stand."""
