"""The founding report: what its notes say a ledger of it should hold, asserted thing by thing on its reading."""

from functools import cache
from pathlib import Path

import pytest

from riwaya.claims.read import load_tools, read
from riwaya.compare.lexicon_kinship import lexicon_kinship
from riwaya.compare.within import within
from riwaya.model import (
    ActorKind,
    AliasKind,
    Claim,
    Counted,
    Event,
    EventType,
    Evidence,
    Question,
    Reading,
    Relay,
    Result,
    Voice,
    make_report,
)

SEED = Path(__file__).parents[2] / "shared" / "seed" / "report.txt"
pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="../shared is absent: the founding report is not at hand")

SDF, MEDIA, DEFENCE, INTERIOR = (
    "actor:sdf",
    "actor:sdf_media",
    "actor:syria_transitional_defence",
    "actor:syria_transitional_interior",
)
IS, COALITION, SHAQRA = "actor:is", "actor:coalition_is", "actor:abu_hatem_shaqra"


@cache
def seed() -> Reading:
    """The report read as of its day, contradictions included."""
    text = SEED.read_text(encoding="utf-8")
    report = make_report(text, ref="seed", title=text.split("\n", 1)[0], published="2025-11-22")
    return within(read(report, load_tools()), kinship=lexicon_kinship())


def known(actor: str | None) -> str | None:
    """The lexicon's id of one of the reading's actors."""
    return next((a.known_as for a in seed().actors if a.id == actor), None)


def claim(identity: str | None) -> Claim:
    return next(c for c in seed().claims if c.id == identity)


def speaker(event: Event) -> str | None:
    return known(claim(event.claim).source_actor)


def agents(event: Event) -> set[str | None]:
    return {known(a.actor) for a in event.agents}


def patients(event: Event) -> set[str | None]:
    return {known(a.actor) for a in event.patients}


def told(*types: EventType, by: str | None = None) -> list[Event]:
    """Events of these types on one speaker's word."""
    return [e for e in seed().events if e.type in types and (by is None or speaker(e) == by)]


def evidence(kind: str) -> list[Evidence]:
    return [v for v in seed().evidence if v.kind == kind]


def cue(word: str) -> Claim:
    """The first attribution with this cue."""
    return next(c for c in seed().claims if c.cue is not None and c.cue.text == word)


# ---- the two reversed attacks, and how it ended


def test_the_media_centre_says_that_daesh_attacked() -> None:
    assert any(IS in agents(e) for e in told(EventType.GROUND_ATTACK, by=MEDIA))


def test_the_outlet_says_in_its_own_voice_that_the_sdf_was_attacked_by_daesh() -> None:
    own = [e for e in told(EventType.GROUND_ATTACK) if claim(e.claim).voice is Voice.AUTHOR]
    assert any(IS in agents(e) and SDF in patients(e) for e in own)


def test_the_ministry_says_that_the_sdf_attacked_its_forces() -> None:
    (attack,) = told(EventType.GROUND_ATTACK, by=DEFENCE)
    assert agents(attack) == {SDF}
    assert patients(attack) == {DEFENCE}


def test_both_attacks_are_one_happening() -> None:
    (attack,) = told(EventType.GROUND_ATTACK, by=DEFENCE)
    assert attack.occurrence in {e.occurrence for e in told(EventType.GROUND_ATTACK, by=MEDIA) if IS in agents(e)}


def test_the_ministrys_words_are_kept_as_doubted() -> None:
    (attack,) = told(EventType.GROUND_ATTACK, by=DEFENCE)
    assert claim(attack.claim).relay is Relay.DOUBTING


def test_the_ministry_counts_two_killed_and_tells_of_positions_taken() -> None:
    (killing,) = told(EventType.KILLING, by=DEFENCE)
    assert [(c.value, c.of) for c in killing.counts] == [(2, Counted.KILLED)]
    (taken,) = told(EventType.CAPTURE_TERRITORY, by=DEFENCE)
    assert agents(taken) == {SDF}


def test_the_media_centre_says_that_every_attack_was_foiled() -> None:
    assert any(e.result is Result.FOILED for e in told(EventType.GROUND_ATTACK, by=MEDIA))


# ---- what cannot both be right


@pytest.mark.parametrize("question", [Question.WHO_STARTED, Question.OUTCOME, Question.REPEAT])
def test_contradiction_is_found(question: Question) -> None:
    assert question in {c.kind for c in seed().contradictions}


def test_who_started_and_how_it_ended_are_between_the_media_centre_and_the_ministry() -> None:
    events = {e.id: e for e in seed().events}
    pairs = {(c.kind, frozenset((speaker(events[c.a]), speaker(events[c.b])))) for c in seed().contradictions}
    assert {(q, frozenset((MEDIA, DEFENCE))) for q in (Question.WHO_STARTED, Question.OUTCOME)} <= pairs


def test_the_outlets_own_account_of_the_attack_contradicts_the_ministrys_too() -> None:
    events = {e.id: e for e in seed().events}
    both = [{c.a, c.b} for c in seed().contradictions if c.kind is Question.WHO_STARTED]
    voices = [{claim(events[e].claim).voice for e in pair} for pair in both]
    assert {Voice.AUTHOR, Voice.ATTRIBUTED} in voices


# ---- the arrest announced twice


def test_one_body_announced_one_mans_arrest_twice() -> None:
    arrests = told(EventType.DETENTION, by=INTERIOR)
    assert len({e.occurrence for e in arrests}) == 2
    (repeat,) = [c for c in seed().contradictions if c.kind is Question.REPEAT]
    events = {e.id: e for e in seed().events}
    assert {speaker(events[repeat.a]), speaker(events[repeat.b])} == {INTERIOR}


def test_the_second_arrest_was_in_aleppo() -> None:
    arrests = [e for e in told(EventType.DETENTION, by=INTERIOR) if not e.background]
    assert any("حلب" in p.text for e in arrests for p in e.places)


def test_the_first_announcement_was_earlier_this_year() -> None:
    arrests = [e for e in told(EventType.DETENTION, by=INTERIOR) if e.background]
    assert [(t.from_ or "")[:4] for e in arrests for t in e.times] == ["2025"]


def test_the_announcements_are_told_as_doubtful() -> None:
    assert {claim(e.claim).relay for e in told(EventType.DETENTION, by=INTERIOR)} == {Relay.DOUBTING}


def test_three_hypotheses_about_the_arrest_and_nobody_asserts_any() -> None:
    (found,) = seed().hypotheses
    assert len(found.alternatives) == 3
    assert found.claim is None
    about = next(e for e in seed().events if e.id == found.about)
    assert about.type is EventType.DETENTION


# ---- one man under several names


def test_shaqra_and_al_hayes_are_one_actor_with_both_names() -> None:
    (man,) = [a for a in seed().actors if a.known_as == SHAQRA]
    aliases = {a.text: a.kind for a in man.aliases}
    assert aliases["أبو حاتم شقرا"] is AliasKind.NOM_DE_GUERRE
    assert aliases["أحمد فياض الهايس"] is AliasKind.LEGAL_NAME
    assert any(a.kind is AliasKind.LEGAL_NAME and a.text.startswith("أحمد") for a in man.aliases)


def test_his_posts_are_claims_each_of_its_own_teller() -> None:
    (man,) = [a for a in seed().actors if a.known_as == SHAQRA]
    posts = {(r.role, known(r.of)): claim(r.claim) for r in man.roles}
    division, group = posts["commander", "actor:division_86"], posts["commander", "actor:ahrar_sharqiya"]
    member = posts["member", IS]
    assert division.voice is Voice.AUTHOR
    assert group.voice is member.voice is Voice.ATTRIBUTED
    assert group.source_actor != member.source_actor
    assert "actor:sna" in {of for _, of in posts}


# ---- the evidence, and who holds it


def test_device_data_held_by_the_media_centre_and_shared_with_the_coalition() -> None:
    (data,) = evidence("device_data")
    assert known(data.held_by) == MEDIA
    assert [known(x) for x in data.shared_with] == [COALITION]
    assert claim(data.claim).source_actor == data.held_by


def test_wreckage_held_by_the_media_centre() -> None:
    assert [known(v.held_by) for v in evidence("wreckage")] == [MEDIA]


def test_the_coalition_watched_the_battles() -> None:
    assert [known(v.held_by) for v in evidence("observation")] == [COALITION]


def test_footage_published_by_the_sdf() -> None:
    assert [known(v.held_by) for v in evidence("imagery")] == [SDF]


def test_accounts_and_leaks_are_held_by_unnamed_sources() -> None:
    kinds = {a.id: a.kind for a in seed().actors}
    assert len(evidence("leaked_messages")) >= 2
    assert {kinds[v.held_by or ""] for v in evidence("leaked_messages")} == {ActorKind.UNNAMED_SOURCE}


def test_the_statements_are_documents_of_the_bodies_that_made_them() -> None:
    assert {MEDIA, DEFENCE, INTERIOR} <= {known(v.held_by) for v in evidence("document")}


def test_the_sanctions_lists_are_evidence() -> None:
    assert len(evidence("listing")) == 1


# ---- the drones


def test_two_drones_shot_down_and_their_wreckage_seized() -> None:
    (downed,) = told(EventType.INTERCEPT, by=MEDIA)
    assert [(c.value, c.of) for c in downed.counts] == [(2, Counted.AIRCRAFT)]
    assert told(EventType.SEIZE_MATERIEL, by=MEDIA)


# ---- place and time


def test_the_village_has_its_coordinates() -> None:
    (village,) = [p for p in seed().places if "غانم" in p.name]
    assert village.latitude is not None and village.longitude is not None
    assert abs(village.latitude - 35.775) < 0.05
    assert abs(village.longitude - 39.403) < 0.05


def days(words: str) -> list[tuple[str | None, str | None]]:
    return [(t.from_, t.to) for e in seed().events for t in e.times if words in t.text]


def test_the_night_of_the_attack() -> None:
    assert ("2025-11-19", "2025-11-20") in days("ليل الأربعاء")


def test_two_days_ago_counts_from_the_report() -> None:
    assert days("قبل يومين") == [("2025-11-20", "2025-11-20")]


def test_two_days_before_the_battles_counts_from_their_start_and_dates_the_disclosure() -> None:
    disclosed = next(c for c in seed().claims if c.said and "المعارك الأخيرة" in c.said[0].text)
    assert [(t.from_, t.to) for t in disclosed.said] == [("2025-11-17", "2025-11-17")]
    assert disclosed.relay is Relay.ENDORSING
    assert days("المعارك الأخيرة بيومين") == []


# ---- who speaks through whom


def test_the_agencys_source_is_unnamed_the_same_throughout_and_nested() -> None:
    agency = next(a.id for a in seed().actors if a.known_as == "actor:north_press")
    relayed = [c for c in seed().claims if agency in c.chain and c.source_actor != agency and c.parent is not None]
    assert relayed
    source = next(a for a in seed().actors if a.id == relayed[0].source_actor)
    assert source.kind is ActorKind.UNNAMED_SOURCE
    assert source.known_as is None
    assert relayed[0].chain == (source.id, agency, "outlet")
    assert len([c for c in seed().claims if c.source_actor == source.id]) >= 3


def test_what_the_analysis_showed_stands_inside_the_media_centres_words() -> None:
    shown = cue("تبين")
    assert known(claim(shown.parent).source_actor) == MEDIA
    assert shown.relay is Relay.ENDORSING


def test_the_observers_list_of_aims_is_theirs_over_two_paragraphs() -> None:
    aims = [c for c in seed().claims if c.cue is not None and c.cue.text == "يرى"]
    assert len(aims) == 2
    assert aims[0].source_actor == aims[1].source_actor
    assert "\n" in aims[0].content.text


def test_minds_read_into_the_government_are_imputed() -> None:
    imputed = [c for c in seed().claims if c.imputed]
    assert {known(c.source_actor) for c in imputed if c.cue is not None and c.cue.text in ("إدراكها", "معرفة")} == {
        "actor:syria_transitional"
    }
    assert len(imputed) >= 4


# ---- the disguised word


def test_the_disguised_word_is_an_alias_with_its_offsets() -> None:
    (daesh,) = [a for a in seed().actors if a.known_as == IS]
    disguised = [a.text for a in daesh.aliases if a.kind is AliasKind.DISGUISED]
    assert len(disguised) == 1
    (mention,) = [m for m in daesh.mentions if m.text == disguised[0]]
    assert seed().report.text[mention.start : mention.end] == disguised[0]
    assert mention.start < seed().report.text.index("\n")


# ---- framing


def test_terrorist_is_kept_as_framing_of_daesh() -> None:
    framed = [f for f in seed().framing if f.text.startswith("الإرهابي") and known(f.target) == IS]
    assert len(framed) >= 7


def test_so_called_is_kept_as_naming_of_the_other_side() -> None:
    targets = {known(f.target) for f in seed().framing if f.kind == "naming"}
    assert {DEFENCE, SHAQRA, "actor:division_86", "actor:sna"} <= targets
