"""Grounds beside others: a verdict is not firm where what others do may move, and that would turn it.

`grounds` moves an initiative's own facts and takes others as they stand. Here it is asked
whether the verdict also holds with all of higher or equal rank whose own verdict or need rests
on assumptions counted at their worst: a yes beside their full widened need, a no without them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from feasibility.engine.outcome import Claims, Way
from feasibility.engine.settled import Settled
from feasibility.engine.surroundings import Surroundings
from feasibility.engine.together import ranks_of
from feasibility.engine.verdict import Verdict
from feasibility.engine.workshop import Workshop
from feasibility.model.assessment import Carrier
from feasibility.model.certificate import AfterRefutation

MOST_CARRIERS = 6


def beside_others(
    workshop: Workshop, settled: dict[str, Settled], verdicts: dict[str, Verdict]
) -> dict[str, Verdict]:
    """The verdicts, with those no longer firm that others' assumptions could turn."""
    asked = _Asked(workshop, settled, dict(verdicts))
    while asked.one_more():
        pass
    return asked.verdicts


class _Asked:
    def __init__(
        self,
        workshop: Workshop,
        settled: dict[str, Settled],
        verdicts: dict[str, Verdict],
    ) -> None:
        self.workshop, self.settled, self.verdicts = workshop, settled, verdicts
        self._ranks = ranks_of(workshop.context.initiatives)
        self._stood: dict[str, int] = {}
        self._soft = {name for name, entry in settled.items() if self._is_soft(entry)}

    def one_more(self) -> bool:
        """Whether a verdict lost its firm grounds; then others may too."""
        ranks = sorted(self._ranks[name] for name in self._soft)
        for name, entry in self.settled.items():
            if self.verdicts[name].grounds != "firm" or not self._depends_on_others(
                entry
            ):
                continue
            # Soft ones only become more: as many as before are the same.
            count = bisect_right(ranks, self._ranks[name])
            if not count or self._stood.get(name) == count:
                continue
            others = [
                other
                for other in self.settled.values()
                if self._counts_for(entry, other)
            ]
            soft = frozenset(
                other.case.id for other in others if other.case.id in self._soft
            )
            if not soft:
                continue
            refutation = entry.judgement.refutation
            if isinstance(refutation, AfterRefutation):
                # It stands and falls with the one it comes after.
                soft &= {refutation.initiative}
                stands = not soft
            else:
                stands = self._stands(entry, others, soft)
            if stands:
                self._stood[name] = count
                continue
            self.verdicts[name] = replace(
                self.verdicts[name], grounds="assumed", carriers=self._carriers(soft)
            )
            self._soft.add(name)
            return True
        return False

    def _depends_on_others(self, entry: Settled) -> bool:
        answer = entry.judgement.as_stated
        return answer == "feasible" or (
            answer == "infeasible" and entry.scope == "together"
        )

    def _counts_for(self, entry: Settled, other: Settled) -> bool:
        if other is entry:
            return False
        return self._ranks[other.case.id] <= self._ranks[entry.case.id]

    def _is_soft(self, other: Settled) -> bool:
        """Its verdict rests on assumptions, or its need may be greater than the one kept room for."""
        if other.is_open:
            widened = self.workshop.claims(other.case, "pessimistic", widen=True)
            return widened != self.workshop.claims(other.case, "pessimistic")
        return self.verdicts[other.case.id].grounds == "assumed"

    def _stands(
        self, entry: Settled, others: list[Settled], soft: frozenset[str]
    ) -> bool:
        """Whether it stands with the soft ones at their worst; kept where all that counts is the same."""
        case, judgement = entry.case, entry.judgement
        if judgement.is_infeasible:
            around = self._at_best(entry, others, soft)
            return case.memory.answer(
                "no beside others",
                (judgement, around),
                lambda: self._no_stands(entry, around),
                alike=lambda then, now, _: (
                    then[0] is now[0] and then[1].is_like(now[1])
                ),
            )
        around = self._at_worst(entry, others, soft)
        return case.memory.answer(
            "yes beside others",
            (judgement, around),
            lambda: self._yes_stands(entry, around),
            alike=lambda then, now, _: (
                then[0] is now[0] and self.workshop.looks_alike(case, then[1], now[1])
            ),
        )

    def _no_stands(self, entry: Settled, around: Surroundings) -> bool:
        reader = self.workshop.context.reader("optimistic", widen=True, quiet=True)
        return self.workshop.decide(entry.case, reader, around, settle=False).is_refuted

    def _yes_stands(self, entry: Settled, around: Surroundings) -> bool:
        context = self.workshop.context
        reader = context.reader("pessimistic", widen=True, quiet=True)
        known = self.workshop.decide(
            entry.case, reader, around, fixed=entry.judgement.way
        )
        if known.is_feasible:
            return True
        return self.workshop.decide(entry.case, reader, around).is_feasible

    def _at_worst(
        self, entry: Settled, others: list[Settled], soft: frozenset[str]
    ) -> Surroundings:
        """Firm ones as they stand; whatever soft ones could use is kept free, and they count in full."""
        claims: dict[str, Claims] = {}
        ways: list[Way] = []
        kept_free: set[str] = set()
        for other in others:
            name = other.case.id
            if name in soft or (other.is_open and other.way is None):
                claims[name] = self.workshop.claims(
                    other.case, "pessimistic", widen=True
                )
                kept_free |= self.workshop.workers_for(other.case)
            elif other.way is not None:
                claims[name] = other.way.claims
                ways.append(other.way)
        return Surroundings(
            claims=claims,
            ways=tuple(ways),
            kept_free=frozenset(kept_free),
            launches={
                way.initiative: way.launch_week for way in ways if not way.reserved
            },
            earliest=self.workshop.earliest_launches(entry.case),
        )

    def _at_best(
        self, entry: Settled, others: list[Settled], soft: frozenset[str]
    ) -> Surroundings:
        """Only firm feasible ones claim anything, and that at their widened best."""
        firm = [
            other
            for other in others
            if other.judgement.as_stated == "feasible" and other.case.id not in soft
        ]
        # Equals that clash count for each other although neither is feasible beside the other.
        firm += [
            other
            for other in others
            if other.judgement.is_infeasible
            and other.scope == "together"
            and other.alone == "feasible"
            and other.case.id not in soft
        ]
        return Surroundings(
            claims={
                other.case.id: self.workshop.claims(
                    other.case, "optimistic", widen=True
                )
                for other in firm
            },
            earliest=self.workshop.earliest_launches(entry.case),
        )

    def _carriers(self, soft: frozenset[str]) -> tuple[Carrier, ...]:
        found = {
            carrier.path: carrier
            for name in sorted(soft)
            for carrier in self.verdicts[name].carriers
        }
        return tuple(found[path] for path in sorted(found))[:MOST_CARRIERS]
