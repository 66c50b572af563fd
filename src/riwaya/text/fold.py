"""Characters of Arabic as people type them -> one folded form per word, for looking words up; never for showing them.

Folding drops what writers leave out or add at will (vowel marks, tatweel, zero-width and direction controls), and
merges what they confuse (hamza seats, ta marbuta and ha, alef maqsura and ya, Persian letter forms, digits).
It works word by word: a folded word stands beside the word's own offsets, so that nothing has to be mapped back.
"""

import re
import unicodedata
from functools import lru_cache

_DROPPED = (
    0x0640,  # tatweel
    *range(0x0610, 0x061B),  # signs over letters
    *range(0x064B, 0x0660),  # vowel marks, small letters
    0x0670,  # dagger alef
    *range(0x06D6, 0x06ED),  # Quranic marks
    *range(0x200B, 0x2010),  # zero-width characters, direction marks
    *range(0x202A, 0x202F),  # embeddings and overrides
    *range(0x2060, 0x2070),  # word joiner, isolates
    *(0x00AD, 0x061C, 0xFEFF),
)
_MERGED = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ئ": "ي",
    "ؤ": "و",
    "ة": "ه",
    "ی": "ي",
    "ې": "ي",
    "ک": "ك",
    "ڪ": "ك",
    "ھ": "ه",
    "ہ": "ه",
    "ە": "ه",
    "ۀ": "ه",
    "گ": "ك",
    "پ": "ب",
    "چ": "ج",
    "ژ": "ز",
    "ڤ": "ف",
    "ڨ": "ق",
}
_TABLE: dict[int, str | None] = dict.fromkeys(_DROPPED)
_TABLE |= {ord(a): b for a, b in _MERGED.items()}
_TABLE |= {zero + d: str(d) for zero in (0x0660, 0x06F0) for d in range(10)}

_FORMS = re.compile("[\ufb50-\ufeff]")
"""Presentation forms: letters as they look in a place of a word, which compatibility normalisation undoes."""

JOINERS = "".join(map(chr, _DROPPED))
"""Characters that may stand inside a word without ending it."""


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The folded form of a word or a text: NFKC, marks dropped, confusable letters and digits merged, lower case."""
    folded = word.translate(_TABLE)
    if _FORMS.search(folded):
        folded = unicodedata.normalize("NFKC", folded).translate(_TABLE)
    return folded.lower()
