"""A sentence's words -> who, where, when and how many: actors, places, times and quantities with their spans."""
