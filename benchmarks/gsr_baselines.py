"""Sentences -> what two readers without grammar say of them: a list of words, and a linear model over TF-IDF."""

from collections.abc import Sequence

from riwaya.text import cut, cuts

FOLDS = 5
"""Of the outer folds, which judge, and of the inner ones, which choose the threshold: 25 fits a type of event."""


def has_keyword(text: str, keywords: Sequence[str]) -> bool:
    """True where a word of the text, folded, with or without its clitics, starts with one of the keywords.

    A keyword of two words asks for both, in order.
    """
    words = cut(text).words
    folded = [word.folded for word in words]
    for n, word in enumerate(folded):
        stems = {word, *(c.stem for c in cuts(word))}
        for keyword in keywords:
            first, _, second = keyword.partition(" ")
            if second and (n + 1 == len(folded) or not folded[n + 1].endswith(second)):
                continue
            if any(stem.startswith(first) for stem in stems):
                return True
    return False


def tfidf(texts: Sequence[str], yes: Sequence[bool], asked: Sequence[str]) -> list[bool] | None:
    """What a linear SVM over word and character TF-IDF says of the texts asked; None without scikit-learn.

    A text that stands among the labelled is judged by the model of the other folds, another (an ambiguous one) by a
    model of all. The threshold is the one of best F1 within the folds trained on: half of few is otherwise never said.
    """
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.model_selection import StratifiedKFold, TunedThresholdClassifierCV, cross_val_predict
        from sklearn.pipeline import make_pipeline, make_union
        from sklearn.svm import LinearSVC
    except ImportError:
        return None
    linear = make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True),
        ),
        LinearSVC(class_weight="balanced", random_state=0),
    )
    model = TunedThresholdClassifierCV(linear, scoring="f1", cv=FOLDS, random_state=0)
    folded = [_folded(text) for text in texts]
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    judged = dict(zip(texts, map(bool, cross_val_predict(model, folded, list(yes), cv=folds)), strict=True))
    model.fit(folded, list(yes))
    return [judged[text] if text in judged else bool(model.predict([_folded(text)])[0]) for text in asked]


def _folded(text: str) -> str:
    return " ".join(word.folded for word in cut(text).words)
