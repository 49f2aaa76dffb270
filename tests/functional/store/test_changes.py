"""Edits, conflicts, undo and redo, as two people at one plan meet them."""

import pytest

from feasibility.bootstrap import AppServices
from feasibility.kernel.errors import (
    EditConflictError,
    FeasibilityError,
    InputError,
    NotAllowedError,
    NotFoundError,
)
from feasibility.services import Acting, Applied, Edit, WorkspaceEntry
from tests.store_fixtures import plan_file

GOAL = "plan.initiatives[abm].goal"
CONTACTS = "company.stack[hub].limits[contacts].value"


class Desk:
    """One person at the plan."""

    def __init__(self, services: AppServices, acting: Acting) -> None:
        self.services, self.acting = services, acting
        self.place = (acting.workspace_id, "plan-27")

    def edit(self, *edits: tuple[str, object], based_on: int | None = None) -> Applied:
        return self.services.changes.apply(
            *self.place,
            acting=self.acting,
            edits=[Edit(path, new) for path, new in edits],
            based_on_version=self.version if based_on is None else based_on,
            why="because",
        )

    def undo(self, change_id: str | None = None) -> Applied:
        return self.services.changes.undo(
            *self.place, acting=self.acting, change_id=change_id
        )

    def redo(self) -> Applied:
        return self.services.changes.redo(*self.place, acting=self.acting)

    @property
    def version(self) -> int:
        return self.services.plans.version(*self.place, acting=self.acting)

    def read_anew(self) -> object:
        """The plan file as the database has it, past what is kept in memory."""
        self.services.plans._plans.forget(self.acting.workspace_id)
        return self.services.plans.export_file(*self.place, acting=self.acting)


@pytest.fixture
def ana(services: AppServices, acting: Acting) -> Desk:
    return Desk(services, acting)


@pytest.fixture
def ben(services: AppServices, acting: Acting) -> Desk:
    other = Acting("m_ben", "Ben", "editor", acting.workspace_id)
    return Desk(services, other)


def test_an_edit_raises_the_version_and_stands_in_the_history(ana: Desk) -> None:
    applied = ana.edit((CONTACTS, 8000))

    assert applied.version == 2
    assert applied.plan_file == ana.read_anew()
    newest = ana.services.changes.history(*ana.place, acting=ana.acting)[0]
    assert (newest.id, newest.version, newest.kind) == (applied.change_id, 2, "edit")
    assert (newest.member_name, newest.role, newest.why) == ("You", "owner", "because")
    (part,) = newest.parts
    assert (part.path, part.old, part.new) == (CONTACTS, 5000, 8000)


def test_an_edit_that_changes_nothing_raises_no_version(ana: Desk) -> None:
    applied = ana.edit((CONTACTS, 5000))

    assert (applied.version, applied.change_id) == (1, None)
    assert ana.version == 1


def test_the_second_of_two_changes_of_one_field_is_refused_with_both_values(
    ana: Desk, ben: Desk
) -> None:
    ana.edit((CONTACTS, 8000), based_on=1)

    with pytest.raises(EditConflictError) as refused:
        ben.edit((CONTACTS, 9000), based_on=1)

    error = refused.value
    assert (error.theirs, error.yours, error.by) == (8000, 9000, "You")
    assert (error.base, error.now) == (1, 2)
    assert ana.version == 2


def test_changes_of_different_fields_from_one_version_both_stand(
    ana: Desk, ben: Desk
) -> None:
    ana.edit((CONTACTS, 8000), based_on=1)
    applied = ben.edit(("company.stack[hub].name", "The Hub"), based_on=1)

    (hub, _) = applied.plan_file.company.stack
    assert (hub.name, hub.limits[0].value.value) == ("The Hub", 8000)


@pytest.mark.parametrize(
    ("theirs", "yours"),
    [
        ((CONTACTS, 8000), ("company.stack[hub]", None)),
        (("company.stack[hub]", None), (CONTACTS, 8000)),
        (("company.stack[hub]", {"name": "Other"}), (CONTACTS, 8000)),
        (("company.stack[hub].limits[users]", {"value": 1}), ("company.stack[hub].limits[users]", {"value": 2})),
        ((GOAL, {"measure": "launched"}), (GOAL, {"measure": "won_deals"})),
    ],
)  # fmt: skip
def test_a_change_of_what_holds_a_field_is_a_change_of_the_field(
    ana: Desk, ben: Desk, theirs: tuple[str, object], yours: tuple[str, object]
) -> None:
    ana.edit(theirs, based_on=1)

    with pytest.raises(EditConflictError):
        ben.edit(yours, based_on=1)


def test_what_was_changed_and_taken_back_is_no_conflict(ana: Desk, ben: Desk) -> None:
    ana.edit((CONTACTS, 8000), based_on=1)
    ana.undo()

    assert ben.edit((CONTACTS, 9000), based_on=1).version == 4


def test_both_typing_the_same_is_no_conflict(ana: Desk, ben: Desk) -> None:
    ana.edit((CONTACTS, 8000), based_on=1)

    assert ben.edit((CONTACTS, 8000), based_on=1).change_id is None


def test_several_edits_are_one_change_that_is_undone_whole(ana: Desk) -> None:
    ana.edit(
        (CONTACTS, 8000),
        ("company.stack[]", {"name": "New"}),
        ("plan.initiatives[nurture]", None),
        ("plan.initiatives[abm].goal", {"measure": "launched"}),
    )
    assert ana.version == 2

    undone = ana.undo()

    assert undone.plan_file == plan_file() == ana.read_anew()


def test_either_all_edits_are_written_or_none(ana: Desk) -> None:
    with pytest.raises(InputError) as refused:
        ana.edit(
            ("company.stack[hub].name", "Written?"),
            (CONTACTS, -1),
            ("plan.initiatives[abm].rank.priority", "high"),
        )

    assert {fault.path for fault in refused.value.faults} == {
        CONTACTS,
        "plan.initiatives[abm].rank.priority",
    }
    assert plan_file() == ana.read_anew()
    assert ana.version == 1


@pytest.mark.parametrize("path", ["company.stack[hubb].name", "company.nothing", "plan", "format", "]["])  # fmt: skip
def test_an_edit_of_what_is_not_there_is_refused(ana: Desk, path: str) -> None:
    with pytest.raises((NotFoundError, InputError)):
        ana.edit((path, "x"))


def test_an_element_keeps_the_key_it_is_named_by(ana: Desk) -> None:
    for edit in (
        ("company.stack[hub].id", "other"),
        ("company.stack[hub]", {"id": "other", "name": "x"}),
        ("company.id", "other"),
        ("plan.id", "other"),
    ):
        with pytest.raises(InputError, match=r"input\.key_stays"):
            ana.edit(edit)


def test_the_words_as_given_are_kept_for_ever(ana: Desk) -> None:
    with pytest.raises(InputError, match=r"input\.given_is_kept"):
        ana.edit(("plan.initiatives[abm].given", "Something else"))
    with pytest.raises(InputError, match=r"input\.given_is_kept"):
        ana.edit(("plan.initiatives[abm]", {"name": "ABM", "given": "Else"}))
    ana.edit(("plan.initiatives[abm]", None))
    with pytest.raises(InputError, match=r"input\.given_is_kept"):
        ana.edit(("plan.initiatives[abm]", {"name": "ABM", "given": "Else"}))

    ana.edit(("plan.initiatives[abm]", {"name": "ABM", "given": "Win the ten"}))
    ana.edit(("plan.initiatives[abm].words", "Win the eleven"))


def test_an_element_added_again_gets_another_id(ana: Desk) -> None:
    (first,) = ana.edit(("company.stack[]", {"name": "New"})).added
    ana.edit((first, None))
    (second,) = ana.edit(("company.stack[]", {"name": "New"})).added

    assert first != second


def test_undo_takes_back_ones_own_changes_and_redo_puts_them_back(
    ana: Desk, ben: Desk
) -> None:
    states = [plan_file()]
    for path, new in (
        (CONTACTS, 6000),
        ("company.stack[hub]", None),
        ("plan.initiatives[abm].goal", {"measure": "launched"}),
        ("company.team[ana].absences", []),
    ):
        states.append(ana.edit((path, new)).plan_file)

    for before in reversed(states[:-1]):
        assert ana.undo().plan_file == before
    with pytest.raises(NotFoundError):
        ana.undo()
    with pytest.raises(NotFoundError):
        ben.undo()
    for after in states[1:]:
        assert ana.redo().plan_file == after
    with pytest.raises(NotFoundError):
        ana.redo()
    assert ana.undo().plan_file == states[-2] == ana.read_anew()


def test_after_a_new_edit_there_is_nothing_to_redo(ana: Desk) -> None:
    ana.edit((CONTACTS, 6000))
    ana.undo()
    ana.edit(("company.stack[hub].name", "H"))

    with pytest.raises(NotFoundError):
        ana.redo()


def test_any_change_is_undone_by_its_id_unless_its_target_changed_since(
    ana: Desk, ben: Desk
) -> None:
    first = ana.edit((CONTACTS, 6000))
    second = ben.edit(("company.stack[hub].name", "H"))
    ben.edit((CONTACTS, 7000))

    with pytest.raises(EditConflictError) as refused:
        ana.undo(first.change_id)
    assert (refused.value.theirs, refused.value.yours) == (7000, 5000)
    assert refused.value.by == "Ben"

    undone = ana.undo(second.change_id)
    assert undone.plan_file.company.stack[0].name == "Hub"
    with pytest.raises(NotFoundError):
        ana.undo(second.change_id)


def test_what_others_refer_to_cannot_be_removed(ana: Desk) -> None:
    with pytest.raises(InputError) as refused:
        ana.edit(("company.segments[mid]", None))

    assert [fault.path for fault in refused.value.faults] == [
        "plan.initiatives[abm].segment"
    ]


def test_what_another_plan_refers_to_cannot_be_removed(
    ana: Desk, services: AppServices, entry: WorkspaceEntry, acting: Acting
) -> None:
    ana.edit(("plan.initiatives[abm].segment", None))
    company = ana.read_anew().company  # type: ignore[attr-defined]
    other = plan_file(plan={"id": "plan-28", "name": "Plan 28"})
    services.plans.import_file(
        entry.id, other.model_copy(update={"company": company}), acting=acting
    )

    with pytest.raises(InputError) as refused:
        ana.edit(("company.segments[mid]", None))

    (fault,) = refused.value.faults
    assert fault.values["plan"] == "Plan 28"


def test_a_viewer_may_look_and_not_touch(services: AppServices, ana: Desk) -> None:
    change_id = ana.edit((CONTACTS, 6000)).change_id
    looking = Desk(services, Acting("m_vi", "Vi", "viewer", ana.acting.workspace_id))

    assert looking.version == 2
    for attempt in (
        lambda: looking.edit((CONTACTS, 7000)),
        lambda: looking.undo(change_id),
        looking.redo,
    ):
        with pytest.raises(NotAllowedError):
            attempt()


def test_a_role_in_one_workspace_is_none_in_another(
    services: AppServices, ana: Desk
) -> None:
    there = Acting("m_x", "X", "owner", "ws_" + "0" * 28)

    with pytest.raises(NotAllowedError):
        services.plans.fetch(*ana.place, acting=there)
    with pytest.raises(FeasibilityError):
        services.changes.history(*ana.place, acting=there)


def test_a_version_that_was_never_is_refused(ana: Desk) -> None:
    with pytest.raises(NotFoundError):
        ana.edit((CONTACTS, 6000), based_on=99)


def test_an_element_without_a_key_is_changed_with_its_list(ana: Desk) -> None:
    applied = ana.edit(("company.team[ana].absences[#0].to_day", "2027-03-12"))

    (person,) = applied.plan_file.company.team
    assert person.absences[0].to_day.isoformat() == "2027-03-12"
    (part,) = ana.services.changes.history(*ana.place, acting=ana.acting)[0].parts
    assert part.path == "company.team[ana].absences"
    assert ana.undo().plan_file == plan_file()
