"""Loaded words, towards whom and in whose words, in the invented valley of Nuran."""

from dataclasses import replace

from riwaya.claims.attribution.claims import claims_of
from riwaya.claims.events.read import read_events
from riwaya.claims.framing.read import read_framing
from riwaya.mentions import Mentions
from riwaya.model import Framing, make_report
from tests.claims.world import Read, actors_in, lexicon


def framed(text: str) -> tuple[Framing, ...]:
    read = Read(text)
    claims = claims_of(read.ground, make_report(text, ref="t"), read.drafts, read.speakers.found)
    actors = actors_in(text)
    events = read_events(read.ground.document, Mentions(tuple(actors), (), (), (), ()), claims, lexicon())
    return read_framing(read.ground, actors, claims, events)


def only(text: str) -> Framing:
    (found,) = framed(text)
    return found


def test_a_loaded_adjective_leans_towards_the_name_before_it() -> None:
    found = only("وقصفت جبهة ساران الإرهابية سوق نوران.")
    assert (found.text, found.kind, found.target) == ("الإرهابية", "evaluative", "front")


def test_so_called_leans_towards_the_name_behind_it() -> None:
    found = only("وقال سالم حداد إن ما تسمى وزارة دفاع الوادي أخلت التل.")
    assert (found.text, found.kind, found.target) == ("ما تسمى", "naming", "ministry")


def test_a_verb_of_crushing_leans_towards_whom_it_is_done_to() -> None:
    assert only("بدأ تطهير التل من جبهة ساران.").target == "front"


def test_the_doer_of_a_heinous_act_is_framed_and_not_its_victim() -> None:
    found = framed("شن جيش الوادي الهجوم الآثم على وزارة دفاع الوادي.")
    assert [(f.text, f.target) for f in found] == [("الآثم", "army")]


def test_no_target_rather_than_the_nearest_name() -> None:
    assert only("محاولة يائسة جرت أمس قرب البلدة كما ذكرت وكالة مرسال.").target is None


def test_adjectives_of_a_loaded_noun_are_one_with_it() -> None:
    assert only("هاجمت العصابات الإرهابية التل.").text == "العصابات الإرهابية"
    assert only("اتهمت الجبهة النظام السوري.").text == "النظام السوري"


def test_in_whose_words_it_stands() -> None:
    told = only("وقال جيش الوادي إن الإرهابيين انسحبوا من التل.")
    assert told.claim is not None
    assert only("انسحب الإرهابيون من التل.").claim is None


def test_the_same_word_is_framing_for_every_party() -> None:
    """Swapping the parties swaps the targets and changes nothing else."""
    text = "وقال سالم حداد إن عصابات جبهة ساران قصفت مواقع جيش الوادي الغاشم."
    swapped = text.replace("جبهة ساران", "@").replace("جيش الوادي", "جبهة ساران").replace("@", "جيش الوادي")
    one, other = framed(text), framed(swapped)
    swap = {"front": "army", "army": "front"}
    assert [(f.text, f.kind, swap.get(f.target or "", f.target)) for f in one] == [
        (f.text, f.kind, f.target) for f in other
    ]


def test_a_plain_word_in_place_of_a_loaded_one_leaves_no_framing() -> None:
    assert framed("وارتقى ثلاثة شهداء في نوران.") != ()
    assert framed("وسقط ثلاثة قتلى في نوران.") == ()


def test_a_lone_verb_in_quotation_marks_is_kept_at_a_distance() -> None:
    found = only('قال جيش الوادي إن الجبهة "تستعرض" القوة عند المعبر.')
    assert (found.text, found.kind) == ("تستعرض", "scare_quotes")


def test_names_and_statements_in_quotation_marks_are_not() -> None:
    assert framed('قال سالم حداد: "الهدنة قائمة".') == ()
    assert framed('وصل قائد "جبهة ساران" إلى البلدة.') == ()


def test_what_somebody_is_said_to_be_is_an_evaluation() -> None:
    found = only('وصف سالم حداد الاتفاق بأنه "صفعة الوادي".')
    assert (found.text, found.kind) == ("صفعة الوادي", "evaluative")


def test_spans_are_the_reports_own_characters() -> None:
    text = "والإرهابيون وللميليشيات و«الجهاديون»"
    assert all(text[f.start : f.end] == f.text for f in framed(text))
    assert [replace(f, target=None, claim=None).text for f in framed(text)] == ["الإرهابيون", "للميليشيات", "الجهاديون"]
