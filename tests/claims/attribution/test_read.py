"""Who said what, for what Arabic news really does; every sentence is about the invented valley of Nuran."""

import pytest

from tests.claims.world import Read

CASES = {
    "verb before subject": (
        "وقالت وكالة مرسال إن الجسر سقط.",
        [("marsal", "قالت", "الجسر سقط")],
    ),
    "subject before verb": (
        "جيش الوادي أكد أن البلدة آمنة.",
        [("army", "أكد", "البلدة آمنة")],
    ),
    "statement in a fronted phrase": (
        "في بيان لها، أعلنت جبهة ساران أنها أسقطت طائرة.",
        [("front", "أعلنت", "أنها أسقطت طائرة")],
    ),
    "كان before the subject": (
        "وكان سالم حداد قد قال إن الهدنة قائمة.",
        [("minister", "قال", "الهدنة قائمة")],
    ),
    "classed by somebody in a relative clause": (
        "وسقط في الغارة مقاتلون من حركة نهروز التي تصنفها جبهة ساران إرهابية.",
        [("front", "تصنفها", "إرهابية")],
    ),
    "classed as, with a joined as": (
        "وقصفت مواقع حركة نهروز التي تصنفها جبهة ساران كمنظمة إرهابية.",
        [("front", "تصنفها", "منظمة إرهابية")],
    ),
    "counted as, by a pronoun on the verb": (
        'وسقط مقاتلون من حركة نهروز، وتعدها جبهة ساران "إرهابية".',
        [("front", "تعدها", "إرهابية")],
    ),
    "an aim read into somebody": (
        "وقال سالم حداد إن جبهة ساران تريد من وراء القصف توجيه رسالة.",
        [
            ("minister", "قال", "جبهة ساران تريد من وراء القصف توجيه رسالة"),
            ("front", "تريد", "توجيه رسالة"),
        ],
    ),
    "what is refused": (
        "ورفضت جبهة ساران مقترحات الهدنة.",
        [("front", "رفضت", "مقترحات الهدنة")],
    ),
    "nobody answers who declines to comment": ("ورفض سالم حداد الإدلاء بأي تعليق.", []),
    "what is not ruled out": (
        "ولم يستبعد سالم حداد ارتفاع حصيلة القتلى.",
        [("minister", "لم يستبعد", "ارتفاع حصيلة القتلى")],
    ),
    "an indirect question": (
        "وأوضح سالم حداد كيف سقط الجسر.",
        [("minister", "أوضح", "كيف سقط الجسر")],
    ),
    "a plural verb and its object": (
        "وقال سالم حداد إن جبهة ساران ومرصد نوران يناشدون جيش الوادي للتحرك.",
        [("minister", "قال", "جبهة ساران ومرصد نوران يناشدون جيش الوادي للتحرك"), ("ac5", "يناشدون", "للتحرك")],
    ),
    "a phrase between cue and content whose preposition is also an adverb": (
        "وقال بيان جبهة ساران بعد محادثات طويلة إنها باقية.",
        [("front", "قال", "إنها باقية")],
    ),
    "an aside that names": (
        'وقال سالم حداد، ويدعى أبا نوران، لوكالة مرسال "الجسر سقط أمس والطريق مقطوع".',
        [("minister", "قال", "الجسر سقط أمس والطريق مقطوع")],
    ),
    "that, behind the medium": (
        "وقال سالم حداد في بيان إنه باق.",
        [("minister", "قال", "إنه باق")],
    ),
    "without saying more": (
        'وتحدث سالم حداد عن "عدوان واسع على الوادي" دون تحديد الجهة التي نفذته.',
        [("minister", "تحدث", "عدوان واسع على الوادي")],
    ),
    "what stands for all that is said": (
        "وأعلن سالم حداد ذلك خلال لقائه وفدا من ساران.",
        [("minister", "أعلن", "ذلك")],
    ),
    "a time of day is no speaker": (
        "لكن سالم حداد ذكر مساء أن الجسر سقط.",
        [("minister", "ذكر", "الجسر سقط")],
    ),
    "cargoes which it says": (
        "استهدف جيش الوادي شحنات أسلحة قال إن مصدرها ساران.",
        [("army", "قال", "مصدرها ساران")],
    ),
    "according to somebody, between a verb and its object": (
        "واستهدفت الغارة وقصفت وفق المرصد مستودعا في ساران.",
        [
            ("monitor", "وفق", "استهدفت الغارة وقصفت"),
            ("monitor", "وفق", "مستودعا في ساران"),
        ],
    ),
    "a source told of by his loyalty": (
        "وقال قائد عسكري موال لجيش الوادي، إن الجسر سقط.",
        [("ac2", "قال", "الجسر سقط")],
    ),
    "who is told of in a relative clause": (
        "وزار الوفد جبهة ساران التي تطالب بوقف القصف.",
        [("front", "تطالب", "وقف القصف")],
    ),
    "the name that the sentence begins with": (
        "جبهة ساران التي لم تعارض الهدنة، قالت إن الطريق مفتوح.",
        [("front", "قالت", "الطريق مفتوح")],
    ),
    "the paper says, behind what it says": (
        "الهدنة لن تصمد طويلا في الوادي، تقول وكالة مرسال.",
        [("marsal", "تقول", "الهدنة لن تصمد طويلا في الوادي")],
    ),
    "a name known from elsewhere behind a title": (
        "التقى سالم حداد الوفد. وقال القيادي البارز سالم حداد إن الهدنة قائمة.",
        [("minister", "قال", "الهدنة قائمة")],
    ),
    "a headline whose speaker tells what another did": (
        "سالم حداد: جبهة ساران هددت بقصف السوق",
        [("minister", ":", "جبهة ساران هددت بقصف السوق"), ("front", "هددت", "قصف السوق")],
    ),
    "a quoted name behind according to": (
        'سقط الجسر، بحسب ما أفاد "مرصد نوران".',
        [("monitor", "بحسب ما أفاد", "سقط الجسر")],
    ),
    "an aside between speaker and content": (
        "وأوضح المرصد، ومقره في ساران، أن القصف توقف.",
        [("monitor", "أوضح", "القصف توقف")],
    ),
    "verbal noun as content": (
        "أعلن جيش الوادي مقتل عشرة مسلحين قرب الجسر.",
        [("army", "أعلن", "مقتل عشرة مسلحين قرب الجسر")],
    ),
    "denial with a noun": (
        "ونفت جبهة ساران شن الهجوم على السوق.",
        [("front", "نفت", "شن الهجوم على السوق")],
    ),
    "participle that goes on": (
        "وقال سالم حداد إن الطريق مفتوح، مضيفا أن القافلة وصلت.",
        [("minister", "قال", "الطريق مفتوح"), ("minister", "مضيفا", "القافلة وصلت")],
    ),
    "source behind the clause": (
        "قتل ثلاثة مدنيين في السوق، بحسب مرصد نوران.",
        [("monitor", "بحسب", "قتل ثلاثة مدنيين في السوق")],
    ),
    "source before the clause": (
        "ووفقا للمرصد، سقطت البلدة صباحا.",
        [("monitor", "وفقا", "سقطت البلدة صباحا")],
    ),
    "source preposition joined with a verb": (
        "قتل ثلاثة مدنيين في السوق، وفق ما أفاد مرصد نوران.",
        [("monitor", "وفق ما أفاد", "قتل ثلاثة مدنيين في السوق")],
    ),
    "direct quotation": (
        'وأضافت الوكالة: "الطريق مقطوع منذ الفجر".',
        [("marsal", "أضافت", "الطريق مقطوع منذ الفجر")],
    ),
    "headline with a colon": (
        "مرصد نوران: مقتل ثلاثة مدنيين في قصف السوق",
        [("monitor", ":", "مقتل ثلاثة مدنيين في قصف السوق")],
    ),
    "accusation with its target": (
        "واتهمت جبهة ساران جيش الوادي بقصف السوق.",
        [("front", "اتهمت", "جيش الوادي بقصف السوق")],
    ),
    "demand with an addressee": (
        "وطالب مرصد نوران جيش الوادي بوقف القصف.",
        [("monitor", "طالب", "وقف القصف")],
    ),
    "a doubting cue": (
        "وزعمت جبهة ساران أنها سيطرت على التل.",
        [("front", "زعمت", "أنها سيطرت على التل")],
    ),
    "anaphoric denial": (
        "قصف الجيش السوق، وهو ما نفته وزارة دفاع الوادي.",
        [("ministry", "نفته", "وهو ما")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_cue_speaker_and_content(case: str) -> None:
    text, wanted = CASES[case]
    found = Read(text).all
    for expected in wanted:
        assert expected in found, found


@pytest.mark.parametrize(
    "text",
    [
        "لم يوضح جيش الوادي عدد القتلى.",
        "ولم تعلن الجبهة عن حصيلة.",
        "يذكر أن البلدة محاصرة منذ شهر.",
        "نقل الجرحى إلى ساران.",
        "كشفت الهجمات عن تحول في الميدان.",
        "وزعت المؤن حسب الحاجة.",
        "يبلغ عدد سكان البلدة ألفي نسمة.",
        "وقعت معارك بين الجيش والجبهة.",
    ],
)
def test_traps_are_no_attributions(text: str) -> None:
    assert Read(text).all == []


def test_the_relayed_source_is_nested_in_the_relay() -> None:
    read = Read("ونقلت وكالة مرسال عن مصدر عسكري قوله إن الجسر دُمر.")
    assert ("marsal", "نقلت", "مصدر عسكري قوله إن الجسر دُمر") in read.all
    assert ("source", "قوله", "الجسر دُمر") in read.all
    assert read.parent("قوله") == "نقلت"


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("ونقلت وكالة مرسال عن مصدر عسكري نفيه شن الهجوم على السوق.", "نفيه", "شن الهجوم على السوق"),
        ("ونقلت وكالة مرسال عن مصدر عسكري وصفه الهجوم بأنه جريمة.", "وصفه", "الهجوم بأنه جريمة"),
    ],
)
def test_a_verbal_noun_behind_a_relayed_source_is_what_the_source_did(text: str, cue: str, content: str) -> None:
    read = Read(text)
    assert ("source", cue, content) in read.all
    assert read.parent(cue) == "نقلت"


def test_taking_somebody_as_something_is_one_attribution_and_as_is_no_cue() -> None:
    assert [cue for _, cue, _ in Read("وتنظر جبهة ساران إلى المرصد بوصفه طرفا في النزاع.").all] == ["تنظر"]


def test_the_statement_alone_is_a_named_speakers_and_not_the_outlets() -> None:
    read = Read("أعلنت جبهة ساران أن الجسر سقط. وقالت وكالة مرسال إن القصف توقف. وأوضح البيان أن الطريق مقطوع.")
    assert read.all[-1] == ("front", "أوضح", "الطريق مقطوع")


def test_according_to_a_relay_of_somebody_is_nested_in_the_relay() -> None:
    read = Read("واستهدفت الصواريخ، وفق ما نقلت وكالة مرسال عن مصدر عسكري، مستودع ذخيرة في نهروز.")
    assert read.all == [
        ("marsal", "وفق ما نقلت", "استهدفت الصواريخ"),
        ("source", "عن", "استهدفت الصواريخ"),
        ("marsal", "وفق ما نقلت", "مستودع ذخيرة في نهروز"),
        ("source", "عن", "مستودع ذخيرة في نهروز"),
    ]
    assert read.parent("عن") == "وفق ما نقلت"


@pytest.mark.parametrize(
    "text",
    [
        "وقال سالم حداد في مقابلة مع شبكة نوران بثت الخميس إن الجسر سقط.",
        "وقال سالم حداد وهو قائد في الجيش إن الجسر سقط.",
        "وقال سالم حداد في تصريحات نقلتها وكالات محلية إن الجسر سقط.",
    ],
)
def test_what_else_is_told_of_speaker_or_medium_does_not_hide_the_content(text: str) -> None:
    assert Read(text).all == [("minister", "قال", "الجسر سقط")]


def test_an_unnamed_source_who_would_not_be_named() -> None:
    (row,) = Read("وقال مسؤول رفض كشف اسمه لوكالة مرسال إن الجسر سقط.").all
    assert row[1:] == ("قال", "الجسر سقط")


def test_how_it_was_denied_is_not_what_was_denied() -> None:
    assert Read("ونفى سالم حداد، متحدثا من ساران، قصف السوق.").all == [("minister", "نفى", "قصف السوق")]


@pytest.mark.parametrize("text", ["ستعلن جبهة ساران أن الجسر سقط.", "ويجب أن تعلن جبهة ساران أن الجسر سقط."])
def test_what_is_still_to_be_said_is_no_attribution(text: str) -> None:
    assert Read(text).all == []


def test_before_he_said_tells_of_what_was_said() -> None:
    assert ("front", "تعلن", "الجسر سقط") in Read("وتوقف القصف قبل أن تعلن جبهة ساران أن الجسر سقط.").all


@pytest.mark.parametrize("title", ["سالم حداد عن الغارة: الجسر سقط", "سالم حداد محذرا: الجسر سقط"])
def test_a_headline_may_tell_on_what_or_how_somebody_speaks(title: str) -> None:
    assert Read(title).all == [("minister", ":", "الجسر سقط")]


@pytest.mark.parametrize(
    "source", ["مسعفين", "كثير من التقارير", "آخر حصيلة أوردها المرصد", "أقارب للضحايا", "الخزانة في ساران"]
)
def test_whoever_stands_behind_according_to_is_a_source(source: str) -> None:
    assert any(cue == "بحسب" for _, cue, _ in Read(f"سقط الجسر في القصف، بحسب {source}.").all)


@pytest.mark.parametrize("norm", ["القانون الدولي", "اتفاق وقع الأحد", "الخطة", "حقوقهم", "الحاجة", "ما سمعته"])
def test_what_one_acts_by_is_no_source(norm: str) -> None:
    assert Read(f"ستخرج القوات من البلدة، وفق {norm}.").all == []


def test_a_clause_that_according_to_breaks_far_inside_begins_behind_it() -> None:
    text = "وكانت القوات شنت قبل شهر ضربات ردا على هجوم أدى بحسب مسعفين إلى مقتل العشرات."
    assert [content for _, _, content in Read(text).all] == ["إلى مقتل العشرات"]


def test_a_quotation_further_on_is_the_speech_of_a_verb_that_quotes() -> None:
    read = Read('وقال أحد السكان الفارين، ويدعى أبو سالم، لوكالة مرسال "هربنا من القرية إلى هنا تحت القصف الشديد".')
    assert read.all[0][1:] == ("قال", "هربنا من القرية إلى هنا تحت القصف الشديد")


@pytest.mark.parametrize("start", ["الذي", "وجود مشروع", "لم تكن"])
def test_what_cannot_speak_is_no_new_speaker(start: str) -> None:
    text = f"قال سالم حداد إن التل صامد. كما كشف {start} لوقف القصف."
    assert all(speaker in ("minister", None) for speaker, _, _ in Read(text).all)


def test_a_participle_with_words_of_its_own_takes_over() -> None:
    read = Read("ونفى سالم حداد، وجود ميليشيات أجنبية في بلاده، قائلا إنهم ضباط.")
    assert read.all == [("minister", "نفى", "وجود ميليشيات أجنبية في بلاده"), ("minister", "قائلا", "إنهم ضباط")]


def test_a_participle_right_behind_the_speaker_belongs_to_his_verb() -> None:
    ((speaker, cue, _),) = Read('وهدد سالم حداد قائلا "إن لم تنسحب القوات فسوف نحرر تلك المناطق كلها بالقوة".').all
    assert (speaker, cue) == ("minister", "هدد")


def test_an_accusing_participle_opens_a_new_attribution() -> None:
    read = Read("قال جيش الوادي في بيان إن قواته قصفت 25 موقعا، متهما جبهة ساران بإطلاق الصواريخ.")
    assert ("army", "متهما", "جبهة ساران بإطلاق الصواريخ") in read.all
    assert ("army", "قال", "قواته قصفت 25 موقعا") in read.all


def test_any_verb_of_speech_announces_what_stands_behind_its_colon() -> None:
    assert Read("سالم حداد يتوعد: الجبهة تجاوزت الخط الأحمر").all == [
        ("minister", "يتوعد", "الجبهة تجاوزت الخط الأحمر")
    ]
    assert Read("اقرأ: سنخرج من نوران قريبا").all == []


def test_a_noun_of_saying_with_speaker_and_day_before_what_is_said() -> None:
    text = "وصدرت الحصيلة بعد وقت قصير من إعلان وزارة دفاع الوادي الأحد مقتل أربعة جنود في هجوم."
    assert ("ministry", "إعلان", "مقتل أربعة جنود في هجوم") in Read(text).all


def test_who_hastens_to_deny_denies() -> None:
    assert ("front", "نفي", "تورطها في الهجوم") in Read("وسارعت جبهة ساران إلى نفي تورطها في الهجوم.").all


def test_what_somebody_calls_something_is_the_content_of_whom_condemns_it() -> None:
    read = Read('ونددت جبهة ساران بما اعتبرته "مهزلة" من إعداد الوزارة.')
    assert read.all[0] == ("front", "نددت", 'ما اعتبرته "مهزلة" من إعداد الوزارة')


def test_that_with_what_it_is_called_is_one_content() -> None:
    read = Read("وأضافت جبهة ساران أن الجيش قصف التل، معتبرة ذلك تقدما ملموسا.")
    assert ("front", "معتبرة", "ذلك تقدما ملموسا") in read.all


def test_behind_what_somebody_is_called_another_may_speak() -> None:
    read = Read('وردا على وصف جبهة ساران له بأنه "الأسد" قال سالم حداد "الكلام صفة المتكلم دائما".')
    assert ("front", "وصف", 'أنه "الأسد"') in read.all


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("وقال المرصد إن غارات استهدفت التل في تصعيد يعتقد أنه يسبق هجوما.", "يعتقد"),
        ("وقال المرصد إن الغارات وقعت إثر هجوم كيميائي اتهم جيش الوادي بتنفيذه.", "اتهم"),
        ("قال المرصد إن القصف اشتد. وشنت ضربات ردا على هجوم، وجهت أصابع الاتهام فيه لجيش الوادي.", "أصابع الاتهام"),
    ],
)
def test_what_is_left_unsaid_is_nobodys_word_who_is_named_near_by(text: str, cue: str) -> None:
    (speaker,) = [speaker for speaker, said, _ in Read(text).all if said == cue]
    assert speaker not in ("monitor", "army")


def test_he_reported_is_not_i_am_reported() -> None:
    assert ("monitor", "أفاد", "المدنيين قتلوا") in Read("قال المرصد إن التل هادئ، وأفاد بأن المدنيين قتلوا.").all


def test_a_plural_in_the_subjects_case_behind_the_verb_speaks() -> None:
    read = Read("أكدت جبهة ساران أنها سترد، بعدما تحدث مسعفون عن سقوط عشرات القتلى.")
    assert any(cue == "تحدث" and speaker not in ("front", None) for speaker, cue, _ in read.all)


def test_a_short_word_that_begins_like_a_preposition() -> None:
    (row,) = Read("وطالبت بعض الجهات بوقف القصف.").all
    assert row[1:] == ("طالبت", "وقف القصف")


def test_but_he_stressed_is_the_source_and_not_the_agency() -> None:
    read = Read("وذكرت الوكالة أن المصدر فضل عدم كشف اسمه، لكنه أكد أن المحادثات مستمرة.")
    assert ("source", "أكد", "المحادثات مستمرة") in read.all
    assert read.parent("أكد") == "ذكرت"


def test_a_dropped_subject_is_the_last_speaker_that_agrees() -> None:
    read = Read("قالت جبهة ساران إن التل سقط. وقال سالم حداد إن التل صامد. وأضافت أن القتال مستمر.")
    assert ("front", "أضافت", "القتال مستمر") in read.all


def test_nobody_who_disagrees_is_weighed_against_a_speaker_that_agrees() -> None:
    text = "قالت وزارة دفاع الوادي إن الجسر سقط. وقال سالم حداد إن التل صامد. وأضاف أن القتال مستمر."
    assert ("minister", "أضاف", "القتال مستمر") in Read(text).all


def test_a_second_verb_of_the_same_speaker_is_no_part_of_the_first_content() -> None:
    read = Read("أكد جيش الوادي أنه أسقط طائرتين، وأوضح أن الحطام نقل إلى ساران.")
    assert ("army", "أكد", "أنه أسقط طائرتين") in read.all
    assert ("army", "أوضح", "الحطام نقل إلى ساران") in read.all


def test_the_article_takes_over_behind_meanwhile() -> None:
    read = Read("قال جيش الوادي إن الجسر سقط، فيما تواصل القصف على البلدة.")
    assert read.all == [("army", "قال", "الجسر سقط")]


def test_an_unnamed_speaker_is_an_actor_of_its_own() -> None:
    read = Read("وقال مسؤول في حكومة الوادي إن الطريق مغلق.")
    (speaker, _, _) = read.all[0]
    assert speaker is not None
    assert read.speakers.cast.actors[speaker].kind == "unnamed_source"


def test_a_statement_speaks_for_the_body_it_belongs_to() -> None:
    assert Read("وقال بيان للجيش إن القافلة عبرت.").all[0][0] == "army"


def test_an_unnamed_source_is_the_same_when_it_comes_back_and_never_its_institution() -> None:
    read = Read(
        "قال مصدر أمني في جبهة ساران لوكالة مرسال إن الجسر آمن. وذكر المصدر أن الطريق مفتوح. "
        "والمصدر الأمني في (الجبهة) أشار إلى أن الهدنة قائمة."
    )
    speakers = [actor for actor, _, _ in read.all]
    assert len(set(speakers)) == 1
    assert speakers[0] is not None
    assert read.speakers.cast.actors[speakers[0]].kind == "unnamed_source"


def test_a_speaker_in_brackets_behind_its_verb() -> None:
    assert ("front", "أكدت", "التل صامد") in Read("من جهتها أكدت (جبهة ساران) أن التل صامد.").all


def test_a_name_in_quotation_marks_that_opens_a_content_is_no_quotation() -> None:
    assert Read("وقال سالم حداد إن “جبهة ساران” قصفت السوق.").all == [("minister", "قال", "“جبهة ساران” قصفت السوق")]


def test_a_source_with_a_relative_clause() -> None:
    found = Read("وحسب التسريبات التي تداولها الجنود؛ فإن القائد غادر ساران.").all
    assert [(cue, content) for _, cue, content in found] == [("حسب", "القائد غادر ساران")]


def test_a_conclusion_is_the_articles_and_a_result_is_the_speakers() -> None:
    assert Read("أعلنت وزارة دفاع الوادي سقوط التل، ما يشير إلى انهيار الهدنة.").all[0][2] == "سقوط التل"
    told = "قصف السوق، ما أسفر عن مقتل ثلاثة"
    assert Read(f"أعلنت وزارة دفاع الوادي {told}.").all[0][2] == told


def test_what_concerns_something_is_no_contrast() -> None:
    text = "الهدنة ستصمد خاصة فيما يتعلق بالمعابر"
    assert Read(f"قال مرصد نوران إن {text}.").all[0][2] == text


def test_a_text_that_breaks_off_behind_according_to_attributes_nothing() -> None:
    assert Read("سقط الجسر صباح اليوم، بحسب").all == []


def test_a_name_that_somebody_is_called_by_before_a_verb_that_looks_like_a_preposition_is_read_to_its_end() -> None:
    assert ("minister", "قال", "طفلة تدعى سالم حداد لعبت في المسرح") in Read(
        "قال سالم حداد إن طفلة تدعى سالم حداد لعبت في المسرح."
    ).all
