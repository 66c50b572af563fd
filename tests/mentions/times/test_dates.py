"""Time expressions of invented news sentences; published Wednesday 15 May 2024 unless said."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.lexicon.lexicon import Lexicon, load_lexicon
from riwaya.mentions.times.dates import read_times, resolve_relative, when
from riwaya.model import NoteKind, TimeBasis, TimePrecision, TimeSpan
from riwaya.text import cut

PUBLISHED = "2024-05-15T16:30:00Z"
BENCHMARK = Path(__file__).parents[3] / "shared" / "benchmarks" / "dates_ar.json"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def told(text: str, lexicon: Lexicon, published: str | None = PUBLISHED) -> list[tuple[str, str | None, str | None]]:
    return [(t.text, t.from_, t.to) for t in when(text, published, lexicon)]


@pytest.mark.skipif(not BENCHMARK.exists(), reason="../shared is not beside the project")
def test_every_expression_of_the_benchmark_is_resolved_and_no_trap_is_read(lexicon: Lexicon) -> None:
    data = json.loads(BENCHMARK.read_text(encoding="utf-8"))
    for item in data["expressions"]:
        found = when(item["text"], data["published"], lexicon)
        assert [(t.from_, t.to) for t in found] == [(item["from"], item["to"])], item["text"]
    for text in data["not_dates"]:
        assert when(text, data["published"], lexicon) == ()


@pytest.mark.parametrize(
    ("sentence", "expression", "first", "last"),
    [
        ("دخلت الكتيبة بلدة صفيرة مساء الاثنين بلا قتال", "مساء الاثنين", "2024-05-13", "2024-05-13"),
        ("وقصفت المدفعية التلال ليل الأحد/ الاثنين", "ليل الأحد/ الاثنين", "2024-05-12", "2024-05-13"),
        ("قصفوها ليل الأحد الاثنين", "ليل الأحد الاثنين", "2024-05-12", "2024-05-13"),
        ("وفجر السبت سمع دوي في الوادي", "فجر السبت", "2024-05-11", "2024-05-11"),
        ("وقع الهجوم في وقت متأخر مساء الأحد", "وقت متأخر مساء الأحد", "2024-05-12", "2024-05-12"),
        (
            "أعلنت اللجنة في الساعات الأولى من فجر الثلاثاء",
            "الساعات الأولى من فجر الثلاثاء",
            "2024-05-14",
            "2024-05-14",
        ),
        ("وصلت القافلة أمس الثلاثاء", "أمس الثلاثاء", "2024-05-14", "2024-05-14"),
        ("تحاصر الكتيبة البلدة منذ 18 شباط/فبراير", "منذ 18 شباط/فبراير", "2024-02-18", "2024-05-15"),
        ("تحاصر الكتيبة البلدة منذ شهر", "منذ شهر", "2024-04-15", "2024-05-15"),
        ("هاجمهم الحرس منذ يومين", "منذ يومين", "2024-05-13", "2024-05-13"),
        ("تدور معارك عنيفة في السهل منذ يومين", "منذ يومين", "2024-05-13", "2024-05-15"),
        ("قتل سبعة حراس منذ الأحد", "منذ الأحد", "2024-05-12", "2024-05-15"),
        (
            "يسيطرون على التلة منذ منتصف ليل الاثنين وحتى هذه اللحظة",
            "منذ منتصف ليل الاثنين وحتى هذه اللحظة",
            "2024-05-13",
            "2024-05-15",
        ),
        (
            "قتل مئة منذ بدء القتال في وادي الزهر في 3 نيسان",
            "منذ بدء القتال في وادي الزهر في 3 نيسان",
            "2024-04-03",
            "2024-05-15",
        ),
        ("خلال الأيام الخمسة الماضية", "الأيام الخمسة الماضية", "2024-05-10", "2024-05-15"),
        ("في آخر 72 ساعة", "آخر 72 ساعة", "2024-05-12", "2024-05-15"),
        ("اندلعت الثورة عام 2019 في الميناء", "عام 2019", "2019-01-01", "2019-12-31"),
        ("بين عامي 2014 و2016", "عامي 2014 و2016", "2014-01-01", "2016-12-31"),
        ("بين 18 و25 نيسان 2023", "18 و25 نيسان 2023", "2023-04-18", "2023-04-25"),
        ("من الجمعة إلى الأحد", "من الجمعة إلى الأحد", "2024-05-10", "2024-05-12"),
        ("مطلع الشهر الحالي", "مطلع الشهر الحالي", "2024-05-01", "2024-05-10"),
        ("في خريف 2015", "خريف 2015", "2015-09-01", "2015-11-30"),
        ("في ديسمبر/ كانون الأول الماضي", "ديسمبر/ كانون الأول الماضي", "2023-12-01", "2023-12-31"),
        ("في أيار/مايو الماضي", "أيار/مايو الماضي", "2023-05-01", "2023-05-31"),
        ("يصل الوفد يوم الأحد المقبل", "يوم الأحد المقبل", "2024-05-19", "2024-05-19"),
        ("من المقرر أن تصل القافلة إلى صفيرة الأحد", "الأحد", "2024-05-19", "2024-05-19"),
        ("في وقت سابق من هذا العام", "وقت سابق من هذا العام", "2024-01-01", "2024-05-15"),
        ("الحادي والعشرين من آذار 2022", "الحادي والعشرين من آذار 2022", "2022-03-21", "2022-03-21"),
        ("في ٢١ رمضان ١٤٤٤ هـ", "٢١ رمضان ١٤٤٤ هـ", "2023-04-12", "2023-04-12"),
        ("في غضون يوم أو يومين", "في غضون يوم أو يومين", "2024-05-16", "2024-05-17"),
        ("قتل ثلاثون حارسا خلال أسبوع واحد", "خلال أسبوع واحد", "2024-05-08", "2024-05-15"),
        ("قتل سبعة حراس في خمسة أيام من القصف", "خمسة أيام", "2024-05-10", "2024-05-15"),
        ("نزح المئات خلال 48 ساعة من القتال", "خلال 48 ساعة", "2024-05-13", "2024-05-15"),
        ("سيغادر الحرس صفيرة خلال يومين", "خلال يومين", "2024-05-16", "2024-05-17"),
        ("حصيلة سبع سنوات من الحرب في وادي الزهر", "سبع سنوات", "2017-05-15", "2024-05-15"),
        ("نزحوا قبل سنوات سبع، ثم عادوا", "قبل سنوات سبع", "2017-01-01", "2017-12-31"),
        ("يقاتلون منذ اندلاعها قبل عامين", "منذ اندلاعها قبل عامين", "2022-01-01", "2024-05-15"),
        ("قصفت التلال منذ استعادة البلدة هذا الشهر", "منذ استعادة البلدة هذا الشهر", "2024-05-01", "2024-05-15"),
        ("قتل مئة حارس منذ بداية العام", "منذ بداية العام", "2024-01-01", "2024-05-15"),
        ("ربما ينسحبون بنهاية هذا اليوم", "نهاية هذا اليوم", "2024-05-15", "2024-05-15"),
        (
            "تصاعد القصف في الأسبوع الثاني من شهر نيسان/أبريل الماضي",
            "الأسبوع الثاني من شهر نيسان/أبريل الماضي",
            "2024-04-08",
            "2024-04-14",
        ),
        ("هي الأولى منذ هدنة 2017", "منذ هدنة 2017", "2017-01-01", "2024-05-15"),
        ("وقع الصلح في 31 مايو/ أيار 1847 بين الإمارتين", "31 مايو/ أيار 1847", "1847-05-31", "1847-05-31"),
        ("قتل مئة حارس خلال عام 2013 في صفيرة", "عام 2013", "2013-01-01", "2013-12-31"),
        ("كانت القلعة لهم قبل عام 2011", "عام 2011", "2011-01-01", "2011-12-31"),
        ("انسحبوا خلال شهر آذار من صفيرة", "شهر آذار", "2024-03-01", "2024-03-31"),
        ("استنفر الحرس منذ منتصف الليل في صفيرة", "منذ منتصف الليل", "2024-05-14", "2024-05-15"),
        ("يهددونهم منذ عام ألفين وستة عشر", "منذ عام ألفين وستة عشر", "2016-01-01", "2024-05-15"),
        ("خسروها منذ ألفين وأحد عشر، ثم عادوا", "منذ ألفين وأحد عشر", "2011-01-01", "2024-05-15"),
        ("سيجتمع مجلس الوادي الاثنين لبحث الهدنة", "الاثنين", "2024-05-20", "2024-05-20"),
        ("سيطر الحرس على التلة الاثنين", "الاثنين", "2024-05-13", "2024-05-13"),
        ("قال القائد إنه سيرد على هجوم الاثنين", "الاثنين", "2024-05-13", "2024-05-13"),
        ("قصفت صفيرة ليل الأربعاء الخميس", "ليل الأربعاء الخميس", "2024-05-15", "2024-05-16"),
    ],
)
def test_expression_in_its_sentence(sentence: str, expression: str, first: str, last: str, lexicon: Lexicon) -> None:
    assert (expression, first, last) in told(sentence, lexicon)


@pytest.mark.parametrize(
    "sentence",
    [
        "قاد الفرقة 86 في الوادي",
        "مارس الوسيط ضغطا على الطرفين",
        "وهو أب لطفلين من صفيرة",
        "قتل اثنين من الحراس",
        "قال الأمين العام للاتحاد",
        "احتشدوا في سوق الجمعة قرب الجسر",
        "ظهر مسلحون في البلدة",
        "فجر نفسه عند الحاجز",
        "نقلت روسيا اليوم عن شهود",
        "قال العقيد سالم محمد الأحد إن الهدنة مستمرة",
        "لا نتائج حتى الآن",
        "وقعوا عقود البيع أمام القاضي",
        "في ألفين وعشرة مواقع",
        "بلغ النهر أعلى مستوى في أربعة أشهر",
        "قصفت من قبل المدفعية",
    ],
)
def test_look_alike_is_no_time(sentence: str, lexicon: Lexicon) -> None:
    assert told(sentence, lexicon) == []


@pytest.mark.parametrize("sentence", ["قصفوا البلدة مساء الاثنين", "قبل يومين", "في 3 نيسان", "الشهر الماضي", "صباحا"])
def test_without_publication_relative_time_stays_open_with_a_note(sentence: str, lexicon: Lexicon) -> None:
    times, notes = read_times(cut(sentence), lexicon, None)
    assert [(t.from_, t.to, t.basis) for t in times] == [(None, None, TimeBasis.NONE)]
    assert [n.kind for n in notes] == [NoteKind.UNRESOLVED_TIME]
    assert "no date" in notes[0].why


def test_without_publication_a_full_date_is_resolved_from_the_text(lexicon: Lexicon) -> None:
    times, notes = read_times(cut("في 3 نيسان 2022"), lexicon, None)
    assert [(t.from_, t.basis) for t in times] == [("2022-04-03", TimeBasis.TEXT)]
    assert notes == ()


def test_time_counted_from_an_event_waits_for_the_event(lexicon: Lexicon) -> None:
    (time,), (note,) = read_times(cut("وقبل بدء المعارك الأخيرة بيومين، انسحب الحرس"), lexicon, PUBLISHED)
    assert (time.text, time.from_, time.basis) == ("قبل بدء المعارك الأخيرة بيومين", None, TimeBasis.TEXT)
    assert "event" in note.why
    night = TimeSpan(0, 1, "x", "2024-05-08", "2024-05-09", TimePrecision.NIGHT, TimeBasis.REPORT)
    resolved = resolve_relative(time, night, lexicon)
    assert (resolved.from_, resolved.to, resolved.basis) == ("2024-05-06", "2024-05-06", TimeBasis.TEXT)
    assert resolve_relative(time, TimeSpan(0, 1, "x"), lexicon) == time


def test_since_an_event_lasts_from_its_own_day_to_publication(lexicon: Lexicon) -> None:
    (time,) = when("قتل مئة منذ سقوط القلعة", PUBLISHED, lexicon)
    day = TimeSpan(0, 1, "x", "2024-05-08", "2024-05-08", TimePrecision.DAY, TimeBasis.REPORT)
    resolved = resolve_relative(time, day, lexicon, PUBLISHED)
    assert (resolved.from_, resolved.to) == ("2024-05-08", "2024-05-15")


def test_same_and_following_day_count_from_the_day_told_before(lexicon: Lexicon) -> None:
    text = "دخل الحرس صفيرة في 3 نيسان. وفي اليوم ذاته قصفت التلال، وفي اليوم التالي انسحبوا."
    assert told(text, lexicon)[1:] == [
        ("اليوم ذاته", "2024-04-03", "2024-04-03"),
        ("اليوم التالي", "2024-04-04", "2024-04-04"),
    ]


def test_part_of_day_alone_belongs_to_the_day_of_its_sentence(lexicon: Lexicon) -> None:
    text = "قصفت البلدة الأحد، وسقط الجسر فجرا عند الساعة 3:25 بالتوقيت المحلي"
    assert [t[1] for t in told(text, lexicon)] == ["2024-05-12"] * 3


def test_hour_of_publication_counts_for_hours(lexicon: Lexicon) -> None:
    assert told("قبل ساعتين", lexicon, "2024-05-15T01:00:00Z")[0][1] == "2024-05-14"
    assert told("قبل ساعتين", lexicon, "2024-05-15")[0][1] == "2024-05-15"


def test_lengths_and_recurring_times_name_no_days(lexicon: Lexicon) -> None:
    open_ended = ("حوصرت لسنوات عديدة", "هدنة لثلاثين يوما", "هربوا خلال 40 دقيقة", "منذ فترة طويلة", "منذ ثلاثة عقود")
    bounds = ("قبل أكثر من شهرين", "خلال أكثر من ثلاثة أسابيع")
    for sentence in (
        *open_ended,
        *bounds,
        "لمدة عامين",
        "طوال شهر",
        "بين الحين والآخر",
        "يوميا",
        "منذ أيام",
        "في 18 آذار من كل عام",
    ):
        times, notes = read_times(cut(sentence), lexicon, PUBLISHED)
        assert [t.from_ for t in times] == [None], sentence
        assert len(notes) == 1


def test_date_inside_a_since_is_given_on_request(lexicon: Lexicon) -> None:
    document = cut("قتل مئة منذ بدء القتال في 3 نيسان")
    assert len(read_times(document, lexicon, PUBLISHED)[0]) == 1
    outer, inner = read_times(document, lexicon, PUBLISHED, nested=True)[0]
    assert (outer.to, inner.text, inner.to) == ("2024-05-15", "3 نيسان", "2024-04-03")


def test_after_midnight_is_the_day_of_publication(lexicon: Lexicon) -> None:
    assert told("قصفت البلدة بعد منتصف الليل", lexicon) == [("بعد منتصف الليل", "2024-05-15", "2024-05-15")]


def test_since_the_middle_of_a_month_counts_from_its_fifteenth(lexicon: Lexicon) -> None:
    assert told("منذ منتصف آذار 2011", lexicon) == [("منذ منتصف آذار 2011", "2011-03-15", "2024-05-15")]


def test_impossible_dates_are_not_invented(lexicon: Lexicon) -> None:
    assert all(t[1] is None for t in told("في 31 شباط 2023", lexicon))
    assert told("45/19/2023", lexicon) == []


WORDS = st.sampled_from(
    [
        "منذ",
        "قبل",
        "بعد",
        "يوم",
        "يومين",
        "اليوم",
        "الأحد",
        "الاثنين",
        "ليل",
        "فجر",
        "صباح",
        "من",
        "إلى",
        "في",
        "و",
        "15",
        "2019",
        "مايو",
        "/",
        "أيار",
        "الماضي",
        "شهر",
        "عام",
        "ساعة",
        "الساعة",
        ":",
        "22",
        "بين",
        "(",
        ")",
        "،",
        "بداية",
        "نهاية",
        "خلال",
        "الـ",
        "24",
        "الماضية",
        "ثلاثة",
        "أيام",
        "كل",
        "رمضان",
        "1445",
        "هـ",
        "أو",
        "نحو",
    ]
)


@given(st.lists(WORDS, max_size=14), st.sampled_from([None, PUBLISHED, "0001-01-01", "9999-12-31", "not a date"]))
def test_any_words_give_ordered_spans_of_the_text(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    times, notes = read_times(cut(text), LEXICON, published)
    assert all(text[t.start : t.end] == t.text for t in times)
    assert all(a.end <= b.start for a, b in pairwise(times))
    assert all(t.from_ <= t.to for t in times if t.from_ is not None and t.to is not None)
    assert len(notes) == sum(t.from_ is None for t in times)


@given(st.text(max_size=60))
def test_any_characters_are_read_without_an_error(text: str) -> None:
    read_times(cut(text), LEXICON, PUBLISHED)


LEXICON = load_lexicon()
