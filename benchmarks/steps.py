"""Reports read with a clock around every step of the main flow -> each step's share of the time, its own alone.

Where the main flow changes, STEPS changes with it: a step that is no longer there stops the benchmark.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Any
from unittest import mock

import riwaya.claims.read as flow
from riwaya.claims.read import Tools, read
from riwaya.model import Report, dumps

STEPS: dict[str, tuple[tuple[Any, str], ...]] = {
    "characters, words, sentences": ((flow, "cut"),),
    "times": ((flow, "read_times"),),
    "quantities": ((flow, "read_quantities"),),
    "places": ((flow, "read_places"),),
    "actors": ((flow, "read_actors"),),
    "ground of the phrases": ((flow.Ground, "of"),),
    "attributions": ((flow, "attributions"),),
    "speakers": ((flow.Speakers, "__init__"), (flow.Speakers, "resolve")),
    "claims": ((flow, "claims_of"),),
    "events": ((flow, "read_events"),),
}


class Clock:
    """The processor's time, handed to the innermost step that runs."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._open: list[str] = []
        self._since = time.process_time()

    def _turn(self) -> None:
        now = time.process_time()
        if self._open:
            self.spent[self._open[-1]] = self.spent.get(self._open[-1], 0.0) + now - self._since
        self._since = now

    def around(self, step: str, do: Callable[..., Any]) -> Callable[..., Any]:
        """The function, timed as this step."""

        def timed(*args: Any, **options: Any) -> Any:
            self._turn()
            self._open.append(step)
            try:
                return do(*args, **options)
            finally:
                self._turn()
                self._open.pop()

        return timed


def shares(taken: Sequence[Report], tools: Tools) -> dict[str, float]:
    """Percent of the time by step; "rest" is the main flow itself."""
    clock = Clock()
    with ExitStack() as stack:
        for step, places in STEPS.items():
            for owner, name in places:
                stack.enter_context(mock.patch.object(owner, name, clock.around(step, getattr(owner, name))))
        timed_read, timed_dumps = clock.around("rest", read), clock.around("writing JSON", dumps)
        for report in taken:
            timed_dumps(timed_read(report, tools))
    total = sum(clock.spent.values())
    ordered = sorted(clock.spent.items(), key=lambda item: -item[1])
    return {step: round(100 * spent / total, 1) for step, spent in ordered}
