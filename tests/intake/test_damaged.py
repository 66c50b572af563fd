"""Whatever damage a file has, taking it in ends with reports and troubles and with nothing else."""

import gzip
import hashlib
import random
from importlib.machinery import ModuleSpec

import pytest

from riwaya.intake import Trouble
from riwaya.model import Report
from tests.intake.test_archives import packed, paragraph, word
from tests.intake.test_feeds import ITEM, rss
from tests.intake.test_pdf import pdf, seen
from tests.intake.test_telegram import PAGE, POST, export
from tests.intake.test_warc import PAGE as CAPTURED
from tests.intake.test_warc import wacz, warc
from tests.intake.test_webpage import MHTML
from tests.intake.world import FIRST, SECOND, TITLE, page, taken, why

CHAT = "".join(f"25/03/2031, 21:{n} - سالم: {FIRST}\n" for n in range(10, 30))
SAMPLES = {
    "a.html": page().encode(),
    "a.mhtml": MHTML.replace("{page}", page()).encode(),
    "result.json": export(POST, POST | {"id": 8, "text": [SECOND]}),
    "messages.html": PAGE.encode(),
    "chat.txt": CHAT.encode(),
    "feed.xml": rss(ITEM, ITEM).encode(),
    "a.csv": f"text,date\n{FIRST},2031-03-04\n{SECOND},2031-03-05\n".encode(),
    "a.zip": packed({"a.txt": f"{TITLE}\n{FIRST}", "b.html": page()}),
    "a.docx": word(paragraph(TITLE) + paragraph(FIRST)),
    "a.warc.gz": warc(CAPTURED, CAPTURED),
    "a.warc": warc(CAPTURED, CAPTURED, gzip=False),
    "a.wacz": wacz(warc(CAPTURED), hashlib.sha256(warc(CAPTURED)).hexdigest()),
    "a.txt.gz": gzip.compress(f"{TITLE}\n{FIRST}".encode()),
    "a.jsonl": f'{{"text": "{FIRST}"}}\n{{"text": "{SECOND}"}}\n'.encode(),
}


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Cut, with some bytes changed, with a piece doubled, or with a piece gone."""
    at, length = chance.randrange(len(data)), chance.randrange(1, 40)
    return chance.choice(
        (
            data[:at],
            data[:at] + chance.randbytes(length) + data[at + length :],
            data[:at] + data[max(0, at - length) :],
            data[:at] + data[at + length :],
            data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :],
        )
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_a_damaged_file_gives_reports_and_troubles_and_never_an_error(name: str) -> None:
    chance = random.Random(name)
    for _ in range(40):
        for item in taken(damaged(SAMPLES[name], chance), name, outlet="إذاعة السد"):
            assert isinstance(item, Report | Trouble)


def test_damaged_pdf_files_give_reports_and_troubles() -> None:
    chance = random.Random(7)
    for _ in range(3):
        for item in taken(damaged(pdf(seen(FIRST)), chance), "a.pdf"):
            assert isinstance(item, Report | Trouble)


@pytest.mark.parametrize(
    ("name", "data"), [("a.html", SAMPLES["a.html"]), ("a.warc", SAMPLES["a.warc"]), ("a.pdf", pdf(seen(FIRST)))]
)
def test_a_missing_library_is_named_with_what_to_install(
    name: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(module: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr("riwaya.intake.extras.find_spec", nothing)
    assert "pip install 'riwaya[intake]'" in why(data, name)
