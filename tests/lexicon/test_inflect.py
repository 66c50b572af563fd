from riwaya.lexicon import inflect
from riwaya.lexicon.inflect import Part
from riwaya.text import fold


def _has(forms: object, word: str, **features: object) -> bool:
    return any(
        f.folded == fold(word) and all(getattr(f, k) == v for k, v in features.items())
        for f in forms  # type: ignore[attr-defined]
    )


def test_weak_final_past_drops_its_last_letter() -> None:
    forms = list(inflect.past("نفى"))
    assert _has(forms, "نفت", gender="f", number="s")
    assert _has(forms, "نفوا", number="p")
    assert _has(forms, "نفيا", number="d")


def test_hollow_past_shortens_before_a_consonant() -> None:
    assert _has(inflect.past("قال"), "قلنا", person=1)


def test_shortened_present_is_marked_and_only_for_hollow_or_weak_verbs() -> None:
    assert _has(inflect.present("يقول", hollow=True), "يقل", jussive=True)
    assert not _has(inflect.present("ينوه"), "انه")


def test_sound_present_has_plural_and_dual() -> None:
    forms = list(inflect.present("يعلن"))
    assert _has(forms, "يعلنون", number="p")
    assert _has(forms, "تعلنان", number="d", gender="f")


def test_noun_dual_and_plural() -> None:
    forms = list(inflect.noun("طائرة", ("ات",)))
    assert _has(forms, "طائرتين", number="d")
    assert _has(forms, "طائرات", number="p")


def test_participle_of_circumstance_is_accusative() -> None:
    assert _has(inflect.participle("مضيف"), "مضيفا", accusative=True, part=Part.PARTICIPLE)
