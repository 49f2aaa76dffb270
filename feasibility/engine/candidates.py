"""Who would serve a requirement best, line by line, and what stands in the way of the nearest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from feasibility.engine.case import capability_needs
from feasibility.engine.needs import WILDCARD, CapabilityNeedAt
from feasibility.engine.requirements import Line
from feasibility.engine.side import Side
from feasibility.engine.stack import Ruled, Usable
from feasibility.engine.told import Told, table_of
from feasibility.model.assessment import Status
from feasibility.model.bounds import LEVEL
from feasibility.model.certificate import CapabilityRefutation
from feasibility.model.requirement import CapabilityNeed

FLOW_LEVEL = 1  # docs/semantics.md section 4: any provider of level 1 or more
ABOVE_ALL = LEVEL.most + 1
_SCOPE = ("limit", "minimum")
_ORDER = (
    *("level", "status", "dates", "market_unit", "policy", "owner"),
    *_SCOPE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """The provider that a line is told about: the one that serves, else the nearest.

    Attributes:
        status: of the line, limits and minimums apart.
        provider: none where nobody is near; `?` where only somebody not listed could.
        ruled: what stands in its way at the pessimistic reading, or (missing) for good.
    """

    need: CapabilityNeedAt
    status: Status
    provider: str | None
    ruled: Ruled | None = None


def candidate_of(told: Told, line: Line, need: CapabilityNeed) -> Candidate:
    """Who serves a capability line, taken alone; else who comes nearest and why not."""
    key = ("candidate", need.id)
    found: Candidate | None = told.kept.get(key)
    if found is None:
        found = told.kept[key] = _candidate(told, line, need)
    return found


def _candidate(told: Told, line: Line, need: CapabilityNeed) -> Candidate:
    (at,) = capability_needs([line])
    must = need.importance == "must"
    serving = told.serves.get(need.capability)
    if must and told.holds and serving is not None:
        return Candidate(at, "met", serving)
    leaf = told.refuted_by(CapabilityRefutation, requirement=need.id) if must else None
    table = _from_table(told, leaf) if leaf is not None else None
    if table is not None and told.answer == "infeasible":
        return _nearest(at, table.values(), told.against)
    if table is None and (first := first_serving(told.low, at, serving)) is not None:
        return Candidate(at, "met", first)
    usable, ruled = _verdicts(told.low, at)
    if table is not None:
        usable, ruled = {}, table
    held = _held(usable, ruled, serving)
    if held is not None:
        return Candidate(at, "met", held, ruled.get(held))
    return _at_best(told, at, ruled, line)


def first_serving(side: Side, at: CapabilityNeedAt, wanted: str | None) -> str | None:
    """The first provider that serves now, the one wanted before others; none where only later ones do."""
    usable, _ = side.view.candidates(at.capability, at.level)
    able = {each.provider.id for each in usable}
    offers = [
        offer
        for offer in side.view.index.offers(at.capability)
        if offer.provider.id in able
    ]
    near = [offer for offer in offers if offer.provider.id == wanted]
    for offer in (*near, *offers):
        found = side.selection.verdict(at, offer)
        if isinstance(found, Usable) and found.first_week is None:
            return offer.provider.id
    return None


def _at_best(
    told: Told, at: CapabilityNeedAt, ruled: Mapping[str, Ruled], line: Line
) -> Candidate:
    """What the good ends of the facts would make of a line that does not hold at the bad ends."""
    side = told.high
    usable, out = _verdicts(side, at)
    held = _held(usable, out, told.serves.get(at.capability))
    if held is not None:
        return Candidate(at, "open", held, ruled.get(held))
    if side.may_hold_more(at.capability):
        return Candidate(at, "open", WILDCARD)
    counts = side.counts(line)
    must = line.need.importance == "must"
    status = told.status(low=False, high=not counts, must=must)
    return _nearest(at, out.values(), status)


def _verdicts(
    side: Side, at: CapabilityNeedAt
) -> tuple[Mapping[str, Usable], dict[str, Ruled]]:
    verdicts = side.selection.verdicts(at)
    return verdicts.serving, {each.provider: each for each in verdicts.ruled}


def _held(
    usable: Mapping[str, Usable], ruled: Mapping[str, Ruled], wanted: str | None
) -> str | None:
    """Who has it, the one that was found to serve first; with somebody, only a limit may stand in the way."""
    if usable:
        if wanted in usable:
            return wanted
        return min(usable, key=lambda name: (usable[name].first_week or 0, name))
    near = [name for name, each in ruled.items() if each.reason in _SCOPE]
    return wanted if wanted in near else min(near, default=None)


def _nearest(at: CapabilityNeedAt, ruled: Iterable[Ruled], status: Status) -> Candidate:
    """The provider that fails latest in the order of the tests; of those of too low a level, the highest."""
    near = max(
        sorted(ruled, key=lambda each: each.provider, reverse=True),
        key=lambda each: (_ORDER.index(each.reason), _level(each)),
        default=None,
    )
    if near is None:
        return Candidate(at, status, None)
    if near.reason in _SCOPE:
        return Candidate(at, "met", near.provider, near)
    return Candidate(at, status, near.provider, near)


def _level(ruled: Ruled) -> int:
    return int(ruled.there) if ruled.reason == "level" else 0


def _from_table(told: Told, leaf: CapabilityRefutation) -> dict[str, Ruled]:
    return {
        name: Ruled(name, each.reason, each.path or "", each.there, each.needed)
        for name, each in table_of(told, leaf).items()
    }


def providers_of(side: Side, capability: str, phase: str) -> tuple[str, ...]:
    """Who may fill an end of a flow: who serves the must lines of the capability, else anybody of level 1.

    `?` is last among them where somebody not listed may.
    """
    key = (capability, phase)
    if key not in side.providers:
        side.providers[key] = _providers(side, capability, phase)
    return side.providers[key]


def _providers(side: Side, capability: str, phase: str) -> tuple[str, ...]:
    lines = [
        line
        for line in side.musts
        if isinstance(line.need, CapabilityNeed) and line.need.capability == capability
    ]
    needs = capability_needs(lines) or (
        CapabilityNeedAt("", capability, FLOW_LEVEL, phase),
    )
    able = [set(side.selection.verdicts(need).serving) for need in needs]
    found = tuple(sorted(set.intersection(*able)))
    return (*found, WILDCARD) if side.may_hold_more(capability) else found


def held_at(side: Side, provider: str, capability: str) -> Ruled | None:
    """The level of a capability at a provider and where it stands, told as if a higher one were needed."""
    for offer in side.view.index.offers(capability):
        if offer.provider.id == provider:
            found = side.view.held_against(offer, capability, ABOVE_ALL)
            return found if isinstance(found, Ruled) else None
    return None
