"""A content that runs over a list: the invented valley of Nuran again."""

from tests.claims.world import Read

AIMS = (
    "ترى جبهة ساران أن الحكومة تسعى إلى هدفين:\n"
    "الأول، إغلاق معبر الملح أمام القوافل. وقد أغلق المعبر مرتين هذا العام.\n"
    "الهدف الثاني، عرقلة سفر الوفد إلى ساران، لذلك تأخر اللقاء.\n"
    "وتوقف القصف مساء."
)


def test_the_first_item_goes_on_with_the_content_that_announces_it() -> None:
    first = Read(AIMS).all[0]
    assert first[0] == "front"
    assert first[2] == "الحكومة تسعى إلى هدفين:\nالأول، إغلاق معبر الملح أمام القوافل"


def test_a_further_item_is_an_attribution_with_the_same_cue_and_speaker() -> None:
    found = Read(AIMS).all
    assert ("front", "ترى", "الهدف الثاني، عرقلة سفر الوفد إلى ساران") in found
    assert len(found) == 2


def test_items_marked_with_dashes_or_numbers() -> None:
    dashes = Read("قال المرصد إن الجيش قصف المواقع التالية:\n- جسر نوران\n- معبر الملح\nوتوقف القصف.").all
    assert [c for _, _, c in dashes] == ["الجيش قصف المواقع التالية:\n- جسر نوران", "معبر الملح"]
    numbers = Read("قال المرصد إن للهدنة ثلاثة شروط.\n1- وقف القصف\n2- فتح المعبر\n3- تبادل الأسرى").all
    assert len(numbers) == 3


def test_an_item_ends_where_its_speaker_goes_on_with_another_verb() -> None:
    read = Read(
        "ترى جبهة ساران أن وراء الهجوم سببين:\nأولا، إغلاق المعبر.\nثانيا، طرد الوفد، مؤكدة أن الحكومة تعلم ذلك."
    )
    assert ("front", "ترى", "ثانيا، طرد الوفد") in read.all
    assert ("front", "مؤكدة", "الحكومة تعلم ذلك") in read.all


def test_a_mind_read_inside_an_item_is_nested_in_it() -> None:
    read = Read(AIMS.replace("إلى ساران، لذلك", "إلى ساران، لإدراكها أن السفر سيفضي إلى هدنة، لذلك"))
    inner = next(d for d in read.drafts if read.words(d)[1] == "إدراكها")
    assert inner.parent is not None
    assert "list.further" in inner.parent.because


def test_lines_that_open_no_item_are_the_articles() -> None:
    assert len(Read("قال المرصد إن للهجوم سببين.\nوتوقف القصف مساء.\nالأول من أيار يوم عطلة في نوران.").all) == 1


def test_an_ordinal_below_a_content_that_announces_nothing_is_no_item() -> None:
    assert Read("قال المرصد إن الجسر سقط.\nالأول من نوعه في نوران.").all[0][2] == "الجسر سقط"
