"""What people entered, mended and rejected in a case -> words for a lexicon of the office's own, in one ZIP file.

Words that hand a statement over and that the lexicon lacks become entries. Names of speakers it lacks, and words whose
readings people rejected again and again, are proposed in comments only: a name is added by somebody who says that it is
a public one, and a word is taken out by somebody who has looked at what else it finds.
"""

import hashlib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import yaml

from riwaya.ledger import MAIN, Ledger, RemarkKind, list_judgements, list_remarks
from riwaya.lexicon.lexicon import Lexicon, load_lexicon
from riwaya.model import Act, Verdict
from riwaya.text import fold
from riwaya.workflow.keeping import keeping_place
from riwaya.workflow.reading import Knowledge
from riwaya.workflow.workbench.entering import Entered, from_json
from riwaya.workflow.workbench.gold import zipped
from riwaya.workflow.workbench.sheet import Sheet, open_sheet

OFTEN = 3
"""Rejections of what one entry found after which it is proposed to be looked at, most of those on it."""
_PAST_FORMS_ONLY = "only this form was entered; give past and present for all of them (docs/lexicon-guide.md)"


@dataclass(slots=True)
class _Given:
    """How often, in which reports and by whom something was given."""

    acts: Counter[Act] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    spelt: Counter[str] = field(default_factory=Counter)

    def note(self) -> str:
        return f"entered by {', '.join(sorted(self.people))} in {len(self.reports)} report(s)"


def overlay_archive(ledger: Ledger, *, knowledge: Knowledge, hidden: Collection[str] = (), case: str = MAIN) -> bytes:
    """The ZIP file: ``lexicon/`` is a folder for ``--lexicon``."""
    lexicon = load_lexicon(knowledge.lexicon, keep_in=keeping_place())
    sheets = [open_sheet(ledger, id_, case=case) for id_ in _reports(ledger, hidden, case)]
    given = [one for sheet in sheets for one in _given(sheet)]
    cues = _cues(given, lexicon)
    proposals = [*_rejected(sheets)]
    files = {
        "lexicon/cues.yaml": _file("Words by which a statement is handed to somebody.", cues, proposals),
        "lexicon/actors.yaml": _file("Actors.", [], _names(given, lexicon)),
    }
    return zipped(files)


def _reports(ledger: Ledger, hidden: Collection[str], case: str) -> list[str]:
    judged = {o.report for o in list_judgements(ledger, case=case) if o.judgement.withdrawn_at is None}
    entered = {r.report for r in list_remarks(ledger, RemarkKind.CLAIM, case=case) if r.report and not r.withdrawn_at}
    return sorted((judged | entered) - set(hidden))


def _given(sheet: Sheet) -> Iterator[tuple[Entered, str, str]]:
    """What people entered or mended in a report, that stands: the claim, the report's id, who."""
    for one in sheet.entered:
        if one.remark.withdrawn_at is None:
            yield one.claim, sheet.report.id, one.remark.by
    for key in sheet.opinions:
        stands = sheet.standing(key)
        if stands is not None and stands.judgement.verdict is Verdict.MENDED and stands.judgement.mended:
            claim = from_json(stands.judgement.mended, sheet.report)
            if claim is not None:
                yield claim, sheet.report.id, stands.judgement.by


def _cues(given: Sequence[tuple[Entered, str, str]], lexicon: Lexicon) -> list[dict[str, object]]:
    found: defaultdict[str, _Given] = defaultdict(_Given)
    for claim, report, by in given:
        if claim.cue is not None and not _is_cue(words := fold(_plain(claim.cue.text)), lexicon):
            _add(found[words], claim, report, by, claim.cue.text)
    return [_cue(words, found[words]) for words in sorted(found) if words]


def _is_cue(folded: str, lexicon: Lexicon) -> bool:
    words = folded.split()
    if len(words) == 1:
        return bool(lexicon.cues.table.readings[folded])
    return any(list(cue.phrase) == words for cue in lexicon.cues.phrases.get(words[0] if words else "", ()))


def _add(into: _Given, claim: Entered, report: str, by: str, spelt: str) -> None:
    into.acts[claim.act] += 1
    into.reports.add(report)
    into.people.add(by)
    into.spelt[_plain(spelt)] += 1


def _cue(words: str, given: _Given) -> dict[str, object]:
    spelt = min(given.spelt, key=lambda text: (-given.spelt[text], text))
    act = min(given.acts, key=lambda a: (-given.acts[a], a.value))
    many = len(words.split()) > 1
    form: dict[str, object] = {"phrase": spelt} if many else {"fixed": [spelt]}
    note = given.note() if many else f"{given.note()}; {_PAST_FORMS_ONLY}"
    head: dict[str, object] = {"id": _id("cue", words), "gloss": "of our own"}
    return head | form | {"act": act.value, "takes": ["clause", "quote"], "note": note}


def _id(kind: str, words: str) -> str:
    return f"{kind}.own.{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def _names(given: Sequence[tuple[Entered, str, str]], lexicon: Lexicon) -> list[str]:
    """Lines that propose actors, to be filled in."""
    known = {fold(name.text) for entry in lexicon.actors.entries.values() for name in entry.names}
    found: defaultdict[str, _Given] = defaultdict(_Given)
    for claim, report, by in given:
        name = _plain(claim.speaker or (claim.source.text if claim.source else ""))
        if name and fold(name) not in known:
            _add(found[fold(name)], claim, report, by, name)
    lines = (
        ["Only bodies and public or commanding persons belong here: no witness, victim or relative."] if found else []
    )
    for words in sorted(found):
        spelt = min(found[words].spelt, key=lambda text: (-found[words].spelt[text], text))
        entry = {"id": f"actor:{_id('own', words)}", "kind": "?", "name": spelt, "name_en": "?", "gloss": "?"}
        lines.append(f"- {_flow(entry)}  # {found[words].note()}")
    return lines


def _rejected(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Lines that propose to look at entries whose readings were rejected most of the time."""
    verdicts: defaultdict[str, Counter[Verdict]] = defaultdict(Counter)
    for sheet in sheets:
        for claim in sheet.reading.claims if sheet.reading is not None else ():
            stands = sheet.standing(claim.key)
            if stands is not None:
                for rule in claim.because:
                    if rule.startswith("cue."):
                        verdicts[rule][stands.judgement.verdict] += 1
    for rule, given in sorted(verdicts.items()):
        rejected, others = given[Verdict.REJECTED], given.total() - given[Verdict.REJECTED]
        if rejected >= OFTEN and rejected > others:
            yield f"- {_flow({'id': rule, 'remove': True})}  # rejected {rejected} times, accepted or mended {others}"


def _file(about: str, entries: Sequence[dict[str, object]], proposals: Sequence[str]) -> str:
    lines = [f"# {about} Made of what people judged and entered; read it before you use it.", "entries:"]
    lines[1] += "" if entries else " []"
    lines += [f"  - {_flow(entry)}" for entry in entries]
    return "\n".join([*lines, *(f"# {line}" for line in proposals)]) + "\n"


def _flow(entry: Mapping[str, object]) -> str:
    """An entry on one line; whatever people wrote stays inside its quotes."""
    text: str = yaml.safe_dump(dict(entry), allow_unicode=True, default_flow_style=True, sort_keys=False, width=10_000)
    return " ".join(text.split())


def _plain(text: str) -> str:
    """Words as the lexicon wants them: no presentation forms, white space made one."""
    return " ".join(unicodedata.normalize("NFKC", text).split())
