"""Pages, chats and tables about the invented world, for the tests of the readers."""

from riwaya.intake import Trouble, Wishes, take_bytes
from riwaya.model import Report

TITLE = "السد بخير"
FIRST = "قالت قوات الهضبة إن السد بخير بعد قصف ليلي طال محيطه، وأضافت أن فرق الصيانة بدأت عملها."
SECOND = "ونفى الجيش التيفاني صباح اليوم أن يكون قد استهدف السد، وقال إن مدفعيته لم تطلق أي قذيفة."


def taken(data: bytes, name: str, **wishes: object) -> list[Report | Trouble]:
    """What bytes under this name give."""
    return list(take_bytes(data, name, Wishes(**wishes)))  # type: ignore[arg-type]


def one(data: bytes, name: str, **wishes: object) -> Report:
    """The one report that bytes give."""
    (item,) = taken(data, name, **wishes)
    assert isinstance(item, Report), str(item)
    return item


def why(data: bytes, name: str, **wishes: object) -> str:
    """Why bytes give nothing but one trouble."""
    (item,) = taken(data, name, **wishes)
    assert isinstance(item, Trouble)
    return item.why


def page(head: str = "", *, charset: str = "utf-8", title: str = TITLE) -> str:
    """A news page with a menu, an article and a footer."""
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="{charset}"><title>{title} - إذاعة السد</title>{head}</head>
<body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li></ul></nav>
<article><h1>{title}</h1><p>{FIRST}</p><p>{SECOND}</p></article>
<footer><p>جميع الحقوق محفوظة لإذاعة السد</p></footer></body></html>"""
