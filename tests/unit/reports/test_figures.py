"""The four figures of a report."""

from feasibility.reports.figures import figures
from feasibility.reports.viewing import build_voice
from tests import report_examples as made

VOICE = build_voice(made.PLAN_FILE, made.CATALOG)


def work_of(*totals: dict[str, object]) -> tuple[str, str]:
    """Value and note of the figure of work, for initiatives with these totals."""
    entries = tuple(made.feasible(totals=each) for each in totals)
    found = figures(made.assessment(*entries), VOICE)
    figure = next(each for each in found if each.label in ("Work", "Money"))
    return figure.value, figure.note


def test_hours_that_are_all_known_are_added() -> None:
    assert work_of({"needed_hours": 40.5}, {"needed_hours": 12}) == (
        "52.5 h",
        "in 2 initiatives",
    )


def test_hours_that_nobody_knows_are_counted_and_not_added() -> None:
    known = {"needed_hours": 40, "n_open_hours": 1}

    assert work_of(known) == (
        "at least 40 h",
        "in 1 initiative; 1 piece of work has no hours yet",
    )
    assert work_of(known, {**known, "n_open_hours": 2}) == (
        "at least 80 h",
        "in 2 initiatives; 3 pieces of work have no hours yet",
    )


def test_without_any_hours_nothing_is_claimed() -> None:
    assert work_of({}) == ("–", "not placed yet")
