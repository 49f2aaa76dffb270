"""Grounds: whether a verdict stays the same wherever its assumptions and stale facts may really lie.

DESIGN.md section 3, "Grounds". A verdict that does not is `assumed`, with what carries it and where it turns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from feasibility.engine.context import Context
from feasibility.engine.judge import Decide, Judgement
from feasibility.engine.known_way import KnownWay
from feasibility.engine.reading import Read, Reader, ReadKey, Reads
from feasibility.engine.turning import each_alone, irreducible, shown, turning_value
from feasibility.model.assessment import Carrier, Grounds
from feasibility.model.witness import ReadingName

MOST_CARRIERS = 6


@dataclass(frozen=True, slots=True)
class Soft:
    """An assumed, stale or (at the typical reading) open fact, in one way it is read."""

    read: Read
    way: Reads

    @property
    def key(self) -> ReadKey:
        """Path and way, as readers take them."""
        return (self.read.path, self.way)


def is_of_people(key: ReadKey) -> bool:
    """Whether it is a fact about hours or skills: another placement often makes up for those."""
    return key[0].startswith(("company.team[", "company.agencies["))


class Grounding:
    """Asks, for one settled verdict in its surroundings, what carries it."""

    def __init__(self, context: Context, decide: Decide, judgement: Judgement) -> None:
        self.context, self._decide, self._judgement = context, decide, judgement
        self._reading: ReadingName = judgement.reading or "pessimistic"
        self._known: KnownWay | None = None
        way = judgement.way
        if judgement.as_stated == "feasible" and way and not way.goes_by_cases:
            self._known = decide.known(way, self._reading)

    def grounds(self) -> tuple[Grounds, tuple[Carrier, ...]]:
        """The grounds, and for assumed ones the facts that turn the verdict by themselves.

        Where no single one does, an irreducible set that does together, without turning values.
        """
        if self._reading != "typical" and self._stands_widened():
            return "firm", ()
        soft = self._soft()
        alone = self._turning_alone(soft)
        if alone:
            return "assumed", tuple(self._carrier(entry, turns=True) for entry in alone)
        if not soft or self._stands(soft):
            return "assumed", ()
        together = irreducible(soft, lambda group: not self._stands(group))
        return "assumed", tuple(
            self._carrier(entry, turns=False) for entry in together[:MOST_CARRIERS]
        )

    def _turning_alone(self, soft: list[Soft]) -> list[Soft]:
        """Those that turn it by themselves, in order; only what the known way breaks on can turn a yes."""
        if self._known is None:
            return each_alone(
                soft, lambda group: not self._stands(group), most=MOST_CARRIERS
            )
        entries = {entry.key: entry for entry in soft}
        values = {key: self._bad(entry) for key, entry in entries.items()}
        suspects = self._known.suspects(list(entries), values, self._reader_of)
        found: list[Soft] = []
        for of_people in (False, True):
            found += each_alone(
                [entries[key] for key in suspects if is_of_people(key) == of_people],
                lambda group: (
                    not self._decide(
                        self._reader_of(
                            {entry.key: values[entry.key] for entry in group}
                        )
                    ).is_feasible
                ),
                most=MOST_CARRIERS,
            )
        return sorted(found, key=lambda entry: entry.key)[:MOST_CARRIERS]

    def _reader_of(self, moved: Mapping[ReadKey, Any]) -> Reader:
        return self.context.reader(self._reading, moved=dict(moved), quiet=True)

    def _stands_widened(self) -> bool:
        return self._holds(self.context.reader(self._reading, widen=True, quiet=True))

    def _stands(self, group: Sequence[Soft]) -> bool:
        return self._stands_at({entry.key: self._bad(entry) for entry in group})

    def _stands_at(self, moved: dict[ReadKey, Any]) -> bool:
        return self._holds(self._reader_of(moved))

    def _holds(self, reader: Reader) -> bool:
        """Whether the verdict is the same with such a reader.

        A yes is first asked of the way of working that is known, since most facts do not touch
        it; only if that does not hold is another one looked for.
        """
        if self._judgement.as_stated != "feasible":
            return self._decide(reader, settle=False).is_refuted
        if self._known is not None and self._known.holds(reader):
            return True
        return self._decide(reader).is_feasible

    def _soft(self) -> list[Soft]:
        sense, typical = self.context.sense, self._reading == "typical"
        found = []
        for key in sorted(self._asked()):
            read = self._judgement.log[key]
            is_open = read.fact.state != "point"
            if not (typical and is_open) and (
                is_open
                or not sense.is_soft(read.fact, read.kind, defaulted=read.defaulted)
            ):
                continue
            if read.way in {"less", "more"}:
                found.append(Soft(read, read.way))
        return found

    def _asked(self) -> Iterable[ReadKey]:
        """What the verdict may rest on: a no at the best reading on nothing that was not read there."""
        best = self._judgement.optimistic
        if self._judgement.is_infeasible and best is not None and best.is_refuted:
            return best.log
        return self._judgement.log

    def _span(self, entry: Soft) -> tuple[Any, Any]:
        read = entry.read
        reader = self.context.reader("optimistic", widen=True)
        if read.bounds is None:
            raise ValueError(read.path)
        low, _, high = reader.span(
            read.path, read.fact, read.bounds, read.kind, defaulted=read.defaulted
        )
        return low, high

    def _bad(self, entry: Soft) -> Any:
        """The end that works against the verdict: the bad one for a yes, the good one for a no."""
        low, high = self._span(entry)
        more_helps = entry.way == "more"
        against = low if more_helps else high
        helps = high if more_helps else low
        return against if self._judgement.as_stated == "feasible" else helps

    def _used(self, entry: Soft) -> Any:
        read = entry.read
        reader = self.context.reader(self._reading)
        if read.bounds is None:
            raise ValueError(read.path)
        ask = reader.more if entry.way == "more" else reader.less
        return ask(
            read.path, read.fact, read.bounds, read.kind, defaulted=read.defaulted
        )

    def _carrier(self, entry: Soft, *, turns: bool) -> Carrier:
        read, used = entry.read, self._used(entry)
        at = None
        if turns:
            at = turning_value(
                used,
                self._bad(entry),
                read.bounds,
                lambda value: not self._stands_at({entry.key: value}),
            )
        return Carrier(
            path=read.path,
            value=shown(used, read.bounds),
            turns_at=None if at is None else shown(at, read.bounds),
            reads="more" if entry.way == "more" else "less",
            unit=read.bounds.unit if read.bounds else None,
        )
