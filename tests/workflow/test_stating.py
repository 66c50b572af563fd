"""Confirmed matches stand in FollowTheMoney exports of the actors they are of; candidates and refused ones never do."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from riwaya.watchlists.deciding import Decision, Verdict
from riwaya.workflow import exporting, stating
from riwaya.workflow.watching import Lists, decide, load, set_rule
from tests.export.keeping import keep, ordered
from tests.watchlists import fixtures as f

DAY = "2031-05-04T00:00:00+00:00"


def word(by: str, verdict: Verdict = Verdict.CONFIRM, actor: str = "actor:army", case: str = "main") -> Decision:
    return Decision(case, actor, "UN consolidated", "6908555", verdict, by, DAY, "a comment")


@pytest.fixture(name="lists")
def _lists(tmp_path: Path) -> Lists:
    lists = Lists(tmp_path / "lists")
    (tmp_path / "un.xml").write_bytes(f.UN_XML)
    load(lists, [tmp_path / "un.xml"], by="a", at=DAY)
    return lists


def sanctions(path: Path, lists: Lists | None, format_: str = "ftm") -> list[dict[str, Any]]:
    order = replace(ordered(path, format_, machine=True), lists=lists.folder if lists is not None else None)
    entities = [json.loads(line) for line in "".join(stating.texts(order, exporting.Tally())).splitlines()]
    return [e for e in entities if e["schema"] == "Sanction"]


def test_a_confirmed_match_is_a_sanction_of_the_actor_that_names_list_and_entry(lists: Lists, tmp_path: Path) -> None:
    path, _ = keep(tmp_path)
    decide(lists, word("Nur"))
    (made,) = sanctions(path, lists)
    said = made["properties"]
    assert (said["entity"], said["authority"], said["authorityId"]) == (
        ["riwaya-actor-army"],
        ["UN consolidated"],
        ["6908555"],
    )
    assert "Nur" not in json.dumps(made) and "a comment" not in json.dumps(made)
    proxy = pytest.importorskip("followthemoney").model.get_proxy(made, cleaned=False)
    proxy.schema.validate(made)
    assert all(sorted(proxy.get(prop)) == sorted(values) for prop, values in said.items())


def test_nothing_unconfirmed_and_nothing_of_others_leaves(lists: Lists, tmp_path: Path) -> None:
    path, _ = keep(tmp_path)
    assert sanctions(path, lists) == []
    set_rule(lists, "main", 2, by="Nur", at=DAY)
    decide(lists, word("Nur"))
    assert sanctions(path, lists) == []  # a second person is waited for
    decide(lists, word("Samar", Verdict.REFUSE))
    assert sanctions(path, lists) == []  # disputed
    decide(lists, word("Nur", actor="actor:absent"))
    decide(lists, word("Samar", actor="actor:absent"))
    decide(lists, word("Nur", case="other"))
    assert sanctions(path, lists) == []


def test_matches_leave_only_where_the_folder_is_named(lists: Lists, tmp_path: Path) -> None:
    path, _ = keep(tmp_path)
    decide(lists, word("Nur"))
    assert sanctions(path, None) == []
    assert len(sanctions(path, lists, "ftm-statements")) > 2


def linked(path: Path, lists: Lists | None) -> list[dict[str, Any]]:
    order = replace(ordered(path, "jsonld", machine=True), lists=lists.folder if lists is not None else None)
    graph = json.loads("".join(stating.texts(order, exporting.Tally())))["@graph"]
    return [node for node in graph if "riwaya:ConfirmedMatch" in node["type"]]


def test_a_confirmed_match_is_a_link_in_json_ld_and_a_candidate_is_not(lists: Lists, tmp_path: Path) -> None:
    path, _ = keep(tmp_path)
    assert linked(path, lists) == []
    decide(lists, word("Nur", actor="actor:absent"))
    assert linked(path, lists) == []
    speaker = "actor:front"
    decide(lists, word("Nur", Verdict.REFUSE, actor=speaker))
    assert linked(path, lists) == []
    decide(lists, word("Nur", actor=speaker))
    (node,) = linked(path, lists)
    assert node["target"] == {"id": f"urn:riwaya:actor:{speaker}"}
    assert (node["body"]["list"], node["body"]["entry"]) == ("UN consolidated", "6908555")
    assert node["confirmedBy"] == 1 and "Nur" not in json.dumps(node)
    assert linked(path, None) == []
