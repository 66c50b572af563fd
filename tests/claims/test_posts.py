"""Posts and affiliations are claimed by someone: the invented valley of Nuran."""

from riwaya.claims.attribution.claims import claims_of
from riwaya.claims.posts import read_posts
from riwaya.model import ClaimedRole, Voice, make_report
from tests.claims.world import Read, actors_in


def posts(text: str, who: str = "minister") -> list[tuple[ClaimedRole, str | None, Voice | None]]:
    """Each post with who says so and in which voice."""
    read = Read(text)
    claims = {c.id: c for c in claims_of(read.ground, make_report(text, ref="t"), read.drafts, read.speakers.found)}
    actor = next(a for a in read_posts(read.ground, actors_in(text), tuple(claims.values())) if a.id == who)
    return [
        (r, claims[r.claim].source_actor if r.claim else None, claims[r.claim].voice if r.claim else None)
        for r in actor.roles
    ]


def test_a_post_that_a_speaker_tells_is_that_speakers_claim() -> None:
    ((role, who, _),) = posts("وقال مرصد نوران إن سالم حداد يقود جبهة ساران.")
    assert (role.role, role.of, who) == ("commander", "front", "monitor")


def test_a_post_that_the_article_tells_is_the_articles_claim() -> None:
    ((role, _, voice),) = posts("ووصل سالم حداد إلى ساران، وتم تعيينه قائدا لما تسمى جبهة ساران.")
    assert (role.role, role.of, voice) == ("commander", "front", Voice.AUTHOR)


def test_several_posts_of_one_person_are_kept_apart() -> None:
    text = "عمل سالم حداد سابقا ضمن صفوف جبهة ساران. وأكدت وكالة مرسال أنه كان ممثلا لجيش الوادي."
    assert [(r.of, who) for r, who, _ in posts(text)] == [("front", None), ("army", "marsal")]


def test_a_negated_verb_gives_no_post() -> None:
    assert posts("لم ينضم سالم حداد إلى جبهة ساران.") == []


def test_leading_something_that_is_no_body_is_no_post() -> None:
    assert posts("كان سالم حداد يقود قافلة إلى البلدة.") == []


def test_the_words_that_give_a_post_are_kept() -> None:
    ((role, _, _),) = posts("كان سالم حداد ممثلا لجيش الوادي.")
    assert role.span is not None
    assert role.span.text == "ممثلا لجيش الوادي"
