"""Hypothesis strategies for frameworks: answers, pairs of answers that differ in one way, and whole frameworks.

    from hypothesis import given
    import indicatorkit as ik
    from indicatorkit.strategies import one_worse

    fw = ik.load("nad")


    @given(one_worse(fw))
    def test_a_worse_answer_never_helps(pair):
        before, after = ik.score_case(fw, pair.before), ik.score_case(fw, pair.after)
        ...

What is drawn are plain dicts, as `ik.score_case` takes them: a question that is not answered is not there. Everything
is drawn as one piece of bytes, which is many times faster than a draw for each question and shrinks in a fraction of a
second (`python -m benchmarks strategies`).
"""

from __future__ import annotations

from .needed import needed

needed("hypothesis", "indicatorkit.strategies")

from .answering import answers  # noqa: E402  # what is lacking is said before it is missed
from .drafting import documents, frameworks  # noqa: E402
from .edges import Beside, boundary  # noqa: E402
from .outcomes import from_outcome  # noqa: E402
from .pairs import More, Worse, answer_more, one_worse  # noqa: E402

__all__ = [
    "Beside",
    "More",
    "Worse",
    "answer_more",
    "answers",
    "boundary",
    "documents",
    "frameworks",
    "from_outcome",
    "one_worse",
]
