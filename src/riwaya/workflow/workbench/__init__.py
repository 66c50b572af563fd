"""What the pages of the workbench show and do: ledger and core brought together, one module a page."""
