"""Which providers serve a capability by themselves, and for each other one the first fact that rules it out.

The order of the tests is that of docs/semantics.md section 4: level, status, dates, market unit,
policy, owner, limit, minimum.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import attrgetter

from feasibility.engine.attribution import attributed
from feasibility.engine.formulas import as_text, evaluate
from feasibility.engine.limits import LimitView, Load
from feasibility.engine.needs import (
    CapabilityNeedAt,
    LimitNeedAt,
    LimitUser,
    StackNeeds,
)
from feasibility.engine.stack import Ruled, StackView, Usable
from feasibility.engine.stack_index import Offer
from feasibility.kernel.units import (
    DAYS_PER_WEEK,
    WORKDAYS_PER_WEEK,
    monday_of,
    sunday_of,
)
from feasibility.model.assessment import ExclusionTable
from feasibility.model.bounds import DATE
from feasibility.model.certificate import Exclusion
from feasibility.model.stack import Provider
from feasibility.model.team import Person

ALL_UNITS = "all"
_OWNED = frozenset({"in_house", "manual"})
_DIGEST_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Who serves one need by itself, and who does not and why; both by id."""

    need: CapabilityNeedAt
    serving: Mapping[str, Usable]
    ruled: tuple[Ruled, ...]


class Exclusions:
    """The exclusions that refutations refer to, each table once; ids come from content, not from order."""

    def __init__(self) -> None:
        self._tables: dict[str, ExclusionTable] = {}

    def refer(self, capability: str, level: int, ruled: Iterable[Ruled]) -> str:
        """The id of the table that holds these."""
        rows = [
            (each.provider, each.reason, each.path, each.there, each.needed)
            for each in ruled
        ]
        text = "\n".join("\t".join(row) for row in rows)
        digest = hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_LETTERS]
        table_id = f"{capability}:{level}:{digest}"
        if table_id not in self._tables:
            self._tables[table_id] = ExclusionTable(
                id=table_id,
                capability=capability,
                level=level,
                exclusions=tuple(as_exclusion(each) for each in ruled),
            )
        return table_id

    @property
    def tables(self) -> Mapping[str, ExclusionTable]:
        """Id -> table."""
        return self._tables


def as_exclusion(ruled: Ruled) -> Exclusion:
    """The same as a noun of certificates."""
    return Exclusion.model_validate(
        {
            "provider": ruled.provider,
            "reason": ruled.reason,
            "path": ruled.path,
            "there": ruled.there,
            "needed": ruled.needed,
        }
    )


class Selection:
    """The providers that serve each need of one initiative by themselves."""

    def __init__(self, needs: StackNeeds, stack: StackView) -> None:
        self.needs, self.stack = needs, stack
        self.limits = LimitView(stack, needs.usage_day)
        self._amounts: dict[tuple[str, str, str], LimitUser] = {}

    def verdict(self, need: CapabilityNeedAt, offer: Offer) -> Usable | Ruled:
        """Whether a provider serves the need taken alone, or the first fact that rules it out."""
        found = self.stack.held_against(offer, need.capability, need.level)
        return found if isinstance(found, Ruled) else self._why_not(need, found)

    def verdicts(self, need: CapabilityNeedAt) -> Verdicts:
        """Who serves the need taken alone, and who does not; by id."""
        usable, ruled = self.stack.candidates(need.capability, need.level)
        found = [self._why_not(need, each) for each in usable]
        serving = {each.provider.id: each for each in found if isinstance(each, Usable)}
        out = [*ruled, *(each for each in found if isinstance(each, Ruled))]
        out.sort(key=attrgetter("provider"))
        return Verdicts(need, serving, tuple(out))

    def _why_not(self, need: CapabilityNeedAt, usable: Usable) -> Usable | Ruled:
        """Why a provider of sufficient level and status does not serve, or that it does."""
        provider = usable.provider
        return (
            self._by_dates(need, usable)
            or self._by_market_unit(provider)
            or self._by_policy(provider.id)
            or self._by_owner(need, provider)
            or (self._by_limits(need, provider.id) if need.uses else None)
            or self._while_owned(usable)
        )

    def users(
        self, needs: Iterable[CapabilityNeedAt], provider: str
    ) -> list[LimitUser]:
        """What the needs take of the limits that this provider has; limits that bound nothing are left out."""
        return [
            self._user(need.requirement, use, provider)
            for need in needs
            for use in need.uses
            if self.limits.there(provider, use.limit) is not None
        ]

    def loads(self, users: Iterable[LimitUser]) -> list[Load]:
        """The limits these users are on, each with what they need of it together."""
        by_limit: dict[tuple[str, str], list[LimitUser]] = {}
        for user in users:
            by_limit.setdefault((user.provider, user.limit), []).append(user)
        loads = (self.limits.load(*key, several) for key, several in by_limit.items())
        return [load for load in loads if load is not None]

    def _user(self, requirement: str, use: LimitNeedAt, provider: str) -> LimitUser:
        key = (requirement, use.limit, provider)
        user = self._amounts.get(key)
        if user is None:
            minimum = self.limits.kind(use.limit) == "minimum"
            amount = evaluate(
                use.amount,
                self.needs.terms,
                self.stack.reader,
                use.path,
                way="more" if minimum else "less",
            )
            audience = self.needs.audience
            user = LimitUser(
                self.needs.initiative,
                requirement,
                provider,
                use.limit,
                amount,
                audience,
            )
            self._amounts[key] = user
        return user

    def _by_dates(self, need: CapabilityNeedAt, usable: Usable) -> Ruled | None:
        if usable.first_week is None and usable.last_week is None:
            return None
        provider = usable.provider.id
        latest = self.needs.windows[need.phase].latest_start
        if usable.first_week is not None and usable.first_week > latest:
            return _dates(provider, "live_from", usable.first_day, monday_of(latest))
        end = self.needs.earliest_end
        if usable.last_week is not None and usable.last_week < end:
            return _dates(provider, "live_until", usable.last_day, sunday_of(end))
        return None

    def _by_market_unit(self, provider: Provider) -> Ruled | None:
        if not provider.market_units:
            return None
        unit = self.needs.market_unit
        held = provider.market_units
        if unit in held if unit else self.stack.index.market_units <= {*held}:
            return None
        path = f"company.stack[{provider.id}].market_units"
        there = ", ".join(sorted(provider.market_units))
        return Ruled(provider.id, "market_unit", path, there, unit or ALL_UNITS)

    def _by_policy(self, provider: str) -> Ruled | None:
        policy = self.needs.forbidden.get(provider)
        if policy is None:
            return None
        path = f"company.policies[{policy}].providers"
        return Ruled(provider, "policy", path, policy, "allowed")

    def _while_owned(self, usable: Usable) -> Usable:
        """What nobody runs any more has ended, like a tool whose contract has."""
        provider = usable.provider
        person = self.stack.index.people.get(provider.owner or "")
        if provider.kind not in _OWNED or person is None:
            return usable
        leaves = _leaves_on(self.stack, person, f"company.team[{person.id}].leaves_on")
        if leaves is None:
            return usable
        last = last_working_week(leaves)
        if usable.last_week is not None and usable.last_week <= last:
            return usable
        return replace(usable, last_week=last, last_day=leaves)

    def _by_owner(self, need: CapabilityNeedAt, provider: Provider) -> Ruled | None:
        if provider.kind not in _OWNED or provider.owner is None:
            return None
        person = self.stack.index.people.get(provider.owner)
        if person is None:
            return None
        path = f"company.team[{person.id}]"
        if person.status != "employed":
            there = f"{path}.status"
            return Ruled(provider.id, "owner", there, person.status, "employed")
        end = friday_of(self.needs.windows[need.phase].earliest_end)
        leaves = _leaves_on(self.stack, person, f"{path}.leaves_on")
        if leaves is None or leaves >= end:
            return None
        there = f"{path}.leaves_on"
        return Ruled(provider.id, "owner", there, leaves.isoformat(), end.isoformat())

    def _by_limits(self, need: CapabilityNeedAt, provider: str) -> Ruled | None:
        """The first limit, then the first minimum, that the need breaks taken alone."""
        loads = self.loads(self.users((need,), provider))
        broken = [load for load in loads if not load.holds]
        broken.sort(key=lambda load: load.kind == "minimum")
        if not broken:
            return None
        load = broken[0]
        there, needed = as_text(load.there.value), as_text(load.needed)
        if load.kind == "minimum":
            return Ruled(provider, "minimum", load.there.path, needed, there)
        return Ruled(provider, "limit", load.there.path, there, needed)


def _leaves_on(view: StackView, person: Person, path: str) -> date | None:
    if person.leaves_on is None:
        return None
    fact = attributed(person.leaves_on, person)
    day: date = view.reader.more(path, fact, DATE, "date")
    return day


def last_working_week(leaves: date) -> int:
    """The last week whose Friday is not after the day somebody leaves."""
    return (leaves.toordinal() + DAYS_PER_WEEK - WORKDAYS_PER_WEEK) // DAYS_PER_WEEK - 1


def friday_of(week: int) -> date:
    """The last workday of a week: who leaves before it is not there for all of the week."""
    return monday_of(week) + timedelta(days=WORKDAYS_PER_WEEK - 1)


def _dates(provider: str, name: str, day: date | None, needed: date) -> Ruled:
    """`there` is empty where nobody knows the day: it is then read at the end of what a day can be."""
    is_stated = day is not None and DATE.least < day < DATE.most
    there = day.isoformat() if day is not None and is_stated else ""
    path = f"company.stack[{provider}].{name}"
    return Ruled(provider, "dates", path, there, needed.isoformat())
