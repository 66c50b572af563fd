"""Who does what: whoever only tells of it does nothing."""

from riwaya.claims.events.roles import watches
from riwaya.claims.events.scene import Scene
from riwaya.mentions import Mentions
from riwaya.model import Actor, ActorKind, EventType, Span
from riwaya.text import cut
from tests.claims.events_world import lexicon


def watched(kind: ActorKind, event: EventType) -> bool:
    words = "وأضافت وكالة مرسال أن القصف استهدف السوق"
    name = Span.at(words, 7, 18)
    scene = Scene.of(cut(words), Mentions(actors=(Actor("ac1", name.text, kind, (name,)),)), (), lexicon())
    return watches(scene, scene.chunks[0][0], event)


def test_an_outlet_and_a_source_without_a_name_shell_nobody() -> None:
    assert watched(ActorKind.MEDIA, EventType.SHELLING)
    assert watched(ActorKind.UNNAMED_SOURCE, EventType.SHELLING)


def test_a_party_may_and_people_without_a_name_may_protest() -> None:
    assert not watched(ActorKind.ARMED_GROUP, EventType.SHELLING)
    assert not watched(ActorKind.UNNAMED_SOURCE, EventType.PROTEST)
