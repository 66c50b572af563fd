"""How well names are matched across scripts, how fast one name is found in a list, and another matcher beside it.

    python benchmarks/names.py                  # the pairs, and the list in ../shared if it is there
    python benchmarks/names.py --peer           # nomenklatura's matchers too (pip install nomenklatura)

The pairs stand in names/; names_pairs.py says how they are made and halved. The threshold and every weight of the
matcher were chosen on the development half; the test half is what counts.
"""

import argparse
import json
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from names_pairs import Pair, load_fresh, load_pairs
from record import SHARED, record
from riwaya.watchlists import THRESHOLD, match
from riwaya.watchlists import index as index_room
from riwaya.watchlists.index import Asked, Index
from riwaya.watchlists.lists.files import read_lists

SDN = SHARED / "watchlists" / "ofac_sdn_2024-05-03.csv"
LOST_SAMPLE = 40
PEER_THRESHOLD = 0.7
"""nomenklatura's own default."""


def counted(pairs: Sequence[Pair], says: Callable[[Pair], bool]) -> dict[str, Any]:
    """Precision, recall and F1 of "possibly one name" over pairs.

    There are more pairs of one name than of two; ``f1_balanced`` is the F1 if there were as many of each, so that
    saying yes to everything is worth 0.667 whatever the mixture.
    """
    told = Counter((pair.same, says(pair)) for pair in pairs)
    right, wrong, missed = told[True, True], told[False, True], told[True, False]
    recall = right / max(1, right + missed)
    alarms = wrong / max(1, wrong + told[False, False])
    return {
        "pairs": len(pairs),
        "same": right + missed,
        "precision": round(right / max(1, right + wrong), 3),
        "recall": round(right / max(1, right + missed), 3),
        "f1": round(2 * right / max(1, 2 * right + wrong + missed), 3),
        "false_alarms": round(alarms, 3),
        "f1_balanced": round(2 * recall / (recall + alarms + 1), 3),
    }


def quality(pairs: Sequence[Pair]) -> dict[str, Any]:
    """By half, and on the test half by kind of pair."""
    scores = {id(pair): match(pair.a, pair.b).score for pair in pairs}
    halves = {half: [p for p in pairs if p.half == half] for half in ("development", "test")}
    found: dict[str, Any] = {half: counted(of, lambda p: scores[id(p)] >= THRESHOLD) for half, of in halves.items()}
    thresholds = {
        f"{t / 20:.2f}": counted(halves["development"], lambda p, t=t: scores[id(p)] >= t / 20)["f1_balanced"]
        for t in range(8, 19)
    }
    told = Counter((p.why, (scores[id(p)] >= THRESHOLD) == p.same) for p in halves["test"])
    kinds = {why: f"{told[why, True]} of {told[why, True] + told[why, False]}" for why in sorted({w for w, _ in told})}
    wrong = [
        {"a": p.a, "b": p.b, "same": p.same, "score": scores[id(p)]}
        for p in halves["test"]
        if (scores[id(p)] >= THRESHOLD) != p.same
    ]
    return {
        "threshold": THRESHOLD,
        **found,
        "development_f1_balanced_by_threshold": thresholds,
        "test_right_by_kind": kinds,
        "test_wrong": wrong,
    }


def fresh(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Each lot of fresh.tsv, as the matcher stands now; what it scored at first sight is written in the file."""
    lots = sorted({p.half for p in pairs})
    return {
        f"lot {lot}": counted([p for p in pairs if p.half == lot], lambda p: match(p.a, p.b).score >= THRESHOLD)
        for lot in lots
    }


def speed(pairs: Sequence[Pair]) -> dict[str, Any]:
    """One name against the whole list, each of the benchmark's names once; the processor's time beside the clock's."""
    (list_,) = read_lists({SDN.name: SDN.read_bytes()})
    begun = time.process_time()
    made = Index([list_])
    built = time.process_time() - begun
    names = sorted({name for pair in pairs for name in (pair.a, pair.b)})
    busy, waited = [], []
    for name in names:
        clock, processor = time.perf_counter(), time.process_time()
        made.candidates(Asked((name,)))
        busy.append((time.process_time() - processor) * 1000)
        waited.append((time.perf_counter() - clock) * 1000)
    return {
        "entries": len(list_.entries),
        "names": len(names),
        "build_seconds": round(built, 1),
        "ms_processor": _spread(busy),
        "ms_clock": _spread(waited),
        "lost_by_the_index": lost(made, names[:: max(1, len(names) // LOST_SAMPLE)]),
    }


def _spread(values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {
        "mean": round(statistics.fmean(ordered), 1),
        "median": round(statistics.median(ordered), 1),
        "p95": round(ordered[int(len(ordered) * 0.95)], 1),
        "max": round(ordered[-1], 1),
    }


def lost(made: Index, names: Sequence[str]) -> str:
    """Entries that comparing every name would have found, and the index did not."""
    compared = index_room.COMPARED
    missed = every = 0
    for name in names:
        found = {c.entry.id for c in made.candidates(Asked((name,)), limit=10**6)}
        index_room.COMPARED = 10**6
        whole = {c.entry.id for c in made.candidates(Asked((name,)), limit=10**6)}
        index_room.COMPARED = compared
        missed += len(whole - found)
        every += len(whole)
    return f"{missed} of {every}, over {len(names)} names"


def peer(pairs: Sequence[Pair]) -> dict[str, Any]:
    """nomenklatura's matchers on the same pairs: at their own threshold, and at the best on the development half."""
    try:
        from nomenklatura import __version__
        from nomenklatura.matching import get_algorithm
    except ImportError:
        return {"missing": "pip install nomenklatura"}
    found: dict[str, Any] = {"version": __version__}
    for name in ("logic-v1", "logic-v2", "name-based", "name-qualified", "ofac"):
        algorithm = get_algorithm(name)
        if algorithm is None:
            continue
        config = algorithm.default_config()
        scores = {}
        for pair in pairs:
            schema = (
                "Organization" if pair.why.startswith(("bodies", "numbers", "body")) or _is_body(pair) else "Person"
            )
            one, other = (_entity(schema, text) for text in (pair.a, pair.b))
            scores[id(pair)] = algorithm.compare(one, other, config).score
        test = [p for p in pairs if p.half == "test"]
        dev = [p for p in pairs if p.half == "development"]
        best = max(range(1, 20), key=lambda t: counted(dev, lambda p: scores[id(p)] >= t / 20)["f1_balanced"]) / 20  # noqa: B023
        found[name] = {
            "test_at_its_default": counted(test, lambda p: scores[id(p)] >= PEER_THRESHOLD),  # noqa: B023
            "best_threshold_on_development": best,
            "test_at_that": counted(test, lambda p: scores[id(p)] >= best),  # noqa: B023
        }
    return found


def _is_body(pair: Pair) -> bool:
    from riwaya.watchlists.matching import taken

    return taken(pair.a).is_body or taken(pair.b).is_body


def _entity(schema: str, name: str) -> Any:
    from followthemoney import EntityProxy

    return EntityProxy.from_dict({"id": name, "schema": schema, "properties": {"name": [name]}})


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer", action="store_true", help="nomenklatura's matchers on the same pairs")
    asked = parser.parse_args()
    pairs = load_pairs()
    figures: dict[str, Any] = {"pairs": quality(pairs), "fresh_after_mending": fresh(load_fresh())}
    if SDN.exists():
        figures["speed"] = speed(pairs)
    if asked.peer:
        figures["nomenklatura"] = peer(pairs)
    record("names", figures)
    print(json.dumps({**figures, "pairs": {**figures["pairs"], "test_wrong": "…"}}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
