"""What scripts rely on: one exit code for each answer."""

from typing import get_args

import pytest

from feasibility.cli import exit_codes
from feasibility.model.assessment import Headline


@pytest.mark.parametrize(
    ("headline", "code"),
    [
        ("feasible", 0),
        ("feasible_with_changes", 1),
        ("feasible_with_changes_at_most", 1),
        ("infeasible", 1),
        ("infeasible_as_written", 1),
        ("unknown", 4),
        ("not_proven", 4),
    ],
)
def test_each_headline_has_its_code(headline: str, code: int) -> None:
    assert code == exit_codes.of_headline(headline)


def test_no_headline_is_left_out() -> None:
    assert all(
        exit_codes.of_headline(headline) in (0, 1, 4) for headline in get_args(Headline)
    )


@pytest.mark.parametrize(
    ("accepted", "all_checked", "code"),
    [(True, True, 0), (False, True, 1), (False, False, 1), (True, False, 4)],
)
def test_a_verification_has_its_code(
    accepted: bool, all_checked: bool, code: int
) -> None:
    assert code == exit_codes.of_verification(
        accepted=accepted, all_checked=all_checked
    )
