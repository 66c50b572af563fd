"""Words of a name in order -> how many of the first are titles and offices, and which pieces are nothing else.

A title says nothing of whose name follows: "Sayyid", "Staff Colonel", "the Syrian minister of foreign affairs". What
only makes a title fuller ("grand", "of the staff", a country's adjective) counts beside a title alone. At least two
words are always left for the name, one where a single title stands before a single word.
"""

from collections.abc import Sequence

from riwaya.watchlists.vocabulary import Vocabulary, plain, vocabulary

_ARTICLE = "\u0627\u0644"
_FOR_THE = "\u0644\u0644"
_PLAIN_ARTICLE_ENDS = ("l", "al")
_OFFICE_WORDS = 3
"""Words without an article that may stand between an office and the first word with one ("head of the list of ...")."""
_BEFORE_OFFICE = 4
"""Words that may stand before an office in Latin letters ("Badr Organisation leader ...")."""


def count_titles(words: Sequence[str]) -> int:
    """How many words in front are titles and offices. One that is a given name too stays: it is read both ways."""
    known, all_plain = vocabulary(), [plain(w) for w in words]
    at = _named_office(all_plain, known)
    taken = at
    while at < len(words) - 1:
        size = _title_at(all_plain, at, known)
        if size:
            office = all_plain[at] in known.small["office"]
            at = taken = at + size
            if office or _articled(all_plain, at):
                at = taken = max(at, _office_ends(all_plain, at, known, office=office))
        elif all_plain[at] in known.small["title_more"] or (at + 2 < len(words) and is_article(all_plain, at)):
            at += 1
        else:
            break
    more = all(w in known.small["title_more"] for w in all_plain[taken:at])
    return at if taken and more and len(words) - at >= 2 else taken


def is_office(words: Sequence[str]) -> bool:
    """Whether a piece behind a comma is only titles: "A B, general"; "A B, head of the state council"."""
    known, all_plain = vocabulary(), [plain(w) for w in words]
    titles = [w in known.small["title"] and w not in known.given for w in all_plain]
    begins = next((i for i, w in enumerate(all_plain) if w not in known.small["title_more"]), 0)
    if titles[begins : begins + 1] == [True] and known.small["of"].intersection(all_plain[begins + 1 :]):
        return True
    small = known.small["title_more"] | known.small["article"]
    return any(titles) and all(title or w in small for w, title in zip(all_plain, titles, strict=True))


def is_article(words: Sequence[str], at: int) -> bool:
    """Whether the plain word there is an article or a foreign particle; "as", "ez" only before the sound they echo."""
    word, articles = words[at], vocabulary().small["article"]
    if word not in articles or at + 1 >= len(words):
        return False
    if not 2 <= len(word) <= 3 or word[0] not in "aeiu" or word[1:] in _PLAIN_ARTICLE_ENDS:
        return True
    return words[at + 1].startswith(word[1:])


def _title_at(words: Sequence[str], at: int, known: Vocabulary) -> int:
    """How many words of a title begin there, one or two; 0 where none does."""
    if " ".join(words[at : at + 2]) in known.small["title_phrase"] and at + 2 < len(words):
        return 2
    return int(words[at] in known.small["title"] and (words[at] not in known.given or words[at].startswith(_ARTICLE)))


def _articled(words: Sequence[str], at: int) -> bool:
    return at < len(words) and words[at].startswith((_ARTICLE, _FOR_THE))


def _office_ends(words: Sequence[str], at: int, known: Vocabulary, *, office: bool) -> int:
    """Behind an Arabic title: where its words with the article end, if a name of two words follows; else where it is.

    Only behind an office ("leader", "minister") may other words come before them, and no given name.
    """
    begins = at
    while office and begins < len(words) and begins - at < _OFFICE_WORDS and not _articled(words, begins):
        if words[begins] in known.given or words[begins] in known.small["title"]:
            return at
        begins += 1
    ends = begins
    while _articled(words, ends):
        ends += 1
    return ends if ends > begins and len(words) - ends >= 2 else at


def _named_office(words: Sequence[str], known: Vocabulary) -> int:
    """ "Badr Organisation leader A B": behind the office, where what stands before it begins like nobody's name."""
    if not words or words[0] in known.given or words[0] in known.small["title"]:
        return 0
    for at in range(1, min(len(words) - 2, _BEFORE_OFFICE + 1)):
        if words[at] in known.small["office"]:
            return at + 1
        if words[at] in known.given:
            return 0
    return 0
