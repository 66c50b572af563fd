from riwaya.mentions.tagger_features import OFFSETS, features_at, names_at


def test_a_word_two_away_is_asked_for_less_than_one_beside() -> None:
    assert names_at("w=نوران") == ("-2w=نوران", "-1w=نوران", "w=نوران", "1w=نوران", "2w=نوران")
    assert names_at("cc=3") == ("", "-1cc=3", "cc=3", "1cc=3", "")
    assert names_at("t0=5") == ("", "-1t0=5", "t0=5", "1t0=5", "")
    assert names_at("s2=ان") == ("", "", "s2=ان", "", "")


def test_training_and_tagging_call_features_alike() -> None:
    for feature in ("w=نوران", "cc=3", "t0=5", "s2=ان", "joined"):
        for at, offset in enumerate(OFFSETS):
            assert list(features_at((feature,), offset)) == [n for n in (names_at(feature)[at],) if n]
