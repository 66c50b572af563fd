"""Places in invented reports: the land of Qandara (code XA) and its neighbour, with a small table of their own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.lexicon.lexicon import Lexicon, load_lexicon
from riwaya.mentions.places.gazetteer import Gazetteer, gazetteer_of, load_gazetteer
from riwaya.mentions.places.read import find_places, read_places
from riwaya.mentions.places.site import Site
from riwaya.model import NoteKind, Place, PlaceKind, PlacePrecision, Span
from riwaya.text import cut


def site(name: str, kind: PlaceKind, latitude: float, longitude: float, admin1: str, country: str = "XA") -> Site:
    return Site(f"test:{country}:{admin1}:{name}", name, kind, latitude, longitude, country, admin1, curated=True)


SITES = (
    Site("test:XA", "قندارة", PlaceKind.COUNTRY, country="XA"),
    Site("test:XB", "بلزان", PlaceKind.COUNTRY, country="XB"),
    site("شبرمين", PlaceKind.GOVERNORATE, 10.0, 20.0, "شبرمين"),
    site("شبرمين", PlaceKind.CITY, 10.01, 20.01, "شبرمين"),
    site("زرمان", PlaceKind.GOVERNORATE, 14.0, 24.0, "زرمان"),
    site("مرقانة", PlaceKind.TOWN, 10.1, 20.1, "شبرمين"),
    site("مرقانة", PlaceKind.TOWN, 14.1, 24.1, "زرمان"),
    site("الغوطاس الشرقية", PlaceKind.AREA, 10.2, 20.2, "شبرمين"),
    site("مطار هودال العسكري", PlaceKind.BASE, 10.3, 20.3, "شبرمين"),
    site("كفر نسيب", PlaceKind.VILLAGE, 10.25, 20.15, "شبرمين"),
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return gazetteer_of(SITES, [("الغوطاس", SITES[7]), ("مطار هودال", SITES[8])])


@pytest.fixture
def read(lexicon: Lexicon, gazetteer: Gazetteer):  # type: ignore[no-untyped-def]
    def places(text: str) -> tuple[Place, ...]:
        return read_places(cut(text), lexicon, gazetteer)[0]

    return places


def said(places: tuple[Place, ...]) -> list[str]:
    return [m.text for m in sorted(m for p in places for m in p.mentions)]


def of(places: tuple[Place, ...], text: str) -> Place:
    return next(p for p in places if any(m.text == text for m in p.mentions))


def test_a_name_is_found_behind_joined_particles_which_stay_outside(read) -> None:  # type: ignore[no-untyped-def]
    places = read("وقع انفجار بشبرمين وزرمان في قندارة مساء أمس")
    assert {"شبرمين", "زرمان"} <= set(said(places))


def test_the_head_noun_belongs_to_the_mention_and_the_bare_name_is_the_same_place(read) -> None:  # type: ignore[no-untyped-def]
    places = read("دخلت القافلة بلدة مرقانة في محافظة شبرمين ثم غادرت مرقانة ليلا")
    place = of(places, "بلدة مرقانة")
    assert "مرقانة" in {m.text for m in place.mentions}
    assert place.kind is PlaceKind.TOWN


@pytest.mark.parametrize(("governorate", "latitude"), [("شبرمين", 10.1), ("زرمان", 14.1)])
def test_of_two_towns_of_one_name_the_one_in_the_named_governorate_is_meant(
    read,  # type: ignore[no-untyped-def]
    governorate: str,
    latitude: float,
) -> None:
    place = of(read(f"قصفت المدفعية بلدة مرقانة في محافظة {governorate}"), "بلدة مرقانة")
    assert place.latitude == latitude
    assert "one of 2" in place.reason


def test_a_village_in_no_table_is_a_place_without_coordinates_and_a_note(
    lexicon: Lexicon, gazetteer: Gazetteer
) -> None:
    document = cut("سيطر المسلحون على قرية الدرنوفية في محافظة شبرمين")
    places, notes = read_places(document, lexicon, gazetteer)
    place = of(places, "قرية الدرنوفية")
    assert (place.name, place.latitude, place.precision) == ("الدرنوفية", None, PlacePrecision.NONE)
    assert [n.span.text for n in notes if n.kind is NoteKind.UNRESOLVED_PLACE and n.span] == ["قرية الدرنوفية"]


def test_a_list_after_a_plural_head_noun_gives_every_name(read) -> None:  # type: ignore[no-untyped-def]
    places = read("هاجموا قرى الطيونية والسرجيلة وكفر نسيب وأم البطم، في محافظة شبرمين.")
    assert {"الطيونية", "السرجيلة", "كفر نسيب", "أم البطم"} <= set(said(places))
    assert of(places, "كفر نسيب").latitude == 10.25


def test_a_quoted_name_takes_its_quotation_marks_along_behind_the_head_noun(read) -> None:  # type: ignore[no-untyped-def]
    assert "قرية “كفر نسيب”" in said(read("دارت اشتباكات في قرية “كفر نسيب” شرقي شبرمين"))


def test_countryside_and_direction_make_an_area_near_the_place(read) -> None:  # type: ignore[no-untyped-def]
    places = read("تجددت المعارك في ريف شبرمين الشرقي وفي شمال قندارة، وكان الهدوء عاد إلى شبرمين")
    area = of(places, "ريف شبرمين الشرقي")
    assert area.kind is PlaceKind.AREA
    assert area.id != of(places, "شبرمين").id
    assert of(places, "شمال قندارة").latitude is None


def test_two_ways_to_say_a_direction_are_one_area(read) -> None:  # type: ignore[no-untyped-def]
    places = read("نزح الأهالي من شمال قندارة، وتعيش شمالي قندارة أزمة منذ أن أغلقت طرق شبرمين")
    assert of(places, "شمال قندارة") is of(places, "شمالي قندارة")


def test_beside_a_town_said_with_its_head_noun_a_direction_only_tells_the_side(read) -> None:  # type: ignore[no-untyped-def]
    mentions = said(read("انفجرت سيارة شمال مدينة شبرمين في قندارة"))
    assert "مدينة شبرمين" in mentions
    assert "شمال مدينة شبرمين" not in mentions


def test_adjectives_of_a_base_belong_to_its_name(read) -> None:  # type: ignore[no-untyped-def]
    assert "مطار هودال العسكري" in said(read("استهدفت الغارة مطار هودال العسكري في شبرمين"))


def test_definite_nouns_take_places_up_again(read) -> None:  # type: ignore[no-untyped-def]
    text = "قصف عنيف على مدينة شبرمين في قندارة. وقال سكان إن المدينة بلا ماء. وتشهد البلاد توترا."
    places = read(text)
    assert of(places, "المدينة") is of(places, "مدينة شبرمين")
    assert of(places, "البلاد") is of(places, "قندارة")


def test_this_area_is_the_area_named_before(read) -> None:  # type: ignore[no-untyped-def]
    places = read("تتعرض الغوطاس الشرقية لقصف منذ أيام في محافظة شبرمين. ويقول الأهالي إن هذه المنطقة محاصرة.")
    assert of(places, "هذه المنطقة") is of(places, "الغوطاس الشرقية")


def test_a_governorate_never_called_a_town_keeps_its_bare_name(read) -> None:  # type: ignore[no-untyped-def]
    places = read("خرجت مظاهرات في محافظة شبرمين، وقال شهود إن شبرمين تعيش إضرابا")
    assert of(places, "شبرمين") is of(places, "محافظة شبرمين")


def test_a_state_that_acts_is_no_place_and_its_land_is(read) -> None:  # type: ignore[no-untyped-def]
    assert "بلزان" not in said(read("دانت بلزان الهجوم على شبرمين ومرقانة في قندارة"))
    assert "بلزان" in said(read("لجأ المدنيون من شبرمين ومرقانة إلى مخيمات في بلزان"))


def test_a_name_inside_an_actors_name_is_no_place(lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    document = cut("أعلنت كتائب صقور شبرمين تبنيها الهجوم")
    start = document.text.index("كتائب")
    taken = [Span.at(document.text, start, start + len("كتائب صقور شبرمين"))]
    assert read_places(document, lexicon, gazetteer, taken=taken)[0] == ()


def test_an_unnamed_camp_is_a_place_of_its_own(read) -> None:  # type: ignore[no-untyped-def]
    place = of(read("قصف الطيران مخيما للنازحين قرب شبرمين"), "مخيما للنازحين")
    assert (place.kind, place.latitude) == (PlaceKind.CAMP, None)


@pytest.mark.parametrize(
    ("text", "name", "latitude", "longitude"),
    [
        ("دارت معارك في قرية غانم العلي شرقي الرقة", "قرية غانم العلي", 35.775, 39.403),
        ("دخلت القوات بلدة معدان في ريف الرقة", "بلدة معدان", 35.75, 39.6),
        ("انفجرت عبوة في حي الدويلعة بدمشق", "حي الدويلعة", 33.5, 36.33),
        ("عاد نازحون إلى كوباني في شمال سوريا", "كوباني", 36.89, 38.35),
        ("قصف حي الشيخ مقصود في حلب", "حي الشيخ مقصود", 36.23, 37.15),
    ],
)
def test_the_packaged_table_knows_villages_and_quarters(
    lexicon: Lexicon, text: str, name: str, latitude: float, longitude: float
) -> None:
    place = of(read_places(cut(text), lexicon, load_gazetteer())[0], name)
    assert place.latitude == pytest.approx(latitude, abs=0.02)
    assert place.longitude == pytest.approx(longitude, abs=0.02)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "مدينة شبرمين وشبرمين بلدة قرى مرقانة و ، . “ ” في ريف الريف الشرقي شمال المدينة البلاد هذه المنطقة لل ل ب "
            "\ud800 \u202e للمحافظة العاصمة مناطق سيطرة التي ريفها مع الحدود قندارة مخيم للنازحين قاعدة جوية".split(" ")
        ),
        max_size=60,
    )
)
def test_every_mention_is_the_text_it_points_at(words: list[str]) -> None:
    text = " ".join(words)
    places, _ = read_places(cut(text), load_lexicon_once(), TABLE)
    for place in places:
        assert all(text[m.start : m.end] == m.text and m.text.strip() for m in place.mentions)
        assert list(place.mentions) == sorted(set(place.mentions))
    assert [p.id for p in places] == [f"pl{n}" for n in range(1, len(places) + 1)]


TABLE = gazetteer_of(SITES, [("الغوطاس", SITES[7])])
_LEXICON: list[Lexicon] = []


def load_lexicon_once() -> Lexicon:
    if not _LEXICON:
        _LEXICON.append(load_lexicon())
    return _LEXICON[0]


def test_the_capital_of_a_nation_needs_no_name(lexicon: Lexicon) -> None:
    places, _ = read_places(cut("دوى انفجار في العاصمة الليبية فجرا."), lexicon, load_gazetteer())
    assert [(p.name, [m.text for m in p.mentions]) for p in places] == [("طرابلس", ["العاصمة الليبية"])]


def test_a_capital_behind_a_preposition_is_a_place_though_nothing_else_is_told_of_its_country(lexicon: Lexicon) -> None:
    places, _ = read_places(cut("وقع انفجار في طهران أمس."), lexicon, load_gazetteer())
    assert [p.name for p in places] == ["طهران"]


def test_what_follows_that_is_no_town(lexicon: Lexicon) -> None:
    places, _ = read_places(cut("وقال إن صالح غادر البيت."), lexicon, load_gazetteer())
    assert places == ()


def test_the_place_a_report_was_filed_from_is_none_of_its_places(read) -> None:  # type: ignore[no-untyped-def]
    places = read("عنوان\n\nمرقانة، بلزان (ونا)-- وقع انفجار في شبرمين في قندارة.")
    assert said(places) == ["شبرمين", "قندارة"]


def test_two_towns_are_a_mention_with_their_noun_and_each_by_its_name(read) -> None:  # type: ignore[no-untyped-def]
    places = read("سيطرت القوات على بلدتي مرقانة وكفر نسيب في قندارة.")
    assert {"مرقانة", "كفر نسيب"} <= set(said(places))


def test_part_of_a_place_told_by_a_direction_is_an_area_of_it(read) -> None:  # type: ignore[no-untyped-def]
    part = of(read("تقدمت القوات في القطاع الغربي من ريف شبرمين في قندارة."), "القطاع الغربي من ريف شبرمين")
    assert part.kind is PlaceKind.AREA
    assert part.precision is not PlacePrecision.EXACT


@pytest.mark.parametrize(
    "text",
    [
        "أقيم الحفل لإحياء ذكرى النهر في قندارة.",
        "عوقب منفذي الهجوم في قندارة.",
        "أقيمت مخيمات بالقرب من النهر في قندارة.",
        "وقف الجنود عند حاجز أمني في قندارة.",
    ],
)
def test_common_words_behind_a_head_noun_are_no_names(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert [p.name for p in read(text) if "in none of the place tables" in p.reason] == []


def test_a_border_is_a_place_and_the_country_that_acts_is_none(read) -> None:  # type: ignore[no-untyped-def]
    assert "بلزان" not in said(read("قالت بلزان إنها قصفت مواقع في شبرمين في قندارة."))


def test_a_border_of_two_nations_is_one_mention(lexicon: Lexicon) -> None:
    gazetteer = load_gazetteer()
    places = read_places(cut("تقدمت القوات نحو الحدود السورية العراقية في سوريا."), lexicon, gazetteer)[0]
    assert "الحدود السورية العراقية" in said(places)


def test_name_is_weighed_with_and_without_what_has_befallen_it_or_lies_round_it(
    lexicon: Lexicon, gazetteer: Gazetteer
) -> None:
    text = "قصفت المدفعية الغوطاس الشرقية المحاصرة في محافظة شبرمين، ودارت اشتباكات جنوبي زرمان."
    _, drafts = find_places(cut(text), lexicon, gazetteer, ())
    rules = {span.text: rule for span, rule in drafts.rules.items()}
    assert rules["الغوطاس الشرقية المحاصرة"] == "besieged"
    assert "الغوطاس الشرقية" in rules
    assert (rules["جنوبي زرمان"], rules["زرمان"]) == ("area", "within")
