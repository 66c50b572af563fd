"""Results come in the order of the items, whatever the number of workers; errors reach the caller."""

import os
from collections.abc import Callable
from functools import partial

import pytest

from riwaya.errors import RiwayaError
from riwaya.workflow.parallel import in_order


def adder(n: int) -> Callable[[int], int]:
    return lambda item: item + n


def dier() -> Callable[[int], int]:
    return lambda item: os._exit(3) if item == 5 else item


def breaker() -> Callable[[int], int]:
    return lambda item: 1 // (item - 5)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_order_is_kept(workers: int) -> None:
    assert list(in_order(range(100), partial(adder, 1), workers=workers)) == list(range(1, 101))


@pytest.mark.parametrize("workers", [1, 2])
def test_items_are_taken_as_they_are_needed(workers: int) -> None:
    taken: list[int] = []

    def items():  # type: ignore[no-untyped-def]
        for n in range(10_000):
            taken.append(n)
            yield n

    results = in_order(items(), partial(adder, 0), workers=workers)
    assert next(results) == 0
    assert len(taken) < 200
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_in_the_task_reaches_the_caller(workers: int) -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_order(range(10), breaker, workers=workers))


def test_a_process_that_dies_is_told_with_what_to_do() -> None:
    with pytest.raises(RiwayaError, match="fewer workers"):
        list(in_order(range(40), dier, workers=2))
