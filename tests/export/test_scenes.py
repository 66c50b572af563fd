"""A scene's day is the same in whatever order its tellings come: what is told alike is chosen by itself."""

from types import SimpleNamespace

from riwaya.compare.days import Days
from riwaya.export.scenes import _day


def test_of_two_days_told_alike_the_same_one_is_chosen_whatever_order_they_come_in() -> None:
    plain, night = Days(7, 7, nightly=False), Days(7, 7, nightly=True)
    told = [SimpleNamespace(days=d, report=SimpleNamespace(id=f"{n}")) for n, d in enumerate([plain, night] * 20)]
    for start in range(30):
        assert _day(told[start : start + 2]) == plain  # type: ignore[arg-type]
