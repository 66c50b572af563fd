"""Bytes of files -> their SHA-256."""

import hashlib


def digest(*parts: bytes) -> str:
    """SHA-256 over the bytes, one after another."""
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(part)
    return hashed.hexdigest()
