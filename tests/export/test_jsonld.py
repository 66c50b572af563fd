"""JSON-LD as RDF tools read it: PROV's relations, and selectors that find the very words in the report."""

import json

import pytest

from riwaya.export.jsonld import CONTEXT, nodes
from riwaya.model import EventType, Reading
from tests.compare.world import line, reading
from tests.export.world import shelling_of_harbun

T = EventType
OA, PROV = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#"


def document(*readings: Reading, machine: bool = True, redact: bool = True) -> str:
    graph = [n for r in readings for n in nodes(r, {}, machine=machine, redact=redact)]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False)


def test_rdflib_reads_every_claim_with_selectors_and_provenance() -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib is a test extra: riwaya[interop]")
    graph = rdflib.Graph().parse(data=document(*shelling_of_harbun()), format="json-ld")
    oa, prov = rdflib.Namespace(OA), rdflib.Namespace(PROV)
    claims = set(graph.subjects(rdflib.RDF.type, oa.Annotation))
    assert len(claims) == 5
    for claim in claims:
        target = graph.value(claim, oa.hasTarget)
        kinds = {graph.value(s, rdflib.RDF.type) for s in graph.objects(target, oa.hasSelector)}
        assert kinds == {oa.TextPositionSelector, oa.TextQuoteSelector}
        report = graph.value(claim, prov.wasQuotedFrom)
        assert (report, rdflib.RDF.type, prov.Entity) in graph
        assert graph.value(target, oa.hasSource) == report
        activity = graph.value(claim, prov.wasGeneratedBy)
        assert graph.value(activity, prov.used) == report
        assert (graph.value(claim, prov.wasAttributedTo), rdflib.RDF.type, prov.Agent) in graph


def test_pyld_expands_every_key_to_an_address() -> None:
    jsonld = pytest.importorskip("pyld", reason="pyld is a test extra: riwaya[interop]").jsonld
    expanded = jsonld.expand(json.loads(document(*shelling_of_harbun())))
    assert expanded

    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {k for v in value.values() for k in keys(v)}
        return {k for v in value for k in keys(v)} if isinstance(value, list) else set()

    assert not [k for k in keys(expanded) if not k.startswith(("@", "http", "urn:"))]


def test_both_selectors_find_the_words_in_the_report() -> None:
    (one, *_) = shelling_of_harbun()
    text = one.report.text
    for node in nodes(one, {}, machine=True, redact=True):
        if "target" not in node:
            continue
        position, quote = node["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_words_that_name_a_private_person_stay_here() -> None:
    one = reading("r1", [line("salman", T.SHELLING, "army", patients=("nadim",))])
    assert "الدلواني" not in document(one)
    assert "الزنباري" not in document(one)
    assert "نديم الزنباري" in document(one, redact=False)
    (claim,) = [n for n in nodes(one, {}, machine=True, redact=True) if "target" in n]
    assert claim["target"]["selector"][0]["withheld"]


def test_two_unnamed_sources_are_two_agents() -> None:
    one = reading("r1", [line("official", T.SHELLING, "army"), line("official", T.RAID, "army", occurrence=2)])
    agents = [n["wasAttributedTo"]["id"] for n in nodes(one, {}, machine=True, redact=True) if "target" in n]
    assert len(set(agents)) == 2


def test_nothing_unchecked_leaves_unless_asked_for() -> None:
    assert list(nodes(shelling_of_harbun()[0], {}, machine=False, redact=True)) == []
