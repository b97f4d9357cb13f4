"""Says which tests hold each row of what offices meet with forms and after publication, and that they are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
ROWS = Path(__file__).parents[3] / "shared/cases/sign-ons.md"

EXPORTS, MORE = "sign_ons/test_exports_of_forms.py", "sign_ons/test_more_exports.py"
DECIDED, TOLD = "sign_ons/test_decided_answers.py", "sign_ons/test_told_of_answers.py"
VERSIONS, GROUPS = "sealing/test_versions.py", "drafting/test_signatory_groups.py"
IMPORT = "sign_ons/test_form_import.py"

HELD_BY = {
    "O1": [
        (EXPORTS, "anon.csv"),
        (EXPORTS, "a wish in a column that is about something else"),
        (MORE, "mailchimp"),
    ],
    "O2": [(DECIDED, "test_that_no_column_has_answers_is_not_remembered_against_one_that_has")],
    "O3": [
        *(
            (EXPORTS, name)
            for name in ("fr.csv", "lime.csv", "02-google-fr.csv", "04-google-de.csv", "16-limesurvey.csv")
        ),
        (EXPORTS, "The dry run is the real run"),
        (MORE, "test_nobody_signs_by_having_filled_in_a_form_that_asks_whether_they_do"),
    ],
    "O4": [
        (EXPORTS, "nearno.csv"),
        (TOLD, "test_an_agreement_that_a_later_answer_puts_in_doubt_holds_the_letter_back"),
    ],
    "O5": [(DECIDED, "test_a_table_that_is_older_than_the_export_holds_back_what_it_does_not_know")],
    "O6": [
        (EXPORTS, "oldyear.csv"),
        (EXPORTS, "a day that is still to come"),
        (TOLD, "test_who_agreed_before_it_was_asked_is_told"),
    ],
    "O7": [
        *((EXPORTS, name) for name in ("twice.csv", "country.csv", "junk.csv", "21-two-in-one.csv")),
        ("sign_ons/test_few_questions.py", "test_a_clean_form_of_two_hundred_answers_leaves_few_to_decide"),
    ],
    "O8": [(EXPORTS, "21-two-in-one.csv"), (MORE, "cells with e-mail")],
    "O9": [(EXPORTS, "samename.csv"), (EXPORTS, "one name in two countries")],
    "O10": [
        (EXPORTS, "test_what_is_hidden_or_struck_out_is_for_a_person"),
        (TOLD, "test_several_sheets_with_answers_are_asked_about"),
    ],
    "O11": [
        (EXPORTS, "broken letters"),
        (EXPORTS, "google, ru, in Windows-1251"),
        (EXPORTS, "framaforms, fr, from a Mac"),
    ],
    "O12": [(EXPORTS, "indiv.csv")],
    "O13": [(EXPORTS, "dash.csv"), (EXPORTS, "05-google-ar.csv")],
    "O14": [
        (EXPORTS, "25-late-ambiguous.csv"),
        (IMPORT, "test_times_are_read_each_as_it_is_written"),
        (MORE, "other calendars"),
    ],
    "O15": [("sign_ons/test_few_questions.py", "test_a_country_is_the_same_by_any_of_its_names")],
    "O16": [(DECIDED, "test_one_that_takes_its_agreement_back_holds_up_nobody_else")],
    "O17": [
        *((EXPORTS, name) for name in ("18-handkept.xlsx", "12-surveymonkey.csv", "19-regions.xlsx")),
        (MORE, "framaforms"),
    ],
    "O18": [(DECIDED, "test_a_table_and_the_terminal_decide_alike_and_once")],
    "O19": [
        (VERSIONS, "test_nothing_that_was_sealed_or_packed_is_written_over"),
        (VERSIONS, "test_each_sealing_is_recorded_and_the_record_fits_its_schema"),
    ],
    "O20": [
        (VERSIONS, "test_both_versions_verify_each_as_what_it_is"),
        (VERSIONS, "test_what_a_version_corrects_is_printed_and_agreed_to"),
        (VERSIONS, "test_a_page_of_its_own_says_who_joined_and_who_left"),
        (VERSIONS, "test_a_recipient_of_a_version_alone_is_told_what_the_file_cannot_tell"),
        ("sealing/test_from_a_form_to_the_second_version.py", "test_from_a_form_to_the_second_version"),
    ],
    "O21": [
        ("sealing/test_signing.py", "if it may be sent as it is, add --as-is"),
        (VERSIONS, "test_signatures_of_two_copies_are_told"),
    ],
    "O22": [
        (GROUPS, "test_a_heading_says_how_many_stand_below_it"),
        (GROUPS, "test_numbers_begin_anew_in_each_group_or_go_on"),
        (GROUPS, "test_members_that_sign_stand_below_their_network_and_are_counted"),
        (VERSIONS, "test_a_version_names_below_its_list_who_withdrew"),
        ("sign_ons/test_not_named.py", "test_they_are_counted_below_the_list"),
    ],
    "O23": [("worklist/dates.md", "stale-date: sign_on_by")],
    "O24": [
        (VERSIONS, "test_the_picture_of_a_page_is_told_from_a_damaged_file"),
        (VERSIONS, "test_the_key_of_an_authority_is_refused_with_what_to_do"),
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
    assert re.findall(r"^\| (O\d+) ", ROWS.read_text("utf-8"), re.MULTILINE) == [*HELD_BY]
