"""The page of a strategy: what executing it takes, at the size that the reader sets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from feasibility.model.bounds import ACCOUNTS, CONTACTS
from feasibility.model.fact import Fact
from feasibility.model.requirement import CapabilityNeed, PrerequisiteNeed, WorkNeed
from feasibility.model.strategy import StrategyTemplate
from feasibility.reports.strategy_facts import milestones, summed
from feasibility.reports.strategy_needs import Amounts, StrategyLine, span
from feasibility.reports.strategy_views import build_strategy_view
from feasibility.services.strategies import Scope, amounts_at
from feasibility.web import fragments
from feasibility.web.contexts.catalog import StrategyPage, TakesLine, TakesSection
from feasibility.web.contexts.claims import Link
from feasibility.web.contexts.facts import Figure
from feasibility.web.current import Desk
from feasibility.web.forms.controls import Input, Option
from feasibility.web.present.catalog_claims import host_of
from feasibility.web.present.catalog_places import entry_of, kicker
from feasibility.web.wording import text, voice

_SIZES = {"contacts": CONTACTS.most, "accounts": ACCOUNTS.most, "regions": 1_000}


def strategy_page(
    desk: Desk, template_id: str, asked: Mapping[str, str], channels: list[str]
) -> StrategyPage:
    """A strategy of the catalog; `asked` holds the size as it was typed.

    Raises:
        NotFoundError: there is none; with the nearest.
    """
    found = entry_of(desk.catalog.templates, template_id, "strategy")
    sizes = {name: _size(asked.get(name, ""), most) for name, most in _SIZES.items()}
    offered = _channels_of(found)
    chosen = tuple(each for each in channels if each in offered)
    scope = Scope(channels=chosen, **sizes)
    amounts = amounts_at(found, desk.catalog, scope)
    view = build_strategy_view(found, desk.catalog, amounts=amounts, channels=chosen)
    assumed = text("strategy.source.none")
    return StrategyPage(
        kicker=kicker(desk, "strategies"),
        sentence=_sentence(found),
        lede=found.summary,
        figures=tuple(_figures(found, amounts)),
        facts=tuple(_line(each, assumed) for each in view.facts),
        sections=tuple(
            TakesSection(
                each.heading, tuple(_line(line, assumed) for line in each.lines)
            )
            for each in view.sections
        ),
        used_by=tuple(_users(desk, found)),
        fields=tuple(
            _field(name, asked.get(name, ""), most) for name, most in _SIZES.items()
        ),
        channels=_channel_input(desk, offered, chosen),
        action=fragments.url_of(desk, "catalog.strategy", template_id=found.id),
        size_said=text(
            "web.catalog.size.set"
            if any(sizes.values()) or chosen
            else "web.catalog.size.open"
        ),
        note=view.note,
    )


def _size(typed: str, most: int) -> int | None:
    """The number that was typed; None for none, or for what is none."""
    plain = typed.strip().replace(",", "")
    return int(plain) if plain.isdecimal() and int(plain) <= most else None


def _field(name: str, typed: str, most: int) -> Input:
    is_wrong = bool(typed.strip()) and _size(typed, most) is None
    return Input(
        widget="number",
        name=name,
        id=f"size-{name}",
        label=text(f"web.catalog.size.{name}"),
        value=typed,
        errors=(text("web.catalog.size.wrong", n=most),) if is_wrong else (),
    )


def _channels_of(template: StrategyTemplate) -> tuple[str, ...]:
    used = (each.channel for each in template.requirements)
    return tuple(dict.fromkeys(each for each in used if each is not None))


def _channel_input(
    desk: Desk, offered: tuple[str, ...], chosen: tuple[str, ...]
) -> Input | None:
    """The channels that some of its requirements hang on; None where none does."""
    if not offered:
        return None
    return Input(
        widget="choices",
        name="channels",
        id="size-channels",
        label=text("web.catalog.size.channels"),
        options=tuple(
            Option(each, desk.names.of("channel", each), each in chosen)
            for each in offered
        ),
    )


def _sentence(template: StrategyTemplate) -> str:
    """How much it takes before buyers see anything."""
    skills = {
        each.skill for each in template.requirements if isinstance(each, WorkNeed)
    }
    values = {
        "name": template.name,
        "n": _must_haves(template),
        "n_more": len(skills),
    }
    setup = milestones(template).get("setup")
    if setup is None or setup.unknown:
        return text("web.catalog.strategy.sentence", **values)
    said = span(setup, "weeks", voice())
    return text("web.catalog.strategy.sentence.setup", text=said, **values)


def _must_haves(template: StrategyTemplate) -> int:
    needs = (each for each in template.requirements if each.importance == "must")
    return len({each.capability for each in needs if isinstance(each, CapabilityNeed)})


def _figures(template: StrategyTemplate, amounts: Amounts) -> Iterator[Figure]:
    weeks = milestones(template)
    for name in ("results", "pipeline", "revenue"):
        if name in weeks:
            said = span(weeks[name], "weeks", voice())
            detail = text("web.catalog.figure.after_live")
            yield Figure(text(f"strategy.label.{name}"), said, detail)
    runs = {each.id for each in template.phases if each.role == "run"}
    work = [each for each in template.requirements if isinstance(each, WorkNeed)]
    first = [each.id for each in work if each.phase not in runs]
    known: list[Fact[Any]] = [amounts[each] for each in first if each in amounts]
    missing = len(first) - len(known)
    rest = "rest" if missing else "all"
    yield Figure(
        text("web.catalog.figure.work"),
        span(summed(known), "hours", voice()) if known else text("value.not_known"),
        text(f"web.catalog.figure.work.{rest}", n=missing),
    )
    asks = sum(isinstance(each, PrerequisiteNeed) for each in template.requirements)
    yield Figure(text("web.catalog.figure.questions"), str(asks))


def _line(line: StrategyLine, assumed: str) -> TakesLine:
    is_assumed = line.source == assumed
    is_address = line.source.startswith(("https://", "http://"))
    url = line.source.partition(",")[0] if is_address else ""
    said = line.source.replace(url, host_of(url), 1) if url else line.source
    return TakesLine(
        mark=line.mark,
        text=line.text,
        why=line.why,
        source="" if is_assumed else said,
        url=url,
        is_assumed=is_assumed,
    )


def _users(desk: Desk, template: StrategyTemplate) -> Iterator[Link]:
    for each in desk.plan_file.plan.initiatives:
        if each.template == template.id:
            url = fragments.url_of(desk, "initiative.show", initiative_id=each.id)
            yield Link(each.name, url)
