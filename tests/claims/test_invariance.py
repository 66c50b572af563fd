"""Who is named, and in what colour, changes nothing in how a report is read: parties swapped, loaded words made plain.

The reports are about the invented valley of Nuran; the parties stand in ``invented/actors.yaml``, a user's overlay.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from riwaya.claims.read import Tools, load_tools, read
from riwaya.model import Reading, make_report, to_json

PAIRS = {
    "two armed groups": (
        ("جبهة ساران", "حركة نوران"),
        ("الجبهة", "الحركة"),
        ("Saran Front", "Nuran Movement"),
        ("actor:saran_front", "actor:nuran_movement"),
    ),
    "an army and an armed group": (
        ("جيش الوادي", "لواء النور"),
        ("Valley Army", "Nour Brigade"),
        ("actor:valley_army", "actor:nour_brigade"),
    ),
}
"""Each pair of parties, with what stands for them in a reading: full name, later name, English name, lexicon's id."""


def open_(why: str) -> pytest.MarkDecorator:
    """A case that does not hold yet, and why; take the mark off with the change that makes it hold."""
    return pytest.mark.xfail(reason=why, strict=False)


FEMININE = """اشتباكات في بلدة تلماس بين {A} و{B}

قالت {A} إنها صدت هجوما شنته {B} على بلدة تلماس فجر الثلاثاء، وقتلت سبعة من عناصرها.
وأضافت {a} في بيان أن {B} قصفت السوق القديم بقذائف الهاون، ما أدى إلى مقتل ثلاثة مدنيين وإصابة خمسة آخرين بجروح.
في المقابل، نفت {B} قصف السوق، واتهمت {A} باستخدام المدنيين دروعا بشرية.
وذكرت مصادر محلية أن {A} اعتقلت عشرة أشخاص بعد انسحاب {B} من البلدة.
وبحسب مرصد نوران، فقد قتل اثنان من مقاتلي {A} وأسر أربعة من مقاتلي {B} خلال الاشتباكات.
وكانت {B} قد أعلنت السبت أنها سيطرت على تل سمهر بعد معارك مع {A}.
"""

MASCULINE = """{A}: مقتل قائد ميداني في {B}

أعلن {A} مقتل قائد ميداني في {B} خلال كمين نصبه قرب جسر تلماس مساء الاثنين.
وأكد المتحدث باسم {A} أن {B} خسر عشرين مقاتلا، مشيرا إلى أن خمسة منهم أسروا.
لكن {B} نفى ذلك، وقال إنه دمر ثلاث دبابات تابعة إلى {A} وقتل من فيها.
وذكرت وكالة مرسال أن {A} هاجم {B} عند الجسر، وأن {B} هاجم {A} في اليوم التالي.
وزعم {B} أن {A} يستعد لاقتحام بلدة نهروز، فيما قال شهود إن {A} نشر قوات حول البلدة.
"""

FIGHTERS = "وقالت {A} إن مقاتليها صدوا هجوما شنته {B} على بلدة تلماس."
BOTH_CALLED_UPON = "ودعا المجلس المحلي {A} و{B} إلى وقف إطلاق النار."

SWAPS = [
    pytest.param("two armed groups", FEMININE, id="two armed groups"),
    pytest.param("an army and an armed group", MASCULINE, id="an army and an armed group"),
    pytest.param("two armed groups", FIGHTERS, id="whose fighters"),
    pytest.param("an army and an armed group", BOTH_CALLED_UPON, id="both called upon"),
]

WORDS = {
    "martyrs are the killed": (
        "قالت وكالة مرسال إن القصف على بلدة تلماس أدى إلى سقوط خمسة {} من المدنيين، بينهم طفلان.",
        ("شهداء", "قتلى"),
    ),
    "to fall a martyr is to be killed": (
        "وقال مرصد نوران: {} ثلاثة مدنيين في غارة على حي الورد يوم الأحد، وأصيب سبعة آخرون.",
        ("استشهد", "قتل"),
    ),
    "terrorists are armed men": (
        "أعلنت جبهة ساران أن قواتها قتلت عشرة {} في هجوم على نهروز.",
        ("إرهابيين", "مسلحين"),
    ),
    "the terrorists are the armed men": (
        "وقال المتحدث إن ال{} هاجموا حاجزا قرب تلماس، ما أدى إلى إصابة جنديين.",
        ("إرهابيين", "مسلحين"),
    ),
    "to liberate is to take": (
        "أعلن جيش الوادي {} بلدة تلماس بعد معارك مع جبهة ساران، فيما نفت الجبهة ذلك.",
        ("تحرير", "السيطرة على"),
    ),
    "aggression is an attack": (
        "اتهمت حركة نوران جبهة ساران بشن {} على بلدة نهروز، أسفر عن مقتل أربعة أشخاص.",
        ("عدوان", "هجوم"),
    ),
    "the aggression is the attack": (
        "وقالت حركة نوران إن {} على بلدة نهروز أسفر عن مقتل أربعة أشخاص.",
        ("العدوان", "الهجوم"),
    ),
    "a regime is a government": (
        "قصفت قوات {} بلدة تلماس بالمدفعية، بحسب مرصد نوران.",
        ("النظام", "الحكومة"),
    ),
}
"""A sentence with a gap, and the loaded word and the plain one that stand in it."""


@cache
def tools() -> Tools:
    """The packaged tools with the invented parties, loaded once for all tests."""
    return load_tools([Path(__file__).parent / "invented"])


def reading_of(text: str) -> Reading:
    """A report of this text, read."""
    title = text.partition("\n")[0] if "\n" in text.strip() else None
    return read(make_report(text, ref="r", title=title, published="2031-05-14"), tools())


def swapped(words: str, pair: str) -> str:
    """The words with each of the pair in the other's place."""
    other = {a: b for names in PAIRS[pair] for a, b in (names, names[::-1])}
    return re.sub("|".join(map(re.escape, sorted(other, key=len, reverse=True))), lambda m: other[m.group()], words)


def filled(template: str, pair: str) -> str:
    """The report with the first of the pair in the place of A."""
    (a, b), (later, _) = PAIRS[pair][0], PAIRS[pair][1]
    return template.format(A=a, B=b, a=later)


def bare(value: Any, dropped: frozenset[str]) -> Any:
    """A JSON value without these fields, however deep."""
    if isinstance(value, dict):
        return {k: bare(v, dropped) for k, v in value.items() if k not in dropped}
    return [bare(item, dropped) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize(("pair", "template"), SWAPS)
def test_swapping_the_parties_swaps_the_roles_and_changes_nothing_else(pair: str, template: str) -> None:
    text = filled(template, pair)
    drop = frozenset(("report", "made_by", "key", *(["kind"] if pair.startswith("an army") else [])))
    one, other = (bare(to_json(reading_of(t)), drop) for t in (text, swapped(text, pair)))
    assert json.loads(swapped(json.dumps(one, ensure_ascii=False), pair)) == other


@pytest.mark.parametrize(("pair", "template"), SWAPS[:2])
def test_both_parties_speak_act_and_suffer(pair: str, template: str) -> None:
    """What the other test compares is not empty."""
    reading = reading_of(filled(template, pair))
    for name in PAIRS[pair][0]:
        actor = next(a for a in reading.actors if a.name == name)
        assert any(c.source_actor == actor.id for c in reading.claims)
        assert any(s.actor == actor.id for e in reading.events for s in e.agents)
        assert any(s.actor == actor.id for e in reading.events for s in e.patients)


OFFSETS = frozenset(("start", "end"))
WORDING = frozenset(("report", "made_by", "key", "framing", "trigger", "because", "confidence", *OFFSETS))
"""What may differ with a word: where things stand, the article's own word, the rule that read it, and the framing."""


NOT_YET = {
    "martyrs are the killed": "the counted dead are taken for a group under one word and not under the other",
    "a regime is a government": "the forces of a regime are taken for a state's, those of a government for a group",
}
WORD_CASES = [pytest.param(case, marks=open_(NOT_YET[case]) if case in NOT_YET else ()) for case in WORDS]


@pytest.mark.parametrize("case", WORD_CASES)
def test_a_plain_word_for_a_loaded_one_changes_only_framing(case: str) -> None:
    sentence, (loaded, plain) = WORDS[case]
    coloured, neutral = (reading_of(sentence.format(word)) for word in (loaded, plain))
    one, other = (bare(to_json(r), WORDING) for r in (coloured, neutral))
    assert json.loads(json.dumps(one, ensure_ascii=False).replace(loaded, plain)) == other
    assert len(coloured.framing) == len(neutral.framing) + 1


@pytest.mark.parametrize("case", WORDS)
def test_the_sentence_of_a_loaded_word_has_events_and_speakers(case: str) -> None:
    """What the other test compares is not empty."""
    sentence, (loaded, _) = WORDS[case]
    reading = reading_of(sentence.format(loaded))
    assert reading.events
    assert any(c.source_actor is not None for c in reading.claims)
