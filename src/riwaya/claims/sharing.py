"""A document -> where something known was shared, handed over or passed on, and behind which word to whom."""

from collections.abc import Iterator

from riwaya.mentions.phrases import Ground, bare

_REACH = 10
"""Words from the verb of sharing to with whom."""


def sharings(ground: Ground) -> Iterator[tuple[int, int, int, int]]:
    """Sentence number, the verb, the word where the thing shared begins, and the word where its receiver begins.

    Only where what is shared is knowledge: data, pictures, findings; forces and weapons are shared too.
    """
    grammar = ground.lexicon.grammar
    share = grammar["share"]
    for number, sentence in enumerate(ground.document.sentences):
        for j in range(sentence.first, sentence.last):
            if bare(ground.folds[j]) not in share:
                continue
            reach = range(j + 1, min(j + _REACH, sentence.last))
            thing = next((k for k in reach if ground.folded(k) in grammar["shared_noun"]), None)
            link = next((k for k in reach if ground.folded(k) in grammar["share_with"]), None)
            if thing is not None and link is not None and thing < link:
                yield number, j, thing, link + 1
