"""Refutations about people, in the terms of certificates: capacity, three largest, absence."""

from __future__ import annotations

from collections.abc import Iterable

from feasibility.engine.calendar import Frame, Window
from feasibility.engine.capacity.flow import Shortage, Three, irreducible, reach
from feasibility.engine.capacity.problem import Demand, Supply, bits
from feasibility.engine.outcome import Skills
from feasibility.engine.work import Work
from feasibility.kernel.units import monday_of
from feasibility.model.certificate import CapacityRefutation, SkillRefutation
from feasibility.model.certificate import Demand as CertificateDemand
from feasibility.model.certificate import Supply as CertificateSupply


def refuted_capacity(
    short: Shortage, supply: Supply, owner: str, skills: Skills
) -> CapacityRefutation:
    """A set of demands, with one of the owner's, that exceeds every worker-week able to serve any of them."""
    demands = irreducible(short.demands, supply, keep=(owner,))
    supplies = tuple(_supplies(demands, supply))
    return CapacityRefutation(
        rule="all",
        demands=tuple(_demand(demand, skills) for demand in demands),
        supplies=supplies,
        needed_quarters=sum(demand.quarters for demand in demands),
        there_quarters=sum(entry.quarters for entry in supplies),
    )


def refuted_three(three: Three, supply: Supply, skills: Skills) -> CapacityRefutation:
    """One demand that exceeds its three largest workers over its window."""
    mask = supply.mask(three.demand.window)
    first, last = (
        monday_of(three.demand.window.first),
        monday_of(three.demand.window.last),
    )
    return CapacityRefutation(
        rule="three",
        demands=(_demand(three.demand, skills),),
        supplies=tuple(
            CertificateSupply(
                worker=worker,
                first_week=first,
                last_week=last,
                quarters=supply.quarters(supply.index[worker], mask),
            )
            for worker in three.workers
        ),
        needed_quarters=three.needed,
        there_quarters=three.there,
    )


def refuted_skill(
    work: Work, frame: Frame, window: Window, gaps: Iterable[int]
) -> SkillRefutation:
    """Weeks in which nobody with the skill is there, one of which every placement of the phase holds."""
    return SkillRefutation(
        requirement=work.requirement,
        skill=work.skill,
        proficiency=work.proficiency,
        first_week=monday_of(window.first_start),
        last_week=monday_of(window.last_end),
        least_weeks=frame.least_weeks,
        gaps=tuple(monday_of(week) for week in gaps),
    )


def _demand(demand: Demand, skills: Skills) -> CertificateDemand:
    skill, proficiency = skills[demand.owner, demand.requirement]
    return CertificateDemand(
        owner=demand.owner,
        requirement=demand.requirement,
        skill=skill,
        proficiency=proficiency,
        quarters=demand.quarters,
        first_week=monday_of(demand.window.first),
        last_week=monday_of(demand.window.last),
    )


def _supplies(demands: Iterable[Demand], supply: Supply) -> Iterable[CertificateSupply]:
    for worker, mask in reach(demands, supply).items():
        weeks = [supply.first + bit for bit in bits(mask)]
        if weeks:
            yield CertificateSupply(
                worker=supply.ids[worker],
                first_week=monday_of(weeks[0]),
                last_week=monday_of(weeks[-1]),
                quarters=supply.quarters(worker, mask),
            )
