"""An annotated set -> how well the reader does on it."""

from pathlib import Path

from riwaya.evaluation import Score, load_gold, score
from riwaya.intake import Trouble, take
from riwaya.workflow.reading import Knowledge, read_all


def evaluate(gold: Path, knowledge: Knowledge, *, workers: int = 1) -> tuple[tuple[Score, ...], tuple[str, ...]]:
    """The scores, and a line for each report that failed. Raises InputError where the folder is no annotated set."""
    golds = load_gold(gold)
    wanted = {g.id for g in golds}
    taken = take([str(gold / "reports.jsonl")])
    reports = (item for item in taken if isinstance(item, Trouble) or item.ref in wanted)
    read = list(read_all(reports, knowledge=knowledge, workers=workers))
    scores, failed = score(golds, [item for item in read if not isinstance(item, Trouble)])
    return scores, (*(str(item) for item in read if isinstance(item, Trouble)), *failed)
