"""What a strategy takes, as somebody who plans reads it: the short facts first, then phase by phase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from feasibility.model.catalog import Catalog
from feasibility.model.fact import Fact
from feasibility.model.requirement import (
    PrerequisiteNeed,
    QueueNeed,
    Requirement,
    TemplatePhase,
    WorkNeed,
)
from feasibility.model.strategy import Kpi, StrategyTemplate
from feasibility.reports.locales import joined
from feasibility.reports.names import build_names, in_words
from feasibility.reports.strategy_facts import strategy_facts, summed
from feasibility.reports.strategy_needs import (
    Amounts,
    StrategyLine,
    need_line,
    source_words,
    span,
)
from feasibility.reports.translation import Voice

_IMPORTANCE = ("must", "should", "could")
_SIGNS = {"leading": "early", "lagging": "result"}


@dataclass(frozen=True)
class StrategySection:
    """A heading and the lines under it."""

    heading: str
    lines: tuple[StrategyLine, ...]


@dataclass(frozen=True)
class StrategyView:
    """A strategy in words. `facts` are short; `sections` are its phases and what goes beyond them."""

    id: str
    name: str
    summary: str
    facts: tuple[StrategyLine, ...]
    sections: tuple[StrategySection, ...]
    note: str


def build_strategy_view(
    template: StrategyTemplate,
    catalog: Catalog,
    *,
    amounts: Amounts,
    channels: Sequence[str] = (),
) -> StrategyView:
    """A strategy as a reader sees it.

    Args:
        template: the strategy.
        catalog: where the names of what it needs, and the strategies it falls back to, stand.
        amounts: hours of its work, and how much it takes of limits, where the size is known.
        channels: leaves out what hangs on any other; none: all is told, with its channel.
    """
    voice = Voice(names=build_names(None, catalog))
    told = _Told(template, catalog, amounts, tuple(channels), voice)
    return StrategyView(
        template.id,
        template.name,
        template.summary,
        tuple(strategy_facts(template, voice)),
        tuple(each for each in told.sections() if each.lines),
        voice.say("strategy.estimates"),
    )


@dataclass(frozen=True)
class _Told:
    template: StrategyTemplate
    catalog: Catalog
    amounts: Amounts
    channels: tuple[str, ...]
    voice: Voice

    def sections(self) -> Iterator[StrategySection]:
        template = self.template
        needs = [need for need in template.requirements if self._is_told(need)]
        for phase in template.phases:
            yield self._phase(phase, [each for each in needs if each.phase == phase.id])
        yield self._section("questions", self._questions(needs))
        yield self._section("kpis", map(self._kpi, template.kpis))
        yield self._section("fails", self._failures())
        yield self._section("fallback", self._fallbacks())
        yield self._section("figures", self._figures())
        words = ", ".join(template.words)
        yield self._section("words", [StrategyLine("", words)] if words else [])

    def _section(self, name: str, lines: Iterable[StrategyLine]) -> StrategySection:
        return StrategySection(self.voice.say(f"strategy.section.{name}"), tuple(lines))

    def _is_told(self, need: Requirement) -> bool:
        return (
            need.channel is None or not self.channels or need.channel in self.channels
        )

    def _phase(self, phase: TemplatePhase, needs: list[Requirement]) -> StrategySection:
        shown = [each for each in needs if not isinstance(each, PrerequisiteNeed)]
        lines = [
            need_line(each, self.amounts, self.voice)
            for each in sorted(shown, key=_rank)
        ]
        return StrategySection(self._phase_words(phase, shown), tuple(lines))

    def _phase_words(self, phase: TemplatePhase, needs: Sequence[Requirement]) -> str:
        """Its name, weeks and hours; what runs without an end has the hours of a block of weeks."""
        work = [need for need in needs if isinstance(need, WorkNeed)]
        known = [self.amounts[need.id] for need in work if need.id in self.amounts]
        block = phase.least_weeks.typical if phase.role == "run" else None
        length = phase.least_weeks if block is None else Fact[int](value=block)
        values = {
            "text": phase.name,
            "other_text": span(length, "weeks", self.voice),
            "third_text": span(summed(known), "hours", self.voice),
        }
        kind = "phase" if block is None else "open_end"
        if known:
            kind += ".with_work" if len(known) == len(work) else ".with_some_work"
        return self.voice.say(f"strategy.{kind}", values)

    def _questions(self, needs: list[Requirement]) -> Iterator[StrategyLine]:
        """What to answer, in the order in which the phases ask for it."""
        for phase in self.template.phases:
            for need in needs:
                if isinstance(need, PrerequisiteNeed) and need.phase == phase.id:
                    line = need_line(need, self.amounts, self.voice)
                    values = {"text": phase.name, "other_text": line.text}
                    text = self.voice.say("strategy.before_phase", values)
                    yield StrategyLine(line.mark, text, line.why, line.source)

    def _kpi(self, kpi: Kpi) -> StrategyLine:
        say = self.voice.say
        shared = [in_words(each) for each in kpi.shared_by]
        values = {"text": kpi.name, "other_text": joined(shared, self.voice.locale)}
        return StrategyLine(
            say(f"strategy.mark.{_SIGNS[kpi.sign]}") if kpi.sign else "",
            say("strategy.kpi", values) if shared else kpi.name,
        )

    def _failures(self) -> Iterator[StrategyLine]:
        for reason in self.template.fails_because:
            sign = reason.early_sign
            why = sign and self.voice.say("strategy.early_sign", {"text": sign})
            source = source_words(reason, self.voice)
            yield StrategyLine("", reason.why, why or "", source)

    def _fallbacks(self) -> Iterator[StrategyLine]:
        """The strategies one falls back to, one after the other, each with when."""
        templates = {each.id: each for each in self.catalog.templates}
        current, passed = self.template, {self.template.id}
        while current.fallback in templates and current.fallback not in passed:
            following = templates[current.fallback]
            values = {"text": following.name, "other_text": current.fallback_when}
            text = self.voice.say("strategy.fallback", values)
            yield StrategyLine("", text if current.fallback_when else following.name)
            passed.add(following.id)
            current = following

    def _figures(self) -> Iterator[StrategyLine]:
        for figure in self.template.figures:
            values = {
                "text": figure.name,
                "other_text": span(figure.amount, "plain", self.voice),
                "third_text": figure.unit,
            }
            more = ".or_more" if figure.or_more else ""
            text = self.voice.say(f"strategy.figure{more}", values)
            yield StrategyLine("", text, source=source_words(figure, self.voice))


def _rank(need: Requirement) -> tuple[bool, int]:
    """Capabilities and flows by importance; waiting and people's hours after them."""
    last = isinstance(need, WorkNeed | QueueNeed)
    return last, 0 if last else _IMPORTANCE.index(need.importance)
