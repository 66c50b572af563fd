"""What people judged and entered in a case -> annotations as ``riwaya evaluate`` reads them, in one ZIP file.

``complete/`` holds the reports of which every attributed claim was judged: only there is what is missing an error of
the reader's. ``partial/`` holds the others. A rejected claim is left out, a mended one is as it was mended, an entered
one is there; what nobody judged is in neither.
"""

import io
import json
import zipfile
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from riwaya.ledger import MAIN, Ledger, RemarkKind, list_judgements, list_remarks
from riwaya.model import Claim, Event, Polarity, Reading, Span, Verdict, Voice
from riwaya.workflow.workbench.entering import Entered, from_json
from riwaya.workflow.workbench.sheet import Sheet, open_sheet

_STAMP = (1980, 1, 1, 0, 0, 0)
"""One time for every file: the same judgements give the same bytes."""


def gold_archive(ledger: Ledger, *, hidden: Collection[str] = (), case: str = MAIN) -> bytes:
    """The ZIP file."""
    judged = {o.report for o in list_judgements(ledger, case=case) if o.judgement.withdrawn_at is None}
    entered = {
        r.report for r in list_remarks(ledger, RemarkKind.CLAIM, case=case) if r.withdrawn_at is None and r.report
    }
    records: dict[str, list[str]] = {"complete": [], "partial": []}
    files: dict[str, str] = {}
    for number, id_ in enumerate(sorted((judged | entered) - set(hidden)), 1):
        sheet = open_sheet(ledger, id_, case=case)
        folder = "complete" if _is_complete(sheet) else "partial"
        name = f"r{number:05}"
        report = sheet.report
        record = {"id": name, "ref": report.ref, "outlet": report.outlet, "url": report.url, "date": report.published}
        records[folder].append(json.dumps(record | {"text": report.text}, ensure_ascii=False))
        files[f"{folder}/{name}.json"] = json.dumps(annotation(sheet), ensure_ascii=False, indent=1)
    files |= {f"{folder}/reports.jsonl": "\n".join(lines) + "\n" for folder, lines in records.items() if lines}
    return zipped(files)


def annotation(sheet: Sheet) -> dict[str, Any]:
    """The annotation of one report."""
    attributions: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    for claim, mended in _kept(sheet):
        attributions.append(_mended(mended, claim.id) if mended is not None else _read(claim))
        if mended is None and sheet.reading is not None:
            events += [_event(event) for event in sheet.reading.events if event.claim == claim.id]
    for one in sheet.entered:
        if one.remark.withdrawn_at is None:
            attributions.append(_mended(one.claim, f"h{one.remark.number}"))
    return {
        "judged_by": sorted(set(_people(sheet))),
        "actors": _actors(sheet.reading),
        "attributions": attributions,
        "events": events,
    }


def _is_complete(sheet: Sheet) -> bool:
    claims = sheet.reading.claims if sheet.reading is not None else ()
    return bool(claims) and all(sheet.standing(c.key) for c in claims if c.voice is Voice.ATTRIBUTED)


def _kept(sheet: Sheet) -> Iterator[tuple[Claim, Entered | None]]:
    for claim in sheet.reading.claims if sheet.reading is not None else ():
        opinion = sheet.standing(claim.key)
        if opinion is None or opinion.judgement.verdict is Verdict.REJECTED or claim.voice is not Voice.ATTRIBUTED:
            continue
        text = opinion.judgement.mended
        yield claim, from_json(text, sheet.report) if text and opinion.judgement.verdict is Verdict.MENDED else None


def _people(sheet: Sheet) -> Iterator[str]:
    for given in sheet.opinions.values():
        yield from (o.judgement.by for o in given if o.judgement.withdrawn_at is None)
    yield from (one.remark.by for one in sheet.entered if one.remark.withdrawn_at is None)


def _read(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "actor": claim.source_actor,
        "source": _ends(claim.source),
        "cue": _ends(claim.cue),
        "content": _ends(claim.content),
        "medium": _ends(claim.medium),
        "parent": claim.parent,
        "act": claim.act.value,
        "relay": claim.relay.value,
        "imputed": claim.imputed,
    }


def _mended(claim: Entered, id_: str) -> dict[str, Any]:
    return {
        "id": id_,
        "speaker": claim.speaker or None,
        "source": _ends(claim.source),
        "cue": _ends(claim.cue),
        "content": _ends(claim.content),
        "act": claim.act.value,
        "relay": "neutral",
        "imputed": False,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type.value,
        "trigger": _ends(event.trigger),
        "agents": [_ends(span) for span in event.agents],
        "patients": [_ends(span) for span in event.patients],
        "instruments": [_ends(span) for span in event.instruments],
        "place": [_ends(span) for span in event.places],
        "time": [_ends(span) for span in event.times],
        "time_values": [{"from": t.from_, "to": t.to} if t.from_ and t.to else None for t in event.times],
        "counts": [{"value": c.value, "of": c.of.value} for c in event.counts],
        "status": "denied" if event.polarity is Polarity.DENIED else event.reality.value,
        "background": event.background,
        "attribution": event.claim,
        "occurrence": event.occurrence,
    }


def _actors(reading: Reading | None) -> list[dict[str, Any]]:
    actors = reading.actors if reading is not None else ()
    return [
        {"id": a.id, "kind": a.kind.value, "mentions": list(dict.fromkeys(m.text for m in a.mentions))} for a in actors
    ]


def _ends(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


def zipped(files: Mapping[str, str]) -> bytes:
    """Texts by name as one ZIP file, the same for the same texts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _STAMP), files[name].encode("utf-8", "surrogatepass"))
    return made.getvalue()
