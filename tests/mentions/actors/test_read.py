"""Who acts and who speaks: persons, bodies, sources and populations of an invented valley, and who is who."""

from collections.abc import Callable
from pathlib import Path

import pytest

from riwaya.lexicon.lexicon import Lexicon, load_lexicon
from riwaya.mentions.actors.read import describe, new_actor, read_actors
from riwaya.mentions.phrases import Ground
from riwaya.mentions.tagger import load_tagger
from riwaya.model import Actor, ActorKind, AliasKind, NoteKind, Span
from riwaya.text import cut

WORLD = """
entries:
  - id: actor:talmas
    gloss: an invented state
    kind: state_body
    name: تلماس
    name_en: Talmas
    adjective: [تلماسي]
    bodies: [basic]
    metonyms: [نيروس]
    country: [ZZ]
  - id: actor:gulls
    gloss: an invented armed group
    kind: armed_group
    name: حركة نوارس الوادي
    name_en: Gulls of the Valley
    head: [حركة]
    disguised: true
    country: [ZZ]
    aliases: {abbreviation: [نواد], description: [{text: الحركة الزرقاء, ambiguous: true}]}
  - id: actor:rand
    gloss: an invented spokesman
    kind: person
    name: رند الزهراني
    name_en: Rand al-Zahrani
    posts: [{post: spokesman, of: actor:gulls}]
  - {id: actor:old, gloss: a name until 2015, kind: armed_group, name: كتائب الغسق, name_en: Dusk, valid: {to: 2015}}
  - {id: actor:new, gloss: the name from 2016, kind: armed_group, name: كتائب الغسق, name_en: New Dusk, valid: {from: 2016}}
"""

Read = Callable[..., tuple[Actor, ...]]


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    overlay: Path = tmp_path_factory.mktemp("overlay")
    (overlay / "actors.yaml").write_text(WORLD, encoding="utf-8")
    return load_lexicon([overlay])


@pytest.fixture(scope="module")
def read(lexicon: Lexicon) -> Read:
    tagger = load_tagger()

    def read_(text: str, published: str | None = "2018-05-01") -> tuple[Actor, ...]:
        document = cut(text, lexicon.actors.disguised)
        actors, _ = read_actors(document, lexicon, tagger, (), published)
        for actor in actors:
            for mention in actor.mentions:
                assert text[mention.start : mention.end] == mention.text
        return actors

    return read_


def texts(actor: Actor) -> list[str]:
    return [m.text for m in actor.mentions]


def one(actors: tuple[Actor, ...], mention: str) -> Actor:
    found = [a for a in actors if mention in texts(a)]
    assert len(found) == 1, [texts(a) for a in actors]
    return found[0]


def test_known_name_carries_its_entry_and_english_name(read: Read) -> None:
    actor = one(read("أعلنت حركة نوارس الوادي أنها قصفت مقر الجيش التلماسي."), "حركة نوارس الوادي")
    assert (actor.known_as, actor.name_en, actor.kind) == ("actor:gulls", "Gulls of the Valley", ActorKind.ARMED_GROUP)


def test_noun_with_article_points_to_the_group_named_before(read: Read) -> None:
    actors = read("أعلنت حركة نوارس الوادي هدنة. وقالت الحركة إن قواتها انسحبت من البلدة.")
    assert "الحركة" in texts(one(actors, "حركة نوارس الوادي"))


def test_abbreviation_is_an_alias_of_the_same_actor(read: Read) -> None:
    actors = read("هاجم مقاتلو حركة نوارس الوادي البلدة، وقالت نواد إن عناصرها سيطروا عليها.")
    actor = one(actors, "نواد")
    assert ("نواد", AliasKind.ABBREVIATION) in [(a.text, a.kind) for a in actor.aliases]


def test_disguised_name_is_kept_as_disguised(read: Read) -> None:
    actors = read("قالت مصادر محلية إن نـ.ـوا.د هاجمت القرية، وأكدت حركة نوارس الوادي ذلك.")
    actor = one(actors, "حركة نوارس الوادي")
    assert AliasKind.DISGUISED in [a.kind for a in actor.aliases]


def test_separable_particles_are_cut_off(read: Read) -> None:
    actors = read("وقال بيان لحركة نوارس الوادي إن الجيش التلماسي قصف القرية.")
    assert "حركة نوارس الوادي" in texts(one(actors, "حركة نوارس الوادي"))


def test_fighters_of_a_known_group_stand_for_it(read: Read) -> None:
    actors = read("قتل مقاتلو حركة نوارس الوادي جنديا، ثم انسحبت حركة نوارس الوادي من القرية.")
    assert "مقاتلو حركة نوارس الوادي" in texts(one(actors, "حركة نوارس الوادي"))


def test_title_and_name_are_one_mention_and_the_surname_comes_back(read: Read) -> None:
    actors = read(
        "قال قائد الشرطة في المدينة العقيد سامر بن ناصر الدهمشي إن الهجوم انتهى. وأضاف الدهمشي أن الوضع هادئ."
    )
    person = one(actors, "الدهمشي")
    assert person.kind is ActorKind.PERSON
    assert any("العقيد سامر بن ناصر الدهمشي" in t for t in texts(person))


def test_post_is_a_claimed_role_of_the_body_it_is_held_in(read: Read) -> None:
    actors = read("قال المتحدث باسم حركة نوارس الوادي العقيد سامر الدهمشي إن الهجوم انتهى.")
    body = one(actors, "حركة نوارس الوادي")
    person = next(a for a in actors if a.kind is ActorKind.PERSON)
    assert [(r.role, r.of, r.claim) for r in person.roles] == [("spokesman", body.id, None)]


def test_legal_name_behind_a_stroke_is_the_same_person(read: Read) -> None:
    actors = read("قاد المدعو “أبو رند الغافقي/ سامر فياض الدهمشي” الهجوم، ثم اعتقل أبو رند الغافقي في المدينة.")
    person = next(a for a in actors if "أبو رند الغافقي" in texts(a))
    assert [a.kind for a in person.aliases if a.text == "سامر فياض الدهمشي"] == [AliasKind.LEGAL_NAME]


def test_unnamed_source_is_an_actor_of_its_own_and_comes_back(read: Read) -> None:
    actors = read("قال مصدر عسكري في حركة نوارس الوادي إن القصف مستمر. وأضاف المصدر أن القتال يدور قرب الجسر.")
    source = next(a for a in actors if a.kind is ActorKind.UNNAMED_SOURCE)
    assert texts(source) == ["مصدر عسكري في حركة نوارس الوادي", "المصدر"]
    assert source.known_as is None


def test_two_unnamed_sources_are_two(read: Read) -> None:
    actors = read("قال مصدر طبي إن القصف أوقع قتلى. وأكد ناشطون محليون أن القصف استهدف السوق.")
    assert sum(a.kind is ActorKind.UNNAMED_SOURCE for a in actors) == 2


def test_capital_that_speaks_is_its_government(read: Read) -> None:
    actors = read("نفت نيروس قصف البلدة، وقالت الحكومة التلماسية إن الاتهامات باطلة.")
    assert "نيروس" in texts(one(actors, "الحكومة التلماسية"))


def test_capital_as_a_place_is_nobody(read: Read) -> None:
    actors = read("وقع انفجار في نيروس. وقال شهود عيان إن ثلاثة أشخاص قتلوا.")
    assert all("نيروس" not in texts(a) for a in actors)


def test_ambiguous_name_without_support_is_not_given_to_its_bearer(read: Read) -> None:
    actors = read("قالت الحركة الزرقاء في بيان إنها قصفت الميناء.")
    assert all(a.known_as != "actor:gulls" for a in actors)


def test_ambiguous_name_with_support_is_given_to_its_bearer(read: Read) -> None:
    actors = read("أعلنت حركة نوارس الوادي هدنة. وقالت الحركة الزرقاء إنها ستطلق الأسرى.")
    assert "الحركة الزرقاء" in texts(one(actors, "حركة نوارس الوادي"))


@pytest.mark.parametrize(("day", "entry"), [("2014-03-01", "actor:old"), ("2019-03-01", "actor:new")])
def test_entry_that_holds_on_the_day_is_taken(read: Read, day: str, entry: str) -> None:
    assert one(read("قصفت كتائب الغسق البلدة.", day), "كتائب الغسق").known_as == entry


def test_name_of_several_without_a_day_is_noted_and_not_guessed(lexicon: Lexicon) -> None:
    text = "قصفت كتائب الغسق البلدة."
    document = cut(text)
    actors, notes = read_actors(document, lexicon, None, (), None)
    assert all(a.known_as not in ("actor:old", "actor:new") for a in actors)
    assert NoteKind.AMBIGUOUS_ACTOR in [n.kind for n in notes]


def test_ids_follow_the_text_and_are_dense(read: Read) -> None:
    actors = read("قالت حركة نوارس الوادي إن الجيش التلماسي قصف القرية، وأكد ناشطون ذلك.")
    assert [a.id for a in actors] == [f"ac{n}" for n in range(1, len(actors) + 1)]
    starts = [min(m.start for m in a.mentions) for a in actors]
    assert starts == sorted(starts)


def test_population_is_counted_once(read: Read) -> None:
    actors = read("قتل 15 مدنيا وأصيب 40 مدنيا في قصف الجيش التلماسي على القرية.")
    assert sum(a.kind is ActorKind.POPULATION for a in actors) <= 1


@pytest.mark.parametrize(
    "text", ["", "   ", "\ud800 قال \udfff", "“" * 500 + "قال", "أبو " * 300, "المتحدث باسم " * 200]
)
def test_hostile_text_breaks_nothing(read: Read, text: str) -> None:
    assert isinstance(read(text), tuple)


def test_same_text_gives_equal_actors(read: Read) -> None:
    text = "قال رند الزهراني إن حركة نوارس الوادي صدت هجوما للجيش التلماسي."
    assert read(text) == read(text)


def agreement(lexicon: Lexicon, read: Read, text: str, mention: str) -> tuple[str, str]:
    ground = Ground.of(cut(text), lexicon)
    found = describe(ground, one(read(text), mention))
    assert found is not None
    return found.gender, found.number


def test_agreement_tells_gender_and_number(lexicon: Lexicon, read: Read) -> None:
    text = "أعلنت حركة نوارس الوادي الهدنة، وقال ناشطون إنها صامدة."
    assert agreement(lexicon, read, text, "حركة نوارس الوادي") == ("f", "s")
    assert agreement(lexicon, read, text, "ناشطون")[1] == "p"


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("وزارة الزراعة", ActorKind.STATE_BODY),
        ("خبير في المياه", ActorKind.UNNAMED_SOURCE),
        ("شبكة أخبار الوادي", ActorKind.MEDIA),
    ],
)
def test_new_actor_has_the_kind_of_its_head(lexicon: Lexicon, phrase: str, kind: ActorKind) -> None:
    ground = Ground.of(cut(phrase), lexicon)
    assert new_actor(ground, Span(0, len(phrase), phrase), "ac9").kind is kind


def mentions(actors: tuple[Actor, ...]) -> set[str]:
    return {m for a in actors for m in texts(a)}


def test_counted_people_and_the_victims_told_of_later_are_one_population(read: Read) -> None:
    actors = read(
        "قتل 39 شخصا في بلدة سمهرين وجرح مئات المدنيين. وقالت حركة نوارس الوادي إن الضحايا نقلوا إلى المستشفى."
    )
    victims = one(actors, "39 شخصا")
    assert {"مئات المدنيين", "الضحايا"} <= set(texts(victims))


def test_inhabitants_go_on_with_where_they_live(read: Read) -> None:
    assert "سكان بلدة سمهرين" in mentions(read("طالبت حركة نوارس الوادي سكان بلدة سمهرين بالرحيل."))


def test_more_than_a_number_belongs_to_the_counted(read: Read) -> None:
    assert "أكثر من 400 مدني" in mentions(read("أعلنت حركة نوارس الوادي مقتل أكثر من 400 مدني في القصف."))


def test_the_wounded_end_before_their_wounds(read: Read) -> None:
    found = mentions(read("أعلنت حركة نوارس الوادي إصابة ثلاثة أشخاص بجروح وخمسة آخرين."))
    assert not any("بجروح" in m for m in found)


def test_the_name_inside_a_title_is_the_same_person(read: Read) -> None:
    actors = read("قال المتحدث باسم الحرس الرائد لؤي سمعان إن القصف مستمر. وأضاف لؤي سمعان أن المعارك عنيفة.")
    person = one(actors, "المتحدث باسم الحرس الرائد لؤي سمعان")
    assert "لؤي سمعان" in texts(person)


def test_rare_words_between_commas_behind_a_title_are_a_name(read: Read) -> None:
    actors = read("وقال المتحدث باسم الحرس، رندح السمهاري، إن القصف مستمر. وتابع المتحدث أن الحرس انسحب.")
    person = one(actors, "المتحدث باسم الحرس، رندح السمهاري")
    assert "المتحدث" in texts(person)


def test_an_order_is_no_officer(read: Read) -> None:
    assert not any(m.startswith("أمر") for m in mentions(read("وأمر الزهراني بفتح تحقيق في الحادث.")))


def test_a_minister_of_another_land_is_another_minister(read: Read) -> None:
    actors = read("قال وزير الدفاع التلماسي ماهر سلوم إن الهدنة قائمة. ورد الوزير الروسي أن القصف مستمر.")
    minister = next(a for a in actors if any("ماهر سلوم" in m for m in texts(a)))
    assert "الوزير الروسي" not in texts(minister)


def test_a_body_called_by_its_noun_and_its_name_is_the_one_named(read: Read) -> None:
    actors = read('وقال فصيل "حركة نوارس الوادي" المعارض إنه انسحب.')
    assert one(actors, 'فصيل "حركة نوارس الوادي" المعارض').known_as == "actor:gulls"


def test_interest_and_arms_and_doing_away_with_are_no_bodies(read: Read) -> None:
    text = "دعا رئيس مجلس تلماس السكان إلى إلقاء السلاح، وتعهد بالقضاء على حركة نوارس الوادي في الحرب الدائرة."
    found = {m for a in read(text) for m in texts(a)}
    assert "حركة نوارس الوادي" in found
    assert not found & {"السلاح", "القضاء", "بالقضاء", "الدائرة", "للقضاء"}


def test_position_is_no_website(read: Read) -> None:
    found = {m for a in read("قصفت حركة نوارس الوادي موقعا عسكريا ومراكز عسكرية قرب النهر.") for m in texts(a)}
    assert found == {"حركة نوارس الوادي"}


def test_and_with_a_number_or_an_event_begins_something_else(read: Read) -> None:
    counted = {m for a in read("أعلن الجيش التلماسي مقتل 8 جنود و14 مسلحا وإصابة خمسة آخرين.") for m in texts(a)}
    assert {"8 جنود", "14 مسلحا"} <= counted
    assert not any(m.endswith(" و") or "وإصابة" in m for m in counted)


def test_quotation_behind_his_team_is_no_name(read: Read) -> None:
    actors = read('أكد رند الزهراني الأحد أن فريقه "يرحب بكل الوفود" القادمة.')
    assert not any("يرحب" in m for a in actors for m in texts(a))


def test_adjective_of_origin_behind_a_noun_is_nobody(read: Read) -> None:
    found = {
        m
        for a in read("شكر رئيس مجلس تلماس حلفاءه على الدعم العسكري والاقتصادي، وأحبط هجوم إرهابي كبير.")
        for m in texts(a)
    }
    assert not found & {"العسكري والاقتصادي", "العسكري", "الاقتصادي", "إرهابي كبير"}


def test_source_in_a_ministry_is_one_phrase(read: Read) -> None:
    assert one(read("قال مصدر مسؤول بوزارة الزراعة التلماسية إن السد آمن."), "مصدر مسؤول بوزارة الزراعة التلماسية")


def test_two_occupations_joined_are_one_person(read: Read) -> None:
    actors = read("يقول الكاتب والباحث السياسي التلماسي، عبد الباسط بن راند، إن الهدنة هشة.")
    person = one(actors, "الكاتب والباحث السياسي التلماسي، عبد الباسط بن راند")
    assert person.kind is ActorKind.PERSON


def test_person_with_a_title_before_and_behind_is_one(read: Read) -> None:
    actors = read(
        "قال العقيد راند بن سليم، المتحدث باسم حركة نوارس الوادي، إن الطريق مفتوح. وأضاف العقيد راند بن سليم أن السوق مغلق."
    )
    assert one(actors, "العقيد راند بن سليم، المتحدث باسم حركة نوارس الوادي") is one(actors, "العقيد راند بن سليم")


def test_capital_near_which_something_lies_is_no_actor(read: Read) -> None:
    actors = read("وقع الانفجار قرب نيروس شمالي تلماس. ونفت تلماس أي صلة لها بالانفجار.")
    assert "نيروس" not in {m for a in actors for m in texts(a)}
    assert "تلماس" in {m for a in actors for m in texts(a)}


def test_source_in_brackets_is_the_source_told_of_before(read: Read) -> None:
    text = "قال مصدر عسكري في حركة نوارس الوادي إن المعبر أغلق. وأشار المصدر العسكري في (نواد) إلى أن الحركة تفاوض."
    actors = read(text)
    assert one(actors, "مصدر عسكري في حركة نوارس الوادي") is one(actors, "المصدر العسكري في (نواد)")


def test_what_is_said_of_a_name_is_no_part_of_it(read: Read) -> None:
    found = {m for a in read("قالت تلماس إن حركة نوارس الوادي تابعة لحزب المرجان.") for m in texts(a)}
    assert "حركة نوارس الوادي" in found
    assert not any("تابعة" in m for m in found)


def test_where_something_comes_from_and_by_arms_are_nobody(read: Read) -> None:
    text = "ردت حركة نوارس الوادي عسكريا في الشمال على قصف مصدره التلة المجاورة، وقالت إنها وصلت إليه."
    found = {m for a in read(text) for m in texts(a)}
    assert not any("عسكريا" in m or "مصدره" in m or "إليه" in m for m in found)


@pytest.mark.parametrize(
    ("text", "whole", "name"),
    [
        (
            "قال المتحدث باسم وزارة الدفاع التلماسية (البيت الأزرق) عبد الرحمن سالم إن الجسر مفتوح.",
            "المتحدث باسم وزارة الدفاع التلماسية (البيت الأزرق) عبد الرحمن سالم",
            "عبد الرحمن سالم",
        ),
        (
            "أكد وزير النقل التلماسي المكلف بشؤون الحدود رند الزهراني أن المعبر مغلق.",
            "وزير النقل التلماسي المكلف بشؤون الحدود رند الزهراني",
            "رند الزهراني",
        ),
        (
            "قال المتحدث الرسمي لحركة نوارس الوادي المتحالفة مع تلماس، رند الزهراني، إن القرية آمنة.",
            "المتحدث الرسمي لحركة نوارس الوادي المتحالفة مع تلماس، رند الزهراني",
            "رند الزهراني",
        ),
        (
            "وقال الجنرال التلماسي رند الزهراني للصحافيين إن القوات باقية.",
            "الجنرال التلماسي رند الزهراني",
            "رند الزهراني",
        ),
    ],
)
def test_title_announces_a_name_behind_all_that_is_said_of_the_post(
    read: Read, text: str, whole: str, name: str
) -> None:
    person = one(read(text), whole)
    assert person.kind is ActorKind.PERSON
    assert person.name == name


def test_name_behind_another_post_is_that_posts(read: Read) -> None:
    actors = read("قال قائد عسكري موال للوزير التلماسي رند الزهراني إن الطريق مقطوع. ونفى رند الزهراني ذلك.")
    assert not any(m.startswith("قائد") for m in texts(one(actors, "رند الزهراني")))


def test_letter_joined_to_a_name_is_no_part_of_it(read: Read) -> None:
    text = "قال العقيد عبد الرحمن الحداد إن الهدنة قائمة. ونسبت وكالة محلية للحداد قوله إن المعبر مفتوح."
    person = one(read(text), "العقيد عبد الرحمن الحداد")
    assert "للحداد" in texts(person)
    assert person.name == "عبد الرحمن الحداد"


def test_his_director_is_the_director_told_of_before(read: Read) -> None:
    text = "قال مدير المرصد التلماسي رند الزهراني إن القصف توقف. لكن مديره أوضح أن الهدنة هشة."
    assert "مديره" in texts(one(read(text), "مدير المرصد التلماسي رند الزهراني"))


def test_vague_official_of_the_first_lines_is_the_one_named_later(read: Read) -> None:
    text = (
        "مسؤول في حركة نوارس الوادي: الهدنة قائمة\n\n"
        "قال نائب قائد حركة نوارس الوادي رند الزهراني إن الهدنة قائمة.\n\nوأضاف رند الزهراني أن السوق مفتوح."
    )
    assert "مسؤول في حركة نوارس الوادي" in texts(one(read(text), "نائب قائد حركة نوارس الوادي رند الزهراني"))


def test_vague_official_stays_unnamed_where_two_are_named(read: Read) -> None:
    text = (
        "مسؤول في حركة نوارس الوادي: الهدنة قائمة\n\n"
        "قال نائب قائد حركة نوارس الوادي رند الزهراني إن الهدنة قائمة.\n\n"
        "وقال المتحدث باسم حركة نوارس الوادي عبد الباسط سالم إن السوق مفتوح."
    )
    assert one(read(text), "مسؤول في حركة نوارس الوادي").kind is ActorKind.UNNAMED_SOURCE


def test_official_of_a_nation_is_the_holder_of_a_post_there(read: Read) -> None:
    text = "قال وزير الخارجية التلماسي عبد الباسط سالم إن المعبر مفتوح. وأضاف المسؤول التلماسي أن السوق مفتوح."
    assert "المسؤول التلماسي" in texts(one(read(text), "وزير الخارجية التلماسي عبد الباسط سالم"))


def test_newspaper_told_of_by_its_nation_is_the_one_named_later(read: Read) -> None:
    text = 'كشفت صحيفة تلماسية عن اتفاق سري.\n\nوأوردت صحيفة "صدى الوادي" أن الاتفاق وقع أمس. وقالت الصحيفة إنه سري.'
    paper = one(read(text), 'صحيفة "صدى الوادي"')
    assert {"صحيفة تلماسية", "الصحيفة"} <= set(texts(paper))


def test_body_with_a_known_name_in_brackets_is_that_body(read: Read) -> None:
    text = "أعلنت منظمة أبناء السهل (نواد) وقف القتال. وقالت حركة نوارس الوادي إنها ملتزمة."
    assert any(m.startswith("منظمة أبناء السهل") for m in texts(one(read(text), "حركة نوارس الوادي")))


def test_what_an_organisation_is_there_for_is_part_of_its_name(read: Read) -> None:
    text = "قالت وكالة الوادي لإغاثة اللاجئين إن النزوح مستمر."
    assert one(read(text), "وكالة الوادي لإغاثة اللاجئين")


def test_adjective_that_is_also_a_states_name_describes_an_indefinite_noun(read: Read) -> None:
    found = {m for a in read("ذكرت مصادر تلماسية محلية أن القوات تقدمت في الوادي.") for m in texts(a)}
    assert "مصادر تلماسية محلية" in found


def test_a_people_with_its_article_is_its_state(read: Read) -> None:
    actors = read("نفت تلماس القصف. وقال التلماسيون إن الغارات لم تقع.")
    assert one(actors, "التلماسيون") is one(actors, "تلماس")


def test_fighters_of_a_group_told_with_of_stand_for_it(read: Read) -> None:
    actors = read("هاجم مقاتلون من حركة نوارس الوادي القرية. وانسحبت حركة نوارس الوادي لاحقا.")
    assert one(actors, "مقاتلون من حركة نوارس الوادي") is one(actors, "حركة نوارس الوادي")


def test_correspondent_of_a_medium_is_one_phrase_and_comes_back(read: Read) -> None:
    text = "أفاد مراسل وكالة رويترز أن القصف مستمر. وأضاف المراسل أن الحي مدمر."
    source = one(read(text), "مراسل وكالة رويترز")
    assert source.kind is ActorKind.UNNAMED_SOURCE
    assert "المراسل" in texts(source)


def test_safe_and_strong_are_no_security_and_no_powers(read: Read) -> None:
    found = {m for a in read("خرجت العائلات عبر ممر آمن، وتعهدت تلماس برد قوي مشترك.") for m in texts(a)}
    assert not any("آمن" in m or "قوي" in m for m in found)


def test_allies_of_somebody_are_an_actor_of_their_own(read: Read) -> None:
    actors = read("هاجمت حركة نوارس الوادي وحلفاؤها قوات تلماس في القرية.")
    assert one(actors, "حلفاؤها") is not one(actors, "حركة نوارس الوادي")
