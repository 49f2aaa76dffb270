"""The labelled names against the shipped catalog: how often the answer is right."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from feasibility.bootstrap import FileServices, build_file_services
from feasibility.model.name_match import Match, NamedTool
from tests.product_name_labels import Label, changes, own_labels, published_labels

LEAST_PRECISION_OF_SURE = 0.99
LEAST_RECALL = 0.95


@dataclass(frozen=True)
class Answered:
    """A label and the answer to its name."""

    label: Label
    match: Match

    @property
    def first_is_right(self) -> bool:
        """Whether the first candidate is the product meant."""
        found = self.match.candidates
        return bool(found) and found[0].product in self.label.right

    @property
    def wrongly_sure(self) -> bool:
        """Sure of another product, or where somebody would have to say which."""
        sure = self.match.confidence == "sure"
        return sure and (self.label.to_confirm or not self.first_is_right)

    @property
    def asked_for_nothing(self) -> bool:
        """Asks about a product that the name has nothing to do with."""
        found = self.match.candidates
        return (
            not self.label.right
            and bool(found)
            and found[0].product not in self.label.near
        )


@pytest.fixture(scope="module")
def services() -> FileServices:
    return build_file_services()


def answered(services: FileServices, labels: Iterable[Label]) -> list[Answered]:
    labels = list(labels)
    catalog = services.catalogs.shipped()
    tools = [NamedTool(each.name, each.context) for each in labels]
    matches = services.catalogs.match_products(catalog, tools)
    return [Answered(*pair) for pair in zip(labels, matches, strict=True)]


def assert_targets_hold(answers: list[Answered]) -> None:
    sure = [each for each in answers if each.match.confidence == "sure"]
    wrong = [each for each in sure if each.wrongly_sure]
    meant = [each for each in answers if each.label.right]
    missed = [each for each in meant if not each.first_is_right]

    assert 1 - len(wrong) / len(sure) >= LEAST_PRECISION_OF_SURE, wrong
    assert 1 - len(missed) / len(meant) >= LEAST_RECALL, missed


def test_own_names_meet_both_targets(services: FileServices) -> None:
    assert_targets_hold(answered(services, own_labels()))


def test_own_names_that_were_held_out_meet_both_targets(services: FileServices) -> None:
    labels = [each for each in own_labels() if each.held_out]

    assert_targets_hold(answered(services, labels))


@pytest.mark.parametrize("file", ["later.yaml", "last.yaml"])
def test_names_written_after_the_matcher_meet_both_targets(
    services: FileServices, file: str
) -> None:
    assert_targets_hold(answered(services, own_labels(file)))


def test_published_names_meet_both_targets(
    services: FileServices, shared_data: Path
) -> None:
    assert_targets_hold(answered(services, published_labels(shared_data)))


def test_published_names_that_were_held_out_meet_both_targets(
    services: FileServices, shared_data: Path
) -> None:
    labels = [each for each in published_labels(shared_data) if each.held_out]

    assert_targets_hold(answered(services, labels))


def test_less_than_one_name_in_a_hundred_is_asked_about_for_nothing(
    services: FileServices, shared_data: Path
) -> None:
    labels = [*own_labels(), *published_labels(shared_data)]
    for_nothing = [
        each for each in answered(services, labels) if each.asked_for_nothing
    ]

    assert len(for_nothing) < len(labels) / 100, for_nothing


def test_the_edition_is_right_in_ninety_five_of_a_hundred_names(
    services: FileServices,
) -> None:
    found = [
        each
        for each in answered(services, own_labels())
        if each.first_is_right and not each.label.to_confirm
    ]
    wrong = [
        each for each in found if each.match.candidates[0].edition != each.label.edition
    ]

    assert len(wrong) <= len(found) * 0.05, wrong


def test_every_name_in_the_catalog_finds_its_product_first(
    services: FileServices,
) -> None:
    products = services.catalogs.shipped().products
    named = [(each.id, name) for each in products for name in each.names]
    tools = [NamedTool(name) for _, name in named]
    matches = services.catalogs.match_products(services.catalogs.shipped(), tools)
    lost = [
        (product, name)
        for (product, name), match in zip(named, matches, strict=True)
        if not match.candidates or match.candidates[0].product != product
    ]

    assert lost == []


def test_every_label_names_products_of_the_catalog(
    services: FileServices, shared_data: Path
) -> None:
    products = {each.id: each for each in services.catalogs.shipped().products}
    files = ("own.yaml", "later.yaml", "last.yaml")
    own = [label for file in files for label in own_labels(file)]
    for label in [*own, *published_labels(shared_data)]:
        assert {*label.right, *label.near} <= set(products)
        if label.edition is not None:
            editions = {each.id for each in products[label.right[0]].editions}
            assert label.edition in editions


def test_the_labels_are_as_many_and_as_mixed_as_promised(shared_data: Path) -> None:
    own, published = own_labels(), published_labels(shared_data)

    assert len(published) >= 200
    assert len(own) + len(published) >= 300
    assert sum(not each.right for each in (*own, *published)) >= 300
    assert len({(each.name, each.context) for each in own}) == len(own)


def test_every_change_of_a_label_gives_a_reason() -> None:
    assert all({"label", "from", "to", "why"} <= set(each) for each in changes())
