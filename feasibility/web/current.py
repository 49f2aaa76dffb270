"""What a request works on: the services, and the plan that its address names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from flask import Response, after_this_request, current_app, g

from feasibility.kernel.errors import NotFoundError
from feasibility.model.assessment import Assessment, InitiativeAssessment
from feasibility.model.catalog import Catalog
from feasibility.model.plan import Initiative, PlanFile
from feasibility.reports.names import Names, build_names
from feasibility.reports.translation import Voice
from feasibility.services import Acting, Applied, Checked, Edit, Member, PlanAt
from feasibility.web.wording import speak_in, voice

if TYPE_CHECKING:
    from feasibility.bootstrap import AppServices

SERVICES = "feasibility.services"


def services() -> AppServices:
    """The services of the app that answers this request."""
    return cast("AppServices", current_app.extensions[SERVICES])


def member() -> Member:
    """Who asks."""
    found: Member = g.member
    return found


def after_the_answer(work: Callable[[], None]) -> None:
    """Does what nobody has to wait for, when this request's answer has gone out."""

    @after_this_request
    def _add(response: Response) -> Response:
        response.call_on_close(work)
        return response


@dataclass(frozen=True)
class Desk:
    """One plan of one workspace as one member works on it, at one version.

    `at` is that version, as it was fetched or as a change left it.
    """

    workspace_id: str
    plan_id: str
    acting: Acting
    at: PlanAt | Applied

    @property
    def plan_file(self) -> PlanFile:
        """Company, plan and library at this version."""
        return self.at.plan_file

    @property
    def version(self) -> int:
        """The number of this version."""
        return self.at.version

    @cached_property
    def catalog(self) -> Catalog:
        """What the plan is checked against."""
        return services().catalogs.beside(self.base, self.plan_file.library)

    @property
    def base(self) -> Catalog:
        """The catalog its workspace keeps to, without its own library."""
        # Asked for once a request: an edit looks at the plan before and after it.
        if "base_catalog" not in g:
            g.base_catalog = services().catalogs.base_of(self.workspace_id)
        found: Catalog = g.base_catalog
        return found

    def has_news(self) -> bool:
        """Whether a catalog or library is offered that is not in use; no check is made for it."""
        if self.base is not services().catalogs.shipped():
            return True
        return services().libraries.has_news(
            self.workspace_id, self.plan_file, acting=self.acting
        )

    @cached_property
    def checked(self) -> Checked:
        """The assessment as of today; one that is new is written down after the answer went out."""
        assessments = services().assessments
        checked = assessments.check(
            self.workspace_id,
            self.plan_id,
            acting=self.acting,
            at=self.at,
            catalog=self.catalog,
            saves=False,
        )
        after_the_answer(partial(assessments.save, self.workspace_id, checked))
        return checked

    @property
    def assessment(self) -> Assessment:
        """What the check found."""
        return self.checked.assessment

    @cached_property
    def names(self) -> Names:
        """What people call everything in the plan and its catalog."""
        return build_names(self.plan_file, self.catalog)

    @property
    def currency(self) -> str:
        """The company's own currency."""
        return self.plan_file.company.currency

    def initiative(self, initiative_id: str) -> Initiative:
        """The initiative of that id.

        Raises:
            NotFoundError: there is none.
        """
        for each in self.plan_file.plan.initiatives:
            if each.id == initiative_id:
                return each
        raise NotFoundError("initiative", initiative_id)

    def assessed(self, initiative_id: str) -> InitiativeAssessment:
        """What the check found about that initiative.

        Raises:
            NotFoundError: there is none.
        """
        for each in self.assessment.initiatives:
            if each.id == initiative_id:
                return each
        raise NotFoundError("initiative", initiative_id)

    def apply(
        self, edits: list[Edit], *, version: int, why: str | None = None
    ) -> Applied:
        """The edits as one change; raises as `Changes.apply`."""
        return services().changes.apply(
            self.workspace_id,
            self.plan_id,
            acting=self.acting,
            edits=edits,
            based_on_version=version,
            why=why,
        )

    def reopened(self) -> Desk:
        """The desk with the plan at its newest version."""
        return open_plan(self.workspace_id, self.plan_id)

    def after(self, applied: Applied) -> Desk:
        """The desk with the plan as a change left it."""
        return sit_down(Desk(self.workspace_id, self.plan_id, self.acting, applied))


def open_plan(workspace_id: str, plan_id: str) -> Desk:
    """The plan in the request's address, for who asks.

    Raises:
        NotFoundError: no such workspace or plan, or not for this member.
    """
    acting = services().workspaces.acting(workspace_id, member())
    plan_at = services().plans.fetch(workspace_id, plan_id, acting=acting)
    return sit_down(Desk(workspace_id, plan_id, acting, plan_at))


def sit_down(desk: Desk) -> Desk:
    """The desk, with the request's voice knowing its names and its currency."""
    period = desk.plan_file.plan.period
    speak_in(
        Voice(
            voice().language,
            desk.names,
            desk.currency,
            period.first_day.year
            if period.first_day.year == period.last_day.year
            else None,
        )
    )
    g.desk = desk
    return desk
