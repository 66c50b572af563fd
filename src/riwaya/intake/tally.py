"""What a reader leaves out on purpose, counted -> one aside at its end instead of one for each."""

from collections import Counter

from riwaya.intake.wishes import Wishes


class Tally:
    """Counts what was left out of one source, by reason."""

    def __init__(self, where: str, wishes: Wishes) -> None:
        self._where = where
        self._wishes = wishes
        self._counts: Counter[str] = Counter()

    def leave_out(self, why: str) -> None:
        """Count one."""
        self._counts[why] += 1

    def tell(self) -> None:
        """Tell the user, where anything was left out."""
        if self._counts:
            told = ", ".join(f"{count} {why}" for why, count in sorted(self._counts.items()))
            self._wishes.aside(self._where, f"left out: {told}")
