"""Two written names: one name in many spellings is found, another's name is not. Nobody here exists."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.watchlists import THRESHOLD, match

SAME = [
    ("رند سالم التلماسي", "Rand Salem al-Talmasi", "Latin letters"),
    ("رند سالم التلماسي", "AL-TALMASI, Rand Salim", "the family's name first, behind it a comma"),
    ("رند سالم التلماسي", "Al-Talmasi Rand Salim", "the family's name first, without a comma"),
    ("رشيد شحرور", "Rachid Chahrour", "French spelling"),
    ("جاسم شحرور", "Casım Şahrur", "Turkish spelling"),
    ("خالد شحرور", "Xalid Şehrûr", "Kurdish spelling"),
    ("حسن الخشمي", "Хасан аль-Хашми", "Cyrillic letters"),
    ("أبو غيث التلماسي", "Abou Ghaith al-Talmassi", "a kunya"),
    ("أبا غيث التلماسي", "Ebu Gays et-Telmasi", "a kunya in another case, in Turkish"),
    ("عبد الرحمن التلماسي", "Abdurrahman al-Talmasi", "a compound in one word"),
    ("عبدالرحمن التلماسي", "Abd al-Rahman Talmasi", "a compound in several words"),
    ("شقرا الهضبي", "شقراء الهضبي", "a hamza more"),
    ("ضامن قصرة", "Damin Qasrah", "ta marbuta"),
    ("ضامن قصره", "Damin Kasra", "ta marbuta written as ha"),
    ("رند بن سالم بن ضامن التلماسي", "Rand Salim Damin al-Talmasi", "a chain of fathers"),
    ("رند ضامن التلماسي", "Rand Salim Damin al-Talmasi", "a name between left out"),
    ("الشيخ رند التلماسي", "General Rand al-Talmasi", "titles"),
    ("ر. س. التلماسي", "Rand Salim al-Talmasi", "initials"),
    ("M. al-Talmasi", "محمد التلماسي", "an initial that might be a title"),
    ("B. al-Talmasi", "بدر التلماسي", "an initial that might be son of"),
    ("رند سالم التلماسي", "Rand Salim al-Talamsi", "letters swapped"),
    ("رند سالم التلماسي", "Rnd Salim al-Talmassi", "a letter left out"),
    ("نور الدين شحرور", "Noureddine Chahrour", "a compound with the religion"),
    ("رند نصر الله", "السيد رند نصرالله", "a compound with God in one word of Arabic"),
    ("شمس الدين الهضبي", "شمسالدين الهضبي", "a compound with the religion in one word of Arabic"),
    ("عطا الله شحرور", "عطالله شحرور", "an alef shared with the article"),
    ("ذو الفقار شحرور", "ذوالفقار شحرور", "he of the sword, in one word"),
    ("ذو الفقار شحرور", "Zülfikar Şahrur", "he of the sword, in Turkish"),
    ("أبو ضامن التلماسي", "أبوضامن التلماسي", "a kunya in one word of Arabic"),
    ("أسعد الهضبي", "Esad el-Hadbi", "a given name that another sounds like in Turkish"),
    ("مصعب التلماسي", "Musap et-Telmasi", "a Turkish final consonant"),
    ("خالد التلماسي", "Sayyid Khalid al-Talmasi", "a title that is a given name too"),
    ("رند التلماسي", "سماحة آية الله العظمى السيد رند التلماسي", "titles that are two words"),
    ("رند التلماسي", "وزير الخارجية الطيفاني رند التلماسي", "an office and its country"),
    ("رند التلماسي", "قائد قوات الهضبة الشرقية رند التلماسي", "an office and its body"),
    ("رند التلماسي", "اللواء رند التلماسي", "a rank that is a brigade too"),
    ("رند التلماسي", "Hadba Forces leader Rand al-Talmasi", "an office behind its body"),
    ("رند التلماسي", "Rand al-Talmasi, head of the council of Hadba", "an office behind the name"),
    ("رند التلماسي", "maréchal Rand al-Talmasi, secrétaire général", "French titles"),
    ("أنس التلماسي", "أبو غيث الهضبي أنس التلماسي", "a nom de guerre before a full name"),
    ("أبو غيث الهضبي", "أنس التلماسي أبو غيث الهضبي", "a full name before a nom de guerre"),
    ("أبو غيث الهضبي", 'Anas "Abu Ghayth" al-Hadabi', "a by-name between the names"),
    ("محمد رند التلماسي", "Rand al-Talmasi", "a first name that is often left out"),
    ("رند الإبراهيمي", "رند آل إبراهيم", "a family's name made in two ways"),
    ("أبو غيث / رند التلماسي", "Rand al-Talmasi", "two names in one string"),
    ("رند التلماسي (أبو غيث الهضبي)", "Abu Ghayth al-Hadabi", "a second name in brackets"),
    ("لواء الملح", "Liwa al-Milh", "a body's name in Latin letters"),
    ("جيش الهضبة", "Army of al-Hadba", "a body's kind translated"),
    ("كتيبة الهضبة", "Katibat al-Hadba", "a body's kind in Latin letters"),
    ("الفرقة 77", "77th Division", "a number"),
    ("الفرقة السابعة والسبعون", "Division 77", "a number in words"),
    ("حركة أحرار الهضبة الإسلامية", "Ahrar al-Hadba", "lesser words left out"),
]
APART = [
    ("رند سالم التلماسي", "Khalid Salim al-Talmasi", "brothers"),
    ("رند سالم التلماسي", "سالم التلماسي", "father and son"),
    ("أبو غيث التلماسي", "Abu Ghayth al-Hadabi", "one kunya of two"),
    ("أبو غيث التلماسي", "أبو زيد التلماسي", "one family, two kunyas"),
    ("رند سالم التلماسي", "Rand Salim al-Hadabi", "another family"),
    ("رند سالم التلماسي", "Rand Khalid al-Talmasi", "another father"),
    ("محمد علي", "Muhammad Ahmad", "common names"),
    ("علي حسن", "Hassan Ali", "common names, turned round"),
    ("حسن التلماسي", "Hussein al-Talmasi", "near names"),
    ("عبد الرحمن التلماسي", "Abdul Rahim al-Talmasi", "near compounds"),
    ("أم غيث", "أبو غيث", "a mother and a father of one name"),
    ("جمال الدين شحرور", "كمال الدين شحرور", "near compounds with the religion"),
    ("عبد الله شحرور", "عبيد الله شحرور", "servant, and little servant"),
    ("رند سلامي", "Rand Salimi", "families named after two given names"),
    ("رند جليلي", "Rand Jalil", "a family's name and the given name it is made of"),
    ("نزار عوض الله", "Nizar Awad", "a compound with God is not shortened"),
    ("محمد أحمد علي", "محمد علي أحمد", "common names in other places"),
    ("جاسم رند التلماسي", "Rand al-Talmasi", "a son who bears his father's name behind his own"),
    ("رند عبدي التلماسي", "Abdi Talmasi", "a name that is servant of too"),
    ("التلماسي", "Rand al-Talmasi", "a family's name alone"),
    ("أبو غيث", "Abu Ghayth al-Talmasi", "a kunya alone"),
    ("رند التلماسي الأب", "رند التلماسي الابن", "elder and younger"),
    ("جيش الهضبة", "Army of Talmas", "bodies of one kind"),
    ("جيش الهضبة", "لواء الهضبة", "bodies of one place"),
    ("الفرقة 77", "78th Division", "numbers"),
    ("لواء ضامن شحرور", "Damin Chahrour", "a body and a person"),
]


@pytest.mark.parametrize(("a", "b"), [pair[:2] for pair in SAME], ids=[pair[2] for pair in SAME])
def test_one_name_in_two_spellings_is_a_possible_match(a: str, b: str) -> None:
    assert match(a, b).match


@pytest.mark.parametrize(("a", "b"), [pair[:2] for pair in APART], ids=[pair[2] for pair in APART])
def test_another_name_is_no_match(a: str, b: str) -> None:
    assert not match(a, b).match


def test_common_name_says_less_than_a_rare_one() -> None:
    assert match("محمد علي", "Muhammad Ali").score < match("رند شحرور", "Rand Chahrour").score


def test_score_comes_with_the_parts_that_made_it() -> None:
    found = match("رند التلماسي", "Rand al-Talmasi")
    assert [(part.a, part.b) for part in found.agreements] == [("رند", "Rand"), ("التلماسي", "Talmasi")]
    assert dict(found.terms)["agree"] > 0


def test_missing_family_is_said() -> None:
    assert "family name missing" in dict(match("رند سالم", "Rand Salim al-Talmasi").terms)


def test_words_never_say_identity() -> None:
    assert match("رند التلماسي", "Rand al-Talmasi").verdict == "possible name match"


def test_threshold_is_the_callers() -> None:
    assert match("رند التلماسي", "Rand al-Talmasi", threshold=1).match is False
    assert match("رند التلماسي", "Rand al-Talmasi").score >= THRESHOLD


@pytest.mark.parametrize("empty", ["", " ", "—", "()", "\ud800", "123", "ابن", "al-", "Abu", ",", "الله", "عبد"])
def test_what_is_no_name_matches_no_person(empty: str) -> None:
    assert not match(empty, "Rand al-Talmasi").match


def test_long_hostile_names_end_soon() -> None:
    assert match("ال" * 100_000, "al-" * 100_000).score <= 1
    assert match("أبو " * 1_000, "Abu " * 1_000).score <= 1


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_score_is_the_same_either_way_and_a_share(a: str, b: str) -> None:
    assert match(a, b).score == match(b, a).score
    assert 0 <= match(a, b).score <= 1
