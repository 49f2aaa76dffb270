"""A strategy as plain text, for a terminal or a mail."""

from __future__ import annotations

from collections.abc import Iterator

from feasibility.reports.lines import hanging, section, whole, wrapped
from feasibility.reports.strategy_needs import StrategyLine
from feasibility.reports.strategy_views import StrategyView

_MARK = 6
_INDENT = " " * 4


def strategy_text(view: StrategyView, *, sources: bool = False) -> str:
    """The strategy in lines of at most 88 signs; with `sources`, who says so under each line."""
    lines = [f"{view.name} ({view.id})", *wrapped(view.summary), ""]
    width = max(len(fact.mark) for fact in view.facts)
    for fact in view.facts:
        lines += hanging(f"{fact.mark:<{width}} ", fact.text)
        lines += _source(fact, " " * (width + 4), sources)
    for each in view.sections:
        body = (text for line in each.lines for text in _line(line, sources))
        lines += section(each.heading, body)
    return whole([*lines, "", *wrapped(view.note)])


def _line(line: StrategyLine, sources: bool) -> Iterator[str]:
    """The words and then the reason, behind the mark."""
    whole_ends = (".", "?") if line.why else (".", "?", ")")
    said = line.text if line.text.endswith(whole_ends) else f"{line.text}."
    text = f"{said} {line.why}".strip()
    if line.mark:
        yield from hanging(f"{line.mark:<{_MARK}}", text)
    else:
        yield from hanging("-", text)
    yield from _source(line, " " * (_MARK + 3 if line.mark else len(_INDENT)), sources)


def _source(line: StrategyLine, indent: str, sources: bool) -> Iterator[str]:
    if sources and line.source:
        yield from wrapped(f"[{line.source}]", indent)
