"""Prerequisites and policies: what is not there, and what is not allowed. docs/semantics.md section 6."""

from __future__ import annotations

from feasibility.engine.context import Context
from feasibility.engine.frames import YES_OR_NO, applying_policies, approval_weeks
from feasibility.engine.reading import Reader
from feasibility.engine.requirements import Line
from feasibility.model.certificate import PolicyRefutation, ReadinessRefutation
from feasibility.model.company import Policy
from feasibility.model.plan import Initiative
from feasibility.model.requirement import PrerequisiteNeed


def is_there(context: Context, need: PrerequisiteNeed, reader: Reader) -> bool:
    """Whether a prerequisite is there, or a stated day will bring it (the phase then waits for it)."""
    answer = next(
        (
            entry
            for entry in context.company.readiness
            if entry.prerequisite == need.prerequisite
        ),
        None,
    )
    path = f"company.readiness[{need.prerequisite}].there"
    options = reader.options(
        path, answer.there if answer else None, YES_OR_NO, "answer"
    )
    if (
        answer is not None
        and answer.ready_on is not None
        and not answer.ready_on.unknown
    ):
        return True
    return any(options) if reader.mode == "optimistic" else all(options)


def refuted_readiness(
    context: Context, musts: list[Line], reader: Reader
) -> ReadinessRefutation | None:
    """The first blocking prerequisite that is not there."""
    for line in musts:
        need = line.need
        if not isinstance(need, PrerequisiteNeed) or need.effect != "blocks":
            continue
        if not is_there(context, need, reader):
            return ReadinessRefutation(
                requirement=need.id, prerequisite=need.prerequisite
            )
    return None


def refuted_policy(
    context: Context, initiative: Initiative, musts: list[Line]
) -> PolicyRefutation | None:
    """The first policy that forbids what the initiative uses, providers apart."""
    for policy in applying_policies(context, initiative, musts):
        if policy.effect == "forbidden":
            return PolicyRefutation(
                policy=policy.id, applies_to=what_it_names(policy, initiative, musts)
            )
    return None


def what_it_names(policy: Policy, initiative: Initiative, musts: list[Line]) -> str:
    """The first thing of the initiative that a policy names, as `channel:email`; or `everything`."""
    for channel in policy.channels:
        if channel in initiative.channels:
            return f"channel:{channel}"
    capabilities = {getattr(line.need, "capability", None) for line in musts}
    for capability in policy.capabilities:
        if capability in capabilities:
            return f"capability:{capability}"
    if initiative.template in policy.templates:
        return f"template:{initiative.template}"
    return "everything"


def forbidden_providers(context: Context, initiative: Initiative) -> dict[str, str]:
    """Provider -> the policy that forbids it here."""
    return {
        provider: policy.id
        for policy in context.company.policies
        if policy.effect == "forbidden" and context.applies(policy, initiative)
        for provider in policy.providers
    }


def approvals_by_provider(
    context: Context, initiative: Initiative, launch: str, reader: Reader
) -> dict[str, dict[str, int]]:
    """Provider -> launch phase -> first week it may start in, where using the provider needs an approval."""
    floors: dict[str, dict[str, int]] = {}
    for policy in context.company.policies:
        if policy.effect == "needs_approval" and context.applies(policy, initiative):
            for provider in policy.providers:
                week = context.week_now + approval_weeks(context, policy, reader)
                here = floors.setdefault(provider, {})
                here[launch] = max(week, here.get(launch, week))
    return floors
