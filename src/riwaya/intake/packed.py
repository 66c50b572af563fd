"""A gzip file -> the reports of what is packed in it, unpacked as it is read."""

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from riwaya.errors import InputError
from riwaya.intake.recognising import recognise
from riwaya.intake.source import Source, source_of
from riwaya.intake.trouble import Trouble
from riwaya.intake.unpacking import Budget, Counted, size_of
from riwaya.intake.wishes import Wishes
from riwaya.model import Report

DEEPEST = 2
"""Archives inside archives: a zip of Word files is common; what is packed deeper has so far only been an attack."""


def read_gzip(source: Source, wishes: Wishes) -> Iterator[Report | Trouble]:
    """What is packed, as if it were not."""
    from riwaya.intake.files import take_source

    if source.depth >= DEEPEST:
        raise InputError("is an archive inside archives; unpack it and give what is in it")
    budget = Budget(size_of(source.stream))
    try:
        with gzip.open(source.stream) as unpacked:
            stream = cast(BinaryIO, io.BufferedReader(Counted(unpacked, budget, told=()), 1 << 16))
            inner = source_of(source.where, stream, depth=source.depth + 1)
            if recognise(inner, wishes) == "warc" and source.stream.seekable():
                # captures are packed record by record: their reader goes on where one is broken
                source.stream.seek(0)
                inner = replace(inner, stream=source.stream)
            yield from take_source(inner, wishes)
    except zlib.error as error:
        raise InputError(f"cannot be unpacked ({error}); it is broken: get it again") from None
