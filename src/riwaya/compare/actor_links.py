"""Tellings of an incident -> the parties of several reports that only their names link: candidates, with reasons."""

from collections.abc import Iterable, Iterator, Sequence

from riwaya.compare.tellings import Telling
from riwaya.compare.who import Who
from riwaya.lexicon.wording import wording
from riwaya.model import ActorKind, ActorLink, Wording

_NAMED = "name:"


def actor_links(tellings: Sequence[Telling]) -> tuple[ActorLink, ...]:
    """One row a party, those of most reports first. People have the last word: what they decided is no candidate.

    A person is listed only where every report gives a post: victims, witnesses and relatives are linked nowhere.
    """
    told: dict[str, dict[str, Who]] = {}
    for telling in tellings:
        for who in _candidates(telling):
            told.setdefault(who.key, {}).setdefault(telling.report.ref, who)
    rows = (
        ActorLink(key, min(w.name for w in by_report.values()), tuple(sorted(by_report)), _why(by_report.values()))
        for key, by_report in told.items()
        if len(by_report) > 1
    )
    return tuple(sorted(rows, key=lambda row: (-len(row.reports), row.actor)))


def _candidates(telling: Telling) -> Iterator[Who]:
    for who in (telling.speaker, *telling.agents, *telling.patients):
        listed = who.actor is not None or who.decided or not who.key.startswith(_NAMED)
        if not listed and not who.nobody and (who.kind is not ActorKind.PERSON or who.posts):
            yield who


def _why(named: Iterable[Who]) -> Wording:
    named = list(named)
    slots = {"who": min(who.name for who in named), "count": str(len(named))}
    posts = [frozenset(who.posts) for who in named]
    shared = frozenset.intersection(*posts)
    if shared:
        return wording("link.post", what="; ".join(sorted(shared)), **slots)
    if all(posts):
        return wording("link.other_post", what="; ".join(sorted(frozenset.union(*posts))), **slots)
    return wording("link.name", **slots)
