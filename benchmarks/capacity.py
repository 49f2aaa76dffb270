"""How long capacity takes on made companies, and how much of it gets placed.

Run it with ``.venv/bin/python benchmarks/capacity.py``. A company has 60 people, 40
initiatives of 4 phases with 3 demands each, and 12 programmes of 2 skills, over 52 weeks.
"""

from collections.abc import Callable
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from feasibility.engine.capacity.flow import growth
from feasibility.engine.capacity.network import Network
from feasibility.engine.capacity.placement import place, place_programmes
from feasibility.engine.capacity.problem import (
    Demand,
    PhaseSpec,
    Supply,
    Window,
    Worker,
)
from feasibility.engine.capacity.room import Room

FIRST, WEEKS, PEOPLE, INITIATIVES, SKILLS = 105_700, 52, 60, 40, 20
LEAST_WEEKS = (2, 3, 3, 4)
COMPANIES = 5


def made_people(random: Random) -> list[Worker]:
    people = []
    for n in range(PEOPLE):
        skills = random.sample(range(SKILLS), random.randint(2, 4))
        usual = random.choice([60, 80, 100, 120])
        away = set(random.sample(range(WEEKS), 5))
        weeks = [FIRST + week for week in range(WEEKS) if week not in away]
        people.append(
            Worker(
                f"w{n}",
                dict.fromkeys(weeks, usual),
                frozenset(weeks),
                {f"s{skill}": random.randint(2, 5) for skill in skills},
            )
        )
    return people


def made_programmes(random: Random, able: dict[str, tuple[str, ...]]) -> list[Demand]:
    return [
        Demand(f"m{n}", skill, quarters, able[skill], Window(week, week))
        for n in range(12)
        for skill, quarters in [
            (skill, random.randint(8, 30)) for skill in random.sample(sorted(able), 2)
        ]
        for week in range(FIRST, FIRST + WEEKS)
    ]


def made_initiative(
    random: Random, name: str, able: dict[str, tuple[str, ...]], quarters: float
) -> list[PhaseSpec]:
    start = random.randint(0, WEEKS // 2)
    end = min(WEEKS - 1, start + random.randint(16, 40))
    frozen = frozenset({FIRST + 50, FIRST + 51})
    phases = []
    for n, least in enumerate(LEAST_WEEKS):
        first = FIRST + start + sum(LEAST_WEEKS[:n])
        last = FIRST + end - sum(LEAST_WEEKS[n + 1 :])
        demands = tuple(
            Demand(
                name,
                f"{n}{skill}",
                int(quarters * random.uniform(0.3, 1.7)),
                able[skill],
                Window(first, last, frozen),
                f"p{n}",
            )
            for skill in random.sample(sorted(able), 3)
        )
        after = (f"p{n - 1}",) if n else ()
        phases.append(
            PhaseSpec(
                name,
                f"p{n}",
                first,
                last - least + 1,
                last,
                least,
                frozen,
                frozen,
                after,
                n == 2,
                demands,
            )
        )
    return phases


def timed(action: Callable[[], Any], times: list[float]) -> Any:
    start = perf_counter()
    result = action()
    times.append((perf_counter() - start) * 1000)
    return result


def measure(load: float, *, programmes: bool) -> str:
    times: dict[str, list[float]] = {
        name: [] for name in ("supply", "flow", "growth", "tiny", "running", "place")
    }
    placed, short = [], []
    for seed in range(COMPANIES):
        random = Random(seed)
        people = made_people(random)
        able: dict[str, tuple[str, ...]] = {}
        for worker in people:
            for skill in worker.skills:
                able[skill] = (*able.get(skill, ()), worker.id)
        total = sum(sum(worker.quarters.values()) for worker in people)
        running = made_programmes(random, able) if programmes else []
        each = load * total / (INITIATIVES * 12)
        plans = [
            made_initiative(random, f"i{n}", able, each) for n in range(INITIATIVES)
        ]
        demands = [d for plan in plans for spec in plan for d in spec.demands]
        supply = timed(
            lambda p=people: Supply(p, first=FIRST, last=FIRST + WEEKS - 1),
            times["supply"],
        )
        everything = [*running, *demands]
        network = timed(lambda s=supply, d=everything: Network(s, d), times["flow"])
        short.append(network.short // 4)
        own, others = demands[:12], Network(supply, [*running, *demands[12:]])
        timed(lambda n=others, d=own: growth(n, d), times["growth"])
        few = Supply(people[:6], first=FIRST, last=FIRST + WEEKS - 1)
        timed(lambda s=few, d=demands[:10]: Network(s, d), times["tiny"])
        room = Room(supply, demands)
        parts = timed(
            lambda r=running, o=room: place_programmes(r, o), times["running"]
        )
        room.take(parts or ())

        def place_all(plans: list[list[PhaseSpec]] = plans, room: Room = room) -> int:
            count = 0
            for plan in plans:
                found = place(plan, room)
                if found is not None:
                    room.take(found.parts)
                    count += 1
            return count

        placed.append(timed(place_all, times["place"]))
    figures = "  ".join(f"{median(times[name]):7.2f}" for name in times)
    return f"{load:4.1f} {len(everything):5}  {figures}  {placed} {short}"


if __name__ == "__main__":
    print("load  demands; ms: supply, flow, growth of one, 10 demands, programmes,")
    print("              placing 40; how many were placed; hours short by the flow")
    for share in (0.1, 0.3, 0.5, 0.6, 0.8, 1.0):
        for with_programmes in (False, True):
            print(measure(share, programmes=with_programmes))
