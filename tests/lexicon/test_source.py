from pathlib import Path

import pytest

from riwaya.errors import LexiconError
from riwaya.lexicon.cues import load_cues
from riwaya.lexicon.source import fingerprint, read_entries, refuse_unknown


def _overlay(tmp_path: Path, body: str, name: str = "cues.yaml") -> tuple[Path]:
    (tmp_path / name).write_text(body, encoding="utf-8")
    return (tmp_path,)


def test_an_overlay_adds_replaces_and_removes(tmp_path: Path) -> None:
    overlay = _overlay(
        tmp_path,
        "entries:\n"
        "  - {id: cue.ar.qala, remove: true}\n"
        "  - {id: cue.x.new, gloss: whisper, past: همس, act: state, takes: [clause]}\n",
    )
    cues = load_cues(overlay)
    ids = {c.id for c in cues.entries}
    assert "cue.ar.qala" not in ids
    assert "cue.x.new" in ids


def test_the_fingerprint_changes_with_an_overlay(tmp_path: Path) -> None:
    overlay = _overlay(tmp_path, "entries: []\n")
    assert fingerprint(["cues.yaml"]) != fingerprint(["cues.yaml"], overlay)


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("entries:\n  - {id: cue.x, gloss: g, act: shout, takes: [clause]}\n", "cue.x"),
        ("entries:\n  - {id: cue.x, gloss: g, act: state, takes: []}\n", "takes"),
        ("entries:\n  - {id: cue.x, gloss: g, act: state, takes: [clause], colour: red}\n", "colour"),
        ("entries:\n  - {id: cue.x, gloss: g, act: state, takes: [clause], past: ﻗﺎﻝ}\n", "presentation"),
        ("entries:\n  - {gloss: g}\n", "number 1"),
        ("entries: 7\n", "entries"),
        ("entries: [\n", "cues.yaml"),
    ],
)
def test_a_bad_overlay_is_refused_with_file_and_entry(tmp_path: Path, body: str, named: str) -> None:
    with pytest.raises(LexiconError) as caught:
        load_cues(_overlay(tmp_path, body))
    assert "cues.yaml" in str(caught.value)
    assert named in str(caught.value)


def test_a_missing_overlay_directory_says_what_is_wanted() -> None:
    with pytest.raises(LexiconError, match="directory"):
        read_entries("cues.yaml", (Path("/nowhere/at/all"),))


def test_ids_are_unique_in_a_file(tmp_path: Path) -> None:
    entry = "{id: cue.x, gloss: g, past: همس, act: state, takes: [clause]}"
    with pytest.raises(LexiconError, match="twice"):
        load_cues(_overlay(tmp_path, f"entries:\n  - {entry}\n  - {entry}\n"))


@pytest.mark.parametrize(
    ("file", "why"), [(None, "holds no lexicon file"), ("places.tsv", "--places"), ("cue.yaml", "cues.yaml")]
)
def test_an_overlay_that_would_add_nothing_is_refused(tmp_path: Path, file: str | None, why: str) -> None:
    (tmp_path / "notes.txt").write_text("", "utf-8")
    if file is not None:
        (tmp_path / file).write_text("", "utf-8")
    with pytest.raises(LexiconError, match=why):
        refuse_unknown([tmp_path])
