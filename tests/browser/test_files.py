"""Files that people hold, put in from the browser and played in it: a video recorded by the browser itself."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from riwaya.evidence.vault import Vault
from tests.browser.looking import Window, Workbench, first_claim

Open = Callable[..., Window]
RECORD = """async () => {
    const canvas = document.createElement("canvas"); canvas.width = 160; canvas.height = 120;
    const paint = canvas.getContext("2d"), recorder = new MediaRecorder(canvas.captureStream(20)), parts = [];
    recorder.ondataavailable = (event) => parts.push(event.data);
    const ended = new Promise((done) => { recorder.onstop = done; });
    recorder.start();
    for (let n = 0; n < 20; n++) {
        paint.fillStyle = `hsl(${n * 18} 60% 50%)`; paint.fillRect(0, 0, 160, 120);
        await new Promise((done) => setTimeout(done, 50));
    }
    recorder.stop(); await ended;
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
}"""

PLAY = """v => new Promise((done, failed) => {
    v.onerror = failed; v.ontimeupdate = () => v.currentTime > 0.1 && done(); v.muted = true; void v.play();
})"""


@pytest.fixture(scope="session")
def video(chromium: Any) -> bytes:
    """A second of colours as WebM."""
    page = chromium.new_page()
    try:
        return base64.b64decode(page.evaluate(RECORD))
    finally:
        page.close()


def test_a_video_is_put_in_for_a_claim_and_plays_only_after_it_was_asked_for(
    open_window: Open, workbench: Workbench, language: str, video: bytes, tmp_path: Path
) -> None:
    vault = Vault(workbench.app.app.state.vault)
    claim, window = first_claim(workbench.ledger), open_window(language, "Karim")
    (tmp_path / "street.webm").write_bytes(video + language.encode())
    asked = []
    window.page.on("request", lambda request: asked.append(request) if "/media" in request.url else None)
    window.page.goto(f"/c/main/reports/{claim.report}#{claim.id}")
    window.page.locator(f"#{claim.id} a[href*='/evidence']").first.click()
    form = window.page.locator("form[action$='/evidence/add']")
    form.locator("input[type=file]").set_input_files(tmp_path / "street.webm")
    form.locator("input[name=from]").fill("من أحد السكان")
    form.locator("button").click()
    window.page.wait_for_url(lambda url: len(url.rpartition("/")[2]) == 64)
    added = vault.records()[-1]
    assert (added.by, added.action, added.name, added.from_) == ("Karim", "added", "street.webm", "من أحد السكان")
    assert window.page.locator("video").count() == 0 and asked == []
    window.page.locator("form[action$='/show'] input[name=why]").fill("للمقارنة")
    window.page.locator("form[action$='/show'] button").click()
    playing = window.page.locator("video")
    assert playing.evaluate("v => v.paused && !v.autoplay")
    playing.evaluate(PLAY)
    assert playing.evaluate("v => v.videoWidth") == 160
    assert asked and all("range" in request.headers for request in asked)
    assert (vault.records()[-1].action, vault.records()[-1].note) == ("opened", "للمقارنة")


def test_a_field_of_files_refuses_what_is_too_large_before_sending(
    open_window: Open, workbench: Workbench, tmp_path: Path
) -> None:
    from riwaya.web.rendering import island

    if island("main") is None:
        pytest.skip("the scripts are not built (make web)")
    window = open_window("en", "Karim")
    window.page.goto(f"/c/main/claims/{first_claim(workbench.ledger).key}/evidence")
    field = window.page.locator("form[action$='/evidence/add'] input[type=file]")
    field.evaluate("field => { field.dataset.most = '10'; }")
    (tmp_path / "large.bin").write_bytes(bytes(11))
    field.set_input_files(tmp_path / "large.bin")
    assert "GB at once" in field.evaluate("field => field.validationMessage")
