"""Published assessments of nature, air, trials and equality as plain functions; as in `plain`, no library is used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import floor, sqrt
from typing import Any

from .plain import GREY, Outcomes

Row = Mapping[str, Any]
YES, NO = ("y", "py"), ("n", "pn")
RISKS = ("high", "some_concerns", "low")


def _number(row: Row, name: str) -> Fraction | None:
    found = row.get(name)
    return None if found is None or isinstance(found, str) else Fraction(found)


# ------------------------------------------------------------------------------------------------------------ nature


def conservation(row: Row) -> Outcomes:
    now, favourable, change = (_number(row, f"range_{each}") for each in ("now", "favourable", "change"))
    share = now / favourable if now is not None and favourable else None
    lost, small = change is not None and change < -1, share is not None and share < Fraction(9, 10)
    if lost or small:
        reach = "u2"
    elif change is None or share is None:
        reach = GREY
    else:
        reach = "fv" if change >= 0 and share >= 1 else "u1"
    prospects = [row.get(f"prospect_{each}") for each in ("range", "population", "habitat")]
    future = next((to for word, to in (("bad", "u2"), ("poor", "u1")) if word in prospects), GREY)
    if set(prospects) == {"good"}:
        future = "fv"
    four = [reach, row.get("population", GREY), row.get("habitat", GREY), future]
    unknown = sum(each in (GREY, "xx") for each in four)
    overall = next((each for each in ("u2", "u1") if each in four), GREY if unknown > 1 else "fv")
    return {"range": reach, "prospects": future, "overall": overall}


PM25 = (0, 12, 12.1, 35.4, 35.5, 55.4, 55.5, 150.4, 150.5, 250.4, 250.5, 500.4)
PM10 = (0, 54, 55, 154, 155, 254, 255, 354, 355, 424, 425, 604)
OZONE = (0, 0.054, 0.055, 0.07, 0.071, 0.085, 0.086, 0.105, 0.106, 0.2)
INDEX = (0, 50, 51, 100, 101, 150, 151, 200, 201, 300, 301, 500)
WORDS = ("good", "moderate", "sensitive", "unhealthy", "very_unhealthy", "hazardous")


def air(row: Row) -> Outcomes:
    def index(name: str, decimals: int, marks: Sequence[float]) -> int | None:
        given = _number(row, name)
        if given is None:
            return None
        cut = Fraction(floor(given * 10**decimals), 10**decimals)
        steps = list(zip(pairwise(Fraction(str(each)) for each in marks), pairwise(INDEX), strict=False))
        (low, high), (from_, to) = next((each for each in steps if cut <= each[0][1]), steps[-1])
        return floor(from_ + (cut - low) * (to - from_) / (high - low) + Fraction(1, 2))

    found = [index("pm25", 1, PM25), index("pm10", 0, PM10), index("ozone", 3, OZONE)]
    known = [each for each in found if each is not None]
    if not known:
        return {"aqi": GREY}
    return {"pm25_index": GREY if found[0] is None else found[0], "aqi": WORDS[_class(max(known))]}


def _class(index: int) -> int:
    return sum(index > edge for edge in (50, 100, 150, 200, 300))


# ------------------------------------------------------------------------------------------------------------- trials


def bias(row: Row) -> Outcomes:
    """Of a trial of which everything is answered; what is not asked may be among the answers, and does not count."""
    names = """random concealed differences participants_aware carers_aware deviated affected balanced analysed
        analysis_matters complete robust could_depend likely_depends inappropriate differs assessors_aware
        could_influence likely_influenced planned many_outcomes many_analyses""".split()
    if any(name not in row for name in names):
        return {}
    is_, is_not = (lambda name: row[name] in YES), (lambda name: row[name] in NO)
    started = "high" if is_not("concealed") else "low"
    if row["concealed"] == "ni":
        started = "high" if is_("differences") else "some_concerns"
    elif started == "low" and (is_("differences") or is_not("random")):
        started = "some_concerns"
    if (is_not("participants_aware") and is_not("carers_aware")) or is_not("deviated"):
        context = "low"
    elif row["deviated"] == "ni" or is_not("affected") or is_("balanced"):
        context = "some_concerns"
    else:
        context = "high"
    analysis = "low" if is_("analysed") else "some_concerns" if is_not("analysis_matters") else "high"
    lost = "some_concerns" if is_not("likely_depends") else "high"
    if is_("complete") or is_("robust") or is_not("could_depend"):
        lost = "low"
    blind = is_not("assessors_aware") or is_not("could_influence")
    if is_("inappropriate") or is_("differs"):
        measured = "high"
    elif blind:
        measured = "low" if is_not("differs") else "some_concerns"
    else:
        measured = "some_concerns" if is_not("likely_influenced") else "high"
    chosen = [row["many_outcomes"], row["many_analyses"]]
    told = "low" if is_("planned") and set(chosen) <= set(NO) else "some_concerns"
    said = {
        "randomisation": started,
        "deviations": min(context, analysis, key=RISKS.index),
        "missing_data": lost,
        "measurement": measured,
        "reporting": "high" if set(chosen) & set(YES) else told,
    }
    worst = min(said.values(), key=RISKS.index)
    several = list(said.values()).count("some_concerns") >= 3
    return {**said, "overall": "high" if several else worst}


# ----------------------------------------------------------------------------------------------------------- equality


def gender(row: Row) -> Outcomes:
    names = "mmr abr seats_f seats_m school_f school_m work_f work_m".split()
    if any(name not in row for name in names):
        return {"gii": GREY}
    mmr, abr, seats_f, seats_m, school_f, school_m, work_f, work_m = (float(row[name]) for name in names)
    if not abr:
        return {"gii": GREY}
    health = sqrt(10 / min(max(mmr, 10), 1000) / abr)
    power_f, power_m = sqrt(max(seats_f, 0.001) * school_f), sqrt(seats_m * school_m)
    women, men = (health * power_f * work_f) ** (1 / 3), (power_m * work_m) ** (1 / 3)
    reference = ((health + 1) / 2 * (power_f + power_m) / 2 * (work_f + work_m) / 2) ** (1 / 3)
    if not reference:
        return {"gii": GREY}
    harmonic = 2 * women * men / (women + men) if women + men else 0.0
    index = round(1 - harmonic / reference, 3)
    return {"gii": "low" if index <= 0.2 else "middle" if index <= 0.4 else "high"}
