"""Forms made from nouns: what is shown reads back as it was, for every noun there is."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from feasibility.bootstrap import build_catalogs
from feasibility.catalog.load import load_catalog
from feasibility.kernel.errors import Fault
from feasibility.model.company import Company, Policy
from feasibility.model.noun import Noun
from feasibility.model.plan import Goal, Initiative, PlanFile
from feasibility.model.requirement import WorkNeed
from feasibility.model.stack import Provider
from feasibility.model.team import Person
from feasibility.settings import data_folder
from feasibility.web.forms.build import group
from feasibility.web.forms.controls import FactInput, Group, Input, Rows
from feasibility.web.forms.faults import FaultPlacer
from feasibility.web.forms.inputs import Maker
from feasibility.web.forms.kinds import Kind, kinds_of
from feasibility.web.forms.posting import AT, Posted, digest, was_of
from feasibility.web.forms.read import Reader
from feasibility.web.forms.sent import sent_untouched
from feasibility.web.forms.vocabulary import Vocabulary


@cache
def halden() -> PlanFile:
    catalogs = build_catalogs(
        data_folder("capability_catalog"), data_folder("strategy_templates"), cache=None
    )
    from feasibility.catalog.plan_file import load_plan_file

    path = data_folder("examples") / "halden.yaml"
    return load_plan_file(path, catalog=catalogs.shipped())


@cache
def vocabulary() -> Vocabulary:
    catalog = load_catalog(
        data_folder("capability_catalog"),
        templates_directory=data_folder("strategy_templates"),
        cache_dir=None,
    )
    return Vocabulary(halden(), catalog)


def maker(**options: Any) -> Maker:
    return Maker(vocabulary(), "EUR", **options)


def plain(noun: Noun) -> dict[str, Any]:
    return noun.model_dump(mode="json", exclude_none=True)


def elements() -> list[Any]:
    """Every element of every list of the company, and every initiative."""
    company = halden().company
    lists = [name for name, kind in kinds_of(Company).items() if kind.holds == "nouns"]
    found = [(name, each) for name in lists for each in getattr(company, name)]
    found += [("initiative", each) for each in halden().plan.initiatives]
    return [pytest.param(each, id=f"{name}-{each.key}") for name, each in found]


def without_empty(value: Any) -> Any:
    """As the plan file writes it: what is empty is left out."""
    if isinstance(value, dict):
        kept = {name: without_empty(each) for name, each in value.items()}
        return {
            name: each for name, each in kept.items() if each not in (None, [], {}, "")
        }
    if isinstance(value, list):
        kept = [without_empty(each) for each in value]
        # Boxes are ticked in the order of their vocabulary, which says nothing.
        return sorted(kept) if all(isinstance(each, str) for each in kept) else kept
    return value


@pytest.mark.parametrize("noun", elements())
def test_what_is_shown_and_not_touched_reads_as_it_was(noun: Noun) -> None:
    shown = group(maker(), type(noun), AT, plain(noun))
    posted = Posted("x", type(noun), Reader(sent_untouched(shown), "EUR"))

    expected = without_empty(plain(noun))
    again = type(noun).model_validate(posted.raw())
    assert expected == without_empty(plain(again))


@pytest.mark.parametrize("noun", elements())
def test_a_form_that_was_not_touched_makes_no_edit(noun: Noun) -> None:
    shown = group(maker(), type(noun), AT, plain(noun))
    typed = sent_untouched(shown)
    typed.update(was_of(shown, type(noun), "EUR"))

    assert [] == Posted("company.x[y]", type(noun), Reader(typed, "EUR")).edits()


@pytest.mark.parametrize("noun", elements())
def test_what_was_refused_is_shown_as_it_was_typed(noun: Noun) -> None:
    typed = sent_untouched(group(maker(), type(noun), AT, plain(noun)))
    again = sent_untouched(group(maker(typed=typed), type(noun), AT, {}))

    kept = {key: values for key, values in again.lists() if any(values)}
    assert {key: values for key, values in typed.lists() if any(values)} == kept


def test_only_the_touched_field_is_edited() -> None:
    marketo = halden().company.stack[1]
    shown = group(maker(), Provider, AT, plain(marketo))
    typed = sent_untouched(shown)
    typed.update(was_of(shown, Provider, "EUR"))
    typed.setlist("f.status.value", ["retiring"])

    (edit,) = Posted("company.stack[marketo]", Provider, Reader(typed, "EUR")).edits()
    assert ("company.stack[marketo].status", "retiring") == (edit.path, edit.new)


def test_a_cleared_field_is_cleared() -> None:
    shown = group(maker(), Provider, AT, {"name": "A", "owner": "ana"})
    typed = sent_untouched(shown)
    typed.update(was_of(shown, Provider, "EUR"))
    typed.setlist("f.owner", [""])

    (edit,) = Posted("company.stack[a]", Provider, Reader(typed, "EUR")).edits()
    assert ("company.stack[a].owner", None) == (edit.path, edit.new)


def test_unticked_boxes_are_told_from_boxes_that_were_not_shown() -> None:
    shown = Reader(MultiDict([("f.channels", "")]), "EUR")
    absent = Reader(MultiDict(), "EUR")

    assert shown.is_shown("f.channels")
    assert not absent.is_shown("f.channels")
    assert [] == shown.value("f.channels", kinds_of(Policy)["channels"])


def test_empty_lines_are_left_out_and_ticked_ones_removed() -> None:
    typed = MultiDict(
        [
            ("f.skills.0.skill", "crm_admin"),
            ("f.skills.0.proficiency.value", "3"),
            ("f.skills.1.skill", ""),
            ("f.skills.1.proficiency.form", "value"),
            ("f.skills.2.skill", "paid_media"),
            ("f.skills.2.remove", "on"),
        ]
    )

    found = Reader(typed, "EUR").value("f.skills", kinds_of(Person)["skills"])
    assert [{"skill": "crm_admin", "proficiency": 3}] == found


def test_an_unknown_fact_says_what_is_used_meanwhile() -> None:
    typed = MultiDict(
        [
            ("f.target.form", "unknown"),
            ("f.target.typical", "12"),
            ("f.target.by", "Ana"),
        ]
    )

    assert {"typical": 12.0, "unknown": True, "by": "Ana"} == Reader(
        typed, "EUR"
    ).value("f.target", kinds_of(Goal)["target"])


def test_a_formula_of_a_fixed_amount_is_a_number() -> None:
    typed = MultiDict([("f.hours", "12")])

    assert {"sum": [{"coefficient": 12.0, "terms": ["one"]}]} == Reader(
        typed, "EUR"
    ).value("f.hours", kinds_of(WorkNeed)["hours"])


@pytest.mark.parametrize(
    ("fault_path", "input_name"),
    [
        ("company.team[ben].name", "f.name"),
        ("company.team[ben].contract[#0].hours_a_week", "f.contract.0.hours_a_week"),
        ("company.team[ben].skills[crm_admin].proficiency", "f.skills.2.proficiency"),
        ("company.team[bennet].name", None),
        ("company.team[ana].name", None),
    ],
)
def test_a_fault_finds_its_input(fault_path: str, input_name: str | None) -> None:
    typed = MultiDict(
        [
            ("f.contract.0.hours_a_week.value", "400"),
            ("f.skills.0.skill", ""),
            ("f.skills.2.skill", "crm_admin"),
        ]
    )
    reader = Reader(typed, "EUR")
    raw = Posted("company.team[ben]", Person, reader).raw()
    placed = FaultPlacer("company.team[ben]", AT, raw, reader).place(
        [Fault("input.missing", fault_path)]
    )

    assert ([] if input_name is None else [input_name]) == list(placed.by_input)
    assert 1 == len(placed.listed)


def test_a_fault_of_a_new_element_finds_its_input_whatever_its_id() -> None:
    reader = Reader(MultiDict([("f.name", "")]), "EUR")
    placer = FaultPlacer("company.team[]", AT, {}, reader)

    placed = placer.place([Fault("input.missing", "company.team[e_8f3].name")])
    assert ["f.name"] == list(placed.by_input)


def test_equal_values_have_one_fingerprint_and_nothing_has_none() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert "" == digest([]) == digest(None)


def controls_of(made: Group) -> Iterator[Any]:
    for each in (*made.fields, *made.origin):
        yield each
        if isinstance(each, Group):
            yield from controls_of(each)
        if isinstance(each, Rows):
            for row in each.rows:
                yield from controls_of(row.group)


@pytest.mark.parametrize("noun", [Provider, Person, Initiative, Goal, Policy])
def test_every_input_has_a_label_and_an_id_of_its_own(noun: type[Noun]) -> None:
    found = list(controls_of(group(maker(), noun, AT, {})))
    ids = [each.id for each in found]

    assert len(ids) == len(set(ids))
    assert all(
        each.label for each in found if isinstance(each, Input | FactInput | Rows)
    )


def test_a_choice_that_nobody_knows_any_more_stays_as_it_is() -> None:
    shown = group(maker(), Provider, AT, {"name": "A", "owner": "somebody-gone"})
    owner = next(each for each in shown.fields if each.name == "f.owner")

    assert isinstance(owner, Input)
    assert ["somebody-gone"] == [each.value for each in owner.options if each.chosen]


def test_kinds_cover_every_field_of_every_noun_of_a_plan_file() -> None:
    seen: set[type[Noun]] = set()

    def walk(noun: type[Noun]) -> None:
        if noun in seen:
            return
        seen.add(noun)
        for kind in kinds_of(noun).values():
            inside: Kind = kind.inner or kind
            for each in (*inside.discriminated, inside.noun):
                if each is not None and inside.holds in ("noun", "nouns"):
                    walk(each)

    for root in (Company, Initiative):
        walk(root)
    assert 30 < len(seen)
