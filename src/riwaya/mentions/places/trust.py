"""Names found, each with its grade -> those that are read as places here, by the words around them."""

from collections import Counter
from dataclasses import field

from riwaya.mentions.places.choice import Setting, choose
from riwaya.mentions.places.gazetteer import Grade
from riwaya.mentions.places.scan import Found, Scan, head_at
from riwaya.mentions.verbs import is_verb
from riwaya.model import PlaceKind
from riwaya.model.values import dataclass

_COMMAS = frozenset("،,")
_LARGE = 50_000
_LOCAL = frozenset((PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.DISTRICT, PlaceKind.BUILDING, PlaceKind.BASE))


def trusted(scan: Scan, around: Setting) -> list[Found]:
    """The names that stand for places, in text order."""
    judge = _Judge(
        scan,
        around,
        theatre=_theatre(scan, around),
        states={f.first: f for f in scan.found if is_state(f)},
        vouched=frozenset(f.name.words for f in scan.found if f.name is not None and f.head is not None and _fits(f)),
    )
    for found in scan.found:
        if judge.trusts(found):
            judge.kept.append(found)
    return judge.kept


def is_state(found: Found) -> bool:
    return found.name is not None and any(s.kind is PlaceKind.COUNTRY for s in found.name.sites)


def _country(found: Found) -> str | None:
    sites = found.name.sites if found.name is not None else ()
    return next((s.country for s in sites if s.kind is PlaceKind.COUNTRY), None)


def _is_large(found: Found) -> bool:
    return found.name is not None and any(s.population >= _LARGE for s in found.name.sites)


def _fits(found: Found) -> bool:
    """A head noun vouches for a common word only where unknown names may follow it as well."""
    return found.grade is not Grade.COMMON or (found.head is not None and found.head.open)


def _theatre(scan: Scan, around: Setting) -> frozenset[str | None]:
    """Countries in which the report names places: their own names are read as the land wherever they stand."""
    lands: Counter[str | None] = Counter()
    for found in scan.found:
        if found.name is not None and not is_state(found) and found.grade is Grade.SURE:
            site = choose(found, found.name.sites, around).site
            lands[site.country if site is not None else None] += 1
    most = max(lands.values(), default=0)
    return frozenset(c for c, n in lands.items() if n >= max(2, most / 3))


@dataclass(slots=True)
class _Judge:
    """Decides name by name, with what was kept before each."""

    scan: Scan
    around: Setting
    theatre: frozenset[str | None]
    states: dict[int, Found]
    vouched: frozenset[tuple[str, ...]]
    kept: list[Found] = field(default_factory=list)

    def trusts(self, found: Found) -> bool:
        """Whether the name is read as a place."""
        assert found.name is not None
        if is_state(found):
            return self._is_land(found)
        if found.head is not None and _fits(found):
            return True
        if found.name.words[0] in self.scan.lexicon.grammar["complementizer"]:
            return False  # In Salah is not what follows "said that"
        if self._previous(found) in self.scan.lexicon.places["not_place"]:
            return False
        own = len(found.name.words) > 1 or found.skip < 2 or len(found.name.words[0]) > 3
        if found.grade is Grade.SURE and own and not self._acts(found):
            return self._plausible(found)
        if self._dateline(found):
            return True
        at_home = self.around.holds(found.name.sites)
        if self._capital(found) and self._anchored(found):
            return True
        if found.grade is Grade.RARE:
            return (
                found.name.words in self.vouched
                or (self._anchored(found) and _is_large(found))
                or (at_home and (self._anchored(found) or self._beside(found)))
            )
        return (found.name.words in self.vouched and self._anchored(found)) or (at_home and self._beside(found))

    def _previous(self, found: Found) -> str:
        """The folded word right before the name, "" where a sentence or quotation begins with it."""
        before = self.scan.before(found.first)
        return self.scan.folded(before) if before >= 0 and before == found.first - 1 else ""

    def _is_land(self, found: Found) -> bool:
        """True where a state's name is its land by the words before it, or the report is set there."""
        if self._stands_as_land(found) or self._closes_dateline(found):
            return True
        adjective = found.name is not None and found.name.words[-1] in self.scan.lexicon.actors.nations
        return _country(found) in self.theatre and not adjective

    def _stands_as_land(self, found: Found) -> bool:
        scan, places = self.scan, self.scan.lexicon.places
        if found.head is not None or (found.skip > 0 and scan.folded(found.first)[found.skip - 1] == "ب"):
            return True
        previous = self._previous(found)
        if previous in places["with"] and scan.folded(found.first - 2) in places.wholes:
            return True  # the border with X
        return (
            previous in places["locative"]
            or previous in places.directions
            or head_at(scan, scan.before(found.first)) is not None
        )

    def _closes_dateline(self, found: Found) -> bool:
        """After a city of the country and a comma."""
        if not self.kept or found.first - self.kept[-1].end != 1:
            return False
        city = self.kept[-1].name
        comma = self.scan.document.words[self.kept[-1].end].text in _COMMAS
        return comma and city is not None and any(s.country == _country(found) for s in city.sites)

    def _dateline(self, found: Found) -> bool:
        """A city followed by a comma and the name of its own country."""
        state = self.states.get(found.end + 1)
        if state is None or found.name is None or self.scan.document.words[found.end].text not in _COMMAS:
            return False
        return any(s.country == _country(state) for s in found.name.sites)

    def _capital(self, found: Found) -> bool:
        return found.name is not None and " ".join(found.name.words) in self.scan.lexicon.places["capitals"]

    def _acts(self, found: Found) -> bool:
        """True for a lone word that is a verb as well, where a noun before it may be its subject."""
        if found.last > found.first + 1 or found.skip or not is_verb(self.scan.document.words[found.first]):
            return False
        before = self._previous(found)
        return before != "" and not self._anchored(found) and head_at(self.scan, found.first - 1) is None

    def _plausible(self, found: Found) -> bool:
        """A town or quarter of a country that the report is not about is somebody's name or another word."""
        sites = found.name.sites if found.name is not None else ()
        if self.around.holds(sites) or not self.around.countries:
            return True
        return any(s.population >= _LARGE or (s.curated and s.kind not in _LOCAL) for s in sites)

    def _anchored(self, found: Found) -> bool:
        """True behind a preposition of place, a direction or a head noun."""
        places = self.scan.lexicon.places
        folded = self.scan.folded(found.first)
        joined = found.skip > 0 and folded[found.skip - 1] == "ب"
        previous = self._previous(found)
        if joined or folded.startswith("لل", found.skip) or previous in places.directions:
            return True
        return previous in places["place_preposition"] or head_at(self.scan, self.scan.before(found.first)) is not None

    def _beside(self, found: Found) -> bool:
        """True directly after another place and joined to it by و: a list of places."""
        return bool(self.kept) and found.first == self.kept[-1].end and found.skip > 0
