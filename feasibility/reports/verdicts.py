"""Headlines with what stands behind them: one sentence an initiative, one for the plan."""

from __future__ import annotations

from collections.abc import Iterator

from feasibility.model.assessment import (
    Assessment,
    Carrier,
    DecidingFact,
    Headline,
    InitiativeAssessment,
    NotSettled,
    OpenCertificate,
    RefutationCertificate,
)
from feasibility.reports.amounts import fact_value
from feasibility.reports.claims import claim
from feasibility.reports.facts import fact_label
from feasibility.reports.findings import gaps, statement
from feasibility.reports.translation import Voice

SIGNS: dict[Headline, str] = {
    "feasible": "✓",
    "feasible_with_changes": "▲",
    "feasible_with_changes_at_most": "▲",
    "infeasible": "✕",
    "infeasible_as_written": "▲",
    "unknown": "?",
    "not_proven": "…",
}
MOST_NEEDS_YOU: tuple[Headline, ...] = (
    "feasible_with_changes",
    "feasible_with_changes_at_most",
    "infeasible_as_written",
    "unknown",
    "infeasible",
    "not_proven",
    "feasible",
)
_SHOWN_FACTS = 2


def headline_word(headline: Headline, voice: Voice) -> str:
    """The words that stand for a verdict."""
    return voice.say(f"headline.{headline}")


def reason(initiative: InitiativeAssessment, voice: Voice) -> str:
    """The sentence behind a headline: what was checked, what stands against it, what is open."""
    if initiative.as_stated == "feasible":
        return feasible_sentence(initiative, voice)
    if initiative.as_stated == "unknown":
        return unknown_sentence(initiative, voice)
    if initiative.as_stated == "not_proven":
        return not_proven_sentence(initiative, voice)
    return infeasible_sentence(initiative, voice)


def feasible_sentence(initiative: InitiativeAssessment, voice: Voice) -> str:
    """Never bare: what was checked, counted."""
    checked = ", ".join(_checked(initiative, voice))
    if not checked:
        return voice.say("verdict.feasible.nothing_needed")
    return voice.say("verdict.feasible", {"text": checked})


def _checked(initiative: InitiativeAssessment, voice: Voice) -> Iterator[str]:
    totals = {"n_requirements": _count_of_musts(initiative), **initiative.totals}
    for message, name in (
        ("requirements", "n_requirements"),
        ("flows", "n_flows"),
        ("hours", "needed_hours"),
    ):
        if totals.get(name):
            yield voice.say(f"checked.{message}", totals)
    if totals.get("spare_hours") is not None:
        yield voice.say("checked.spare", totals)
    if {"reached", "target", "measure"} <= totals.keys() and totals[
        "measure"
    ] != "launched":
        yield voice.say("checked.goal", totals)


def _count_of_musts(initiative: InitiativeAssessment) -> int:
    return sum(
        line.importance == "must" and line.action != "struck"
        for line in initiative.requirements
    )


def infeasible_sentence(initiative: InitiativeAssessment, voice: Voice) -> str:
    """The first gap that blocks, else the claim of the refutation."""
    blocking = gaps(initiative.findings)
    if blocking:
        text = statement(blocking[0], voice)
    elif isinstance(initiative.certificate, RefutationCertificate):
        text = _ended(claim(initiative.certificate.refutation, voice))
    else:
        text = ""
    if initiative.alone == "feasible":
        text = f"{text} {voice.say('verdict.alone_feasible')}"
    return text.strip()


def unknown_sentence(initiative: InitiativeAssessment, voice: Voice) -> str:
    """The facts that decide; without any, the refutation that may still turn out wrong."""
    facts = deciding(initiative)
    if facts:
        few = len(facts) <= _SHOWN_FACTS
        labels = [
            fact_label(fact.path, voice) for fact in (facts if few else facts[:1])
        ]
        values = {"n": len(facts), "text": _ended("; ".join(labels))}
        return voice.say("verdict.unknown" if few else "verdict.unknown.first", values)
    if isinstance(initiative.certificate, OpenCertificate):
        return f"{claim(initiative.certificate.refutation, voice)}?"
    return ""


def _ended(text: str) -> str:
    """A sentence's end, unless it has one."""
    return text if text.endswith((".", "?")) else f"{text}."


def deciding(initiative: InitiativeAssessment) -> list[DecidingFact]:
    """The facts that decide an initiative, each once: those a yes needs, then those enough for no."""
    facts = initiative.deciding_facts
    return list(
        {
            fact.path: fact for fact in (*facts.enough_for_no, *facts.needed_for_yes)
        }.values()
    )


def not_proven_sentence(initiative: InitiativeAssessment, voice: Voice) -> str:
    """What was tried, and how near it came."""
    certificate = initiative.certificate
    if not isinstance(certificate, NotSettled):
        return voice.say("verdict.not_proven")
    if certificate.short_quarters:
        short = {"short_hours": certificate.short_quarters / 4}
        return voice.say("verdict.not_proven.short", short)
    return voice.say("verdict.not_proven")


def grounds_sentence(initiative: InitiativeAssessment, voice: Voice) -> str:
    """Whether the verdict rests on assumptions, on which, and where it turns."""
    if initiative.as_stated not in ("feasible", "infeasible"):
        return ""
    if initiative.grounds == "firm":
        return voice.say("grounds.firm.sentence")
    carriers = " ".join(
        carrier_sentence(each, initiative, voice) for each in initiative.carriers
    )
    return voice.say("grounds.assumed.sentence", {"text": carriers}).strip()


def carrier_sentence(
    carrier: Carrier, initiative: InitiativeAssessment, voice: Voice
) -> str:
    """One assumption that carries a verdict: `feasible above 62 h a month; 80 assumed`."""
    label = fact_label(carrier.path, voice)
    values = {
        "text": label[:1].upper() + label[1:],
        "other_text": fact_value(carrier.path, carrier.turns_at, voice),
        "third_text": fact_value(carrier.path, carrier.value, voice),
    }
    if carrier.turns_at is None:
        return voice.say("carrier.counts", values)
    if carrier.reads == "choice":
        return voice.say("carrier.turns", values)
    return voice.say(f"carrier.{initiative.as_stated}.{carrier.reads}", values)


def plan_sentence(assessment: Assessment, voice: Voice) -> str:
    """The plan in counts: `7 of 12 are feasible as written, 3 with changes, 2 not`."""
    total = len(assessment.initiatives)
    if total == 0:
        return voice.say("plan.no_initiatives")
    rest = "".join(
        voice.say(f"counts.{headline}", {"n": count})
        for headline in MOST_NEEDS_YOU
        if headline != "feasible" and (count := assessment.counts.get(headline, 0))
    )
    values = {
        "n_feasible": assessment.counts.get("feasible", 0),
        "n": total,
        "text": rest,
    }
    return voice.say("plan.sentence", values)


def questions_sentence(assessment: Assessment, voice: Voice) -> str:
    """How many answers decide how many verdicts; empty where nothing is open."""
    if not assessment.questions:
        return ""
    decided = {each for question in assessment.questions for each in question.decides}
    values = {
        "n": len(assessment.questions),
        "text": voice.say("figure.questions.decided", {"n": len(decided)}),
    }
    return voice.say("plan.questions", values)


def sorted_by_need(assessment: Assessment) -> list[InitiativeAssessment]:
    """Initiatives with those first that need somebody to decide; plan order within."""
    return sorted(
        assessment.initiatives, key=lambda each: MOST_NEEDS_YOU.index(each.headline)
    )
