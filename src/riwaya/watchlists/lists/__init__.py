"""The public lists in their published forms -> ``WatchList`` values. The data is the user's download, never shipped."""
