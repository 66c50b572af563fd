"""The use cases: read, compare, when, doctor, evaluate, and what the ledger does; where core and stores meet."""
