"""An explanation in words, as people read it in Dutch and in English: `sentences.toml` has the golden sentences."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import tomli

import indicatorkit as ik
from indicatorkit.explain import claiming, text
from indicatorkit.explain.inquiry import Inquiry
from indicatorkit.explain.phrases import Phrases, Told
from indicatorkit.explain.told import told
from indicatorkit.explain.trace import Trace
from indicatorkit.explain.why import why
from indicatorkit.folding import forest
from indicatorkit.issues import Where
from indicatorkit.values import Interval, LeafReason, Letter, NodeReason
from indicatorkit.words import LANGUAGES, Lang
from tests.loading import load, made, scored

HERE = Path(__file__).parent
FRAMEWORK = load((HERE / "ways_of_living.toml").read_text("utf-8"))
SENTENCES = tomli.loads((HERE / "sentences.toml").read_text("utf-8"))["sentence"]


def sentence(node: str, lang: Lang = "nl", told: dict[str, Told] | None = None, **answers: Any) -> str:
    here = scored(FRAMEWORK, **answers)
    return text.sentence(claiming.short(Inquiry(here), why(here, node)), Phrases(FRAMEWORK, lang, told or {}))


def page(node: str, lang: Lang = "nl", **answers: Any) -> list[str]:
    here = scored(FRAMEWORK, **answers)
    return text.page(claiming.long(Inquiry(here), why(here, node)), Phrases(FRAMEWORK, lang, {}))


def tree(node: str, *, depth: int | None = None, told: dict[str, Told] | None = None, **answers: Any) -> list[str]:
    return list(Trace(Phrases(FRAMEWORK, "en", told or {})).lines(why(scored(FRAMEWORK, **answers), node), depth))


@pytest.mark.parametrize("said", SENTENCES, ids=lambda said: f"{said['node']} {said['answers']}")
def test_a_node_is_explained_in_one_sentence_in_both_languages(said: dict[str, Any]) -> None:
    assert sentence(said["node"], "nl", **said["answers"]) == said["nl"]
    assert sentence(said["node"], "en", **said["answers"]) == said["en"]


def test_the_sentences_show_every_reason_that_a_node_can_have() -> None:
    found = {why(scored(FRAMEWORK, **said["answers"]), said["node"]).reason for said in SENTENCES}
    assert found >= {reason.value for reason in NodeReason}
    assert found >= {LeafReason.NOT_SUPPLIED, LeafReason.UNREADABLE, LeafReason.UNKNOWN, "secret"}


def test_every_sentence_is_one_sentence() -> None:
    """One capital or quotation mark at the start, one full stop at the end, no hole where a clause is empty."""
    for said in SENTENCES:
        for lang in ("nl", "en"):
            assert re.fullmatch(r"‘[^\n]+[^ ;:]\.", said[lang])
            assert "; ;" not in said[lang] and ": ;" not in said[lang] and "  " not in said[lang]


def test_what_could_not_be_read_is_quoted() -> None:
    told = {"flats": Told(text="nee, denk ik")}
    unreadable = {"flats": "missing:unreadable"}
    assert sentence("flats", told=told, **unreadable) == "‘Flexwoningen’ is grijs: ‘nee, denk ik’ is niet te lezen."
    assert "‘Home sharing’ (‘perhaps’ cannot be read)" in sentence(
        "worst", "en", {"shared": Told(text="perhaps")}, flats="yes", shared="missing:unreadable", tiny="yes"
    )


def test_a_node_that_is_open_may_change_the_outcome_by_itself_and_yet_all_is_decided() -> None:
    """Of two questions one is answered, so the first cannot be green any more: only of the node by itself it could."""
    fw = made(
        step=[{"id": each, "answer": "light"} for each in "abc"],
        result=[
            {"id": "first", "rule": "worst_of", "uses": ["a", "b"]},
            {
                "id": "whole",
                "rule": "table",
                "uses": ["first", "c"],
                "rows": [{"when": {"all": "green"}, "then": "green"}],
                "otherwise": "yellow",
                "scale": "light",
                "missing": "grey_unless_decided",
            },
        ],
    )
    here = scored(fw, a="yellow", c="green")
    said = text.sentence(claiming.short(Inquiry(here), why(here, "whole")), Phrases(fw, "en", {}))
    assert "‘first’ is still open, and by itself could still change the outcome" in said
    assert said.endswith("whatever is answered, it will be ‘yellow’.")


def test_a_number_of_which_one_bound_is_known_is_told_with_that_bound() -> None:
    answer = {"kind": "number", "unit": "m"}
    fw = made(answer={"metres": answer}, step=[{"id": "walk", "answer": "metres"}])
    at_least = Letter("walk", interval=Interval(low=Fraction(5), low_closed=True))
    words = Phrases(fw, "en", {})
    assert words.value("walk", at_least) == "a number (≥ 5 m)"
    assert words.value("walk", Letter("walk", interval=Interval())) == "a number"


LOW_OR_HIGH = [{"id": "low", "level": "red"}, {"id": "high", "level": "green"}]


def test_what_is_certain_only_once_everything_is_answered_says_so() -> None:
    """The answer to `c` can only be the best one, but with `b` alone the worst may come out."""
    one_way = [{"id": "yes", "level": "green"}, {"id": "dunno", "missing": "unknown"}]
    fw = made(
        answer={"two": {"kind": "choice", "options": LOW_OR_HIGH}, "one": {"kind": "choice", "options": one_way}},
        step=[{"id": "a", "answer": "two"}, {"id": "b", "answer": "two"}, {"id": "c", "answer": "one"}],
        result=[
            {
                "id": "best",
                "rule": "best_of",
                "uses": ["a", "b", "c"],
                "missing": "leave_out",
                "known_at_least": 2,
            }
        ],
    )
    here = scored(fw, a="low")
    said = text.sentence(claiming.short(Inquiry(here), why(here, "best")), Phrases(fw, "en", {}))
    assert said.endswith("once everything is answered, it will be ‘green’.")


def test_of_answers_that_decide_those_to_most_questions_come_first() -> None:
    broken = [*LOW_OR_HIGH, {"id": "broken", "level": "red"}]
    asked = {"c": "three", "a": "two", "b": "two", "d": "two"}
    fw = made(
        answer={"two": {"kind": "choice", "options": LOW_OR_HIGH}, "three": {"kind": "choice", "options": broken}},
        step=[{"id": id_, "answer": answer} for id_, answer in asked.items()],
        result=[{"id": "worst", "rule": "worst_of", "uses": [*asked], "missing": "grey_unless_decided"}],
    )
    here = scored(fw, d="high")
    said = text.sentence(claiming.short(Inquiry(here), why(here, "worst")), Phrases(fw, "en", {}))
    assert "if the answer to ‘a’ or ‘b’ is ‘low’, it is certain to become ‘red’" in said


def test_a_bound_is_marked_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    fresh = load((HERE / "ways_of_living.toml").read_text("utf-8"))  # which remembers nothing exact
    here = scored(fresh, flats="yes", shared="secret")
    said = [
        text.sentence(claiming.short(Inquiry(here), why(here, "top")), Phrases(fresh, lang, {})) for lang in LANGUAGES
    ]
    assert "misschien niet al deze" in said[0]
    assert "perhaps not all of these" in said[1]


# ------------------------------------------------------------------------------------------------------------- the tree


def test_the_tree_has_a_line_for_each_node_below() -> None:
    assert tree("worst", flats="yes", shared="no", tiny="na") == [
        "○ Ways of living: Not started",
        "  ● Flexible homes: Yes",
        "  ○ Home sharing: No",
        "  – Tiny homes: does not apply",
    ]


def test_a_question_stands_above_what_opens_its_gate() -> None:
    assert tree("adopted", law="yes", adopted="no") == ["○ Adoption: No", "  Legal basis: Yes"]


def test_a_grey_line_says_why_except_the_first_which_a_sentence_has_told() -> None:
    assert tree("top", flats="yes", shared="secret") == [
        "? Everything: Not enough data",
        "  ? Ways of living: Not enough data (2 of 3 answers are missing: ‘Home sharing’ (Secret) and ‘Tiny homes’)",
        "    ● Flexible homes: Yes",
        "    ? Home sharing: Secret",
        "    ? Tiny homes: not filled in",
        "  ● The rest: On track",
        "    ● Flexible homes: Yes",
        "    ? Home sharing: Secret",
        "    ? Tiny homes: not filled in",
    ]


def test_a_branch_in_which_all_is_empty_is_one_line() -> None:
    names = "‘Flexible homes’, ‘Home sharing’ and ‘Tiny homes’"
    assert tree("top") == [
        "? Everything: Not enough data",
        f"  ? Ways of living: Not enough data (all 3 answers are missing: {names})",
        f"  ? The rest: Not enough data (of 3 parts none is known yet; open: {names})",
    ]


def test_a_tree_may_be_cut_at_some_depth() -> None:
    assert tree("top", depth=0, flats="no") == ["? Everything: Not enough data"]
    assert [line.strip()[0] for line in tree("top", depth=1, flats="no")] == ["?", "?", "○"]


def test_what_does_not_apply_and_what_an_attribute_says_stand_in_the_tree() -> None:
    assert tree("harbour", coast="no") == ["– Harbour: does not apply", "  On the coast: No"]
    assert tree("harbour", coast="yes", harbour="secret") == ["? Harbour: Secret", "  On the coast: Yes"]


def test_a_line_has_the_note_of_the_answer_and_where_it_stands() -> None:
    told = {
        "flats": Told(note="agreed in May", source="minutes", place=Where(file="answers.csv", row=3, field="flats")),
        "shared": Told(source="website"),
    }
    lines = tree("all_apply", told=told, flats="yes", shared="no", tiny="no")
    assert lines[1].startswith("  ● Flexible homes: Yes · note: agreed in May · source: minutes, ")
    assert "answers.csv" in lines[1]
    assert lines[2] == "  ○ Home sharing: No · source: website"


@pytest.mark.parametrize("quoting", [True, False])
def test_without_quoting_nothing_is_told_that_people_wrote(quoting: bool) -> None:
    rows = [
        {"entity": "A", "item": "flats", "value": "perhaps"},
        {"entity": "A", "item": "flats", "note": "agreed in May", "source": "minutes", "flag": "doubtful"},
    ]
    answers = ik.score(FRAMEWORK, rows).answers
    found = told(FRAMEWORK, answers, 0, quoting=quoting)
    assert [(each.text, each.note, each.source, each.flag) for each in found.values()] == (
        [("perhaps", "agreed in May", "minutes", "doubtful")] if quoting else []
    )


def test_a_note_stands_beside_a_number_too() -> None:
    homes = [{"entity": "A", "item": "homes", "value": "12.5"}, {"entity": "A", "item": "homes", "note": "counted"}]
    assert "Homes: 12.5 · note: counted" in ik.score(FRAMEWORK, homes).explain("enough").text("en")


def test_what_stands_beside_an_answer_is_plain_data_without_what_is_not_there() -> None:
    place = Where(file="answers.csv", row=3, field="flats")
    assert Told("perhaps", "agreed in May", "minutes", place, "doubtful").as_dict() == {
        "said": "perhaps",
        "note": "agreed in May",
        "source": "minutes",
        "flag": "doubtful",
        "file": "answers.csv",
        "row": 3,
        "column": "flats",
    }
    assert Told(note="agreed in May").as_dict() == {"note": "agreed in May"}


def test_a_fact_about_the_entity_has_the_label_of_its_option_whatever_was_written() -> None:
    assert tree("harbour", told={"coast": Told(text="nee")}, coast="no")[1] == "  On the coast: No"


# ------------------------------------------------------------------------------------------------- the rule and policy


def test_the_rule_and_policy_in_force_are_said_in_words() -> None:
    def policy(node: str, lang: Lang) -> str:
        return text.rule_in_words(why(scored(FRAMEWORK), node), Phrases(FRAMEWORK, lang, {}))

    assert policy("worst", "nl") == "Regel: het slechtste onderdeel beslist; ontbreekt er één, dan is het grijs."
    assert policy("rest", "en") == "Rule: the worst part decides; what is missing does not count, if enough is known."
    assert policy("covered", "en") == "Rule: how much is known."
    assert policy("flats", "en") == ""
    assert policy("adopted", "en") == ""


def test_what_was_agreed_on_what_is_missing_is_said_with_the_policy() -> None:
    agreed = {"counts_as": "red", "because": {"nl": "zo afgesproken.", "en": "so agreed in annex X"}}
    framework = made(
        step=[{"id": "a", "answer": "light"}],
        result=[{"id": "r", "rule": "worst_of", "uses": ["a"], "missing": agreed}],
    )
    said = [text.rule_in_words(why(scored(framework), "r"), Phrases(framework, lang, {})) for lang in ("nl", "en")]
    assert said[0].endswith("; wat ontbreekt telt als iets afgesprokens (zo afgesproken).")
    assert said[1].endswith("; what is missing counts as something agreed (so agreed in annex X).")


def test_a_rule_is_said_in_the_words_of_its_author_in_the_language_asked_for() -> None:
    worst = {"rule": "worst_of", "nl": "De slechtste telt: zie bijlage X.", "en": "The worst counts: see annex X."}
    step, result = {"id": "a", "answer": "light"}, {"id": "r", "rollup": "worst", "uses": ["a"]}
    framework = made(rollup={"worst": worst}, step=[step], result=[result])
    found = why(scored(framework), "r")
    nl, en = (text.rule_in_words(found, Phrases(framework, lang, {})) for lang in ("nl", "en"))
    assert nl.startswith("Regel: De slechtste telt: zie bijlage X; ")
    assert en.startswith("Rule: The worst counts: see annex X; ")


def test_of_two_that_are_missing_both_are() -> None:
    framework = made(
        step=[
            {"id": "a", "answer": "light"},
            {"id": "b", "answer": "light"},
            {"id": "two", "rule": "worst_of", "uses": ["a", "b"]},
            {"id": "four", "rule": "worst_of", "uses": ["two", "also_two"]},
            {"id": "also_two", "rule": "best_of", "uses": ["a", "b"]},
        ]
    )
    case = ik.score_case(framework, {"a": "paars", "b": "roze"})
    assert "is grijs: beide antwoorden ontbreken: ‘a’ (‘paars’ is niet te lezen)" in case.explain("two").text("nl")
    assert "is grey: both parts are grey: ‘two’" in case.explain("four").text("en")


def test_of_several_it_is_said_which_were_chosen() -> None:
    beds, seats = {"id": "bed", "nl": "Bedden", "en": "Beds"}, {"id": "seat", "nl": "Stoelen", "en": "Seats"}
    options = [beds, seats, {"id": "nix", "alone": True}]
    framework = made(
        answer={"cars": {"kind": "several", "options": options}},
        step=[{"id": "cars", "answer": "cars"}, {"id": "sum", "rule": "sum", "uses": ["cars"]}],
    )
    for said, *shown in (
        ("seat;bed", "Stoelen; Bedden", "Seats; Beds"),
        ("stoelen, bedden", "stoelen, bedden", "stoelen, bedden"),
    ):
        told = ik.score(framework, [{"entity": "A", "cars": said}]).explain("sum")
        assert f"cars: 2 ({shown[0]}) · bron" in told.text("nl")
        assert f"cars: 2 ({shown[1]}) · source" in told.text("en")


@pytest.mark.parametrize(
    ("many", "said"),
    [
        (
            4,
            "It would be ‘green’ with, for instance, ‘green’ to ‘a’, ‘green’ to ‘b’, ‘green’ to ‘c’ and ‘green’",
        ),
        (5, "It would be ‘green’ with 5 other or new answers."),
        (6, "It would be ‘green’ with 6 other or new answers."),
    ],
)
def test_what_takes_many_other_answers_is_told_by_their_number(many: int, said: str) -> None:
    names = list("abcdef"[:many])
    framework = made(
        step=[{"id": each, "answer": "light"} for each in names],
        result=[{"id": "node", "rule": "worst_of", "uses": names}],
    )
    found = ik.score_case(framework, dict.fromkeys(names, "red")).explain("node")
    assert f"- {said}" in " ".join(found.text("en").replace("\n  ", " ").splitlines())


def test_options_without_a_level_are_counted_and_not_told_one_by_one() -> None:
    framework = made(
        answer={"yes_no": {"kind": "choice", "options": [{"id": "yes"}, {"id": "no"}]}},
        step=[{"id": each, "answer": "yes_no"} for each in "abc"],
        result=[
            {
                "id": "node",
                "rule": "table",
                "uses": list("abc"),
                "rows": [{"when": {"all": "yes"}, "then": "green"}],
                "otherwise": "red",
            }
        ],
    )
    assert ik.score_case(framework, dict.fromkeys("abc", "yes")).explain("node").sentence("en") == (
        "‘node’ is ‘green’; 3 × ‘yes’."
    )


def test_what_a_cell_said_is_told_only_where_a_code_does_not_tell_it() -> None:
    framework = made(step=[{"id": "a", "answer": "light"}])
    read = ik.score(framework, [{"entity": "Ede", "a": "green"}]).answers
    assert {item: each.text for item, each in told(framework, read, 0).items()} == {"a": ""}
