"""Says which tests hold each row of what would let a wrong letter through, and that they are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
ROWS = TESTS.parents[1] / "shared/cases/gates.md"

LETS, SHOWS = "sign_ons/test_what_lets_through.py", "sealing/test_what_pages_show.py"
RAW, ATTACKS = "sealing/test_raw_attacks.py", "sealing/test_attacks.py"
WORDING, FINAL = "writers/test_wording.py", "sign_ons/test_final.py"
ODD, KILLED = "test_odd_files.py", "test_killed.py"

HELD_BY = {
    "G1": [(FINAL, "test_a_blank_is_found"), (LETS, "test_all_gates_tell_all_reasons_at_once")],
    "G2": [
        (LETS, "test_a_text_that_knows_who_asks_stops_the_letter_whether_or_not_a_record_is_kept"),
        (WORDING, "test_nothing_that_the_text_says_is_kept_from_those_who_sign"),
    ],
    "G3": [
        (LETS, "test_an_agreement_of_form_1_does_not_cover_what_that_left_out"),
        (LETS, "test_a_picture_at_the_head_of_pages_is_agreed_to"),
        (WORDING, "test_what_is_agreed_to_counts"),
        (WORDING, "test_what_is_not_agreed_to_does_not_count"),
    ],
    "G4": [
        ("writers/test_readable_styles.py", "test_a_style_that_nobody_could_read_is_named"),
        (LETS, "test_what_nobody_sees_at_the_head_of_pages_stops_the_letter"),
        ("faults/style.md", "[unseen-text]"),
    ],
    "G5": [(LETS, "test_names_that_were_swapped_are_not_final")],
    "G6": [(LETS, "test_a_name_that_is_near_is_told_as_near")],
    "G7": [(LETS, "test_a_built_file_that_was_edited_is_kept")],
    "G8": [(LETS, "test_a_draft_that_is_imported_is_a_draft_again")],
    "G9": [
        (SHOWS, "test_a_time_stamp_shows_and_does_nothing"),
        (SHOWS, "test_what_is_shown_otherwise_is_told"),
    ],
    "G10": [
        (SHOWS, "test_behind_the_last_signature_only_proofs_may_stand"),
        (RAW, "test_what_a_page_shows_otherwise_is_told"),
    ],
    "G11": [(RAW, "test_another_title_is_told_however_it_is_written")],
    "G12": [(ATTACKS, "test_a_strangers_certificate_in_a_signature_is_told")],
    "G13": [
        ("files/test_project.py", "test_nothing_outside_is_read_or_written"),
        ("files/test_nothing_outside.py", "test_no_file_that_a_command_opens_may_be_a_link_that_leads_out"),
    ],
    "G14": [
        (
            "files/test_word_package.py",
            "test_a_file_that_unpacks_to_800_mb_is_refused_before_anything_is_unpacked",
        ),
    ],
    "G15": [
        (ODD, "test_whatever_a_file_holds_there_is_an_answer"),
        (ODD, "test_whatever_files_are_called_there_is_an_answer"),
        (ODD, "test_an_answer_that_finds_no_room_is_no_traceback"),
        ("fuzz/test_fuzz.py", "damaged_package"),
    ],
    "G16": [("cli/test_console.py", "test_no_command_lets_a_name_command_the_terminal")],
    "G17": [
        (KILLED, "test_killed_at_any_step_the_same_command_mends"),
        ("files/test_saved_together.py", "test_what_was_begun_is_finished"),
    ],
}
"""The file below `tests/` and the words by which the test is found in it, for each row."""


@pytest.mark.parametrize("row", HELD_BY)
def test_each_row_is_held_by_a_test(row: str) -> None:
    assert HELD_BY[row]
    for file, words in HELD_BY[row]:
        assert words in (TESTS / file).read_text("utf-8"), words


@pytest.mark.skipif(not ROWS.is_file(), reason="the rows are kept beside the project")
def test_no_row_is_forgotten() -> None:
    assert re.findall(r"^\| (G\d+) ", ROWS.read_text("utf-8"), re.MULTILINE) == [*HELD_BY]
