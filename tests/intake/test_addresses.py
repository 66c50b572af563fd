"""Only public places of the net are asked, however a private one is written or looked up."""

import pytest

from riwaya.errors import InputError
from riwaya.intake.addresses import is_public, place_of

PUBLIC = "93.184.215.14"


def test_public_numbers_are_public() -> None:
    assert is_public(PUBLIC) and is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@pytest.mark.parametrize(
    "number",
    "127.0.0.1 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 224.0.0.1 255.255.255.255 240.0.0.1"
    " 192.0.2.1 198.18.0.1 ::1 :: fe80::1 fe80::1%eth0 fc00::1 ff02::1 fec0::1 2001:db8::1 ::ffff:127.0.0.1"
    " ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1 2002:7f00:1:: 2001:0:4136:e378:8000:63bf:3fff:fdd2 x".split(),
)
def test_private_numbers_and_their_wrappings_are_not(number: str) -> None:
    assert not is_public(number)


def test_a_wrapped_public_number_is_public() -> None:
    assert is_public(f"::ffff:{PUBLIC}")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("ftp://dam.example/", "http"),
        ("file:///etc/passwd", "http"),
        ("dam.example/news", "http"),
        ("http://", "http"),
        ("http://user:word@dam.example/", "name or password"),
        ("http://dam.example@evil.example/", "name or password"),
        ("http://dam.example:99999/", "no address"),
        ("http://[::1/", "no address"),
        ("http://dam.example/a b", "spaces"),
        ("http://dam.example/\n", "spaces"),
        ("http://dam.example/" + "a" * 5000, "too long"),
        ("http://" + "س" * 80 + ".example/", "no name"),
    ],
)
def test_what_is_no_address_of_a_page_is_told(url: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        place_of(url, look_up=lambda host, port: [PUBLIC])


@pytest.mark.parametrize("numbers", [["127.0.0.1"], [PUBLIC, "10.0.0.1"], ["::1"]])
def test_a_name_of_which_any_answer_is_private_is_refused(numbers: list[str]) -> None:
    with pytest.raises(InputError, match="private place"):
        place_of("http://dam.example/", look_up=lambda host, port: numbers)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "2130706433", "0x7f.1", "127.1", "0"])
def test_this_machine_is_refused_by_the_real_resolver_however_it_is_written(host: str) -> None:
    with pytest.raises(InputError, match=r"private place|not found"):
        place_of(f"http://{host}/")


def test_a_name_that_is_not_found_is_told() -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(InputError, match="was not found"):
        place_of("http://dam.example/", look_up=nowhere)
    with pytest.raises(InputError, match="was not found"):
        place_of("http://dam.example/", look_up=lambda host, port: [])


def test_a_place_is_what_the_server_may_know() -> None:
    place = place_of("HTTPS://Dam.Example:443/أخبار?q=سد#part", look_up=lambda host, port: [PUBLIC])
    assert place.url == "https://dam.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?q=%D8%B3%D8%AF"
    assert (place.site, place.number, place.port) == ("https://dam.example", PUBLIC, 443)
    assert place_of("http://سد.example", look_up=lambda host, port: [PUBLIC]).host == "xn--ugbh.example"
    assert place_of("http://[2606:2800::1]:81/", look_up=lambda h, p: [h]).site == "http://[2606:2800::1]:81"
