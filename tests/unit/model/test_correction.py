"""Corrections win over the catalog's claims, and only over claims."""

from typing import Any

import pytest

from feasibility.catalog.layers import layered, merged
from feasibility.catalog.load import load_catalog
from feasibility.kernel.errors import CatalogError
from feasibility.model.catalog import Catalog
from feasibility.model.correction import Correction, corrected, correction_faults
from feasibility.model.paths import replace, resolve
from feasibility.model.plan import Library
from tests.bad_input.test_bad_input import HERE

HUBSPOT = "catalog.products[hubspot-marketing-hub]"
LEVEL = f"{HUBSPOT}.capabilities[email_marketing].levels.professional"


@pytest.fixture(name="catalog", scope="module")
def small_catalog() -> Catalog:
    return load_catalog(HERE / "catalog")


def correction(path: str, value: Any, key: str = "ours", **more: Any) -> Correction:
    said = {"by": "Ana", "on": "2026-09-01", "why": "Our contract says so."}
    return Correction.model_validate(
        {"id": key, "path": path, "value": value, **said, **more}
    )


def codes(catalog: Catalog, *corrections: Correction) -> list[tuple[str, str, str]]:
    return [
        (corrections[fault.number].id, fault.field, fault.code)
        for fault in correction_faults(catalog, corrections)
    ]


def test_the_corrected_level_stands_with_who_when_and_why(catalog: Catalog) -> None:
    fact = resolve(corrected(catalog, [correction(LEVEL, 3)]), LEVEL)

    assert (fact.value, fact.known, fact.by) == (3, "measured", "Ana")
    assert str(fact.seen) == "2026-09-01"
    assert fact.note == "Our contract says so."


def test_the_catalog_itself_keeps_its_claim(catalog: Catalog) -> None:
    corrected(catalog, [correction(LEVEL, 3)])

    assert resolve(catalog, LEVEL).value == 2


def test_only_the_corrected_claim_changes(catalog: Catalog) -> None:
    after = corrected(catalog, [correction(LEVEL, 3)])
    other = LEVEL.replace("professional", "enterprise")

    assert resolve(after, other) == resolve(catalog, other)
    assert [each.id for each in after.products] == [each.id for each in catalog.products]  # fmt: skip


def test_a_range_can_stand_in_for_a_value(catalog: Catalog) -> None:
    path = f"{HUBSPOT}.limits[contacts].values.starter"
    ranged = correction(path, {"low": 500, "high": 900, "known": "assumption"})

    fact = resolve(corrected(catalog, [ranged]), path)

    assert (fact.low, fact.high, fact.known) == (500, 900, "assumption")


def test_a_limit_the_catalog_does_not_know_of_can_be_said(catalog: Catalog) -> None:
    path = f"{HUBSPOT}.limits[contacts].values.starter"

    assert codes(catalog, correction(path, 500)) == []
    assert resolve(corrected(catalog, [correction(path, 500)]), path).value == 500


def test_a_limit_on_an_edition_that_had_no_cap_ends_that(catalog: Catalog) -> None:
    uncapped = replace(
        catalog,
        f"{HUBSPOT}.limits",
        [{"limit": "contacts", "uncapped": ["starter", "enterprise"]}],
    )
    path = f"{HUBSPOT}.limits[contacts].values.starter"

    (limit,) = corrected(uncapped, [correction(path, 500)]).products[0].limits

    assert limit.uncapped == ("enterprise",)
    assert limit.values["starter"].value == 500


@pytest.mark.parametrize(
    ("path", "value", "field", "code"),
    [
        (f"{HUBSPOT}.name", "Hub", "path", "input.no_claim"),
        (f"{HUBSPOT}.editions", [], "path", "input.no_claim"),
        (f"{HUBSPOT}.limits[contacts].values.none", 5, "path", "input.no_such_claim"),
        (f"{HUBSPOT}.limits[wishes].values.starter", 5, "path", "input.no_such_claim"),
        ("catalog.products[nothing].setup_weeks", 5, "path", "input.no_such_claim"),
        ("plan.name", "Mine", "path", "input.no_such_claim"),
        ("", 1, "path", "input.no_such_claim"),
        ("catalog", 1, "path", "input.no_such_claim"),
        ("][", 1, "path", "input.no_such_claim"),
        (LEVEL, 4, "value", "input.out_of_bounds"),
        (LEVEL, "high", "value", "input.wrong_type"),
        (LEVEL, {"low": 3, "high": 1}, "value", "input.range_order"),
        (LEVEL, None, "value", "input.fact_form"),
    ],
)
def test_what_cannot_be_corrected_is_refused(
    catalog: Catalog, path: str, value: Any, field: str, code: str
) -> None:
    found = codes(catalog, correction(path, value))

    assert ("ours", field) == found[0][:2]
    assert code in [each[2] for each in found]
    assert corrected(catalog, [correction(path, value)]) is catalog


def test_two_corrections_of_one_claim_are_refused(catalog: Catalog) -> None:
    first, second = correction(LEVEL, 3, "first"), correction(LEVEL, 1, "second")

    assert codes(catalog, first, second) == [("second", "path", "input.corrected_twice")]  # fmt: skip


def test_a_correction_of_the_librarys_own_entry_wins_over_it(catalog: Catalog) -> None:
    own = catalog.products[0].model_copy(update={"name": "Our HubSpot"})
    library = Library(products=(own,), corrections=(correction(LEVEL, 1),))

    whole = layered(catalog, library)

    assert whole.products[0].name == "Our HubSpot"
    assert resolve(whole, LEVEL).value == 1


def test_a_library_with_a_wrong_correction_cannot_be_used(catalog: Catalog) -> None:
    library = Library(corrections=(correction(f"{HUBSPOT}.name", "Hub"),))

    with pytest.raises(CatalogError) as caught:
        layered(catalog, library)

    assert [fault.path for fault in caught.value.faults] == [
        "library.corrections[ours].path"
    ]
    assert merged(catalog, library) is catalog


@pytest.mark.parametrize("missing", ["by", "on", "why", "path", "value", "id"])
def test_who_when_and_why_have_to_be_said(missing: str) -> None:
    data = {"id": "ours", "path": LEVEL, "value": 3, "by": "Ana", "on": "2026-09-01", "why": "Ours."}  # fmt: skip
    del data[missing]

    with pytest.raises(ValueError, match=missing):
        Correction.model_validate(data)
