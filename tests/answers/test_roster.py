"""A roster: who is there in which wave, who is meant, and of whom a member is."""

from __future__ import annotations

import pickle

import pytest

from indicatorkit.answers import Entry, Member, Roster
from indicatorkit.values import Text

WAVES = ("voorjaar", "najaar", "winter")
EAST = Entry("oost", "Oost", before="najaar", members=(Member("Ede"), Member("Wageningen", {"gm": "GM0289"})))
NORTH = Entry("noord", "Noord", codes={"gm": "GM0014"}, members=(Member("Haren"), Member("Ten Boer")))
MIDDLE = Entry("midden", "Midden", since="najaar", succeeds=("oost",), members=(Member("Ede"), Member("Haren")))
ROSTER = Roster("drie", (EAST, NORTH, MIDDLE), name=Text("Drie"))


def test_an_entry_is_there_from_a_wave_and_before_another_in_the_order_of_the_list() -> None:
    assert [each.name for each in ROSTER.in_wave("voorjaar", WAVES)] == ["Oost", "Noord"]
    assert [each.name for each in ROSTER.in_wave("winter", WAVES)] == ["Noord", "Midden"]


def test_without_a_list_waves_go_by_their_text_and_without_a_wave_all_are_there() -> None:
    dated = Roster("r", (Entry("a", "A", since="2024-12"), Entry("b", "B", before="2024-12")))
    assert [each.id for each in dated.in_wave("2024-06")] == ["b"]
    assert [each.id for each in dated.in_wave("2025")] == ["a"]
    assert len(dated.in_wave("")) == 2


def test_a_roster_is_a_short_list_that_says_what_it_is() -> None:
    assert (len(ROSTER), list(ROSTER), repr(ROSTER)) == (3, [EAST, NORTH, MIDDLE], "<Roster drie : 3 entities>")
    assert ROSTER.find("GM14") == NORTH
    assert ROSTER.find("zuid") is None
    assert ROSTER.successors(EAST) == (MIDDLE,)


@pytest.mark.parametrize(("text", "wave", "found"), [
    ("Wageningen", "", "Oost"),
    ("289", "", "Oost"),
    ("ten boer", "winter", "Noord"),
    ("Ede", "voorjaar", "Oost"),
    ("Ede", "winter", "Midden"),
    ("Ede", "", None),
    ("Haren", "winter", None),
    ("Urk", "", None),
])  # fmt: skip
def test_a_member_belongs_to_one_entry_or_to_none_that_can_be_told(text: str, wave: str, found: str | None) -> None:
    entry = ROSTER.member(text, wave, WAVES)
    assert (entry.name if entry is not None else None) == found


def test_the_mapping_of_members_leaves_out_those_of_two() -> None:
    assert ROSTER.members == {"Wageningen": "Oost", "Ten Boer": "Noord"}


def test_a_roster_survives_being_pickled() -> None:
    assert ROSTER.find("Noord") is not None
    again = pickle.loads(pickle.dumps(ROSTER))
    assert again == ROSTER
    assert again.find("gm0014") == NORTH
