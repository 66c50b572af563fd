from riwaya.text import cut


def _sentences(text: str) -> list[str]:
    document = cut(text)
    return [document.span(s.first, s.last).text for s in document.sentences]


def test_full_stops_and_line_breaks_end_sentences() -> None:
    assert len(_sentences("سقطت البلدة. انسحب الجيش!\nعاد السكان")) == 3


def test_abbreviations_and_decimals_end_none() -> None:
    assert len(_sentences("قال د. سالم إن 3.5 أطنان وصلت.")) == 1


def test_an_ellipsis_in_brackets_ends_none() -> None:
    assert len(_sentences('قال "النصر (...) قريب" أمس.')) == 1


def test_a_quotation_mark_goes_with_the_stop_before_it() -> None:
    assert _sentences('قال "انتهى الأمر." ثم مضى.')[0].endswith('."')


def test_a_dateline_is_a_sentence_of_its_own() -> None:
    assert _sentences("ساران، وادي نوران (مرسال)-- قال الناطق إن الجسر سقط.")[1].startswith("قال")


def test_two_dots_part_sentences_but_not_a_headlines_topic() -> None:
    assert len(_sentences("نوران.. هجوم على السوق")) == 1
    assert len(_sentences("أعلن المجلس وقف النار في كل الوادي.. الجبهة رحبت بالقرار")) == 2


def test_no_sentence_grows_without_end() -> None:
    assert max(len(s.split()) for s in _sentences("كلمة " * 5000)) <= 400
