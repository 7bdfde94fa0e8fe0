"""Members of a region, summarised into its answers: the spread is kept, and what comes out is one answer or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.answers.roster import Entry, Member, Roster
from indicatorkit.diagram import build
from indicatorkit.framework import Framework
from tests.loading import made

NORTH = {"Ee": "Noord", "Oe": "Noord", "Uu": "Noord", "Aa": "Zuid"}
ANSWERS: dict[str, Any] = {
    "yes_no": {
        "kind": "choice",
        "scale": "light",
        "options": [
            {"id": "ja", "nl": "Ja", "level": "green"},
            {"id": "deels", "nl": "Deels", "level": "yellow"},
            {"id": "nee", "nl": "Nee", "level": "red"},
            {"id": "half", "nl": "Half", "level": "yellow"},
            {"id": "weet_niet", "nl": "Weet niet", "missing": "unknown"},
            {"id": "nvt", "nl": "N.v.t.", "not_applicable": True},
        ],
    },
    "size": {
        "kind": "number",
        "at_least": 0,
        "at_most": 100,
        "options": [{"id": "vol", "nl": "Vol", "points": 10}, {"id": "genoeg", "nl": "Genoeg"}],
    },
    "number": {"kind": "number", "whole": True, "at_least": 0, "at_most": 9},
    "flat": {
        "kind": "choice",
        "scale": "light",
        "options": [{"id": "p", "level": "red"}, {"id": "q", "level": "yellow"}],
    },
    "many": {"kind": "several", "options": [{"id": "p"}, {"id": "q"}]},
}


def framework(**doc: Any) -> Framework:
    questions = [
        {"id": "plan", "nl": "Plan", "answer": "yes_no"},
        {"id": "fact", "answer": "fact"},
        {"id": "light", "answer": "maybe"},
        {"id": "size", "answer": "size"},
        {"id": "number", "answer": "number"},
        {"id": "many", "answer": "many"},
        {"id": "flat", "answer": "flat"},
    ]
    return made(answer=ANSWERS, step=questions, **{"framework": {"entity": {"nl": "regio"}}, **doc})


@dataclass
class Said:
    """What came out for a question in one region: the value with which it is scored, its note, and what was said."""

    value: str | None
    reason: str | None
    note: str
    issues: tuple[ik.Issue, ...]


def noord(item: str, answers: str, how: Any, **doc: Any) -> Said:
    """Three members answer one question; `-` is no row at all."""
    given = dict(zip(("Ee", "Oe", "Uu"), answers.split(), strict=True))
    fw = framework(**doc)
    rows = [{"entity": name, item: said} for name, said in given.items() if said != "-"]
    summary = ik.summarise(ik.score(fw, rows), into=dict.fromkeys(given, "Noord"), nodes=[item])
    found = summary.answers(how, lang="nl")
    column, record = found.record.columns[item], found.record
    letter = column.letter(0)
    value = None if letter is None else letter.word
    if column.numbers is not None and letter is not None:
        value = f"{column.numbers[0]:g}"
    if column.codes[0] == column.not_applicable:
        value = "n.v.t."
    reason = record.reason(0, item)
    (note,) = record.notes.of(0, item)
    return Said(value, reason.word if reason is not None else None, note.text, found.issues)


# -------------------------------------------------------------------------------------------------------- the spread


def test_the_members_of_each_group_are_counted_apart_by_what_they_answered() -> None:
    rows = [{"entity": "Ee", "plan": "ja"}, {"entity": "Oe", "plan": "half"}, {"entity": "Aa", "plan": "nvt"}]
    summary = ik.summarise(ik.score(framework(), rows), into=NORTH)
    assert summary.groups == ("Noord", "Zuid")
    north = summary.tally("plan", "Noord")
    assert north.values == {"ja": 1, "deels": 0, "nee": 0, "half": 1}
    assert (north.known, north.greys, north.total) == (2, {"not_supplied": 1}, 3)
    assert summary.tally("plan", "Zuid").not_applicable == 1


def test_a_member_without_a_row_counts_as_not_supplied_also_in_computed_nodes() -> None:
    lit = framework(indicator=[{"id": "sum", "rule": "worst_of", "uses": ["plan", "light"]}])
    summary = ik.summarise(ik.score(lit, [{"entity": "Ee", "plan": "ja", "light": "red"}]), into=NORTH, nodes=["sum"])
    assert summary.tally("sum", "Noord").greys == {"missing_inputs": 2}
    assert summary.tally("sum", "Zuid").total == 1
    assert "Zonder rij, geteld als niet ingevuld (3): Oe, Uu en Aa." in summary.text("nl")


def test_names_of_members_match_in_normal_form() -> None:
    summary = ik.summarise(ik.score(framework(), [{"entity": "'s-Ee", "plan": "ja"}]), into={"’s Ee": "Noord"})
    assert summary.tally("plan", "Noord").known == 1


def test_who_is_a_member_of_nothing_is_told_and_not_counted() -> None:
    rows = [{"entity": each, "plan": "ja"} for each in ("Ee", "Xx", *(f"Y{n}" for n in range(11)))]
    summary = ik.summarise(ik.score(framework(), rows), into=NORTH)
    (issue,) = summary.issues
    assert (issue.code, issue.severity) == ("member-of-nothing", "warning")
    assert "Xx" in issue.text("nl")
    assert "+2" in issue.text("nl")
    assert sum(summary.tally("plan", group).known for group in summary.groups) == 1


def test_without_members_there_are_no_groups() -> None:
    summary = ik.summarise(ik.score(framework(), [{"entity": "Ee", "plan": "ja"}]), into={})
    assert (summary.groups, summary.issues[0].code) == ((), "member-of-nothing")
    assert summary.text("nl").endswith("0 leden")
    assert summary.answers("worst_of").rows == ()


def roster() -> Roster:
    """Uu goes over to Zuid in 2025, and is counted nowhere in 2024, when both had it."""
    uu = Member("Uu", {"cbs": "GM0007"})
    north = Entry("noord", "Noord", members=(Member("Ee", {"cbs": "GM0001"}, ("Eetje",)), Member("Oe")))
    return Roster(
        "streken",
        (
            north,
            Entry("midden", "Midden", before="2025", members=(uu,)),
            Entry("zuid", "Zuid", members=(uu, Member("Aa"))),
            Entry("leeg", "Leeg"),
        ),
    )


def test_a_roster_says_who_is_a_member_by_any_spelling_in_the_wave_that_is_counted() -> None:
    fw = framework(framework={"waves": ["2024", "2025"]})
    rows = [{"entity": each, "plan": "ja", "wave": wave} for each in ("eetje", "7") for wave in ("2024", "2025")]
    scores = ik.score(fw, rows)
    late = ik.summarise(scores, into=roster())
    assert late.groups == ("Noord", "Zuid")
    assert [late.tally("plan", each).values["ja"] for each in late.groups] == [1, 1]
    assert [late.tally("plan", each).total for each in late.groups] == [2, 2]
    early = ik.summarise(scores, wave="2024", into=roster())
    assert early.groups == ("Noord", "Zuid")
    assert early.tally("plan", "Zuid").total == 1
    assert [issue.code for issue in early.issues] == ["member-of-nothing"]


def test_a_member_with_two_names_in_the_answers_does_not_count_twice() -> None:
    regions = Roster(
        "r", (Entry("n", "Noord", members=(Member("Bergen (NH)", aliases=("Bergen",)), Member("Heiloo"))),)
    )
    rows = [{"entity": each, "plan": said} for each, said in (("Bergen (NH)", "ja"), ("Bergen", "nee"))]
    with pytest.raises(ik.DataError, match="Bergen") as wrong:
        ik.summarise(ik.score(framework(), rows), into=regions)
    assert [each.code for each in wrong.value.issues] == ["member-twice"]


def test_answers_that_are_not_scored_yet_will_do() -> None:
    answers = ik.read_answers(framework(), [{"entity": "Ee", "plan": "ja"}])
    assert ik.summarise(answers, into=NORTH).tally("plan", "Noord").values["ja"] == 1


def test_the_table_has_a_row_for_each_region_in_their_own_order_and_no_sentences() -> None:
    rows = [{"entity": "Aa", "plan": "ja"}, {"entity": "Ee", "plan": "nee"}]
    summary = ik.summarise(ik.score(framework(), rows), into=NORTH, nodes=["plan"])
    assert summary.sentences("nl") == []
    assert summary.text("nl").splitlines()[3:8] == [
        "‘Plan’",
        "groep  Ja  Deels  Nee  Half  bekend  grijs  samen",
        "─────────────────────────────────────────────────",
        "Noord   0      0    1     0       1      2      3",
        "Zuid    1      0    0     0       1      0      1",
    ]


# --------------------------------------------------------------------------------------------------- one answer or none


@pytest.mark.parametrize(
    ("item", "answers", "how", "value"),
    [
        ("plan", "ja nee ja", "worst_of", "nee"),
        ("plan", "ja deels ja", "worst_of", "deels"),
        ("plan", "ja nee half", "median_of", "half"),
        ("plan", "ja nee ja", {"rule": "majority", "otherwise": "red"}, "ja"),
        ("plan", "ja - nvt", {"rule": "worst_of", "missing": "leave_out"}, "ja"),
        ("plan", "nvt nvt nvt", "worst_of", "n.v.t."),
        ("light", "green yellow red", "best_of", "green"),
        ("light", "green - -", {"rule": "best_of", "missing": "grey_unless_decided"}, "green"),
        ("fact", "yes yes no", {"rule": "majority", "otherwise": "no"}, "yes"),
        ("fact", "no - yes", "first_known", "no"),
        ("size", "1 2.5 4", "mean", "2.5"),
        ("size", "0.1 0.2 0.4", "sum", "0.7"),
        ("size", "3 - 4", {"rule": "highest", "missing": "leave_out"}, "4"),
        ("number", "1 2 4", {"rule": "mean", "round": 0}, "2"),
        ("size", "2 vol 3", "mean", "5"),
        ("size", "2 genoeg 4", {"rule": "mean", "missing": "leave_out"}, "3"),
    ],
)
def test_a_roll_up_gives_one_of_the_answers(item: str, answers: str, how: Any, value: str) -> None:
    found = noord(item, answers, how)
    assert (found.value, found.issues) == (value, ())


@pytest.mark.parametrize(
    ("item", "answers", "how", "reason"),
    [
        ("plan", "ja - ja", "worst_of", "not_supplied"),
        ("plan", "ja weet_niet -", "worst_of", "unknown"),
        ("light", "secret dont_know green", "worst_of", "confidential"),
        ("light", "green - -", {"rule": "worst_of", "missing": "grey_unless_decided"}, "not_supplied"),
        ("size", "1 - -", "mean", "not_supplied"),
        ("size", "- - -", {"rule": "mean", "missing": "leave_out"}, "not_supplied"),
    ],
)
def test_a_grey_outcome_stays_missing_for_the_most_telling_reason(
    item: str, answers: str, how: Any, reason: str
) -> None:
    found = noord(item, answers, how)
    assert (found.value, found.reason, found.issues) == (None, reason, ())


def gated() -> Framework:
    more = [{"id": "gate", "answer": "fact"}, {"id": "after", "answer": "light", "applies_if": {"gate": "yes"}}]
    return made(step=more)


@pytest.mark.parametrize(
    ("gates", "after", "value", "note"),
    [
        ("yes no yes", "red - green", "red", "1 × red, 1 × green, 1 × n.v.t. (worst_of)"),
        ("yes - yes", "red red green", None, "1 × red, 1 × green, 1 × onbekend of het geldt (worst_of)"),
        ("no no no", "- - red", None, "3 × n.v.t. (worst_of)"),
    ],
)
def test_a_member_behind_a_shut_gate_is_left_out(gates: str, after: str, value: str | None, note: str) -> None:
    rows = [
        {"entity": name, "gate": gate.strip("-"), "after": said.strip("-")}
        for name, gate, said in zip(("Ee", "Oe", "Uu"), gates.split(), after.split(), strict=True)
    ]
    summary = ik.summarise(ik.score(gated(), rows), into={"Ee": "Noord", "Oe": "Noord", "Uu": "Noord"})
    frame = summary.answers_frame(each={"after": "worst_of"}, lang="nl")
    assert frame["note"].tolist() == [note]
    assert frame["value"].tolist() == [value or ("missing:not_asked" if "- -" in after else "missing:unknown")]


def test_the_note_keeps_the_spread_and_the_rule() -> None:
    assert noord("plan", "weet_niet nee ja", "worst_of").note == "1 × Ja, 1 × Nee, 1 × Weet niet (worst_of)"
    assert noord("plan", "nvt - nvt", "worst_of").note == "2 × n.v.t., 1 × niet ingevuld (worst_of)"
    assert noord("size", "2.5 10 2.5", "mean").note == "2 × 2,5, 1 × 10 (mean)"
    assert noord("size", "2.5 heel_veel 2.5", "mean").note == "2 × 2,5, 1 × onleesbaar (mean)"


def test_an_option_in_place_of_a_number_is_an_option_in_the_note() -> None:
    found = noord("size", "vol genoeg 4", "sum")
    assert (found.value, found.reason) == (None, "unknown")
    assert found.note == "1 × 4, 1 × Vol, 1 × Genoeg (sum)"


def test_of_options_with_one_level_the_only_one_that_was_given_is_the_answer() -> None:
    assert noord("plan", "half half ja", "worst_of").value == "half"


def test_where_several_options_with_that_level_were_given_nothing_is_chosen() -> None:
    found = noord("plan", "half deels ja", "worst_of")
    assert (found.value, found.reason) == (None, "unknown")
    (issue,) = found.issues
    assert issue.code == "members-same-level"
    assert "Noord, `plan`: er komt `yellow` uit" in issue.text("nl")
    assert "`deels`, `half`" in issue.text("nl")


@pytest.mark.parametrize(
    ("item", "answers", "how", "outcome"),
    [
        ("number", "1 2 4", "mean", "7/3"),
        ("number", "5 5 5", "sum", "15"),
        ("plan", "ja ja nee", {"rule": "count", "where": "green"}, "2"),
        ("size", "60 60 60", "sum", "180"),
        ("flat", "p q -", {"rule": "majority", "otherwise": "green", "missing": "leave_out"}, "green"),
    ],
)
def test_an_outcome_that_is_no_answer_is_not_made_into_one(item: str, answers: str, how: Any, outcome: str) -> None:
    found = noord(item, answers, how)
    assert (found.value, found.reason) == (None, "unknown")
    assert [(each.code, each.params["outcome"]) for each in found.issues] == [("members-no-answer", outcome)]


@pytest.mark.parametrize(
    ("item", "answers", "how", "why"),
    [
        ("fact", "yes no yes", "worst_of", "worst_of"),
        ("plan", "ja nee ja", "mean", "mean"),
        ("size", "1 2 3", "worst_of", "worst_of"),
        ("size", "1 2 -", {"rule": "mean", "missing": "grey_unless_decided"}, "dit beleid kijkt naar elk getal"),
        ("plan", "ja nee ja", "wrost_of", "wrost_of"),
    ],
)
def test_a_roll_up_that_does_not_fit_is_refused_with_the_question_and_why(
    item: str, answers: str, how: Any, why: str
) -> None:
    with pytest.raises(ik.DataError) as refused:
        noord(item, answers, how)
    (issue,) = refused.value.issues
    assert issue.code == "members-rollup"
    assert f"`{item}`" in issue.text("nl")
    assert why in issue.text("nl")


def test_a_roll_up_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(build.__kwdefaults__ or {}, "most_states", 3)
    with pytest.raises(ik.DataError, match="te groot"):
        noord("plan", "ja nee ja", "median_of")


def test_questions_with_several_answers_are_left_open_and_named() -> None:
    summary = ik.summarise(ik.score(framework(), [{"entity": "Ee", "many": "p", "plan": "ja"}]), into=NORTH)
    found = summary.answers(each={"many": "worst_of", "plan": "best_of"})
    assert [issue.code for issue in found.issues] == ["members-several"]
    assert found.record.columns["many"].codes[0] == found.record.columns["many"].missing


# ------------------------------------------------------------------------------------------------------ which questions


def summary_of_two() -> ik.Summary:
    rows = [{"entity": name, "plan": "ja", "light": "red", "number": 3} for name in NORTH]
    return ik.summarise(ik.score(framework(), rows), into=NORTH)


def test_each_question_can_have_its_own_roll_up_and_without_how_only_these_are_answered() -> None:
    found = summary_of_two().answers(each={"plan": "worst_of", "number": "sum"})
    assert {note.item for note in found.record.notes} == {"plan", "number"}
    assert found.entities == ("Noord", "Zuid")


def test_one_roll_up_for_all_with_others_for_some() -> None:
    rows = [{"entity": name, "plan": "ja", "light": "red"} for name in NORTH]
    summary = ik.summarise(ik.score(framework(), rows), into=NORTH, nodes=["plan", "light"])
    frame = summary.answers_frame("worst_of", each={"light": "best_of"}, lang="en")
    assert frame[["entity", "item", "value"]].to_numpy().tolist() == [
        ["Noord", "plan", "ja"],
        ["Zuid", "plan", "ja"],
        ["Noord", "light", "red"],
        ["Zuid", "light", "red"],
    ]
    assert frame["note"][2] == "3 × red (best_of)"


def test_a_roll_up_of_the_framework_goes_by_its_name() -> None:
    named = {"soft": {"rule": "worst_of", "missing": "leave_out"}}
    assert noord("plan", "ja - -", "soft", rollup=named).value == "ja"
    assert noord("plan", "ja - -", {"rollup": "soft", "known_at_least": 2}, rollup=named).reason == "not_supplied"


def test_what_is_not_asked_is_refused_with_a_guess() -> None:
    with pytest.raises(ik.DataError) as refused:
        summary_of_two().answers(each={"plam": "worst_of"})
    assert refused.value.issues[0].hint("en") == "did you mean `plan`?"


def test_without_members_there_is_nothing_to_combine() -> None:
    with pytest.raises(ik.DataError) as refused:
        ik.summarise(ik.score(framework(), [{"entity": "Ee", "plan": "ja"}])).answers("worst_of")
    assert refused.value.issues[0].code == "no-members"


def test_the_answers_of_the_regions_are_scored_like_any_others() -> None:
    lit = framework(indicator=[{"id": "sum", "rule": "worst_of", "uses": ["plan", "light"]}])
    rows = [{"entity": name, "plan": "ja", "light": "yellow", "perspective": "gemeente"} for name in NORTH]
    summary = ik.summarise(ik.score(lit, rows), into=NORTH, nodes=["plan", "light"])
    scores = ik.score(lit, summary.answers("worst_of"))
    assert scores.level("sum", entity="Noord") == "yellow"
    assert {row.perspective for row in scores.rows} == {"gemeente"}


def test_a_wave_goes_with_the_answers() -> None:
    waved = framework(framework={"waves": ["2024", "2025"]})
    rows = [{"entity": "Ee", "wave": "2024", "plan": "ja"}, {"entity": "Ee", "wave": "2025", "plan": "nee"}]
    found = ik.summarise(ik.score(waved, rows), into={"Ee": "Noord"}, wave="2024", nodes=["plan"]).answers("worst_of")
    assert [(row.entity, row.wave) for row in found.rows] == [("Noord", "2024")]
    assert found.record.columns["plan"].letter(0).word == "ja"  # type: ignore[union-attr]  # it is answered


def test_the_spread_has_the_names_and_the_order_of_the_options_also_where_a_level_has_the_same_id() -> None:
    colours = [("red", "Nee", "green"), ("yellow", "Ja", "red"), ("weet_niet", "Weet niet", None)]
    options = [
        {"id": id_, "nl": nl, **({"level": level} if level else {"missing": "unknown"})} for id_, nl, level in colours
    ]
    fw = made(
        answer={"other": {"kind": "choice", "scale": "light", "options": options}},
        step=[{"id": "a", "answer": "other"}],
    )
    said = [{"entity": "Ee", "a": "yellow"}, {"entity": "Oe", "a": "red"}, {"entity": "Uu", "a": "weet niet"}]
    together = ik.summarise(ik.read_answers(fw, said), into=dict.fromkeys(("Ee", "Oe", "Uu"), "Noord"))
    frame = together.answers_frame({"rule": "worst_of", "missing": "leave_out"}, lang="nl")
    assert list(frame["note"]) == ["1 × Nee, 1 × Ja, 1 × Weet niet (worst_of)"]
    assert list(frame["value"]) == ["yellow"]
