"""A small plan, a catalog for its names, and assessments made by hand, for the tests of words."""

from __future__ import annotations

from datetime import date
from typing import Any

from feasibility.model.assessment import (
    Assessment,
    Carrier,
    Clash,
    DecidingFact,
    DecidingFacts,
    ExclusionTable,
    Finding,
    InitiativeAssessment,
    NotSettled,
    OpenCertificate,
    PlanRef,
    Premise,
    Question,
    RefutationCertificate,
    SharedWitness,
    TemplateLine,
)
from feasibility.model.catalog import (
    Capability,
    Catalog,
    DataObject,
    Edition,
    LimitKind,
    Product,
    Skill,
)
from feasibility.model.certificate import (
    CapabilityRefutation,
    CapacityRefutation,
    Demand,
    Exclusion,
    Refutation,
    Supply,
)
from feasibility.model.plan import PlanFile
from feasibility.model.witness import (
    FlowPath,
    Hop,
    Part,
    PlacedPhase,
    Serving,
    Sum,
    WayOfWorking,
    Witness,
)

AS_OF = date(2026, 11, 21)
MARCH_1, APRIL_5 = date(2027, 3, 1), date(2027, 4, 5)

PLAN_FILE = PlanFile.model_validate(
    {
        "company": {
            "id": "norrvik",
            "name": "Norrvik Systems",
            "currency": "EUR",
            "stack": [
                {"id": "marketo", "name": "Marketo", "product": "marketo-engage"},
                {"id": "salesforce", "name": "Salesforce"},
            ],
            "connections": [
                {"id": "sync", "from_provider": "marketo", "to_provider": "salesforce"}
            ],
            "team": [{"id": "ana", "name": "Ana"}, {"id": "ben", "name": "Ben"}],
            "audiences": [{"id": "dach", "name": "Enterprise DACH"}],
            "budget_lines": [{"id": "ads", "name": "Advertising"}],
            "policies": [
                {"id": "sms", "name": "No text messages", "effect": "forbidden"}
            ],
            "queues": [
                {
                    "id": "legal",
                    "name": "Legal review",
                    "kind": "legal",
                    "waiting_weeks": 6,
                }
            ],
        },
        "plan": {
            "id": "plan-2027",
            "name": "Plan 2027",
            "period": {"first_day": date(2027, 1, 1), "last_day": date(2027, 12, 31)},
            "initiatives": [
                {
                    "id": key,
                    "name": name,
                    "given": given,
                    "goal": {"measure": "won_deals"},
                }
                for key, name, given in (
                    (
                        "abm",
                        "ABM for 120 accounts",
                        "Go after the 120 accounts we lose to <Siemens>.",
                    ),
                    (
                        "nurture",
                        "Nurture, mid-market",
                        "Stay in touch | until they buy.",
                    ),
                    ("partner", "Partner co-marketing", "Grow with partners."),
                    ("attribution", "Attribution", "Know what works."),
                )
            ],
        },
    }
)

CATALOG = Catalog(
    capabilities=(
        Capability(
            id="fit_scoring",
            name="Account scoring",
            area="audience",
            summary="Scores accounts.",
            rubric={"1": "a", "2": "b", "3": "c"},
            ask_vendor="How?",
        ),
    ),
    products=(
        Product(
            id="marketo-engage",
            name="Marketo Engage",
            vendor="Adobe",
            category="automation",
            editions=(
                Edition(id="select", name="Select"),
                Edition(id="prime", name="Prime"),
            ),
        ),
    ),
    objects=(DataObject(id="responses", name="Responses"),),
    limits=(
        LimitKind(
            id="contacts",
            name="Stored contacts",
            unit="contacts",
            adds_up="shared_stock",
        ),
    ),
    skills=(
        Skill(
            id="marketo",
            name="Marketo",
            group="tools",
            proficiency={"1": "a", "2": "b", "3": "c", "4": "d", "5": "e"},
        ),
    ),
)

CAPACITY = CapacityRefutation(
    demands=(
        Demand(
            owner="abm",
            requirement="build",
            skill="marketo",
            proficiency=3,
            quarters=624,
            first_week=MARCH_1,
            last_week=APRIL_5,
        ),
    ),
    supplies=(
        Supply(worker="ana", first_week=MARCH_1, last_week=APRIL_5, quarters=288),
        Supply(worker="ben", first_week=MARCH_1, last_week=APRIL_5, quarters=160),
    ),
    needed_quarters=624,
    there_quarters=448,
)
EXCLUSIONS = ExclusionTable(
    id="fit_scoring-2",
    capability="fit_scoring",
    level=2,
    exclusions=(
        Exclusion(provider="marketo", reason="level", there="1", needed="2"),
        Exclusion(
            provider="salesforce",
            reason="status",
            there="licensed_unused",
            needed="live",
        ),
    ),
)
NO_SCORING = CapabilityRefutation(
    kind="capability",
    requirement="scoring",
    capability="fit_scoring",
    level=2,
    exclusions_of="fit_scoring-2",
)


def way(initiative: str, *, reading: str = "pessimistic") -> WayOfWorking:
    """A way of working with a phase, a part, a tool, a flow and a line of headroom."""
    return WayOfWorking.model_validate(
        {
            "initiative": initiative,
            "reading": reading,
            "placements": (
                PlacedPhase(phase="build", first_week=MARCH_1, last_week=APRIL_5),
            ),
            "parts": (
                Part(requirement="build", worker="ana", week=MARCH_1, quarters=46),
            ),
            "servings": (
                Serving(
                    serves={"fit_scoring": "marketo"},
                    paths=(
                        FlowPath(
                            requirement="responses_to_crm",
                            to_provider="salesforce",
                            minutes=30,
                            hops=(
                                Hop(
                                    from_provider="marketo",
                                    to_provider="salesforce",
                                    connection="sync",
                                    minutes=30,
                                ),
                            ),
                        ),
                    ),
                ),
            ),
            "sums": (
                Sum(
                    what="company.stack[marketo].limits[contacts]",
                    needed="44122.78",
                    there="60000",
                ),
            ),
        }
    )


def refuted(refutation: Refutation, **more: Any) -> InitiativeAssessment:
    """An initiative that is not feasible as written, by this refutation."""
    fields: dict[str, Any] = {
        "id": "abm",
        "name": "ABM for 120 accounts",
        "headline": "infeasible_as_written",
        "as_stated": "infeasible",
        "with_changes": "not_searched",
        "grounds": "firm",
        "alone": "infeasible",
        "together": "infeasible",
        "certificate": RefutationCertificate(
            reading="optimistic", scope="alone", refutation=refutation
        ),
    }
    return InitiativeAssessment.model_validate({**fields, **more})


def feasible(**more: Any) -> InitiativeAssessment:
    """A feasible initiative with totals."""
    fields: dict[str, Any] = {
        "id": "nurture",
        "name": "Nurture, mid-market",
        "headline": "feasible",
        "as_stated": "feasible",
        "with_changes": "not_needed",
        "grounds": "firm",
        "alone": "feasible",
        "together": "feasible",
        "requirements": (
            TemplateLine(
                requirement="build", template=None, action="agreed", importance="must"
            ),
        ),
        "totals": {
            "n_requirements": 13,
            "n_flows": 4,
            "needed_hours": 212,
            "spare_hours": 3.5,
        },
        "certificate": SharedWitness(reading="pessimistic"),
    }
    return InitiativeAssessment.model_validate({**fields, **more})


def open_one(**more: Any) -> InitiativeAssessment:
    """An initiative that the edition and the size of the audience decide."""
    edition = "company.stack[marketo].edition"
    contacts = "company.audiences[dach].contacts"
    fields: dict[str, Any] = {
        "id": "partner",
        "name": "Partner co-marketing",
        "headline": "unknown",
        "as_stated": "unknown",
        "with_changes": "not_searched",
        "grounds": "firm",
        "alone": "unknown",
        "together": "unknown",
        "deciding_facts": DecidingFacts(
            enough_for_no=(
                DecidingFact(path=edition, reads="choice", options=("select",)),
                DecidingFact(path=contacts, reads="less", threshold="8001"),
                DecidingFact(path=contacts, reads="more", threshold="4199"),
            ),
            needed_for_yes=(
                DecidingFact(path=edition, reads="choice", options=("prime",)),
                DecidingFact(path=contacts, reads="more", threshold="4200"),
            ),
        ),
        "certificate": OpenCertificate(
            witness=Witness(ways=(way("partner", reading="optimistic"),)),
            refutation=NO_SCORING,
        ),
    }
    return InitiativeAssessment.model_validate({**fields, **more})


def unsettled(**more: Any) -> InitiativeAssessment:
    """An initiative that no attempt settled."""
    fields: dict[str, Any] = {
        "id": "attribution",
        "name": "Attribution",
        "headline": "not_proven",
        "as_stated": "not_proven",
        "with_changes": "not_searched",
        "grounds": "firm",
        "alone": "not_proven",
        "together": "not_proven",
        "certificate": NotSettled(tried=("earliest", "even"), short_quarters=24),
    }
    return InitiativeAssessment.model_validate({**fields, **more})


SHORT = Finding(
    id="abm:WRK001:marketo",
    rule="WRK001",
    status="missing",
    effect="blocks",
    subject="build",
    message="work.short.missing",
    values={
        "skills": ["marketo"],
        "short_hours": 44,
        "needed_hours": 156,
        "there_hours": 112,
        "first_week": "2027-03-01",
        "last_week": "2027-04-05",
    },
)
NO_OWNER = Finding(
    id="abm:CLR005",
    rule="CLR005",
    status="missing",
    effect="asks",
    subject="owner",
    message="clarity.no_owner.missing",
)


def assessment(*initiatives: InitiativeAssessment, **more: Any) -> Assessment:
    """An assessment of these initiatives; without any, of one of each kind."""
    chosen = initiatives or (
        refuted(CAPACITY, findings=(SHORT, NO_OWNER)),
        feasible(
            grounds="assumed",
            carriers=(
                Carrier(
                    path="company.team[ana].contract[#0].hours_a_week",
                    value="80",
                    turns_at="62",
                    reads="more",
                ),
            ),
        ),
        open_one(),
        unsettled(),
    )
    counts: dict[str, int] = {}
    for each in chosen:
        counts[each.headline] = counts.get(each.headline, 0) + 1
    fields: dict[str, Any] = {
        "plan": PlanRef(id="plan-2027", name="Plan 2027", hash="p" * 64),
        "as_of": AS_OF,
        "catalog_hash": "c" * 64,
        "engine_version": "1",
        "headline": chosen[0].headline,
        "as_stated": chosen[0].as_stated,
        "with_changes": chosen[0].with_changes,
        "grounds": "firm",
        "counts": counts,
        "premises": (
            Premise(
                path="company.audiences[dach].contacts",
                kind="audience",
                fact={"low": 3000, "high": 9000},
                source="CRM export",
                seen=date(2026, 11, 9),
                known="measured",
            ),
            Premise(
                path="company.team[ana].plannable_share",
                kind="hours",
                fact=0.8,
                assumed=True,
            ),
        ),
        "initiatives": chosen,
        "questions": (
            Question(
                path="company.stack[marketo].edition",
                reads="choice",
                options=("select", "prime"),
                decides=("partner",),
            ),
        ),
        "clashes": (Clash(initiatives=("abm", "nurture"), resource="skill:marketo"),),
        "exclusions": (EXCLUSIONS,),
        "witness": Witness(ways=(way("nurture"),)),
    }
    return Assessment.model_validate({**fields, **more})
