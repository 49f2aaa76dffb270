"""Worlds: a plan in which every open, assumed or stale fact has been settled at some value it may have."""

import random
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from feasibility.kernel.errors import FeasibilityError
from feasibility.kernel.units import exact
from feasibility.model import bounds
from feasibility.model.assessment import Assessment, Premise
from feasibility.model.catalog import Catalog, FactKind
from feasibility.model.money import Money
from feasibility.model.paths import replace, resolve
from feasibility.model.plan import PlanFile

STEPWISE = {"level": bounds.LEVEL, "skill": bounds.PROFICIENCY}


class World:
    """Settles facts one after the other, by chance."""

    def __init__(
        self, document: PlanFile, catalog: Catalog, chance: random.Random
    ) -> None:
        self.document, self.catalog, self.chance = document, catalog, chance
        self.kinds = {kind.id: kind for kind in catalog.kinds}

    def settle(self, assessment: Assessment) -> None:
        """Every premise that is open, assumed or stale at a value inside what it may be."""
        for premise in assessment.premises:
            is_open = isinstance(premise.fact, dict) or premise.fact == "unknown"
            if premise.path.startswith("company.complete["):
                self._declare(premise.path)
            elif is_open or premise.assumed or premise.stale:
                self._settle(premise)

    def _declare(self, path: str) -> None:
        name = path.removeprefix("company.complete[").removesuffix("]")
        entry = {"list": name, "by": "Kim", "on": "2027-01-01"}
        self._put(path, entry)

    def _settle(self, premise: Premise) -> None:
        value = self._value(premise)
        if value is not None:
            self._put(premise.path, value)

    def _value(self, premise: Premise) -> Any:
        fact = premise.fact
        if isinstance(fact, dict) and "one_of" in fact:
            return self.chance.choice(fact["one_of"])
        if isinstance(fact, dict) and "low" in fact:
            return self._between(fact["low"], fact["high"])
        if isinstance(fact, dict) or fact == "unknown":
            return self._anything(premise.path)
        kind = self.kinds.get(premise.kind)
        return None if kind is None else self._moved(fact, kind)

    def _anything(self, path: str) -> Any:
        """A value that a fact nobody knows may turn out to have; one that does not fit there is not set."""
        if path.endswith(".edition"):
            product = resolve(self.document, path.removesuffix(".edition")).product
            editions = resolve(self.catalog, f"catalog.products[{product}]").editions
            return self.chance.choice([edition.id for edition in editions])
        if path.endswith(".status"):
            return self.chance.choice(["live", "off"])
        if path.endswith((".there", ".carries_consent")):
            return self.chance.choice([True, False])
        if path.endswith(("_on", "_day", "live_from", "live_until")):
            return str(date(2027, 1, 4) + timedelta(days=self.chance.randint(0, 120)))
        return self.chance.choice([0, 1, 2, 3, 20, 300, 5_000, 1_000_000])

    def _between(self, low: Any, high: Any) -> Any:
        ends = [low, high]
        if isinstance(low, bool) or (isinstance(low, str) and " " in low):
            return self.chance.choice(ends)
        if isinstance(low, str):
            first, last = date.fromisoformat(low), date.fromisoformat(high)
            return str(
                first + timedelta(days=self.chance.randint(0, (last - first).days))
            )
        if isinstance(low, int) and isinstance(high, int):
            return self.chance.choice([*ends, self.chance.randint(low, high)])
        return self.chance.choice([*ends, low + (high - low) * self.chance.random()])

    def _moved(self, value: Any, kind: FactKind) -> Any:
        if isinstance(value, bool | str):
            return None
        if kind.id in STEPWISE:
            limit = STEPWISE[kind.id]
            low = max(limit.least, value - int(kind.moves_down))
            return self.chance.randint(low, min(limit.most, value + int(kind.moves_up)))
        low_end = exact(value) * (1 - exact(kind.moves_down))
        high_end = exact(value) * (1 + exact(kind.moves_up))
        if isinstance(value, int):
            return self.chance.randint(int(low_end), -int(-high_end // 1))
        share = Fraction(self.chance.randint(0, 8), 8)
        return float(low_end + (high_end - low_end) * share)

    def _put(self, path: str, value: Any) -> None:
        """Sets a fact where the plan or the catalog has it; what neither holds stays a default."""
        try:
            if path.startswith("catalog."):
                if isinstance(resolve(self.catalog, path), Money):
                    return
                self.catalog = replace(self.catalog, path, value)
            else:
                self.document = replace(self.document, path, value)
        except FeasibilityError:
            return
