"""What a kept file says of itself: times, positions, devices, counts. Read apart, within limits; never the content."""

from riwaya.evidence.metadata.facts import Facts, FileKind, Fix, Moment
from riwaya.evidence.metadata.reading import read_facts

__all__ = ["Facts", "FileKind", "Fix", "Moment", "read_facts"]
