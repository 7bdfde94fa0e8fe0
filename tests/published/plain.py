"""The published rules as plain functions: one dictionary of answers in, one of outcomes out. No library is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

Row = Mapping[str, Any]
Outcomes = dict[str, Any]

GREY, NOT_APPLICABLE = "grey", "not_applicable"


def points_of(number: Any, *steps: tuple[float | str, int], above: bool = False) -> int:
    """The points of the first step that the number reaches; the last step has no edge."""
    for edge, points in steps:
        if edge == "" or (number > Fraction(str(edge)) if above else number >= Fraction(str(edge))):
            return points
    raise AssertionError


# ------------------------------------------------------------------------------------------- sums of questions


def freedom(row: Row) -> Outcomes:
    def points(*names: str) -> Any:
        if any(name not in row for name in names):
            return None
        return sum(0 if row[name] == "na" else row[name] for name in names)

    def named(letters: str, sizes: Iterable[int]) -> list[str]:
        return [f"{letter}{n}" for letter, size in zip(letters, sizes, strict=True) for n in range(1, size + 1)]

    pr, less = points(*named("abc", (3, 4, 3))), points("add_q")
    pr = None if pr is None or less is None else pr - less
    cl = points(*named("defg", (4, 3, 4, 4)))
    grade = lambda total, *edges: 7 - sum(total >= edge for edge in edges)  # noqa: E731
    r_pr = None if pr is None else grade(pr, 6, 12, 18, 24, 30, 36)
    r_cl = None if cl is None else grade(cl, 8, 17, 26, 35, 44, 53)
    mean = None if r_pr is None or r_cl is None else (r_pr + r_cl) / 2
    return {
        "pr": GREY if r_pr is None else f"r{r_pr}",
        "cl": GREY if r_cl is None else f"r{r_cl}",
        "total": GREY if pr is None or cl is None else pr + cl,
        "status": GREY if mean is None else "free" if mean <= 2.5 else "partly_free" if mean <= 5 else "not_free",
    }


def phq9(row: Row) -> Outcomes:
    given = {"never": 0, "several": 1, "half": 2, "nearly": 3}
    known = [given[row[f"q{n}"]] for n in range(1, 10) if row.get(f"q{n}") in given]
    if len(known) < 7:
        return {"total": GREY}
    total = Fraction(9 * sum(known), len(known))
    total = int(total + Fraction(1, 2))  # halves go up
    names = ("minimal", "mild", "moderate", "moderately_severe", "severe")
    return {"total": names[sum(total >= edge for edge in (5, 10, 15, 20))]}


def amstar_2(row: Row) -> Outcomes:
    critical = "protocol search excluded risk_of_bias methods bias_discussed publication_bias".split()
    others = """pico designs selection_twice extraction_twice described funding bias_in_synthesis heterogeneity
        conflicts""".split()
    if any(each not in row for each in (*critical, *others)):
        return {"confidence": GREY}
    flaws = sum(row[each] == "no" for each in critical)
    weak = sum(row[each] == "no" for each in others)
    word = "critically_low" if flaws > 1 else "low" if flaws else "moderate" if weak > 1 else "high"
    return {"confidence": word}


# ---------------------------------------------------------------------------------------------- worst of, and tables

ECOLOGY = ("bad", "poor", "moderate", "good", "high")


def water(row: Row) -> Outcomes:
    biology = [row.get(each) for each in ("phytoplankton", "other_flora", "invertebrates", "fish")]
    known = [each for each in biology if each in ECOLOGY]
    bio = min(known, key=ECOLOGY.index) if known else NOT_APPLICABLE if set(biology) == {"not_relevant"} else GREY
    less = {"as_high": "high", "as_good": "good", "below": "moderate"}
    support = [less[row[each]] for each in ("general", "pollutants") if row.get(each) in less]
    physchem = min(support, key=ECOLOGY.index) if support else GREY
    modified, hydro = row.get("heavily_modified"), row.get("hydromorphology")
    if modified == "yes":
        hydro = NOT_APPLICABLE
    elif modified is None or hydro is None:
        hydro = GREY
    substances = [row.get(each) for each in ("metals", "pesticides", "industrial", "others")]
    if "failing" in substances:
        chemical = "failing"
    elif None in substances:
        chemical = GREY
    else:
        chemical = "met" if "met" in substances else NOT_APPLICABLE
    if GREY in (bio, physchem, hydro) or bio == NOT_APPLICABLE:
        ecological = GREY
    elif ECOLOGY.index(bio) <= 2:
        ecological = bio
    elif physchem == "moderate":
        ecological = "moderate"
    elif bio == physchem == "high" and hydro in ("as_high", NOT_APPLICABLE):
        ecological = "high"
    else:
        ecological = "good"
    return {"biology": bio, "chemical": chemical, "ecological": ecological}


def red_list(row: Row) -> Outcomes:
    order = ("cr", "en", "vu", "below")

    def banded(name: str, edges: list[int], *, rising: bool, closed: bool = False) -> str | None:
        x = row.get(name)
        if x is None or isinstance(x, str):
            return None
        if rising:
            return order[3 - sum(x >= edge for edge in edges)]
        return order[sum(x > edge if closed else x >= edge for edge in edges)]

    reduction = banded("reduction", [30, 50, 80], rising=True)
    eoo = banded("eoo", [100, 5000, 20000], rising=False)
    locations = banded("locations", [1, 5, 10], rising=False, closed=True)
    mature = banded("mature", [50, 250, 1000], rising=False)
    both = [row.get(each) for each in ("decline", "fluctuations")]
    b: str | None
    if None in both or "dd" in both:
        b = None
    elif both == ["yes", "yes"]:
        b = eoo
    elif both == ["no", "no"]:
        b = "below"
    else:
        b = None if eoo is None or locations is None else order[max(order.index(eoo), order.index(locations))]
    known = [each for each in (reduction, b, mature) if each is not None]
    category = min(known, key=order.index) if known else GREY
    extinct = row.get("extinct")
    if extinct in (None, "dd"):
        code = GREY
    elif extinct == "yes":
        code = "ex"
    elif known:
        code = {"below": "lc"}.get(category, category)
    else:
        code = "dd" if row.get("reduction") == "dd" else "ne"
    return {"category": category, "code": code}


def news2(row: Row) -> Outcomes:
    names = "respiration oxygen saturation systolic pulse consciousness temperature hypercapnic".split()
    if any(name not in row for name in names):
        return {"score": GREY}
    spo2 = row["saturation"]
    if row["hypercapnic"] == "no":
        saturation = points_of(spo2, (96, 0), (94, 1), (92, 2), ("", 3))
    elif row["oxygen"] == "oxygen":
        saturation = points_of(spo2, (97, 3), (95, 2), (93, 1), (88, 0), (86, 1), (84, 2), ("", 3))
    else:
        saturation = points_of(spo2, (88, 0), (86, 1), (84, 2), ("", 3))
    singles = [
        points_of(row["respiration"], (25, 3), (21, 2), (12, 0), (9, 1), ("", 3)),
        saturation,
        points_of(row["systolic"], (220, 3), (111, 0), (101, 1), (91, 2), ("", 3)),
        points_of(row["pulse"], (131, 3), (111, 2), (91, 1), (51, 0), (41, 1), ("", 3)),
        0 if row["consciousness"] == "alert" else 3,
        points_of(row["temperature"], ("39.1", 2), ("38.1", 1), ("36.1", 0), ("35.1", 1), ("", 3)),
    ]
    score = sum(singles) + (2 if row["oxygen"] == "oxygen" else 0)
    risk = "high" if score >= 7 else "medium" if score >= 5 else "low_medium" if 3 in singles else "low"
    return {"score": score, "risk": risk}


def nutrition(row: Row) -> Outcomes:
    def tens(name: str, edges: Iterable[float]) -> int | None:
        return None if name not in row else sum(row[name] > Fraction(str(edge)) for edge in edges)

    bad = [
        tens("energy", range(335, 3351, 335)),
        tens("sugars", (4.5, 9, 13.5, 18, 22.5, 27, 31, 36, 40, 45)),
        tens("saturated", range(1, 11)),
        tens("sodium", range(90, 901, 90)),
    ]
    fruit = None if "fruit" not in row else points_of(row["fruit"], (80, 5), (60, 2), (40, 1), ("", 0), above=True)
    fibre = tens("fibre", (0.9, 1.9, 2.8, 3.7, 4.7))
    protein = tens("protein", (1.6, 3.2, 4.8, 6.4, 8))
    kind = row.get("food")
    if None in bad or kind is None or fruit is None:
        return {"score": GREY}
    negative = sum(each for each in bad if each is not None)
    if kind != "cheese" and negative >= 11 and fruit < 5:
        score: Any = GREY if fibre is None else negative - fruit - fibre
    else:
        score = GREY if fibre is None or protein is None else negative - fruit - fibre - protein
    if score == GREY:
        return {"score": GREY}
    return {
        "score": score,
        "letter": "a" if kind == "water" else "abcde"[sum(score > edge for edge in (-1, 2, 10, 18))],
    }


def certainty(row: Row) -> Outcomes:
    downs = {"not_serious": 0, "serious": -1, "very_serious": -2, "undetected": 0, "suspected": -1}
    names = ("risk_of_bias", "inconsistency", "indirectness", "imprecision", "publication_bias")
    if any(name not in row for name in (*names, "design")):
        return {}
    lowered = sum(downs[row[name]] for name in names)
    if row["design"] == "randomised":
        total = 4 + lowered
    else:
        ups = {"no_large": 0, "large": 1, "very_large": 2, "absent": 0, "present": 1}
        gains = [row.get(name) for name in ("effect", "dose_response", "confounding")]
        if None in gains and lowered == 0:
            return {}
        total = 2 + lowered + (0 if lowered else sum(ups[each] for each in gains if each is not None))
    return {"certainty": ("very_low", "low", "moderate", "high")[min(4, max(1, total)) - 1]}


def regime(row: Row, *, women_asked: bool = True) -> Outcomes:
    names = [
        "legislative",
        "executive",
        "several_parties",
        "contested",
        "men_vote",
        *(["women_vote"] if women_asked else []),
    ]
    if any(row.get(name) not in ("yes", "no") for name in names):
        return {"index": GREY} if row.get("legislative") not in ("yes", "no") else {}
    a, b, c, d, e, *f = (row[name] == "yes" for name in names)
    if not a and not b:
        return {"index": "no_elections"}
    if not c:
        return {"index": "no_parties" if a and not b else "one_party"}
    if not d:
        return {"index": "multiparty"}
    if not e:
        return {"index": "competitive"}
    return {"index": "universal" if f and f[0] else "male"}


RATINGS = (
    "ccc b_minus b b_plus bb_minus bb bb_plus bbb_minus bbb bbb_plus a_minus a a_plus aa_minus aa aa_plus aaa".split()
)
ANCHORS = {
    "excellent": "aaa aa a_plus a_minus bbb bbb_minus",
    "strong": "aa a_plus a_minus bbb bb_plus bb",
    "satisfactory": "a bbb_plus bbb bb_plus bb b_plus",
    "fair": "bbb bbb_minus bb_plus bb bb_minus b",
    "weak": "bb_plus bb_plus bb bb_minus b_plus b_minus",
    "vulnerable": "bb_minus bb_minus bb_minus b_plus b b_minus",
}
LEVERAGE = "minimal modest intermediate significant aggressive highly_leveraged".split()


def credit(row: Row) -> Outcomes:
    names = ("business", "financial", "diversification", "governance", "liquidity")
    if any(name not in row for name in names):
        return {"profile": GREY, "rating": GREY}
    anchor = ANCHORS[row["business"]].split()[LEVERAGE.index(row["financial"])]
    steps = {"positive": 1, "neutral": 0, "negative": -1, "adequate": 0, "less": 0, "weak": -1}
    total = RATINGS.index(anchor) + sum(steps[row[name]] for name in names[2:])
    total = min(total, {"adequate": 99, "less": 6, "weak": 1}[row["liquidity"]])
    profile = min(16, max(0, total))
    sovereign = row.get("sovereign")
    if sovereign is None:
        return {"profile": RATINGS[profile], "rating": GREY}
    lowest = profile if sovereign == "unrated" else min(profile, RATINGS.index(sovereign))
    return {"profile": RATINGS[profile], "rating": RATINGS[lowest]}
