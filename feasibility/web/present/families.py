"""Findings by family of rules, and the facts behind a verdict that may be otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from feasibility.model.assessment import (
    Finding,
    InitiativeAssessment,
    Premise,
    Status,
)
from feasibility.model.rule_book import rule_of
from feasibility.reports.amounts import fact_value
from feasibility.reports.facts import fact_label
from feasibility.reports.findings import statement
from feasibility.reports.locales import joined
from feasibility.reports.verdicts import carrier_sentence
from feasibility.reports.view import STATUS_SIGNS
from feasibility.web import fragments
from feasibility.web.contexts.initiative import FamilyRow, RestsOn
from feasibility.web.current import Desk
from feasibility.web.present.frame import here
from feasibility.web.present.places import field_at
from feasibility.web.present.questions import fact_path
from feasibility.web.present.requirements import (
    STYLES,
    needs_of,
    url_of_need,
    worst,
)
from feasibility.web.wording import text, voice

_STATUSES: tuple[Status, ...] = ("missing", "partial", "open", "met")
_MOST_PREMISES = 8
_ROOTS = ("company.", "plan.")


def family_rows(desk: Desk, assessed: InitiativeAssessment) -> tuple[FamilyRow, ...]:
    """One line a family, in the order in which rules are told."""
    needs = needs_of(desk, desk.initiative(assessed.id))
    urls = {key: url_of_need(desk, need) for key, need in needs.items()}
    by_family: dict[str, list[Finding]] = defaultdict(list)
    for finding in assessed.findings:
        rule = rule_of(finding.rule)
        by_family[rule.family if rule else "other"].append(finding)
    return tuple(_row(family, found, urls) for family, found in by_family.items())


def _row(family: str, findings: list[Finding], urls: Mapping[str, str]) -> FamilyRow:
    counts = Counter(each.status for each in findings)
    said = [
        text(f"web.family.n_{status}", n=counts[status])
        for status in _STATUSES
        if counts[status]
    ]
    most = worst(findings)
    assert most is not None
    findings.sort(key=lambda each: _STATUSES.index(each.status))
    return FamilyRow(
        name=text(f"web.family.{family.replace(' ', '_')}"),
        sign=STATUS_SIGNS[most.status],
        style=STYLES[most.status],
        counts=joined(said, voice().locale),
        statements=tuple(
            (
                STATUS_SIGNS[each.status],
                STYLES[each.status],
                statement(each, voice()),
                urls.get(each.subject, ""),
            )
            for each in findings
        ),
    )


def rests_on(desk: Desk, assessed: InitiativeAssessment) -> tuple[RestsOn, ...]:
    """The assumptions that carry the verdict, then other soft facts its findings were read from."""
    carried = {each.path for each in assessed.carriers}
    lines = [
        RestsOn(
            tag=text("report.tag.assumed"),
            sentence=carrier_sentence(each, assessed, voice()),
            detail=text("web.rests.carries"),
            url=form_url(desk, each.path),
        )
        for each in assessed.carriers
    ]
    soft = (each for each in _soft(desk, assessed) if each.path not in carried)
    lines += [_premise(desk, each) for each in list(soft)[:_MOST_PREMISES]]
    return tuple(lines)


def form_url(desk: Desk, path: str) -> str:
    """Where a fact is edited; empty for a claim of the catalog."""
    place = fact_path(path)
    if not place.startswith(_ROOTS):
        return ""
    if "[#" in place or field_at(place) is None:
        place = place.partition("[#")[0]
    return fragments.url_of(desk, "facts.form", path=place, back=here())


def _soft(desk: Desk, assessed: InitiativeAssessment) -> Iterator[Premise]:
    """Facts of the company and the plan, read for this initiative, that are soft or disputed."""
    read = {each.path for finding in assessed.findings for each in finding.evidence}
    for premise in desk.assessment.premises:
        disputed = isinstance(premise.fact, dict) and premise.fact.get("one_of")
        ours = premise.path.startswith(_ROOTS)
        if (
            ours
            and premise.path in read
            and (premise.assumed or premise.stale or disputed)
        ):
            yield premise


def _premise(desk: Desk, premise: Premise) -> RestsOn:
    label = fact_label(premise.path, voice())
    value = fact_value(premise.path, premise.fact, voice())
    said = [each for each in (premise.source, premise.by) if each][:1]
    if premise.seen:
        said.append(text("value.plain_day", plain_day=premise.seen))
    tag = "assumed" if premise.assumed else "stale" if premise.stale else "disputed"
    return RestsOn(
        tag=text(f"web.tag.{tag}"),
        sentence=f"{label[:1].upper()}{label[1:]}: {value}.",
        detail=", ".join(said),
        url=form_url(desk, premise.path),
    )
