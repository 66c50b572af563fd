import pickle

from riwaya.lexicon.grammar import Grammar

GRAMMAR = Grammar({"negation": frozenset({"لا", "لم"}), "pronoun": frozenset({"هو"})})


def test_several_classes_are_asked_as_one() -> None:
    assert GRAMMAR.any_of(("negation", "pronoun")) == {"لا", "لم", "هو"}
    assert GRAMMAR.any_of(("negation", "pronoun")) is GRAMMAR.any_of(("negation", "pronoun"))


def test_it_is_kept_for_the_next_start() -> None:
    assert pickle.loads(pickle.dumps(GRAMMAR)).any_of(("negation",)) == GRAMMAR["negation"]
