"""What could not be taken in: the place, why, and what the reader of the message can do about it."""

from riwaya.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that was not read; the rest of the batch goes on. ``where`` is a file, or file and line."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"
