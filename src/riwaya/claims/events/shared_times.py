"""A sentence's events with the chances of its times -> the chances, where grammar makes one event's time another's.

An event that a time is sure of lends it to those told with it; what is said of their number counts pairs of the
annotated reports of which one at least has the time.
"""

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.clauses import governed_by
from riwaya.claims.events.draft import Draft
from riwaya.claims.events.scene import Scene
from riwaya.claims.initials import initials
from riwaya.model import EventType, TimeSpan

_SUBJECT = 4
"""Words before an event in which the verb stands whose subject it is."""
_NEXT = 3
"""Events told behind somebody's death within which the attack is named that he died in."""
_HARM = frozenset((EventType.KILLING, EventType.INJURY))


def share(scene: Scene, together: list[Draft], times: list[TimeSpan], chances: list[list[float]]) -> None:
    """Raise the chances in place: a row an event, a column a time."""
    _pass_on(scene, together, times, chances)
    _harmed_in(scene, together, times, chances)
    _join(scene, together, chances)


def _pass_on(scene: Scene, together: list[Draft], times: list[TimeSpan], chances: list[list[float]]) -> None:
    """A time between a cause and its result, in a clause that the causing verb opens ("led the shelling since Sunday to
    the deaths of ..."), is told of the result too (in 9 of 10 such cases of the annotated reports)."""
    for k in range(1, len(together)):
        a, b = together[k - 1].candidate, together[k].candidate
        if not _leads(scene, a):
            continue
        for n, time in enumerate(times):
            if a.head < scene.document.word_at(time.start) < b.head:
                chances[k][n] = max(chances[k][n], chances[k - 1][n])


def _leads(scene: Scene, a: Candidate) -> bool:
    """Whether a verb of causing opens the clause, and the event is its subject."""
    first = scene.document.sentences[scene.document.sentence_of(a.head)].first
    tense = scene.lexicon.event_words.tense
    return any(
        "light.cause" in scene.classes[j] and tense(scene.document.words[j].folded) != "noun"
        for j in range(max(first, a.head - _SUBJECT), a.head)
    )


def _harmed_in(scene: Scene, together: list[Draft], times: list[TimeSpan], chances: list[list[float]]) -> None:
    """Who is killed or hurt in an attack is so when it is (22 of 23 pairs), wherever in their clause the time is."""
    for k, harm in enumerate(together):
        if harm.type not in _HARM:
            continue
        for other in range(k + 1, min(k + 1 + _NEXT, len(together))):
            attack = together[other]
            if attack.type in _HARM or not _in_or_by(scene, attack.candidate):
                continue
            for n, time in enumerate(times):
                at = scene.document.word_at(time.start)
                if harm.candidate.head < at and _one_clause(scene, harm.candidate.last, max(at, attack.candidate.head)):
                    chances[k][n] = chances[other][n] = max(chances[k][n], chances[other][n])


def _in_or_by(scene: Scene, attack: Candidate) -> bool:
    return not attack.verbal and governed_by(scene, attack) in scene.lexicon.grammar["harmed_in"]


def _one_clause(scene: Scene, low: int, high: int) -> bool:
    """Whether no verb and no word that opens a clause stands between."""
    return not any(sign in "VvRC" for sign in scene.signs[low:high])


def _join(scene: Scene, together: list[Draft], chances: list[list[float]]) -> None:
    """Two events with nothing but "and" between them were at one time (in all 20 such pairs of the annotated reports
    that have one): the surer answer holds for both."""
    for k in range(1, len(together)):
        if _joined(scene, together[k - 1].candidate, together[k].candidate):
            chances[k - 1] = chances[k] = list(map(max, chances[k - 1], chances[k]))


def _joined(scene: Scene, a: Candidate, b: Candidate) -> bool:
    """Whether no verb, comma, clause, cause or time stands between two events, and the second begins with "and"."""
    conjunction, _ = initials(scene.document.words[b.head].folded)
    apart = scene.signs[a.last : b.head].strip() or scene.times_in(a.head, b.head)
    return bool(conjunction) and not apart and all("light.cause" not in scene.classes[j] for j in range(a.last, b.head))
