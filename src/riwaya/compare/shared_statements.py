"""Claims of one party in several reports -> the statements they share, aligned: what each kept, dropped, added."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations

from riwaya.compare.tellings import Statement, Telling, ref_of_claim
from riwaya.compare.who import Who
from riwaya.model import Claim, Relay, Rendering, Report, SharedStatement
from riwaya.text import fold

ONE_STATEMENT = 0.4
"""Share of the shorter content's words that two claims must have in common to render one statement. Chosen on the
annotated reports: relays of one sentence share half their words and more, two sentences of one speaker a fifth."""
LEAST_WORDS = 5
MOST = 60
"""Claims of one party that are set beside each other; more are a campaign of statements, and cost a square."""

Said = tuple[Report, Claim]
_HARDNESS = {Relay.DOUBTING: -1, Relay.NEUTRAL: 0, Relay.ENDORSING: 1}


def shared_statements(tellings: Sequence[Telling], statements: Iterable[Statement]) -> tuple[SharedStatement, ...]:
    """Statements that two or more reports relay, by party; unnamed sources are never linked across reports."""
    by_party: dict[str, dict[tuple[str, str], Said]] = {}
    names: dict[str, Who] = {}
    items: list[Telling | Statement] = [*tellings, *statements]
    for item in items:
        if item.speaker.named and item.claim.cue is not None:
            names.setdefault(item.speaker.key, item.speaker)
            mine = by_party.setdefault(item.speaker.key, {})
            mine.setdefault((item.report.id, item.claim.id), (item.report, item.claim))
    found = []
    for key in sorted(by_party):
        said = sorted(by_party[key].values(), key=lambda s: (s[0].published or "9999", s[0].id, s[1].content.start))
        found += [SharedStatement(names[key].name, _aligned(group)) for group in _groups(said[:MOST])]
    return tuple(found)


def _groups(said: Sequence[Said]) -> list[list[Said]]:
    words = [_words(claim) for _, claim in said]
    root = list(range(len(said)))
    for i, j in combinations(range(len(said)), 2):
        if said[i][0].id != said[j][0].id and _alike(words[i], words[j]):
            root[j] = min(root[j], root[i])
    groups = [[said[j] for j in range(len(said)) if root[j] == i] for i in sorted(set(root))]
    return [group for group in groups if len({report.id for report, _ in group}) > 1]


def _words(claim: Claim) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in fold(claim.content.text)).split()


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    a, b = set(one), set(other)
    shorter = min(len(a), len(b))
    return shorter >= LEAST_WORDS and len(a & b) >= ONE_STATEMENT * shorter


def _aligned(group: Sequence[Said]) -> tuple[Rendering, ...]:
    base = group[0]
    return tuple(_rendering(said, base if said is not base else None) for said in group)


def _rendering(said: Said, base: Said | None) -> Rendering:
    report, claim = said
    plain = Rendering(
        ref=ref_of_claim(report, claim),
        outlet=report.outlet,
        published=report.published,
        verb=claim.cue.text if claim.cue is not None else None,
        relay=claim.relay,
        act=claim.act,
    )
    if base is None:
        return plain
    first, mine = base[1].content.text.split(), claim.content.text.split()
    before, after = [fold(word) for word in first], [fold(word) for word in mine]
    kept: list[str] = []
    dropped: list[str] = []
    added: list[str] = []
    figures: list[str] = []
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            kept.append(" ".join(mine[k:m]))
            continue
        dropped += [" ".join(first[i:j])] if j > i else []
        added += [" ".join(mine[k:m])] if m > k else []
        figures += _changed(before[i:j], after[k:m])
    return replace(
        plain,
        kept=tuple(kept),
        dropped=tuple(dropped),
        added=tuple(added),
        figures=tuple(figures),
        hardened=_hardened(base[1], claim),
    )


def _changed(before: Sequence[str], after: Sequence[str]) -> list[str]:
    ones, others = ([w for w in words if any(c.isdigit() for c in w)] for words in (before, after))
    return [f"{a} > {b}" for a, b in zip(ones, others, strict=False) if a != b]


def _hardened(first: Claim, mine: Claim) -> str | None:
    step = _HARDNESS[mine.relay] - _HARDNESS[first.relay]
    if step == 0:
        return None
    return "endorses more" if step > 0 else "doubts more"
