"""Hand-made cases of the invented world: a party that changes its own story, what hostile parties both say, and the
innocent look-alike of each."""

from dataclasses import dataclass

from riwaya.model import Act, Bound, Counted, EventType, Reality
from tests.compare.cases import CIV, FIG, MONTH, WEEK_BEFORE, Told, dead, evening, hit, later, one, strike
from tests.compare.world import line

T = EventType


@dataclass(frozen=True)
class Story:
    """A case: its reports, and the short names of the parties concerned (empty: nothing may be called)."""

    name: str
    reports: tuple[Told, ...]
    who: frozenset[str] = frozenset()


def story(name: str, *reports: Told, who: str = "") -> Story:
    """A case whose parties stand as one string of short names."""
    return Story(name, reports, frozenset(who.split()))


REVISIONS = (
    story("first one doer, then another", one(strike("ministry", "brigade")), later(strike("ministry", "legion")), who="ministry"),
    story("agency first, army later", one(strike("agency", "brigade")), later(strike("army", "legion")), who="agency"),
    story("within one report", one(strike("ministry", "brigade", earlier=True), strike("ministry", "legion")), who="ministry"),
    story("a group changes the doer", one(dead("front", agents=("army",))), later(dead("front", agents=("neighbour",))), who="front"),
    story("suspicion, then accusation", one(strike(None, patients=("people",)), strike("ministry", "brigade", reality=Reality.POSSIBLE)), later(strike("ministry", "legion")), who="ministry"),
    story("figure lowered", one(dead("ministry", 60)), later(dead("ministry", 20)), who="ministry"),
    story("figure raised, both exact", one(dead("front", 12)), later(dead("front", 70)), who="front"),
    story("five, then fifty, in one report", one(dead("ministry", 5, earlier=True), dead("ministry", 50, bound=Bound.AT_LEAST)), who="ministry"),
    story("civilians recounted", one(dead("monitor", 62, status=CIV)), later(dead("monitor", 127, status=CIV)), who="monitor"),
    story("wounded recounted", one(line("front", T.INJURY, count=10, of=Counted.INJURED)), later(line("front", T.INJURY, count=90, of=Counted.INJURED)), who="front"),
    story("unchanged", one(strike("ministry", "brigade")), later(strike("ministry", "brigade"))),
    story("two parties", one(strike("ministry", "brigade")), later(strike("front", "legion"))),
    story("allies", one(strike("ally", "brigade")), later(strike("ministry", "legion"))),
    story("outlets change theirs", one(strike(None, "brigade")), Told((strike(None, "legion"),), published="2031-05-05T08:00:00Z")),
    story("more exact name of the same body", one(strike("front", "ministry")), later(strike("front", "army"))),
    story("at least, then more", one(dead("ministry", 20, bound=Bound.AT_LEAST)), later(dead("ministry", 70))),
    story("about", one(dead("ministry", 100, bound=Bound.ABOUT)), later(dead("ministry", 105))),
    story("other people's dead", one(dead("ministry", 10, patients=("front",))), later(dead("ministry", 30, patients=("brigade",)))),
    story("since last month", one(dead("monitor", 10)), later(dead("monitor", 300, on=MONTH))),
    story("civilians, then fighters", one(dead("monitor", 10, status=CIV)), later(dead("monitor", 30, status=FIG))),
    story("another place", one(strike("ministry", "brigade", at=("shamran",))), later(strike("ministry", "legion", at=("port",)))),
    story("unnamed sources are never one", one(strike("official", "brigade")), later(strike("official", "legion"))),
    story("gunmen, then by name", one(strike("ministry", "gunmen")), later(strike("ministry", "brigade"))),
    story("imputed", one(strike("ministry", "brigade")), later(strike("ministry", "legion", imputed=True))),
)  # fmt: skip

COMMON = (
    story("both tell of the attack", one(hit("front", "brigade", patients=("front",)), hit("brigade", "front", patients=("brigade",))), who="front brigade"),
    story("the doer owns up", one(hit("front", "brigade", patients=("front",)), hit("brigade", "brigade", patients=("front",), act=Act.CLAIM_RESPONSIBILITY)), who="front brigade"),
    story("in two reports", one(strike("front", "army", patients=("front",))), evening(strike("ministry", "army", patients=("front",))), who="front ministry"),
    story("one figure", one(hit(None, "front", patients=("army",)), dead("front", 7, patients=("people",), occurrence=2), dead("ministry", 7, patients=("people",), occurrence=2)), who="front ministry"),
    story("figures that agree", one(hit(None, "front", patients=("army",)), dead("front", 7, occurrence=2), dead("army", 5, bound=Bound.AT_LEAST, occurrence=2)), who="front army"),
    story("clash told by both", one(line(None, T.GROUND_ATTACK, "front", patients=("brigade",), occurrence=2), line("front", T.ARMED_CLASH), line("brigade", T.ARMED_CLASH)), who="front brigade"),
    story("blast told by both", one(hit(None, "front", patients=("army",), occurrence=2), line("front", T.EXPLOSION), line("ministry", T.EXPLOSION)), who="front ministry"),
    story("agency and group", one(hit("agency", "front", patients=("army",)), hit("front", "front", patients=("army",))), who="agency front"),
    story("wounded on both accounts", one(hit(None, "brigade", patients=("front",), occurrence=2), line("front", T.INJURY, count=4, of=Counted.INJURED), line("brigade", T.INJURY, count=4, of=Counted.INJURED)), who="front brigade"),
    story("next day's paper", one(hit("front", "army", patients=("front",))), later(hit("army", "army", patients=("front",))), who="front army"),
    story("two of one state", one(hit("army", "front", patients=("army",)), hit("ministry", "front", patients=("army",)))),
    story("allies", one(hit("army", "front", patients=("army",)), hit("ally", "front", patients=("army",)))),
    story("a third and a party", one(hit("monitor", "front", patients=("army",)), hit("army", "front", patients=("army",)))),
    story("the outlet and a party", one(hit(None, "front", patients=("army",)), hit("army", "front", patients=("army",)))),
    story("unnamed and a party", one(hit("official", "front", patients=("army",)), hit("front", "front", patients=("army",)))),
    story("denied by one", one(hit("army", "front", patients=("army",)), hit("front", "front", patients=("army",), denied=True))),
    story("imputed to one", one(hit("army", "front", patients=("army",)), hit("front", "front", patients=("army",), imputed=True))),
    story("planned", one(hit("army", "front", patients=("army",)), hit("front", "front", patients=("army",), reality=Reality.PLANNED))),
    story("possible", one(hit("army", "front", patients=("army",)), hit("front", "front", patients=("army",), reality=Reality.POSSIBLE))),
    story("two places", one(hit("army", "front", patients=("army",), at=("shamran",)), hit("front", "front", patients=("army",), at=("port",), occurrence=2))),
    story("history", one(hit("army", "front", patients=("army",)), hit("front", "front", patients=("army",), on=WEEK_BEFORE, background=True, occurrence=2))),
    story("nobody faces nobody", one(line("front", T.EXPLOSION), line("brigade", T.EXPLOSION))),
)  # fmt: skip
