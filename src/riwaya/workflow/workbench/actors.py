"""Public and commanding actors of a case -> their names as reports write them, their posts as claimed, their page."""

from collections.abc import Collection
from dataclasses import dataclass

from riwaya.ledger import (
    MAIN,
    ClaimFound,
    ClaimQuery,
    Known,
    Ledger,
    NewRemark,
    Remark,
    RemarkKind,
    browse_actors,
    find_actor,
    find_claims,
    list_remarks,
    open_actors,
    remark,
)
from riwaya.model import Act, Actor, ActorKind, Reading
from riwaya.text.search import search_text


@dataclass(frozen=True, slots=True)
class Post:
    """A post or tie that a report gives somebody: the words, of whom, and the claim that says so (None: the text)."""

    words: str
    of: str
    report: str
    claim: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor as a list shows it."""

    key: str
    name: str
    name_en: str | None
    kind: ActorKind
    aliases: tuple[str, ...]
    posts: tuple[Post, ...]
    folded: str


@dataclass(frozen=True, slots=True)
class ListedPage:
    """Some of them, and what to ask for to go on."""

    found: tuple[Listed, ...]
    more: str | None


def list_actors(
    ledger: Ledger, *, words: str = "", after: str = "", hidden: Collection[str] = (), case: str = MAIN, limit: int
) -> ListedPage:
    """A page of those who can be looked up."""
    folded = search_text(words).folded
    page = browse_actors(ledger, words=folded, after=after, hidden=hidden, case=case, limit=limit)
    readings = open_actors(ledger, {known.reports[0] for known in page.found if known.reports})
    by_report = {reading.report.id: reading for reading in readings}
    found = [listed for known in page.found if (listed := _listed(known, by_report)) is not None]
    return ListedPage(tuple(found), page.more)


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What is claimed by and about somebody, the newest first, their denials and their replies."""

    listed: Listed
    by: tuple[ClaimFound, ...]
    about: tuple[ClaimFound, ...]
    denials: tuple[ClaimFound, ...]
    replies: tuple[Remark, ...]


def open_actor(
    ledger: Ledger, key: str, *, hidden: Collection[str] = (), case: str = MAIN, limit: int
) -> ActorPage | None:
    """The page of who has this key; None where no current reading names them."""
    known = find_actor(ledger, key, hidden=hidden, case=case)
    readings = open_actors(ledger, known.reports)
    listed = _listed(known, {reading.report.id: reading for reading in readings})
    if listed is None:
        return None

    def claims(query: ClaimQuery) -> tuple[ClaimFound, ...]:
        return tuple(c for c in find_claims(ledger, query, limit=limit).claims if c.report not in hidden)

    return ActorPage(
        listed,
        claims(ClaimQuery(by=listed.folded, case=case)),
        claims(ClaimQuery(about=listed.folded, case=case)),
        claims(ClaimQuery(by=listed.folded, act=Act.DENY, case=case)),
        list_remarks(ledger, RemarkKind.REPLY, subjects=[key], case=case),
    )


def keep_reply(ledger: Ledger, key: str, text: str, *, by: str, case: str = MAIN) -> int:
    """Record what somebody answered when they were asked."""
    return remark(ledger, [NewRemark(RemarkKind.REPLY, key, text)], by=by, case=case)[0]


def _listed(known: Known, by_report: dict[str, Reading]) -> Listed | None:
    named = [(id_, actor) for id_ in known.reports if id_ in by_report for actor in _meant(by_report[id_], known)]
    if not named:
        return None
    first = named[0][1]
    if first.kind is ActorKind.POPULATION:  # "eleven civilians": those who are counted have no page either
        return None
    aliases = dict.fromkeys(text for _, actor in named for text in (actor.name, *(a.text for a in actor.aliases)))
    posts = [post for id_, actor in named for post in _posts(by_report[id_], id_, actor)]
    return Listed(
        known.key,
        first.name,
        next((actor.name_en for _, actor in named if actor.name_en), None),
        first.kind,
        tuple(name for name in aliases if name != first.name),
        tuple(dict.fromkeys(posts)),
        search_text(first.name).folded,
    )


def _meant(reading: Reading, known: Known) -> list[Actor]:
    """The actors of a reading that have this key. Nobody else may come out: a namesake without a post has none."""
    return [actor for actor in reading.actors if key_of(actor) == known.key]


def key_of(actor: Actor) -> str | None:
    """The key an actor can be looked up by; None for those nobody may be looked up as (as ``ledger.digest`` has it)."""
    if actor.known_as is not None:
        return actor.known_as
    if actor.kind is ActorKind.UNNAMED_SOURCE or (actor.kind is ActorKind.PERSON and not actor.roles):
        return None
    return f"name:{search_text(actor.name).folded}"


def _posts(reading: Reading, report: str, actor: Actor) -> list[Post]:
    names = {other.id: other.name for other in reading.actors}
    return [
        Post(role.span.text if role.span else role.role, names.get(role.of or "", ""), report, role.claim)
        for role in actor.roles
    ]
