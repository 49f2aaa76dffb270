"""The report as Markdown, for a wiki or a ticket. What users typed is written as text, not as marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from feasibility.reports.proofs import Proof
from feasibility.reports.tables import Table
from feasibility.reports.view import (
    FindingView,
    InitiativeView,
    PremiseView,
    ReportView,
    VerdictView,
)

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LIST_START = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")


def render_markdown(view: ReportView) -> str:
    """The report in Markdown with tables."""
    lines = [
        *_head(view),
        *_section("##", view.labels["verdicts"], _verdicts(view)),
        *_section("##", view.labels["questions"], _questions(view)),
        *_section("##", view.labels["clashes"], _bullets(view.clashes)),
        *_section("##", view.labels["plan_findings"], _findings(view.findings)),
    ]
    for initiative in view.initiatives:
        lines += _section("##", initiative.name, _initiative(initiative, view))
    lines += _section(
        "##", view.labels["assumptions"], _premises(view.assumptions, view)
    )
    lines += _section("##", view.labels["premises"], _premises(view.premises, view))
    lines += ["", "---", "", plain(view.rests_on), plain(view.imprint)]
    return "\n".join(lines).strip("\n") + "\n"


def plain(text: str) -> str:
    """A text whose signs mean themselves, on one line."""
    escaped = _MARKS.sub(r"\\\1", " ".join(text.split()))
    return _LIST_START.sub(r"\1\\\2\3", escaped)


def _head(view: ReportView) -> Iterator[str]:
    yield f"# {plain(view.company)} · {plain(view.plan)}"
    yield from ("", plain(view.as_of), "")
    yield f"**{_verdict_words(view.verdict)}**"
    yield from ("", plain(view.sentence), "")
    yield f"| {' | '.join(plain(figure.label) for figure in view.figures)} |"
    yield f"|{'---|' * len(view.figures)}"
    yield f"| {' | '.join(f'**{plain(each.value)}** {plain(each.note)}' for each in view.figures)} |"


def _verdict_words(verdict: VerdictView) -> str:
    grounds = f" · {verdict.grounds}" if verdict.grounds else ""
    return plain(f"{verdict.sign} {verdict.word}{grounds}")


def _section(marks: str, heading: str, body: Iterable[str]) -> Iterator[str]:
    lines = list(body)
    if lines:
        yield from ("", f"{marks} {plain(heading)}", "", *lines)


def _verdicts(view: ReportView) -> Iterator[str]:
    yield f"| {plain(view.labels['verdict'])} | {plain(view.labels['initiative'])} |"
    yield "|---|---|"
    for each in view.initiatives:
        yield f"| {_verdict_words(each.verdict)} | **{plain(each.name)}.** {plain(each.verdict.reason)} |"


def _questions(view: ReportView) -> Iterator[str]:
    for number, question in enumerate(view.questions, start=1):
        yield f"{number}. {plain(question.sentence)}"


def _initiative(initiative: InitiativeView, view: ReportView) -> Iterator[str]:
    yield f"**{_verdict_words(initiative.verdict)}.** {plain(initiative.verdict.reason)}"
    if initiative.verdict.grounds_sentence:
        yield from ("", plain(initiative.verdict.grounds_sentence))
    if initiative.given:
        yield from ("", f"> {plain(initiative.given)}")
    for name in ("gaps", "open", "asks", "warns", "worse_without"):
        yield from _section(
            "###", view.labels[name], _findings(getattr(initiative, name))
        )
    yield from _section(
        "###",
        view.labels["deciding"],
        _bullets(each.sentence for each in initiative.questions),
    )
    for proof in initiative.proofs:
        yield from _section(
            "###", f"{view.labels['proof']}: {proof.claim}", _proof(proof)
        )
    yield from _section(
        "###", view.labels["requirements"], _requirements(initiative, view)
    )


def _findings(findings: Iterable[FindingView]) -> Iterator[str]:
    for finding in findings:
        yield f"- {finding.sign} `{finding.rule}` {plain(finding.text)}"


def _bullets(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield f"- {plain(text)}"


def _requirements(initiative: InitiativeView, view: ReportView) -> Iterator[str]:
    if not initiative.requirements:
        return
    names = ("requirement", "importance", "agreed")
    yield f"| {' | '.join(plain(view.labels[name]) for name in names)} |"
    yield "|---|---|---|"
    for each in initiative.requirements:
        yield f"| {plain(each.name)} | {plain(each.importance)} | {plain(each.action)} |"


def _proof(proof: Proof) -> Iterator[str]:
    for line in proof.lines:
        yield from (plain(line), "")
    for table in proof.tables:
        yield from (*_table(table), "")
    for case in proof.cases:
        yield from (f"**{plain(case.claim)}**", "", *_proof(case))
    if proof.notes:
        yield f"*{plain(' '.join(proof.notes))}*"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield from (f"{plain(table.caption)}:", "")
    yield f"| {' | '.join(plain(cell) for cell in table.head)} |"
    yield "|" + "".join(
        "---:|" if column in table.numbers else "---|"
        for column in range(len(table.head))
    )
    for number, row in enumerate(table.rows):
        total = number >= len(table.rows) - table.totals
        cells = [
            f"**{plain(cell)}**" if total and cell else plain(cell) for cell in row
        ]
        yield f"| {' | '.join(cells)} |"


def _premises(premises: tuple[PremiseView, ...], view: ReportView) -> Iterator[str]:
    if not premises:
        return
    names = ("fact", "value", "source", "seen", "known")
    yield f"| {' | '.join(plain(view.labels[name]) for name in names)} |"
    yield "|---|---|---|---|---|"
    for each in premises:
        known = ", ".join(
            dict.fromkeys(part for part in (each.known, *each.tags) if part)
        )
        cells = (each.name, each.value, each.source, each.seen, known)
        yield f"| {' | '.join(plain(cell) for cell in cells)} |"
