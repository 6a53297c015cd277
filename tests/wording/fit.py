"""Fits the weights by which a statement that the rules doubt is read (`src/language/wording/likelihood.rs`).

    cargo test --test main features_of_the_training_set -- --ignored
    pip install scikit-learn
    python3 tests/wording/fit.py

A multinomial logistic regression with an L2 penalty; where two readers differ, each counts for half. Features that stand in
one statement only, and weights that would round to nothing, are left out.
"""

from collections import Counter
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
# The inverse strength of the penalty: between 0.2 and 1 the answers hardly differ.
INVERSE_PENALTY = 0.3
LEAST_STATEMENTS = 2
HEADER = """\
# Weights of the features of a statement: its name, what it adds to the log-odds of "objective" and of "means" against
# "doubtful", in hundredths. `1:`, `2:`, `3:`: the stem at that place; several stems: the first ones together; a stem
# alone: anywhere in the main clause; `=`: every statement. Written by tests/wording/fit.py from {statements} statements.
"""


def weights(rows):
    """Returns each feature's two weights, every statement's under "="."""
    known = Counter(feature for _, features in rows for feature in features)
    read = [(verdict, features, 1 / len(verdicts)) for verdicts, features in rows for verdict in verdicts]
    columns = DictVectorizer()
    vectors = columns.fit_transform({f: 1 for f in features if known[f] >= LEAST_STATEMENTS} for _, features, _ in read)
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=5000)
    model.fit(vectors, [verdict for verdict, _, _ in read], [share for _, _, share in read])
    of = dict(zip(model.classes_, zip(model.intercept_, model.coef_)))
    (doubt, doubts), (objective, objectives), (means, meanses) = of["doubtful"], of["objective"], of["means"]
    names = {name: (objectives[at] - doubts[at], meanses[at] - doubts[at]) for name, at in columns.vocabulary_.items()}
    return {"=": (objective - doubt, means - doubt), **names}


def main():
    rows = {"fr": [], "en": []}
    for line in (ROOT / "target/wording-features.tsv").read_text(encoding="utf-8").splitlines():
        verdict, second, language, *features = line.split("\t")
        rows[language].append(([verdict, second] if second else [verdict], features))
    for language, labelled in rows.items():
        fitted = {name: [round(100 * w) for w in of] for name, of in weights(labelled).items()}
        kept = [(name, of) for name, of in sorted(fitted.items()) if name == "=" or any(abs(w) > 1 for w in of)]
        lines = ["\t".join([name, *map(str, of)]) + "\n" for name, of in kept]
        target = ROOT / f"src/language/wording/weights/{language}.txt"
        target.write_text(HEADER.format(statements=len(labelled)) + "".join(lines), encoding="utf-8")
        print(f"{language}: {len(labelled)} statements, {len(lines)} weights")


if __name__ == "__main__":
    main()
