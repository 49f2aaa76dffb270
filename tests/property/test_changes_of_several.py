"""Several people edit, undo, redo and import at random; a model in memory says what must stand."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from feasibility.bootstrap import AppServices
from feasibility.kernel.errors import EditConflictError, NotFoundError
from feasibility.model.plan import PlanFile
from feasibility.services import Acting, Applied, Change, Edit, Member
from feasibility.services.conflicts import overlap
from feasibility.services.editing import ABSENT, apply_edit, value_at
from tests.store_fixtures import (
    any_settings,
    catalog_cache,
    make_restricted_url,
    plan_file,
    services,
    shared_restricted_url,
)

__all__ = [
    "any_settings",
    "catalog_cache",
    "make_restricted_url",
    "services",
    "shared_restricted_url",
]

PLAN = "plan-27"
GOALS = [{"measure": "launched"}, {"measure": "won_deals", "target": 5}, None]
FIELDS: dict[str, list[Any]] = {
    "company.name": ["Acme", "Acme Ltd"],
    "company.remark": ["Two\nlines", None],
    "company.holidays": [["2027-05-01"], []],
    "company.stack[hub].name": ["Hub", "The Hub"],
    "company.stack[hub].limits[contacts].value": [5000, {"low": 1, "high": 9}, "unknown"],
    "company.team[ana].absences": [[], [{"from_day": "2027-01-04", "to_day": "2027-01-08"}]],
    "plan.name": ["Plan 27", "Plan"],
    "plan.initiatives[abm].words": ["Win eleven", None],
    "plan.initiatives[abm].goal": GOALS,
    "plan.initiatives[abm].rank.priority": [1, 2],
    "plan.initiatives[nurture].channels": [["email"], []],
}  # fmt: skip
DEFAULTS: dict[str, Any] = {
    "company.team[ana].absences": [],
    "plan.initiatives[abm].words": None,
    "plan.initiatives[abm].goal": None,
    "plan.initiatives[abm].rank.priority": 100,
    "plan.initiatives[nurture].channels": [],
}
ELEMENTS: dict[str, list[Any]] = {
    "company.stack[hub]": [None, {"name": "Hub"}, {"name": "Hub", "limits": [{"limit": "contacts", "value": 1}]}],
    "company.stack[crm]": [None, {"name": "CRM"}],
    "company.stack[new]": [None, {"name": "New"}],
    "company.stack[hub].limits[users]": [None, {"value": 10}],
    "plan.initiatives[nurture]": [None, {"name": "Nurture", "given": "Warm them up"}],
}  # fmt: skip
EDITS = [(path, new) for each in (FIELDS, ELEMENTS) for path in each for new in each[path]]  # fmt: skip
IMPORTS = [
    plan_file(),
    plan_file(company={"stack": [{"id": "crm", "name": "CRM"}, {"id": "hub", "name": "H"}]}),
    plan_file(company={"stack": [], "name": "Other"}, plan={"initiatives": []}),
]  # fmt: skip


def list_of(path: str) -> str:
    """The list that an element stands in; of any other path, what holds everything."""
    return path[: path.rindex("[")] if path.endswith("]") else "company"


class Room(RuleBasedStateMachine):
    """One plan, two editors; `snapshots[version]` is the plan file as it must have been."""

    def __init__(self, services: AppServices) -> None:
        super().__init__()
        self.services = services
        member = Member("m_0", "Zero")
        owner = services.signing.local_member()
        entry, _ = services.plans.import_as_workspace(plan_file(), member=owner)
        self.workspace_id = entry.id
        self.people = [
            Acting(f"m_{number}", f"Person {number}", "editor", entry.id)
            for number in range(2)
        ]
        assert member.id == self.people[0].member_id
        self.snapshots: dict[int, PlanFile] = {1: plan_file()}

    @property
    def now(self) -> PlanFile:
        return self.snapshots[self.version]

    @property
    def version(self) -> int:
        return max(self.snapshots)

    def history(self) -> tuple[Change, ...]:
        return self.services.changes.history(
            self.workspace_id, PLAN, acting=self.people[0], limit=10_000
        )

    @rule(
        who=st.integers(0, 1),
        edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=2),
        versions_back=st.integers(0, 4),
    )
    def edit(self, who: int, edits: list[tuple[str, Any]], versions_back: int) -> None:
        paths = [path for path, _ in edits]
        if len(paths) == 2 and overlap(*paths):
            edits = edits[:1]
        base = max(1, self.version - versions_back)
        expected = self.expected(edits, base)
        try:
            applied = self.services.changes.apply(
                self.workspace_id,
                PLAN,
                acting=self.people[who],
                edits=[Edit(path, new) for path, new in edits],
                based_on_version=base,
            )
        except (EditConflictError, NotFoundError) as error:
            raised = type(error)
        else:
            assert isinstance(expected, PlanFile)
            self.take(applied, expected)
            return
        assert raised is expected

    def expected(
        self, edits: list[tuple[str, Any]], base: int
    ) -> PlanFile | type[Exception]:
        """The plan file after the edits, or the error that must be raised instead."""
        after = self.now
        for path, new in edits:
            seen = value_at(self.snapshots[base], path)
            stands = value_at(self.now, path)
            try:
                after, touched = apply_edit(after, Edit(path, new), new_id=str)
            except NotFoundError:
                if seen is ABSENT:
                    return NotFoundError
                if new is None:
                    continue
                return EditConflictError
            # Who saw nothing there saw nothing else than what is there by default.
            seen = DEFAULTS.get(path, ABSENT) if seen is ABSENT else seen
            if stands not in (seen, touched.new):
                return EditConflictError
        return after

    @rule(who=st.integers(0, 1))
    def undo(self, who: int) -> None:
        mine = [
            change
            for change in self.history()
            if change.member_id == self.people[who].member_id
            and change.kind in ("edit", "import")
            and not change.undone
        ]
        self.take_back(who, mine[0] if mine else None, None)

    @precondition(lambda self: self.version > 1)
    @rule(who=st.integers(0, 1), data=st.data())
    def undo_any(self, who: int, data: st.DataObject) -> None:
        changes = [change for change in self.history() if change.kind != "start"]
        change = data.draw(st.sampled_from(changes), label="change")
        self.take_back(who, None if change.undone else change, change.id)

    def take_back(self, who: int, change: Change | None, change_id: str | None) -> None:
        possible = change is not None and all(
            value_at(self.now, part.path)
            == value_at(self.snapshots[change.version], part.path)
            and value_at(self.now, list_of(part.path)) is not ABSENT
            for part in change.parts
        )
        try:
            applied = self.services.changes.undo(
                self.workspace_id, PLAN, acting=self.people[who], change_id=change_id
            )
        except (NotFoundError, EditConflictError) as error:
            raised = type(error)
        else:
            assert possible
            assert change is not None
            self.check_taken_back(applied, change)
            return
        assert not possible
        assert raised is (NotFoundError if change is None else EditConflictError)

    def check_taken_back(self, applied: Applied, change: Change) -> None:
        """What it touched is as before it; all else is as it was; the newest leaves no trace."""
        before, after = self.snapshots[change.version - 1], applied.plan_file
        for part in change.parts:
            assert value_at(after, part.path) == value_at(before, part.path)
        for path in [*FIELDS, *ELEMENTS]:
            if not any(overlap(path, part.path) for part in change.parts):
                assert value_at(after, path) == value_at(self.now, path)
        if change.version == self.version:
            assert after == before
        self.take(applied, after)

    @rule(who=st.integers(0, 1))
    def undo_and_redo(self, who: int) -> None:
        before = self.now
        place = (self.workspace_id, PLAN)
        try:
            undone = self.services.changes.undo(*place, acting=self.people[who])
        except (NotFoundError, EditConflictError):
            return
        self.take(undone, undone.plan_file)
        redone = self.services.changes.redo(*place, acting=self.people[who])
        self.take(redone, redone.plan_file)

        assert redone.plan_file == before

    @rule(who=st.integers(0, 1), new=st.sampled_from(IMPORTS))
    def import_file(self, who: int, new: PlanFile) -> None:
        imported = self.services.plans.import_file(
            self.workspace_id, new, acting=self.people[who]
        )

        assert (imported.change_id is None) == (new == self.now)
        self.snapshots[imported.version] = new

    @rule()
    def restart(self) -> None:
        self.services.plans._plans.forget(self.workspace_id)

    @rule()
    def export_and_read(self) -> None:
        files, plans = self.services.files, self.services.plans
        out = plans.export_file(self.workspace_id, PLAN, acting=self.people[0])

        assert files.read(files.write(out)) == self.now

    @invariant()
    def the_database_holds_the_newest_version(self) -> None:
        if not hasattr(self, "snapshots"):
            return
        stored = self.services.plans.fetch(
            self.workspace_id, PLAN, acting=self.people[1]
        )
        assert stored.version == self.version
        assert stored.plan_file == self.now

    def take(self, applied: Applied, expected: PlanFile) -> None:
        assert applied.plan_file == expected
        if applied.change_id is None:
            assert applied.version == self.version
            assert expected == self.now
        else:
            assert applied.version == self.version + 1
        self.snapshots[applied.version] = expected

    def teardown(self) -> None:
        versions = [change.version for change in self.history()]
        assert versions == list(range(self.version, 0, -1))


@pytest.mark.parametrize("runs", [12, pytest.param(200, marks=pytest.mark.slow)])
def test_what_several_people_do_adds_up(services: AppServices, runs: int) -> None:
    run_state_machine_as_test(
        lambda: Room(services),
        settings=settings(
            max_examples=runs,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
