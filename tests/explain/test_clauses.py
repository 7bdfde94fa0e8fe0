"""Every claim in words, in short and in full, in both languages: claims made by hand, whoever would make them."""

from fractions import Fraction
from pathlib import Path

from indicatorkit.explain import text
from indicatorkit.explain.because import Reason
from indicatorkit.explain.claims import (
    AskFirst,
    AskingDoesNotHelp,
    Because,
    Becomes,
    CanBeEnough,
    Claim,
    Counted,
    Decides,
    DoesNotApply,
    Empty,
    Enough,
    GateFirst,
    GreyButDecided,
    Instead,
    Is,
    Known,
    Necessary,
    NotNeeded,
    Open,
    Provisional,
    Settled,
    StaysGrey,
    WouldBecome,
)
from indicatorkit.explain.families import Choice, Family, FamilyMark
from indicatorkit.explain.next_question import Next
from indicatorkit.explain.numbers import Summand
from indicatorkit.explain.phrases import Phrases
from indicatorkit.values import NOT_APPLICABLE, Letter
from indicatorkit.words import LANGUAGES
from tests.loading import load

HERE = Path(__file__).parent
FRAMEWORK = load((HERE / "ways_of_living.toml").read_text("utf-8"))
YES, NO = Letter("yes", level=2), Letter("no", level=0)
NOT_BEGUN, BEGUN, DONE = (Letter(word, level=at) for at, word in enumerate(("not_started", "under_way", "on_track")))
ALSO_NOT_BEGUN = Letter("1", level=0, number=Fraction(1))
TWO = ("flats", "shared")
THREE = (*TWO, "tiny")


def family(*choices: tuple[int, tuple[str, ...]], mark: FamilyMark = "exact") -> Family:
    """Choices of so many out of these."""
    return Family(tuple(Choice((each,), each[0], "minimum") for each in choices), mark)


def reason(values: tuple[str, ...] = (), answered: tuple[str, ...] = (), missing: tuple[str, ...] = ()) -> Reason:
    return Reason(values, answered, missing, "minimal")


IN_SHORT: list[Claim] = [
    Is("worst", DONE, assumed=True),
    DoesNotApply("worst", reason(), (("law", NO),), ()),
    DoesNotApply("worst", reason(), (), ()),
    DoesNotApply("flats", reason(), (("flats", NOT_APPLICABLE),), ()),
    Empty("worst", THREE),
    Known("worst", (("flats", YES), ("shared", YES), ("tiny", NO)), others=True),
    Known("worst", (("flats", YES),), others=False),
    Becomes("worst", (NOT_BEGUN, BEGUN), False, False, bound=False, span=None, at_last=False),
    Becomes("worst", (NOT_BEGUN, ALSO_NOT_BEGUN, BEGUN), False, False, bound=False, span=None, at_last=False),
    Becomes("worst", (BEGUN, DONE), True, False, bound=False, span=None, at_last=False),
    Becomes("worst", (BEGUN,), False, True, bound=True, span=None, at_last=False),
    GreyButDecided("worst", DONE, at_last=False),
    GreyButDecided("worst", DONE, at_last=True),
    Becomes("worst", (NOT_BEGUN, BEGUN), False, False, bound=False, span=None, at_last=True),
    StaysGrey("worst", reason_may_change=False),
    StaysGrey("worst", reason_may_change=True),
    Provisional("worst", (BEGUN,), TWO, may_stay=True, bound=False),
    Provisional("worst", (NOT_BEGUN, DONE), TWO, may_stay=True, bound=False),
    Provisional("worst", (BEGUN,), TWO, may_stay=False, bound=False),
    Provisional("worst", (BEGUN,), TWO, may_stay=True, bound=True),
    Settled("worst", ("tiny",)),
    Settled("worst", TWO),
    Enough("worst", family((2, TWO)), True),
    Enough("worst", family((3, THREE)), True),
    Enough("worst", family((1, TWO), (1, ("tiny",))), False),
    Enough("many", family((4, (*THREE, "adopted"))), False),
    Enough("many", family((5, (*THREE, "adopted", "harbour"))), False),
    CanBeEnough("worst", family((1, TWO)), family()),
    CanBeEnough("worst", family((1, TWO)), family((2, TWO))),
    AskingDoesNotHelp("worst", (Open("flats", "secret", "confidential"),)),
    AskingDoesNotHelp("worst", (Open("flats", "secret", "confidential"), Open("tiny", "secret", "confidential"))),
    Decides("worst", TWO, (NO,), NOT_BEGUN, False),
    Decides("worst", TWO, (NO,), None, False),
    Decides("worst", TWO, (NO, YES), DONE, True),
    Necessary("worst", ("flats",)),
    Necessary("worst", TWO),
    NotNeeded("worst", ("flats",)),
    NotNeeded("worst", TWO),
    Counted("worst", ((BEGUN, 1), (DONE, 3)), TWO),
    Counted("worst", ((BEGUN, 1), (DONE, 1)), ("flats",)),
    Because("worst", reason(), (), ()),
    Because("worst", reason(answered=TWO, missing=("tiny",)), (("flats", YES),), ()),
    Because("worst", reason(answered=("tiny",), missing=TWO), (("flats", YES), ("shared", NO)), (("law", NO),)),
    WouldBecome("worst", DONE, (("flats", YES), ("tiny", NO)), ("worst",), 2, "minimum"),
    WouldBecome("top", DONE, (("flats", YES),), ("flats", "worst", "rest", "top"), 2, "minimum"),
    WouldBecome("top", DONE, tuple((e, YES) for e in (*THREE, "adopted", "harbour", "law")), ("top",), 2, "minimum"),
    AskFirst("worst", Next("flats", Fraction(7, 3), 3, 3, False, "grey"), 4),
    AskFirst("worst", Next("flats", Fraction(7, 3), 3, 3, True, "grey"), Fraction(9, 2)),
    GateFirst("worst", "adopted", ("law",)),
    GateFirst("worst", "adopted", ("law", "shared")),
]
IN_FULL: list[Claim] = [
    Enough("worst", family((2, TWO)), True),
    Enough("worst", family((1, TWO), (1, ("tiny",))), False),
    CanBeEnough("worst", family((1, TWO)), family((2, TWO))),
    CanBeEnough("worst", family((1, TWO)), family()),
    Enough("worst", family((2, THREE), *[(1, ("tiny",))] * 6), False),
    Enough("worst", family((2, THREE), *[(1, ("tiny",))] * 6, mark="truncated"), False),
    NotNeeded("worst", TWO),
]


def test_every_claim_is_said_in_both_languages() -> None:
    """Each as short as it can be, and some with the names of what they count; the texts stand in `clauses.txt`."""
    said = [(text.clause, claim) for claim in IN_SHORT] + [(text.in_full, claim) for claim in IN_FULL]
    found = [say(claim, Phrases(FRAMEWORK, lang, {})) for say, claim in said for lang in LANGUAGES]
    assert found == (HERE / "clauses.txt").read_text("utf-8").splitlines()


def test_numbers_are_plain_data_exactly() -> None:
    half = Fraction(1, 2)
    assert Instead("flats", half, Fraction(2), 3 * half, declared=True).as_dict() == {
        "question": "flats",
        "now": "1/2",
        "number": "2",
        "before": "3/2",
        "declared": True,
    }
    assert Summand("flats", half, Fraction(3), None, stands_in=False).as_dict() == {
        "node": "flats",
        "number": "1/2",
        "weight": "3",
        "brings": None,
    }
    assert Summand("flats", half, Fraction(3), 3 * half, stands_in=False).as_dict()["brings"] == "3/2"
