"""The Arabic of a PDF is read from right to left however it was stored; broken and hostile files are named."""

import unicodedata
import zlib

import pytest

from riwaya.intake.pdf_lines import Glyph, line_text, page_text
from tests.intake.world import FIRST, SECOND, one, why

FORMS = {(False, False): "ISOLATED", (True, False): "FINAL", (False, True): "INITIAL", (True, True): "MEDIAL"}


def shaped(text: str) -> list[str]:
    """Letters in the shapes that they have inside words, as most PDFs hold them."""

    def form(letter: str, name: str) -> str | None:
        try:
            return unicodedata.lookup(f"{unicodedata.name(letter)} {name} FORM")
        except (KeyError, ValueError):
            return None

    out, joined = [], False
    for n, letter in enumerate(text):
        following = text[n + 1] if n + 1 < len(text) else " "
        onward = form(letter, "INITIAL") is not None and form(following, "FINAL") is not None
        out.append(form(letter, FORMS[joined, onward]) or letter)
        joined = onward
    return out


def seen(text: str) -> list[str]:
    """What stands on paper from left to right, for a line without figures."""
    return shaped(text)[::-1]


def pdf(*lines: list[str], step: int = 20, stored: slice = slice(None)) -> bytes:
    """A PDF with one font without shapes: each character placed by itself, in the order ``stored`` of the line."""
    letters = sorted({c for line in lines for c in line})
    code = {c: n for n, c in enumerate(letters, 1)}
    longest = max(len(line) for line in lines)
    drawn = []
    for number, line in enumerate(lines):
        indent = longest - len(line)  # lines begin at the right edge
        drawn += [
            f"1 0 0 1 {40 + 5 * (indent + at)} {780 - step * number} Tm <{code[c]:04x}> Tj"
            for at, c in list(enumerate(line))[stored]
        ]
    content = ("BT /F1 10 Tf " + "\n".join(drawn) + " ET").encode()
    pairs = "\n".join(f"<{n:04x}> <{c.encode('utf-16-be').hex()}>" for c, n in code.items())
    cmap = f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange {len(code)} beginbfchar {pairs} endbfchar endcmap"
    return written(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        stream(content),
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 /CIDSystemInfo << /Registry (Adobe) /Ordering"
        " (Identity) /Supplement 0 >> /FontDescriptor 8 0 R >>",
        stream(cmap.encode()),
        "<< /Type /FontDescriptor /FontName /X /Ascent 800 /Descent -200 /FontBBox [0 -200 1000 800] /Flags 4 >>",
    )


def stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(data), data)


def written(*objects: str | bytes) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body if isinstance(body, bytes) else body.encode())
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return out + end % (len(objects) + 1, table, len(objects) + 1, len(out))


@pytest.mark.parametrize("stored", [slice(None), slice(None, None, -1)])
def test_a_line_is_read_from_right_to_left_in_letters_whatever_the_order_it_is_stored_in(stored: slice) -> None:
    report = one(pdf(seen(FIRST), stored=stored), "a.pdf")
    assert report.text == FIRST
    assert report.provenance is not None and report.provenance.format == "PDF"


def test_lines_of_a_paragraph_are_one_line_and_a_short_one_ends_it() -> None:
    words = FIRST.split()
    wrapped = [" ".join(words[:10]), " ".join(words[10:])]
    text = one(pdf(*map(seen, wrapped), seen(SECOND[:40])), "a.pdf").text
    assert text.split("\n")[0] == FIRST and len(text.split("\n")) == 2


def placed(*pieces: tuple[str, float]) -> list[Glyph]:
    return [Glyph(text, at, at + 5, 700, 10) for text, at in pieces]


def line(visual: str) -> str:
    return line_text(placed(*((c, 5.0 * n) for n, c in enumerate(visual))))


@pytest.mark.parametrize(
    ("visual", "read"),
    [
        ("".join(reversed("أصيب ")) + "", "أصيب"),
        ("٤٥ " + "".join(reversed("أصيب")), "أصيب ٤٥"),
        ("4/3/2031 " + "".join(reversed("يوم")), "يوم 4/3/2031"),
        ("21:15 " + "".join(reversed("عند الساعة")), "عند الساعة 21:15"),
        ("1,250.5 " + "".join(reversed("بلغ")), "بلغ 1,250.5"),
        ("".join(reversed("اليوم")) + " Saran Valley 2 " + "".join(reversed("بيان")), "بيان Saran Valley 2 اليوم"),
        ("(" + "".join(reversed("الثلاثاء")) + ") " + "".join(reversed("أمس")), "أمس (الثلاثاء)"),
        ("«" + "".join(reversed("بخير")) + "» " + "".join(reversed("إنه")), "إنه «بخير»"),
        ("Saran Valley Forces", "Saran Valley Forces"),
    ],
)
def test_figures_latin_words_and_brackets_keep_their_own_order(visual: str, read: str) -> None:
    assert line(visual) == read


def test_vowel_signs_follow_their_letters_and_double_letters_come_apart() -> None:
    glyphs = placed(("ﻦ", 0), ("ﻣ", 5), (" ", 10), ("د", 15), ("ﺴ", 20), ("ﻟ", 25), ("ا", 30), (" ", 35), ("ﻷ", 40))
    signs = [Glyph("\u0651", 16, 16, 703, 10), Glyph("\ufe76", 6, 6, 703, 10)]
    assert line_text([*signs, *glyphs]) == "لأ السدّ مَن"


def test_a_wide_gap_is_a_space() -> None:
    assert line_text(placed(("د", 0), ("ﺴ", 5), ("ﻟ", 10), ("ا", 15), ("ن", 30), ("إ", 35))) == "إن السد"


def test_glyphs_outside_any_sense_do_no_harm() -> None:
    odd = [
        Glyph("\u0651", 0, 0, 0, 0),
        Glyph("", 0, 0, 0, 0),
        Glyph(" ", 1e9, -1e9, -5, 0),
        Glyph("\ud800", 3, 4, 0, 0),
    ]
    assert page_text(odd) == "\ud800"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 100, "PDF"),
        (pdf(seen(FIRST))[:-200], "PDF"),
        (written("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), "PDF"),
        (written("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"), "a scan"),
    ],
)
def test_a_broken_pdf_and_one_without_text_are_troubles(data: bytes, told: str) -> None:
    assert told in why(data, "a.pdf")


def test_a_pdf_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riwaya.intake.pdf._SECONDS", 2)
    bomb = zlib.compress(b"0 0 m " * (8 << 20), 9)
    data = written(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << >> >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(bomb), bomb),
    )
    assert "too long" in why(data, "a.pdf")
