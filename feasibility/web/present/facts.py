"""The pages of facts: lists as tables, who says so since when, and what is declared complete."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args

from feasibility.model.catalog import Area as StackArea
from feasibility.model.fact import UNKNOWN
from feasibility.model.noun import Noun
from feasibility.reports.locales import day
from feasibility.web import fragments
from feasibility.web.contexts.facts import (
    Area,
    Cell,
    Completeness,
    Entry,
    FactsPage,
    Section,
)
from feasibility.web.current import Desk
from feasibility.web.forms import labels
from feasibility.web.forms.kinds import kinds_of
from feasibility.web.forms.vocabulary import Vocabulary
from feasibility.web.present.capabilities import capability_map, facts_sentence
from feasibility.web.present.catalog_places import url_of_product
from feasibility.web.present.figures import facts_figures
from feasibility.web.present.frame import here
from feasibility.web.present.places import noun_at, raw_at
from feasibility.web.present.sections import AREAS, SECTIONS, AreaName, SectionPlan
from feasibility.web.present.values import Writer
from feasibility.web.wording import text, voice

# Of a longer list the rest is one step away, so that the lists after it can be found.
SHOWN_ENTRIES = 40


def facts_page(desk: Desk, area: AreaName) -> FactsPage:
    """One page of facts with its lists."""
    said = facts_sentence(desk, area)
    return FactsPage(
        kicker=text("web.facts.kicker"),
        areas=tuple(
            Area(
                text(f"web.facts.{each}"),
                fragments.url_of(desk, f"facts.{each}"),
                each == area,
            )
            for each in AREAS
        ),
        sentence=said.sentence,
        lede=said.lede,
        figures=facts_figures(desk, area),
        capability_map=capability_map(desk) if area == "stack" else (),
        sections=tuple(_section(desk, each) for each in SECTIONS[area]),
        can_edit=desk.acting.role != "viewer",
        version=desk.version,
        back=here(),
        remove_url=fragments.url_of(desk, "edits.remove"),
        edit_url=fragments.url_of(desk, "facts.declare"),
    )


def _section(desk: Desk, plan: SectionPlan) -> Section:
    noun = noun_at(f"{plan.path}[]")
    writer = Writer(Vocabulary(desk.plan_file, desk.catalog))
    entries = tuple(
        _entry(desk, plan, noun, writer, raw)
        for raw in raw_at(desk.plan_file, plan.path)
    )
    lists = tuple(_completeness(desk, plan))
    return Section(
        id=plan.id,
        title=text(f"web.section.{plan.id}"),
        lede=text(f"web.section.{plan.id}.lede"),
        head=tuple(labels.label(noun, column) for column in plan.columns),
        entries=entries[:SHOWN_ENTRIES],
        more_entries=entries[SHOWN_ENTRIES:],
        more_said=text("web.facts.more", n_more=len(entries) - SHOWN_ENTRIES),
        add_label=text(f"web.section.{plan.id}.add"),
        add_url=_form_url(desk, f"{plan.path}[]"),
        empty=text(f"web.section.{plan.id}.empty"),
        tells_origin=any(each.seen for each in entries),
        completeness=lists,
        complete_said=text(
            "web.complete.title",
            n_declared=sum(each.is_declared for each in lists),
            n=len(lists),
        ),
    )


def _entry(
    desk: Desk,
    plan: SectionPlan,
    noun: type[Noun],
    writer: Writer,
    raw: Mapping[str, Any],
) -> Entry:
    key = str(raw.get(noun.KEY, ""))
    path = f"{plan.path}[{key}]"
    return Entry(
        path=path,
        name=_name(desk, noun, writer, raw, path, key),
        url=_form_url(desk, path),
        cells=tuple(
            _cell(noun, column, writer, raw.get(column), path)
            for column in plan.columns
        ),
        seen=_seen(raw),
        note=str(raw.get("criteria") or ""),
        catalog_url=url_of_product(desk, str(raw.get("product") or "")),
    )


def _name(
    desk: Desk,
    noun: type[Noun],
    writer: Writer,
    raw: Mapping[str, Any],
    path: str,
    key: str,
) -> str:
    if "name" in raw:
        return str(raw["name"])
    if "from_provider" in raw:
        return desk.names.of("connection", key)
    if "counts" in raw:
        return labels.choice(noun, "counts", str(raw["counts"]))
    return writer.field(noun, noun.KEY, f"{path}.{noun.KEY}", key)


def _cell(noun: type[Noun], column: str, writer: Writer, raw: Any, path: str) -> Cell:
    kind = kinds_of(noun)[column]
    if raw is None and kind.holds == "fact":
        preset = noun.model_fields[column].default
        raw = preset.model_dump(mode="json") if preset is not None else None
    is_open = raw == UNKNOWN or (
        isinstance(raw, Mapping) and bool(raw.get("unknown") or raw.get("one_of"))
    )
    said = writer.field(noun, column, f"{path}.{column}", raw)
    return Cell(said or "–", is_open, is_empty=not said)


def _seen(raw: Mapping[str, Any]) -> str:
    """Who says so, and since when."""
    said = [str(raw[name]) for name in ("by", "source") if raw.get(name)][:1]
    if raw.get("seen"):
        said.append(
            day(date.fromisoformat(raw["seen"]), voice().locale, year=voice().year)
        )
    if raw.get("known") == "assumption":
        said.append(text("web.assumed"))
    return ", ".join(said)


def _completeness(desk: Desk, plan: SectionPlan) -> Iterator[Completeness]:
    company = desk.plan_file.company
    declared = {each.list: each for each in company.complete}
    for name in _lists(desk, plan):
        said = declared.get(name)
        values = {"area": name}
        yield Completeness(
            question=text("web.complete.question", **values),
            declared=text(
                "web.complete.declared", name=said.by, on_day=said.on.isoformat()
            )
            if said
            else "",
            consequence=text("web.complete.counts" if said else "web.complete.open"),
            path=f"company.complete[{name}]",
            list_name=name,
            is_declared=said is not None,
        )


def _lists(desk: Desk, plan: SectionPlan) -> Iterator[str]:
    for declares in plan.declares:
        if declares == "stack.*":
            yield from (f"stack.{area}" for area in get_args(StackArea))
        elif declares == "connections.*":
            yield from (
                f"connections.{each.id}" for each in desk.plan_file.company.stack
            )
        else:
            yield declares


def _form_url(desk: Desk, path: str) -> str:
    return fragments.url_of(desk, "facts.form", path=path, back=here())
