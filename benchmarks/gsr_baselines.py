"""Sentences -> what two readers without grammar say of them: a list of words, and a linear model over TF-IDF."""

from collections.abc import Mapping, Sequence

from riwaya.text import cut, cuts

FOLDS = 5
"""Of the outer folds, which judge, and of the inner ones, which choose the threshold: 25 fits a type of event."""
TOLD_WEIGHT = 0.1
"""Of what a reading says beside TF-IDF rows of length one; 0.1 to 0.5 were tried on ASSAULT."""


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


def trained(
    texts: Sequence[str], labels: Sequence[bool | None], told: Sequence[Mapping[str, float]] | None = None
) -> list[bool] | None:
    """What a linear SVM over word and character TF-IDF, and over what is ``told`` of a text, says of each text.

    A labelled text is judged by the model of the folds that do not hold it, an unlabelled one by a model of all. The
    threshold is the one of best F1 within the folds trained on: half of few is otherwise never said. None without
    scikit-learn.
    """
    try:
        from sklearn.compose import ColumnTransformer
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.model_selection import StratifiedKFold, TunedThresholdClassifierCV, cross_val_predict
        from sklearn.pipeline import make_pipeline
        from sklearn.svm import LinearSVC
    except ImportError:
        return None
    import numpy

    columns = numpy.empty((len(texts), 2), dtype=object)
    columns[:, 0] = [_folded(text) for text in texts]
    columns[:, 1] = list(told or [{}] * len(texts))
    parts = [
        ("words", TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True), 0),
        ("letters", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True), 0),
    ]
    if told is not None:
        parts.append(("told", DictVectorizer(), 1))
    linear = make_pipeline(
        ColumnTransformer(parts, transformer_weights={"told": TOLD_WEIGHT}),
        LinearSVC(C=0.3, class_weight="balanced", random_state=0),
    )
    model = TunedThresholdClassifierCV(linear, scoring="f1", cv=FOLDS, random_state=0)
    known = numpy.array([label is not None for label in labels])
    yes = [bool(label) for label in labels if label is not None]
    said = numpy.zeros(len(texts), dtype=bool)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    said[known] = cross_val_predict(model, columns[known], yes, cv=folds)
    if not known.all():
        said[~known] = model.fit(columns[known], yes).predict(columns[~known])
    return [bool(s) for s in said]


def _folded(text: str) -> str:
    return " ".join(word.folded for word in cut(text).words)
