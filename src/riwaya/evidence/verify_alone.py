#!/usr/bin/env python3
"""Verify a vault of evidence with nothing but Python: python3 verify_alone.py VAULT [--head NUMBER:HASH]

A vault is a folder. files/ab/abcd... holds each file under its SHA-256. log.jsonl holds one record a line: JSON that
ends with ,"hash":"H"} where H is the SHA-256 of every byte of the line before that ending; each record has its number
and, as "previous", the H of the line before (64 zeros for the first). head holds number and H of the last record.
Whoever can write the whole folder can make a whole new log. Only a head that you noted elsewhere shows that.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

SEAL = re.compile(rb'^(.*),"hash":"([0-9a-f]{64})"\}$', re.DOTALL)
HEAD = re.compile(r"(\d{1,18})[ :]([0-9a-f]{64})\n?")


def check_log(log: bytes, heads: dict[str, tuple[int, str]]) -> tuple[list[str], dict[str, tuple[int, object]]]:
    """What is wrong with a log, line by line, and the files it names: hash -> line and size."""
    problems: list[str] = []
    files: dict[str, tuple[int, object]] = {}
    lines = log.split(b"\n")
    torn = lines.pop()
    previous, hashes = "0" * 64, ["0" * 64]
    for number, line in enumerate(lines, 1):
        place = f"log.jsonl, line {number}"
        seal = SEAL.match(line)
        told = seal[2].decode() if seal else ""
        hashes.append(told)
        if seal is None:
            problems.append(f"{place}: is no record: its hash is missing or broken")
        elif hashlib.sha256(seal[1]).hexdigest() != told:
            problems.append(f"{place}: was changed: its bytes do not give its hash")
        else:
            problems += check_record(line, number, previous, place, files)
        previous = told
    for name, (number, told) in heads.items():
        if number >= len(hashes):
            problems.append(f"log.jsonl, after line {len(lines)}: cut off: {name} has record {number}")
        elif hashes[number] != told:
            problems.append(f"log.jsonl, line {number}: is not the record that {name} has")
    kept = heads.get("the kept head")
    if torn and kept and kept[0] > len(lines):
        problems.append(f"log.jsonl, line {len(lines) + 1}: its end is missing")
    elif torn:
        print(f"note: log.jsonl, line {len(lines) + 1}: half a record, of a writer that was ended")
    if kept and len(lines) > kept[0] + 1:
        problems.append(f"log.jsonl, line {kept[0] + 2}: records that the kept head does not know")
    return problems, files


def check_record(
    line: bytes, number: int, previous: str, place: str, files: dict[str, tuple[int, object]]
) -> list[str]:
    """What is wrong with one record whose bytes are as they were written; its file goes into ``files``."""
    try:
        row = json.loads(line)
        told, before, file = row["number"], row["previous"], row.get("file")
        if not isinstance(file, str | None) or not re.fullmatch("([0-9a-f]{64})?", file or ""):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return [f"{place}: is no record of custody"]
    if file and row.get("action") == "expunged":
        files[file] = (number, "expunged")
    elif file and row.get("action") == "added" and files.get(file, (0, "expunged"))[1] == "expunged":
        files[file] = (number, row.get("size"))
    if told != number:
        return [f"{place}: is record {told}: lines were removed, added or moved"]
    return [] if before == previous else [f"{place}: does not follow the line before, which was changed or moved"]


def check_files(vault: Path, files: dict[str, tuple[int, object]]) -> Iterator[str]:
    """What is wrong with the kept files."""
    for digest, (number, size) in sorted(files.items()):
        name = f"files/{digest[:2]}/{digest}"
        path = vault / "files" / digest[:2] / digest
        if size == "expunged":
            if path.exists():
                yield f"{name}: expunged (log.jsonl, line {number}), and its bytes are still here"
            continue
        if not path.is_file() or path.is_symlink():
            yield f"{name}: missing (added in log.jsonl, line {number})"
            continue
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        if found != digest or path.stat().st_size != size:
            yield f"{name}: was changed or swapped (its SHA-256 is {found}; added in log.jsonl, line {number})"
    for path in sorted((vault / "files").rglob("*")):
        if path.is_dir() or path.name in files:
            continue
        name = path.relative_to(vault).as_posix()
        if (vault / "parts" / f"{path.name}.adding").exists():
            print(f"note: {name}: its adding was ended before the record was written; add it again")
        else:
            yield f"{name}: no record names it: records were cut off, or it was put there by hand"


def read_heads(vault: Path, noted: str | None, problems: list[str]) -> dict[str, tuple[int, str]]:
    """The heads that the log must reach: the kept one and the one you noted."""
    texts = {"the head you noted": noted}
    path = vault / "head"
    if path.is_file():
        texts["the kept head"] = path.read_text("ascii", "replace")
    elif (vault / "log.jsonl").exists():
        problems.append("head: missing; the log may have been cut")
    heads = {}
    for name, text in texts.items():
        match = HEAD.fullmatch(text or "")
        if match:
            heads[name] = (int(match[1]), match[2])
        elif text is not None:
            problems.append(f"{name}: is not a number and a hash")
    return heads


def main() -> int:
    """Print what is wrong; 0 where nothing is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("vault", type=Path)
    parser.add_argument("--head", metavar="NUMBER:HASH", help="a head that you noted earlier")
    asked = parser.parse_args()
    log = asked.vault / "log.jsonl"
    if not asked.vault.is_dir():
        print(f"PROBLEM  {asked.vault}: no such folder")
        return 1
    problems: list[str] = []
    heads = read_heads(asked.vault, asked.head, problems)
    found, files = check_log(log.read_bytes() if log.is_file() else b"", heads)
    problems += [*found, *check_files(asked.vault, files)]
    for problem in problems:
        print(f"PROBLEM  {problem}")
    kept = heads.get("the kept head", (0, "0" * 64))
    print(f"{len(files)} files; head {kept[0]}:{kept[1]}; {len(problems) or 'no'} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
