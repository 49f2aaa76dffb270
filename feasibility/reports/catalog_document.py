"""Documentation that is made from the catalog: capabilities by area, skills with their pay, published figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, get_args

from feasibility.model.catalog import Area, Benchmark, Capability, Catalog
from feasibility.model.fact import Fact
from feasibility.model.skill import Rate, Skill
from feasibility.reports.strategy_document import strategies_page
from feasibility.reports.translation import Voice

_MADE = (
    "Written by `scripts/documents` from the catalog; change its files, not this page."
)

_CAPABILITIES = f"""# What a stack can do

{{count}} capabilities in seven areas. A level is what somebody can see in an admin screen; 0 is none of it.
*Sends* marks what can reach a contact by itself, so that an opt-out has to get there. {_MADE}
"""
_SKILLS = f"""# What people can do, how long it takes to learn, and what it costs

Weeks of training count about four hours a week, spent on live work. Weeks without a source are assumptions. {_MADE}
"""
_RATES = """
## What people's time costs

As published. An employee's pay is without what the employer pays beside it. An hour is worked out: 2,080 hours a
year, 8 a day (assumption); a monthly retainer does not say its hours.

| whose time | country | paid | an hour | seen | source |
|---|---|---|---|---|---|"""
_PER = {"hour": "an hour", "day": "a day", "month": "a month", "year": "a year"}
_FIGURES = f"""# Figures from outside

{{count}} figures; those marked assumption have no source. Your own numbers are better wherever you have them. Where
sources disagree both stand here, and the one that is used is named. {_MADE}
"""
_FIGURE_COLUMNS = (
    "| figure | value | unit | seen in | how it is known | seen | use |\n"
    "|---|---|---|---|---|---|---|"
)


def capabilities_page(catalog: Catalog) -> str:
    """`docs/capabilities.md`: every capability by area, with its levels and the question to ask."""
    voice = Voice()
    lines = [_CAPABILITIES.format(count=len(catalog.capabilities))]
    for area in get_args(Area):
        members = [each for each in catalog.capabilities if each.area == area]
        lines.append(f"## {voice.say(f'web.area.{area}')}\n")
        for each in sorted(members, key=_by_name):
            lines += _capability(each)
    return "\n".join(lines).rstrip("\n") + "\n"


def _capability(capability: Capability) -> Iterator[str]:
    sends = " *Sends.*" if capability.sends else ""
    yield f"### {capability.name} (`{capability.id}`)\n"
    yield f"{capability.summary}{sends} Also called: {', '.join(capability.aliases)}.\n"
    for level, text in sorted(capability.rubric.items()):
        yield f"{level}. {text}"
    yield f"\nAsk the vendor: {capability.ask_vendor}\n"


def skills_page(catalog: Catalog) -> str:
    """`docs/skills.md`: every skill by group, with proficiencies and weeks; then the rates."""
    lines = [_SKILLS]
    skills = sorted(catalog.skills, key=lambda each: (each.group, *_by_name(each)))
    for group, members in groupby(skills, key=lambda each: each.group):
        lines.append(f"## {_words(group)}\n")
        for each in members:
            lines += _skill(each)
    lines[-1] = lines[-1].rstrip("\n")
    rates = [_rate(each) for each in catalog.rates]
    return "\n".join([*lines, _RATES, *rates]) + "\n"


def _skill(skill: Skill) -> Iterator[str]:
    yield f"### {skill.name} (`{skill.id}`)\n"
    for level, text in sorted(skill.proficiency.items()):
        yield f"{level}. {text}"
    weeks = {
        "to hire": skill.hire_weeks,
        "from the first day to planned work": skill.ramp_weeks,
        **{
            f"from {step.replace('_', ' ')}": fact
            for step, fact in sorted(skill.train_weeks.items())
        },
    }
    told = [f"{what}: {_span(fact)}" for what, fact in weeks.items() if fact]
    yield f"\nHeld by {', '.join(skill.roles)}. Weeks {'; '.join(told)}.\n"


def _rate(rate: Rate) -> str:
    hours = rate.by_the_hour
    ends = dict.fromkeys((hours[0], hours[-1])) if hours else ()
    hour = " to ".join(str(each) for each in ends) or "not known"
    paid = f"{_span(rate.amount)} {_PER[rate.per]}"
    seen = rate.seen or "not dated"
    return f"| {rate.name} | {rate.region} | {paid} | {hour} | {seen} | {rate.source} |"


def figures_page(catalog: Catalog) -> str:
    """`docs/figures.md`: every benchmark by topic, with whom it was seen in and whether it is used."""
    names = {each.id: each.name for each in catalog.benchmarks}
    figures = sorted(
        catalog.benchmarks, key=lambda each: (each.topic or "", *_by_name(each))
    )
    lines = [_FIGURES.format(count=len(figures))]
    for topic, members in groupby(figures, key=lambda each: each.topic or "other"):
        lines += [f"## {_words(topic)}\n", _FIGURE_COLUMNS]
        lines += [*(_figure(each, names) for each in members), ""]
    return "\n".join(lines)


def _figure(figure: Benchmark, names: dict[str, str]) -> str:
    value = f"{_span(figure.value)}{' or more' if figure.at_least else ''}"
    known = figure.label or figure.known or ""
    source = f"{known}: {figure.source}" if figure.source else "assumption"
    use = [_use(figure, names), figure.note or ""]
    cells = (
        f"{figure.name} (`{figure.id}`)",
        value,
        figure.unit,
        figure.population or "",
        source,
        str(figure.seen or ""),
        " ".join(filter(None, use)),
    )
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _use(figure: Benchmark, names: dict[str, str]) -> str:
    if figure.used_instead:
        return (
            f"Used in its place: {names.get(figure.used_instead, figure.used_instead)}."
        )
    return "A direction only." if figure.orientation_only else ""


def _span(fact: Fact[Any]) -> str:
    if fact.unknown:
        return "unknown"
    if fact.state == "range":
        middle = f", typical {_amount(fact.typical)}" if fact.typical else ""
        return f"{_amount(fact.low)} to {_amount(fact.high)}{middle}"
    return " or ".join(_amount(each) for each in fact.values)


def _amount(value: Any) -> str:
    # Ten digits are more than any published figure has; a float would show its binary tail.
    return f"{value:,.10g}" if isinstance(value, int | float) else str(value)


def _by_name(entry: Capability | Skill | Benchmark) -> tuple[str, str]:
    return entry.name.casefold(), entry.id


def _words(id_: str) -> str:
    words = id_.replace("_", " ")
    return words[:1].upper() + words[1:]


def catalog_documents(catalog: Catalog) -> Iterable[tuple[str, str]]:
    """File names under `docs/` and what they say."""
    yield "capabilities.md", capabilities_page(catalog)
    yield "skills.md", skills_page(catalog)
    yield "figures.md", figures_page(catalog)
    yield "strategies.md", strategies_page(catalog)
