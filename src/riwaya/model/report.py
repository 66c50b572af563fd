"""Make a Report from its text and provenance: hashes, id, and where the title stands."""

import hashlib

from riwaya.model.reading import Provenance, Report
from riwaya.model.span import Span
from riwaya.model.vocabulary import ReportKind


def make_report(
    text: str,
    *,
    ref: str,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
    kind: ReportKind = ReportKind.ARTICLE,
    provenance: Provenance | None = None,
) -> Report:
    """A Report whose id is the SHA-256 of content hash, outlet and URL (or ref where there is no URL).

    ``text`` is the whole text, the title included where there is one; ``title`` must then be its beginning.
    """
    content_hash = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    identity = "\0".join((content_hash, outlet or "", url or ref))
    return Report(
        id="sha256:" + hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest(),
        content_hash="sha256:" + content_hash,
        ref=ref,
        text=text,
        kind=kind,
        outlet=outlet,
        url=url,
        published=published,
        title=Span.at(text, 0, len(title)) if title else None,
        provenance=provenance,
    )
