"""Which headlines an edit turned: the line that says what changed elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from feasibility.model.assessment import Assessment, Headline


@dataclass(frozen=True)
class HeadlineChange:
    """A headline before and after; None: there was, or is, no such initiative.

    `initiative_id` None: the plan's own headline.
    """

    initiative_id: str | None
    name: str
    was: Headline | None
    now: Headline | None


def headline_changes(
    before: Assessment, after: Assessment
) -> tuple[HeadlineChange, ...]:
    """The headlines that differ: the plan's first, then initiatives in the order of the plan.

    Initiatives that are no longer there come last.
    """
    was = {each.id: each for each in before.initiatives}
    now = {each.id: each for each in after.initiatives}
    found = []
    if before.headline != after.headline:
        name = after.plan.name
        found.append(HeadlineChange(None, name, before.headline, after.headline))
    for key in [*now, *(key for key in was if key not in now)]:
        old = was[key].headline if key in was else None
        new = now[key].headline if key in now else None
        if old != new:
            name = (now if key in now else was)[key].name
            found.append(HeadlineChange(key, name, old, new))
    return tuple(found)
