"""The report as plain text, for a terminal or a mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from feasibility.reports.lines import WIDTH, bullets, hanging, section, whole, wrapped
from feasibility.reports.proofs import Proof
from feasibility.reports.tables import Table
from feasibility.reports.view import (
    SHOWN_QUESTIONS,
    FindingView,
    InitiativeView,
    ReportView,
    VerdictView,
)

_SHOWN_GIVEN = 400
_LEAST_COLUMN = 20


def render_text(view: ReportView) -> str:
    """The report in lines of at most 88 signs."""
    lines = [
        *_head(view),
        *section(view.labels["verdicts"], _verdicts(view)),
        *section(view.labels["questions"], _questions(view)),
        *section(view.labels["clashes"], bullets(view.clashes)),
        *section(view.labels["plan_findings"], _findings(view.findings)),
    ]
    for initiative in view.initiatives:
        lines += section(initiative.name, _initiative(initiative, view))
    lines += section(view.labels["assumptions"], _assumptions(view))
    lines += ["", *wrapped(view.rests_on), *wrapped(view.imprint)]
    return whole(lines)


def _head(view: ReportView) -> Iterator[str]:
    title = f"{view.company} · {view.plan}"
    yield f"{title}{view.as_of:>{max(len(view.as_of) + 2, WIDTH - len(title))}}"
    yield ""
    yield _verdict_words(view.verdict)
    yield from wrapped(view.sentence)
    yield ""
    width = max(len(figure.label) for figure in view.figures)
    for figure in view.figures:
        note = f" ({figure.note})" if figure.note else ""
        yield f"  {figure.label:<{width}}  {figure.value}{note}"


def _verdict_words(verdict: VerdictView) -> str:
    grounds = f" · {verdict.grounds}" if verdict.grounds else ""
    return f"{verdict.sign} {verdict.word}{grounds}"


def _verdicts(view: ReportView) -> Iterator[str]:
    for initiative in view.initiatives:
        yield f"{_verdict_words(initiative.verdict)}: {initiative.name}"
        yield from wrapped(initiative.verdict.reason, "    ")


def _questions(view: ReportView) -> Iterator[str]:
    for number, question in enumerate(view.questions[:SHOWN_QUESTIONS], start=1):
        first, *rest = wrapped(question.sentence, "    ")
        yield f"{number:>2}. {first[4:]}"
        yield from rest
    if view.more_questions:
        yield f"    {view.more_questions}"


def _initiative(initiative: InitiativeView, view: ReportView) -> Iterator[str]:
    verdict = initiative.verdict
    yield _verdict_words(verdict)
    yield from wrapped(verdict.reason)
    yield from wrapped(verdict.grounds_sentence)
    if initiative.given:
        yield ""
        given = " ".join(initiative.given.split())
        shown = given if len(given) <= _SHOWN_GIVEN else f"{given[:_SHOWN_GIVEN]}…"
        yield from wrapped(f"{view.labels['given']}: “{shown}”")
    for name in ("gaps", "open", "asks", "warns", "worse_without"):
        yield from _part(view.labels[name], _findings(getattr(initiative, name)))
    yield from _part(
        view.labels["deciding"],
        bullets(each.sentence for each in initiative.questions),
    )
    for proof in initiative.proofs:
        yield ""
        yield from _proof(proof, view)


def _part(heading: str, body: Iterable[str]) -> Iterator[str]:
    lines = list(body)
    if lines:
        yield from ("", f"{heading}:", *lines)


def _findings(findings: Iterable[FindingView]) -> Iterator[str]:
    for finding in findings:
        yield from hanging(f"{finding.sign} {finding.rule}", finding.text)


def _proof(proof: Proof, view: ReportView, indent: str = "") -> Iterator[str]:
    yield from wrapped(
        f"{view.labels['proof'] if not indent else '-'}: {proof.claim}".replace(
            "-: ", "- "
        ),
        indent,
    )
    inner = f"{indent}  "
    for line in proof.lines:
        yield from wrapped(line, inner)
    for table in proof.tables:
        yield from _table(table, inner)
    for case in proof.cases:
        yield from _proof(case, view, inner)
    if proof.notes:
        yield from wrapped(" ".join(proof.notes), inner)


def _table(table: Table, indent: str) -> Iterator[str]:
    rows = (table.head, *table.rows)
    widths = _widths(rows, WIDTH - len(indent))
    rule = f"{indent}{'─' * (sum(widths) + 2 * len(widths) - 2)}"
    yield ""
    if table.caption:
        yield f"{indent}{table.caption}"
    for number, row in enumerate(rows):
        if table.totals and number == len(rows) - table.totals:
            yield rule
        for line in _row(row, widths, table.numbers):
            yield f"{indent}{line}"
        if number == 0:
            yield rule
    yield ""


def _widths(rows: Sequence[tuple[str, ...]], room: int) -> list[int]:
    """As wide as their longest cells; where that is too wide, the widest column gives way."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    over = sum(widths) + 2 * len(widths) - 2 - room
    if over > 0:
        widest = widths.index(max(widths))
        widths[widest] = max(widths[widest] - over, _LEAST_COLUMN)
    return widths


def _row(
    row: tuple[str, ...], widths: list[int], numbers: tuple[int, ...]
) -> Iterator[str]:
    """A row in as many lines as its longest cell takes."""
    cells = [wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
    for line in range(max(map(len, cells))):
        shown = [cell[line] if line < len(cell) else "" for cell in cells]
        yield "  ".join(
            f"{text:>{width}}" if column in numbers else f"{text:<{width}}"
            for column, (text, width) in enumerate(zip(shown, widths, strict=True))
        )


def _assumptions(view: ReportView) -> Iterator[str]:
    for premise in view.assumptions:
        yield from hanging("-", f"{premise.name}: {premise.value}")
    if view.more_assumptions:
        yield from wrapped(view.more_assumptions, "  ")
