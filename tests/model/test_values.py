import pickle
from dataclasses import field, fields, replace

from riwaya.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Spring:
    name: str
    depth: int = 3
    kept: tuple[int, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Well(Spring):
    owner: str | None = None


@dataclass(slots=True)
class Bucket:
    litres: int


@dataclass(frozen=True, slots=True, eq=False)
class Rope:
    length: int


def test_values_are_equal_by_the_fields_that_are_compared() -> None:
    assert Spring("نوران", kept=(1,)) == Spring("نوران", kept=(2,))
    assert Spring("نوران") != Spring("نوران", 4)
    assert hash(Spring("نوران", kept=(1,))) == hash(Spring("نوران", kept=(2,)))


def test_values_of_two_classes_are_never_equal() -> None:
    assert Spring("نوران") != Well("نوران")
    assert Well("نوران", owner="سلمى") == Well("نوران", owner="سلمى")


def test_a_value_is_shown_by_its_fields() -> None:
    assert repr(Spring("نوران", kept=(1,))) == "Spring(name='نوران', depth=3)"


def test_what_may_change_has_no_hash_and_what_has_no_equality_is_itself() -> None:
    assert Bucket.__hash__ is None
    assert Rope(2) != Rope(2)
    assert len({Rope(2), Rope(2)}) == 2


def test_values_are_replaced_and_pickled_as_dataclasses_are() -> None:
    well = Well("نوران", 7, owner="سلمى")
    assert pickle.loads(pickle.dumps(well)) == well
    assert replace(well, depth=8) == Well("نوران", 8, owner="سلمى")
    assert [f.name for f in fields(well)] == ["name", "depth", "kept", "owner"]
    assert not hasattr(well, "__dict__")
