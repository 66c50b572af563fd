"""Actors, places and time: public and commanding ones only, denials and replies, precision as area, spans."""

import re
from urllib.parse import quote

from riwaya.ledger import all_readings
from riwaya.model import Act, ActorKind, make_report
from riwaya.text.search import search_text
from riwaya.workflow.ingesting import ingest_reports
from riwaya.workflow.workbench.actors import key_of
from tests.web.newsroom import KNOWLEDGE, Newsroom

PATH = "/c/main/actors"


def listed(room: Newsroom) -> set[str]:
    """The names that the list shows."""
    page = room.visitor("Rima").get(PATH).text
    return set(re.findall(r'/c/main/actors/[^"]+"><bdi[^>]*>([^<]+)<', page))


def test_list_has_bodies_and_people_with_posts_and_no_unnamed_source(room: Newsroom) -> None:
    actors = [actor for reading in all_readings(room.ledger) for actor in reading.actors]
    unnamed = {actor.name for actor in actors if actor.kind is ActorKind.UNNAMED_SOURCE}
    found = listed(room)
    assert unnamed and found.isdisjoint(unnamed - {a.name for a in actors if a.kind is not ActorKind.UNNAMED_SOURCE})
    assert "قوات وادي ساران" in found
    assert any(actor.kind is ActorKind.PERSON and actor.name in found for actor in actors)


def test_a_victim_named_in_a_report_has_no_entry_and_no_page(own_room: Newsroom) -> None:
    text = "أعلن مرصد ساران لحقوق الإنسان مقتل المزارع حسان النوري في قصف الجيش التيفاني على قرية عين السرو."
    ingest_reports(own_room.ledger, [make_report(text, ref="victim", published="2026-05-10")], knowledge=KNOWLEDGE)
    assert not [name for name in listed(own_room) if "حسان" in name]
    key = search_text("حسان النوري").folded
    assert own_room.visitor("Rima").get(f"{PATH}/name:{key}").status_code == 404
    assert "Nobody of this name" in own_room.visitor("Rima").see(f"{PATH}?q=حسان النوري")


def test_page_has_claims_with_speaker_and_day_and_says_when_no_denial_was_found(room: Newsroom) -> None:
    shown = room.visitor("Rima").see(f"{PATH}/actor:valley_forces")
    for part in ("What is claimed about them", "What they say", "No denial by them was found here.", "Their reply"):
        assert part in shown
    assert "2026-05-06" in shown
    deniers = [
        key
        for reading in all_readings(room.ledger)
        for claim in reading.claims
        for actor in reading.actors
        if claim.act is Act.DENY and claim.source_actor == actor.id and (key := key_of(actor)) is not None
    ]
    assert deniers
    for key in deniers:
        assert "No denial by them was found here." not in room.visitor("Rima").see(f"{PATH}/{key}")


def test_who_cannot_be_looked_up_has_no_page(room: Newsroom) -> None:
    for key in ("name:شاهد من اهالي القريه", "actor:nobody", "name:", "x" * 400):
        assert room.visitor("Rima").get(f"{PATH}/{key}").status_code == 404


def test_reply_is_kept_signed_and_withdrawn(own_room: Newsroom) -> None:
    visitor, path = own_room.visitor("Karim"), f"{PATH}/actor:valley_forces"
    assert visitor.post(f"{path}/reply", text="نفى المتحدث ذلك في اتصال").status_code == 303
    page = visitor.get(path).text
    assert "نفى المتحدث ذلك في اتصال" in page
    number = re.search(r"/reply/(\d+)", page)
    assert number is not None
    assert own_room.visitor("Nour").post(f"{path}/reply/{number[1]}").status_code == 403
    assert visitor.post(f"{path}/reply/{number[1]}").status_code == 303
    assert '<span class="withdrawn">' in visitor.get(path).text
    assert visitor.post(f"{path}/reply", text=" ").status_code == 400


def test_names_are_found_in_any_spelling(room: Newsroom) -> None:
    assert "قوات وادي ساران" in room.visitor("Rima").see(f"{PATH}?q=وادى ساران")
    assert "Nobody of this name" in room.visitor("Rima").see(f"{PATH}?q=عابر سبيل")


def test_map_has_areas_as_wide_as_the_place_is_uncertain(room: Newsroom) -> None:
    found = room.visitor("Rima").get("/c/main/places.json?all=1").json()
    assert found["areas"]
    assert all(area["radius_m"] >= 1000 and area["href"].startswith("/c/main/incidents/") for area in found["areas"])
    assert found["tiles"] is None
    shown = room.visitor("Rima").see("/c/main/places?all=1")
    assert all(area["name"] in shown for area in found["areas"])


def test_time_line_has_spans_where_the_day_is_not_one(room: Newsroom) -> None:
    spans = room.visitor("Rima", "ar").get("/c/main/time.json").json()["spans"]
    (span,) = [s for s in spans if "عين السرو" in s["label"]]
    assert (span["from"], span["to"], span["uncertain"]) == ("2026-05-05", "2026-05-09", True)


def test_what_cannot_follow_on_what_is_shown_with_its_innocent_readings_first(own_room: Newsroom) -> None:
    told = (
        ("first", "2026-05-06", "أعلنت قوات وادي ساران اعتقال القائد العسكري رائف الصابوني في 5 مايو 2026."),
        ("second", "2026-05-21", "أعلن الجيش التيفاني اعتقال القائد العسكري رائف الصابوني في 20 مايو 2026."),
    )
    reports = [make_report(text, ref=ref, outlet="وكالة مرسال", published=day) for ref, day, text in told]
    ingest_reports(own_room.ledger, reports, knowledge=KNOWLEDGE)
    page = own_room.visitor("Rima").get(f"{PATH}?q=الصابوني").text
    found = re.search(r'href="(/c/main/actors/name:[^"]+)"', page)
    assert found is not None
    shown = own_room.visitor("Rima").see(found[1])
    assert "told detained twice" in shown
    assert shown.index("This may be nothing but") < shown.index("told detained twice")
    assert "a release not reported, a namesake, a re-announcement" in shown
    assert re.search(r"Looked for in \d reports", shown)
    arabic = own_room.visitor("Rima", "ar").see(found[1])
    assert "تشابه أسماء" in arabic and "ورد احتجاز" in arabic


def test_people_who_are_only_counted_have_no_page(room: Newsroom) -> None:
    counted = {
        key_of(actor)
        for reading in all_readings(room.ledger)
        for actor in reading.actors
        if actor.kind is ActorKind.POPULATION
    } - {None}
    assert counted
    rima = room.visitor("Rima")
    assert all(rima.get(f"/c/main/actors/{quote(key or '')}").status_code == 404 for key in counted)
    listed = rima.get("/c/main/actors").text
    assert not any(f"/actors/{quote(key or '')}" in listed for key in counted)
