"""What is wrong with an input is said with its place and what was meant."""

from feasibility.kernel.errors import Fault
from feasibility.reports.faults import fault_lines, fault_sentence
from feasibility.reports.translation import Voice


def test_a_fault_says_where_what_and_what_was_meant() -> None:
    fault = Fault(
        "input.no_such_product",
        "company.stack[a].product",
        {"name": "hubspott"},
        line=3,
        nearest="hubspot",
        file="plan.yaml",
    )

    assert [
        "plan.yaml:3: company.stack[a].product:"
        " There is no product 'hubspott' in the catalog. Is hubspot meant?"
    ] == list(fault_lines([fault], Voice()))


def test_the_text_that_says_most_is_taken() -> None:
    bounds = {"value": "200", "least": "0", "most": "168", "unit": "hours a week"}

    assert "200 is outside 0 to 168 (hours a week)." == fault_sentence(
        Fault("input.out_of_bounds", "x", bounds), Voice()
    )
    assert "200 is too much; 168 is the most." == fault_sentence(
        Fault("input.out_of_bounds", "x", {"value": "200", "most": "168"}), Voice()
    )


def test_a_code_without_text_is_still_told() -> None:
    assert "This cannot be used (brand new)." == fault_sentence(
        Fault("input.brand_new", "x"), Voice()
    )


def test_a_fault_of_the_whole_file_has_no_path() -> None:
    fault = Fault("input.empty", "", file="plan.yaml", line=1)

    assert ["plan.yaml:1: There is nothing in it."] == list(
        fault_lines([fault], Voice())
    )


def test_what_was_typed_is_shown_as_it_is() -> None:
    fault = Fault("input.unknown_key", "x", {"key": "n_{x}"})

    assert "There is no field 'n_{x}' here." == fault_sentence(fault, Voice())
