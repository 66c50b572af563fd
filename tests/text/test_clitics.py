from riwaya.text import cuts, fold


def _stems(word: str) -> set[str]:
    return {c.stem for c in cuts(fold(word))}


def test_joined_letters_and_pronouns_come_off() -> None:
    assert "قوات" in _stems("وبقواتهم")


def test_ta_marbuta_opens_before_a_pronoun() -> None:
    assert fold("سيطرة") in _stems("سيطرته")


def test_alef_maqsura_returns_behind_a_pronoun() -> None:
    assert fold("نفى") in _stems("نفاه")


def test_the_plural_verb_gets_its_alef_back() -> None:
    assert "قتلوا" in _stems("قتلوه")


def test_lam_and_article_melt_together() -> None:
    assert any(c.article and c.preposition == "ل" and c.stem == "وادي" for c in cuts(fold("للوادي")))


def test_length_counts_only_separable_letters() -> None:
    whole = next(c for c in cuts(fold("وبنوران")) if c.stem == "نوران")
    assert whole.length == 2
