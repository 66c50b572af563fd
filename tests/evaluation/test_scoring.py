"""A reading that says what people marked scores 1; each kind of error lowers its own measure; the shared scorer agrees."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from riwaya.errors import InputError
from riwaya.evaluation import Score, load_gold, score
from riwaya.evaluation.spans import fit, pairs
from riwaya.model import Act, Claim, Event, EventType, Reading, dumps
from tests.evaluation.annotated import write_gold
from tests.pages.world import at, reading

SCORER = Path(__file__).parents[3] / "shared" / "gold" / "score.py"


def scores(folder: Path, made: Reading) -> dict[str, Score]:
    found, failed = score(load_gold(write_gold(folder)), [made])
    assert not failed
    return {s.name: s for s in found}


def with_claim(id_: str, change: Callable[[Claim], Claim]) -> Reading:
    return replace(reading(), claims=tuple(change(c) if c.id == id_ else c for c in reading().claims))


def with_event(id_: str, change: Callable[[Event], Event]) -> Reading:
    return replace(reading(), events=tuple(change(e) if e.id == id_ else e for e in reading().events))


def test_the_same_reading_is_perfect(tmp_path: Path) -> None:
    found = scores(tmp_path, reading())
    imperfect = {s.name for s in found.values() if s.true and s.f1 < 1}
    assert imperfect <= {"  baseline: occurrence = gold type"}
    assert found["ATTRIBUTION speaker+cue+content"].interval == (1.0, 1.0)
    assert found["NESTED attributions"].true == 1


ERRORS = {
    "ATTRIBUTION speaker+cue+content": with_claim("c1", lambda c: replace(c, source_actor="ac2")),
    "attribution: content": with_claim("c1", lambda c: replace(c, content=at("جيش لاوند هاجم"))),
    "NESTED attributions": with_claim("c5", lambda c: replace(c, parent=None)),
    "act right, of paired": with_claim("c3", lambda c: replace(c, act=Act.STATE)),
    "unnamed source kept unnamed": with_claim("c5", lambda c: replace(c, source_actor="ac4")),
    "EVENT trigger+type": with_event("e2", lambda e: replace(e, type=EventType.TORTURE)),
    "WHO SAYS SO, of paired events": with_event("e3", lambda e: replace(e, claim="c1")),
    "role: agents": with_event("e1", lambda e: replace(e, agents=())),
    "role: place": with_event("e1", lambda e: replace(e, places=())),
    "times resolved to the day": with_event(
        "e1", lambda e: replace(e, times=tuple(replace(t, from_="2031-01-01") for t in e.times))
    ),
    "counts: value": with_event("e4", lambda e: replace(e, counts=tuple(replace(c, value=8) for c in e.counts))),
    "status right, of paired": with_event("e0", lambda e: replace(e, result=None)),
    "same occurrence (pairs)": with_event("e3", lambda e: replace(e, occurrence=9)),
    "actors: names": replace(reading(), actors=reading().actors[1:]),
    "places: put within 15 km": replace(
        reading(), places=tuple(replace(p, latitude=p.latitude and p.latitude + 1) for p in reading().places)
    ),
    "contradictions inside a report": replace(reading(), contradictions=()),
    "framing": replace(reading(), framing=()),
}


@pytest.mark.parametrize("measure", ERRORS)
def test_an_error_lowers_its_own_measure(tmp_path: Path, measure: str) -> None:
    assert scores(tmp_path, ERRORS[measure])[measure].f1 < 1


@pytest.mark.skipif(not SCORER.exists(), reason="../shared/gold/score.py is not here")
@pytest.mark.parametrize("measure", ["none", *ERRORS])
def test_the_shared_scorer_gives_the_same_figures(tmp_path: Path, measure: str) -> None:
    made = ERRORS.get(measure, reading())
    ours = scores(tmp_path, made)
    (tmp_path / "readings").write_text(dumps(made) + "\n", "utf-8")
    out = tmp_path / "scores.out"
    arguments = ("--gold", tmp_path, "--readings", tmp_path / "readings", "--json", out)
    subprocess.run([sys.executable, SCORER, *map(str, arguments)], check=True, capture_output=True)
    theirs = json.loads(out.read_text("utf-8"))["scores"]
    assert {n: (round(s.precision, 4), round(s.recall, 4), round(s.f1, 4), s.true) for n, s in ours.items()} == {
        n: (s["p"], s["r"], s["f1"], s["gold"]) for n, s in theirs.items()
    }


def test_a_missing_reading_fails_and_counts_as_nothing_found(tmp_path: Path) -> None:
    found, failed = score(load_gold(write_gold(tmp_path)), [])
    assert failed == ("hill-1: no reading",)
    assert all(s.recall == 0 for s in found if "baseline" not in s.name)


def test_a_reading_of_another_text_fails(tmp_path: Path) -> None:
    other = replace(reading(), report=replace(reading().report, text="السد"))
    assert score(load_gold(write_gold(tmp_path)), [other])[1] == ("hill-1: the reading is of another text",)


def test_a_folder_without_annotations_is_refused_with_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"reports\.jsonl"):
        load_gold(tmp_path)
    (tmp_path / "reports.jsonl").write_text('{"id": "x", "text": "y"}\n', "utf-8")
    with pytest.raises(InputError, match=r"ID\.json"):
        load_gold(tmp_path)


def test_a_broken_annotation_is_named(tmp_path: Path) -> None:
    write_gold(tmp_path)
    (tmp_path / "hill-1.json").write_text('{"attributions": [{}], "events": []}', "utf-8")
    with pytest.raises(InputError, match=r"hill-1\.json"):
        load_gold(tmp_path)


def test_fit_is_shared_over_all() -> None:
    assert fit((0, 4), (2, 6)) == pytest.approx(2 / 6)
    assert fit((0, 4), None) == fit((0, 2), (2, 4)) == 0


def test_pairing_takes_the_best_first_and_each_once() -> None:
    assert pairs([1, 2], [2, 1, 1], lambda g, s: 1.0 if g == s else 0.0) == [(0, 1), (1, 0)]
