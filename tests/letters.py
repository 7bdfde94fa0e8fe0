"""The letters of one question, made by hand: three answers on a scale, does not apply, and missing with a reason."""

from fractions import Fraction

from indicatorkit.values import NOT_APPLICABLE, Letter, Scale, missing_for

PROGRESS = Scale("progress", ("not_started", "under_way", "done"))
NO_ANSWER, PARTLY, YES_ANSWER = (
    Letter("no", level=0, number=Fraction(0)),
    Letter("partly", level=1, number=Fraction(1)),
    Letter("yes", level=2, number=Fraction(3)),
)
DONT_KNOW = missing_for("dont_know", "unknown")
ALL = (NO_ANSWER, PARTLY, YES_ANSWER, NOT_APPLICABLE, DONT_KNOW)
