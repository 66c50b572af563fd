"""The workbench: pages and a JSON API over a ledger, for people who work in it every day."""
