"""A site's robots.txt holds as RFC 9309 has it."""

import pytest

from riwaya.errors import InputError
from riwaya.intake.robots import LEAST_PAUSE, Rules, rules_of

PAGE = "https://dam.example/news/1"


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /\nAllow: /news/", True),
        ("User-agent: *\nDisallow: /news/*", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: riwaya\nDisallow:", True),
        ("User-agent: Riwaya\nDisallow: /news", False),
        ("User-agent: other\nDisallow: /", True),
        ("User-agent: *\nDisallow: /*1$", False),
        ("\x00\xff garbage : : :\n" * 100, True),
    ],
)
def test_the_rules_that_name_us_hold_else_those_for_all(text: str, allowed: bool) -> None:
    rules = rules_of(200, text.encode("latin-1"))
    if allowed:
        rules.check(PAGE)
    else:
        with pytest.raises(InputError, match=r"robots\.txt"):
            rules.check(PAGE)


def test_no_rules_allow_and_a_site_in_trouble_does_not() -> None:
    rules_of(404, b"User-agent: *\nDisallow: /").check(PAGE)
    rules_of(403, b"").check(PAGE)
    with pytest.raises(InputError, match="cannot be had"):
        rules_of(503, b"").check(PAGE)


def test_a_site_s_pause_holds_up_to_a_minute() -> None:
    assert rules_of(200, b"User-agent: *\nCrawl-delay: 7").pause == 7
    assert Rules().pause == LEAST_PAUSE
    with pytest.raises(InputError, match="minutes"):
        rules_of(200, b"User-agent: *\nCrawl-delay: 600").check(PAGE)
