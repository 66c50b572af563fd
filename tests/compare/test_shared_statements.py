"""One statement across outlets: what each kept, dropped, added, which figure changed, which verb hardened."""

from riwaya.compare.compare import compare
from riwaya.model import Relay, SharedStatement
from tests.compare.cases import dead
from tests.compare.world import KINSHIP, reading

FIRST = "مصرع 12 شخصا في انفجار قرب سوق البلدة القديمة بحسب حصيلة"
SECOND = "مصرع 14 شخصا في انفجار قرب سوق البلدة بينهم نساء بحسب حصيلة"


def shared(*words: str, by: str = "monitor", relay: Relay = Relay.NEUTRAL) -> tuple[SharedStatement, ...]:
    readings = [
        reading(
            f"خبر {n}",
            [dead(by, 12, words=text, relay=relay if n else Relay.NEUTRAL)],
            outlet=f"صحيفة {n}",
            published=f"2031-05-04T{10 + n}:00:00Z",
        )
        for n, text in enumerate(words)
    ]
    return tuple(s for i in compare(readings, kinship=KINSHIP).incidents for s in i.statements)


def test_first_published_is_the_measure_of_the_others() -> None:
    (statement,) = shared(FIRST, SECOND)
    first, second = statement.renderings
    assert (first.outlet, first.kept, first.dropped, first.added) == ("صحيفة 0", (), (), ())
    assert second.figures == ("12 > 14",)
    assert "القديمة" in second.dropped
    assert "بينهم نساء" in second.added


def test_verb_that_hardened_is_marked() -> None:
    (statement,) = shared(FIRST, FIRST, relay=Relay.ENDORSING)
    assert [r.hardened for r in statement.renderings] == [None, "endorses more"]
    (statement,) = shared(FIRST, FIRST, relay=Relay.DOUBTING)
    assert [r.hardened for r in statement.renderings] == [None, "doubts more"]


def test_unnamed_sources_are_never_linked() -> None:
    assert shared(FIRST, SECOND, by="official") == ()


def test_two_statements_of_one_party_are_not_one() -> None:
    assert shared(FIRST, "بدء أعمال رفع الأنقاض من الطرق الرئيسية وفتحها أمام السيارات") == ()
